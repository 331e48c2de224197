//! Answers for editors as JSON.
//!
//! Editors in a page count as JavaScript strings do, so places come in and go out as UTF-16 code units of the file:
//! `from` and `to`, half open. (Diagnostics keep `start` and `end` in bytes.) Every answer is about one file.

use super::json::Json;
use crate::Compilation;
use crate::editor::{self, Completions, Entry, Hover};
use crate::messages::Lang;
use crate::source::{FileId, SourceFile, Span};
use crate::view::Scene;

/// Walks forward through a text, turning byte offsets into UTF-16 ones; places asked in ascending order cost one walk.
pub(super) struct Walk<'a> {
    text: &'a str,
    bytes: usize,
    units: usize,
}

impl<'a> Walk<'a> {
    pub(super) fn new(source: &'a SourceFile) -> Walk<'a> {
        Walk { text: &source.text, bytes: 0, units: 0 }
    }

    pub(super) fn to(&mut self, offset: u32) -> usize {
        let offset = offset as usize;
        if offset < self.bytes {
            (self.bytes, self.units) = (0, 0);
        }
        let between = self.text.get(self.bytes..offset).unwrap_or("");
        self.units += between.encode_utf16().count();
        self.bytes += between.len();
        self.units
    }

    fn write(&mut self, json: &mut Json, span: Span) {
        json.count("from", self.to(span.start));
        json.count("to", self.to(span.end));
    }
}

/// The byte of a UTF-16 place; the end of the text for places behind it, the character's start inside one.
pub fn byte_of(source: &SourceFile, unit: u32) -> u32 {
    let mut units = 0;
    for (at, letter) in source.text.char_indices() {
        if units + letter.len_utf16() as u32 > unit {
            return at as u32;
        }
        units += letter.len_utf16() as u32;
    }
    source.text.len() as u32
}

fn file<'a>(compilation: &'a Compilation, name: &str) -> Option<(FileId, &'a SourceFile)> {
    let id = if name.is_empty() { compilation.sources.iter().next().map(|(id, _)| id) } else { compilation.sources.by_name(name) };
    id.and_then(|id| compilation.sources.file(id).map(|source| (id, source)))
}

/// `{"tokens": [{"from", "to", "role"}…]}`: what each piece of the file is. Empty for a file that was not read; `name`
/// empty is the first file.
pub fn tokens_json(compilation: &Compilation, name: &str) -> String {
    let mut json = Json::new();
    json.open_object();
    json.key("tokens");
    json.open_array();
    if let Some((id, source)) = file(compilation, name) {
        let mut walk = Walk::new(source);
        for mark in editor::marks(id, source) {
            json.open_object();
            walk.write(&mut json, mark.span);
            json.text("role", mark.role.name());
            json.close_object();
        }
    }
    json.close_array();
    json.close_object();
    json.finish()
}

/// `{"outline": [{"from", "to", "kind", "name", "depth"}…]}`.
pub fn outline_json(compilation: &Compilation, name: &str) -> String {
    let mut json = Json::new();
    json.open_object();
    json.key("outline");
    json.open_array();
    if let Some((id, source)) = file(compilation, name) {
        let mut walk = Walk::new(source);
        for Entry { kind, name, depth, span } in editor::outline(compilation, id) {
            json.open_object();
            walk.write(&mut json, span);
            json.text("kind", kind.name());
            json.text("name", &name);
            json.count("depth", usize::from(depth));
            json.close_object();
        }
    }
    json.close_array();
    json.close_object();
    json.finish()
}

/// `{"from", "to", "title", "lines"}`, or `null` where nothing stands. `unit` counts UTF-16 code units.
pub fn hover_json(compilation: &Compilation, name: &str, unit: u32, scene: Option<Scene>, lang: Lang) -> String {
    let mut json = Json::new();
    let found = file(compilation, name)
        .and_then(|(id, source)| editor::hover(compilation, id, byte_of(source, unit), scene, lang).map(|hover| (source, hover)));
    match found {
        None => json.null(),
        Some((source, Hover { span, title, lines })) => {
            json.open_object();
            Walk::new(source).write(&mut json, span);
            json.text("title", &title);
            json.texts("lines", &lines);
            json.close_object();
        }
    }
    json.finish()
}

