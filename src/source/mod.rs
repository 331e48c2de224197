//! Source files: text as typed, places in it, and the folded copy that parsing reads.
//!
//! In: bytes and a name. Out: [`SourceFile`]s in a [`SourceMap`], [`Span`]s into the original bytes, and
//! [`fold::Folded`] lines that map back. It knows nothing of the grammar. Spans are half-open byte ranges in what the
//! author typed; line, column and UTF-16 are computed here, at the edge, once.

pub mod fold;

/// Which file of a [`SourceMap`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A half-open range of bytes in the original text of one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A range in a file.
    pub fn new(file: FileId, start: usize, end: usize) -> Span {
        Span { file, start: start as u32, end: end.max(start) as u32 }
    }

    /// From the start of `self` to the end of `other`.
    pub fn to(self, other: Span) -> Span {
        Span { file: self.file, start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// One file as its author typed it.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Name as given by the host, shown in messages.
    pub name: String,
    /// The text; invalid UTF-8 has been refused before.
    pub text: String,
    line_starts: Vec<u32>,
}

/// A place for people: both count from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

impl SourceFile {
    /// A file; lines end with LF, CRLF or CR.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> SourceFile {
        let text = text.into();
        let bytes = text.as_bytes();
        let mut line_starts = vec![0];
        for (at, byte) in bytes.iter().enumerate() {
            if *byte == b'\n' || (*byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')) {
                line_starts.push(at as u32 + 1);
            }
        }
        SourceFile { name: name.into(), text, line_starts }
    }

    /// Number of lines; a file that ends in a line break has an empty last line.
    pub fn line_count(&self) -> usize {
        self.line_starts.len()
    }

    /// Byte range of a line without its line break; lines count from 0.
    pub fn line_range(&self, line: usize) -> (usize, usize) {
        let start = self.line_starts.get(line).map_or(self.text.len(), |s| *s as usize);
        let next = self.line_starts.get(line + 1).map_or(self.text.len(), |s| *s as usize);
        let bytes = self.text.as_bytes();
        let mut end = next;
        while end > start && matches!(bytes.get(end - 1), Some(b'\n' | b'\r')) {
            end -= 1;
        }
        (start, end)
    }

    /// The line (from 0) that holds a byte.
    pub fn line_of(&self, offset: u32) -> usize {
        self.line_starts.partition_point(|start| *start <= offset).saturating_sub(1)
    }

    /// Line and column of a byte, both from 1, columns in characters.
    pub fn position(&self, offset: u32) -> Position {
        let line = self.line_of(offset);
        let (start, _) = self.line_range(line);
        let upto = self.text.get(start..offset as usize).map_or(0, |s| s.chars().count());
        Position { line: line as u32 + 1, column: upto as u32 + 1 }
    }

    /// The text of a range; empty where the range is off the text or cuts a character.
    pub fn slice(&self, start: u32, end: u32) -> &str {
        self.text.get(start as usize..end as usize).unwrap_or("")
    }
}

/// The files of one compilation, in the order in which they were first asked for.
#[derive(Debug, Clone, Default)]
pub struct SourceMap {
    files: Vec<SourceFile>,
}

impl SourceMap {
    /// Adds a file.
    pub fn add(&mut self, file: SourceFile) -> FileId {
        self.files.push(file);
        FileId(self.files.len() as u32 - 1)
    }

    /// The file.
    pub fn file(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(id.0 as usize)
    }

    /// All files with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(index, file)| (FileId(index as u32), file))
    }

    /// The words of a span as typed.
    pub fn slice(&self, span: Span) -> &str {
        self.file(span.file).map_or("", |file| file.slice(span.start, span.end))
    }

    /// The file that a name was given to.
    pub fn by_name(&self, name: &str) -> Option<FileId> {
        self.iter().find(|(_, file)| file.name == name).map(|(id, _)| id)
    }
}
