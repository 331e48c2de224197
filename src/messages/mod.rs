//! The catalogue: every sentence the tool says about input, once, Vietnamese and English together.
//!
//! A message is a code, a slug, a severity, typed arguments, a text and a help in both languages; a missing half does
//! not compile. Codes are `MT` and four digits: 1 syntax, 2 names, 3 types and units, 4 periods and data,
//! 5 evaluation. A code once published is never given to something else. `MT0000` marks the sentences
//! that only accompany a diagnostic (labels and titles of fixes).

use crate::diagnostics::Severity;

mod catalogue;
pub mod explain;
pub mod scenario;

pub use catalogue::{ALL_CODES, Message};
pub use explain::{evidence_label, status_label, status_short_label};

/// The language of what is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Vietnamese, the first language.
    #[default]
    Vi,
    /// English, the same content.
    En,
}

impl Lang {
    /// `vi` or `en` (also `en-GB` and the like); anything else is Vietnamese.
    pub fn from_tag(tag: &str) -> Lang {
        if tag.get(..2).is_some_and(|two| two.eq_ignore_ascii_case("en")) { Lang::En } else { Lang::Vi }
    }

    /// The tag of HTML's `lang`.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Vi => "vi",
            Lang::En => "en",
        }
    }
}

/// An entry of the catalogue: what is the same whenever the sentence is said. Holes are names of fields in braces.
#[derive(Debug)]
struct Entry {
    code: &'static str,
    slug: &'static str,
    severity: Severity,
    fields: &'static [&'static str],
    /// Vietnamese, English.
    text: [&'static str; 2],
    /// The same for the help; empty where the text says it all.
    help: [&'static str; 2],
}

/// A message as it is kept: its entry in the catalogue and the values of its fields in their order. One shape for all
/// messages, so that keeping, copying and comparing them takes no code for each.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Said {
    entry: usize,
    values: Vec<String>,
}

impl Said {
    fn entry(&self) -> &'static Entry {
        // The number comes from the enum that the table was written with; the first entry stands in for none.
        catalogue::TABLE.get(self.entry).unwrap_or(&catalogue::TABLE[0])
    }

    /// `MT` and four digits.
    pub fn code(&self) -> &'static str {
        self.entry().code
    }

    /// The kebab-case name that goes with the code.
    pub fn slug(&self) -> &'static str {
        self.entry().slug
    }

    /// How grave it is by itself.
    pub fn severity(&self) -> Severity {
        self.entry().severity
    }

    /// The value of a field, by its name in the catalogue.
    pub fn value(&self, field: &str) -> Option<&str> {
        let at = self.entry().fields.iter().position(|known| *known == field)?;
        self.values.get(at).map(String::as_str)
    }

    /// The sentence.
    pub fn text(&self, lang: Lang) -> String {
        let [vi, en] = self.entry().text;
        self.filled(explain::word(lang, vi, en))
    }

    /// What to do about it; `None` where the sentence says it all.
    pub fn help(&self, lang: Lang) -> Option<String> {
        let [vi, en] = self.entry().help;
        (!vi.is_empty()).then(|| self.filled(explain::word(lang, vi, en)))
    }

    fn filled(&self, template: &str) -> String {
        let values: Vec<&str> = self.values.iter().map(String::as_str).collect();
        fill(template, self.entry().fields, &values)
    }
}

/// The template with each `{name}` replaced by its value. Braces have no other use in the texts.
fn fill(template: &str, names: &[&str], values: &[&str]) -> String {
    let mut out = String::with_capacity(template.len() * 2);
    let mut rest = template;
    while let Some((before, behind)) = rest.split_once('{') {
        let (name, after) = behind.split_once('}').unwrap_or((behind, ""));
        let value = names.iter().zip(values).find(|(known, _)| **known == name);
        debug_assert!(value.is_some(), "unknown hole in: {template}");
        out.push_str(before);
        out.push_str(value.map_or("", |(_, value)| value));
        rest = after;
    }
    out.push_str(rest);
    out
}

