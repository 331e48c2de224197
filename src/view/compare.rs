//! Two verdicts on every target beside each other: on two dates, or without and with a scenario; what changed, and why.
//!
//! In: the scene and what it is held against. Out: [`Compared`]: a row for each target whose verdict, figures or wording
//! changed, with its causes; the rest is counted. A cause is a fact that both sides show: a figure that one of them did
//! not know, a figure published anew, a document that did not exist, a day that passed, a supposition.

use super::badge::Badge;
use super::card::{asked, citation, figure, name, shown};
use super::node::{Element, Key, Tag};
use super::words::{self, pick};
use super::{Scene, grid};
use crate::eval::printing::Scale;
use crate::eval::{self, Point, Status, TargetVerdict};
use crate::messages::Lang;
use crate::plan::{Target, TargetId};
use crate::value::compare::equal;
use crate::value::map::Map;

/// How a target stands on one side.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    /// Its verdict.
    pub badge: Badge,
    /// The figure with its period, where there is one.
    pub figure: Option<String>,
    /// What it asks and by when.
    pub asked: String,
}

/// A target that changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its id among all documents.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The one side; `None` where the target did not exist.
    pub before: Option<Side>,
    /// The other side; `None` where it exists no more.
    pub after: Option<Side>,
    /// Why, a sentence each.
    pub causes: Vec<String>,
    /// Whether the verdict itself changed.
    pub turned: bool,
}

/// The view.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// What the two sides are called.
    pub sides: [String; 2],
    /// Those whose verdict changed first, in the order of the rules.
    pub rows: Vec<Row>,
    /// How many changed in nothing.
    pub same: usize,
}

/// What a side is called: its day, and its scenario.
fn side_name(scene: Scene) -> String {
    let day = words::date(scene.outcome.as_of, scene.lang);
    match &scene.outcome.supposed {
        Some(supposed) => words::join(&[pick(scene.lang, "kịch bản ", "scenario "), &supposed.scenario]),
        None => words::join(&[pick(scene.lang, "ngày ", ""), &day]),
    }
}

/// A target of one side with its figures.
struct Known<'a> {
    scene: Scene<'a>,
    judged: &'a TargetVerdict,
    target: &'a Target,
    figures: &'a [Point],
}

impl Compared {
    /// Compares the picked verdicts of `after` with those of `before`.
    pub fn of(before: Scene, after: Scene, was: &[&TargetVerdict], picked: &[&TargetVerdict]) -> Compared {
        let ids = |list: &[&TargetVerdict]| list.iter().map(|judged| judged.target).collect::<Vec<TargetId>>();
        let told =
            |scene: Scene, list: &[&TargetVerdict]| eval::figures_of(scene.plan, scene.observations, scene.outcome.as_of, &ids(list));
        let (old_figures, new_figures) = (told(before, was), told(after, picked));
        let mut known: Map<String, usize> = Map::default();
        for (at, judged) in was.iter().enumerate() {
            if let Some(target) = before.target(judged) {
                known.insert(before.plan.full_id(target), at);
            }
        }
        let mut rows = Vec::new();
        let mut same = 0;
        for (judged, figures) in picked.iter().zip(&new_figures) {
            let Some(target) = after.target(judged) else { continue };
            let now = Known { scene: after, judged, target, figures };
            let at = known.remove(&after.plan.full_id(target));
            let old = at
                .and_then(|at| Some((*was.get(at)?, old_figures.get(at)?)))
                .and_then(|(judged, figures)| Some(Known { scene: before, judged, target: before.target(judged)?, figures }));
            match row(old.as_ref(), &now) {
                Some(row) => rows.push(row),
                None => same += 1,
            }
        }
        for (at, judged) in was.iter().enumerate() {
            let Some(target) = before.target(judged).filter(|target| known.get(&before.plan.full_id(target)) == Some(&at)) else {
                continue;
            };
            let figures = old_figures.get(at).map_or(&[][..], Vec::as_slice);
            rows.extend(gone(&Known { scene: before, judged, target, figures }));
        }
        crate::value::order::sort_by(&mut rows, |a: &Row, b: &Row| a.turned && !b.turned);
        Compared { sides: [side_name(before), side_name(after)], rows, same }
    }

    /// One sentence of how much changed.
    pub fn sentence(&self, lang: Lang) -> String {
        let [before, after] = &self.sides;
        let number = |n: usize| words::number(n as f64, 0, lang);
        let turned = self.rows.iter().filter(|row| row.turned).count();
        let moved = self.rows.len() - turned;
        match lang {
            Lang::Vi => words::join(&[
                "So ",
                after,
                " với ",
                before,
                ": ",
                &number(turned),
                " mục tiêu đổi kết luận, ",
                &number(moved),
                " mục tiêu có thay đổi khác, ",
                &number(self.same),
                " mục tiêu không thay đổi.",
            ]),
            Lang::En => words::join(&[
                "From ",
                before,
                " to ",
                after,
                ": ",
                &number(turned),
                " verdicts changed, ",
                &number(moved),
                " changed otherwise, ",
                &number(self.same),
                " did not change.",
            ]),
        }
    }

