//! What to show: verdicts as cards, bullets, a table or a summary, as data and then as a neutral node list.
//!
//! In: a [`Plan`], an [`Outcome`] with the [`Observations`] behind it, and a language. Out: typed views ([`Card`],
//! [`Table`], [`Summary`]) and [`node::Element`]s made from them. No markup strings, no page, no clock. Everything that a
//! picture shows is also said in words beside it; pictures are hidden from screen readers.

pub mod badge;
pub mod bullet;
pub mod card;
pub mod html;
pub mod icon;
pub mod node;
#[cfg(feature = "authoring")]
pub mod page;
#[cfg(feature = "cli")]
pub mod picture;
pub mod select;
pub mod summary;
pub mod table;
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
    /// All targets in one table, grouped by document and section.
    Table,
    /// Counts of statuses.
    Summary,
}

impl Kind {
    /// By the name of the element's `view` attribute; `None` for a view that doesn't exist.
    pub fn from_name(name: &str) -> Option<Kind> {
        Some(match name {
            "" | "card" => Kind::Card,
            "bullet" => Kind::Bullet,
            "table" => Kind::Table,
            "summary" => Kind::Summary,
            _ => return None,
        })
    }
}

/// The cards of the targets that `target` and `group` pick, with the reasoning left for later: all that the engine of a
/// single card draws. Elements, classes and ids are those of [`build`], which fills in the reasoning where it draws next.
pub fn faces(scene: Scene, target: &str, group: &str) -> Vec<Element> {
    cards(scene, &select::pick(scene, target, group), Card::face)
}

fn cards(scene: Scene, picked: &[&TargetVerdict], card: fn(Scene, &TargetVerdict) -> Option<Card>) -> Vec<Element> {
    if picked.is_empty() {
        return Vec::new();
    }
    let cards = picked.iter().filter_map(|verdict| card(scene, verdict)).map(|card| card.element(scene.lang));
    vec![Element::of(Tag::Div, "mt-cards").all(cards)]
}

/// Builds a view of the targets that `target` (ids) and `group` (see [`select`]) pick; both empty pick all. Empty when
/// nothing is picked, so that the caller can keep what it showed before.
pub fn build(scene: Scene, kind: Kind, target: &str, group: &str) -> Vec<Element> {
    let picked = select::pick(scene, target, group);
    if picked.is_empty() {
        return Vec::new();
    }
    match kind {
        Kind::Card => cards(scene, &picked, Card::of),
        Kind::Bullet => vec![
            Element::of(Tag::Ul, "mt-bullets")
                .with(node::Key::Role, "list")
                .all(picked.iter().filter_map(|v| Card::of(scene, v)).map(|card| card.row(scene.lang))),
        ],
        Kind::Table => vec![Table::of(scene, &picked).element(scene.lang)],
        Kind::Summary => vec![Summary::of(scene, &picked).element(scene.lang)],
    }
}
