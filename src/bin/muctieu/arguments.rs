//! Arguments: what there is, in the reader's language, and what was meant by those given.

use crate::output::Failure;
use crate::words::pick;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command, builder::PossibleValuesParser, value_parser};
use muctieu::data::xlsx::Choice;
use muctieu::eval::Status;
use muctieu::messages::Lang;
use muctieu::value::Date;
use std::ffi::OsString;
use std::path::PathBuf;

/// The commands by their names.
const COMMANDS: &str = "check, targets, eval, explain, scenario, test, fmt, render, draft, diff";

/// The language to speak, known before the arguments are read so that their own faults are told in it: `--lang`, else
/// the environment's choice, else Vietnamese.
pub fn lang_of(raw: &[OsString], environment: Option<&str>) -> Lang {
    let mut words = raw.iter().filter_map(|word| word.to_str()).take_while(|word| *word != "--");
    let mut asked = None;
    while let Some(word) = words.next() {
        if word == "--lang" {
            asked = words.next();
        } else if let Some(value) = word.strip_prefix("--lang=") {
            asked = Some(value);
        }
    }
    asked.or(environment).map_or(Lang::Vi, Lang::from_tag)
}

/// Reads the arguments. `help COMMAND` means the same as `COMMAND --help`.
pub fn parse(mut raw: Vec<OsString>, lang: Lang) -> Result<ArgMatches, Failure> {
    if raw.get(1).is_some_and(|word| word == "help") {
        raw.remove(1);
        raw.push("--help".into());
    }
    command(lang).try_get_matches_from(raw).map_err(|error| failure(&error, lang))
}

fn command(lang: Lang) -> Command {
    let say = |vi: &'static str, en: &'static str| pick(lang, vi, en);
    Command::new("muctieu")
        .version(env!("CARGO_PKG_VERSION"))
        .about(say(
            "Đọc mục tiêu của kế hoạch như văn bản viết, đối chiếu với số liệu công bố và kết luận từng mục tiêu.",
            "Reads a government's targets as the plan words them and judges each against published figures.",
        ))
        .override_usage(say("muctieu LỆNH [TÙY CHỌN]", "muctieu COMMAND [OPTIONS]"))
        .help_template(match lang {
            Lang::Vi => {
                "{about}\n\nCách dùng: {usage}\n\nLệnh:\n{subcommands}\n\nTùy chọn:\n{options}\n\nMỗi lệnh có hướng dẫn riêng: muctieu LỆNH --help\n"
            }
            Lang::En => "{about}\n\nUsage: {usage}\n\nCommands:\n{subcommands}\n\nOptions:\n{options}\n\nEach command has its own help: muctieu COMMAND --help\n",
        })
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .arg(
            Arg::new("lang")
                .long("lang")
                .global(true)
                .value_name("vi|en")
                .value_parser(PossibleValuesParser::new(["vi", "en"]))
                .hide_possible_values(true)
                .help(say("Ngôn ngữ (mặc định: vi; cũng đặt được bằng MUCTIEU_LANG)", "Language (default: vi; MUCTIEU_LANG sets it too)")),
        )
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .global(true)
                .action(ArgAction::Help)
                .help(say("Hiện hướng dẫn này", "Show this help")),
        )
        .arg(
            Arg::new("version").short('V').long("version").action(ArgAction::Version).help(say("Hiện phiên bản", "Show the version")),
        )
        .subcommand(check(lang))
        .subcommand(targets(lang))
        .subcommand(eval(lang))
        .subcommand(explain(lang))
        .subcommand(crate::scenario::arguments(lang))
        .subcommand(draft(lang))
        .subcommand(diff(lang))
        .subcommand(test(lang))
        .subcommand(fmt(lang))
        .subcommand(render(lang))
}

