//! What stands under the cursor, in words: the reading of a target with its place and its verdict, an indicator with its
//! unit, its wordings and who answers for it.

use super::names::{indicator_at, uses_in};
use super::touches;
use crate::Compilation;
use crate::messages::{Lang, explain};
use crate::plan::{GoodWhen, IndicatorId, Target};
use crate::source::{FileId, Span};
use crate::value::{Dimension, Grain};
use crate::view::{Card, Scene};

/// A text about a piece of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hover {
    /// The piece.
    pub span: Span,
    /// The first line.
    pub title: String,
    /// Further lines, each whole.
    pub lines: Vec<String>,
}

/// What to say at a place; `None` where nothing stands. With verdicts (`scene`), a target tells its own.
pub fn hover(compilation: &Compilation, file: FileId, offset: u32, scene: Option<Scene>, lang: Lang) -> Option<Hover> {
    let named = indicator_at(compilation, file, offset);
    let on_line: Vec<&Target> = compilation.plan.targets.iter().filter(|target| touches(target.span, file, offset)).collect();
    // Several targets of one line: those of the name under the cursor, else all of them.
    if let Some(first) = on_line.first() {
        let mut lines = Vec::new();
        for target in on_line.iter().filter(|target| target.parent.is_none()) {
            read(&mut lines, compilation, target, lang);
            verdict(&mut lines, compilation, target, scene, lang);
        }
        if let Some(place) = named {
            about(&mut lines, compilation, place.indicator, lang);
        }
        let title = explain::word(lang, "Đọc là", "Read as");
        let title = [title, ": ", &on_line.iter().find(|target| target.parent.is_none()).unwrap_or(first).canonical].concat();
        return Some(Hover { span: first.span, title, lines });
    }
    let place = named?;
    let indicator = compilation.plan.indicator(place.indicator)?;
    let mut lines = Vec::new();
    about(&mut lines, compilation, place.indicator, lang);
    let title = indicator.title.clone().unwrap_or_else(|| indicator.name.clone());
    Some(Hover { span: place.span, title, lines })
}

fn line(lines: &mut Vec<String>, lang: Lang, vi: &'static str, en: &'static str, value: &str) {
    lines.push([explain::word(lang, vi, en), ": ", value].concat());
}

/// A target's id, document and section.
fn read(lines: &mut Vec<String>, compilation: &Compilation, target: &Target, lang: Lang) {
    line(lines, lang, "Mã", "Id", &target.id);
    let document = target.document.and_then(|id| compilation.plan.document(id));
    if let Some(document) = document {
        let mut place = document.number.clone();
        if let Some(section) = &target.section {
            place.push_str(explain::word(lang, ", mục ", ", section "));
            place.push_str(section);
        }
        line(lines, lang, "Văn bản", "Document", &place);
    }
    if !target.leads.is_empty() {
        line(lines, lang, "Chủ trì", "Lead", &target.leads.join("; "));
    }
}

fn verdict(lines: &mut Vec<String>, compilation: &Compilation, target: &Target, scene: Option<Scene>, lang: Lang) {
    let Some(scene) = scene else { return };
    let judged =
        scene.outcome.verdicts.iter().find(|verdict| {
            compilation.plan.target(verdict.target).is_some_and(|other| other.span == target.span && other.id == target.id)
        });
    let Some(card) = judged.and_then(|judged| Card::of(scene, judged)) else { return };
    let mut words = card.badge.words(lang);
    if let Some(figure) = &card.figure {
        words = [&words, "; ", &figure.amount, " · ", &figure.period].concat();
    }
    line(lines, lang, "Kết luận", "Verdict", &words);
}

/// An indicator's unit, direction, period, wordings, offices, and how many targets of all files speak of it.
fn about(lines: &mut Vec<String>, compilation: &Compilation, id: IndicatorId, lang: Lang) {
    let plan = &compilation.plan;
    let Some(indicator) = plan.indicator(id) else { return };
    if !indicator.declared {
        lines.push(explain::word(lang, "Chỉ số này chưa được khai báo.", "This indicator is not declared.").to_owned());
    }
    if let Some(title) = &indicator.title {
        line(lines, lang, "Tên đầy đủ", "Full name", title);
    }
    if indicator.unit.dimension != Dimension::Bare {
        line(lines, lang, "Đơn vị", "Unit", &indicator.unit.text);
    }
    if let Some(good) = indicator.good_when {
        let words = match good {
            GoodWhen::Rising => explain::word(lang, "tăng", "rising"),
            GoodWhen::Falling => explain::word(lang, "giảm", "falling"),
            GoodWhen::Inside => explain::word(lang, "trong khoảng", "inside the range"),
        };
        line(lines, lang, "Tốt khi", "Good when", words);
    }
    let every = match indicator.every {
        Grain::Year => explain::word(lang, "năm", "year"),
        Grain::NineMonths => explain::word(lang, "9 tháng", "nine months"),
        Grain::Half => explain::word(lang, "nửa năm", "half-year"),
        Grain::Quarter => explain::word(lang, "quý", "quarter"),
        Grain::Month => explain::word(lang, "tháng", "month"),
        Grain::Day => explain::word(lang, "ngày", "day"),
    };
    line(lines, lang, "Kỳ số liệu", "Reported every", every);
    if !indicator.leads.is_empty() {
        line(lines, lang, "Chủ trì", "Lead", &indicator.leads.join("; "));
    }
    let files = compilation.sources.iter().map(|(file, _)| file);
    let uses = files.flat_map(|file| uses_in(compilation, file)).filter(|place| place.indicator == id).count();
    let uses = uses.saturating_sub(usize::from(indicator.declared));
    line(lines, lang, "Số chỗ dùng trong mục tiêu", "Uses in targets", &uses.to_string());
}
