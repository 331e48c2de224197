//! Hostile input read and judged, and what must hold of every answer.

use crate::runner::{self, Memory};
use muctieu::diagnostics::render::{LONGEST_MESSAGE, MOST_SHOWN, shown, text_of};
use muctieu::diagnostics::{Applicability, Diagnostic, Edit, Place};
use muctieu::messages::Lang;
use muctieu::source::{SourceMap, Span};
use muctieu::value::Date;
use muctieu::{Compilation, CompileOptions, data, eval, wire};
use serde_json::Value;
use std::sync::mpsc;
use std::time::Duration;

/// About what a page's engine has.
const STACK: usize = 1 << 20;

/// What came of an input.
#[derive(Debug, Default, Clone)]
pub struct Seen {
    /// Codes of the findings in the rules, each once a finding.
    pub codes: Vec<&'static str>,
    /// Ids of the targets that can be judged, in order.
    pub ids: Vec<String>,
    /// The record of the first target in the JSON of verdicts.
    pub first: Value,
    /// The same after the certain mends.
    pub mended: Box<Mended>,
}

/// What is left after mending.
#[derive(Debug, Default, Clone)]
pub struct Mended {
    /// Ids of the targets.
    pub ids: Vec<String>,
}

impl Seen {
    /// Whether a finding has this code.
    pub fn has(&self, code: &str) -> bool {
        self.codes.contains(&code)
    }
}

/// Runs on a thread with a small stack, for so many seconds at the most. A stack that runs out ends the whole test
/// program, which is what this looks for.
pub fn guarded<T: Send + 'static>(seconds: u64, work: impl FnOnce() -> T + Send + 'static) -> T {
    let (done, answer) = mpsc::channel();
    let thread = std::thread::Builder::new().stack_size(STACK);
    let worker = thread.spawn(move || done.send(work())).expect("a thread");
    match answer.recv_timeout(Duration::from_secs(seconds)) {
        Ok(found) => found,
        Err(mpsc::RecvTimeoutError::Timeout) => panic!("not done after {seconds} s"),
        // The worker panicked: its message is worth more than ours.
        Err(mpsc::RecvTimeoutError::Disconnected) => match worker.join() {
            Err(panic) => std::panic::resume_unwind(panic),
            Ok(_) => panic!("the worker ended without an answer"),
        },
    }
}

/// Rules in one file.
pub fn judge(text: &str) -> Seen {
    judge_files(&[("a.muctieu".to_owned(), text.to_owned())], 1)
}

/// Rules as bytes.
pub fn judge_bytes(bytes: Vec<u8>) -> Seen {
    guarded(60, move || {
        let mut host = Memory([("a.muctieu".to_owned(), bytes)].into());
        let compilation = muctieu::compile(&["a.muctieu".to_owned()], &mut host, CompileOptions::default());
        answers(&compilation, b"")
    })
}

/// Rules with data.
pub fn judge_with(text: &str, csv: &[u8]) -> Seen {
    let (text, csv) = (text.to_owned(), csv.to_owned());
    guarded(60, move || answers(&runner::compile(&[("a.muctieu".to_owned(), text)]), &csv))
}

/// Rules in several files, of which the first so many are asked for.
pub fn judge_files(files: &[(String, String)], roots: usize) -> Seen {
    let files = files.to_owned();
    guarded(60, move || {
        let names: Vec<String> = files.iter().take(roots).map(|(name, _)| name.clone()).collect();
        let mut host = Memory(files.into_iter().map(|(name, text)| (name, text.into_bytes())).collect());
        let compilation = muctieu::compile(&names, &mut host, CompileOptions::default());
        let mut seen = answers(&compilation, b"");
        seen.mended.ids = mended(&compilation);
        seen
    })
}

/// Asks everything that a host asks, and holds the answers to what must be true of all.
fn answers(compilation: &Compilation, csv: &[u8]) -> Seen {
    hold_findings(&compilation.diagnostics, &compilation.sources);
    let (observations, findings) = data::load(csv, "so-lieu.csv", None);
    let as_of = Date::new(2026, 11, 20).expect("a day");
    let outcome = eval::evaluate(&compilation.plan, &observations, as_of);
    hold_findings(&outcome.diagnostics, &compilation.sources);
    let mut first = Value::Null;
    // The texts of thousands of targets are as those of a few, and take their time.
    if compilation.plan.targets.len() < 2_000 {
        let text = wire::eval_json(compilation, &outcome, &observations, &findings, Lang::Vi);
        let answer: Value = serde_json::from_str(&text).expect("valid JSON");
        first = answer["targets"][0].clone();
        let text = wire::targets_json(compilation, Lang::En);
        serde_json::from_str::<Value>(&text).expect("valid JSON");
    }
    Seen {
        codes: compilation.diagnostics.iter().map(|d| d.message.code()).collect(),
        ids: compilation.plan.targets.iter().filter(|t| t.parent.is_none()).map(|t| t.id.clone()).collect(),
        first,
        mended: Box::default(),
    }
}

/// What must hold of findings: short sentences, few of them, and places that are there.
pub fn hold_findings(findings: &[Diagnostic], sources: &SourceMap) {
    let few = shown(findings);
    assert!(few.len() <= (MOST_SHOWN + 1) * (sources.iter().count() + 2), "{} findings are shown", few.len());
    for finding in &few {
        for lang in [Lang::Vi, Lang::En] {
            let text = text_of(&finding.message, lang);
            assert!(text.chars().count() <= LONGEST_MESSAGE && !text.is_empty(), "{text}");
            assert!(!text.contains('\n'), "a sentence is one line: {text}");
        }
        let spans =
            finding.labels.iter().map(|label| label.span).chain(finding.fixes.iter().flat_map(|fix| &fix.edits).map(|edit| edit.span));
        let own = match finding.place {
            Place::Rule(span) => Some(span),
            _ => None,
        };
        for span in spans.chain(own) {
            hold_span(span, sources);
        }
    }
    let text = wire::diagnostics_json(findings, sources, Lang::Vi);
    serde_json::from_str::<Value>(&text).expect("valid JSON");
}

/// A span lies in its file and cuts no character.
fn hold_span(span: Span, sources: &SourceMap) {
    let text = sources.file(span.file).map_or("", |file| file.text.as_str());
    assert!(text.get(span.start as usize..span.end as usize).is_some(), "{span:?} is no place of {} bytes", text.len());
}

/// The targets of the first file once its certain fixes are made.
fn mended(compilation: &Compilation) -> Vec<String> {
    let Some((id, file)) = compilation.sources.iter().next() else { return Vec::new() };
    let certain = |d: &&Diagnostic| d.fixes.first().is_some_and(|fix| fix.applicability == Applicability::Certain);
    let mut edits: Vec<&Edit> =
        compilation.diagnostics.iter().filter(certain).flat_map(|d| &d.fixes[0].edits).filter(|edit| edit.span.file == id).collect();
    if edits.is_empty() || edits.len() > 1_000 {
        return Vec::new();
    }
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.span.start));
    let mut text = file.text.clone();
    for edit in edits {
        text.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
    }
    let again = runner::compile(&[(file.name.clone(), text)]);
    again.plan.targets.iter().filter(|t| t.parent.is_none()).map(|t| t.id.clone()).collect()
}
