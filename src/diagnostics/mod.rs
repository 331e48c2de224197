//! Diagnostics: what is wrong, where, why it matters and how to mend it, as data.
//!
//! Every stage records facts here; wording happens in `messages` once a language is known, rendering in
//! `diagnostics::render`. One list serves parsing, names, units, documents and data alike.

pub mod render;

use crate::messages::{Message, Said};
use crate::source::{FileId, Span};

/// How grave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; nothing is lost.
    Info,
    /// Read in one way that may not be the meant one, or a likely slip.
    Warning,
    /// The line has no meaning and gives no verdict.
    Error,
}

impl Severity {
    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// How safe a fix is to apply without a person looking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Applicability {
    /// Keeps or restores the one meaning the author can have had.
    Certain,
    /// Probably meant.
    Likely,
    /// An example of a mend; a person must choose.
    Show,
}

/// A replacement of the bytes of a span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; an empty span inserts.
    pub span: Span,
    /// The new text.
    pub text: String,
}

/// A mend that a machine can apply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as a message.
    pub title: Said,
    /// The edits, apart from each other.
    pub edits: Vec<Edit>,
    /// How safe it is.
    pub applicability: Applicability,
}

/// A further place that the reader should see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What is there.
    pub text: Said,
}

/// Where a diagnostic points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Into a rule file.
    Rule(Span),
    /// Into a data file: its name, its row (1 is the header) and its column's name or number where one cell is guilty.
    Data {
        /// File name as the user gave it; of a workbook with the sheet behind it: `x.xlsx#Số liệu`.
        file: String,
        /// Row number as a spreadsheet shows it; 0 for the whole file.
        row: u32,
        /// Column header, or its number where there is no header; in a workbook the cell: `C7`.
        column: Option<String>,
    },
    /// The run as a whole.
    Whole,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What is said, with its code and typed arguments.
    pub message: Said,
    /// How grave; the message's own unless the caller asked for strictness.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// Further places.
    pub labels: Vec<Label>,
    /// Ways to mend it.
    pub fixes: Vec<Fix>,
}

impl Diagnostic {
    /// A finding in a rule file.
    pub fn at(span: Span, message: Message) -> Diagnostic {
        let message = Said::from(message);
        Diagnostic { severity: message.severity(), message, place: Place::Rule(span), labels: Vec::new(), fixes: Vec::new() }
    }

    /// A finding in a data file.
    pub fn in_data(file: &str, row: u32, column: Option<&str>, message: Message) -> Diagnostic {
        let message = Said::from(message);
        Diagnostic {
            severity: message.severity(),
            message,
            place: Place::Data { file: file.to_owned(), row, column: column.map(str::to_owned) },
            labels: Vec::new(),
            fixes: Vec::new(),
        }
    }

    /// A finding about the run.
    pub fn whole(message: impl Into<Said>) -> Diagnostic {
        let message = message.into();
        Diagnostic { severity: message.severity(), message, place: Place::Whole, labels: Vec::new(), fixes: Vec::new() }
    }

    /// How many errors and other findings it stands for, where it is the entry that counts those left out.
    pub fn left_out(&self) -> Option<(usize, usize)> {
        if self.message.slug() != "more-findings" {
            return None;
        }
        let number = |field| self.message.value(field)?.parse().ok();
        let (count, errors): (usize, usize) = (number("count")?, number("errors")?);
        Some((errors, count.saturating_sub(errors)))
    }

    /// With a further place.
    #[must_use]
    pub fn label(mut self, span: Span, text: Message) -> Diagnostic {
        self.labels.push(Label { span, text: text.into() });
        self
    }

    /// With a fix of one edit.
    #[must_use]
    pub fn fix(mut self, title: Message, span: Span, text: impl Into<String>, applicability: Applicability) -> Diagnostic {
        self.fixes.push(Fix { title: title.into(), edits: vec![Edit { span, text: text.into() }], applicability });
        self
    }
}

/// How many errors a list holds or stands for.
pub fn count_errors(list: &[Diagnostic]) -> usize {
    count(list, Severity::Error)
}

/// How many findings of a severity a list holds or stands for.
pub fn count(list: &[Diagnostic], severity: Severity) -> usize {
    list.iter()
        .map(|diagnostic| match (diagnostic.left_out(), severity) {
            (Some((errors, _)), Severity::Error) => errors,
            (Some((_, others)), Severity::Warning) => others,
            (Some(_), Severity::Info) => 0,
            (None, _) => usize::from(diagnostic.severity == severity),
        })
        .sum()
}

/// Most findings of a file that are kept, errors and others each.
pub const MOST_KEPT: usize = 10_000;

/// Findings as they are made: more than anybody looks at are counted and not kept, so that a large file full of faults
/// does not fill the memory.
#[derive(Debug, Default)]
pub struct Findings {
    kept: Vec<Diagnostic>,
    /// By file, in the order in which files had findings.
    tallies: Vec<(Option<FileId>, Tally)>,
}

#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    /// Errors and others that are kept, then those that are only counted.
    kept: [usize; 2],
    left_out: [usize; 2],
}

impl Findings {
    /// Adds one.
    pub fn push(&mut self, finding: Diagnostic) {
        let file = match &finding.place {
            Place::Rule(span) => Some(span.file),
            _ => None,
        };
        let at = match self.tallies.iter().rposition(|(known, _)| *known == file) {
            Some(at) => at,
            None => {
                self.tallies.push((file, Tally::default()));
                self.tallies.len() - 1
            }
        };
        let class = usize::from(finding.severity != Severity::Error);
        let Some(Tally { kept, left_out }) = self.tallies.get_mut(at).map(|(_, tally)| tally) else { return };
        match (kept.get_mut(class), left_out.get_mut(class)) {
            (Some(kept), _) if *kept < MOST_KEPT => {
                *kept += 1;
                self.kept.push(finding);
            }
            (_, Some(left_out)) => *left_out += 1,
            _ => {}
        }
    }

    /// Adds all of a list and leaves it empty.
    pub fn append(&mut self, list: &mut Vec<Diagnostic>) {
        for finding in list.drain(..) {
            self.push(finding);
        }
    }

    /// What is kept, and for each file an entry that stands for the rest.
    pub fn into_list(mut self) -> Vec<Diagnostic> {
        for (file, Tally { left_out: [errors, others], .. }) in self.tallies {
            if errors + others == 0 {
                continue;
            }
            let message = Message::MoreFindings { count: (errors + others).to_string(), errors: errors.to_string() };
            let place = file.map_or(Place::Whole, |file| Place::Rule(Span { file, start: 0, end: 0 }));
            let severity = if errors > 0 { Severity::Error } else { Severity::Warning };
            self.kept.push(Diagnostic { message: message.into(), severity, place, labels: Vec::new(), fixes: Vec::new() });
        }
        self.kept
    }
}
