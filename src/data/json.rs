//! A strict reader of JSON that keeps numbers as their text.
//!
//! In: text. Out: [`Node`]s, one element of the outermost list or object after the other, so that a large file is never
//! held as a tree. Numbers pass through no `f64` on the way, keys are data and nothing else, a key that stands twice is
//! reported with its object. Strings and numbers borrow from the text where they can.

use super::Observations;
use std::borrow::Cow;

/// Lists and objects inside each other, the outermost counted.
pub(super) const DEEPEST: usize = 64;

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node<'a> {
    Null,
    Bool(bool),
    /// As written.
    Number(&'a str),
    Text(Cow<'a, str>),
    /// What is in a list is of no use below the outermost level.
    List,
    Object(Object<'a>),
}

/// An object: its members in their order.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Object<'a> {
    pub(super) members: Vec<(Cow<'a, str>, Node<'a>)>,
    /// Index of a member whose key stands before it already.
    pub(super) twice: Option<usize>,
}

/// Why a text is no JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum JsonFault {
    /// Something that cannot stand there.
    Syntax,
    /// The text ends inside a value: it was cut off.
    CutOff,
    /// Nested deeper than [`DEEPEST`].
    Deep,
}

/// What the outermost value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outer {
    List,
    Object,
}

/// A reader, standing between two elements of the outermost value.
#[derive(Debug, Clone)]
pub(super) struct Elements<'a> {
    text: &'a str,
    at: usize,
    outer: Outer,
    first: bool,
}

/// One element with the byte where it begins; the key is empty in a list.
pub(super) struct Element<'a> {
    pub(super) key: Cow<'a, str>,
    pub(super) node: Node<'a>,
}

type Read<T> = Result<T, JsonFault>;

