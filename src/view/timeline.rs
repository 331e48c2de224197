//! A target over time: its figures, the path that was required, where the trend leads, and the deadlines of every document
//! that sets one for it.
//!
//! In: picked verdicts with the figures behind them. Out: a [`Timeline`] for each indicator and member: a chart of SVG
//! nodes, a sentence, and a table that says all that the chart shows. Targets of several documents on one indicator stand
//! on one axis. The value axis is free, which the words say; a rank's runs downwards.
//!
//! Lines and areas are drawn in a nested picture that stretches with the container; points and letters stand outside it, in
//! percent, so that they never bend.

use super::badge::Badge;
use super::card::{asked, beside, citation, name};
use super::node::{Element, Key, Tag};
use super::words::{self, pick};
use super::{Scene, grid};
use crate::data::FigureStatus;
use crate::eval::printing::Scale;
use crate::eval::{self, Point, TargetVerdict, Verdict};
use crate::messages::Lang;
use crate::plan::{Body, Comparator, Path, Target, TargetId, Test};
use crate::value::{Date, number};

/// A figure of the series.
#[derive(Debug, Clone, PartialEq)]
pub struct Dot {
    /// Last day of its period.
    pub day: Date,
    /// Its period in words.
    pub period: String,
    /// In the indicator's unit.
    pub value: f64,
    /// With its unit.
    pub amount: String,
    /// What the publisher says of it.
    pub status: FigureStatus,
    /// Who published it; empty where not known.
    pub source: String,
}

/// A target on the axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Goal {
    /// Its id among all documents.
    pub id: String,
    /// What it asks and by when.
    pub asked: String,
    /// Document and section.
    pub citation: Option<String>,
    /// Number of the document; empty without one.
    pub document: String,
    /// Its verdict.
    pub badge: Badge,
    /// The deadline; `None` where it must hold from now on.
    pub deadline: Option<Date>,
    /// What is to be reached, and its label.
    pub threshold: Option<(f64, String)>,
    /// The figures required on the way, the start and the end among them: days and values.
    pub path: Vec<(Date, f64)>,
    /// Where the trend leads on a day: mean, lowest, highest.
    pub outlook: Option<(Date, f64, f64, f64)>,
    /// The outlook in words.
    pub ahead: Option<String>,
    /// One or two sentences of pace.
    pub pace: String,
    /// Stands no more: a later document took its place.
    pub overtaken: bool,
}

/// The view of one indicator and member.
#[derive(Debug, Clone, PartialEq)]
pub struct Timeline {
    /// Its name.
    pub name: String,
    /// Figures in the order of their days.
    pub dots: Vec<Dot>,
    /// Targets in the order of the rules.
    pub goals: Vec<Goal>,
    /// A smaller figure is better and stands higher.
    pub ranked: bool,
    /// Labels of the lowest and highest value of the axis, and their values.
    pub ends: [(f64, String); 2],
    /// First and last day of the axis.
    pub span: (Date, Date),
    /// Day of the verdicts.
    pub as_of: Date,
    /// Day of the verdicts and of the newest figure, in words.
    pub dates: String,
}

/// Height of the drawing area, and what is left for labels above and below it, in pixels.
const HIGH: f64 = 180.0;
const ABOVE: f64 = 22.0;
const BELOW: f64 = 26.0;

/// The timelines of picked verdicts, one for each indicator and member.
pub fn timelines(scene: Scene, picked: &[&TargetVerdict]) -> Vec<Timeline> {
    let mut groups: Vec<Vec<&TargetVerdict>> = Vec::new();
    for judged in picked {
        let Some(target) = scene.target(judged) else { continue };
        if matches!(target.body, Body::Compound(..)) || target.quantified.is_some() {
            continue;
        }
        let same = |group: &&mut Vec<&TargetVerdict>| {
            group.first().and_then(|first| scene.target(first)).is_some_and(|first| {
                first.indicator == target.indicator && first.scope == target.scope && area_of(scene, first) == area_of(scene, target)
            })
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.push(judged),
            None => groups.push(vec![judged]),
        }
    }
    let firsts: Vec<TargetId> = groups.iter().filter_map(|group| group.first()).map(|judged| judged.target).collect();
    let figures = eval::figures_of(scene.plan, scene.observations, scene.outcome.as_of, &firsts);
    groups.iter().zip(figures).filter_map(|(group, figures)| Timeline::of(scene, group, &figures)).collect()
}

