//! How a target is addressed: by its short id, by its full id with the document, or by a part that fits one target.
//!
//! In: a plan, the words of a user and the as-of date. Out: one target, or a message that names the nearest ones. The
//! short id belongs to the target that stands; the others of the same id answer to their full ids.

use crate::hir::nearest;
use crate::messages::{Message, Said};
use crate::plan::{DocumentId, Plan, Target, TargetId};
use crate::source::fold::{bare, fold_name, slug};
use crate::value::Date;
use crate::value::map::Map;

/// The later target that takes the place of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Later {
    /// It sets another figure.
    Supersedes(TargetId),
    /// It sets the same figure again.
    Restates(TargetId),
}

impl Later {
    /// The target that stands.
    pub fn target(self) -> TargetId {
        match self {
            Later::Supersedes(id) | Later::Restates(id) => id,
        }
    }
}

/// Which targets stand on a day, or, without one, when every document has been issued.
pub struct Standing<'a> {
    plan: &'a Plan,
    as_of: Option<Date>,
    /// By document: the one that replaces it as a whole.
    replaced: Vec<Option<DocumentId>>,
}

impl<'a> Standing<'a> {
    /// The order of a plan's documents.
    pub fn new(plan: &'a Plan, as_of: Option<Date>) -> Standing<'a> {
        let mut standing = Standing { plan, as_of, replaced: vec![None; plan.documents.len()] };
        for (index, document) in plan.documents.iter().enumerate() {
            let id = DocumentId(index as u32);
            let issued = standing.issued(Some(id));
            for old in document.replaces.iter().filter(|old| issued && **old != id) {
                if let Some(slot) = standing.replaced.get_mut(old.0 as usize) {
                    *slot = Some(id);
                }
            }
        }
        standing
    }

    fn issued(&self, document: Option<DocumentId>) -> bool {
        self.as_of.is_none_or(|day| self.plan.exists_on(document, day))
    }

    /// Whether a target's document has been issued.
    pub fn exists(&self, id: TargetId) -> bool {
        self.plan.target(id).is_some_and(|target| self.issued(target.document))
    }

    /// Which target of a later document stands in the place of this one; `None` while it stands itself, and where the
    /// order of the documents is not settled.
    pub fn later(&self, id: TargetId) -> Option<Later> {
        let target = self.plan.target(id)?;
        let rivalry = self.plan.rivalries.get(target.rivalry? as usize)?;
        // Members stand in the order of their days, so those that exist come first.
        let standing = *rivalry.members.get(rivalry.members.partition_point(|member| self.exists(*member)).checked_sub(1)?)?;
        let settled = || Some(self.plan.is_later(self.plan.target(standing)?.document?, target.document?));
        if standing == id || (rivalry.undecided && !settled().unwrap_or(false)) {
            return None;
        }
        Some(if rivalry.differ { Later::Supersedes(standing) } else { Later::Restates(standing) })
    }

    /// The later document that replaces the whole document of a target.
    pub fn replaced_by(&self, id: TargetId) -> Option<DocumentId> {
        let document = self.plan.target(id)?.document?;
        self.replaced.get(document.0 as usize).copied().flatten()
    }

    /// Whether a target exists and no later document's word stands in its place.
    pub fn stands(&self, id: TargetId) -> bool {
        self.exists(id) && self.later(id).is_none() && self.replaced_by(id).is_none()
    }

    /// The id by which each target is printed: the short one where it answers to it, else the full one. Parts of
    /// compounds keep their own.
    pub fn addresses(&self) -> Vec<String> {
        let mut owners: Map<&str, Owner> = Map::default();
        for (id, target) in self.plan.iter().filter(|(_, t)| t.parent.is_none()) {
            let date = target.document.and_then(|d| self.plan.document(d)).and_then(|d| d.date);
            let claim = Owner { id, standing: self.stands(id), date, tied: false };
            owners.entry(&target.id).and_modify(|owner| owner.meet(claim)).or_insert(claim);
        }
        self.plan
            .iter()
            .map(|(id, target)| match owners.get(target.id.as_str()) {
                Some(owner) if target.parent.is_none() && (owner.id != id || owner.tied) => self.plan.full_id(target),
                _ => target.id.clone(),
            })
            .collect()
    }
}

/// Who answers to a short id: the target that stands; among several that do, the one of the latest document.
#[derive(Clone, Copy)]
struct Owner {
    id: TargetId,
    standing: bool,
    date: Option<Date>,
    tied: bool,
}

impl Owner {
    fn meet(&mut self, claim: Owner) {
        match (claim.standing, claim.date).cmp(&(self.standing, self.date)) {
            std::cmp::Ordering::Greater => *self = claim,
            std::cmp::Ordering::Equal => self.tied = true,
            std::cmp::Ordering::Less => {}
        }
    }
}

/// Finds a target by what a user wrote: its id, its full id, or words that fit one target alone, diacritics or not.
///
/// The error names the candidates, the nearest ids, or the day from which the target exists.
pub fn target(plan: &Plan, wanted: &str, as_of: Option<Date>) -> Result<TargetId, Box<Said>> {
    let order = Standing::new(plan, as_of);
    let addresses = order.addresses();
    let wanted = wanted.trim().trim_start_matches('@');
    let address = |id: TargetId| addresses.get(id.0 as usize).map_or("", String::as_str);
    let mains = || plan.iter().filter(|(_, t)| t.parent.is_none());
    let known = |id: TargetId| {
        if order.exists(id) { Ok(id) } else { Err(not_yet(plan, id, address(id))) }
    };

    if let Some((id, _)) = mains().find(|(id, _)| address(*id).eq_ignore_ascii_case(wanted)) {
        return known(id);
    }
    if let Some((id, _)) = mains().find(|(_, t)| plan.full_id(t).eq_ignore_ascii_case(wanted)) {
        return known(id);
    }
    let same: Vec<TargetId> = mains().filter(|(_, t)| t.id.eq_ignore_ascii_case(wanted)).map(|(id, _)| id).collect();
    if !same.is_empty() {
        return Err(ambiguous(plan, wanted, &same));
    }

    let words = bare(&fold_name(wanted));
    let id_part = slug(wanted);
    if !words.is_empty() {
        let fits = |id: TargetId| {
            let Some(target) = plan.target(id) else { return false };
            let indicator = plan.indicator(target.indicator);
            let has = |text: &str| bare(&fold_name(text)).contains(&words);
            (!id_part.is_empty() && plan.full_id(target).contains(&id_part))
                || has(&target.text)
                || indicator.is_some_and(|i| has(&i.name) || i.title.as_deref().is_some_and(has))
        };
        let fitting: Vec<TargetId> = mains().map(|(id, _)| id).filter(|id| fits(*id)).collect();
        let standing: Vec<TargetId> = fitting.iter().copied().filter(|id| order.stands(*id)).collect();
        match (standing.as_slice(), fitting.as_slice()) {
            ([one], _) => return Ok(*one),
            ([], [one]) => return known(*one),
            ([], []) => {}
            ([], several) | (several, _) => return Err(ambiguous(plan, wanted, several)),
        }
    }
    Err(unknown(plan, wanted, &id_part, &words, &addresses))
}

/// Something of a plan that is no target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Block {
    /// Which of [`Plan::tasks`].
    Task(u32),
    /// Which of [`Plan::indices`], and which of its parts; 0 is the whole.
    Index(u32, u32),
    /// Which of [`Plan::checks`].
    Check(u32),
}