impl<'a> Elements<'a> {
    /// Opens the outermost value; `None` where it is neither list nor object.
    pub(super) fn open(text: &'a str) -> Option<Elements<'a>> {
        let mut elements = Elements { text, at: 0, outer: Outer::List, first: true };
        elements.skip_space();
        elements.outer = match elements.peek()? {
            b'[' => Outer::List,
            b'{' => Outer::Object,
            _ => return None,
        };
        elements.at += 1;
        Some(elements)
    }

    /// What it was opened on.
    pub(super) fn outer(&self) -> Outer {
        self.outer
    }

    /// Bytes read so far: behind a fault, where it stands.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// The next element; `None` behind the last one, with nothing but space after it.
    pub(super) fn step(&mut self) -> Read<Option<Element<'a>>> {
        let close = if self.outer == Outer::List { b']' } else { b'}' };
        self.skip_space();
        if self.first && self.peek() == Some(close) {
            return self.finish();
        }
        if !std::mem::take(&mut self.first) {
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(byte) if byte == close => return self.finish(),
                Some(_) => return Err(JsonFault::Syntax),
                None => return Err(JsonFault::CutOff),
            }
            self.skip_space();
        }
        let key = if self.outer == Outer::Object { self.key()? } else { Cow::Borrowed("") };
        Ok(Some(Element { key, node: self.value(2)? }))
    }

    fn finish(&mut self) -> Read<Option<Element<'a>>> {
        self.at += 1;
        self.skip_space();
        if self.at < self.text.len() { Err(JsonFault::Syntax) } else { Ok(None) }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn value(&mut self, depth: usize) -> Read<Node<'a>> {
        self.skip_space();
        match self.peek().ok_or(JsonFault::CutOff)? {
            b'{' if depth > DEEPEST => Err(JsonFault::Deep),
            b'[' if depth > DEEPEST => Err(JsonFault::Deep),
            b'{' => self.object(depth),
            b'[' => self.list(depth),
            b'"' => Ok(Node::Text(self.string()?)),
            b'-' | b'0'..=b'9' => self.number(),
            b't' => self.literal("true", Node::Bool(true)),
            b'f' => self.literal("false", Node::Bool(false)),
            b'n' => self.literal("null", Node::Null),
            _ => Err(JsonFault::Syntax),
        }
    }

    fn literal(&mut self, word: &str, node: Node<'a>) -> Read<Node<'a>> {
        let rest = self.text.get(self.at..).unwrap_or("");
        if rest.starts_with(word) {
            self.at += word.len();
            Ok(node)
        } else if word.starts_with(rest) {
            Err(JsonFault::CutOff)
        } else {
            Err(JsonFault::Syntax)
        }
    }

    fn key(&mut self) -> Read<Cow<'a, str>> {
        match self.peek() {
            Some(b'"') => {}
            Some(_) => return Err(JsonFault::Syntax),
            None => return Err(JsonFault::CutOff),
        }
        let key = self.string()?;
        self.skip_space();
        match self.peek() {
            Some(b':') => self.at += 1,
            Some(_) => return Err(JsonFault::Syntax),
            None => return Err(JsonFault::CutOff),
        }
        Ok(key)
    }

    fn object(&mut self, depth: usize) -> Read<Node<'a>> {
        let mut object = Object { members: Vec::with_capacity(8), twice: None };
        self.at += 1;
        self.skip_space();
        if self.peek() == Some(b'}') {
            self.at += 1;
            return Ok(Node::Object(object));
        }
        loop {
            self.skip_space();
            let key = self.key()?;
            let node = self.value(depth + 1)?;
            object.members.push((key, node));
            if self.closes(b'}')? {
                object.twice = first_twice(&object.members);
                return Ok(Node::Object(object));
            }
        }
    }

    fn list(&mut self, depth: usize) -> Read<Node<'a>> {
        self.at += 1;
        self.skip_space();
        if self.peek() == Some(b']') {
            self.at += 1;
            return Ok(Node::List);
        }
        loop {
            self.value(depth + 1)?;
            if self.closes(b']')? {
                return Ok(Node::List);
            }
        }
    }

    /// Steps over a comma (false) or the closing bracket (true).
    fn closes(&mut self, close: u8) -> Read<bool> {
        self.skip_space();
        let byte = self.peek().ok_or(JsonFault::CutOff)?;
        if byte != b',' && byte != close {
            return Err(JsonFault::Syntax);
        }
        self.at += 1;
        Ok(byte == close)
    }

    fn number(&mut self) -> Read<Node<'a>> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        if self.peek() == Some(b'0') {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.digits()?;
        }
        Ok(Node::Number(self.text.get(start..self.at).unwrap_or("")))
    }

    fn digits(&mut self) -> Read<()> {
        let start = self.at;
        while self.peek().is_some_and(|b| b.is_ascii_digit()) {
            self.at += 1;
        }
        match self.peek() {
            _ if self.at > start => Ok(()),
            Some(_) => Err(JsonFault::Syntax),
            None => Err(JsonFault::CutOff),
        }
    }

    fn string(&mut self) -> Read<Cow<'a, str>> {
        self.at += 1;
        let mut owned: Option<String> = None;
        let mut from = self.at;
        loop {
            let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
            let Some(length) = rest.iter().position(|b| *b == b'"' || *b == b'\\' || *b < 0x20) else {
                self.at = self.text.len();
                return Err(JsonFault::CutOff);
            };
            self.at += length;
            match rest.get(length) {
                Some(byte @ (b'"' | b'\\')) => {
                    let piece = self.text.get(from..self.at).unwrap_or("");
                    self.at += 1;
                    if *byte == b'"' {
                        return Ok(match owned {
                            None => Cow::Borrowed(piece),
                            Some(mut text) => {
                                text.push_str(piece);
                                Cow::Owned(text)
                            }
                        });
                    }
                    let text = owned.get_or_insert_with(String::new);
                    text.push_str(piece);
                    let letter = self.escape()?;
                    owned.get_or_insert_with(String::new).push(letter);
                    from = self.at;
                }
                _ => return Err(JsonFault::Syntax),
            }
        }
    }

    fn escape(&mut self) -> Read<char> {
        let byte = self.peek().ok_or(JsonFault::CutOff)?;
        self.at += 1;
        Ok(match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let high = self.four_digits()?;
                let code = if (0xd800..0xdc00).contains(&high) {
                    if self.peek() != Some(b'\\') || self.text.as_bytes().get(self.at + 1) != Some(&b'u') {
                        return Err(JsonFault::Syntax);
                    }
                    self.at += 2;
                    let low = self.four_digits()?;
                    if !(0xdc00..0xe000).contains(&low) {
                        return Err(JsonFault::Syntax);
                    }
                    0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00)
                } else {
                    high
                };
                // Half of a pair alone is no character.
                char::from_u32(code).ok_or(JsonFault::Syntax)?
            }
            _ => return Err(JsonFault::Syntax),
        })
    }

    fn four_digits(&mut self) -> Read<u32> {
        let mut code = 0;
        for _ in 0..4 {
            let byte = self.peek().ok_or(JsonFault::CutOff)?;
            let digit = char::from(byte).to_digit(16).ok_or(JsonFault::Syntax)?;
            code = code * 16 + digit;
            self.at += 1;
        }
        Ok(code)
    }
}

/// Index of the first member whose key stands before it. Objects of a few members, the usual ones, are compared key by
/// key; others by way of a table of keys, so that no object takes time with the square of its size.
fn first_twice(members: &[(Cow<str>, Node)]) -> Option<usize> {
    if members.len() <= 16 {
        return (1..members.len()).find(|index| {
            let key = members.get(*index).map(|(key, _)| key);
            members.iter().take(*index).any(|(before, _)| Some(before) == key)
        });
    }
    let mut known = Observations::new();
    let mut has_empty = false;
    members.iter().position(|(key, _)| {
        if key.is_empty() {
            return std::mem::replace(&mut has_empty, true);
        }
        let before = known.text_count();
        known.text(key);
        known.text_count() == before
    })
}