fn area_of<'a>(scene: Scene<'a>, target: &Target) -> Option<&'a str> {
    target.document.and_then(|id| scene.plan.document(id)).and_then(|document| document.area_key.as_deref())
}

impl Timeline {
    fn of(scene: Scene, group: &[&TargetVerdict], figures: &[Point]) -> Option<Timeline> {
        let lang = scene.lang;
        let first = group.first()?;
        let target = scene.target(first)?;
        let indicator = scene.plan.indicator(target.indicator)?;
        let scale = Scale::new(target, indicator, lang);
        let dots: Vec<Dot> = figures.iter().filter(|point| point.value.is_finite()).map(|point| dot(scene, &scale, point)).collect();
        let goals: Vec<Goal> = group.iter().filter_map(|judged| goal(scene, judged, figures)).collect();
        let mut days: Vec<Date> = dots.iter().map(|dot| dot.day).collect();
        days.push(scene.outcome.as_of);
        days.extend(goals.iter().filter_map(|goal| goal.deadline));
        days.extend(goals.iter().flat_map(|goal| goal.path.iter().map(|(day, _)| *day)));
        let mut values: Vec<f64> = dots.iter().map(|dot| dot.value).collect();
        for goal in &goals {
            values.extend(goal.threshold.as_ref().map(|(value, _)| *value));
            values.extend(goal.path.iter().map(|(_, value)| *value));
            if let Some((_, mean, low, high)) = goal.outlook {
                values.extend([mean, low, high]);
            }
        }
        let values: Vec<f64> = values.into_iter().filter(|value| value.is_finite()).collect();
        if values.is_empty() {
            return None;
        }
        let (least, most) = (values.iter().copied().fold(f64::MAX, f64::min), values.iter().copied().fold(f64::MIN, f64::max));
        let room = if most > least { (most - least) * 0.06 } else { most.abs().max(1.0) * 0.1 };
        let (floor, ceiling) = indicator.unit.natural_bounds();
        let low = floor.filter(|floor| least >= *floor).map_or(least - room, |floor| (least - room).max(floor));
        let high = ceiling.filter(|ceiling| most <= *ceiling).map_or(most + room, |ceiling| (most + room).min(ceiling));
        let (low, high) = if high > low { (low, high) } else { (low - room, high + room) };
        let decimals = if high - low >= 10.0 { 0 } else { 1 };
        let end = |value: f64| (value, scale.number(value, decimals));
        let (from, to) = (days.iter().copied().min()?, days.iter().copied().max()?);
        Some(Timeline {
            name: name(target, indicator),
            dots,
            goals,
            ranked: indicator.unit.is_rank(),
            ends: [end(low), end(high)],
            span: (Date::start_of_year(from.year()), to),
            as_of: scene.outcome.as_of,
            dates: super::table::dates(scene),
        })
    }

    /// Where a day stands, in percent of the width.
    fn across(&self, day: Date) -> f64 {
        let whole = f64::from((self.span.1.days() - self.span.0.days()).max(1));
        (f64::from(day.days() - self.span.0.days()) / whole * 100.0).clamp(0.0, 100.0)
    }

    /// Where a value stands, in pixels below the top of the drawing area.
    fn down(&self, value: f64) -> f64 {
        let [(low, _), (high, _)] = &self.ends;
        let share = ((value - low) / (high - low)).clamp(0.0, 1.0);
        if self.ranked { share * HIGH } else { (1.0 - share) * HIGH }
    }

    /// The view as a block of its own.
    pub fn element(&self, lang: Lang) -> Element {
        Element::of(Tag::Section, "mt-timeline")
            .with(Key::Part, "timeline")
            .with(Key::DataId, self.goals.first().map(|goal| goal.id.clone()).unwrap_or_default())
            .put(Element::of(Tag::H3, "mt-name").with(Key::Part, "name").text(self.name.as_str()))
            .put(self.list(lang))
            .put(self.chart())
            .put(key(lang))
            .put(self.data(lang))
            .put(Element::of(Tag::P, "mt-foot").with(Key::Part, "footer").text(self.dates.as_str()))
    }

