//! `muctieu scenario`: what if, what it takes, what matters most, how likely.

use crate::RULE_ERRORS;
use crate::arguments;
use crate::eval::shape;
use crate::judged::{Judged, date};
use crate::output::{self, Failure};
use crate::table::{self, Column, numbers, words};
use crate::words::pick;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use muctieu::diagnostics::render::text_of;
use muctieu::diagnostics::{Diagnostic, Severity};
use muctieu::eval::Status;
use muctieu::eval::explain::ask_phrase;
use muctieu::eval::printing::{Scale, number};
use muctieu::messages::{Lang, Said};
use muctieu::plan::{Indicator, Target};
use muctieu::scenario::{Answer, Chance, HeldTarget, Lever, Seek, Sensitivity, Together};
use muctieu::value::{Truth, number as figures};
use muctieu::wire::{self, scenario::Asked};

/// The greatest seed: the last whole number that every reader of JSON holds exactly.
const MOST_SEED: u64 = (1 << 53) - 1;

/// What the command takes.
pub fn arguments(lang: Lang) -> Command {
    let say = |vi: &'static str, en: &'static str| pick(lang, vi, en);
    arguments::subcommand(
        "scenario",
        say(
            "Nếu thì sao: mục tiêu nào đạt theo từng kịch bản, cần những gì",
            "What if: which targets hold in each scenario, and what it takes",
        ),
        say("muctieu scenario TỆP… --metrics SỐ-LIỆU… [TÙY CHỌN]", "muctieu scenario FILE… --metrics DATA… [OPTIONS]"),
        "text|json|csv|md",
        lang,
    )
    .arg(arguments::file_argument(lang))
    .arg(arguments::metrics_argument(lang))
    .args(arguments::workbook_arguments(lang))
    .arg(arguments::date_argument(
        say("Ngày đánh giá (mặc định: hôm nay, giờ Việt Nam)", "Day to judge on (default: today in Vietnam)"),
        lang,
    ))
    .arg(Arg::new("compare").long("compare").value_name("A,B").value_delimiter(',').num_args(1).action(ArgAction::Append).help(say(
        "Các kịch bản cần so, kịch bản sau cùng là kịch bản được hỏi (mặc định: Hiện trạng và mọi kịch bản)",
        "Scenarios to compare; the questions are about the last one (default: the present course and all)",
    )))
    .arg(Arg::new("seek").long("seek").value_name(say("MỤC-TIÊU", "TARGET")).num_args(1).action(ArgAction::Append).requires("by").help(
        say(
            "Tìm mức thay đổi mỗi năm ít nhất của chỉ số --by để đạt mục tiêu này",
            "Find the least yearly change of the indicator --by for which this target holds",
        ),
    ))
    .arg(Arg::new("by").long("by").value_name(say("CHỈ-SỐ", "INDICATOR")).num_args(1).action(ArgAction::Append).requires("seek").help(say(
        "Chỉ số được thay đổi; nêu nhiều --seek hoặc --by thì tìm chung với công sức như nhau",
        "The indicator that changes; several --seek or --by are sought together, with equal effort",
    )))
    .arg(
        Arg::new("cost")
            .long("cost")
            .value_name(say("CHI-PHÍ", "COST"))
            .num_args(1)
            .action(ArgAction::Append)
            .value_parser(value_parser!(f64))
            .requires("by")
            .help(say(
                "Chi phí của một đơn vị mỗi năm, lần lượt theo các --by: tìm cách rẻ nhất",
                "What a unit a year costs, in the order of --by: the cheapest way is sought",
            )),
    )
    .arg(
        Arg::new("sensitivity")
            .long("sensitivity")
            .value_name(say("=MỤC-TIÊU", "=TARGET"))
            .num_args(0..=1)
            .require_equals(true)
            .default_missing_value("")
            .help(say(
                "Giả định nào ảnh hưởng nhiều nhất đến số mục tiêu đạt, hay đến mục tiêu nêu sau dấu =",
                "Which assumption moves most: the number of targets held, or the target named behind =",
            )),
    )
    .arg(
        Arg::new("draws")
            .long("draws")
            .value_name("N")
            .value_parser(value_parser!(u32).range(1..=i64::from(muctieu::scenario::MOST_DRAWS)))
            .help(say(
                "Rút thử N lần theo các khoảng bất định, cho biết tỷ lệ số lần đạt",
                "Draw N times from the uncertain amounts and tell the share in which each target holds",
            )),
    )
    .arg(
        Arg::new("seed")
            .long("seed")
            .value_name("S")
            .requires("draws")
            .value_parser(value_parser!(u64).range(0..=MOST_SEED))
            .default_value("1")
            .hide_default_value(true)
            .help(say(
                "Số gieo của các lần rút (mặc định: 1); cùng số gieo cho cùng kết quả",
                "Seed of the draws (default: 1); the same seed gives the same answer",
            )),
    )
    .after_help(say(
        "Mã thoát: 0 dù kết quả thế nào, 1 có dòng lỗi trong quy tắc, 2 sai cách dùng hoặc không đọc được tệp.",
        "Exit code: 0 whatever the answer, 1 some rule lines are wrong, 2 wrong usage or an unreadable file.",
    ))
}

