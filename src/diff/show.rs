//! A comparison in words: rows for every form in which it is shown.
//!
//! In: a [`Comparison`] with its plans. Out: rows of text, the same for terminal, page and table; and the page's nodes.

use super::{Change, Comparison, Kind};
use crate::messages::Lang;
use crate::plan::{Plan, Target};
use crate::view::node::{Element, Key, Tag};

impl Kind {
    /// Every kind, in the order in which a report groups them.
    pub const ALL: [Kind; 10] = [
        Kind::Raised,
        Kind::Lowered,
        Kind::Restated,
        Kind::Later,
        Kind::Earlier,
        Kind::Committed,
        Kind::Striven,
        Kind::Lead,
        Kind::New,
        Kind::Dropped,
    ];

    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Kind::New => "new",
            Kind::Dropped => "dropped",
            Kind::Raised => "raised",
            Kind::Lowered => "lowered",
            Kind::Restated => "restated",
            Kind::Later => "later",
            Kind::Earlier => "earlier",
            Kind::Committed => "committed",
            Kind::Striven => "striven",
            Kind::Lead => "lead",
        }
    }

    /// Its name for people.
    pub fn word(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Kind::New, Lang::Vi) => "Mục tiêu mới",
            (Kind::New, Lang::En) => "New",
            (Kind::Dropped, Lang::Vi) => "Không còn trong kế hoạch mới",
            (Kind::Dropped, Lang::En) => "Dropped",
            (Kind::Raised, Lang::Vi) => "Yêu cầu cao hơn",
            (Kind::Raised, Lang::En) => "Raised",
            (Kind::Lowered, Lang::Vi) => "Yêu cầu thấp hơn",
            (Kind::Lowered, Lang::En) => "Lowered",
            (Kind::Restated, Lang::Vi) => "Đặt lại theo cách khác",
            (Kind::Restated, Lang::En) => "Restated",
            (Kind::Later, Lang::Vi) => "Lùi thời hạn",
            (Kind::Later, Lang::En) => "Due later",
            (Kind::Earlier, Lang::Vi) => "Đẩy sớm thời hạn",
            (Kind::Earlier, Lang::En) => "Due earlier",
            (Kind::Committed, Lang::Vi) => "Từ phấn đấu thành cam kết",
            (Kind::Committed, Lang::En) => "Now committed to",
            (Kind::Striven, Lang::Vi) => "Từ cam kết thành phấn đấu",
            (Kind::Striven, Lang::En) => "Now striven for",
            (Kind::Lead, Lang::Vi) => "Đổi cơ quan chủ trì",
            (Kind::Lead, Lang::En) => "Other leads",
        }
    }
}

/// A change in words: what was and what is, empty where there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What changed.
    pub kind: Kind,
    /// What is measured.
    pub indicator: String,
    /// The old target in canonical form, with its lead where that changed.
    pub old: String,
    /// The new target.
    pub new: String,
    /// The old section cited.
    pub old_section: String,
    /// The new section cited.
    pub new_section: String,
}

/// The rows of a comparison, grouped by kind.
pub fn rows(comparison: &Comparison, old: &Plan, new: &Plan) -> Vec<Row> {
    let mut out = Vec::with_capacity(comparison.changes.len());
    for kind in Kind::ALL {
        out.extend(comparison.changes.iter().filter(|change| change.kind == kind).map(|change| row(change, old, new)));
    }
    out
}

fn row(change: &Change, old: &Plan, new: &Plan) -> Row {
    let was = change.old.and_then(|id| old.target(id));
    let is = change.new.and_then(|id| new.target(id));
    let words = |target: Option<&Target>| match target {
        Some(target) if change.kind == Kind::Lead => format!("{} ({})", target.canonical, target.leads.join("; ")),
        Some(target) => target.canonical.clone(),
        None => String::new(),
    };
    let section = |target: Option<&Target>| target.and_then(|target| target.section.clone()).unwrap_or_default();
    let named = is.and_then(|target| new.indicator(target.indicator)).or_else(|| was.and_then(|target| old.indicator(target.indicator)));
    Row {
        kind: change.kind,
        indicator: named.map(|indicator| indicator.name.clone()).unwrap_or_default(),
        old: words(was),
        new: words(is),
        old_section: section(was),
        new_section: section(is),
    }
}

/// The counts of a comparison in one sentence.
pub fn summary(comparison: &Comparison, lang: Lang) -> String {
    let count = |kind: Kind| comparison.changes.iter().filter(|change| change.kind == kind).count();
    let mut parts: Vec<String> =
        Kind::ALL.into_iter().filter(|kind| count(*kind) > 0).map(|kind| format!("{}: {}", kind.word(lang), count(kind))).collect();
    parts.push(match lang {
        Lang::Vi => format!("Giữ nguyên: {}", comparison.same),
        Lang::En => format!("Unchanged: {}", comparison.same),
    });
    format!("{}.", parts.join("; "))
}

/// The comparison as nodes of a page.
pub fn section(comparison: &Comparison, old: &Plan, new: &Plan, names: (&str, &str), lang: Lang) -> Element {
    let rows = rows(comparison, old, new);
    let mut out = Element::of(Tag::Section, "diff").put(Element::new(Tag::P).text(summary(comparison, lang)));
    for kind in Kind::ALL {
        let own: Vec<&Row> = rows.iter().filter(|row| row.kind == kind).collect();
        if own.is_empty() {
            continue;
        }
        let head = |text: &str| Element::new(Tag::Th).with(Key::Scope, "col").text(text);
        let cell = |text: &str, section: &str| {
            let cell = Element::new(Tag::Td).text(text);
            if section.is_empty() { cell } else { cell.put(Element::of(Tag::Span, "section").text(format!(" ({section})"))) }
        };
        let body = own.iter().map(|row| {
            Element::new(Tag::Tr)
                .put(Element::new(Tag::Th).with(Key::Scope, "row").text(&row.indicator))
                .put(cell(&row.old, &row.old_section))
                .put(cell(&row.new, &row.new_section))
        });
        let first = match lang {
            Lang::Vi => "Chỉ số",
            Lang::En => "Indicator",
        };
        out = out.put(Element::new(Tag::H3).text(format!("{} ({})", kind.word(lang), own.len()))).put(
            Element::new(Tag::Table)
                .put(Element::new(Tag::Thead).put(Element::new(Tag::Tr).put(head(first)).put(head(names.0)).put(head(names.1))))
                .put(Element::new(Tag::Tbody).all(body)),
        );
    }
    out
}
