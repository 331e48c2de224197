//! Rendering of diagnostics: one file per output, and here what all outputs share.
//!
//! In: diagnostics as data with the files they speak of. Out: text in one language. Limits stand here once:
//! [`MOST_SHOWN`] findings a file, [`LONGEST_MESSAGE`] characters a message. Nothing is dropped in silence: what is not
//! shown is counted.

#[cfg(feature = "authoring")]
pub mod markdown;
pub mod sentence;
#[cfg(feature = "cli")]
pub mod terminal;

use super::{Diagnostic, Place, Severity};
use crate::messages::{Lang, Message, Said};
use crate::source::FileId;
use crate::value::map::Map;

/// How many findings are shown for one file; the rest are counted.
pub const MOST_SHOWN: usize = 100;

/// How many characters a message has at the most.
pub const LONGEST_MESSAGE: usize = 500;

/// The sentence of a message, cut at [`LONGEST_MESSAGE`].
pub fn text_of(message: &Said, lang: Lang) -> String {
    cut(message.text(lang), LONGEST_MESSAGE)
}

/// The help of a message, cut at [`LONGEST_MESSAGE`].
pub fn help_of(message: &Said, lang: Lang) -> Option<String> {
    message.help(lang).map(|help| cut(help, LONGEST_MESSAGE))
}

/// The text with no more than `most` characters; a cut shows as an ellipsis.
pub fn cut(mut text: String, most: usize) -> String {
    if let Some((at, _)) = text.char_indices().nth(most) {
        let last = text.char_indices().nth(most.saturating_sub(1)).map_or(at, |(last, _)| last);
        text.truncate(last);
        text.push('…');
    }
    text
}

/// Whether a character would be invisible, turn the direction of a line or drive a terminal, and so is shown by its
/// number instead.
pub fn is_unprintable(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{61c}' | '\u{ad}')
}

/// Which file a finding belongs to.
#[derive(PartialEq, Eq, Hash, Clone)]
enum Group<'a> {
    Rule(FileId),
    Data(&'a str),
    Whole,
}

fn group_of(place: &Place) -> Group<'_> {
    match place {
        Place::Rule(span) => Group::Rule(span.file),
        Place::Data { file, .. } => Group::Data(file),
        Place::Whole => Group::Whole,
    }
}

#[derive(Default)]
struct Quota {
    /// How many of each severity exist, then how many may still be shown: errors before warnings before the rest.
    left: [usize; 3],
    hidden: usize,
    hidden_errors: usize,
    gravest: Option<Severity>,
    last_shown: usize,
}

fn rank(severity: Severity) -> usize {
    match severity {
        Severity::Error => 0,
        Severity::Warning => 1,
        Severity::Info => 2,
    }
}

