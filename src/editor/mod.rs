//! What an editor asks about rules under the cursor: colours, the reading of a line, completions, the outline, where a
//! name is declared and used.
//!
//! In: a compilation and a byte offset into one of its files. Out: facts as data with spans; wording is chosen here only
//! where the answer itself is a text to read (a hover). It judges nothing: verdicts come in from `eval`. Unfinished lines
//! are the usual case, so every answer is made from what is right in the text and never from a whole tree.

mod complete;
mod hover;
mod marks;
mod names;
#[cfg(test)]
mod tests;

pub use complete::{Completion, Completions, Sort, complete};
pub use hover::{Hover, hover};
pub use marks::{Mark, Role, marks};
pub use names::{Entry, EntryKind, definition, outline, uses};

use crate::source::{FileId, Span};

/// Whether a place is in a span or at its end: a cursor behind the last letter of a word is still at that word.
fn touches(span: Span, file: FileId, offset: u32) -> bool {
    span.file == file && span.start <= offset && offset <= span.end
}
