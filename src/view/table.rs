//! All targets in one table, grouped by document and section.
//!
//! In: picked verdicts. Out: [`Table`] and a real `<table>`: caption, column and row headers with their scopes, figures
//! that a style sheet aligns to the right. Roles are written out because a narrow page lays the rows out as blocks, and
//! some browsers then forget what they are.

use super::Scene;
use super::card::{Card, beside, disclosure};
use super::node::{Element, Key, Tag};
use super::words::{self, pick};
use crate::eval::TargetVerdict;
use crate::eval::printing::Scale;
use crate::messages::Lang;
use crate::plan::DocumentId;

/// A row: what its card says, and where the trend leads.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Name, badge, figure, target, parts, sources and reasons.
    pub card: Card,
    /// Where the trend leads by the deadline; `None` where there is nothing to foresee.
    pub outlook: Option<String>,
    /// A later document's target stands in its place.
    pub superseded: bool,
}

/// Rows of one section of one document.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// "867/KH-UBND · Kế hoạch …" above the first group of a document.
    pub document: Option<String>,
    /// The section's title.
    pub section: Option<String>,
    /// In the order of the rules.
    pub rows: Vec<Row>,
}

/// The table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// What it shows, on which day, with figures to which day.
    pub caption: String,
    /// In the order of the rules.
    pub groups: Vec<Group>,
}

/// The day of the verdicts and of the newest figure, as whole sentences.
pub fn dates(scene: Scene) -> String {
    let lang = scene.lang;
    let as_of = words::date(scene.outcome.as_of, lang);
    match (lang, scene.outcome.figures_to) {
        (Lang::Vi, Some(day)) => words::join(&["Đánh giá tại ngày ", &as_of, "; số liệu đến ", &words::date(day, lang), "."]),
        (Lang::Vi, None) => words::join(&["Đánh giá tại ngày ", &as_of, "; chưa có số liệu."]),
        (Lang::En, Some(day)) => words::join(&["Judged as of ", &as_of, "; figures to ", &words::date(day, lang), "."]),
        (Lang::En, None) => words::join(&["Judged as of ", &as_of, "; no figures yet."]),
    }
}

impl Table {
    /// The table of picked verdicts.
    pub fn of(scene: Scene, picked: &[&TargetVerdict]) -> Table {
        let mut groups: Vec<Group> = Vec::new();
        let mut last: Option<(Option<DocumentId>, Option<&str>)> = None;
        for judged in picked {
            let (Some(target), Some(card)) = (scene.target(judged), Card::of(scene, judged)) else { continue };
            let place = (target.document, target.section.as_deref());
            if last != Some(place) || groups.is_empty() {
                let document = (last.map(|(document, _)| document) != Some(target.document))
                    .then(|| target.document.and_then(|id| scene.plan.document(id)))
                    .flatten()
                    .map(|document| match &document.title {
                        Some(title) => words::join(&[&document.number, " · ", title]),
                        None => document.number.clone(),
                    });
                groups.push(Group { document, section: target.section.clone(), rows: Vec::new() });
                last = Some(place);
            }
            let outlook = outlook(scene, judged);
            if let Some(group) = groups.last_mut() {
                group.rows.push(Row { card, outlook, superseded: judged.superseded_by.is_some() || judged.replaced_by.is_some() });
            }
        }
        let head = pick(scene.lang, "Tình hình thực hiện mục tiêu. ", "How the targets stand. ");
        Table { caption: words::join(&[head, &dates(scene)]), groups }
    }

    /// The table as an element.
    pub fn element(&self, lang: Lang) -> Element {
        let heads = heads(lang);
        let head = Element::of(Tag::Tr, "mt-heads").with(Key::Role, "row").all(heads.iter().enumerate().map(|(index, head)| {
            let class = if index == 2 || index == 3 { "mt-number" } else { "mt-words" };
            Element::of(Tag::Th, class).with(Key::Scope, "col").with(Key::Role, "columnheader").text(*head)
        }));
        let table = Element::of(Tag::Table, "mt-table")
            .with(Key::Part, "table")
            .with(Key::Role, "table")
            .put(Element::of(Tag::Caption, "mt-caption").with(Key::Part, "caption").text(self.caption.as_str()))
            .put(Element::new(Tag::Thead).with(Key::Role, "rowgroup").put(head));
        table.all(self.groups.iter().map(|group| group.element(lang, heads)))
    }
}

