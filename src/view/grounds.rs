//! What a verdict stands on, behind “Vì sao?”: the figures that were known, the path, the method, the evidence, where the
//! target is written, and the ways to take it along.
//!
//! In: a verdict with its figures. Out: nodes; only the whole engine draws them. Buttons stand there only where a script
//! stands behind them: on paper and in a page made ahead there is none.

use super::card::citation_of;
use super::node::{Element, Key, Tag};
use super::words::{self, pick};
use super::{Scene, grid};
use crate::eval::printing::Scale;
use crate::eval::{Point, TargetVerdict};
use crate::messages::{Lang, evidence_label};
use crate::plan::{Path, Target};

/// At most so many figures are listed, the latest ones; a download has all.
const LISTED: usize = 12;

/// The grounds of a verdict. `live` adds downloads and the link to this very target.
pub fn element(scene: Scene, judged: &TargetVerdict, figures: &[Point], live: bool) -> Element {
    let block = Element::of(Tag::Div, "mt-grounds").with(Key::Part, "grounds");
    let Some(target) = scene.target(judged) else { return block };
    let lang = scene.lang;
    let method = words::join(&[
        pick(lang, "Cách đánh giá: ", "Method: "),
        judged.verdict.method.name(),
        pick(lang, "; căn cứ ", "; evidence "),
        evidence_label(judged.verdict.evidence, lang),
        ".",
    ]);
    block
        .maybe(listed(scene, target, figures))
        .maybe(path(scene, target).map(|text| Element::new(Tag::P).text(text)))
        .put(Element::new(Tag::P).text(method))
        .maybe(written(scene, target).map(|text| Element::new(Tag::P).text(text)))
        .maybe(live.then(|| {
            downloads(&["csv", "xlsx", "json", "svg"], lang).put(
                Element::of(Tag::Button, "mt-button").with(Key::Type, "button").with(Key::DataDo, "link").text(pick(
                    lang,
                    "Chép liên kết",
                    "Copy link",
                )),
            )
        }))
}

/// The buttons that give files.
pub fn downloads(kinds: &[&'static str], lang: Lang) -> Element {
    let buttons = kinds.iter().map(|kind| {
        let name = match *kind {
            "csv" => "CSV",
            "xlsx" => "XLSX",
            "json" => "JSON",
            _ => "SVG",
        };
        Element::of(Tag::Button, "mt-button").with(Key::Type, "button").with(Key::DataDo, words::join(&["get ", kind])).text(name)
    });
    Element::of(Tag::P, "mt-get").with(Key::Part, "downloads").text(pick(lang, "Tải về: ", "Download: ")).all(buttons)
}

/// The figures that were known on the day.
fn listed(scene: Scene, target: &Target, figures: &[Point]) -> Option<Element> {
    let lang = scene.lang;
    let indicator = scene.plan.indicator(target.indicator).filter(|_| !figures.is_empty())?;
    let scale = Scale::new(target, indicator, lang);
    let heads =
        [pick(lang, "Kỳ", "Period"), pick(lang, "Số liệu", "Figure"), pick(lang, "Công bố", "Published"), pick(lang, "Nguồn", "Source")];
    let caption = match figures.len() > LISTED {
        true => {
            let (shown, all) = (words::number(LISTED as f64, 0, lang), words::number(figures.len() as f64, 0, lang));
            match lang {
                Lang::Vi => words::join(&["Số liệu đã biết (", &shown, " kỳ gần nhất trên ", &all, ")."]),
                Lang::En => words::join(&["Figures known (the latest ", &shown, " of ", &all, ")."]),
            }
        }
        false => pick(lang, "Số liệu đã biết.", "Figures known.").to_owned(),
    };
    let rows = figures.iter().rev().take(LISTED).map(|point| {
        let row = point.row.and_then(|row| scene.observations.rows.get(row as usize));
        let status = row.and_then(|row| words::figure_status(row.status, lang));
        let published = row.and_then(|row| row.reported_on).map(|day| words::date(day, lang));
        let source = match row {
            Some(row) => {
                let name = scene.observations.original(row.source);
                grid::cell("mt-words", heads[3]).put(Element::link(scene.observations.original(row.url)).text(if name.is_empty() {
                    "–"
                } else {
                    name
                }))
            }
            None => grid::cell("mt-words mt-quiet", heads[3]).text(pick(lang, "tính theo công thức", "by formula")),
        };
        Element::of(Tag::Tr, "mt-item")
            .with(Key::Role, "row")
            .put(grid::name(&crate::source::fold::capitalised(&words::period(point.period, lang))))
            .put(
                grid::cell("mt-number", heads[1])
                    .text(scale.figure(point.value, scale.decimals(point)))
                    .maybe(status.map(|status| Element::of(Tag::Span, "mt-quiet").text(words::join(&[" (", status, ")"])))),
            )
            .put(grid::cell("mt-words", heads[2]).text(published.as_deref().unwrap_or("–")))
            .put(source)
    });
    let columns = [(heads[0], false), (heads[1], true), (heads[2], false), (heads[3], false)];
    Some(grid::table(&caption, grid::heads(&columns)).put(grid::body().all(rows)))
}

/// The path that the rules write down.
fn path(scene: Scene, target: &Target) -> Option<String> {
    let lang = scene.lang;
    let indicator = scene.plan.indicator(target.indicator)?;
    let scale = Scale::new(target, indicator, lang);
    let amount = |value: f64| scale.figure(value, scale.exact(value, target.decimals.into()));
    let head = pick(lang, "Lộ trình: ", "Path: ");
    if !target.milestones.is_empty() {
        let steps: Vec<String> =
            target.milestones.iter().map(|step| words::join(&[&words::period(step.period, lang), ": ", &amount(step.value)])).collect();
        return Some(words::join(&[head, &steps.join("; "), "."]));
    }
    let way = match target.path? {
        Path::Linear => pick(lang, "tăng giảm đều từng năm.", "the same change every year."),
        Path::Compound => pick(lang, "cùng một tốc độ tăng mỗi năm.", "the same rate of growth every year."),
    };
    Some(words::join(&[head, way]))
}

/// Where the target is written, in full.
fn written(scene: Scene, target: &Target) -> Option<String> {
    let lang = scene.lang;
    let document = scene.plan.document(target.document?)?;
    let mut out = words::join(&[pick(lang, "Văn bản: ", "Document: "), &citation_of(scene, target.document, target.section.as_deref())?]);
    if let Some(title) = &document.title {
        out.push_str(&words::join(&[" – ", title]));
    }
    if let Some(day) = document.date {
        out.push_str(&words::join(&[pick(lang, ", ngày ", ", "), &words::date(day, lang)]));
    }
    if let Some(issuer) = &document.issuer {
        out.push_str(&words::join(&[", ", issuer]));
    }
    out.push('.');
    if let Some(basis) = &target.basis {
        out.push_str(&words::join(&[pick(lang, " Theo ", " By "), basis, "."]));
    }
    Some(out)
}
