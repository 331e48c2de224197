//! From blocks to sentences: tokens of a block, parted at full stops and semicolons.
//!
//! In: a block. Out: its tokens and the ranges of its sentences. Brackets hold together, and a full stop ends a sentence
//! only before a capital or at the end.

use crate::source::fold::{Folded, lower};
use crate::source::{FileId, SourceFile};
use crate::syntax::phrase::Reader;
use crate::syntax::token::{TokenKind, Tokens};

/// The longest sentence that is read, in tokens; a longer one is listed as unread.
pub const LONGEST: usize = 1_500;

/// A block as tokens.
pub struct Spoken {
    source: SourceFile,
    folded: Folded,
    tokens: Tokens,
}

impl Spoken {
    /// Reads the words of a block. Quotes and hashes part nothing in running text: they become spaces of the same
    /// length, so that places stay.
    pub fn new(text: &str) -> Spoken {
        let mut plain = String::with_capacity(text.len());
        for letter in text.chars() {
            match letter {
                '"' | '“' | '”' | '„' | '«' | '»' | '#' | '@' | '\n' => {
                    for _ in 0..letter.len_utf8() {
                        plain.push(' ');
                    }
                }
                _ => plain.push(letter),
            }
        }
        let folded = Folded::new(&plain, 0);
        let mut tokens = Tokens::default();
        tokens.read(&folded.text, (0, folded.text.len() as u32));
        Spoken { source: SourceFile::new("", text), folded, tokens }
    }

    /// The reader of its phrases.
    pub fn reader(&self) -> Reader<'_> {
        Reader::new(&self.folded, &self.tokens, &self.source, FileId(0))
    }

    /// The sentences as ranges of tokens, marks at their ends left out.
    pub fn sentences(&self) -> Vec<(usize, usize)> {
        let reader = self.reader();
        let mut out = Vec::new();
        let (mut from, mut depth) = (0, 0usize);
        let end = self.tokens.len();
        for at in 0..end {
            if self.tokens.kind(at) != TokenKind::Mark {
                continue;
            }
            let ends = match reader.text(at) {
                "(" => {
                    depth += 1;
                    false
                }
                ")" => {
                    depth = depth.saturating_sub(1);
                    false
                }
                // A bracket that is never closed holds nothing together.
                ";" => depth == 0 || !self.closes(at, end),
                "." | "!" | "?" => at + 1 >= end || self.begins_sentence(&reader, at + 1),
                _ => false,
            };
            if ends {
                push(&mut out, &reader, from, at);
                from = at + 1;
                depth = 0;
            }
        }
        push(&mut out, &reader, from, end);
        out
    }

    /// Whether a bracket closes within the next words.
    fn closes(&self, at: usize, end: usize) -> bool {
        (at..end.min(at + 80)).any(|place| self.tokens.is_mark(&self.folded.text, place, ")"))
    }

    fn begins_sentence(&self, reader: &Reader<'_>, at: usize) -> bool {
        let span = reader.span(at, at + 1);
        let first = self.source.slice(span.start, span.end).chars().next().unwrap_or(' ');
        first.is_ascii_uppercase() || (!first.is_ascii() && lower(first) != first) || matches!(first, '-' | '+' | '–')
    }
}

fn push(out: &mut Vec<(usize, usize)>, reader: &Reader<'_>, from: usize, to: usize) {
    let (mut from, mut to) = (from, to);
    let idle = |at: usize| reader.tokens.kind(at) == TokenKind::Mark && !matches!(reader.text(at), "(" | ")" | ":");
    while from < to && idle(from) {
        from += 1;
    }
    while to > from && idle(to - 1) {
        to -= 1;
    }
    if from < to {
        out.push((from, to));
    }
}
