//! A page made ahead: the same nodes as the element draws, as a whole HTML page or as a fragment of one.
//!
//! In: a scene and what to show of it. Out: HTML text without scripts, handlers or style attributes. The whole page
//! brings the element's own style sheet in one `<style>`; a fragment brings none (a page links `muctieu.css`) and
//! goes between the tags of `<muc-tieu>`, which takes its place when it works.

use super::html::{escape, write};
use super::node::{Element, Key, Node, Tag};
use super::words::{self, pick};
use super::{Asked, Kind, Scene, build};
use crate::messages::Lang;

/// The style sheet of the element; its rules for the element's own host match nothing in a page.
const STYLE: &str = concat!(include_str!("../../widget/element/element.css"), include_str!("../../widget/element/views.css"));

/// What the page adds: paper, margins, headings.
const SHELL: &str = "
:root { color-scheme: light; }
body { margin: 0; background: #fff; color: #1a1a1f; font: 1rem/1.5 system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif; }
main { max-inline-size: 75rem; margin-inline: auto; padding: 1.5rem clamp(1rem, 4vw, 2.5rem); }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem; text-wrap: balance; }
.lead { margin: 0; padding: 0; list-style: none; color: #44444e; }
.mt-frame { margin-block-start: 1.5rem; }
.mt-frame > * + * { margin-block-start: 1.75rem; }
.list { inline-size: 100%; border-collapse: collapse; margin-block-start: 1.5rem; }
.list th, .list td { padding: .4rem .6rem .4rem 0; text-align: start; vertical-align: top; border-block-end: 1px solid #c9c9d0; font-weight: inherit; }
.list thead th { font-weight: 600; border-block-end: 2px solid; }
.list th[scope=colgroup] { font-weight: 600; padding-block-start: 1.2rem; }
@media (max-width: 40rem) {
  .list, .list tbody, .list tr, .list th, .list td { display: block; border: 0; padding: .1rem 0; }
  .list thead { display: none; }
  .list tr { padding-block: .6rem; border-block-end: 1px solid #c9c9d0; }
  .list tr > th:first-child { font-weight: 600; }
}
@media print {
  @page { margin: 15mm; }
  body { font-size: 10pt; }
  main { max-inline-size: none; padding: 0; }
  thead { display: table-header-group; }
  tr, .mt-card, .mt-row { break-inside: avoid; }
  .mt-document, .mt-section, .mt-heads { break-after: avoid; }
  .mt-item, .mt-superseded { break-inside: avoid; break-after: avoid; }
  .mt-why:not([open]) { display: none; }
}
";

/// What is shown.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// Which views, in order.
    pub kinds: &'a [Kind],
    /// Ids of targets; empty for all.
    pub target: &'a str,
    /// A document, a section or a lead; empty for all.
    pub group: &'a str,
    /// Under what rows stand; empty for the usual.
    pub by: &'a str,
    /// What `compare` holds against.
    pub before: Option<Scene<'a>>,
}

/// The views alone, in the frame that the element's sheet for pages knows them by. `None` where nothing is picked.
pub fn fragment(scene: Scene, shown: Shown) -> Option<String> {
    let mut out = format!("<div class=\"mt-frame\"><div class=\"mt\" lang=\"{}\">\n", scene.lang.tag());
    // As the element draws it, so that it takes the same room; what needs a script is put to rest.
    for element in drawn(scene, shown, true)?.into_iter().filter_map(still) {
        out.push_str(&write(&element));
        out.push('\n');
    }
    out.push_str("</div></div>\n");
    Some(out)
}

/// A view without what only a script can do: tools are hidden (the sheet for pages keeps their room), buttons that are part
/// of a heading stand still, downloads are left out. Trees are as deep as the views make them, whatever they show.
fn still(mut element: Element) -> Option<Element> {
    match element.attribute(Key::Class).unwrap_or_default() {
        "mt-tools" => return Some(element.with(Key::Hidden, "")),
        "mt-get" => return None,
        "mt-arrow" => element = element.with(Key::Hidden, ""),
        _ => {}
    }
    if element.tag == Tag::Button {
        element = element.with(Key::Disabled, "");
    }
    element.attributes.retain(|(key, _)| !matches!(key, Key::DataDo | Key::DataRows | Key::AriaSort));
    let children = std::mem::take(&mut element.children);
    element.children = children
        .into_iter()
        .filter_map(|child| match child {
            Node::Element(child) => still(child).map(Node::Element),
            Node::Text(text) => Some(Node::Text(text)),
        })
        .collect();
    Some(element)
}

/// A whole page, readable and printable by itself. `None` where nothing is picked.
pub fn page(scene: Scene, shown: Shown) -> Option<String> {
    let mut body = String::from("<div class=\"mt-frame mt\">\n");
    for element in elements(scene, shown)? {
        body.push_str(&write(&element));
        body.push('\n');
    }
    body.push_str("</div>\n");
    let title = pick(scene.lang, "Tình hình thực hiện mục tiêu", "How the targets stand");
    let lead: Vec<String> = scene
        .plan
        .documents
        .iter()
        .filter(|document| {
            scene.plan.targets.iter().any(|t| t.document.and_then(|d| scene.plan.document(d)).is_some_and(|d| d.number == document.number))
        })
        .map(|document| {
            let mut line = document.number.clone();
            if let Some(title) = &document.title {
                line.push_str(" · ");
                line.push_str(title);
            }
            if let Some(date) = document.date {
                line.push_str(&words::join(&[" (", &words::date(date, scene.lang), ")"]));
            }
            line
        })
        .collect();
    Some(whole(title, &lead, &body, scene.lang))
}

/// A page around a body of markup that the views have made.
fn whole(title: &str, lead: &[String], body: &str, lang: Lang) -> String {
    let text = |text: &str| {
        let mut out = String::new();
        escape(text, &mut out);
        out
    };
    let lead: String = lead.iter().map(|line| format!("<li>{}</li>\n", text(line))).collect();
    let lead = if lead.is_empty() { lead } else { format!("<ul class=\"lead\">\n{lead}</ul>\n") };
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n<style>\n{STYLE}{SHELL}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n{lead}{body}</main>\n</body>\n</html>\n",
        lang.tag(),
        title = text(title),
    )
}

/// A plain list of rows as a page: headings, rows in groups, the first cell of each the name of its row.
pub fn list(title: &str, lead: &[String], heads: &[&str], groups: &[(String, Vec<Vec<String>>)], lang: Lang) -> String {
    let head = Element::new(Tag::Tr).all(heads.iter().map(|head| Element::new(Tag::Th).with(Key::Scope, "col").text(head)));
    let columns = heads.len().to_string();
    let table = Element::of(Tag::Table, "list").put(Element::new(Tag::Thead).put(head)).all(groups.iter().map(|(name, rows)| {
        let title = (!name.is_empty()).then(|| {
            let cell = Element::new(Tag::Th).with(Key::Scope, "colgroup").with(Key::Colspan, columns.clone()).text(name);
            Element::new(Tag::Tr).put(cell)
        });
        Element::new(Tag::Tbody).maybe(title).all(rows.iter().map(|row| {
            Element::new(Tag::Tr).all(row.iter().enumerate().map(|(at, cell)| match at {
                0 => Element::new(Tag::Th).with(Key::Scope, "row").text(cell),
                _ => Element::new(Tag::Td).text(cell),
            }))
        }))
    }));
    whole(title, lead, &format!("{}\n", write(&table)), lang)
}

/// The views of a page made ahead: no script stands behind them.
pub fn elements(scene: Scene, shown: Shown) -> Option<Vec<Element>> {
    drawn(scene, shown, false)
}

fn drawn(scene: Scene, shown: Shown, live: bool) -> Option<Vec<Element>> {
    let asked = Asked { target: shown.target, group: shown.group, by: shown.by, before: shown.before, live, ..Asked::default() };
    let all: Vec<Element> = shown.kinds.iter().flat_map(|kind| build(scene, *kind, &asked)).collect();
    (!all.is_empty()).then_some(all)
}
