//! What to show: verdicts as cards, bullets, a table, a summary, a timeline, tasks by code, an index with its parts, two
//! dates side by side; as data and then as a neutral node list.
//!
//! In: a [`Plan`], an [`Outcome`] with the [`Observations`] behind it, and a language. Out: typed views ([`Card`],
//! [`Table`], [`Summary`], [`timeline::Timeline`], [`tasks::Tasks`], [`index::Index`], [`compare::Compared`]) and [`node::Element`]s made from them. No markup strings, no page, no clock. Everything that a
//! picture shows is also said in words beside it; pictures are hidden from screen readers.

pub mod badge;
pub mod bullet;
pub mod card;
pub mod compare;
pub mod grid;
pub mod grounds;
pub mod html;
pub mod icon;
pub mod index;
pub mod node;
#[cfg(feature = "authoring")]
pub mod page;
#[cfg(feature = "cli")]
pub mod picture;
pub mod select;
pub mod summary;
pub mod table;
pub mod tasks;
pub mod timeline;
pub mod words;

#[cfg(test)]
mod tests;

pub use card::Card;
pub use summary::Summary;
pub use table::Table;

use crate::data::Observations;
use crate::eval::{Outcome, TargetVerdict};
use crate::messages::Lang;
use crate::plan::{Plan, Target};
use node::{Element, Tag};

/// What a view is made from.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    /// The rules.
    pub plan: &'a Plan,
    /// The verdicts.
    pub outcome: &'a Outcome,
    /// The figures that the verdicts point into.
    pub observations: &'a Observations,
    /// The language of every word.
    pub lang: Lang,
}

impl<'a> Scene<'a> {
    /// The target of a verdict.
    pub fn target(&self, verdict: &TargetVerdict) -> Option<&'a Target> {
        self.plan.target(verdict.target)
    }
}

/// Which view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// One card a target, with everything.
    #[default]
    Card,
    /// One compact row a target: name, badge, bar.
    Bullet,
    /// All targets in one table, grouped as asked.
    Table,
    /// Counts of statuses.
    Summary,
    /// Figures, required path, outlook and deadlines over time.
    Timeline,
    /// Tasks by code, lead agency and lateness.
    Tasks,
    /// Composite indices with certain and possible points.
    Index,
    /// What changed against another day or a scenario, and why.
    Compare,
}

impl Kind {
    /// All, with the names of the element's `view` attribute.
    pub const ALL: [(&'static str, Kind); 8] = [
        ("card", Kind::Card),
        ("bullet", Kind::Bullet),
        ("table", Kind::Table),
        ("summary", Kind::Summary),
        ("timeline", Kind::Timeline),
        ("tasks", Kind::Tasks),
        ("index", Kind::Index),
        ("compare", Kind::Compare),
    ];

    /// By the name of the element's `view` attribute; `None` for a view that doesn't exist.
    pub fn from_name(name: &str) -> Option<Kind> {
        if name.is_empty() {
            return Some(Kind::Card);
        }
        Kind::ALL.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
    }
}

/// What is asked of a view besides its kind.
#[derive(Debug, Clone, Copy, Default)]
pub struct Asked<'a> {
    /// Ids of targets, tasks or indices; empty for all.
    pub target: &'a str,
    /// Document, section, lead (see [`select`]); empty for all.
    pub group: &'a str,
    /// Under what rows stand: see [`table::By`] and [`tasks::By`].
    pub by: &'a str,
    /// What a table is sorted by, and whether from the end.
    pub sort: Option<(table::Sort, bool)>,
    /// What a table's rows must hold.
    pub find: &'a str,
    /// The bodies of a table that are drawn; `None` for all.
    pub window: Option<(usize, usize)>,
    /// Whether a script stands behind buttons.
    pub live: bool,
    /// Rows of a long table whose reasoning a reader has opened: full ids parted by spaces.
    pub open: &'a str,
    /// What `compare` holds the scene against.
    pub before: Option<Scene<'a>>,
}

