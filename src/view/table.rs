//! Targets in one table: grouped by document, pillar, lead agency or status, sorted and searched as asked.
//!
//! In: picked verdicts and a [`Layout`]. Out: [`Table`] and a real `<table>`: caption, column and row headers with their
//! scopes, figures that a style sheet aligns to the right.
//!
//! A page with thousands of rows draws those near what its reader sees: rows come in bodies of at most [`CHUNK`], and a
//! window says which bodies stand there; the others are counted in an empty body above and below, whose height the page
//! sets. Without a window all rows are drawn, so that paper and pages made ahead have them.

use super::card::{Card, beside, disclosure};
use super::node::{Element, Key, Tag};
use super::words::{self, pick};
use super::{Scene, grid, grounds, select};
use crate::eval::TargetVerdict;
use crate::eval::printing::Scale;
use crate::messages::Lang;
use crate::plan::{Document, Target};
use crate::source::fold::fold_name;

/// The most rows of a body.
pub const CHUNK: usize = 20;

/// Under what rows stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum By {
    /// Document and section, in the order of the rules.
    #[default]
    Document,
    /// The title of the section, whatever the document.
    Pillar,
    /// Lead agency.
    Lead,
    /// Verdict.
    Status,
    /// Nothing.
    Nothing,
}

impl By {
    const ALL: [(By, &'static str, &'static str, &'static str); 5] = [
        (By::Document, "document", "Văn bản", "Document"),
        (By::Pillar, "pillar", "Trụ cột", "Pillar"),
        (By::Lead, "lead", "Cơ quan chủ trì", "Lead agency"),
        (By::Status, "status", "Đánh giá", "Verdict"),
        (By::Nothing, "none", "Không nhóm", "No groups"),
    ];

    /// By the name of the element's `by` attribute; anything else is by document.
    pub fn from_name(name: &str) -> By {
        By::ALL.iter().find(|(_, known, ..)| *known == name).map_or(By::Document, |(by, ..)| *by)
    }
}

/// What rows are sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// The indicator's name.
    Name,
    /// The deadline.
    Deadline,
    /// The period of the latest figure.
    Period,
    /// The verdict, from reached to unknown.
    Status,
}

impl Sort {
    /// By the name of a column.
    pub fn from_name(name: &str) -> Option<Sort> {
        Some(match name {
            "name" => Sort::Name,
            "deadline" => Sort::Deadline,
            "period" => Sort::Period,
            "status" => Sort::Status,
            _ => return None,
        })
    }

    fn name(self) -> &'static str {
        match self {
            Sort::Name => "name",
            Sort::Deadline => "deadline",
            Sort::Period => "period",
            Sort::Status => "status",
        }
    }
}

/// How a table is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Layout<'a> {
    /// Under what rows stand.
    pub by: By,
    /// What rows are sorted by, and whether from the end; `None` for the order of the rules.
    pub sort: Option<(Sort, bool)>,
    /// Only rows that hold all of these words in name, target, document, section or lead; empty for all.
    pub find: &'a str,
    /// First body drawn, and the one behind the last; `None` for all.
    pub window: Option<(usize, usize)>,
    /// Whether a script stands behind heads and tools.
    pub live: bool,
    /// Full ids, parted by spaces, of the rows whose reasoning a reader of a long table has opened.
    pub open: &'a str,
}

/// In a table of more rows than this that a script stands behind, reasons are drawn for the rows that are open alone.
const LONG: usize = 150;

/// A row: what its card says, and where the trend leads.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Name, badge, figure, target, parts, sources and reasons.
    pub card: Card,
    /// Where the trend leads by the deadline; `None` where there is nothing to foresee.
    pub outlook: Option<String>,
    /// A later document's target stands in its place.
    pub superseded: bool,
    /// Its place among all rows, from 1.
    pub place: usize,
    /// Figures, path, method and citation; `None` while the reasoning is left for later.
    grounds: Option<Element>,
}