    /// Each target with its verdict and pace.
    fn list(&self, lang: Lang) -> Element {
        Element::of(Tag::Ul, "mt-goals").with(Key::Role, "list").all(self.goals.iter().map(|goal| {
            let mut line = Element::of(Tag::P, "mt-asked").with(Key::Part, "target").text(goal.asked.as_str());
            if let Some(citation) = &goal.citation {
                line = line.text(" (").put(Element::new(Tag::Bdi).text(citation.as_str())).text(")");
            }
            Element::of(Tag::Li, if goal.overtaken { "mt-goal mt-superseded" } else { "mt-goal" })
                .with(Key::DataId, goal.id.clone())
                .put(line.text(" ").put(goal.badge.element(lang)))
                .maybe((!goal.pace.is_empty()).then(|| Element::of(Tag::P, "mt-pace").text(goal.pace.as_str())))
        }))
    }

    /// The chart. It repeats what list and table say, and is hidden from screen readers.
    fn chart(&self) -> Element {
        let mut svg = Element::of(Tag::Svg, "mt-chart")
            .with(Key::Part, "chart")
            .with(Key::Width, "100%")
            .with(Key::Height, pixels(ABOVE + HIGH + BELOW))
            .with(Key::AriaHidden, "true")
            .with(Key::Focusable, "false")
            .put(
                Element::of(Tag::Line, "mt-base")
                    .with(Key::X1, "0")
                    .with(Key::X2, "100%")
                    .with(Key::Y1, pixels(ABOVE + HIGH))
                    .with(Key::Y2, pixels(ABOVE + HIGH)),
            );
        for year in self.years() {
            let at = self.across(Date::end_of_year(year));
            svg = svg.put(upright("mt-tick", at, ABOVE + HIGH, ABOVE + HIGH + 4.0)).put(text(
                &year.to_string(),
                at,
                ABOVE + HIGH + 18.0,
                "mt-label mt-faint",
            ));
        }
        svg = svg.put(upright("mt-today", self.across(self.as_of), ABOVE - 8.0, ABOVE + HIGH));
        let mut labels = Labels::default();
        for goal in self.goals.iter().filter(|goal| !goal.overtaken) {
            if let (Some(day), Some((value, label))) = (goal.deadline, &goal.threshold) {
                let (at, down) = (self.across(day), ABOVE + self.down(*value));
                svg = svg.put(upright("mt-deadline", at, ABOVE - 2.0, ABOVE + HIGH));
                svg = svg.put(level("mt-target", (at - 4.0).max(0.0), (at + 4.0).min(100.0), down));
                labels.put(label, at, down - 6.0, "mt-label mt-strong");
            } else if let Some((value, label)) = &goal.threshold {
                let down = ABOVE + self.down(*value);
                svg = svg.put(level("mt-aim", 0.0, 100.0, down));
                labels.put(label, 100.0, down - 6.0, "mt-label mt-strong");
            }
        }
        svg = svg.put(self.lines());
        for dot in &self.dots {
            let class = match dot.status {
                FigureStatus::Official => "mt-point",
                FigureStatus::Preliminary => "mt-point mt-hollow",
                FigureStatus::Estimate => "mt-point mt-hollow mt-dotted",
            };
            svg = svg.put(
                Element::of(Tag::Circle, class)
                    .with(Key::Cx, percent(self.across(dot.day)))
                    .with(Key::Cy, pixels(ABOVE + self.down(dot.value)))
                    .with(Key::R, if self.dots.len() > 40 { "2" } else { "4" }),
            );
        }
        // First and last figure say theirs.
        if let (Some(first), Some(last)) = (self.dots.first(), self.dots.last()) {
            labels.put(&last.amount, self.across(last.day), ABOVE + self.down(last.value) - 9.0, "mt-label mt-strong");
            if first.day != last.day {
                labels.put(&first.amount, self.across(first.day), ABOVE + self.down(first.value) - 9.0, "mt-label");
            }
        }
        for (value, label) in &self.ends {
            labels.put(label, 0.0, (ABOVE + self.down(*value)).clamp(ABOVE + 4.0, ABOVE + HIGH - 3.0), "mt-label mt-faint");
        }
        labels.drawn.into_iter().fold(svg, Element::put)
    }