/// The task, index, part of an index or check that words name in full: a task by its number (`2.1`), with its document
/// where several have it (`5312-kh-bcdcds/2.1`); an index and its parts by id or name (`DTI 2025`, `dti-2025/3.1`); a
/// check by its name. `None` where they name none, and for the id of a target. The error names what several answer to.
pub fn block(plan: &Plan, wanted: &str, as_of: Option<Date>) -> Result<Option<Block>, Box<Said>> {
    let wanted = wanted.trim();
    let is_id = |target: &Target| target.id.eq_ignore_ascii_case(wanted) || plan.full_id(target).eq_ignore_ascii_case(wanted);
    if wanted.is_empty() || wanted.starts_with('@') || plan.targets.iter().any(is_id) {
        return Ok(None);
    }
    let folded = fold_name(wanted);
    let strip =
        |words: &[&str]| words.iter().find_map(|word| folded.strip_prefix(word)).unwrap_or(&folded).trim().trim_matches('"').to_owned();
    let issued = |document: Option<DocumentId>| as_of.is_none_or(|day| plan.exists_on(document, day));
    let in_document = |document: Option<DocumentId>, name: &str| {
        let slug = document.and_then(|d| plan.document(d)).map_or("", |document| document.slug.as_str());
        format!("{slug}/{name}")
    };
    let mut found: Vec<(Block, String)> = Vec::new();
    let key = strip(&["nhiệm vụ ", "task "]);
    for (at, task) in plan.tasks.iter().enumerate().filter(|(_, task)| issued(task.document)) {
        let full = in_document(task.document, &task.key);
        if task.key == key || full == key {
            found.push((Block::Task(at as u32), full));
        }
    }
    let name = strip(&["bộ chỉ số ", "index "]);
    for (at, index) in plan.indices.iter().enumerate().filter(|(_, index)| issued(index.document)) {
        for (part, entry) in index.parts.iter().enumerate() {
            let full = if part == 0 { index.id.clone() } else { format!("{}/{}", index.id, fold_name(&entry.number)) };
            // A bare number is that of a task sooner than that of a part.
            if full == name || fold_name(&entry.name) == name || (found.is_empty() && part > 0 && fold_name(&entry.number) == name) {
                found.push((Block::Index(at as u32, part as u32), full));
            }
        }
    }
    let name = strip(&["kiểm tra ", "check "]);
    for (at, check) in plan.checks.iter().enumerate().filter(|(_, check)| issued(check.document)) {
        if fold_name(&check.name) == name {
            found.push((Block::Check(at as u32), in_document(check.document, &name)));
        }
    }
    match found.as_slice() {
        [] => Ok(None),
        [(one, _)] => Ok(Some(*one)),
        // A whole and a target on it may have one name; so may rules that are read twice.
        several => {
            let mut names: Vec<String> = several.iter().take(MOST_NAMED).map(|(_, full)| format!("“{full}”")).collect();
            if several.len() > MOST_NAMED {
                names.push("…".to_owned());
            }
            let (wanted, count) = (wanted.to_owned(), several.len().to_string());
            Err(Box::new(Said::from(Message::AmbiguousBlock { wanted, count, candidates: names.join(", ") })))
        }
    }
}

