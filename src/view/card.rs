//! One target as a card: name, badge, figure, target, bar, pace, sources and the reasoning.
//!
//! In: a verdict with its target, document and figures. Out: [`Card`], every line of it a whole phrase in one language;
//! [`Card::element`] and [`Card::row`] lay it out.

use super::badge::Badge;
use super::bullet::Bullet;
use super::node::{Element, Key, Tag};
use super::words::{self, pick};
use super::{Scene, select};
use crate::eval::explain::ask_phrase;
use crate::eval::printing::Scale;
use crate::eval::{self, Part, PartOf, Point, TargetVerdict, Verdict};
use crate::messages::Lang;
use crate::plan::{Body, DocumentId, Indicator, Modality, Target, TargetId, Test};
use crate::source::fold::{capitalised, is_upper};

/// A figure as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// With its unit: `6,19% GDP`.
    pub amount: String,
    /// Its period: `năm 2023`.
    pub period: String,
    /// `ước tính` or `sơ bộ`, where it is not final.
    pub status: Option<&'static str>,
}

/// A part of a verdict: a period, an end of a range, a member of a compound.
#[derive(Debug, Clone, PartialEq)]
pub struct PartLine {
    /// What the part is.
    pub name: String,
    /// Its badge.
    pub badge: Badge,
    /// Its figure, where it has one.
    pub figure: Option<String>,
}

/// Where a figure and a target come from.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Footing {
    /// "Số liệu đến 31/12/2023", or that there are none.
    pub figures_to: String,
    /// Publisher of the figure, and its address where it may be linked.
    pub source: Option<(String, String)>,
    /// "867/KH-UBND, mục II.1.b".
    pub citation: Option<String>,
}

/// Everything that a card says.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// The target's id among all documents, by which a drawn card is known again.
    pub id: String,
    /// The indicator's full name with its scope.
    pub name: String,
    /// The verdict in one word.
    pub badge: Badge,
    /// The figure that counts; `None` without figures.
    pub figure: Option<Figure>,
    /// "từ 30% trở lên vào cuối năm 2030".
    pub target: String,
    /// Whether the target is striven for.
    pub striven: bool,
    /// The bar; `None` where there is nothing on an axis.
    pub bullet: Option<Bullet>,
    /// One sentence of pace.
    pub pace: String,
    /// Sentences that a reader must not miss: superseded, out of date, lost again.
    pub notes: Vec<String>,
    /// Parts of the verdict.
    pub parts: Vec<PartLine>,
    /// Sources and dates.
    pub footing: Footing,
    /// The whole reasoning, sentence by sentence; `None` while it is left for later.
    pub reasons: Option<Vec<String>>,
}

impl Card {
    /// The card of a verdict; `None` if the plan doesn't hold its target.
    pub fn of(scene: Scene, judged: &TargetVerdict) -> Option<Card> {
        let reasons = eval::explain_sentences(scene.plan, scene.observations, scene.outcome, judged, scene.lang);
        Some(Card { reasons: Some(reasons), ..Card::face(scene, judged)? })
    }

    /// The same with the reasoning left for later: the sentences are a good part of the engine, and a page that shows a
    /// card asks for them only when a reader opens them.
    pub fn face(scene: Scene, judged: &TargetVerdict) -> Option<Card> {
        let target = scene.target(judged)?;
        let indicator = scene.plan.indicator(target.indicator)?;
        let verdict = &judged.verdict;
        let lang = scene.lang;
        Some(Card {
            id: scene.plan.full_id(target),
            name: name(target, indicator),
            badge: Badge::of(verdict, target.modality),
            figure: shown(verdict).map(|point| figure(scene, target, indicator, verdict, point)),
            target: asked(scene, judged.target, target),
            striven: target.modality == Modality::Strive,
            bullet: Bullet::of(scene, target, indicator, verdict),
            pace: eval::short_status_reason(scene.plan, judged.target, verdict, lang),
            notes: notes(scene, judged, target),
            parts: judged.parts.iter().filter_map(|part| part_line(scene, target, indicator, part, lang)).collect(),
            footing: footing(scene, target, verdict),
            reasons: None,
        })
    }

    /// The card as a block of its own.
    pub fn element(&self, lang: Lang) -> Element {
        self.block(lang).maybe(self.why(lang))
    }

