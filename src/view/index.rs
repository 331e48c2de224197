//! Composite indices: the tree of parts, what is certain, what is still possible, and what would settle a target.
//!
//! In: verdicts on indices. Out: [`Index`]: a row for every part with an interval of points. Nothing unknown is drawn as
//! lost: a part that nothing is known of may still earn all its points, and the bar shows it so.

use super::badge::Badge;
use super::card::{asked, citation_of};
use super::node::{Element, Key, Tag};
use super::words::{self, pick};
use super::{Scene, grid, select};
use crate::eval::{self, IndexVerdict, Points};
use crate::messages::Lang;
use crate::plan::CompositeIndex;
use crate::value::number::{self, decimals_needed};

/// A part of an index, or the whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// `6.5`; empty for the whole.
    pub number: String,
    /// Its name.
    pub name: String,
    /// 0 for the whole, 1 for the main parts.
    pub level: u8,
    /// Most points.
    pub max: f64,
    /// Certain points and those still possible; `None` where the points of the parts don't add up.
    pub points: Option<(f64, f64)>,
    /// The figure that was scored, in words.
    pub figure: Option<String>,
    /// Whether the parts below it make its points.
    pub is_sum: bool,
}

/// A target on the index.
#[derive(Debug, Clone, PartialEq)]
pub struct Aim {
    /// What it asks and by when.
    pub asked: String,
    /// Its verdict.
    pub badge: Badge,
    /// Which missing parts would settle it, in sentences.
    pub settles: Vec<String>,
}

/// An index in a period.
#[derive(Debug, Clone, PartialEq)]
pub struct Index {
    /// Index and period, by which a drawn one is known again.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The period it is scored for, in words.
    pub period: String,
    /// The whole, then its parts in the order of their numbers.
    pub rows: Vec<Row>,
    /// Targets on the whole.
    pub aims: Vec<Aim>,
    /// The parts without parts that nothing is known of, those of most points first: how many, and their points.
    pub missing: (usize, f64),
    /// Document and section, figures to which day.
    pub citation: Option<String>,
    /// Day of the verdicts.
    pub dates: String,
}

/// Points as sentences print them.
fn written(value: f64, lang: Lang) -> String {
    words::number(value, decimals_needed(value, 2), lang)
}

/// The indices that `target` (ids) and `group` (document, section, lead of the whole) pick.
pub fn pick_indices(scene: Scene, target: &str, group: &str) -> Vec<Index> {
    let mut out = Vec::new();
    for verdict in &scene.outcome.indices {
        let Some(index) = scene.plan.indices.get(verdict.index as usize) else { continue };
        let leads = index.parts.first().map_or(&[][..], |whole| whole.leads.as_slice());
        if select::in_group(scene, index.document, index.section.as_deref(), leads, group) && select::is_named(&index.id, target) {
            out.extend(Index::of(scene, verdict, index));
        }
    }
    out
}

impl Index {
    /// The index of a verdict; `None` for one without parts.
    pub fn of(scene: Scene, verdict: &IndexVerdict, index: &CompositeIndex) -> Option<Index> {
        let lang = scene.lang;
        let whole = index.parts.first()?;
        let rows: Vec<Row> = index
            .parts
            .iter()
            .enumerate()
            .map(|(at, part)| {
                let points = verdict.points.get(at);
                let measured = points.filter(|points| !points.reported).and(part.measure).unwrap_or(part.score);
                let figure = points.and_then(|points| points.figure).zip(scene.plan.indicator(measured));
                Row {
                    number: part.number.clone(),
                    name: part.name.clone(),
                    level: part.level,
                    max: part.max,
                    points: points.map(|points: &Points| (points.low, points.high)),
                    figure: figure.map(|(point, indicator)| {
                        let scale = eval::printing::Scale::of_indicator(indicator, lang);
                        words::join(&[&scale.figure(point.value, scale.decimals(&point)), " · ", &words::period(point.period, lang)])
                    }),
                    is_sum: index.has_parts(at) && points.is_none_or(|points| points.figure.is_none()),
                }
            })
            .collect();
        let open = |row: &&Row| !row.is_sum && row.points.is_some_and(|(low, high)| high > low);
        let missing = rows.iter().filter(open).fold((0, 0.0), |(count, sum), row| (count + 1, sum + row.max));
        let of_year = |judged: &&eval::TargetVerdict| {
            let period = judged.verdict.interval.map(|(.., period)| period).or(judged.verdict.figure.map(|figure| figure.period));
            period.is_none_or(|period| period == verdict.period)
        };
        let aims = scene
            .outcome
            .verdicts
            .iter()
            .filter(|judged| !judged.is_overtaken())
            .filter(of_year)
            .filter_map(|judged| {
                let target = scene.target(judged).filter(|target| target.indicator == whole.score && target.quantified.is_none())?;
                Some(Aim {
                    asked: asked(scene, judged.target, target),
                    badge: Badge::of(&judged.verdict, target.modality),
                    settles: eval::settling_sentences(scene.plan, scene.outcome, judged, lang),
                })
            })
            .collect();
        Some(Index {
            id: words::join(&[&index.id, " ", &verdict.period.iso()]),
            name: whole.name.clone(),
            period: words::period(verdict.period, lang),
            rows,
            aims,
            missing,
            citation: citation_of(scene, index.document, index.section.as_deref()),
            dates: super::table::dates(scene),
        })
    }