/// How many candidates a message names.
const MOST_NAMED: usize = 5;

fn ambiguous(plan: &Plan, wanted: &str, candidates: &[TargetId]) -> Box<Said> {
    let mut names: Vec<String> =
        candidates.iter().take(MOST_NAMED).filter_map(|id| plan.target(*id)).map(|t| format!("“{}”", plan.full_id(t))).collect();
    if candidates.len() > MOST_NAMED {
        names.push("…".to_owned());
    }
    Box::new(Said::from(Message::AmbiguousTarget {
        wanted: wanted.to_owned(),
        count: candidates.len().to_string(),
        candidates: names.join(", "),
    }))
}

fn not_yet(plan: &Plan, id: TargetId, address: &str) -> Box<Said> {
    let document = plan.target(id).and_then(|t| t.document).and_then(|d| plan.document(d));
    Box::new(Said::from(Message::TargetNotYet {
        target: address.to_owned(),
        document: document.map(|d| d.number.clone()).unwrap_or_default(),
        date: document.and_then(|d| d.date).map(Date::slashed).unwrap_or_default(),
    }))
}

fn unknown(plan: &Plan, wanted: &str, id_part: &str, words: &str, addresses: &[String]) -> Box<Said> {
    // Ids first, then names: a slip in an id is the likelier one.
    let mains = || plan.iter().zip(addresses).filter(|((_, target), _)| target.parent.is_none());
    let by_id = nearest(id_part, mains().map(|(_, address)| address.as_str()), MOST_NEAR);
    let name_of = |target: &Target| plan.indicator(target.indicator).map(|i| fold_name(&i.name)).unwrap_or_default();
    let names: Vec<String> = mains().map(|((_, target), _)| name_of(target)).collect();
    let near_names = nearest(words, names.iter().map(String::as_str), 1);
    let mut found: Vec<String> = by_id;
    for ((_, address), name) in mains().zip(&names) {
        if near_names.contains(name) && !found.contains(address) && found.len() < MOST_NEAR {
            found.push(address.clone());
        }
    }
    if found.is_empty() {
        return Box::new(Said::from(Message::UnknownTarget { wanted: wanted.to_owned() }));
    }
    let near: Vec<String> = found.iter().map(|address| format!("“{address}”")).collect();
    Box::new(Said::from(Message::UnknownTargetNear { wanted: wanted.to_owned(), near: near.join(", ") }))
}