    /// The card with its reasoning and what that stands on.
    pub fn with_grounds(&self, grounds: Element, lang: Lang) -> Element {
        let inside = Element::of(Tag::Div, "mt-reasons").maybe(self.reason_list()).put(grounds);
        self.block(lang).put(disclosure(inside, lang))
    }

    fn block(&self, lang: Lang) -> Element {
        // Without a figure the badge says so already.
        let figure = self.figure.as_ref().map(|figure| {
            Element::of(Tag::P, "mt-value")
                .with(Key::Part, "value")
                .put(Element::new(Tag::Strong).text(figure.amount.as_str()))
                .put(Element::of(Tag::Span, "mt-quiet").text(self.figure_period(figure)))
        });
        Element::of(Tag::Article, "mt-card")
            .with(Key::Part, "card")
            .with(Key::DataId, self.id.clone())
            .put(Element::of(Tag::H3, "mt-name").with(Key::Part, "name").text(self.name.as_str()))
            .put(Element::of(Tag::P, "mt-verdict").put(self.badge.element(lang)))
            .maybe(figure)
            .put(self.target_line(lang))
            .maybe(self.bullet.as_ref().map(Bullet::element))
            .maybe((!self.pace.is_empty()).then(|| Element::of(Tag::P, "mt-pace").with(Key::Part, "pace").text(self.pace.as_str())))
            .all(self.notes.iter().map(|note| Element::of(Tag::P, "mt-note").text(note.as_str())))
            .maybe(self.part_list(lang))
            .put(self.footing.element(lang))
    }

    /// The card as one row of a list.
    pub fn row(&self, lang: Lang) -> Element {
        let value = match &self.figure {
            Some(figure) => words::join(&[&figure.amount, &self.figure_period(figure)]),
            None => pick(lang, "Chưa có số liệu", "No figures yet").to_owned(),
        };
        Element::of(Tag::Li, "mt-row")
            .with(Key::Part, "row")
            .with(Key::DataId, self.id.clone())
            .put(
                Element::of(Tag::P, "mt-row-head")
                    .put(Element::of(Tag::Strong, "mt-name").with(Key::Part, "name").text(self.name.as_str()))
                    .text(" ")
                    .put(self.badge.element(lang)),
            )
            .maybe(self.bullet.as_ref().map(Bullet::element))
            .put(Element::of(Tag::P, "mt-row-foot").text(value).text(". ").text(self.target_sentence(lang)))
            .put(self.footing.element(lang))
    }

    fn figure_period(&self, figure: &Figure) -> String {
        match figure.status {
            Some(status) => words::join(&[" · ", &figure.period, " (", status, ")"]),
            None => words::join(&[" · ", &figure.period]),
        }
    }

    fn target_sentence(&self, lang: Lang) -> String {
        let word =
            if self.striven { pick(lang, "Mục tiêu phấn đấu: ", "Striven for: ") } else { pick(lang, "Mục tiêu: ", "Target: ") };
        words::join(&[word, &self.target])
    }

    fn target_line(&self, lang: Lang) -> Element {
        Element::of(Tag::P, "mt-asked").with(Key::Part, "target").text(self.target_sentence(lang))
    }

    /// The parts with their badges; `None` without parts.
    pub fn part_list(&self, lang: Lang) -> Option<Element> {
        if self.parts.is_empty() {
            return None;
        }
        let items = self.parts.iter().map(|part| {
            Element::new(Tag::Li)
                .put(Element::new(Tag::Bdi).text(part.name.as_str()))
                .text(match &part.figure {
                    Some(figure) => words::join(&[": ", figure, " "]),
                    None => " ".to_owned(),
                })
                .put(part.badge.element(lang))
        });
        Some(Element::of(Tag::Ul, "mt-parts").with(Key::Role, "list").all(items))
    }

    /// The reasoning behind a disclosure, empty while it is left for later; `None` if there is none to give.
    pub fn why(&self, lang: Lang) -> Option<Element> {
        let told = self.reasons.as_ref().is_none_or(|reasons| !reasons.is_empty());
        told.then(|| disclosure(Element::of(Tag::Div, "mt-reasons").maybe(self.reason_list()), lang))
    }

    /// The reasoning as a list of sentences; `None` while it is left for later.
    pub fn reason_list(&self) -> Option<Element> {
        let items = self.reasons.as_ref()?.iter().map(|reason| Element::new(Tag::Li).text(reason));
        Some(Element::of(Tag::Ul, "mt-sentences").with(Key::Role, "list").all(items))
    }
}

