//! One page: the chapter's text as HTML inside the book's frame.
//!
//! INVARIANT: no script, no inline style, no address outside the book but what the text itself links to.

use std::collections::BTreeSet;

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html};

use crate::chapter::{Chapter, page_of};

/// The page of `chapters[at]`.
pub fn write(chapters: &[Chapter], at: usize, text: &str) -> String {
    let Some(chapter) = chapters.get(at) else { return String::new() };
    let (root, title) = (chapter.root(), escaped(&chapter.title));
    let near = |other: Option<&Chapter>, relation: &str, words: &str| {
        other.map_or(String::new(), |other| {
            format!("<a rel=\"{relation}\" href=\"{root}{}\"><small>{words}</small> {}</a>\n", other.page(), escaped(&other.title))
        })
    };
    let before = near(at.checked_sub(1).and_then(|before| chapters.get(before)), "prev", "Trang trước");
    let after = near(chapters.get(at + 1), "next", "Trang sau");
    format!(
        "<!doctype html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title} · Mục Tiêu</title>\n\
         <link rel=\"stylesheet\" href=\"{root}book.css\">\n</head>\n<body>\n<a class=\"skip\" href=\"#text\">Đến nội dung</a>\n\
         <nav aria-label=\"Mục lục\">\n<p class=\"name\"><a href=\"{root}index.html\">Mục Tiêu</a></p>\n{contents}</nav>\n\
         <main id=\"text\">\n{body}<nav class=\"turn\" aria-label=\"Chuyển trang\">\n{before}{after}</nav>\n</main>\n</body>\n</html>\n",
        contents = contents(chapters, at),
        body = body(text),
    )
}

/// The page of the folder itself, which leads to the first chapter.
pub fn forward(chapters: &[Chapter]) -> String {
    let Some(first) = chapters.first() else { return String::new() };
    let (page, title) = (first.page(), escaped(&first.title));
    format!(
        "<!doctype html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"refresh\" content=\"0; url={page}\">\n\
         <title>Mục Tiêu</title>\n</head>\n<body>\n<p><a href=\"{page}\">{title}</a></p>\n</body>\n</html>\n"
    )
}

/// The list of chapters. What stands below a chapter shows only on that chapter's own pages.
fn contents(chapters: &[Chapter], at: usize) -> String {
    let top = |at: usize| chapters.get(..=at).and_then(|upto| upto.iter().rposition(|chapter| chapter.level == 0));
    let (root, here) = (chapters.get(at).map(Chapter::root).unwrap_or_default(), top(at));
    let mut list = String::from("<ul>\n");
    for (number, chapter) in chapters.iter().enumerate() {
        if chapter.level > 0 && top(number) != here {
            continue;
        }
        let class = if chapter.level > 0 { " class=\"below\"" } else { "" };
        let current = if number == at { " aria-current=\"page\"" } else { "" };
        list.push_str(&format!("<li{class}><a href=\"{root}{}\"{current}>{}</a></li>\n", chapter.page(), escaped(&chapter.title)));
    }
    list.push_str("</ul>\n");
    list
}

/// The text as HTML: links to Markdown files lead to their pages, headings can be linked to, tables scroll by themselves.
fn body(text: &str) -> String {
    let parser = Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH);
    let mut events: Vec<Event> = Vec::new();
    let mut heading: Option<(usize, String)> = None;
    let mut taken = BTreeSet::new();
    // A screen reader lists them: each needs a name of its own.
    let mut tables = 0;
    for event in parser {
        match &event {
            Event::Start(Tag::Heading { .. }) => heading = Some((events.len(), String::new())),
            Event::Text(words) | Event::Code(words) => {
                if let Some((_, name)) = &mut heading {
                    name.push_str(words);
                }
            }
            Event::End(TagEnd::Heading(_)) => {
                if let Some((start, name)) = heading.take()
                    && let Some(Event::Start(Tag::Heading { id, .. })) = events.get_mut(start)
                {
                    *id = Some(CowStr::from(anchor(&name, &mut taken)));
                }
            }
            _ => {}
        }
        match event {
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                events.push(Event::Start(Tag::Link { link_type, dest_url: CowStr::from(address(&dest_url)), title, id }));
            }
            Event::Start(Tag::Table(columns)) => {
                tables += 1;
                let frame = format!("<div class=\"wide\" role=\"region\" aria-label=\"Bảng {tables}\" tabindex=\"0\">");
                events.push(Event::Html(CowStr::from(frame)));
                events.push(Event::Start(Tag::Table(columns)));
            }
            Event::End(TagEnd::Table) => {
                events.push(Event::End(TagEnd::Table));
                events.push(Event::Html(CowStr::from("</div>\n")));
            }
            other => events.push(other),
        }
    }
    let mut out = String::with_capacity(text.len() * 2);
    html::push_html(&mut out, events.into_iter());
    out
}

/// A heading's name in links: its letters and figures in lower case, joined by hyphens, told apart by a number.
fn anchor(name: &str, taken: &mut BTreeSet<String>) -> String {
    let lower = name.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let plain = words.join("-");
    let mut unique = plain.clone();
    let mut number = 1;
    while !taken.insert(unique.clone()) {
        unique = format!("{plain}-{number}");
        number += 1;
    }
    unique
}

/// Where a link of the text leads in the book.
fn address(link: &str) -> String {
    if link.contains("://") || link.starts_with('#') {
        return link.to_owned();
    }
    match link.split_once('#') {
        Some((file, place)) => format!("{}#{place}", page_of(file)),
        None => page_of(link),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_and_anchors_lead_into_the_book() {
        let html = body("# Tên & số\n\n## Tên số\n\n[mã](codes/README.md#a), [khác](b.md), [xa](https://a.vn/b.md), [đây](#x)\n");
        for part in
            ["<h1 id=\"tên-số\">", "<h2 id=\"tên-số-1\">", "\"codes/index.html#a\"", "\"b.html\"", "\"https://a.vn/b.md\"", "\"#x\""]
        {
            assert!(html.contains(part), "{part} in {html}");
        }
    }

    #[test]
    fn a_page_holds_no_script_and_says_where_one_is() {
        let chapters = ["a", "b"].map(|name| Chapter { title: name.to_owned(), file: format!("{name}.md"), level: 0 });
        let page = write(&chapters, 1, "| a |\n| --- |\n| b |\n");
        assert!(!page.contains("<script") && !page.contains("style="));
        assert!(page.contains("href=\"b.html\" aria-current=\"page\"") && page.contains("rel=\"prev\" href=\"a.html\""));
        assert!(page.contains("class=\"wide\"") && !page.contains("rel=\"next\""));
    }
}