/// How many near misses are named.
const MOST_NEAR: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Lang;

    use crate::{CompileOptions, Host, compile};

    const RULES: &str = "chỉ số kinh tế số\n    tên: \"Tỷ trọng kinh tế số trong GRDP\"\n    đơn vị: % GRDP\n    tốt khi: tăng\n\n\
                         chỉ số xếp hạng DTI\n    đơn vị: hạng\n\n\
                         văn bản 909/QĐ-UBND\n    ngày: 04/4/2022\n\nkinh tế số đạt 10% GRDP đến năm 2025\n\n\
                         văn bản 867/KH-UBND\n    ngày: 22/01/2024\n\nkinh tế số đạt 15% GRDP đến năm 2025\n\
                         kinh tế số đạt 30% GRDP đến năm 2030\nxếp hạng DTI trong nhóm 10 đến năm 2030 @dti\n";

    struct One;

    impl Host for One {
        fn rules(&mut self, _: &str) -> Result<Vec<u8>, String> {
            Ok(RULES.as_bytes().to_vec())
        }
    }

    fn plan() -> Plan {
        compile(&["a.muctieu".to_owned()], &mut One, CompileOptions::default()).plan
    }

    fn find(wanted: &str, as_of: Option<Date>) -> Result<String, Box<Said>> {
        let plan = plan();
        target(&plan, wanted, as_of).map(|id| plan.full_id(plan.target(id).expect("it exists")))
    }

    #[test]
    fn the_one_in_force_answers_to_the_short_id() {
        let found = |wanted: &str| find(wanted, None).expect("it is found");
        assert_eq!(found("kinh-te-so-2025"), "867-kh-ubnd/kinh-te-so-2025");
        assert_eq!(found("909-qd-ubnd/kinh-te-so-2025"), "909-qd-ubnd/kinh-te-so-2025");
        assert_eq!(found("@DTI"), "867-kh-ubnd/dti");
        let before = Date::new(2023, 12, 1);
        assert_eq!(find("kinh-te-so-2025", before).as_deref(), Ok("909-qd-ubnd/kinh-te-so-2025"));
        let addresses = Standing::new(&plan(), before).addresses();
        assert_eq!(addresses, ["kinh-te-so-2025", "867-kh-ubnd/kinh-te-so-2025", "kinh-te-so-2030", "dti"]);
    }

    #[test]
    fn words_that_fit_one_target_alone_find_it() {
        assert_eq!(find("xep hang", None).as_deref(), Ok("867-kh-ubnd/dti"));
        assert_eq!(find("30% GRDP", None).as_deref(), Ok("867-kh-ubnd/kinh-te-so-2030"));
        let candidates = "“867-kh-ubnd/kinh-te-so-2025”, “867-kh-ubnd/kinh-te-so-2030”".to_owned();
        let two_stand = Message::AmbiguousTarget { wanted: "kinh tế số".into(), count: "2".into(), candidates };
        assert_eq!(find("kinh tế số", None), Err(Box::new(two_stand.into())));
    }

    #[test]
    fn what_is_not_there_is_told_with_what_is_near() {
        let near = find("kinh-te-so-2031", None).expect_err("ids are near");
        assert_eq!(near.code(), "MT2901");
        let said = [Some(near.text(Lang::Vi)), near.help(Lang::Vi)];
        assert!(said.iter().flatten().any(|text| text.contains("“kinh-te-so-2030”")), "{said:?}");
        let dti = Message::UnknownTargetNear { wanted: "xếp hạn DTI".into(), near: "“dti”".into() };
        assert_eq!(find("xếp hạn DTI", None), Err(Box::new(dti.into())));
        assert_eq!(
            find("tuổi thọ trung bình", None),
            Err(Box::new(Said::from(Message::UnknownTarget { wanted: "tuổi thọ trung bình".into() })))
        );
        assert_eq!(find("dti", Date::new(2023, 12, 1)).map_err(|m| m.slug()), Err("target-not-yet"));
        assert!(find("", None).is_err());
    }
}