/// `{"from", "to", "items": [{"text", "sort", "detail"}…]}`: what may be written in place of the piece. `null` for a file
/// that was not read.
pub fn complete_json(compilation: &Compilation, name: &str, unit: u32) -> String {
    let mut json = Json::new();
    let found = file(compilation, name)
        .and_then(|(id, source)| editor::complete(compilation, id, byte_of(source, unit)).map(|offers| (source, offers)));
    match found {
        None => json.null(),
        Some((source, Completions { span, items })) => {
            json.open_object();
            Walk::new(source).write(&mut json, span);
            json.key("items");
            json.open_array();
            for item in items {
                json.open_object();
                json.text("text", &item.text);
                json.text("sort", item.sort.name());
                json.text("detail", &item.detail);
                json.close_object();
            }
            json.close_array();
            json.close_object();
        }
    }
    json.finish()
}

/// `{"definition": {"file", "from", "to"} | null, "uses": [{"file", "from", "to"}…]}` of the name at a place.
pub fn name_json(compilation: &Compilation, name: &str, unit: u32) -> String {
    let at = file(compilation, name).map(|(id, source)| (id, byte_of(source, unit)));
    let mut json = Json::new();
    json.open_object();
    json.key("definition");
    match at.and_then(|(id, offset)| editor::definition(compilation, id, offset)) {
        None => json.null(),
        Some(span) => place(&mut json, compilation, span),
    }
    json.key("uses");
    json.open_array();
    for span in at.map(|(id, offset)| editor::uses(compilation, id, offset)).unwrap_or_default() {
        place(&mut json, compilation, span);
    }
    json.close_array();
    json.close_object();
    json.finish()
}

fn place(json: &mut Json, compilation: &Compilation, span: Span) {
    json.open_object();
    if let Some(source) = compilation.sources.file(span.file) {
        json.text("file", &source.name);
        Walk::new(source).write(json, span);
    }
    json.close_object();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{CompileOptions, Host};

    struct One(&'static str);

    impl Host for One {
        fn rules(&mut self, _: &str) -> Result<Vec<u8>, String> {
            Ok(self.0.as_bytes().to_vec())
        }
    }

    #[test]
    fn places_are_counted_as_javascript_counts() {
        // The first letter takes two code units and four bytes, each accented letter one and two or three.
        let compilation =
            crate::compile(&["a".to_owned()], &mut One("# \u{1f600}\nkinh tế số đạt 30% đến năm 2030\n"), CompileOptions::default());
        let json = tokens_json(&compilation, "");
        assert!(json.contains(r#"{"from":5,"to":15,"role":"name"}"#), "{json}");
        assert!(json.contains(r#"{"from":0,"to":4,"role":"comment"}"#), "{json}");
        let source = compilation.sources.file(FileId(0)).expect("a file");
        assert_eq!((byte_of(source, 2), byte_of(source, 3), byte_of(source, 4), byte_of(source, 999)), (2, 2, 6, source.text.len() as u32));
        assert!(hover_json(&compilation, "", 6, None, Lang::Vi).starts_with(r#"{"from":5,"to":36,"title":"Đọc là: kinh tế số"#));
        assert_eq!(hover_json(&compilation, "khac", 6, None, Lang::Vi), "null");
        assert!(complete_json(&compilation, "a", 7).starts_with(r#"{"from":5,"to":7,"items":["#));
        assert_eq!(tokens_json(&compilation, "khac"), r#"{"tokens":[]}"#);
        assert!(outline_json(&compilation, "").contains(r#""kind":"target","name":"kinh tế số >= 30% đến năm 2030","depth":0"#));
        assert!(name_json(&compilation, "", 7).starts_with(r#"{"definition":null,"uses":[{"file":"a","from":5,"to":15}]"#));
    }
}