/// A command with what all of them take.
pub fn subcommand(name: &'static str, about: &'static str, usage: &'static str, formats: &'static str, lang: Lang) -> Command {
    let say = |vi: &'static str, en: &'static str| pick(lang, vi, en);
    plain(name, about, usage, lang)
        .arg(
            Arg::new("format")
                .long("format")
                .value_name(formats)
                .value_parser(PossibleValuesParser::new(formats.split('|')))
                .hide_possible_values(true)
                .default_value("text")
                .hide_default_value(true)
                .help(say("Dạng kết quả (mặc định: text)", "Form of the answer (default: text)")),
        )
        .arg(strict_argument(lang))
}

fn strict_argument(lang: Lang) -> Arg {
    Arg::new("strict").long("strict").action(ArgAction::SetTrue).help(pick(
        lang,
        "Chỉ số chưa khai báo và mâu thuẫn giữa các văn bản là lỗi",
        "Undeclared indicators and contradictions between documents are errors",
    ))
}

/// A command with nothing but its help.
fn plain(name: &'static str, about: &'static str, usage: &'static str, lang: Lang) -> Command {
    Command::new(name).about(about).override_usage(usage).help_template(match lang {
        Lang::Vi => "{about}\n\nCách dùng: {usage}\n\nĐối số:\n{positionals}\n\nTùy chọn:\n{options}\n{after-help}",
        Lang::En => "{about}\n\nUsage: {usage}\n\nArguments:\n{positionals}\n\nOptions:\n{options}\n{after-help}",
    })
}

fn fmt(lang: Lang) -> Command {
    let say = |vi: &'static str, en: &'static str| pick(lang, vi, en);
    plain(
        "fmt",
        say("Trình bày lại tệp quy tắc theo một mẫu, giữ nguyên nghĩa và chú thích", "Lay out rule files in one way, meaning and comments kept"),
        say("muctieu fmt TỆP… [TÙY CHỌN]", "muctieu fmt FILE… [OPTIONS]"),
        lang,
    )
    .arg(file_argument(lang).required(true))
    .arg(Arg::new("check").long("check").action(ArgAction::SetTrue).help(say(
        "Không ghi gì, chỉ liệt kê những tệp chưa đúng mẫu",
        "Write nothing, list the files that are laid out otherwise",
    )))
    .after_help(say(
        "Với - thì đọc từ đầu vào chuẩn và in ra. Mã thoát: 0 xong, 1 có tệp chưa đúng mẫu (--check), 2 sai cách dùng hoặc\nkhông đọc, ghi được tệp.",
        "With - standard input is read and the result printed. Exit code: 0 done, 1 some files are laid out otherwise\n(--check), 2 wrong usage or a file that can't be read or written.",
    ))
}

/// The rule files.
pub fn file_argument(lang: Lang) -> Arg {
    Arg::new("files").value_name(pick(lang, "TỆP", "FILE")).num_args(1..).value_parser(value_parser!(PathBuf)).help(pick(
        lang,
        "Tệp quy tắc .muctieu, thư mục chứa các tệp ấy, hoặc - để đọc từ đầu vào chuẩn",
        "Rule files (.muctieu), a folder of them, or - for standard input",
    ))
}

/// The figures.
pub fn metrics_argument(lang: Lang) -> Arg {
    Arg::new("metrics")
        .long("metrics")
        .value_name(pick(lang, "SỐ LIỆU", "DATA"))
        .num_args(1..)
        .action(ArgAction::Append)
        .value_parser(value_parser!(PathBuf))
        .help(pick(
            lang,
            "Tệp số liệu, tiến độ CSV, JSON hoặc XLSX, nêu được nhiều tệp hoặc thư mục; - là đầu vào chuẩn; không cần khi quy tắc đã có dòng: số liệu từ \"…\"",
            "Figures and progress as CSV, JSON or XLSX, several at once or a folder; - for standard input; not needed where the rules have a line: số liệu từ \"…\"",
        ))
}