    /// Years that get a label: all, or every so many where there are many; the last is always one of them.
    fn years(&self) -> Vec<i32> {
        let (first, last) = (self.span.0.year(), self.span.1.year());
        let step = ((last - first) / 6 + 1).max(1);
        (first..=last).rev().step_by(step as usize).collect()
    }

    /// Paths and bands, in a picture of 1000 units that stretches.
    fn lines(&self) -> Element {
        let mut inner = Element::of(Tag::Svg, "mt-lines")
            .with(Key::X, "0")
            .with(Key::Y, pixels(ABOVE))
            .with(Key::Width, "100%")
            .with(Key::Height, pixels(HIGH))
            .with(Key::ViewBox, words::join(&["0 0 1000 ", &pixels(HIGH)]))
            .with(Key::Aspect, "none");
        let spot = |day: Date, value: f64| {
            words::join(&[&number::write_plain(self.across(day) * 10.0, 1), " ", &number::write_plain(self.down(value), 1)])
        };
        let path = |class: &'static str, spots: &[String], closed: bool| {
            let d = words::join(&["M", &spots.join("L"), if closed { "Z" } else { "" }]);
            Element::of(Tag::Path, class).with(Key::D, d)
        };
        let from = self.dots.last().map(|dot| (dot.day, dot.value));
        for goal in &self.goals {
            if let (Some((day, mean, low, high)), Some((start, value))) = (goal.outlook, from)
                && day > start
            {
                inner = inner.put(path("mt-outlook", &[spot(start, value), spot(day, high), spot(day, low)], true));
                inner = inner.put(path("mt-outlook-line", &[spot(start, value), spot(day, mean)], false));
            }
            if goal.path.len() > 1 && !goal.overtaken {
                let spots: Vec<String> = goal.path.iter().map(|(day, value)| spot(*day, *value)).collect();
                inner = inner.put(path("mt-required", &spots, false));
            }
        }
        if self.dots.len() > 1 {
            let spots: Vec<String> = self.dots.iter().map(|dot| spot(dot.day, dot.value)).collect();
            inner = inner.put(path("mt-series", &spots, false));
        }
        inner
    }

    /// All that the chart shows, as a table.
    fn data(&self, lang: Lang) -> Element {
        let heads =
            [pick(lang, "Kỳ", "Period"), pick(lang, "Số liệu", "Figure"), pick(lang, "Loại", "Kind"), pick(lang, "Nguồn", "Source")];
        let kind = |status: FigureStatus| words::figure_status(status, lang).unwrap_or(pick(lang, "chính thức", "official"));
        let caption =
            words::join(&[&self.name, pick(lang, ": số liệu, mức yêu cầu và dự báo.", ": figures, what is required and the outlook.")]);
        let table = grid::table(&caption, grid::heads(&[(heads[0], false), (heads[1], true), (heads[2], false), (heads[3], false)]));
        let figures = self.dots.iter().map(|dot| {
            Element::of(Tag::Tr, "mt-item")
                .with(Key::Role, "row")
                .put(grid::name(&dot.period))
                .put(grid::figure(heads[1], Some(&dot.amount)))
                .put(grid::cell("mt-words", heads[2]).text(kind(dot.status)))
                .put(match dot.source.is_empty() {
                    true => grid::cell("mt-words mt-quiet mt-empty", heads[3]).text("–"),
                    false => grid::cell("mt-words", heads[3]).text(dot.source.as_str()),
                })
        });
        let ahead = self.goals.iter().flat_map(|goal| {
            let required = goal.deadline.zip(goal.threshold.as_ref()).map(|(day, (_, label))| {
                (eval::explain::day_phrase(day, lang), label.clone(), pick(lang, "mức yêu cầu", "required"), goal.document.clone())
            });
            let outlook = goal.outlook.zip(goal.ahead.as_ref()).map(|((day, ..), text)| {
                (eval::explain::day_phrase(day, lang), text.clone(), pick(lang, "dự báo", "outlook"), String::new())
            });
            [required, outlook].into_iter().flatten()
        });
        let rows = ahead.map(|(day, amount, kind, source)| {
            Element::of(Tag::Tr, "mt-item")
                .with(Key::Role, "row")
                .put(grid::name(&crate::source::fold::capitalised(&day)))
                .put(grid::figure(heads[1], Some(&amount)))
                .put(grid::cell("mt-words", heads[2]).text(kind))
                .put(grid::cell("mt-words", heads[3]).text(if source.is_empty() { "–" } else { &source }))
        });
        Element::of(Tag::Details, "mt-why")
            .with(Key::Part, "why")
            .put(Element::new(Tag::Summary).text(pick(lang, "Bảng số liệu", "As a table")))
            .put(table.put(grid::body().all(figures).all(rows)))
    }
}

