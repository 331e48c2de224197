//! The bullet bar: figure, milestones, target mark and outlook on one axis.
//!
//! In: a verdict and its target. Out: SVG shapes placed in percent of the width, so that the bar grows with its
//! container without bending circles or letters. It repeats what the words beside it say, and is hidden from screen
//! readers. The axis of a bar begins at zero; a rank or a level is a point on a line, its ends labelled.

use super::Scene;
use super::badge::Badge;
use super::card::beside;
use super::node::{Element, Key, Tag};
use super::words::{self, pick};
use crate::data::FigureStatus;
use crate::eval::Verdict;
use crate::eval::printing::Scale;
use crate::plan::{Body, Indicator, Target, Test};
use crate::value::number;
use crate::value::unit::Dimension;

/// A bar's values, all in the indicator's unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Bullet {
    /// Value at the left end.
    pub left: f64,
    /// Value at the right end; less than `left` for ranks.
    pub right: f64,
    /// Whether the figure is drawn as a bar from zero, else as a point.
    pub bar: bool,
    /// The figure and its label.
    pub figure: Option<(f64, String)>,
    /// What the publisher says of the figure.
    pub figure_status: FigureStatus,
    /// Few figures stand behind the verdict.
    pub weak: bool,
    /// The threshold and its label.
    pub threshold: Option<(f64, String)>,
    /// The striven-for end of a range.
    pub striven: Option<f64>,
    /// Figures required on the way.
    pub milestones: Vec<f64>,
    /// Where the trend leads, its range and its label.
    pub outlook: Option<(f64, f64, f64, String)>,
    /// Labels of the two ends; empty where the end is labelled by another mark.
    pub ends: (String, String),
}

impl Bullet {
    /// The bar of a verdict; `None` where there is nothing to draw on an axis (states, compounds, no threshold).
    pub fn of(scene: Scene, target: &Target, indicator: &Indicator, verdict: &Verdict) -> Option<Bullet> {
        let unit = &indicator.unit;
        if unit.dimension == Dimension::State || matches!(target.body, Body::Compound(..)) || target.quantified.is_some() {
            return None;
        }
        let lang = scene.lang;
        let threshold = verdict.threshold.or_else(|| written_threshold(&target.body))?;
        let figure = super::card::shown(verdict).filter(|point| point.value.is_finite());
        let outlook = match (verdict.outlook, verdict.outlook_range) {
            _ if verdict.satisfied.known() == Some(true) && !verdict.threatened => None,
            (Some(mean), Some((low, high))) => Some((mean, low, high)),
            (Some(mean), None) => Some((mean, mean, mean)),
            _ => None,
        };
        let striven = match &target.body {
            Body::Single(Test::Range(low, high)) => Some(if number_equal(threshold, *low) { *high } else { *low }),
            _ => None,
        };
        let milestones: Vec<f64> = target.milestones.iter().map(|m| m.value).collect();
        let mut seen = vec![threshold];
        seen.extend(figure.map(|p| p.value));
        seen.extend(striven);
        seen.extend(milestones.iter().copied());
        if let Some((mean, low, high)) = outlook {
            seen.extend([mean, low, high]);
        }
        if seen.iter().any(|v| !v.is_finite()) {
            return None;
        }
        let most = seen.iter().copied().fold(f64::MIN, f64::max);
        let least = seen.iter().copied().fold(f64::MAX, f64::min);
        let ranked = unit.is_rank();
        let bar = !ranked && unit.dimension != Dimension::Level;
        let (left, right) = if ranked {
            ((most * 1.15).max(2.0), 1.0)
        } else {
            let top = match unit.natural_bounds().1 {
                Some(bound) if most <= bound => (most * 1.15).min(bound),
                _ => most * 1.15,
            };
            (least.min(0.0), if top > 0.0 { top } else { 1.0 })
        };
        let scale = Scale::new(target, indicator, lang);
        let short = |value: f64, decimals: usize| label(value, decimals, &scale);
        let figure_label = figure.map(|point| {
            let decimals = beside(&scale, target, point.value, scale.decimals(&point), Some(threshold));
            (point.value, short(point.value, decimals))
        });
        let outlook = outlook.map(|(mean, low, high)| {
            let published = figure.map_or(1, |point| scale.decimals(&point)).min(1);
            let decimals = beside(&scale, target, mean, published, Some(threshold));
            (mean, low, high, words::join(&[pick(lang, "dự báo ", "outlook "), &short(mean, decimals)]))
        });
        let ends = match ranked {
            true => (short(number::round_to(left, 0), 0), short(1.0, 0)),
            false => (short(left, scale.exact(left, 0)), String::new()),
        };
        Some(Bullet {
            left,
            right,
            bar,
            figure: figure_label,
            figure_status: figure
                .and_then(|p| p.row)
                .and_then(|row| scene.observations.rows.get(row as usize))
                .map_or(FigureStatus::Official, |r| r.status),
            weak: Badge::of(verdict, target.modality).weak,
            threshold: Some((
                threshold,
                words::join(&[pick(lang, "mục tiêu ", "target "), &short(threshold, scale.exact(threshold, target.decimals.into()))]),
            )),
            striven,
            milestones,
            outlook,
            ends,
        })
    }

    /// Where a value stands, in percent of the width; held inside the axis.
    fn place(&self, value: f64) -> f64 {
        ((value - self.left) / (self.right - self.left) * 100.0).clamp(0.0, 100.0)
    }