/// What the owner of a workbook says of it.
pub fn workbook_arguments(lang: Lang) -> [Arg; 3] {
    let row = |name: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name(pick(lang, "DÒNG", "ROW")).value_parser(value_parser!(u32).range(1..)).help(help)
    };
    [
        Arg::new("sheet").long("sheet").value_name(pick(lang, "TRANG", "SHEET")).help(pick(
            lang,
            "Trang của tệp XLSX, theo tên hoặc số thứ tự (mặc định: mọi trang có bảng số liệu)",
            "Sheet of XLSX files, by name or number (default: every one with a table of figures)",
        )),
        row("header-row", pick(lang, "Dòng tiêu đề của tệp XLSX (mặc định: tự tìm)", "Row of headers of XLSX files (default: found)")),
        row("unit-row", pick(lang, "Dòng đơn vị tính dưới tiêu đề (mặc định: tự tìm)", "Row of units below the headers (default: found)")),
    ]
}

/// The sheet and rows that the arguments name.
pub fn workbook(arguments: &ArgMatches) -> Choice {
    Choice {
        sheet: arguments.get_one::<String>("sheet").cloned(),
        header_row: arguments.get_one::<u32>("header-row").copied(),
        unit_row: arguments.get_one::<u32>("unit-row").copied(),
    }
}

/// The as-of date.
pub fn date_argument(help: &'static str, lang: Lang) -> Arg {
    Arg::new("as-of").long("as-of").value_name(pick(lang, "NGÀY", "DATE")).help(help)
}

fn check(lang: Lang) -> Command {
    let say = |vi: &'static str, en: &'static str| pick(lang, vi, en);
    subcommand(
        "check",
        say("Kiểm tra tệp quy tắc: cú pháp, tên, đơn vị, kỳ, văn bản", "Check rule files: syntax, names, units, periods, documents"),
        say("muctieu check TỆP… [TÙY CHỌN]", "muctieu check FILE… [OPTIONS]"),
        "text|json|sarif|md",
        lang,
    )
    .arg(file_argument(lang).required(true))
    .arg(
        metrics_argument(lang).required(false).help(say(
            "Soát cả số liệu: tệp CSV, JSON hoặc XLSX, thư mục, hoặc -",
            "Check the figures too: CSV, JSON or XLSX, a folder, or -",
        )),
    )
    .args(workbook_arguments(lang))
    .arg(Arg::new("lint").long("lint").action(ArgAction::SetTrue).help(say(
        "Nêu thêm lời khuyên: thiếu chủ trì, trùng lặp, khai báo thừa, đơn vị viết hai cách, chưa có số liệu",
        "Give advice too: no lead, duplicates, unused declarations, units in two spellings, no figures",
    )))
    .arg(
        Arg::new("fix")
            .long("fix")
            .value_name("show")
            .num_args(0..=1)
            .require_equals(true)
            .default_missing_value("apply")
            .value_parser(PossibleValuesParser::new(["apply", "show"]))
            .hide_possible_values(true)
            .help(say(
                "Sửa ngay trong tệp những chỗ chắc chắn; --fix=show chỉ cho xem",
                "Mend in place what is certain; --fix=show only shows it",
            )),
    )
    .after_help(say(
        "Mã thoát: 0 không có lỗi, 1 có lỗi, 2 sai cách dùng hoặc không đọc, ghi được tệp.",
        "Exit code: 0 no errors, 1 errors, 2 wrong usage or a file that can't be read or written.",
    ))
}

fn targets(lang: Lang) -> Command {
    let say = |vi: &'static str, en: &'static str| pick(lang, vi, en);
    subcommand(
        "targets",
        say("Liệt kê các mục tiêu như máy hiểu, ở dạng chuẩn", "List the targets as understood, in canonical form"),
        say("muctieu targets TỆP… [TÙY CHỌN]", "muctieu targets FILE… [OPTIONS]"),
        "text|json|csv|md|html",
        lang,
    )
    .arg(file_argument(lang).required(true))
    .arg(date_argument(say("Chỉ tính văn bản đã ban hành vào ngày này", "Count only documents issued by this day"), lang))
    .after_help(say(
        "Mã thoát: 0 không có lỗi, 1 có dòng lỗi (các dòng đúng vẫn được liệt kê), 2 sai cách dùng.",
        "Exit code: 0 no errors, 1 some lines are wrong (the right ones are listed all the same), 2 wrong usage.",
    ))
}

