//! Documents, precedence, compounds, summaries and sweeps.

use super::build::{Figures, Rules, day, period};
use crate::eval::{AreaId, NOT_YET_SET, PartOf, Snapshot, Status, TargetVerdict, bind, evaluate, summarise, sweep};
use crate::plan::{Body, Comparator, Joint, Modality, Plan, Rivalry, TargetId, Test};
use crate::value::Truth;

const AS_OF: &str = "2026-12-31";

fn at_least(x: f64) -> Test {
    Test::Compare(Comparator::AtLeast, x)
}

/// Two documents that set 30% and 40% for one indicator and deadline.
fn rivals(differ: bool) -> Rules {
    let mut rules = Rules::new();
    let id = rules.indicator("chỉ số", "%");
    let first = rules.document("909/QĐ-UBND", Some("2022-04-04"));
    let second = rules.document("867/KH-UBND", Some("2024-01-22"));
    rules.target(id, at_least(30.0), Some("2025")).document = Some(first);
    rules.target(id, at_least(if differ { 40.0 } else { 30.0 }), Some("2025")).document = Some(second);
    rules.plan.rivalries.push(Rivalry { members: vec![TargetId(0), TargetId(1)], differ, undecided: false });
    rules
}

fn judged(plan: &Plan, figures: &[(&str, &str)], as_of: &str) -> Vec<TargetVerdict> {
    evaluate(plan, &Figures::of("%", "chỉ số", figures).data, day(as_of)).verdicts
}

#[test]
fn a_later_document_supersedes_once_it_exists() {
    let rules = rivals(true);
    let now = judged(&rules.plan, &[("2025", "35")], AS_OF);
    assert_eq!((now[0].superseded_by, now[0].restated_by), (Some(TargetId(1)), None));
    assert_eq!(now[1].superseded_by, None);
    let before = judged(&rules.plan, &[("2021", "35")], "2023-06-30");
    assert_eq!(before.len(), 1, "the later document's target does not exist yet");
    assert_eq!(before[0].superseded_by, None);
    assert!(judged(&rules.plan, &[], "2022-04-03").is_empty());
}

#[test]
fn the_same_figure_again_is_a_restatement() {
    let now = judged(&rivals(false).plan, &[("2025", "35")], AS_OF);
    assert_eq!((now[0].superseded_by, now[0].restated_by), (None, Some(TargetId(1))));
}

#[test]
fn neither_of_two_documents_of_one_day_gives_way() {
    let mut rules = rivals(true);
    let date = rules.plan.documents[0].date;
    rules.plan.documents[1].date = date;
    rules.plan.rivalries[0].undecided = true;
    assert!(judged(&rules.plan, &[], AS_OF).iter().all(|v| !v.is_overtaken()));
}

#[test]
fn a_replaced_document_is_overtaken_as_a_whole() {
    let mut rules = rivals(true);
    rules.plan.rivalries.clear();
    let third = rules.document("5881/KH-UBND", Some("2026-04-30"));
    rules.plan.documents[2].replaces = vec![crate::plan::DocumentId(1)];
    let now = judged(&rules.plan, &[], AS_OF);
    assert_eq!(now.iter().map(|v| v.replaced_by).collect::<Vec<_>>(), [None, Some(third)]);
    assert_eq!(judged(&rules.plan, &[], "2026-04-29")[1].replaced_by, None);
}

fn compound(joint: Joint, values: &[Option<&str>], as_of: &str) -> TargetVerdict {
    let mut rules = Rules::new();
    let mut figures = Figures::new();
    let whole = TargetId(values.len() as u32);
    let mut parts = Vec::new();
    for (index, value) in values.iter().enumerate() {
        let name = format!("chỉ số {index}");
        let id = rules.indicator(&name, "%");
        rules.target(id, at_least(50.0), Some("2025")).parent = Some(whole);
        parts.push(TargetId(index as u32));
        if let Some(value) = value {
            figures.add(&name, "2025", value, "%");
        }
    }
    rules.target(crate::plan::IndicatorId(0), at_least(0.0), Some("2025")).body = Body::Compound(joint, parts);
    let outcome = evaluate(&rules.plan, &figures.data, day(as_of));
    assert_eq!(outcome.verdicts.len(), 1, "parts stand inside their compound");
    outcome.verdicts[0].clone()
}

#[test]
fn all_of_takes_the_worst_known_part() {
    let of = |values: &[Option<&str>]| {
        let v = compound(Joint::All, values, AS_OF).verdict;
        (v.status, v.satisfied)
    };
    assert_eq!(of(&[Some("60"), Some("70")]), (Status::Achieved, Truth::True));
    // Missed whatever the missing part reports.
    assert_eq!(of(&[Some("40"), None]), (Status::Missed, Truth::False));
    assert_eq!(of(&[Some("60"), None]), (Status::AwaitingData, Truth::Unknown));
    let parts = compound(Joint::All, &[Some("60"), None], AS_OF).parts;
    assert_eq!(
        parts.iter().map(|p| (p.of, p.verdict.status)).collect::<Vec<_>>(),
        [(PartOf::Target(TargetId(0)), Status::Achieved), (PartOf::Target(TargetId(1)), Status::AwaitingData)]
    );
}

