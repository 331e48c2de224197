//! The chapters: `SUMMARY.md` read as mdBook reads it, a nested list of links.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// The file below which the codes' pages stand.
const CODES: &str = "codes/README.md";

/// A chapter of the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chapter {
    /// As the list names it.
    pub title: String,
    /// The Markdown file, relative to the book.
    pub file: String,
    /// How deep it stands in the list: 0 is the outermost.
    pub level: usize,
}

impl Chapter {
    /// The page made from it, relative to the book.
    pub fn page(&self) -> String {
        page_of(&self.file)
    }

    /// The way from its page to the book's folder.
    pub fn root(&self) -> String {
        "../".repeat(self.file.matches('/').count())
    }
}

/// The page of a Markdown file; other names stay.
pub fn page_of(file: &str) -> String {
    match file.strip_suffix("README.md") {
        Some(folder) => format!("{folder}index.html"),
        None => file.strip_suffix(".md").map_or_else(|| file.to_owned(), |stem| format!("{stem}.html")),
    }
}

/// The chapters in reading order, the codes' pages below their list.
pub fn list(summary: &str, codes: &[Chapter]) -> Vec<Chapter> {
    let mut chapters = Vec::new();
    let (mut depth, mut open): (usize, Option<Chapter>) = (0, None);
    for event in Parser::new(summary) {
        match event {
            Event::Start(Tag::List(_)) => depth += 1,
            Event::End(TagEnd::List(_)) => depth = depth.saturating_sub(1),
            Event::Start(Tag::Link { dest_url, .. }) => {
                open = Some(Chapter { title: String::new(), file: dest_url.into_string(), level: depth.saturating_sub(1) });
            }
            Event::Text(text) | Event::Code(text) => {
                if let Some(chapter) = &mut open {
                    chapter.title.push_str(&text);
                }
            }
            Event::End(TagEnd::Link) => {
                if let Some(chapter) = open.take() {
                    let here = chapter.file == CODES;
                    chapters.push(chapter);
                    if here {
                        chapters.extend_from_slice(codes);
                    }
                }
            }
            _ => {}
        }
    }
    chapters
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chapter(title: &str, file: &str, level: usize) -> Chapter {
        Chapter { title: title.to_owned(), file: file.to_owned(), level }
    }

    #[test]
    fn codes_stand_below_their_list() {
        let code = chapter("MT1001", "codes/MT1001-a.md", 1);
        let list = list("# Mục lục\n\n- [Mã](codes/README.md)\n- [Khác](khac.md)\n  - [Con](con.md)\n", std::slice::from_ref(&code));
        assert_eq!(list, [chapter("Mã", CODES, 0), code, chapter("Khác", "khac.md", 0), chapter("Con", "con.md", 1)]);
    }

    #[test]
    fn pages_lie_beside_their_text() {
        assert_eq!(page_of("codes/README.md"), "codes/index.html");
        assert_eq!(page_of("bai-hoc.md"), "bai-hoc.html");
        assert_eq!(chapter("", "codes/README.md", 0).root(), "../");
    }
}