fn diff(lang: Lang) -> Command {
    let say = |vi: &'static str, en: &'static str| pick(lang, vi, en);
    let path = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name).value_name(value).required(true).value_parser(value_parser!(PathBuf)).help(help)
    };
    subcommand(
        "diff",
        say("So sánh hai kế hoạch theo nghĩa: mới, bỏ, nâng, hạ, dời hạn, đổi chủ trì", "Compare two plans by meaning"),
        say("muctieu diff CŨ MỚI [TÙY CHỌN]", "muctieu diff OLD NEW [OPTIONS]"),
        "text|json|html|csv|xlsx",
        lang,
    )
    .arg(out_argument(say("Tệp để ghi (mặc định: in ra; xlsx luôn cần)", "File to write (default: printed; xlsx always needs one)"), lang))
    .arg(path(
        "old",
        say("CŨ", "OLD"),
        say(
            "Kế hoạch cũ: tệp .muctieu, hoặc văn bản (.txt, .md, .docx, .xlsx, .csv) để lập dự thảo rồi so",
            "The old plan: a .muctieu file, or a text that is drafted first",
        ),
    ))
    .arg(path("new", say("MỚI", "NEW"), say("Kế hoạch mới, như trên", "The new plan, likewise")))
    .after_help(say(
        "Bản dự thảo chỉ được so ở những dòng chắc chắn và nhiều khả năng.\nMã thoát: 0 so xong, 2 sai cách dùng hoặc không đọc được tệp.",
        "Of a draft only sure and likely lines are compared.\nExit code: 0 when compared, 2 wrong usage or an unreadable file.",
    ))
}

fn draft(lang: Lang) -> Command {
    let say = |vi: &'static str, en: &'static str| pick(lang, vi, en);
    subcommand(
        "draft",
        say(
            "Dự thảo tệp quy tắc từ văn bản kế hoạch; từng dòng cần người đối chiếu rồi mới dùng",
            "Draft a rule file from a plan's text; a person approves it line by line",
        ),
        say("muctieu draft VĂN-BẢN… [-o TỆP] [TÙY CHỌN]", "muctieu draft PLAN… [-o FILE] [OPTIONS]"),
        "text|json",
        lang,
    )
    .arg(
        Arg::new("files").value_name(pick(lang, "VĂN-BẢN", "PLAN")).num_args(1..).required(true).value_parser(value_parser!(PathBuf)).help(
            say(
                "Văn bản kế hoạch: .txt, .md, .docx, .xlsx, .csv, hoặc - để đọc từ đầu vào chuẩn",
                "The plan: .txt, .md, .docx, .xlsx, .csv, or - for standard input",
            ),
        ),
    )
    .arg(Arg::new("output").short('o').long("output").value_name(say("TỆP", "FILE")).value_parser(value_parser!(PathBuf)).help(say(
        "Ghi bản dự thảo vào tệp này (không ghi đè tệp đã có nếu không nêu --force)",
        "Write the draft to this file (an existing one is not overwritten without --force)",
    )))
    .arg(Arg::new("force").long("force").action(ArgAction::SetTrue).help(say("Ghi đè tệp đã có", "Overwrite an existing file")))
    .arg(Arg::new("explain").long("explain").action(ArgAction::SetTrue).help(say(
        "Nêu những chữ cho ra phép so sánh, con số, đơn vị, thời hạn, phạm vi và mức độ cam kết",
        "Print the words that gave comparator, figure, unit, deadline, scope and modality",
    )))
    .after_help(say(
        "Mã thoát: 0 đọc xong, 2 sai cách dùng hoặc không đọc, ghi được tệp.",
        "Exit code: 0 when read, 2 wrong usage or a file that can't be read or written.",
    ))
}

