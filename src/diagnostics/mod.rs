//! Diagnostics: what is wrong, where, why it matters and how to mend it, as data.
//!
//! Every stage records facts here; wording happens in `messages` once a language is known, rendering in
//! `diagnostics::render`. One list serves parsing, names, units, documents and data alike.

pub mod render;

use crate::messages::{Message, Said};
use crate::source::Span;

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
        /// File name as the user gave it.
        file: String,
        /// Row number as a spreadsheet shows it; 0 for the whole file.
        row: u32,
        /// Column header, or its number where there is no header.
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

/// How many errors a list holds.
pub fn count_errors(list: &[Diagnostic]) -> usize {
    list.iter().filter(|d| d.severity == Severity::Error).count()
}