    /// One sentence of the whole: what is certain, what is still possible.
    pub fn sentence(&self, lang: Lang) -> String {
        let Some(whole) = self.rows.first() else { return String::new() };
        let max = written(whole.max, lang);
        let Some((low, high)) = whole.points else {
            return match lang {
                Lang::Vi => "Điểm của các phần cộng lại không bằng điểm của cả bộ nên không tính được tổng điểm.".to_owned(),
                Lang::En => "The points of the parts don't add up to those of the whole, so that no total is worked out.".to_owned(),
            };
        };
        if whole.max <= 0.0 {
            return pick(lang, "Các phần của bộ chỉ số này không được chấm điểm.", "The parts of this index earn no points.").to_owned();
        }
        if low >= high {
            return match lang {
                Lang::Vi => words::join(&["Đạt ", &written(low, lang), " trên ", &max, " điểm."]),
                Lang::En => words::join(&[&written(low, lang), " of ", &max, " points."]),
            };
        }
        let (count, points) = (words::number(self.missing.0 as f64, 0, lang), written(self.missing.1, lang));
        match lang {
            Lang::Vi => words::join(&[
                "Chắc chắn đạt ",
                &written(low, lang),
                " điểm, còn có thể đến ",
                &written(high, lang),
                " trên ",
                &max,
                " điểm; ",
                &count,
                " phần (",
                &points,
                " điểm) chưa có số liệu.",
            ]),
            Lang::En => words::join(&[
                &written(low, lang),
                " points are certain, up to ",
                &written(high, lang),
                " of ",
                &max,
                " are still possible; ",
                &count,
                if self.missing.0 == 1 { " part (" } else { " parts (" },
                &points,
                " points) have no figures yet.",
            ]),
        }
    }

    /// The index as a block of its own.
    pub fn element(&self, lang: Lang) -> Element {
        let name = words::join(&[&self.name, " – ", &self.period]);
        let whole = self.rows.first().map(|row| bar(row, "26"));
        let mut block = Element::of(Tag::Section, "mt-index")
            .with(Key::Part, "index")
            .with(Key::DataId, self.id.clone())
            .put(Element::of(Tag::H3, "mt-name").with(Key::Part, "name").text(name))
            .put(Element::of(Tag::P, "mt-pace").text(self.sentence(lang)))
            .maybe(whole)
            .put(key(lang));
        for aim in &self.aims {
            block = block.put(
                Element::of(Tag::Div, "mt-aim-line")
                    .put(
                        Element::of(Tag::P, "mt-asked")
                            .text(pick(lang, "Mục tiêu: ", "Target: "))
                            .text(aim.asked.as_str())
                            .text(" ")
                            .put(aim.badge.element(lang)),
                    )
                    .all(aim.settles.iter().map(|sentence| Element::of(Tag::P, "mt-settle").text(sentence.as_str()))),
            );
        }
        block.put(self.tree(lang)).put(self.foot(lang))
    }

    fn foot(&self, lang: Lang) -> Element {
        let line = Element::of(Tag::P, "mt-foot").with(Key::Part, "footer").text(self.dates.as_str());
        match &self.citation {
            Some(citation) => {
                line.text(pick(lang, " Văn bản: ", " Document: ")).put(Element::new(Tag::Bdi).text(citation.as_str())).text(".")
            }
            None => line,
        }
    }