fn eval(lang: Lang) -> Command {
    let say = |vi: &'static str, en: &'static str| pick(lang, vi, en);
    subcommand(
        "eval",
        say("Kết luận từng mục tiêu theo số liệu", "Judge the targets by published figures"),
        say("muctieu eval TỆP… --metrics SỐ-LIỆU… [TÙY CHỌN]", "muctieu eval FILE… --metrics DATA… [OPTIONS]"),
        "text|json|csv|md|html|xlsx",
        lang,
    )
    .arg(file_argument(lang))
    .arg(metrics_argument(lang))
    .args(workbook_arguments(lang))
    .arg(date_argument(
        say("Ngày đánh giá, như 31/12/2026 hoặc 2026-12-31 (mặc định: hôm nay, giờ Việt Nam)", "Day to judge on, as 31/12/2026 or 2026-12-31 (default: today in Vietnam)"),
        lang,
    ))
    .arg(Arg::new("scenario").long("scenario").value_name(say("TÊN", "NAME")).help(say(
        "Kết luận theo kịch bản này thay cho xu hướng hiện nay",
        "Judge under this scenario instead of the present trend",
    )))
    .arg(out_argument(say("Tệp để ghi (mặc định: in ra; xlsx luôn cần)", "File to write (default: printed; xlsx always needs one)"), lang))
    .arg(
        Arg::new("fail-on").long("fail-on").value_name("missed,off_track,…").value_delimiter(',').num_args(1).action(ArgAction::Append).help(say(
            "Thoát với mã 3 khi có mục tiêu cam kết ở một trong các trạng thái này",
            "Exit with 3 when a committed target has one of these statuses",
        )),
    )
    .after_help(say(
        "Mã thoát: 0 dù kết luận thế nào, 1 có dòng lỗi trong quy tắc (các dòng đúng vẫn được kết luận),\n2 sai cách dùng hoặc không đọc được tệp, 3 có kết luận mà --fail-on nêu. Mục tiêu phấn đấu không kể.",
        "Exit code: 0 whatever the verdicts, 1 some rule lines are wrong (the right ones are judged all the same),\n2 wrong usage or an unreadable file, 3 a verdict that --fail-on names. Striven-for targets don't count.",
    ))
}

fn render(lang: Lang) -> Command {
    let say = |vi: &'static str, en: &'static str| pick(lang, vi, en);
    plain(
        "render",
        say(
            "Dựng trang HTML tĩnh, đọc và in được, không cần mã chạy trong trang",
            "Make a static HTML page to read and print, without scripts",
        ),
        say(
            "muctieu render TỆP… --metrics SỐ-LIỆU… [-o TRANG.html] [TÙY CHỌN]",
            "muctieu render FILE… --metrics DATA… [-o OUT.html] [OPTIONS]",
        ),
        lang,
    )
    .arg(file_argument(lang))
    .arg(metrics_argument(lang))
    .args(workbook_arguments(lang))
    .arg(strict_argument(lang))
    .arg(out_argument(say("Tệp để ghi (mặc định: in ra)", "File to write (default: printed)"), lang))
    .arg(Arg::new("fragment").long("fragment").action(ArgAction::SetTrue).help(say(
        "Chỉ phần nội dung, không kèm kiểu, để đặt trong thẻ <muc-tieu>",
        "Only the content, without styles, to stand inside <muc-tieu>",
    )))
    .arg(
        Arg::new("view")
            .long("view")
            .value_name("card|bullet|table|summary|timeline|tasks|index|compare,…")
            .value_delimiter(',')
            .num_args(1)
            .value_parser(PossibleValuesParser::new(muctieu::view::Kind::ALL.map(|(name, _)| name)))
            .hide_possible_values(true)
            .default_value("table")
            .hide_default_value(true)
            .help(say("Cách trình bày, nêu được nhiều cách (mặc định: table)", "How to show it, several at once (default: table)")),
    )
    .arg(
        Arg::new("target")
            .long("target")
            .value_name(say("MÃ", "IDS"))
            .help(say("Chỉ những mục tiêu này, cách nhau bằng dấu cách", "Only these targets, parted by spaces")),
    )
    .arg(
        Arg::new("group").long("group").value_name(say("NHÓM", "GROUP")).help(say(
            "Chỉ mục tiêu của một văn bản, một mục hay một cơ quan chủ trì",
            "Only the targets of a document, a section or a lead",
        )),
    )
    .arg(Arg::new("by").long("by").value_name("document|pillar|lead|status|code|late|none").help(say(
        "Xếp bảng theo văn bản, trụ cột, cơ quan chủ trì, kết luận; nhiệm vụ theo mã, cơ quan, số ngày trễ",
        "Group the table by document, pillar, lead, verdict; tasks by code, lead, days late",
    )))
    .arg(
        Arg::new("scenario")
            .long("scenario")
            .value_name(say("TÊN", "NAME"))
            .help(say("Kết luận theo kịch bản này thay cho xu hướng hiện nay", "Judge under this scenario instead of the present trend")),
    )
    .arg(Arg::new("compare-to").long("compare-to").value_name(say("NGÀY", "DATE")).help(say(
        "Ngày để đối chiếu trong khung nhìn compare; không nêu thì đối chiếu kịch bản với số liệu đã công bố",
        "Day that the view compare holds against; without it, a scenario is held against published figures",
    )))
    .arg(
        Arg::new("format")
            .long("format")
            .value_name("html|svg|json")
            .value_parser(PossibleValuesParser::new(["html", "svg", "json"]))
            .hide_possible_values(true)
            .default_value("html")
            .hide_default_value(true)
            .help(say(
                "Dạng kết quả: html (mặc định); svg, một hình gồm các thẻ, cho trang chỉ nhận hình; json cho thuộc tính verdicts của thẻ, hiện không cần bộ máy",
                "Form of the answer: html (default); svg, the cards as a picture, for pages that take images alone; json for the element's verdicts attribute, shown without the engine",
            )),
    )
    .arg(date_argument(say("Ngày đánh giá (mặc định: hôm nay, giờ Việt Nam)", "Day to judge on (default: today in Vietnam)"), lang))
    .after_help(say(
        "Mã thoát: 0 đã dựng, 1 đã dựng nhưng quy tắc có dòng lỗi, 2 sai cách dùng hoặc không đọc, ghi được tệp.",
        "Exit code: 0 made, 1 made although some rule lines are wrong, 2 wrong usage or a file that can't be read or written.",
    ))
}

