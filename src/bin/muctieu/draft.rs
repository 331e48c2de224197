//! `muctieu draft`: proposed rules from a plan's text.

use crate::output::{self, Failure};
use crate::words::{io_fault, pick};
use crate::{arguments, files};
use clap::ArgMatches;
use muctieu::data::xlsx;
use muctieu::draft::docx::{self, DocxError};
use muctieu::draft::read::{Line, Shape};
use muctieu::draft::write::{place_words, section_title};
use muctieu::draft::{Confidence, Draft, csv};
use muctieu::messages::{Lang, Said};
use muctieu::wire;
use std::path::{Path, PathBuf};

/// The largest plan that is read, in bytes.
const MOST: u64 = 64 * 1024 * 1024;

/// Runs the command.
pub fn run(arguments: &ArgMatches, lang: Lang) -> Result<u8, Failure> {
    let (paths, _) = arguments::inputs(arguments);
    let drafts = paths.iter().map(|path| read(path, lang)).collect::<Result<Vec<Draft>, Failure>>()?;
    let json = arguments::format(arguments) == "json";
    let text = if json {
        let each: Vec<String> = drafts.iter().map(|draft| wire::draft_json(draft, lang)).collect();
        if let [one] = each.as_slice() { format!("{one}\n") } else { format!("[{}]\n", each.join(",")) }
    } else if arguments.get_flag("explain") {
        drafts.iter().map(|draft| explained(draft, lang)).collect::<Vec<_>>().join("\n")
    } else {
        drafts.iter().map(|draft| draft.rules.clone()).collect::<Vec<_>>().join("\n")
    };
    match arguments.get_one::<PathBuf>("output") {
        Some(path) => write(path, &text, arguments.get_flag("force"), lang)?,
        None => output::print(&text, lang)?,
    }
    if !json {
        output::remark(&drafts.iter().map(|draft| summary(draft, lang)).collect::<String>());
    }
    Ok(0)
}

/// Reads one plan and drafts it.
pub fn read(path: &Path, lang: Lang) -> Result<Draft, Failure> {
    let (name, bytes) = if path.as_os_str() == "-" {
        (files::STDIN.to_owned(), files::stdin(MOST + 1, lang)?)
    } else {
        let bytes = files::read(path, MOST + 1).map_err(|error| files::unreadable(path, &error, lang))?;
        (path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(), bytes)
    };
    if bytes.len() as u64 > MOST {
        let mib = MOST / (1024 * 1024);
        return Err(Failure::Usage(match lang {
            Lang::Vi => format!("“{name}” dài quá {mib} MiB; hãy chia văn bản thành nhiều phần"),
            Lang::En => format!("“{name}” is longer than {mib} MiB; split the document into parts"),
        }));
    }
    if docx::is_zip(&bytes) {
        return match docx::lines(&bytes) {
            Ok((lines, mends)) => Ok(muctieu::draft::draft_lines(&name, &lines, mends)),
            // No Word document: a workbook, or what its reader says of it.
            Err(DocxError::NotDocx) => sheets(&name, &bytes, lang),
            Err(fault) => Err(damaged(&name, fault, lang)),
        };
    }
    let Ok(text) = String::from_utf8(bytes) else {
        return Err(Failure::Usage(match lang {
            Lang::Vi => format!("“{name}” không phải văn bản UTF-8; hãy lưu lại dưới dạng văn bản thuần UTF-8, .docx, .xlsx hoặc .csv"),
            Lang::En => format!("“{name}” is no UTF-8 text; save it as plain UTF-8 text, .docx, .xlsx or .csv"),
        }));
    };
    if path.extension().is_some_and(|e| e.eq_ignore_ascii_case("csv") || e.eq_ignore_ascii_case("tsv")) {
        let (lines, mends) = csv::lines(&text);
        return Ok(muctieu::draft::draft_lines(&name, &lines, mends));
    }
    Ok(muctieu::draft::draft_text(&name, &text))
}

/// The tables of a workbook that are seen, one after the other.
fn sheets(name: &str, bytes: &[u8], lang: Lang) -> Result<Draft, Failure> {
    let tables = xlsx::tables(bytes).map_err(|fault| {
        let said = Said::from(fault.message()).text(lang);
        Failure::Usage(format!("“{name}”: {said}"))
    })?;
    let (mut lines, mut mends) = (Vec::new(), Vec::new());
    for table in tables.iter().filter(|table| !table.hidden) {
        // The name of the sheet is what its rows are cited by; as a heading it also ends the table of the sheet before.
        lines.push(Line { text: table.name.clone(), shape: Shape::Heading(1), ..Line::default() });
        let (more, found) = csv::lines(&table.csv());
        lines.extend(more);
        mends.extend(found);
    }
    Ok(muctieu::draft::draft_lines(name, &lines, mends))
}