    /// The parts, a row each.
    fn tree(&self, lang: Lang) -> Element {
        let heads = [
            pick(lang, "Phần", "Part"),
            pick(lang, "Điểm tối đa", "Most points"),
            pick(lang, "Chắc chắn", "Certain"),
            pick(lang, "Còn có thể đến", "Still possible"),
            pick(lang, "Căn cứ", "Figure"),
        ];
        let [_, max, low, high, figure] = heads;
        let caption = words::join(&[&self.name, pick(lang, ": điểm của từng phần.", ": the points of each part.")]);
        let table = grid::table(&caption, grid::heads(&[(heads[0], false), (max, true), (low, true), (high, true), (figure, false)]));
        table.put(grid::body().all(self.rows.iter().skip(1).map(|row| {
            let class = match row.level {
                0 | 1 => "mt-item mt-level-1",
                2 => "mt-item mt-level-2",
                _ => "mt-item mt-level-3",
            };
            let mut name = grid::name("");
            if !row.number.is_empty() {
                name = name.put(Element::of(Tag::Span, "mt-quiet").text(row.number.as_str())).text(" ");
            }
            let points = |value: Option<f64>| value.map(|value| written(value, lang));
            let basis = match (&row.figure, row.is_sum) {
                (Some(text), _) => grid::cell("mt-words", figure).text(text.as_str()),
                (None, true) => grid::cell("mt-words mt-quiet mt-empty", figure).text(""),
                (None, false) => grid::cell("mt-words mt-quiet", figure).text(pick(lang, "chưa có số liệu", "no figures yet")),
            };
            grid::row(class, &words::join(&[&self.id, " ", &row.number]))
                .put(name.text(row.name.as_str()).put(bar(row, "14")))
                .put(grid::figure(max, points(Some(row.max)).as_deref()))
                .put(grid::figure(low, points(row.points.map(|(low, _)| low)).as_deref()))
                .put(grid::figure(high, points(row.points.map(|(_, high)| high)).as_deref()))
                .put(basis)
        })))
    }
}

/// What the two fills of the bars mean.
fn key(lang: Lang) -> Element {
    let swatch = |class: &'static str| {
        Element::of(Tag::Svg, "mt-swatch")
            .with(Key::Width, "20")
            .with(Key::Height, "12")
            .with(Key::AriaHidden, "true")
            .with(Key::Focusable, "false")
            .put(Element::of(Tag::Rect, class).with(Key::X, "0.75").with(Key::Y, "0.75").with(Key::Width, "18.5").with(Key::Height, "10.5"))
    };
    Element::of(Tag::P, "mt-key")
        .put(swatch("mt-certain"))
        .put(Element::new(Tag::Span).text(pick(lang, "chắc chắn ", "certain ")))
        .put(swatch("mt-possible"))
        .put(Element::new(Tag::Span).text(pick(lang, "còn có thể ", "still possible ")))
        .put(swatch("mt-axis"))
        .put(Element::new(Tag::Span).text(pick(lang, "đã mất", "lost")))
}

/// Certain points filled, possible ones outlined behind them, the rest empty; the words beside it say the same.
fn bar(row: &Row, height: &'static str) -> Element {
    let svg = Element::of(Tag::Svg, "mt-points")
        .with(Key::Part, "bar")
        .with(Key::Width, "100%")
        .with(Key::Height, height)
        .with(Key::AriaHidden, "true")
        .with(Key::Focusable, "false");
    let tall = if height == "26" { "24" } else { "10" };
    let rect = |class: &'static str, from: f64, to: f64| {
        let percent = |value: f64| words::join(&[&number::write_plain(value * 100.0, 2), "%"]);
        Element::of(Tag::Rect, class)
            .with(Key::X, percent(from))
            .with(Key::Width, percent((to - from).max(0.0)))
            .with(Key::Y, "1")
            .with(Key::Height, tall)
    };
    let mut svg = svg.put(rect("mt-axis", 0.0, 1.0));
    if let Some((low, high)) = row.points.filter(|_| row.max > 0.0) {
        let place = |value: f64| (value / row.max).clamp(0.0, 1.0);
        svg = svg.put(rect("mt-possible", place(low), place(high))).put(rect("mt-certain", 0.0, place(low)));
    }
    svg
}