/// Rows that stand together in one body.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// "867/KH-UBND · Kế hoạch …" above the first group of a document; what rows have in common where they are grouped
    /// otherwise.
    pub document: Option<String>,
    /// The section's title.
    pub section: Option<String>,
    /// In their order.
    pub rows: Vec<Row>,
    /// Its place among all bodies.
    pub place: usize,
}

/// The table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// What it shows, on which day, with figures to which day.
    pub caption: String,
    /// The bodies of the window.
    pub groups: Vec<Group>,
    /// How many rows each body has, those outside the window too; headings count as rows.
    pub bodies: Vec<usize>,
    /// How many rows were found, and among how many.
    pub found: (usize, usize),
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

/// A document above its rows.
pub fn document_heading(document: &Document) -> String {
    match &document.title {
        Some(title) => words::join(&[&document.number, " · ", title]),
        None => document.number.clone(),
    }
}

/// A verdict with its target and the headings that it stands under.
struct Item<'a> {
    judged: &'a TargetVerdict,
    target: &'a Target,
    heads: (Option<String>, Option<String>),
}

impl Table {
    /// The table of picked verdicts.
    pub fn of(scene: Scene, picked: &[&TargetVerdict], layout: &Layout) -> Table {
        let words: Vec<String> = fold_name(layout.find).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
        let mut items: Vec<Item> = picked
            .iter()
            .filter_map(|judged| Some((*judged, scene.target(judged)?)))
            .filter(|(judged, target)| holds(scene, judged, target, &words))
            .map(|(judged, target)| Item { judged, target, heads: headings(scene, judged, target, layout.by) })
            .collect();
        let found = (items.len(), picked.len());
        if let Some((sort, backwards)) = layout.sort {
            arrange(scene, &mut items, sort, backwards);
        }
        if layout.by != By::Nothing && (layout.by != By::Document || layout.sort.is_some()) {
            gather(&mut items, layout.by);
        }
        // Bodies: a new one where the headings change or one is full.
        let mut bodies: Vec<(Vec<&Item>, bool, bool)> = Vec::new();
        let mut last: Option<&Item> = None;
        for item in &items {
            let new_document = last.is_none_or(|last| last.heads.0 != item.heads.0);
            let new_section = new_document || last.is_none_or(|last| last.heads.1 != item.heads.1);
            match bodies.last_mut().filter(|(list, ..)| !new_section && list.len() < CHUNK) {
                Some((list, ..)) => list.push(item),
                None => bodies.push((vec![item], new_document, new_section)),
            }
            last = Some(item);
        }
        let headed = |item: Option<&&Item>, document: bool, section: bool| {
            let heads = item.map(|item| &item.heads);
            let document = heads.filter(|_| document).and_then(|heads| heads.0.clone());
            (document, heads.filter(|_| section).and_then(|heads| heads.1.clone()))
        };
        let counts: Vec<usize> = bodies
            .iter()
            .map(|(list, document, section)| {
                let (document, section) = headed(list.first(), *document, *section);
                list.len() + usize::from(document.is_some()) + usize::from(section.is_some())
            })
            .collect();
        let (from, to) = layout.window.unwrap_or((0, usize::MAX));
        let mut place = 0;
        let mut shown = Vec::new();
        for (at, body) in bodies.iter().enumerate() {
            if at >= from && at < to {
                shown.push((at, place, body));
            }
            place += body.0.len();
        }
        let told = |item: &Item| {
            let id = || scene.plan.full_id(item.target);
            !layout.live || found.0 <= LONG || layout.open.split(' ').any(|open| !open.is_empty() && open == id())
        };
        let ids: Vec<_> =
            shown.iter().flat_map(|(_, _, (list, ..))| list.iter().filter(|item| told(item)).map(|item| item.judged.target)).collect();
        let mut figures = crate::eval::figures_of(scene.plan, scene.observations, scene.outcome.as_of, &ids).into_iter();
        let groups = shown
            .into_iter()
            .map(|(at, first, (list, document, section))| {
                let (document, section) = headed(list.first(), *document, *section);
                let rows = list.iter().enumerate().filter_map(|(index, item)| {
                    let grounds =
                        told(item).then(|| grounds::element(scene, item.judged, &figures.next().unwrap_or_default(), layout.live));
                    let card = if grounds.is_some() { Card::of(scene, item.judged) } else { Card::face(scene, item.judged) };
                    Some(Row {
                        card: card?,
                        outlook: outlook(scene, item.judged),
                        superseded: item.judged.superseded_by.is_some() || item.judged.replaced_by.is_some(),
                        place: first + index + 1,
                        grounds,
                    })
                });
                Group { document, section, rows: rows.collect(), place: at }
            })
            .collect();
        let head = pick(scene.lang, "Tình hình thực hiện mục tiêu. ", "How the targets stand. ");
        Table { caption: words::join(&[head, &dates(scene)]), groups, bodies: counts, found }
    }