fn out_argument(help: &'static str, lang: Lang) -> Arg {
    Arg::new("out").short('o').long("out").value_name(pick(lang, "TỆP", "FILE")).value_parser(value_parser!(PathBuf)).help(help)
}

fn explain(lang: Lang) -> Command {
    let say = |vi: &'static str, en: &'static str| pick(lang, vi, en);
    subcommand(
        "explain",
        say("Giải thích một kết luận: số liệu, lộ trình, phương pháp, căn cứ", "Explain one verdict: figures, path, method, citations"),
        say("muctieu explain TỆP… --metrics SỐ-LIỆU… MỤC-TIÊU [TÙY CHỌN]", "muctieu explain FILE… --metrics DATA… TARGET [OPTIONS]"),
        "text|json",
        lang,
    )
    .arg(file_argument(lang).help(say(
        "Tệp quy tắc, rồi sau cùng là mã mục tiêu (hoặc một phần tên chỉ ứng với một mục tiêu), số nhiệm vụ, bộ chỉ số hay thành phần của nó, tên phép kiểm tra",
        "Rule files and, last, the target's id (or words that fit one target alone), the number of a task, an index or a part of one, the name of a check",
    )))
    .arg(metrics_argument(lang))
    .args(workbook_arguments(lang))
    .arg(date_argument(say("Ngày đánh giá (mặc định: hôm nay, giờ Việt Nam)", "Day to judge on (default: today in Vietnam)"), lang))
}

