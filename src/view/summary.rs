//! How a set of targets stands: counts of statuses with their shares, commitments and strivings apart.
//!
//! In: picked verdicts. Out: [`Summary`]. A target that a later document replaces or sets again is not counted twice;
//! what is unknown is counted and said, never left out of a whole.

use super::badge::Badge;
use super::node::{Element, Key, Tag};
use super::words::{self, pick};
use super::{Scene, icon, table};
use crate::eval::{Status, TargetVerdict};
use crate::messages::{Lang, status_short_label};
use crate::plan::Modality;
use crate::value::number;

/// Statuses from the best known to the unknown, the order in which they are listed.
pub(super) const ORDER: [Status; 10] = [
    Status::Achieved,
    Status::Met,
    Status::OnTrack,
    Status::AtRisk,
    Status::OffTrack,
    Status::Missed,
    Status::AwaitingData,
    Status::NoTrend,
    Status::NoData,
    Status::Upcoming,
];

/// Counts of one kind of target.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    /// Statuses that occur, in the order of the list.
    pub counts: Vec<(Status, usize)>,
    /// All of them.
    pub total: usize,
    /// Those that can't be concluded for want of figures.
    pub unknown: usize,
}

impl Tally {
    fn of<'a>(statuses: impl Iterator<Item = &'a Status> + Clone) -> Tally {
        let counts: Vec<(Status, usize)> = ORDER
            .iter()
            .map(|status| (*status, statuses.clone().filter(|found| *found == status).count()))
            .filter(|(_, count)| *count > 0)
            .collect();
        Tally {
            total: counts.iter().map(|(_, count)| count).sum(),
            unknown: counts.iter().filter(|(status, _)| status.is_unknown()).map(|(_, count)| count).sum(),
            counts,
        }
    }
}

/// The summary.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// Commitments.
    pub commit: Tally,
    /// Striven-for targets.
    pub strive: Tally,
    /// Targets left out because a later document replaces them or sets them again.
    pub left_out: usize,
    /// Numbers of the documents that set them, in the order of the rules.
    pub documents: Vec<String>,
    /// Day of the verdicts and of the newest figure.
    pub dates: String,
}

impl Summary {
    /// The summary of picked verdicts.
    pub fn of(scene: Scene, picked: &[&TargetVerdict]) -> Summary {
        let mut commit = Vec::new();
        let mut strive = Vec::new();
        let mut left_out = 0;
        let mut documents: Vec<String> = Vec::new();
        for judged in picked {
            let Some(target) = scene.target(judged) else { continue };
            if let Some(document) = target.document.and_then(|id| scene.plan.document(id))
                && !documents.contains(&document.number)
            {
                documents.push(document.number.clone());
            }
            if judged.is_overtaken() {
                left_out += 1;
                continue;
            }
            match target.modality {
                Modality::Commit => commit.push(judged.verdict.status),
                Modality::Strive => strive.push(judged.verdict.status),
            }
        }
        Summary { commit: Tally::of(commit.iter()), strive: Tally::of(strive.iter()), left_out, documents, dates: table::dates(scene) }
    }

    /// The summary as a block of its own.
    pub fn element(&self, lang: Lang) -> Element {
        let mut foot = self.dates.clone();
        if !self.documents.is_empty() {
            foot = words::join(&[&foot, pick(lang, " Theo ", " By "), &self.documents.join(", "), "."]);
        }
        if self.left_out > 0 {
            let count = words::number(self.left_out as f64, 0, lang);
            foot.push_str(&match lang {
                Lang::Vi => words::join(&[" Không tính ", &count, " mục tiêu đã được văn bản sau thay thế hoặc đặt lại."]),
                Lang::En => words::join(&[" Left out: ", &count, " set anew or replaced by a later document."]),
            });
        }
        Element::of(Tag::Section, "mt-summary")
            .with(Key::Part, "summary")
            .maybe(tally(&self.commit, false, lang))
            .maybe(tally(&self.strive, true, lang))
            .put(Element::of(Tag::P, "mt-foot").with(Key::Part, "footer").text(foot))
    }
}

fn tally(tally: &Tally, striven: bool, lang: Lang) -> Option<Element> {
    if tally.total == 0 {
        return None;
    }
    let count = |n: usize| words::number(n as f64, 0, lang);
    let head = match (lang, striven) {
        (Lang::Vi, false) => words::join(&[&count(tally.total), " mục tiêu cam kết"]),
        (Lang::Vi, true) => words::join(&[&count(tally.total), " mục tiêu phấn đấu"]),
        (Lang::En, false) => words::join(&[&count(tally.total), if tally.total == 1 { " committed target" } else { " committed targets" }]),
        (Lang::En, true) => {
            words::join(&[&count(tally.total), if tally.total == 1 { " striven-for target" } else { " striven-for targets" }])
        }
    };
    let share = words::share(tally.unknown, tally.total, lang);
    let sentence = match (lang, tally.unknown) {
        (Lang::Vi, 0) => "Mục tiêu nào cũng đã có đủ số liệu để đánh giá.".to_owned(),
        (Lang::En, 0) => "Every target has the figures needed to judge it.".to_owned(),
        (Lang::Vi, n) => {
            words::join(&[&count(n), " trên ", &count(tally.total), " mục tiêu (", &share, ") chưa đánh giá được vì thiếu số liệu."])
        }
        (Lang::En, n) => {
            words::join(&[&count(n), " of ", &count(tally.total), " targets (", &share, ") cannot be judged yet for want of figures."])
        }
    };
    let items = tally.counts.iter().map(|(status, n)| {
        Element::new(Tag::Li)
            .with(Key::Class, Badge::tone(*status))
            .put(icon::shape(*status, false))
            .put(Element::new(Tag::Span).text(status_short_label(*status, lang)).text(": "))
            .put(Element::new(Tag::Strong).text(count(*n)))
            .put(Element::of(Tag::Span, "mt-quiet").text(words::join(&[" (", &words::share(*n, tally.total, lang), ")"])))
    });
    Some(
        Element::of(Tag::Div, if striven { "mt-tally mt-striven" } else { "mt-tally" })
            .put(Element::of(Tag::H3, "mt-name").text(head))
            .put(Element::of(Tag::P, "mt-pace").text(sentence))
            .put(stack(&tally.counts))
            .put(Element::of(Tag::Ul, "mt-counts").with(Key::Role, "list").all(items)),
    )
}

/// One stacked bar of counts; the list beside it says the same.
pub(super) fn stack(counts: &[(Status, usize)]) -> Element {
    let total = counts.iter().map(|(_, n)| n).sum::<usize>().max(1);
    let mut svg = Element::of(Tag::Svg, "mt-stack")
        .with(Key::Part, "bar")
        .with(Key::Width, "100%")
        .with(Key::Height, "20")
        .with(Key::AriaHidden, "true")
        .with(Key::Focusable, "false");
    let mut from = 0;
    let percent = |n: usize| words::join(&[&number::write_plain(n as f64 * 100.0 / total as f64, 2), "%"]);
    for (status, n) in counts {
        svg = svg.put(
            Element::new(Tag::Rect)
                .with(Key::Class, Badge::tone(*status))
                .with(Key::X, percent(from))
                .with(Key::Width, percent(*n))
                .with(Key::Y, "1")
                .with(Key::Height, "18"),
        );
        from += n;
    }
    svg
}