    /// The table as elements, with its tools where a script stands behind them.
    pub fn elements(&self, layout: &Layout, lang: Lang) -> Vec<Element> {
        let heads = heads(lang);
        let columns = [Some(Sort::Name), Some(Sort::Deadline), Some(Sort::Period), None, Some(Sort::Status)];
        let head = Element::of(Tag::Tr, "mt-heads")
            .with(Key::Role, "row")
            .all(heads.iter().zip(columns).enumerate().map(|(index, (words, sort))| head(words, sort, index == 2 || index == 3, layout)));
        let mut table = grid::table(&self.caption, head);
        let windowed = layout.window.is_some();
        if layout.live {
            let bodies: Vec<String> = self.bodies.iter().map(usize::to_string).collect();
            table = table.with(Key::DataRows, bodies.join(","));
        }
        if windowed {
            table = table.with(Key::AriaRowCount, (self.found.0 + 1).to_string()).put(space("mt-above"));
        }
        table = table.all(self.groups.iter().map(|group| group.element(lang, heads, windowed)));
        if windowed {
            table = table.put(space("mt-under"));
        }
        match layout.live {
            true => vec![self.tools(layout, lang), table],
            false => vec![table],
        }
    }

    /// Search, grouping and downloads.
    fn tools(&self, layout: &Layout, lang: Lang) -> Element {
        let search = Element::of(Tag::Label, "mt-tool")
            .text(pick(lang, "Tìm ", "Search "))
            .put(Element::of(Tag::Input, "mt-input").with(Key::Type, "search").with(Key::DataDo, "find"));
        let choices = By::ALL.iter().map(|(by, name, vi, en)| {
            let choice = Element::new(Tag::Choice).with(Key::Value, *name);
            let choice = if *by == layout.by { choice.with(Key::Selected, "") } else { choice };
            choice.text(pick(lang, vi, en))
        });
        let group = Element::of(Tag::Label, "mt-tool")
            .text(pick(lang, "Nhóm theo ", "Group by "))
            .put(Element::of(Tag::Select, "mt-input").with(Key::DataDo, "by").all(choices));
        let number = |n: usize| words::number(n as f64, 0, lang);
        let (found, all) = self.found;
        let count = match (lang, found == all) {
            (Lang::Vi, true) => words::join(&[&number(all), " mục tiêu"]),
            (Lang::Vi, false) => words::join(&["Tìm thấy ", &number(found), " trên ", &number(all), " mục tiêu"]),
            (Lang::En, true) => words::join(&[&number(all), if all == 1 { " target" } else { " targets" }]),
            (Lang::En, false) => words::join(&[&number(found), " of ", &number(all), " targets found"]),
        };
        Element::of(Tag::Div, "mt-tools")
            .with(Key::Part, "tools")
            .put(search)
            .put(group)
            .put(Element::of(Tag::Span, "mt-quiet mt-found").with(Key::Role, "status").text(count))
            .put(grounds::downloads(&["csv", "xlsx", "json"], lang))
    }
}