/// What is shown of a list: at most [`MOST_SHOWN`] findings a file, errors before warnings where not all have room, in
/// the order of the list; after the last one of a file stands an entry that counts the rest.
pub fn shown(list: &[Diagnostic]) -> Vec<Diagnostic> {
    let mut quotas: Map<Group, Quota> = Map::default();
    for diagnostic in list.iter().filter(|diagnostic| diagnostic.left_out().is_none()) {
        if let Some(count) = quotas.entry(group_of(&diagnostic.place)).or_default().left.get_mut(rank(diagnostic.severity)) {
            *count += 1;
        }
    }
    for quota in quotas.values_mut() {
        let mut room = MOST_SHOWN;
        for count in &mut quota.left {
            *count = (*count).min(room);
            room -= *count;
        }
    }
    let mut kept = Vec::new();
    for diagnostic in list {
        let quota = quotas.entry(group_of(&diagnostic.place)).or_default();
        if let Some((errors, others)) = diagnostic.left_out() {
            quota.hidden += errors + others;
            quota.hidden_errors += errors;
            quota.gravest = quota.gravest.max(Some(diagnostic.severity));
            continue;
        }
        match quota.left.get_mut(rank(diagnostic.severity)) {
            Some(left) if *left > 0 => {
                *left -= 1;
                kept.push(diagnostic.clone());
                quota.last_shown = kept.len();
            }
            _ => {
                quota.hidden += 1;
                quota.hidden_errors += usize::from(diagnostic.severity == Severity::Error);
                quota.gravest = quota.gravest.max(Some(diagnostic.severity));
            }
        }
    }
    let mut rests: Vec<(usize, Diagnostic)> = quotas
        .into_iter()
        .filter_map(|(group, quota)| {
            let message = Message::MoreFindings { count: quota.hidden.to_string(), errors: quota.hidden_errors.to_string() };
            let severity = quota.gravest?;
            let place = match group {
                Group::Rule(file) => Place::Rule(crate::source::Span { file, start: 0, end: 0 }),
                Group::Data(file) => Place::Data { file: file.to_owned(), row: 0, column: None },
                Group::Whole => Place::Whole,
            };
            Some((quota.last_shown, Diagnostic { message: message.into(), severity, place, labels: Vec::new(), fixes: Vec::new() }))
        })
        .collect();
    crate::value::order::sort_by(&mut rests, |a, b| a.0 > b.0);
    for (at, rest) in rests {
        kept.insert(at.min(kept.len()), rest);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Findings, MOST_KEPT, count};
    use crate::source::Span;

    fn finding(file: u32, at: usize, severity: Severity) -> Diagnostic {
        let span = Span::new(FileId(file), at, at + 1);
        Diagnostic { severity, ..Diagnostic::at(span, Message::LineNotUnderstood { line: "x".into() }) }
    }

    #[test]
    fn a_hundred_findings_a_file_are_shown_and_the_rest_counted() {
        for count in [99, 100, 101, 1000] {
            let list: Vec<_> = (0..count).map(|at| finding(0, at, Severity::Error)).chain([finding(1, 0, Severity::Info)]).collect();
            let shown = shown(&list);
            assert_eq!(shown.len(), count.min(100) + usize::from(count > 100) + 1);
            let rest = shown.iter().find(|d| d.message.slug() == "more-findings");
            assert_eq!(rest.is_some(), count > 100);
            if let Some(rest) = rest {
                let wanted = Message::MoreFindings { count: (count - 100).to_string(), errors: (count - 100).to_string() };
                assert_eq!((rest.message.clone(), rest.severity), (wanted.into(), Severity::Error));
                assert_eq!(shown.get(100), Some(rest), "it stands after the last one of its file");
            }
        }
    }

    #[test]
    fn warnings_never_hide_an_error() {
        let list: Vec<_> = (0..150).map(|at| finding(0, at, Severity::Warning)).chain([finding(0, 151, Severity::Error)]).collect();
        let shown = shown(&list);
        assert_eq!(shown.len(), 101);
        assert_eq!(shown.iter().filter(|d| d.severity == Severity::Error).count(), 1);
        assert_eq!(shown.last().map(|d| d.message.clone()), Some(Message::MoreFindings { count: "51".into(), errors: "0".into() }.into()));
    }

    #[test]
    fn what_was_never_kept_is_counted_too() {
        let mut findings = Findings::default();
        for at in 0..3 * MOST_KEPT {
            findings.push(finding(0, at, if at % 3 == 0 { Severity::Error } else { Severity::Warning }));
        }
        findings.push(finding(1, 0, Severity::Info));
        let list = findings.into_list();
        assert_eq!(list.len(), 2 * MOST_KEPT + 2);
        assert_eq!((count(&list, Severity::Error), count(&list, Severity::Warning)), (MOST_KEPT, 2 * MOST_KEPT));
        let shown = shown(&list);
        assert_eq!(shown.len(), MOST_SHOWN + 2);
        assert_eq!(shown.iter().filter(|d| d.severity == Severity::Error).count(), MOST_SHOWN + 1);
        let rest = shown.iter().find(|d| d.left_out().is_some()).map(|d| d.message.clone());
        let wanted =
            Message::MoreFindings { count: (3 * MOST_KEPT - MOST_SHOWN).to_string(), errors: (MOST_KEPT - MOST_SHOWN).to_string() };
        assert_eq!(rest, Some(wanted.into()));
    }

    #[test]
    fn long_messages_are_cut() {
        let long = Said::from(Message::LineNotUnderstood { line: "ế".repeat(700) });
        assert_eq!(text_of(&long, Lang::Vi).chars().count(), LONGEST_MESSAGE);
        assert!(text_of(&long, Lang::Vi).ends_with('…'));
        assert_eq!(cut("ế".repeat(500), 500).chars().count(), 500);
        assert!(!cut("ế".repeat(500), 500).ends_with('…'));
    }
}