fn dot(scene: Scene, scale: &Scale, point: &Point) -> Dot {
    let row = point.row.and_then(|row| scene.observations.rows.get(row as usize));
    Dot {
        day: point.period.end(),
        period: crate::source::fold::capitalised(&words::period(point.period, scene.lang)),
        value: point.value,
        amount: scale.figure(point.value, scale.decimals(point)),
        status: row.map_or(FigureStatus::Official, |row| row.status),
        source: row.map(|row| scene.observations.original(row.source).to_owned()).unwrap_or_default(),
    }
}

fn goal(scene: Scene, judged: &TargetVerdict, figures: &[Point]) -> Option<Goal> {
    let lang = scene.lang;
    let target = scene.target(judged)?;
    let indicator = scene.plan.indicator(target.indicator)?;
    let scale = Scale::new(target, indicator, lang);
    let verdict = &judged.verdict;
    let threshold = verdict.threshold.or_else(|| super::bullet::written_threshold(&target.body)).filter(|value| value.is_finite());
    let outlook = match (verdict.outlook, verdict.milestone.map(|milestone| milestone.period.end()).or(target.deadline)) {
        _ if verdict.satisfied.known() == Some(true) && !verdict.threatened => None,
        (Some(mean), Some(day)) if mean.is_finite() => {
            let (low, high) = verdict.outlook_range.unwrap_or((mean, mean));
            Some((day, mean, low, high))
        }
        _ => None,
    };
    let ahead = outlook.map(|(_, mean, ..)| {
        let published = verdict.figure.map_or(1, |point| scale.decimals(&point)).min(1);
        scale.figure(mean, beside(&scale, target, mean, published, verdict.threshold))
    });
    Some(Goal {
        id: scene.plan.full_id(target),
        asked: crate::source::fold::capitalised(&asked(scene, judged.target, target)),
        citation: citation(scene, target),
        document: target.document.and_then(|id| scene.plan.document(id)).map(|document| document.number.clone()).unwrap_or_default(),
        badge: Badge::of(verdict, target.modality),
        deadline: target.deadline,
        threshold: threshold.map(|value| {
            let amount = scale.figure(value, scale.exact(value, target.decimals.into()));
            (value, words::join(&[sign(&target.body), &amount]))
        }),
        path: threshold.map(|value| required(target, verdict, figures, value)).unwrap_or_default(),
        outlook,
        ahead,
        pace: eval::short_status_reason(scene.plan, judged.target, verdict, lang),
        overtaken: judged.superseded_by.is_some() || judged.replaced_by.is_some(),
    })
}

/// The sign before a threshold.
fn sign(body: &Body) -> &'static str {
    match body {
        Body::Single(Test::Compare(Comparator::AtLeast, _)) => "≥ ",
        Body::Single(Test::Compare(Comparator::MoreThan, _)) => "> ",
        Body::Single(Test::Compare(Comparator::AtMost, _) | Test::RankAtMost(_)) => "≤ ",
        Body::Single(Test::Compare(Comparator::LessThan, _)) => "< ",
        _ => "",
    }
}

/// The path that leads to the threshold: from the baseline (else the first figure) over the milestones; straight between
/// them, or at one rate of growth where the rules say so.
fn required(target: &Target, verdict: &Verdict, figures: &[Point], threshold: f64) -> Vec<(Date, f64)> {
    let Some(deadline) = target.deadline else { return Vec::new() };
    let stated = target.baseline.map(|base| (base.period.end(), base.value));
    let start = stated.or(verdict.baseline.map(|point| (point.period.end(), point.value))).or_else(|| {
        let first = figures.first()?;
        Some((first.period.end(), first.value))
    });
    let mut path: Vec<(Date, f64)> = start.into_iter().filter(|(day, _)| *day < deadline).collect();
    path.extend(target.milestones.iter().map(|milestone| (milestone.period.end(), milestone.value)).filter(|(day, _)| *day < deadline));
    let last = path.last().copied();
    if let (Some(Path::Compound), Some((from, base))) = (target.path, last)
        && base > 0.0
        && threshold > 0.0
    {
        let whole = f64::from((deadline.days() - from.days()).max(1));
        for year in from.year() + 1..deadline.year() {
            let day = Date::end_of_year(year);
            let share = f64::from(day.days() - from.days()) / whole;
            path.push((day, base * libm::pow(threshold / base, share)));
        }
    }
    path.push((deadline, threshold));
    path
}