/// The sentence for a document that can't be read.
fn damaged(name: &str, fault: DocxError, lang: Lang) -> Failure {
    let why = match fault {
        DocxError::NotZip | DocxError::Damaged => pick(
            lang,
            "tệp hỏng; hãy mở bằng phần mềm soạn thảo rồi lưu lại",
            "the file is damaged; open it in a word processor and save it again",
        ),
        DocxError::NotDocx => {
            pick(lang, "không phải văn bản Word (.docx) hay bảng tính (.xlsx)", "it is no Word document (.docx) and no workbook (.xlsx)")
        }
        DocxError::TooLarge => pick(lang, "văn bản quá dài; hãy chia thành nhiều phần", "the document is too long; split it into parts"),
    };
    Failure::Usage(match lang {
        Lang::Vi => format!("không đọc được “{name}”: {why}"),
        Lang::En => format!("“{name}” can't be read: {why}"),
    })
}

fn write(path: &Path, text: &str, force: bool, lang: Lang) -> Result<(), Failure> {
    use std::io::Write;
    let mut options = std::fs::OpenOptions::new();
    options.write(true);
    if force {
        options.create(true).truncate(true)
    } else {
        options.create_new(true)
    };
    let written = options.open(path).and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|error| {
        let name = path.display();
        if error.kind() == std::io::ErrorKind::AlreadyExists {
            return Failure::Usage(match lang {
                Lang::Vi => format!("“{name}” đã có; nêu --force để ghi đè"),
                Lang::En => format!("“{name}” exists; give --force to overwrite it"),
            });
        }
        let why = io_fault(&error, lang);
        Failure::Usage(match lang {
            Lang::Vi => format!("không ghi được “{name}”: {why}"),
            Lang::En => format!("“{name}” can't be written: {why}"),
        })
    })
}

/// What was read, counted.
fn summary(draft: &Draft, lang: Lang) -> String {
    let count = |wanted| draft.proposals.iter().filter(|proposal| proposal.confidence == wanted).count();
    let (sure, likely, ask) = (count(Confidence::Sure), count(Confidence::Likely), count(Confidence::Ask));
    let account = draft.account;
    let mut out = match lang {
        Lang::Vi => format!(
            "{}: {} mục tiêu đề xuất: {sure} chắc chắn, {likely} nhiều khả năng, {ask} cần chọn.\n\
             {} câu có con số hoặc cam kết: {} câu có đề xuất, {} câu không phải mục tiêu, {} câu chưa đọc được.\n",
            draft.file,
            draft.proposals.len(),
            account.sentences,
            account.proposed,
            account.refused,
            account.unread
        ),
        Lang::En => format!(
            "{}: {} proposed targets: {sure} sure, {likely} likely, {ask} to be asked.\n\
             {} sentences with a figure or a commitment: {} proposed, {} no target, {} unread.\n",
            draft.file,
            draft.proposals.len(),
            account.sentences,
            account.proposed,
            account.refused,
            account.unread
        ),
    };
    for mend in draft.mends.iter().take(10) {
        out.push_str(&match lang {
            Lang::Vi => format!("  dòng {}: “{}” được đọc là “{}”\n", mend.line, mend.written, mend.read),
            Lang::En => format!("  line {}: “{}” is read as “{}”\n", mend.line, mend.written, mend.read),
        });
    }
    if draft.mends.len() > 10 {
        out.push_str(&format!("  … {}\n", draft.mends.len() - 10));
    }
    out
}

/// Each proposal with the words that gave its parts.
fn explained(draft: &Draft, lang: Lang) -> String {
    let mut out = String::new();
    for proposal in &draft.proposals {
        let evidence = &proposal.read.evidence;
        out.push_str(&format!("{}\n", proposal.line));
        out.push_str(&format!("    {} · {}: “{}”\n", place_words(&proposal.place, lang), proposal.confidence.word(lang), proposal.text));
        let heading =
            |at: Option<usize>| at.map(|at| format!("{} “{}”", pick(lang, "tiêu đề", "heading"), section_title(&draft.sections, at)));
        let quoted = |text: &str| if text.is_empty() { None } else { Some(format!("“{text}”")) };
        let parts = [
            (pick(lang, "phép so sánh", "comparator"), quoted(&evidence.comparator)),
            (pick(lang, "con số", "figure"), quoted(&evidence.figure)),
            (pick(lang, "đơn vị", "unit"), quoted(&evidence.unit)),
            (pick(lang, "thời hạn", "deadline"), quoted(&evidence.deadline).or_else(|| heading(evidence.deadline_from))),
            (pick(lang, "phạm vi", "scope"), quoted(&evidence.scope)),
            (pick(lang, "mức độ cam kết", "modality"), quoted(&evidence.modality).or_else(|| heading(evidence.modality_from))),
        ];
        for (name, words) in parts {
            if let Some(words) = words {
                out.push_str(&format!("    {name}: {words}\n"));
            }
        }
        for doubt in &proposal.read.doubts {
            out.push_str(&format!("    {}: {}\n", pick(lang, "lưu ý", "note"), doubt.words(lang)));
        }
        for reading in &proposal.readings {
            out.push_str(&format!("    ? {reading}\n"));
        }
        out.push('\n');
    }
    out
}
