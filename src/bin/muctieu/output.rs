//! Standard output and standard error: findings, answers, failures; a reader that goes away is no failure.

use crate::words::{io_fault, pick};
use muctieu::diagnostics::render::terminal::{Style, render};
use muctieu::diagnostics::{Diagnostic, Severity, render::shown};
use muctieu::messages::Lang;
use muctieu::source::SourceMap;
use std::io::{ErrorKind, IsTerminal, Write};

/// Why a command ends before its answer.
pub enum Failure {
    /// Not a failure: the help or the version that was asked for.
    Help(String),
    /// One sentence on wrong usage, or on a file that can't be read or written.
    Usage(String),
}

/// Writes an answer to standard output. Where the reader has gone (`| head`) the rest is nobody's loss.
pub fn print(text: &str, lang: Lang) -> Result<(), Failure> {
    print_bytes(text.as_bytes(), lang)
}

/// The same for an answer that need not be text.
pub fn print_bytes(bytes: &[u8], lang: Lang) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            let what = pick(lang, "không ghi được kết quả", "the answer can't be written");
            Err(Failure::Usage(format!("{what}: {}", io_fault(&error, lang))))
        }
        _ => Ok(()),
    }
}

/// Writes to standard error. Nobody can be told when that fails, so nobody is.
pub fn remark(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

/// Writes the one sentence of a failure.
pub fn complain(sentence: &str, lang: Lang) {
    let word = pick(lang, "lỗi", "error");
    let word = if colours(&std::io::stderr()) { format!("\u{1b}[1;31m{word}\u{1b}[0m") } else { word.to_owned() };
    remark(&format!("{word}: {}\n", sentence.trim_end()));
}

/// Whether to colour: only for a terminal that shows colours to somebody who has not asked for none.
pub fn colours(stream: &impl IsTerminal) -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    stream.is_terminal() && !set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}

/// Writes findings to standard error, those at least so grave; a last line counts what was left out.
pub fn findings(list: &[Diagnostic], sources: &SourceMap, least: Severity, lang: Lang) {
    let style = Style { lang, colour: colours(&std::io::stderr()) };
    let grave: Vec<Diagnostic> = list.iter().filter(|d| d.severity >= least).cloned().collect();
    let mut text = String::new();
    for diagnostic in shown(&grave) {
        text.push_str(&render(&diagnostic, sources, style));
        text.push('\n');
    }
    let left = list.len() - grave.len();
    if left > 0 {
        text.push_str(&match lang {
            Lang::Vi => format!("Còn {left} cảnh báo và lưu ý; xem bằng lệnh check.\n\n"),
            Lang::En => format!("{left} more warnings and notes; the command check shows them.\n\n"),
        });
    }
    remark(&text);
}

/// How many findings have this severity.
pub fn count(list: &[Diagnostic], severity: Severity) -> usize {
    muctieu::diagnostics::count(list, severity)
}