fn test(lang: Lang) -> Command {
    let say = |vi: &'static str, en: &'static str| pick(lang, vi, en);
    subcommand(
        "test",
        say("Chạy các kiểm thử của quy tắc", "Run the rule tests"),
        say("muctieu test TỆP… [TÙY CHỌN]", "muctieu test FILE… [OPTIONS]"),
        "text|json",
        lang,
    )
    .arg(file_argument(lang).required(true))
    .arg(
        Arg::new("generate").long("generate").visible_alias("sinh").action(ArgAction::SetTrue).help(say(
            "In ra kiểm thử sát ngưỡng cho các mục tiêu chưa có kiểm thử",
            "Print boundary tests for the targets that have none",
        )),
    )
    .after_help(say(
        "Mã thoát: 0 mọi kiểm thử đều đúng, 1 có kiểm thử sai hoặc dòng lỗi, 2 sai cách dùng.",
        "Exit code: 0 every test passes, 1 a test fails or a line is wrong, 2 wrong usage.",
    ))
}

/// The file arguments, and the data arguments.
///
/// Both lists run on until the next option, so that a rule file written behind the data lands among them: it is told
/// by its name.
pub fn inputs(arguments: &ArgMatches) -> (Vec<PathBuf>, Vec<PathBuf>) {
    let many = |name: &str| match arguments.try_get_many::<PathBuf>(name) {
        Ok(Some(values)) => values.cloned().collect::<Vec<_>>(),
        _ => Vec::new(),
    };
    let is_rules = |path: &PathBuf| path.extension().is_some_and(|e| e.eq_ignore_ascii_case("muctieu"));
    let (stray, metrics) = many("metrics").into_iter().partition(is_rules);
    let files = many("files").into_iter().chain::<Vec<PathBuf>>(stray).collect();
    (files, metrics)
}

/// The same for `explain`, with the target: the last word that is no file, wherever the data options stand.
pub fn inputs_and_target(arguments: &ArgMatches, lang: Lang) -> Result<(Vec<PathBuf>, Vec<PathBuf>, String), Failure> {
    let (mut files, mut metrics) = inputs(arguments);
    let is_data = |path: &PathBuf| {
        path.as_os_str() == "-"
            || path.exists()
            || path.extension().is_some_and(|e| ["csv", "tsv", "json", "txt", "xlsx"].iter().any(|known| e.eq_ignore_ascii_case(known)))
    };
    let is_file =
        |path: &PathBuf| path.as_os_str() == "-" || path.extension().is_some_and(|e| e.eq_ignore_ascii_case("muctieu")) || path.is_dir();
    let target = if metrics.len() > 1 && metrics.last().is_some_and(|last| !is_data(last)) {
        metrics.pop()
    } else {
        files.iter().rposition(|path| !is_file(path)).map(|at| files.remove(at))
    };
    match target.as_deref().and_then(|t| t.to_str()) {
        Some(target) => Ok((files, metrics, target.to_owned())),
        None => Err(Failure::Usage(
            pick(
                lang,
                "chưa nêu mục tiêu cần giải thích; lệnh targets liệt kê mã các mục tiêu",
                "name the target to explain; the command targets lists their ids",
            )
            .to_owned(),
        )),
    }
}

/// The date of `--as-of`.
pub fn as_of(arguments: &ArgMatches, lang: Lang) -> Result<Option<Date>, Failure> {
    let Some(text) = arguments.get_one::<String>("as-of") else { return Ok(None) };
    match Date::parse_iso(text.trim()).or_else(|| Date::parse_slashed(text.trim())) {
        Some(date) => Ok(Some(date)),
        None => Err(Failure::Usage(match lang {
            Lang::Vi => format!("--as-of: “{text}” không phải là một ngày có thật; viết như 31/12/2026 hoặc 2026-12-31"),
            Lang::En => format!("--as-of: “{text}” is no day of the calendar; write it as 31/12/2026 or 2026-12-31"),
        })),
    }
}

/// The statuses of `--fail-on`.
pub fn fail_on(arguments: &ArgMatches, lang: Lang) -> Result<Vec<Status>, Failure> {
    let named = |text: &String| {
        let wanted = text.trim();
        Status::ALL.into_iter().find(|status| status.name() == wanted).ok_or_else(|| {
            let all = Status::ALL.map(Status::name).join(", ");
            Failure::Usage(match lang {
                Lang::Vi => format!("--fail-on: không có trạng thái “{wanted}”; các trạng thái là {all}"),
                Lang::En => format!("--fail-on: there is no status “{wanted}”; the statuses are {all}"),
            })
        })
    };
    arguments.get_many::<String>("fail-on").into_iter().flatten().map(named).collect()
}