/// Runs the command.
pub fn run(arguments: &ArgMatches, lang: Lang) -> Result<u8, Failure> {
    let (paths, data) = arguments::inputs(arguments);
    let mut judged = Judged::new(arguments, &paths, &data, lang)?;
    let word = |name: &str| arguments.get_one::<String>(name).map(String::as_str);
    let sensitivity = word("sensitivity");
    let words = |name: &str| arguments.get_many::<String>(name).into_iter().flatten().cloned().collect::<Vec<_>>();
    let (seeks, levers) = (words("seek"), words("by"));
    let costs: Vec<f64> = arguments.get_many::<f64>("cost").into_iter().flatten().copied().collect();
    if !costs.is_empty() && costs.len() != levers.len() {
        let sentence = pick(lang, "--cost phải nêu đủ cho từng --by", "give one --cost for each --by");
        return Err(Failure::Usage(sentence.to_owned()));
    }
    let several = seeks.len() > 1 || levers.len() > 1 || !costs.is_empty();
    let priced = levers.iter().cloned().zip(costs.iter().copied().chain(std::iter::repeat(1.0))).collect();
    let asked = Asked {
        compare: arguments.get_many::<String>("compare").into_iter().flatten().map(|name| name.trim().to_owned()).collect(),
        seek: seeks.first().map(String::as_str).filter(|_| !several),
        by: levers.first().map(String::as_str).filter(|_| !several),
        together: several.then(|| (seeks.clone(), priced, costs.is_empty())),
        sensitivity: sensitivity.is_some(),
        sensitivity_of: sensitivity.filter(|wanted| !wanted.is_empty()),
        draws: arguments.get_one::<u32>("draws").map(|draws| (*draws, arguments.get_one::<u64>("seed").copied().unwrap_or(1))),
        ..Asked::default()
    };
    let refused = |said: Box<Said>| Failure::Usage(text_of(&said, lang));
    let answer = wire::scenario::answer(&judged.compilation, &judged.observations, judged.outcome.as_of, &asked, lang).map_err(refused)?;
    let form = arguments::format(arguments);
    let text = if form == "json" {
        format!("{}\n", wire::scenario_json(&judged.compilation, &answer, &judged.data_findings, lang))
    } else {
        let known: Vec<Diagnostic> = std::mem::take(&mut judged.outcome.diagnostics);
        judged.outcome.diagnostics = answer.diagnostics.clone();
        judged.report_findings(lang);
        judged.outcome.diagnostics = known;
        let report = Report { judged: &judged, answer: &answer, lang };
        match form {
            "csv" => report.csv(),
            "md" => report.whole(true),
            _ => report.whole(false),
        }
    };
    output::print(&text, lang)?;
    Ok(if output::count(&judged.compilation.diagnostics, Severity::Error) > 0 { RULE_ERRORS } else { 0 })
}

