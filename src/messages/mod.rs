//! The catalogue: every sentence the tool says about input, once, Vietnamese and English together.
//!
//! A message is a code, a slug, a severity, typed arguments, a text and a help in both languages; a missing half does
//! not compile. Codes are `MT` and four digits: 1 syntax, 2 names, 3 types and units, 4 periods and data,
//! 5 evaluation. A code once published is never given to something else. `MT0000` marks the sentences
//! that only accompany a diagnostic (labels and titles of fixes).

mod catalogue;
pub mod explain;

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

/// Writes the message enum and its texts. Arguments are `String`s that stand in braces in the texts.
macro_rules! messages {
    ($($(#[$doc:meta])* $name:ident { $($field:ident),* } $code:literal $slug:literal $severity:ident
        vi: $vi:literal, en: $en:literal $(, help_vi: $help_vi:literal, help_en: $help_en:literal)? ;)*) => {
        /// A sentence of the catalogue with its arguments.
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        pub enum Message {
            $($(#[$doc])* #[allow(missing_docs, reason = "the texts name their arguments")] $name { $($field: String),* },)*
        }

        impl Message {
            /// `MT` and four digits.
            pub fn code(&self) -> &'static str {
                match self { $(Message::$name { .. } => $code,)* }
            }

            /// The kebab-case name that goes with the code.
            pub fn slug(&self) -> &'static str {
                match self { $(Message::$name { .. } => $slug,)* }
            }

            /// How grave it is by itself.
            pub fn severity(&self) -> $crate::diagnostics::Severity {
                match self { $(Message::$name { .. } => $crate::diagnostics::Severity::$severity,)* }
            }

            /// The sentence.
            pub fn text(&self, lang: $crate::messages::Lang) -> String {
                match self {
                    $(Message::$name { $($field),* } => {
                        $(let _ = $field;)*
                        match lang {
                            $crate::messages::Lang::Vi => format!($vi),
                            $crate::messages::Lang::En => format!($en),
                        }
                    })*
                }
            }

            /// What to do about it; `None` where the sentence says it all.
            pub fn help(&self, lang: $crate::messages::Lang) -> Option<String> {
                match self {
                    $(Message::$name { $($field),* } => {
                        $(let _ = $field;)*
                        let _ = lang;
                        #[allow(unused_mut, unused_assignments, reason = "messages without help leave it empty")]
                        let mut help = None;
                        $(help = Some(match lang {
                            $crate::messages::Lang::Vi => format!($help_vi),
                            $crate::messages::Lang::En => format!($help_en),
                        });)?
                        help
                    })*
                }
            }
        }

        /// Every code with its slug, in the order of the catalogue.
        pub const ALL_CODES: &[(&str, &str)] = &[$(($code, $slug)),*];
    };
}
pub(crate) use messages;