/// The format asked for.
pub fn format(arguments: &ArgMatches) -> &str {
    arguments.get_one::<String>("format").map_or("text", String::as_str)
}

/// Words the fault in an argument.
fn failure(error: &clap::Error, lang: Lang) -> Failure {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => return Failure::Help(error.to_string()),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            return Failure::Usage(format!("{}\n\n{}", pick(lang, "chưa nêu lệnh", "no command is given"), command(lang).render_help()));
        }
        _ => {}
    }
    let word = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.replace("...", "…")),
        Some(ContextValue::Strings(texts)) if !texts.is_empty() => Some(texts.join(", ").replace("...", "…")),
        _ => None,
    };
    let argument = word(ContextKind::InvalidArg).unwrap_or_default();
    let value = word(ContextKind::InvalidValue).unwrap_or_default();
    let near =
        word(ContextKind::SuggestedArg).or_else(|| word(ContextKind::SuggestedSubcommand)).or_else(|| word(ContextKind::SuggestedValue));
    let mut sentence = match (error.kind(), lang) {
        (ErrorKind::UnknownArgument, Lang::Vi) => format!("không có tùy chọn “{argument}”"),
        (ErrorKind::UnknownArgument, Lang::En) => format!("there is no option “{argument}”"),
        (ErrorKind::InvalidSubcommand, _) => {
            let name = word(ContextKind::InvalidSubcommand).unwrap_or_default();
            match lang {
                Lang::Vi => format!("không có lệnh “{name}”; các lệnh là {COMMANDS}"),
                Lang::En => format!("there is no command “{name}”; the commands are {COMMANDS}"),
            }
        }
        (ErrorKind::InvalidValue, _) if value.is_empty() => match lang {
            Lang::Vi => format!("“{argument}” cần một giá trị"),
            Lang::En => format!("“{argument}” needs a value"),
        },
        (ErrorKind::InvalidValue, _) => {
            let valid = word(ContextKind::ValidValue).unwrap_or_default();
            match lang {
                Lang::Vi => format!("“{argument}” không nhận giá trị “{value}”; chọn trong: {valid}"),
                Lang::En => format!("“{argument}” does not take “{value}”; choose among: {valid}"),
            }
        }
        (ErrorKind::MissingRequiredArgument, Lang::Vi) => format!("còn thiếu: {argument}"),
        (ErrorKind::MissingRequiredArgument, Lang::En) => format!("missing: {argument}"),
        (ErrorKind::NoEquals | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues, Lang::Vi) => {
            format!("“{argument}” cần một giá trị")
        }
        (ErrorKind::NoEquals | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues, Lang::En) => format!("“{argument}” needs a value"),
        (ErrorKind::TooManyValues, Lang::Vi) => format!("“{argument}” không nhận thêm giá trị “{value}”"),
        (ErrorKind::TooManyValues, Lang::En) => format!("“{argument}” takes no further value “{value}”"),
        (ErrorKind::ArgumentConflict, Lang::Vi) => format!("“{argument}” nêu hai lần hoặc không đi cùng tùy chọn khác"),
        (ErrorKind::ArgumentConflict, Lang::En) => format!("“{argument}” is given twice or does not go with another option"),
        (ErrorKind::InvalidUtf8, Lang::Vi) => "một đối số không phải văn bản UTF-8".to_owned(),
        (_, Lang::Vi) => format!("đối số không hợp lệ: {argument}"),
        (_, Lang::En) => error.to_string(),
    };
    if let Some(near) = near {
        sentence.push_str(&match lang {
            Lang::Vi => format!("; gần nhất là “{near}”"),
            Lang::En => format!("; the nearest is “{near}”"),
        });
    }
    sentence.push_str(match lang {
        Lang::Vi => ". Xem: muctieu --help",
        Lang::En => ". See: muctieu --help",
    });
    Failure::Usage(sentence)
}
