//! Which targets a view shows.
//!
//! In: the `target` and `group` attributes as written. Out: verdicts in the order of the rules. Names compare folded,
//! so that case and spelling of tone marks don't matter.

use super::Scene;
use crate::eval::TargetVerdict;
use crate::plan::{DocumentId, Target};
use crate::source::fold::fold_name;

/// Picks verdicts.
///
/// `target` holds ids apart by spaces or commas; a short id (`kinh-te-so-2030`) answers with the target that stands,
/// a full one (`867-kh-ubnd/kinh-te-so-2030`) with exactly that. `group` holds conditions apart by `;`, all of which must
/// hold: a document (number or slug), a section (its whole title or its number) or a lead agency.
pub fn pick<'a>(scene: Scene<'a>, target: &str, group: &str) -> Vec<&'a TargetVerdict> {
    let conditions = conditions(group);
    let in_group = |verdict: &&TargetVerdict| {
        scene.target(verdict).is_some_and(|target| conditions.iter().all(|condition| belongs(scene, target, condition)))
    };
    let ids: Vec<&str> = target.split([' ', ',', '\n', '\t']).filter(|id| !id.is_empty()).collect();
    if ids.is_empty() {
        return scene.outcome.verdicts.iter().filter(in_group).collect();
    }
    ids.iter().filter_map(|id| find(scene, id)).filter(in_group).collect()
}

/// The verdict that an id names.
pub fn find<'a>(scene: Scene<'a>, id: &str) -> Option<&'a TargetVerdict> {
    let id = fold_name(id);
    let named = |verdict: &&TargetVerdict| {
        scene.target(verdict).is_some_and(|target| fold_name(&target.id) == id || fold_name(&scene.plan.full_id(target)) == id)
    };
    let all = &scene.outcome.verdicts;
    let stands = |verdict: &&TargetVerdict| !verdict.is_overtaken();
    all.iter().filter(stands).find(named).or_else(|| all.iter().find(named))
}

fn conditions(group: &str) -> Vec<String> {
    group.split(';').map(fold_name).map(|c| c.trim().to_owned()).filter(|c| !c.is_empty()).collect()
}

fn belongs(scene: Scene, target: &Target, condition: &str) -> bool {
    meets(scene, target.document, target.section.as_deref(), &target.leads, condition)
}

fn meets(scene: Scene, document: Option<DocumentId>, section: Option<&str>, leads: &[String], condition: &str) -> bool {
    let document = document.and_then(|id| scene.plan.document(id));
    document.is_some_and(|d| d.slug == condition || fold_name(&d.number) == condition)
        || section.is_some_and(|section| in_section(&fold_name(section), condition))
        || leads.iter().any(|lead| fold_name(lead) == condition)
}

/// Whether what stands in a document and a section, under these leads, meets all conditions of `group`.
pub fn in_group(scene: Scene, document: Option<DocumentId>, section: Option<&str>, leads: &[String], group: &str) -> bool {
    conditions(group).iter().all(|condition| meets(scene, document, section, leads, condition))
}

/// Whether `target` names this id among others, or none at all.
pub fn is_named(id: &str, target: &str) -> bool {
    let mut named = target.split([' ', ',', '\n', '\t']).filter(|name| !name.is_empty()).peekable();
    named.peek().is_none() || named.any(|name| fold_name(name) == fold_name(id))
}

/// A section answers to its whole title, to its number, and to the number of a section above it (`ii.1` takes `ii.1.b`).
fn in_section(section: &str, condition: &str) -> bool {
    section == condition
        || section.strip_prefix(condition).is_some_and(|rest| rest.starts_with(['.', ' ']) && number_of(section).starts_with(condition))
}

/// Words that stand before a number in a citation.
const CITING: [&str; 8] = ["điều", "mục", "chương", "phần", "khoản", "điểm", "phụ", "lục"];

/// The number of a section, as it is cited: `II.1.b` of `II.1.b Phát triển kinh tế số`; `Điều 1, III.1.a` of
/// `Điều 1, III.1.a Phát triển kinh tế số đến năm 2025`; the whole text where it begins with no number.
pub fn number_of(section: &str) -> &str {
    let mut end = 0;
    let mut at = 0;
    for word in section.split(' ') {
        let bare = word.trim_end_matches([',', ';', ':', '.']);
        let numbered = bare.chars().any(|c| c.is_ascii_digit())
            || bare.contains('.')
            || (!bare.is_empty() && bare.chars().all(|c| "IVXLivxl".contains(c)));
        if numbered {
            end = at + bare.len();
        } else if !CITING.contains(&fold_name(bare).as_str()) {
            break;
        }
        at += word.len() + 1;
    }
    match section.get(..end) {
        Some(number) if !number.is_empty() => number,
        _ => section,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_are_cited_by_number() {
        assert_eq!(number_of("II.1.b Phát triển kinh tế số: mục tiêu cơ bản đến năm 2030"), "II.1.b");
        assert_eq!(number_of("Điều 1, III.1.a Phát triển kinh tế số đến năm 2025"), "Điều 1, III.1.a");
        assert_eq!(number_of("II. Mục tiêu"), "II");
        assert_eq!(number_of("Mục tiêu chung"), "Mục tiêu chung");
        assert_eq!(number_of("Phụ lục 2"), "Phụ lục 2");
        assert_eq!(number_of(""), "");
    }

    #[test]
    fn a_section_takes_those_below_it() {
        let section = "ii.1.b phát triển kinh tế số";
        for yes in ["ii.1.b", "ii.1", "ii", section] {
            assert!(in_section(section, yes), "{yes}");
        }
        for no in ["i", "ii.1.b phát", "ii.2", "ii.1.b phát triển", "1.b"] {
            assert!(!in_section(section, no), "{no}");
        }
    }
}
