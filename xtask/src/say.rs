//! What the chores say, in Vietnamese and English.
//!
//! A sentence is always given in both languages at once, so that a missing half does not compile.

/// The language of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// Vietnamese, the default.
    Vi,
    /// English.
    En,
}

impl Lang {
    /// The language that `--lang vi|en` asks for; Vietnamese without it. A wrong value is refused later, in words.
    pub fn of(arguments: &[String]) -> Lang {
        let mut wanted = false;
        for argument in arguments {
            if (wanted && argument == "en") || argument == "--lang=en" {
                return Lang::En;
            }
            wanted = argument == "--lang";
        }
        Lang::Vi
    }

    /// Picks the half that fits.
    pub fn pick<T>(self, vi: T, en: T) -> T {
        match self {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }
}

/// What stopped a chore: one sentence in each language, and the exit code.
#[derive(Debug)]
pub struct Fault {
    vi: String,
    en: String,
    /// 1 for a failed chore, 2 for a wrong command line.
    pub exit: u8,
}

impl Fault {
    /// A chore that could not be done.
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Fault {
        Fault { vi: vi.into(), en: en.into(), exit: 1 }
    }

    /// A command line that can't be understood.
    pub fn usage(vi: impl Into<String>, en: impl Into<String>) -> Fault {
        Fault { exit: 2, ..Fault::new(vi, en) }
    }

    /// A file or folder that could not be read or written.
    pub fn file(path: &std::path::Path, error: &std::io::Error) -> Fault {
        let path = path.display();
        Fault::new(format!("Không đọc hoặc ghi được “{path}”: {error}."), format!("Can't read or write “{path}”: {error}."))
    }

    /// The sentence in the language asked for.
    pub fn text(&self, lang: Lang) -> &str {
        lang.pick(&self.vi, &self.en)
    }
}

#[cfg(test)]
mod tests {
    use super::Lang;

    fn lang(line: &str) -> Lang {
        Lang::of(&line.split(' ').map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn english_only_when_asked() {
        assert_eq!(lang("serve"), Lang::Vi);
        assert_eq!(lang("serve --lang en"), Lang::En);
        assert_eq!(lang("--lang=en serve"), Lang::En);
        assert_eq!(lang("en --lang vi"), Lang::Vi);
    }
}