    /// The shapes.
    pub fn element(&self) -> Element {
        let mut svg = Element::of(Tag::Svg, "mt-bar")
            .with(Key::Part, "bar")
            .with(Key::Width, "100%")
            .with(Key::Height, "56")
            .with(Key::AriaHidden, "true")
            .with(Key::Focusable, "false");
        svg = svg.put(rect("mt-axis", 0.0, 100.0, "22", "12"));
        if let Some((mean, low, high, _)) = &self.outlook {
            let (a, b) = (self.place(*low), self.place(*high));
            svg = svg.put(rect("mt-outlook", a.min(b), (a - b).abs().max(0.4), "22", "12"));
            svg = svg.put(upright("mt-outlook-mark", self.place(*mean), "22", "34"));
        }
        let zero = self.place(0.0);
        if let Some((value, _)) = &self.figure {
            let at = self.place(*value);
            if self.bar {
                let class = if self.weak { "mt-figure mt-weak" } else { "mt-figure" };
                svg = svg.put(
                    Element::of(Tag::Line, class)
                        .with(Key::X1, percent(zero))
                        .with(Key::X2, percent(at))
                        .with(Key::Y1, "28")
                        .with(Key::Y2, "28"),
                );
            }
        }
        for milestone in &self.milestones {
            svg = svg.put(upright("mt-milestone", self.place(*milestone), "20", "36"));
        }
        if let Some(striven) = self.striven {
            svg = svg.put(upright("mt-aim", self.place(striven), "17", "39"));
        }
        if let Some((value, label)) = &self.threshold {
            let at = self.place(*value);
            svg = svg.put(upright("mt-target", at, "16", "40")).put(text(label, at, "12", "mt-label"));
        }
        if let Some((value, label)) = &self.figure {
            let at = self.place(*value);
            let class = match self.figure_status {
                FigureStatus::Official => "mt-point",
                FigureStatus::Preliminary => "mt-point mt-hollow",
                FigureStatus::Estimate => "mt-point mt-hollow mt-dotted",
            };
            svg = svg.put(Element::of(Tag::Circle, class).with(Key::Cx, percent(at)).with(Key::Cy, "28").with(Key::R, "5"));
            svg = svg.put(text(label, at, "53", "mt-label mt-strong"));
        }
        self.quiet_labels().into_iter().fold(svg, Element::put)
    }

    /// Labels that stand only where there is room for them beside the figure's: the outlook's, and those of the ends.
    fn quiet_labels(&self) -> Vec<Element> {
        let mut taken: Vec<(f64, f64)> = self.figure.iter().map(|(value, label)| extent(self.place(*value), label)).collect();
        let mut out = Vec::new();
        let mut try_label = |at: f64, label: &str| {
            let (from, to) = extent(at, label);
            if !label.is_empty() && taken.iter().all(|(a, b)| to + 2.0 < *a || from - 2.0 > *b) {
                taken.push((from, to));
                out.push(text(label, at, "53", "mt-label"));
            }
        };
        if let Some((mean, _, _, label)) = &self.outlook {
            try_label(self.place(*mean), label);
        }
        try_label(0.0, &self.ends.0);
        try_label(100.0, &self.ends.1);
        out
    }
}

/// The threshold as the rule states it, for targets that no figure has been held against yet.
pub(super) fn written_threshold(body: &Body) -> Option<f64> {
    match body {
        Body::Single(Test::Compare(_, value) | Test::RankAtMost(value) | Test::State(value)) => Some(*value),
        Body::Single(Test::Range(low, _) | Test::About(low, _)) => Some(*low),
        _ => None,
    }
}

fn number_equal(a: f64, b: f64) -> bool {
    crate::value::compare::equal(a, b)
}

/// A figure on the axis: with `%` and words of ranks, without the nouns that the text beside it already says.
fn label(value: f64, decimals: usize, scale: &Scale) -> String {
    match scale.unit().dimension {
        Dimension::Share(_) => words::join(&[&scale.number(value, decimals), if scale.unit().text.starts_with('‰') { "‰" } else { "%" }]),
        Dimension::Rank | Dimension::Level => scale.figure(value, decimals),
        _ => scale.number(value, decimals),
    }
}

/// Roughly where a label begins and ends, in percent of the narrowest card (256 px inside, 6,3 px a letter).
fn extent(at: f64, label: &str) -> (f64, f64) {
    let width = label.chars().count() as f64 * 2.5;
    match anchor(at) {
        "start" => (at, at + width),
        "end" => (at - width, at),
        _ => (at - width / 2.0, at + width / 2.0),
    }
}

/// Labels near an end lean inwards.
fn anchor(at: f64) -> &'static str {
    if at < 22.0 {
        "start"
    } else if at > 78.0 {
        "end"
    } else {
        "middle"
    }
}

fn percent(value: f64) -> String {
    words::join(&[&number::write_plain(value, 2), "%"])
}

fn rect(class: &'static str, x: f64, width: f64, y: &'static str, height: &'static str) -> Element {
    Element::of(Tag::Rect, class).with(Key::X, percent(x)).with(Key::Width, percent(width)).with(Key::Y, y).with(Key::Height, height)
}

fn upright(class: &'static str, at: f64, from: &'static str, to: &'static str) -> Element {
    Element::of(Tag::Line, class).with(Key::X1, percent(at)).with(Key::X2, percent(at)).with(Key::Y1, from).with(Key::Y2, to)
}

fn text(label: &str, at: f64, y: &'static str, class: &'static str) -> Element {
    Element::of(Tag::Text, class).with(Key::X, percent(at)).with(Key::Y, y).with(Key::TextAnchor, anchor(at)).text(label)
}