/// What a build without the feature `words` leaves out: it knows every code and its gravity, and says nothing.
#[cfg(feature = "words")]
macro_rules! told {
    ($what:expr) => {
        $what
    };
}
#[cfg(not(feature = "words"))]
macro_rules! told {
    ([$($what:expr),*]) => {
        ["", ""]
    };
    ($what:expr) => {
        ""
    };
}
pub(crate) use told;

/// Writes the message enum, which is how messages are made, and the table of their texts. Arguments are `String`s that
/// stand in braces in the texts. An entry `with "feature"` exists only in builds with that feature: the page loads no
/// sentence that it cannot say.
macro_rules! messages {
    ($($(#[$doc:meta])* $name:ident { $($field:ident),* } $code:literal $slug:literal $severity:ident $(with $feature:literal)?
        vi: $vi:literal, en: $en:literal $(, help_vi: $help_vi:literal, help_en: $help_en:literal)? ;)*) => {
        /// A sentence of the catalogue with its arguments.
        #[derive(Debug)]
        pub enum Message {
            $($(#[$doc])* $(#[cfg(feature = $feature)])? #[allow(missing_docs, reason = "the texts name their arguments")] $name { $($field: String),* },)*
        }

        /// The variants without arguments: their numbers are the places in the table.
        #[derive(Clone, Copy)]
        enum Place {
            $($(#[cfg(feature = $feature)])? $name,)*
        }

        impl From<Message> for $crate::messages::Said {
            #[inline(never)]
            fn from(message: Message) -> Self {
                let entry = match &message { $($(#[cfg(feature = $feature)])? Message::$name { .. } => Place::$name,)* } as usize;
                let values = match message { $($(#[cfg(feature = $feature)])? Message::$name { $($field),* } => vec![$($field),*],)* };
                $crate::messages::Said { entry, values }
            }
        }

        /// Never called: it makes the compiler refuse a text with a hole that is no field of its message.
        #[allow(dead_code, unused_variables, reason = "a proof for the compiler")]
        fn holes_are_fields(message: &Message) {
            match message {
                $($(#[cfg(feature = $feature)])? Message::$name { $($field),* } => {
                    let _ = (format_args!($vi), format_args!($en));
                    $(let _ = (format_args!($help_vi), format_args!($help_en));)?
                })*
            }
        }

        pub(super) static TABLE: &[$crate::messages::Entry] = &[$($(#[cfg(feature = $feature)])? $crate::messages::Entry {
            code: $code,
            slug: $crate::messages::told!($slug),
            severity: $crate::diagnostics::Severity::$severity,
            fields: &[$(stringify!($field)),*],
            text: $crate::messages::told!([$vi, $en]),
            help: $crate::messages::told!([concat!($($help_vi)?), concat!($($help_en)?)]),
        }),*];

        /// Every code with its slug, in the order of the catalogue.
        pub const ALL_CODES: &[(&str, &str)] = &[$($(#[cfg(feature = $feature)])? ($code, $slug)),*];
    };
}
pub(crate) use messages;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_hole_is_filled_and_no_brace_is_left() {
        for (entry, row) in catalogue::TABLE.iter().enumerate() {
            let said = Said { entry, values: row.fields.iter().map(|name| format!("<{name}>")).collect() };
            assert_eq!((said.code(), said.slug()), ALL_CODES[entry]);
            for lang in [Lang::Vi, Lang::En] {
                let text = said.text(lang);
                assert!(!text.is_empty() && !text.contains(['{', '}']), "{text}");
                let help = said.help(lang);
                assert_eq!(help.is_some(), said.help(Lang::Vi).is_some());
                assert!(help.is_none_or(|help| !help.is_empty() && !help.contains(['{', '}'])), "{}", row.slug);
            }
        }
    }

    #[test]
    fn values_go_where_their_names_stand_and_are_not_read_again() {
        let said = Said::from(Message::DecimalPoint { written: "{whole}".into(), decimal: "1,5".into(), whole: "15".into() });
        assert_eq!(said.text(Lang::Vi), "“{whole}” chưa rõ là 1,5 hay 15.");
        assert_eq!(said.code(), "MT1002");
    }
}