struct Report<'a> {
    judged: &'a Judged,
    answer: &'a Answer,
    lang: Lang,
}

impl Report<'_> {
    fn target(&self, held: &HeldTarget) -> Option<(&Target, &Indicator)> {
        let plan = &self.judged.compilation.plan;
        let target = plan.target(held.target)?;
        Some((target, plan.indicator(target.indicator)?))
    }

    fn mark(&self, holds: Truth) -> char {
        shape(match holds {
            Truth::True => Status::Achieved,
            Truth::False => Status::Missed,
            Truth::Unknown => Status::NoData,
        })
    }

    /// `✔ 31,2% GRDP (2029)`: whether it holds, the figure, and since when.
    fn cell(&self, held: &HeldTarget) -> String {
        let Some((target, _)) = self.target(held) else { return String::new() };
        let mark = self.mark(held.verdict.satisfied);
        let figure = held.verdict.figure.map(|mut point| {
            point.decimals = point.decimals.min(2);
            self.judged.told(point, held.verdict.threshold, target, self.lang).unwrap_or_default()
        });
        let mut cell = format!("{mark} {}", figure.unwrap_or_else(|| pick(self.lang, "chưa rõ", "unknown").to_owned()));
        if let Some(day) = held.reached_on {
            let since = if held.verdict.satisfied == Truth::True {
                pick(self.lang, "đạt từ", "from")
            } else {
                pick(self.lang, "sau hạn:", "later:")
            };
            cell.push_str(&format!(", {since} {}", date(day, self.lang)));
        }
        cell
    }

    fn whole(&self, markdown: bool) -> String {
        let lang = self.lang;
        let mut head: Vec<String> = vec![pick(lang, "Chỉ tiêu", "Indicator").to_owned(), pick(lang, "Mục tiêu", "Target").to_owned()];
        head.extend(self.answer.scenarios.iter().map(|told| told.name.clone()));
        let mut columns: Vec<Column> = vec![words(40), words(30)];
        columns.extend(self.answer.scenarios.iter().map(|_| words(34)));
        let mut rows = Vec::new();
        if let Some(first) = self.answer.scenarios.first() {
            for (index, held) in first.targets.iter().enumerate().filter(|(_, held)| !held.overtaken) {
                let Some((target, indicator)) = self.target(held) else { continue };
                let mut name = indicator.name.clone();
                if let Some(scope) = &target.scope {
                    name.push_str(&format!(", {}", scope.member));
                }
                let ask = ask_phrase(&self.judged.compilation.plan, held.target, lang);
                let deadline = target.deadline.map(|day| format!(", {}", date(day, lang))).unwrap_or_default();
                let mut row = vec![name, format!("{ask}{deadline}")];
                row.extend(
                    self.answer.scenarios.iter().map(|told| told.targets.get(index).map(|held| self.cell(held)).unwrap_or_default()),
                );
                rows.push(row);
            }
        }
        let mut out = self.table(&head, &columns, rows, markdown);
        out.push('\n');
        for told in &self.answer.scenarios {
            let count = |holds: Truth| told.targets.iter().filter(|t| !t.overtaken && t.verdict.satisfied == holds).count();
            let (hold, fail, unknown) = (count(Truth::True), count(Truth::False), count(Truth::Unknown));
            self.line(
                &mut out,
                markdown,
                &match lang {
                    Lang::Vi => format!("{}: đạt {hold}, không đạt {fail}, chưa rõ {unknown}.", told.name),
                    Lang::En => format!("{}: {hold} hold, {fail} do not, {unknown} unknown.", told.name),
                },
            );
        }
        let changes = self.answer.scenarios.iter().skip(1).flat_map(|told| &told.targets).filter(|held| !held.overtaken);
        let changes: Vec<&[String; 2]> = changes.filter_map(|held| held.changed.as_ref()).collect();
        if !changes.is_empty() {
            out.push_str(&format!("\n{}\n", pick(lang, "Khác nhau:", "Differences:")));
            for [vi, en] in changes {
                out.push_str(&format!("- {}\n", if lang == Lang::Vi { vi } else { en }));
            }
        }
        if let Some(seek) = &self.answer.seek {
            out.push_str(&format!("\n{}\n", self.seek(seek)));
        }
        if let Some(together) = &self.answer.together {
            out.push_str(&format!("\n{}", self.together(together, markdown)));
        }
        if let Some(sensitivity) = &self.answer.sensitivity {
            out.push_str(&format!("\n{}", self.bars(sensitivity, markdown)));
        }
        if let Some(chance) = &self.answer.chance {
            out.push_str(&format!("\n{}", self.chance(chance, markdown)));
        }
        out.push('\n');
        self.line(
            &mut out,
            markdown,
            &match lang {
                Lang::Vi => format!(
                    "Ngày xem {}. Số sau kỳ công bố cuối cùng là giả định; chỉ số không có giả định đi theo xu hướng hiện nay.",
                    date(self.answer.as_of, lang)
                ),
                Lang::En => format!(
                    "As of {}. Figures after the last published ones are supposed; what nothing is supposed of goes on by its trend.",
                    date(self.answer.as_of, lang)
                ),
            },
        );
        out
    }

    fn line(&self, out: &mut String, markdown: bool, text: &str) {
        out.push_str(text);
        out.push_str(if markdown { "\n\n" } else { "\n" });
    }

    fn table(&self, head: &[String], columns: &[Column], mut rows: Vec<Vec<String>>, markdown: bool) -> String {
        if markdown {
            let head: Vec<&str> = head.iter().map(String::as_str).collect();
            return table::markdown(&head, columns, &rows);
        }
        rows.insert(0, head.to_vec());
        table::aligned(columns, &rows, 2)
    }

    fn seek(&self, seek: &Seek) -> String {
        let (plan, lang) = (&self.judged.compilation.plan, self.lang);
        let (Some(target), Some(by)) = (plan.target(seek.target), plan.indicator(seek.by)) else { return String::new() };
        let scale = Scale::of_indicator(by, lang);
        let change = |value: f64| {
            let size = scale.difference(value, figures::decimals_needed(value, 4));
            if value < 0.0 { format!("−{size}") } else { size }
        };
        let address = self.judged.address(seek.target);
        let subject = &self.answer.subject;
        let present = seek.present.map(|value| match lang {
            Lang::Vi => format!(" (xu hướng hiện nay: {} mỗi năm)", change(value)),
            Lang::En => format!(" (the present trend: {} a year)", change(value)),
        });
        let present = present.unwrap_or_default();
        match (seek.connected, seek.reachable, seek.per_year) {
            (false, ..) => match lang {
                Lang::Vi => format!("Tìm ({subject}): “{}” không tham gia vào mục tiêu {address}.", by.name),
                Lang::En => format!("Seek ({subject}): “{}” has no part in the target {address}.", by.name),
            },
            (true, Some(true), Some(per_year)) => match lang {
                Lang::Vi => format!(
                    "Tìm ({subject}): để đạt {address}, {} phải thay đổi {}{} mỗi năm{present}.",
                    by.name,
                    if seek.strict { "hơn " } else { "ít nhất " },
                    change(per_year)
                ),
                Lang::En => format!(
                    "Seek ({subject}): for {address}, {} must change by {}{} a year{present}.",
                    by.name,
                    if seek.strict { "more than " } else { "at least " },
                    change(per_year)
                ),
            },
            (true, Some(true), None) => match lang {
                Lang::Vi => format!("Tìm ({subject}): {address} đạt dù {} thay đổi thế nào.", by.name),
                Lang::En => format!("Seek ({subject}): {address} holds however {} changes.", by.name),
            },
            (true, Some(false), _) => {
                let own = plan.indicator(target.indicator);
                let best = seek
                    .best
                    .zip(own)
                    .map(|(best, indicator)| Scale::new(target, indicator, lang).figure(best, figures::decimals_needed(best, 4)));
                let best = best.unwrap_or_else(|| "–".to_owned());
                match lang {
                    Lang::Vi => format!("Tìm ({subject}): không mức thay đổi nào của {} đủ để đạt {address}; tốt nhất là {best}.", by.name),
                    Lang::En => format!("Seek ({subject}): no change of {} is enough for {address}; the best is {best}.", by.name),
                }
            }
            (true, None, _) => match lang {
                Lang::Vi => format!("Tìm ({subject}): chưa đủ số liệu để biết {} phải thay đổi bao nhiêu.", by.name),
                Lang::En => format!("Seek ({subject}): there are too few figures to tell how much {} must change.", by.name),
            },
        }
    }

    fn together(&self, together: &Together, markdown: bool) -> String {
        let (plan, lang) = (&self.judged.compilation.plan, self.lang);
        let names = together.targets.iter().map(|id| self.judged.address(*id)).collect::<Vec<_>>().join(", ");
        let subject = &self.answer.subject;
        let title = match (together.reachable, lang) {
            (Some(true), Lang::Vi) if together.equal => format!("Tìm ({subject}): để đạt {names} với công sức như nhau, mỗi năm:\n"),
            (Some(true), Lang::En) if together.equal => format!("Seek ({subject}): for {names} with equal effort, each year:\n"),
            (Some(true), Lang::Vi) => format!("Tìm ({subject}): để đạt {names} với chi phí ít nhất, mỗi năm:\n"),
            (Some(true), Lang::En) => format!("Seek ({subject}): for {names} at the least cost, each year:\n"),
            (Some(false), Lang::Vi) => return format!("Tìm ({subject}): các chỉ số này không đủ để đạt {names}.\n"),
            (Some(false), Lang::En) => return format!("Seek ({subject}): these indicators are not enough for {names}.\n"),
            (None, Lang::Vi) => return format!("Tìm ({subject}): chưa đủ số liệu để biết cần những gì để đạt {names}.\n"),
            (None, Lang::En) => return format!("Seek ({subject}): there are too few figures to tell what {names} takes.\n"),
        };
        let head = match lang {
            Lang::Vi => ["Chỉ số", "Thay đổi", "Hiện nay", "Chi phí một đơn vị"],
            Lang::En => ["Indicator", "Change", "At present", "Cost of a unit"],
        };
        let row = |lever: &Lever| {
            let by = plan.indicator(lever.indicator)?;
            let scale = Scale::of_indicator(by, lang);
            let change = |value: f64| {
                let size = scale.difference(value, figures::decimals_needed(value, 4));
                if value < 0.0 { format!("−{size}") } else { size }
            };
            let cost = number(lever.cost, figures::decimals_needed(lever.cost, 4), lang);
            Some(vec![by.name.clone(), lever.per_year.map_or("–".to_owned(), change), change(lever.present), cost])
        };
        let rows: Vec<Vec<String>> = together.levers.iter().filter_map(row).collect();
        let columns = [words(60), numbers(), numbers(), numbers()];
        format!("{title}{}{}", if markdown { "\n" } else { "" }, self.table(&head.map(str::to_owned), &columns, rows, markdown))
    }

    fn bars(&self, sensitivity: &Sensitivity, markdown: bool) -> String {
        let (plan, lang) = (&self.judged.compilation.plan, self.lang);
        let scale = sensitivity.target.and_then(|id| plan.target(id)).and_then(|t| Some(Scale::new(t, plan.indicator(t.indicator)?, lang)));
        let told = |value: Option<f64>| match (value, &scale) {
            (Some(value), Some(scale)) => scale.figure(value, figures::decimals_needed(value * scale.factor(), 2)),
            (Some(value), None) => number(value, 0, lang),
            (None, _) => "–".to_owned(),
        };
        let of = match sensitivity.target {
            Some(id) => self.judged.address(id).to_owned(),
            None => pick(lang, "số mục tiêu đạt", "the number of targets that hold").to_owned(),
        };
        let head = match lang {
            Lang::Vi => ["Giả định", "Thấp", "Cao", "Bỏ giả định", "Chênh lệch", "Hai đầu"],
            Lang::En => ["Assumption", "Low", "High", "Without it", "Spread", "Ends"],
        };
        let rows: Vec<Vec<String>> = sensitivity
            .bars
            .iter()
            .map(|bar| {
                let ends = if bar.by_chance { pick(lang, "90% số lần rút", "90% of draws") } else { "±20%" };
                let effect = match (&scale, bar.effect) {
                    (Some(scale), Some(effect)) => scale.difference(effect, figures::decimals_needed(effect * scale.factor(), 2)),
                    _ => told(bar.effect),
                };
                vec![bar.assumption.clone(), told(bar.low), told(bar.high), told(bar.without), effect, ends.to_owned()]
            })
            .collect();
        let columns = [words(60), numbers(), numbers(), numbers(), numbers(), words(20)];
        let title = match lang {
            Lang::Vi => {
                format!("Ảnh hưởng của từng giả định ({}) đến {of}; hiện tính được {}:\n", self.answer.subject, told(sensitivity.outcome))
            }
            Lang::En => {
                format!("What each assumption ({}) does to {of}; as supposed it is {}:\n", self.answer.subject, told(sensitivity.outcome))
            }
        };
        format!("{title}{}{}", if markdown { "\n" } else { "" }, self.table(&head.map(str::to_owned), &columns, rows, markdown))
    }

    fn chance(&self, chance: &Chance, markdown: bool) -> String {
        let lang = self.lang;
        let plan = &self.judged.compilation.plan;
        let head = match lang {
            Lang::Vi => ["Mục tiêu", "Tỷ lệ đạt", "Yêu cầu"],
            Lang::En => ["Target", "Share held", "Asked"],
        };
        let rows: Vec<Vec<String>> = chance
            .targets
            .iter()
            .map(|held| {
                let share = f64::from(held.held) * 100.0 / f64::from(chance.draws.max(1));
                let told =
                    if held.unknown > 0 { pick(lang, "chưa rõ", "unknown").to_owned() } else { format!("{}%", number(share, 1, lang)) };
                vec![self.judged.address(held.target).to_owned(), told, ask_phrase(plan, held.target, lang)]
            })
            .collect();
        let columns = [words(60), numbers(), words(40)];
        let title = match lang {
            Lang::Vi => format!("Khả năng đạt ({}; {} lần rút, số gieo {}):\n", self.answer.subject, chance.draws, chance.seed),
            Lang::En => format!("Chance ({}; {} draws, seed {}):\n", self.answer.subject, chance.draws, chance.seed),
        };
        format!("{title}{}{}", if markdown { "\n" } else { "" }, self.table(&head.map(str::to_owned), &columns, rows, markdown))
    }

    fn csv(&self) -> String {
        let plan = &self.judged.compilation.plan;
        let head = ["scenario", "id", "indicator", "holds", "value_at_deadline", "unit", "period", "reached_on", "deadline", "changed"];
        let mut rows = Vec::new();
        for told in &self.answer.scenarios {
            for held in &told.targets {
                let Some(target) = plan.target(held.target) else { continue };
                let indicator = plan.indicator(target.indicator);
                let changed = held.changed.as_ref().map(|[vi, en]| if self.lang == Lang::Vi { vi } else { en });
                rows.push(vec![
                    told.name.clone(),
                    self.judged.address(held.target).to_owned(),
                    indicator.map(|i| i.name.clone()).unwrap_or_default(),
                    held.verdict.satisfied.known().map(|b| b.to_string()).unwrap_or_default(),
                    held.verdict.figure.map(|p| figures::write_json(p.value)).unwrap_or_default(),
                    wire::figure_unit(target, indicator).text.to_string(),
                    held.verdict.figure.map(|p| p.period.iso()).unwrap_or_default(),
                    held.reached_on.map(|day| day.iso()).unwrap_or_default(),
                    target.deadline.map(|day| day.iso()).unwrap_or_default(),
                    changed.cloned().unwrap_or_default(),
                ]);
            }
        }
        table::csv(&head, &rows)
    }
}
