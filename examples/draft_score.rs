//! How well plans are read: drafts of their texts against rules written by hand.
//!
//! In: a folder of plans' texts and a rule file with everything it includes. Out: for each document recall and precision
//! of (comparator, figure, unit, deadline, scope, modality), by section and by confidence; with `--misses` each target
//! that was missed and each proposal that nobody wrote. Texts and documents are paired by number, else by title.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a report for the terminal")]

use muctieu::draft::context::Topic;
use muctieu::draft::write::likeness;
use muctieu::draft::{Draft, draft_text};
use muctieu::messages::Lang;
use muctieu::source::fold::fold_name;
use muctieu::{CompileOptions, Host, wire};
use serde_json::Value;
use std::path::{Path, PathBuf};

struct Disk;

impl Host for Disk {
    fn rules(&mut self, path: &str) -> Result<Vec<u8>, String> {
        std::fs::read(path).map_err(|error| error.to_string())
    }
}

/// A target as it is compared.
#[derive(Debug, Clone)]
struct Row {
    key: String,
    name: String,
    words: String,
    line: String,
    confidence: String,
    goals: bool,
    matched: bool,
    /// How many targets it may answer: a proposal merged from several places answers each of them.
    places: usize,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let misses = arguments.iter().any(|argument| argument == "--misses");
    let paths: Vec<&String> = arguments.iter().filter(|argument| !argument.starts_with("--")).collect();
    let folder = paths.first().map(|path| PathBuf::from(path.as_str())).or_else(|| std::env::var_os("MUCTIEU_PLANS").map(PathBuf::from));
    let Some(folder) = folder else {
        eprintln!("Nêu thư mục chứa văn bản các kế hoạch (.txt, .md), hoặc đặt biến MUCTIEU_PLANS.");
        eprintln!("Name the folder with the plans' texts (.txt, .md), or set MUCTIEU_PLANS.");
        std::process::exit(2);
    };
    let truth = paths.get(1).map_or_else(|| PathBuf::from("seeds/khanh-hoa/khanh-hoa.muctieu"), |path| PathBuf::from(path.as_str()));
    let compilation = muctieu::compile(&[truth.to_string_lossy().into_owned()], &mut Disk, CompileOptions::default());
    let truths: Value = serde_json::from_str(&wire::targets_json(&compilation, Lang::Vi)).unwrap_or(Value::Null);
    let mut drafts: Vec<Draft> = texts(&folder).iter().filter_map(|path| read(path)).collect();
    drafts.sort_by(|a, b| a.file.cmp(&b.file));
    println!("{:<18}{:>16}{:>16}{:>16}{:>16}{:>14}", "document", "recall", "goals", "elsewhere", "precision", "of sure");
    for document in &compilation.plan.documents {
        let title = document.title.clone().unwrap_or_default();
        let paired = drafts.iter().position(|draft| draft.document.number.as_deref().map(fold_name) == Some(fold_name(&document.number)));
        let paired = paired.or_else(|| {
            let like = |draft: &Draft| likeness(&fold_name(draft.document.title.as_deref().unwrap_or("")), &fold_name(&title));
            let best = drafts
                .iter()
                .enumerate()
                .filter(|(_, draft)| draft.document.number.is_none())
                .max_by(|a, b| like(a.1).total_cmp(&like(b.1)))?;
            (like(best.1) > 0.7).then_some(best.0)
        });
        let Some(draft) = paired.and_then(|at| drafts.get(at)) else {
            println!("{:<18}  no text in the folder", document.number);
            continue;
        };
        score(&document.number, draft, &truths, misses);
    }
}

fn texts(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    entries.filter(|path| path.extension().is_some_and(|e| e == "txt" || e == "md")).collect()
}

fn read(path: &Path) -> Option<Draft> {
    let text = String::from_utf8_lossy(&std::fs::read(path).ok()?).into_owned();
    Some(draft_text(&path.file_name()?.to_string_lossy(), &text))
}

