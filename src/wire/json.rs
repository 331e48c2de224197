//! A writer of JSON text: keys in the order written, numbers as [`number::write_json`] gives them.
//!
//! In: calls in the order of the text. Out: one line of valid JSON, whatever the strings hold. It replaces a serialiser
//! library because the same bytes must leave the command line and the browser, and each kilobyte counts in the latter.
//! INVARIANT: commas and quotes are this file's affair alone; callers name keys and values.

use crate::value::number;

/// Most bytes that are written. A page can't take a longer text, and asking for it would cost the engine its memory;
/// what is longer is cut here and of no use, so who gives it out looks at its length.
pub const MOST_BYTES: usize = if cfg!(target_arch = "wasm32") { 256 << 20 } else { usize::MAX / 2 };

/// JSON text in the making.
#[derive(Debug, Default)]
pub struct Json {
    out: String,
    /// Whether the next key or value follows another one on its level.
    comma: bool,
}

impl Json {
    /// Nothing written yet.
    pub fn new() -> Json {
        Json::default()
    }

    /// The text.
    pub fn finish(self) -> String {
        self.out
    }

    /// `{`
    pub fn open_object(&mut self) {
        self.open("{");
    }

    /// `}`
    pub fn close_object(&mut self) {
        self.close("}");
    }

    /// `[`
    pub fn open_array(&mut self) {
        self.open("[");
    }

    /// `]`
    pub fn close_array(&mut self) {
        self.close("]");
    }

    /// The key of the value that is written next.
    pub fn key(&mut self, key: &str) {
        self.part();
        self.quoted(key);
        self.put(":");
        self.comma = false;
    }

    /// A string as an element.
    pub fn string(&mut self, text: &str) {
        self.part();
        self.quoted(text);
    }

    /// A number as an element; one that is no finite number is `null`.
    pub fn number(&mut self, value: f64) {
        if value.is_finite() {
            self.word(&number::write_json(value));
        } else {
            self.null();
        }
    }

    /// A value that this writer gave before.
    pub fn json(&mut self, written: &str) {
        self.word(written);
    }

    /// `null` as an element.
    pub fn null(&mut self) {
        self.word("null");
    }

    /// `true` as an element.
    pub fn yes(&mut self) {
        self.word("true");
    }

    /// A key with a string.
    pub fn text(&mut self, key: &str, text: &str) {
        self.key(key);
        self.string(text);
    }

    /// A key with a string, or with `null`.
    pub fn text_or_null(&mut self, key: &str, text: Option<&str>) {
        self.key(key);
        match text {
            Some(text) => self.string(text),
            None => self.null(),
        }
    }

    /// A key with a number, or with `null` where it is not known.
    pub fn number_or_null(&mut self, key: &str, value: Option<f64>) {
        self.key(key);
        self.number(value.unwrap_or(f64::NAN));
    }

    /// A key with a whole number.
    pub fn count(&mut self, key: &str, value: usize) {
        self.key(key);
        self.word(&value.to_string());
    }

    /// A key with `true` or `false`.
    pub fn flag(&mut self, key: &str, value: bool) {
        self.key(key);
        self.word(if value { "true" } else { "false" });
    }

    /// A key with `true`, `false` or, where not known, `null`.
    pub fn flag_or_null(&mut self, key: &str, value: Option<bool>) {
        self.key(key);
        self.word(match value {
            Some(true) => "true",
            Some(false) => "false",
            None => "null",
        });
    }

    /// A key with an array of strings.
    pub fn texts(&mut self, key: &str, texts: &[String]) {
        self.key(key);
        self.open_array();
        for text in texts {
            self.string(text);
        }
        self.close_array();
    }

    fn open(&mut self, mark: &str) {
        self.part();
        self.put(mark);
        self.comma = false;
    }

    fn close(&mut self, mark: &str) {
        self.put(mark);
        self.comma = true;
    }

    fn word(&mut self, word: &str) {
        self.part();
        self.put(word);
    }

    fn part(&mut self) {
        if self.comma {
            self.put(",");
        }
        self.comma = true;
    }

    fn put(&mut self, text: &str) {
        if self.out.len() <= MOST_BYTES {
            self.out.push_str(text);
        }
    }

    /// U+2028 and U+2029 end a line in scripts of old engines and U+007F to U+009F are invisible, so all are escaped
    /// besides what JSON itself asks for.
    fn quoted(&mut self, text: &str) {
        if self.out.len() > MOST_BYTES {
            return;
        }
        self.out.push('"');
        for letter in text.chars() {
            match letter {
                '"' => self.out.push_str("\\\""),
                '\\' => self.out.push_str("\\\\"),
                '\n' => self.out.push_str("\\n"),
                '\t' => self.out.push_str("\\t"),
                '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' => {
                    self.out.push_str("\\u");
                    for shift in [12, 8, 4, 0] {
                        self.out.push(char::from_digit((letter as u32 >> shift) & 0xf, 16).unwrap_or('0'));
                    }
                }
                _ => self.out.push(letter),
            }
        }
        self.out.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    #[test]
    fn what_is_written_reads_back() {
        let mut json = Json::new();
        json.open_object();
        json.text("tên", "kinh tế \"số\"\\\n\u{1}\u{7f}\u{2028}\u{2029}\t\u{10ffff}");
        json.number_or_null("a", Some(0.1 + 0.2));
        json.number_or_null("b", None);
        json.number_or_null("c", Some(f64::INFINITY));
        json.flag("d", true);
        json.flag_or_null("e", None);
        json.count("f", 3);
        json.key("g");
        json.open_array();
        json.open_object();
        json.close_object();
        json.open_array();
        json.close_array();
        json.null();
        json.number(-1.5);
        json.close_array();
        json.texts("h", &["x".to_owned(), String::new()]);
        json.text_or_null("i", None);
        json.close_object();
        let text = json.finish();
        assert!(text.is_ascii() || !text.contains(['\u{2028}', '\u{2029}', '\u{7f}']));
        let value: Value = serde_json::from_str(&text).expect("valid JSON");
        assert_eq!(
            value,
            json!({"tên": "kinh tế \"số\"\\\n\u{1}\u{7f}\u{2028}\u{2029}\t\u{10ffff}", "a": 0.3, "b": null, "c": null, "d": true,
                "e": null, "f": 3, "g": [{}, [], null, -1.5], "h": ["x", ""], "i": null})
        );
    }

    #[test]
    fn every_character_survives() {
        let all: String = (0..=0x10_ffffu32).filter_map(char::from_u32).collect();
        let mut json = Json::new();
        json.string(&all);
        assert_eq!(serde_json::from_str::<String>(&json.finish()).expect("valid JSON"), all);
    }
}