    /// The view as a block of its own.
    pub fn element(&self, lang: Lang) -> Element {
        let block = Element::of(Tag::Section, "mt-compare").with(Key::Part, "compare");
        if self.rows.is_empty() {
            return block.put(Element::of(Tag::P, "mt-pace").text(self.sentence(lang)));
        }
        let title = crate::source::fold::capitalised;
        let heads = [
            pick(lang, "Chỉ tiêu", "Indicator").to_owned(),
            title(&self.sides[0]),
            title(&self.sides[1]),
            pick(lang, "Vì sao khác", "Why it differs").to_owned(),
        ];
        let columns: Vec<(&str, bool)> = heads.iter().map(|head| (head.as_str(), false)).collect();
        let body = grid::body().all(self.rows.iter().map(|row| row.element(lang, &heads)));
        block.put(grid::table(&self.sentence(lang), grid::heads(&columns)).put(body))
    }
}

impl Row {
    fn element(&self, lang: Lang, heads: &[String; 4]) -> Element {
        let [_, before, after, why] = heads;
        let both = self.before.as_ref().zip(self.after.as_ref());
        // What is asked stands once where both sides ask the same.
        let asked = self.after.as_ref().or(self.before.as_ref()).map(|side| side.asked.as_str()).unwrap_or_default();
        let differ = both.is_some_and(|(a, b)| a.asked != b.asked);
        let side = |head: &str, side: &Option<Side>| match side {
            None => grid::cell("mt-words mt-quiet", head).text(pick(lang, "chưa có mục tiêu này", "not set")),
            Some(side) => grid::cell("mt-words", head)
                .put(side.badge.element(lang))
                .maybe(side.figure.as_ref().map(|text| Element::of(Tag::Span, "mt-below").text(" ").text(text)))
                .maybe(differ.then(|| Element::of(Tag::Span, "mt-quiet mt-below").text(" ").text(&side.asked))),
        };
        let name = grid::name(&self.name).maybe((!differ).then(|| Element::of(Tag::Span, "mt-quiet mt-below").text(" ").text(asked)));
        grid::row(if self.turned { "mt-item mt-turned" } else { "mt-item" }, &self.id)
            .put(name)
            .put(side(before, &self.before))
            .put(side(after, &self.after))
            .put(
                grid::cell("mt-words", why).put(
                    Element::of(Tag::Ul, "mt-causes")
                        .with(Key::Role, "list")
                        .all(self.causes.iter().map(|cause| Element::new(Tag::Li).text(cause))),
                ),
            )
    }
}

impl Known<'_> {
    fn side(&self) -> Option<Side> {
        let indicator = self.scene.plan.indicator(self.target.indicator)?;
        let verdict = &self.judged.verdict;
        let lang = self.scene.lang;
        Some(Side {
            badge: Badge::of(verdict, self.target.modality),
            figure: shown(verdict).map(|point| {
                let figure = figure(self.scene, self.target, indicator, verdict, point);
                words::join(&[&figure.amount, " · ", &figure.period])
            }),
            asked: crate::source::fold::capitalised(&asked(self.scene, self.judged.target, self.target)),
        })
        .filter(|side| !side.badge.words(lang).is_empty())
    }

    fn row(&self, before: Option<Side>, after: Option<Side>, causes: Vec<String>, turned: bool) -> Option<Row> {
        let indicator = self.scene.plan.indicator(self.target.indicator)?;
        let (id, name) = (self.scene.plan.full_id(self.target), name(self.target, indicator));
        Some(Row { id, name, before, after, causes, turned })
    }

    /// A figure with its period.
    fn figure(&self, point: &Point) -> Option<String> {
        let scale = Scale::new(self.target, self.scene.plan.indicator(self.target.indicator)?, self.scene.lang);
        let amount = scale.figure(point.value, scale.decimals(point));
        Some(words::join(&[&amount, " (", &words::period(point.period, self.scene.lang), ")"]))
    }
}

/// A target that only the other side has.
fn gone(old: &Known) -> Option<Row> {
    let cause = pick(old.scene.lang, "Quy tắc không còn mục tiêu này.", "The rules set it no more.").to_owned();
    old.row(old.side(), None, vec![cause], true)
}