/// What the lines of the chart mean.
fn key(lang: Lang) -> Element {
    let sample = |class: &'static str, words: &'static str| {
        let svg = Element::of(Tag::Svg, "mt-swatch")
            .with(Key::Width, "26")
            .with(Key::Height, "12")
            .with(Key::AriaHidden, "true")
            .with(Key::Focusable, "false");
        let shape = match class {
            "mt-outlook" => {
                Element::of(Tag::Rect, class).with(Key::X, "1").with(Key::Y, "1").with(Key::Width, "24").with(Key::Height, "10")
            }
            "mt-today" => Element::of(Tag::Line, class).with(Key::X1, "13").with(Key::X2, "13").with(Key::Y1, "0").with(Key::Y2, "12"),
            _ => Element::of(Tag::Line, class).with(Key::X1, "1").with(Key::X2, "25").with(Key::Y1, "6").with(Key::Y2, "6"),
        };
        Element::new(Tag::Span).put(svg.put(shape)).text(words)
    };
    Element::of(Tag::P, "mt-key")
        .put(sample("mt-series", pick(lang, "số liệu ", "figures ")))
        .put(sample("mt-required", pick(lang, "lộ trình cần đạt ", "required path ")))
        .put(sample("mt-outlook", pick(lang, "dự báo theo đà hiện nay ", "outlook at this pace ")))
        .put(Element::of(Tag::Span, "mt-quiet").text(pick(
            lang,
            "Trục giá trị không bắt đầu từ 0.",
            "The value axis does not begin at zero.",
        )))
}

/// Labels that don't run into each other: one that finds no room above or below is left out; the table has it.
#[derive(Default)]
struct Labels {
    taken: Vec<(f64, f64, f64)>,
    drawn: Vec<Element>,
}

impl Labels {
    fn put(&mut self, label: &str, at: f64, down: f64, class: &'static str) {
        let width = label.chars().count() as f64 * 2.3;
        let (from, to) = match anchor(at) {
            "start" => (at, at + width),
            "end" => (at - width, at),
            _ => (at - width / 2.0, at + width / 2.0),
        };
        let free = |taken: &[(f64, f64, f64)], down: f64| {
            taken.iter().all(|(a, b, y)| to + 1.0 < *a || from - 1.0 > *b || (down - y).abs() >= 13.0)
        };
        let place = [down, down + 22.0, down - 14.0].into_iter().find(|down| *down >= 10.0 && free(&self.taken, *down));
        if let Some(down) = place {
            self.taken.push((from, to, down));
            self.drawn.push(text(label, at, down, class));
        }
    }
}

/// Labels near an end lean inwards.
fn anchor(at: f64) -> &'static str {
    if at < 12.0 {
        "start"
    } else if at > 88.0 {
        "end"
    } else {
        "middle"
    }
}

fn pixels(value: f64) -> String {
    number::write_plain(value, 1)
}

fn percent(value: f64) -> String {
    words::join(&[&number::write_plain(value, 2), "%"])
}

fn upright(class: &'static str, at: f64, from: f64, to: f64) -> Element {
    Element::of(Tag::Line, class)
        .with(Key::X1, percent(at))
        .with(Key::X2, percent(at))
        .with(Key::Y1, pixels(from))
        .with(Key::Y2, pixels(to))
}

fn level(class: &'static str, from: f64, to: f64, down: f64) -> Element {
    Element::of(Tag::Line, class)
        .with(Key::X1, percent(from))
        .with(Key::X2, percent(to))
        .with(Key::Y1, pixels(down))
        .with(Key::Y2, pixels(down))
}

fn text(label: &str, at: f64, down: f64, class: &'static str) -> Element {
    Element::of(Tag::Text, class).with(Key::X, percent(at)).with(Key::Y, pixels(down)).with(Key::TextAnchor, anchor(at)).text(label)
}