/// What stands in for the bodies that are not drawn.
fn space(id: &'static str) -> Element {
    let cell = Element::new(Tag::Td).with(Key::Colspan, "5");
    Element::of(Tag::Tbody, "mt-space").with(Key::AriaHidden, "true").with(Key::DataId, id).put(Element::new(Tag::Tr).put(cell))
}

/// A head; a button where a script sorts by it.
fn head(words: &str, sort: Option<Sort>, number: bool, layout: &Layout) -> Element {
    let head = grid::head(number);
    let Some(sort) = sort.filter(|_| layout.live) else { return head.text(words) };
    let state = match layout.sort {
        Some((by, backwards)) if by == sort => {
            if backwards {
                "descending"
            } else {
                "ascending"
            }
        }
        _ => "none",
    };
    head.with(Key::AriaSort, state).put(
        Element::of(Tag::Button, "mt-sort")
            .with(Key::Type, "button")
            .with(Key::DataDo, words::join(&["sort ", sort.name()]))
            .text(words)
            .put(Element::of(Tag::Span, "mt-arrow").with(Key::AriaHidden, "true").text(match state {
                "ascending" => " ▲",
                "descending" => " ▼",
                _ => " ↕",
            })),
    )
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

/// Whether a target holds every word, in any spelling of case and tone marks.
fn holds(scene: Scene, judged: &TargetVerdict, target: &Target, words: &[String]) -> bool {
    if words.is_empty() {
        return true;
    }
    let document = target.document.and_then(|id| scene.plan.document(id)).map_or("", |document| &document.number);
    let name = scene.plan.indicator(target.indicator).map(|indicator| super::card::name(target, indicator)).unwrap_or_default();
    let status = crate::messages::status_short_label(judged.verdict.status, scene.lang);
    let section = target.section.as_deref().unwrap_or_default();
    let all = fold_name(
        &[&name, &target.id, &target.canonical, document, section, &target.leads.join(" "), status].map(|s| s.to_owned()).join(" "),
    );
    words.iter().all(|word| all.contains(word))
}

/// The headings that a row stands under.
fn headings(scene: Scene, judged: &TargetVerdict, target: &Target, by: By) -> (Option<String>, Option<String>) {
    let lang = scene.lang;
    match by {
        By::Nothing => (None, None),
        By::Document => (target.document.and_then(|id| scene.plan.document(id)).map(document_heading), target.section.clone()),
        By::Pillar => {
            let title = target.section.as_deref().map(|section| section.strip_prefix(select::number_of(section)).unwrap_or(section));
            let title = title.map(|title| title.trim_start_matches([' ', '.', ':', ',', ';', '-', '–'])).filter(|title| !title.is_empty());
            (
                Some(title.or(target.section.as_deref()).unwrap_or(pick(lang, "Không thuộc mục nào", "Outside all sections")).to_owned()),
                None,
            )
        }
        By::Lead => {
            let leads = target.leads.join("; ");
            (
                Some(if leads.is_empty() {
                    pick(lang, "Chưa nêu cơ quan chủ trì", "No lead agency named").to_owned()
                } else {
                    leads
                }),
                None,
            )
        }
        By::Status => (Some(crate::messages::status_short_label(judged.verdict.status, lang).to_owned()), None),
    }
}

/// Sorts rows stably; those without what they are sorted by stand last either way.
fn arrange(scene: Scene, items: &mut [Item], sort: Sort, backwards: bool) {
    fn by<K: PartialOrd>(items: &mut [Item], backwards: bool, key: impl Fn(&Item) -> Option<K>) {
        crate::value::order::sort_by(items, |a, b| match (key(a), key(b)) {
            (Some(a), Some(b)) => {
                if backwards {
                    b < a
                } else {
                    a < b
                }
            }
            (Some(_), None) => true,
            _ => false,
        });
    }
    match sort {
        Sort::Name => by(items, backwards, |item| {
            let indicator = scene.plan.indicator(item.target.indicator)?;
            Some(words::sortable(&super::card::name(item.target, indicator)))
        }),
        Sort::Deadline => by(items, backwards, |item| item.target.deadline),
        Sort::Period => by(items, backwards, |item| super::card::shown(&item.judged.verdict).map(|point| point.period.end())),
        Sort::Status => by(items, backwards, |item| super::summary::ORDER.iter().position(|status| *status == item.judged.verdict.status)),
    }
}

/// Brings rows of one heading together, headings in the order of their first rows; verdicts in theirs.
fn gather(items: &mut [Item], by: By) {
    let mut order: Vec<(Option<String>, Option<String>)> = Vec::new();
    for item in items.iter() {
        if !order.contains(&item.heads) {
            order.push(item.heads.clone());
        }
    }
    if by == By::Status {
        let place = |item: &Item| super::summary::ORDER.iter().position(|status| *status == item.judged.verdict.status);
        crate::value::order::sort_by(items, |a, b| place(a) < place(b));
        return;
    }
    let place = |item: &Item| {
        let document = order.iter().position(|(document, _)| *document == item.heads.0);
        (document, order.iter().position(|heads| *heads == item.heads))
    };
    crate::value::order::sort_by(items, |a, b| place(a) < place(b));
}

impl Group {
    fn element(&self, lang: Lang, heads: [&'static str; 5], windowed: bool) -> Element {
        let body = grid::body();
        let body = if windowed { body.with(Key::DataId, self.place.to_string()) } else { body };
        body.maybe(self.document.as_deref().map(|text| grid::heading("mt-document", text, 5)))
            .maybe(self.section.as_deref().map(|text| grid::heading("mt-section", text, 5)))
            .all(self.rows.iter().flat_map(|row| [row.element(lang, heads, windowed), row.more(lang)]))
    }
}

impl Row {
    fn element(&self, lang: Lang, heads: [&'static str; 5], windowed: bool) -> Element {
        let [_, asked, latest, ahead, verdict] = heads;
        let card = &self.card;
        let figure = match &card.figure {
            Some(figure) => grid::cell("mt-number", latest).put(Element::new(Tag::Strong).text(figure.amount.as_str())).put(
                Element::of(Tag::Span, "mt-quiet mt-below").text(match figure.status {
                    Some(status) => words::join(&[" ", &figure.period, " (", status, ")"]),
                    None => words::join(&[" ", &figure.period]),
                }),
            ),
            None => grid::cell("mt-number mt-quiet", latest).text(pick(lang, "chưa có", "none yet")),
        };
        let row = grid::row(if self.superseded { "mt-superseded" } else { "mt-item" }, &card.id);
        let row = if windowed { row.with(Key::AriaRowIndex, (self.place + 1).to_string()) } else { row };
        row.put(grid::name(&card.name))
            .put(grid::cell("mt-words", asked).text(card.target.as_str()))
            .put(figure)
            .put(grid::figure(ahead, self.outlook.as_deref()))
            .put(grid::cell("mt-words", verdict).put(card.badge.element(lang)))
    }

    /// What the line under a row discloses: notes, parts, reasons, figures and sources.
    fn more(&self, lang: Lang) -> Element {
        let card = &self.card;
        let Some(grounds) = &self.grounds else { return Row::disclosed(Element::of(Tag::Div, "mt-reasons"), lang) };
        let inside = Element::of(Tag::Div, "mt-reasons")
            .all(card.notes.iter().map(|note| Element::of(Tag::P, "mt-note").text(note)))
            .maybe(card.part_list(lang))
            .maybe(card.reason_list())
            .put(grounds.clone())
            .put(card.footing.element(lang));
        Row::disclosed(inside, lang)
    }

    fn disclosed(inside: Element, lang: Lang) -> Element {
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