fn heads(lang: Lang) -> [&'static str; 5] {
    [
        pick(lang, "Chỉ tiêu", "Indicator"),
        pick(lang, "Mục tiêu", "Target"),
        pick(lang, "Số liệu mới nhất", "Latest figure"),
        pick(lang, "Dự báo đến hạn", "Outlook at deadline"),
        pick(lang, "Đánh giá", "Verdict"),
    ]
}

fn heading(class: &'static str, text: &str) -> Element {
    Element::of(Tag::Tr, class)
        .with(Key::Role, "row")
        .put(Element::new(Tag::Th).with(Key::Scope, "rowgroup").with(Key::Role, "rowheader").with(Key::Colspan, "5").text(text))
}

impl Group {
    fn element(&self, lang: Lang, heads: [&'static str; 5]) -> Element {
        Element::new(Tag::Tbody)
            .with(Key::Role, "rowgroup")
            .maybe(self.document.as_deref().map(|text| heading("mt-document", text)))
            .maybe(self.section.as_deref().map(|text| heading("mt-section", text)))
            .all(self.rows.iter().flat_map(|row| [row.element(lang, heads), row.card.more(lang)]))
    }
}

impl Row {
    fn element(&self, lang: Lang, heads: [&'static str; 5]) -> Element {
        let [_, asked, latest, ahead, verdict] = heads;
        let card = &self.card;
        let name = Element::of(Tag::Th, "mt-name").with(Key::Scope, "row").with(Key::Role, "rowheader").text(&card.name);
        let figure = match &card.figure {
            Some(figure) => cell("mt-number", latest).put(Element::new(Tag::Strong).text(figure.amount.as_str())).put(
                Element::of(Tag::Span, "mt-quiet mt-below").text(match figure.status {
                    Some(status) => words::join(&[" ", &figure.period, " (", status, ")"]),
                    None => words::join(&[" ", &figure.period]),
                }),
            ),
            None => cell("mt-number mt-quiet", latest).text(pick(lang, "chưa có", "none yet")),
        };
        let outlook = match &self.outlook {
            Some(text) => cell("mt-number", ahead).text(text.as_str()),
            None => cell("mt-number mt-quiet mt-empty", ahead).text("–"),
        };
        Element::of(Tag::Tr, if self.superseded { "mt-superseded" } else { "mt-item" })
            .with(Key::Role, "row")
            .with(Key::Part, "row")
            .with(Key::DataId, card.id.clone())
            .put(name)
            .put(cell("mt-words", asked).text(card.target.as_str()))
            .put(figure)
            .put(outlook)
            .put(cell("mt-words", verdict).put(card.badge.element(lang)))
    }
}

/// A cell with its column's name, which shows where rows stand as blocks.
fn cell(class: &'static str, head: &'static str) -> Element {
    Element::of(Tag::Td, class)
        .with(Key::Role, "cell")
        .put(Element::of(Tag::Span, "mt-head").with(Key::AriaHidden, "true").text(head).text(": "))
}

impl Card {
    /// What the line under a table row discloses: notes, parts, reasons and sources.
    fn more(&self, lang: Lang) -> Element {
        let inside = Element::of(Tag::Div, "mt-reasons")
            .all(self.notes.iter().map(|note| Element::of(Tag::P, "mt-note").text(note)))
            .maybe(self.part_list(lang))
            .maybe(self.reason_list())
            .put(self.footing.element(lang));
        let cell = Element::new(Tag::Td).with(Key::Role, "cell").with(Key::Colspan, "5").put(disclosure(inside, lang));
        Element::of(Tag::Tr, "mt-more").with(Key::Role, "row").put(cell)
    }
}

fn outlook(scene: Scene, judged: &TargetVerdict) -> Option<String> {
    let verdict = &judged.verdict;
    let settled = verdict.satisfied.known() == Some(true) && !verdict.threatened;
    let value = verdict.outlook.filter(|value| value.is_finite() && !settled)?;
    let target = scene.target(judged)?;
    let indicator = scene.plan.indicator(target.indicator)?;
    let scale = Scale::new(target, indicator, scene.lang);
    // A projection is no more exact than its figures, and never more exact than a tenth unless it stands at the threshold.
    let published = verdict.figure.map_or(1, |point| scale.decimals(&point)).min(1);
    Some(scale.figure(value, beside(&scale, target, value, published, verdict.threshold)))
}