/// "Vì sao?" and what it discloses.
pub(super) fn disclosure(inside: Element, lang: Lang) -> Element {
    Element::of(Tag::Details, "mt-why")
        .with(Key::Part, "why")
        .put(Element::new(Tag::Summary).text(pick(lang, "Vì sao?", "Why?")))
        .put(inside)
}

impl Footing {
    /// The quiet last line.
    pub fn element(&self, lang: Lang) -> Element {
        let mut line = Element::of(Tag::P, "mt-foot").with(Key::Part, "footer").text(self.figures_to.as_str()).text(". ");
        if let Some((source, address)) = &self.source {
            line = line.text(pick(lang, "Nguồn: ", "Source: ")).put(Element::link(address).text(source.as_str())).text(". ");
        }
        if let Some(citation) = &self.citation {
            line = line.text(pick(lang, "Văn bản: ", "Document: ")).put(Element::new(Tag::Bdi).text(citation.as_str())).text(".");
        }
        line
    }
}

/// The indicator's full name with the member that the target is limited to, first letter upper case.
pub fn name(target: &Target, indicator: &Indicator) -> String {
    let set = target.quantified.as_deref().and_then(|quantified| quantified.name());
    let mut out = capitalised(set.as_deref().or(target.title(indicator)).unwrap_or(&indicator.name));
    if let Some(scope) = &target.scope {
        out.push_str(" – ");
        out.push_str(&scope.member);
    }
    out
}

/// What a target asks and by when.
pub fn asked(scene: Scene, id: TargetId, target: &Target) -> String {
    let state = matches!(target.body, Body::Single(Test::State(_)));
    words::join(&[&ask_phrase(scene.plan, id, scene.lang), &words::when(target, state, scene.lang)])
}

/// The figure to show: the one that counts, else the latest known while that one is awaited.
pub fn shown(verdict: &Verdict) -> Option<Point> {
    verdict.figure.or(verdict.latest)
}

/// A figure with its unit, with enough digits to stay on its own side of the threshold.
pub fn figure(scene: Scene, target: &Target, indicator: &Indicator, verdict: &Verdict, point: Point) -> Figure {
    let scale = Scale::new(target, indicator, scene.lang);
    let decimals = beside(&scale, target, point.value, scale.decimals(&point), verdict.threshold);
    let row = point.row.and_then(|row| scene.observations.rows.get(row as usize));
    Figure {
        amount: scale.figure(point.value, decimals),
        period: words::period(point.period, scene.lang),
        status: row.and_then(|row| words::figure_status(row.status, scene.lang)),
    }
}

/// Digits for a value that stands beside the threshold.
pub(super) fn beside(scale: &Scale, target: &Target, value: f64, decimals: usize, threshold: Option<f64>) -> usize {
    match threshold {
        Some(threshold) => scale.beside(value, threshold, decimals, scale.exact(threshold, target.decimals.into())).0,
        None => decimals,
    }
}

/// "867/KH-UBND, mục II.1.b".
pub fn citation(scene: Scene, target: &Target) -> Option<String> {
    citation_of(scene, target.document, target.section.as_deref())
}

/// A document with the number of a section.
pub fn citation_of(scene: Scene, document: Option<DocumentId>, section: Option<&str>) -> Option<String> {
    let document = scene.plan.document(document?)?;
    Some(match section {
        Some(section) => {
            let number = select::number_of(section);
            // "mục Điều 1" would name the place twice.
            let named = number.chars().next().is_some_and(|c| is_upper(c) && !"IVXL".contains(c));
            words::join(&[&document.number, ", ", if named { "" } else { pick(scene.lang, "mục ", "section ") }, number])
        }
        None => document.number.clone(),
    })
}

fn footing(scene: Scene, target: &Target, verdict: &Verdict) -> Footing {
    let lang = scene.lang;
    let row = shown(verdict).and_then(|point| point.row).and_then(|row| scene.observations.rows.get(row as usize));
    let source = row.map(|row| (scene.observations.original(row.source).to_owned(), scene.observations.original(row.url).to_owned()));
    Footing {
        figures_to: match shown(verdict) {
            Some(point) => words::join(&[pick(lang, "Số liệu đến ", "Figures to "), &words::date(point.period.end(), lang)]),
            None => {
                words::join(&[pick(lang, "Chưa có số liệu tính đến ngày ", "No figures as of "), &words::date(scene.outcome.as_of, lang)])
            }
        },
        source: source.filter(|(name, _)| !name.is_empty()),
        citation: citation(scene, target),
    }
}