impl<'a> Asked<'a> {
    /// Reads `key: value` lines: `by`, `sort` (a column, with `-` before it from the end), `find`, `window` (`0 12`),
    /// `open` and `live`. Keys that are not known, and values that make no sense, are as if they were not there.
    pub fn read(lines: &'a str) -> Asked<'a> {
        let mut asked = Asked::default();
        for (key, value) in lines.lines().filter_map(|line| line.split_once(": ")) {
            match key {
                "by" => asked.by = value,
                "find" => asked.find = value,
                "open" => asked.open = value,
                "live" => asked.live = value == "yes",
                "sort" => {
                    let name = value.strip_prefix('-').unwrap_or(value);
                    asked.sort = table::Sort::from_name(name).map(|sort| (sort, name != value));
                }
                "window" => {
                    asked.window = value.split_once(' ').and_then(|(from, to)| Some((from.parse().ok()?, to.parse().ok()?)));
                }
                _ => {}
            }
        }
        asked
    }
}

/// The cards of the targets that `target` and `group` pick, with the reasoning left for later: all that the engine of a
/// single card draws. Elements, classes and ids are those of [`build`], which fills in the reasoning where it draws next.
pub fn faces(scene: Scene, target: &str, group: &str) -> Vec<Element> {
    let picked = select::pick(scene, target, group);
    if picked.is_empty() {
        return Vec::new();
    }
    let cards = picked.iter().filter_map(|verdict| Card::face(scene, verdict)).map(|card| card.element(scene.lang));
    vec![Element::of(Tag::Div, "mt-cards").all(cards)]
}

/// The same with the reasoning and what it stands on.
fn cards(scene: Scene, picked: &[&TargetVerdict], live: bool) -> Vec<Element> {
    let ids: Vec<_> = picked.iter().map(|judged| judged.target).collect();
    let figures = crate::eval::figures_of(scene.plan, scene.observations, scene.outcome.as_of, &ids);
    let cards = picked.iter().zip(figures).filter_map(|(judged, figures)| {
        let grounds = grounds::element(scene, judged, &figures, live);
        Some(Card::of(scene, judged)?.with_grounds(grounds, scene.lang))
    });
    vec![Element::of(Tag::Div, "mt-cards").all(cards)]
}

/// Builds a view of what `asked` picks; without a choice, of all. Empty when nothing is picked, so that the caller can
/// keep what it showed before.
pub fn build(scene: Scene, kind: Kind, asked: &Asked) -> Vec<Element> {
    let lang = scene.lang;
    match kind {
        Kind::Tasks => {
            let tasks = tasks::Tasks::of(scene, asked.target, asked.group, tasks::By::from_name(asked.by));
            return tasks.map(|tasks| tasks.elements(lang)).unwrap_or_default();
        }
        Kind::Index => {
            let indices = index::pick_indices(scene, asked.target, asked.group);
            return indices.iter().map(|index| index.element(lang)).collect();
        }
        _ => {}
    }
    let picked = select::pick(scene, asked.target, asked.group);
    if picked.is_empty() {
        return Vec::new();
    }
    match kind {
        Kind::Card => cards(scene, &picked, asked.live),
        Kind::Bullet => vec![
            Element::of(Tag::Ul, "mt-bullets")
                .with(node::Key::Role, "list")
                .all(picked.iter().filter_map(|v| Card::of(scene, v)).map(|card| card.row(scene.lang))),
        ],
        Kind::Table => {
            let layout = table::Layout {
                by: table::By::from_name(asked.by),
                sort: asked.sort,
                find: asked.find,
                window: asked.window,
                live: asked.live,
                open: asked.open,
            };
            Table::of(scene, &picked, &layout).elements(&layout, lang)
        }
        Kind::Summary => vec![Summary::of(scene, &picked).element(lang)],
        Kind::Timeline => timeline::timelines(scene, &picked).iter().map(|timeline| timeline.element(lang)).collect(),
        Kind::Compare => match asked.before {
            Some(before) => {
                let was = select::pick(before, asked.target, asked.group);
                vec![compare::Compared::of(before, scene, &was, &picked).element(lang)]
            }
            None => Vec::new(),
        },
        Kind::Tasks | Kind::Index => Vec::new(),
    }
}
