//! `muctieu explain` of what is no target: a task, an index or a part of one, a check.

use crate::blocks;
use crate::judged::Judged;
use crate::targets::document_line;
use crate::words::pick;
use muctieu::eval::{self, IndexVerdict, Points};
use muctieu::messages::Lang;
use muctieu::plan::{CompositeIndex, DocumentId, Plan, Scoring};
use muctieu::value::number;
use muctieu::wire::find::Block;

/// At most so many missing parts are named.
const NAMED: usize = 10;

/// The whole text.
pub fn text(judged: &mut Judged, block: Block, lang: Lang) -> String {
    muctieu::wire::only(&mut judged.outcome, block);
    let plan = &judged.compilation.plan;
    let mut out = match block {
        Block::Task(_) => blocks::tasks(judged, lang, false),
        Block::Index(..) => blocks::indices(judged, lang, false),
        Block::Check(_) => blocks::checks(judged, lang, false),
    };
    match block {
        Block::Task(_) => {
            for verdict in &judged.outcome.tasks {
                let sentences = eval::explain_task(plan, &judged.observations, judged.outcome.as_of, verdict, lang);
                out.push_str(&format!("\n{sentences}\n"));
                let Some(task) = plan.tasks.get(verdict.task as usize) else { continue };
                for (title, text) in [
                    (pick(lang, "Phối hợp", "Partners"), Some(task.partners.join("; "))),
                    (pick(lang, "Kết quả", "Result"), task.result.clone()),
                    (pick(lang, "Ghi chú", "Note"), task.note.clone()),
                    (pick(lang, "Theo", "Basis"), task.basis.clone()),
                ] {
                    if let Some(text) = text.filter(|text| !text.is_empty()) {
                        out.push_str(&format!("{title}: {text}\n"));
                    }
                }
                out.push_str(&cited(plan, task.document, task.section.as_deref(), lang));
            }
        }
        Block::Index(at, part) => {
            let verdict = judged.outcome.indices.first();
            if let Some((verdict, index)) = verdict.zip(plan.indices.get(at as usize)) {
                out.push_str(&points(verdict, index, part as usize, lang));
                out.push_str(&cited(plan, index.document, index.section.as_deref(), lang));
            }
        }
        Block::Check(at) => {
            if let Some(check) = plan.checks.get(at as usize) {
                out.push_str(&cited(plan, check.document, check.section.as_deref(), lang));
            }
        }
    }
    out.push_str(&format!("\n{}", judged.dates(lang)));
    out
}

fn cited(plan: &Plan, document: Option<DocumentId>, section: Option<&str>, lang: Lang) -> String {
    let Some(document) = document.and_then(|d| plan.document(d)) else { return String::new() };
    let section = section.map_or(String::new(), |section| format!(", {} {section}", pick(lang, "mục", "section")));
    format!("{}{section}\n", document_line(Some(document), lang))
}

/// What is certain of a part, what is still possible, and which parts below it are missing, those of most points first.
fn points(verdict: &IndexVerdict, index: &CompositeIndex, part: usize, lang: Lang) -> String {
    let (Some(entry), Some(own)) = (index.parts.get(part), verdict.points.get(part)) else { return String::new() };
    let write = |value: f64| number::write(value, number::decimals_needed(value, 2), eval::printing::number_style(lang));
    let name = format!("{} {}", entry.number, entry.name);
    let name = name.trim();
    let (low, high, max) = (write(own.low), write(own.high), write(entry.max));
    let mut out = match (lang, own.is_known()) {
        (Lang::Vi, true) => format!("\n{name}: {low} trên {max} điểm.\n"),
        (Lang::En, true) => format!("\n{name}: {low} of {max} points.\n"),
        (Lang::Vi, false) => format!("\n{name}: chắc chắn {low}, còn có thể tới {high} trên {max} điểm.\n"),
        (Lang::En, false) => format!("\n{name}: {low} certain, up to {high} of {max} points possible.\n"),
    };
    if let (Scoring::Share { .. } | Scoring::Steps(_) | Scoring::YesNo, false) = (&entry.scoring, index.has_parts(part)) {
        let how = match (&entry.scoring, lang) {
            (Scoring::YesNo, Lang::Vi) => "có thì trọn điểm, không thì 0 điểm".to_owned(),
            (Scoring::YesNo, Lang::En) => "all points for yes, none for no".to_owned(),
            (Scoring::Steps(_), Lang::Vi) => "điểm của bậc cao nhất đã đạt".to_owned(),
            (Scoring::Steps(_), Lang::En) => "the points of the highest step reached".to_owned(),
            (_, Lang::Vi) => "theo tỷ lệ đạt được".to_owned(),
            (_, Lang::En) => "by the share reached".to_owned(),
        };
        out.push_str(&format!("{}: {how}.\n", pick(lang, "Cách chấm", "Scoring")));
    }
    // The ends of the tree below it that are unknown.
    let below = |mut at: usize| loop {
        if at == part {
            return true;
        }
        match index.parts.get(at).and_then(|entry| entry.parent) {
            Some(parent) => at = parent as usize,
            None => return false,
        }
    };
    let unknown = |at: usize| verdict.points.get(at).is_some_and(|points: &Points| !points.is_known());
    let mut missing: Vec<(f64, String)> = (0..index.parts.len())
        .filter(|at| *at != part && !index.has_parts(*at) && unknown(*at) && below(*at))
        .filter_map(|at| {
            let (entry, points) = (index.parts.get(at)?, verdict.points.get(at)?);
            Some((points.high - points.low, format!("{} {}", entry.number, entry.name)))
        })
        .collect();
    missing.sort_by(|a, b| b.0.total_cmp(&a.0));
    if !missing.is_empty() {
        let total = missing.len();
        let named: Vec<String> = missing.iter().take(NAMED).map(|(points, name)| format!("{name} ({})", write(*points))).collect();
        let more = if total > NAMED { "; …" } else { "" };
        out.push_str(&match lang {
            Lang::Vi => format!("Còn {total} thành phần chưa biết điểm, nhiều điểm nhất trước: {}{more}.\n", named.join("; ")),
            Lang::En => format!("{total} parts are unknown, those of most points first: {}{more}.\n", named.join("; ")),
        });
    }
    out
}