#[test]
fn any_of_takes_the_best_part() {
    let of = |values: &[Option<&str>]| {
        let v = compound(Joint::Any, values, AS_OF).verdict;
        (v.status, v.satisfied)
    };
    assert_eq!(of(&[Some("60"), None]), (Status::Achieved, Truth::True));
    assert_eq!(of(&[Some("40"), None]), (Status::AwaitingData, Truth::Unknown));
    assert_eq!(of(&[Some("40"), Some("45")]), (Status::Missed, Truth::False));
}

#[test]
fn a_compound_in_a_compound_and_one_that_holds_itself() {
    let mut rules = Rules::new();
    let id = rules.indicator("chỉ số", "%");
    rules.target(id, at_least(50.0), Some("2025")).parent = Some(TargetId(1));
    let inner = rules.target(id, at_least(0.0), Some("2025"));
    inner.body = Body::Compound(Joint::Any, vec![TargetId(0)]);
    inner.parent = Some(TargetId(2));
    rules.target(id, at_least(0.0), Some("2025")).body = Body::Compound(Joint::All, vec![TargetId(1), TargetId(2)]);
    let verdicts = judged(&rules.plan, &[("2025", "60")], AS_OF);
    assert_eq!(verdicts.len(), 1);
    assert_eq!(verdicts[0].verdict.status, Status::Achieved);
}

#[test]
fn a_summary_counts_what_stands() {
    let mut rules = rivals(true);
    let id = crate::plan::IndicatorId(0);
    rules.target(id, at_least(90.0), Some("2025")).modality = Modality::Strive;
    rules.target(id, at_least(90.0), Some("2030")).leads = vec!["Sở A".to_owned(), "Sở B".to_owned(), "Sở A".to_owned()];
    let data = Figures::of("%", "chỉ số", &[("2025", "45")]).data;
    let outcome = evaluate(&rules.plan, &data, day(AS_OF));
    let summary = summarise(&rules.plan, &outcome);
    assert_eq!(summary.all.commit.iter().collect::<Vec<_>>(), [(Status::Achieved, 1), (Status::NoTrend, 1)]);
    assert_eq!(summary.all.strive.iter().collect::<Vec<_>>(), [(Status::Missed, 1)]);
    assert_eq!(summary.all.commit.unknown_share(), Some(0.5));
    assert_eq!(summary.by_document.len(), 2, "the superseded document has no target that stands");
    assert_eq!(summary.by_document[1].0, None);
    assert_eq!(summary.by_lead.iter().map(|(lead, g)| (lead.as_str(), g.commit.total())).collect::<Vec<_>>(), [("Sở A", 1), ("Sở B", 1)]);
    assert_eq!(outcome.figures_to, Some(period("2025").end()));
}

#[test]
fn a_sweep_says_for_each_area_what_judging_says() {
    let mut rules = rivals(true);
    let names = ["Khánh Hòa", "Ninh Thuận", "Phú Yên"];
    let mut data = Figures::new();
    for (name, values) in names.iter().zip([["35", "45"], ["30", "29"], ["10", "12"]]) {
        for (year, value) in ["2024", "2025"].iter().zip(values) {
            let area = data.data.text(name);
            data.add("chỉ số", year, value, "%").area = area;
        }
    }
    let store = bind(&rules.plan, &data.data);
    let snapshot = Snapshot::new(&rules.plan, &data.data, &store, day(AS_OF));
    let all: Vec<AreaId> = (0..4).map(AreaId).collect();
    let statuses = sweep(&rules.plan, &store, &snapshot, &[TargetId(0), TargetId(1), TargetId(9)], &all);
    let expect = |status: Status| status as u8;
    assert_eq!(
        statuses,
        [
            expect(Status::Achieved),
            expect(Status::Missed),
            expect(Status::Missed),
            expect(Status::AwaitingData),
            expect(Status::Achieved),
            expect(Status::Missed),
            expect(Status::Missed),
            expect(Status::AwaitingData),
            NOT_YET_SET,
            NOT_YET_SET,
            NOT_YET_SET,
            NOT_YET_SET,
        ]
    );
    for (index, name) in names.iter().enumerate() {
        for document in &mut rules.plan.documents {
            document.area_key = Some(crate::source::fold::fold_name(name));
        }
        let outcome = evaluate(&rules.plan, &data.data, day(AS_OF));
        for (target, judged) in outcome.verdicts.iter().enumerate() {
            assert_eq!(statuses[target * all.len() + index], judged.verdict.status as u8);
        }
    }
    let backwards = sweep(&rules.plan, &store, &snapshot, &[TargetId(0)], &[AreaId(2), AreaId(0), AreaId(1)]);
    assert_eq!(backwards, [expect(Status::Missed), expect(Status::Achieved), expect(Status::Missed)]);
}