fn notes(scene: Scene, judged: &TargetVerdict, target: &Target) -> Vec<String> {
    let lang = scene.lang;
    let mut out = Vec::new();
    if let Some(text) = superseded(scene, judged.target, target, judged.superseded_by) {
        out.push(text);
    }
    if let Some(later) = judged.restated_by.and_then(|id| scene.plan.target(id)).and_then(|t| citation(scene, t)) {
        out.push(match lang {
            Lang::Vi => words::join(&["Mục tiêu này được đặt lại ở ", &later, "; khi tổng hợp chỉ tính một lần."]),
            Lang::En => words::join(&["This target is set again in ", &later, "; summaries count it once."]),
        });
    }
    if let Some(later) = judged.replaced_by.and_then(|id| scene.plan.document(id)) {
        out.push(match lang {
            Lang::Vi => words::join(&["Văn bản đặt mục tiêu này đã được thay bằng ", &later.number, "."]),
            Lang::En => words::join(&["The document that sets this target is replaced by ", &later.number, "."]),
        });
    }
    if judged.verdict.lost {
        out.push(
            pick(lang, "Đã từng đạt nhưng số liệu mới nhất không còn đạt.", "It was met before; the latest figure no longer meets it.")
                .to_owned(),
        );
    }
    if judged.verdict.stale {
        out.push(pick(lang, "Số liệu đã cũ quá hai kỳ báo cáo.", "The figure is older than two reporting periods.").to_owned());
    }
    out
}

/// "Mục tiêu 70% (867/KH-UBND, mục II.1.b) được thay bằng trên 80% (5881/KH-UBND, mục II.2.2)."
fn superseded(scene: Scene, id: TargetId, target: &Target, by: Option<TargetId>) -> Option<String> {
    let by = by?;
    let later = scene.plan.target(by)?;
    let what = |id: TargetId, target: &Target| {
        let asked = asked(scene, id, target);
        match citation(scene, target) {
            Some(citation) => words::join(&[&asked, " (", &citation, ")"]),
            None => asked,
        }
    };
    Some(match scene.lang {
        Lang::Vi => words::join(&["Mục tiêu ", &what(id, target), " được thay bằng ", &what(by, later), "."]),
        Lang::En => words::join(&["The target ", &what(id, target), " is replaced by ", &what(by, later), "."]),
    })
}

fn part_line(scene: Scene, target: &Target, indicator: &Indicator, part: &Part, lang: Lang) -> Option<PartLine> {
    let scale = Scale::new(target, indicator, lang);
    let amount = |value: f64| scale.figure(value, scale.exact(value, target.decimals.into()));
    let mut of = (target, indicator);
    let mut modality = target.modality;
    let name = match part.of {
        PartOf::Period(period) => capitalised(&words::period(period, lang)),
        PartOf::CommittedEnd(value) => words::join(&[pick(lang, "Mức cam kết ", "Committed: "), &amount(value)]),
        PartOf::StrivenEnd(value) => {
            modality = Modality::Strive;
            words::join(&[pick(lang, "Mức phấn đấu ", "Striven for: "), &amount(value)])
        }
        PartOf::Target(id) => {
            let member = scene.plan.target(id)?;
            of = (member, scene.plan.indicator(member.indicator)?);
            modality = member.modality;
            words::join(&[&self::name(member, of.1), " – ", &asked(scene, id, member)])
        }
        PartOf::Member(member) => scene.plan.member_name(target, member)?.to_owned(),
        PartOf::Indicator(id) => {
            of = (target, scene.plan.indicator(id)?);
            of.1.title.clone().unwrap_or_else(|| of.1.name.clone())
        }
    };
    let figure = shown(&part.verdict).map(|point| {
        let figure = figure(scene, of.0, of.1, &part.verdict, point);
        match part.of {
            PartOf::Period(_) => figure.amount,
            _ => words::join(&[&figure.amount, " · ", &figure.period]),
        }
    });
    let figure = match part.of {
        // The card shows the figure of a range once.
        PartOf::CommittedEnd(_) | PartOf::StrivenEnd(_) => None,
        _ => figure,
    };
    Some(PartLine { name, badge: Badge::of(&part.verdict, modality), figure })
}