fn score(number: &str, draft: &Draft, truths: &Value, misses: bool) {
    let mut wanted = Vec::new();
    for target in truths["targets"].as_array().into_iter().flatten() {
        if target["document"].as_str() == Some(number) {
            flatten(target, draft, &mut wanted);
        }
    }
    let json: Value = serde_json::from_str(&wire::draft_json(draft, Lang::Vi)).unwrap_or(Value::Null);
    let mut found: Vec<Row> = json["targets"]
        .as_array()
        .into_iter()
        .flatten()
        .zip(&draft.proposals)
        .map(|(target, proposal)| Row {
            key: if target["op"].is_string() { key(target) } else { "not written".to_owned() },
            name: proposal.name.clone(),
            words: fold_name(&format!("{} {} {}", proposal.name, proposal.text, target["place"]["section"].as_str().unwrap_or(""))),
            line: format!("line {:<5} {}", proposal.place.line, proposal.line),
            confidence: proposal.confidence.name().to_owned(),
            goals: draft.topics.get(proposal.place.section) == Some(&Topic::Goals),
            matched: false,
            places: 1 + proposal.also.len(),
        })
        .collect();
    // The likeliest pairs first; a pair needs half of the words of the hand-written name in the sentence.
    let mut pairs = Vec::new();
    for (at, want) in wanted.iter().enumerate() {
        for (index, row) in found.iter().enumerate() {
            let like = contained(&want.words, &row.words);
            if want.key == row.key && like >= 0.5 {
                pairs.push((like + likeness(&want.words, &fold_name(&row.name)), at, index));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
    for (_, at, index) in pairs {
        if let (Some(want), Some(row)) = (wanted.get_mut(at), found.get_mut(index))
            && !want.matched
            && row.places > 0
        {
            (want.matched, row.matched) = (true, true);
            row.places -= 1;
        }
    }
    let share = |rows: &[&Row]| format!("{}/{} {:>3}%", rows.iter().filter(|row| row.matched).count(), rows.len(), percent(rows));
    let all: Vec<&Row> = wanted.iter().collect();
    let (goals, others): (Vec<&Row>, Vec<&Row>) = wanted.iter().partition(|row| row.goals);
    let proposed: Vec<&Row> = found.iter().collect();
    let sure: Vec<&Row> = found.iter().filter(|row| row.confidence == "sure").collect();
    println!("{number:<18}{:>16}{:>16}{:>16}{:>16}{:>14}", share(&all), share(&goals), share(&others), share(&proposed), share(&sure));
    if misses {
        for row in wanted.iter().filter(|row| !row.matched) {
            println!("  missed    {}  [{}]", row.line, row.key);
            let near = found.iter().filter(|other| !other.matched).map(|other| (contained(&row.words, &other.words), other));
            if let Some((like, other)) = near.max_by(|a, b| a.0.total_cmp(&b.0)).filter(|(like, _)| *like >= 0.5) {
                println!("    nearest {:.1} {}  [{}]", like, other.line, other.key);
            }
        }
        for row in found.iter().filter(|row| !row.matched) {
            println!("  not found {:<7} {}  [{}]", row.confidence, row.line, row.key);
        }
    }
}

/// Compounds count by their parts.
fn flatten(target: &Value, draft: &Draft, out: &mut Vec<Row>) {
    let parts = target["parts"].as_array().map(Vec::as_slice).unwrap_or_default();
    // A line that holds what other lines reached is one commitment, however many it holds.
    let holds_others = target["canonical"].as_str().is_some_and(|text| text.starts_with("duy trì các mục tiêu đã đạt"));
    if !parts.is_empty() && !holds_others {
        for part in parts {
            flatten(part, draft, out);
        }
        return;
    }
    let section = target["section"].as_str().unwrap_or("");
    let number = section.split(' ').next().unwrap_or("");
    let known = draft.sections.iter().position(|own| !number.is_empty() && own.number == number);
    let goals =
        known.and_then(|at| draft.topics.get(at)).map_or_else(|| fold_name(section).contains("mục tiêu"), |topic| *topic == Topic::Goals);
    let text = |name: &str| target[name].as_str().unwrap_or("").to_owned();
    out.push(Row {
        key: key(target),
        name: text("indicator"),
        words: fold_name(&text("indicator")),
        line: format!("{section:.20} {}", text("canonical")),
        confidence: String::new(),
        goals,
        matched: false,
        places: 1,
    });
}

/// Comparator, figure, unit, deadline, scope, modality.
fn key(target: &Value) -> String {
    let unit = fold_name(target["unit"].as_str().unwrap_or(""));
    // `trường` and `trường học`, `lớp` and `lớp đào tạo` are one noun, said shorter.
    let counted = !unit.starts_with(['%', '‰', '/']) && !unit.contains("đồng") && !unit.starts_with("cấp");
    let unit = if counted { unit.split(' ').next().unwrap_or("").to_owned() } else { unit };
    // A direction asks for no level and so in no unit.
    let unit = if target["value"].is_null() { String::new() } else { unit };
    format!("{} {} {unit} | {} | {} | {}", target["op"], target["value"], target["deadline"], target["scope"], target["modality"])
}

fn contained(words: &str, text: &str) -> f64 {
    let wanted: Vec<&str> = words.split_whitespace().collect();
    let held =
        wanted.iter().filter(|word| text.split_whitespace().any(|other| other.trim_matches([',', ';', '.', '(', ')', '“', '”']) == **word));
    held.count() as f64 / wanted.len().max(1) as f64
}

fn percent(rows: &[&Row]) -> usize {
    rows.iter().filter(|row| row.matched).count() * 100 / rows.len().max(1)
}