/// The row of a target that both sides, or the later one alone, have; `None` where nothing differs.
fn row(old: Option<&Known>, now: &Known) -> Option<Row> {
    let lang = now.scene.lang;
    let Some(old) = old else {
        let document = now.target.document.and_then(|id| now.scene.plan.document(id));
        let cause = match (document, document.and_then(|document| document.date)) {
            (Some(document), Some(day)) => words::join(&[
                pick(lang, "Mục tiêu do ", "Set by "),
                &document.number,
                pick(lang, " đặt ngày ", " of "),
                &words::date(day, lang),
                ".",
            ]),
            _ => pick(lang, "Mục tiêu mới trong quy tắc.", "The rules set it anew.").to_owned(),
        };
        return now.row(None, now.side(), vec![cause], true);
    };
    let (before, after) = (old.side()?, now.side()?);
    let turned = before.badge != after.badge;
    let mut causes = Vec::new();
    if before.asked != after.asked {
        causes.push(match lang {
            Lang::Vi => words::join(&["Quy tắc sửa: trước là “", &before.asked, "”."]),
            Lang::En => words::join(&["The rule was edited; before it was “", &before.asked, "”."]),
        });
    }
    causes.extend(overtaken(old, now));
    causes.extend(new_figures(old, now));
    let supposed = [now, old].into_iter().find(|side| side.scene.outcome.supposed.is_some());
    if let Some(side) = supposed.filter(|_| turned || before.figure != after.figure) {
        causes.extend(eval::explain_sentences(side.scene.plan, side.scene.observations, side.scene.outcome, side.judged, lang));
    }
    causes.extend(time(old, now, turned && causes.is_empty()));
    if !turned && causes.is_empty() && before == after {
        return None;
    }
    if causes.is_empty() {
        causes.push(pick(lang, "Số liệu làm căn cứ thay đổi.", "The figures behind it changed.").to_owned());
    }
    now.row(Some(before), Some(after), causes, turned)
}

/// A later document took the target's place in between.
fn overtaken(old: &Known, now: &Known) -> Option<String> {
    if old.judged.is_overtaken() || !now.judged.is_overtaken() {
        return None;
    }
    let scene = now.scene;
    let by = now.judged.superseded_by.or(now.judged.restated_by);
    let place = by.and_then(|id| scene.plan.target(id)).and_then(|target| citation(scene, target));
    let place = place.or_else(|| Some(scene.plan.document(now.judged.replaced_by?)?.number.clone()))?;
    Some(match scene.lang {
        Lang::Vi => words::join(&["Văn bản ra sau đã đặt lại hoặc thay thế mục tiêu này: ", &place, "."]),
        Lang::En => words::join(&["A later document sets it again or takes its place: ", &place, "."]),
    })
}

/// Figures that only the later side knew, and those published anew with another value.
fn new_figures(old: &Known, now: &Known) -> Vec<String> {
    let lang = now.scene.lang;
    let earlier = |point: &Point| old.figures.iter().find(|other| other.period == point.period);
    let fresh: Vec<&Point> = now.figures.iter().filter(|point| earlier(point).is_none()).collect();
    let revised: Vec<(&Point, &Point)> =
        now.figures.iter().filter_map(|point| Some((earlier(point)?, point))).filter(|(a, b)| !equal(a.value, b.value)).collect();
    let lost: Vec<&Point> = old.figures.iter().filter(|point| !now.figures.iter().any(|other| other.period == point.period)).collect();
    let list = |points: &[&Point], of: &Known| {
        let mut named: Vec<String> = points.iter().rev().take(3).filter_map(|point| of.figure(point)).collect();
        if points.len() > 3 {
            named.push("…".to_owned());
        }
        named.join("; ")
    };
    let mut out = Vec::new();
    if !fresh.is_empty() {
        out.push(words::join(&[pick(lang, "Có số liệu mới: ", "New figures: "), &list(&fresh, now), "."]));
    }
    for (was, is) in revised.iter().rev().take(3) {
        if let (Some(was), Some(is)) = (old.figure(was), now.figure(is)) {
            out.push(match lang {
                Lang::Vi => words::join(&["Số liệu công bố lại: ", &was, " nay là ", &is, "."]),
                Lang::En => words::join(&["A figure was revised: ", &was, " is now ", &is, "."]),
            });
        }
    }
    if !lost.is_empty() {
        out.push(words::join(&[pick(lang, "Không còn số liệu: ", "Figures gone: "), &list(&lost, old), "."]));
    }
    out
}

/// What the days between alone brought: a start, a deadline, an age. `alone` says that nothing else explains the change.
fn time(old: &Known, now: &Known, alone: bool) -> Option<String> {
    let lang = now.scene.lang;
    let (from, to) = (old.scene.outcome.as_of, now.scene.outcome.as_of);
    let between = |day: crate::value::Date| (from < day && day <= to) || (to < day && day <= from);
    let passed = |vi: &str, en: &str, day| Some(words::join(&[pick(lang, vi, en), &words::date(day, lang), "."]));
    if let Some(day) = now.target.deadline.filter(|day| between(*day)) {
        return passed("Hạn của mục tiêu nằm giữa hai ngày: ", "Its deadline lies between the two days: ", day);
    }
    if let Some(day) = now.target.start.filter(|day| between(*day)) {
        return passed("Mục tiêu bắt đầu tính giữa hai ngày: ", "It begins to count between the two days: ", day);
    }
    if !alone || from == to {
        return None;
    }
    let stale = now.judged.verdict.stale != old.judged.verdict.stale || now.judged.verdict.status == Status::NoTrend;
    Some(match stale {
        true => pick(lang, "Thời gian trôi qua mà chưa có số liệu mới.", "Time passed without new figures.").to_owned(),
        false => pick(lang, "Chỉ do thời gian trôi qua: thời gian còn lại đến hạn ngắn hơn.", "Time alone: less of it is left.").to_owned(),
    })
}
