//! Binding, as-of, conflicts, units, areas, members, formulas and breaks.

use super::build::{Case, Figures, Rules, day, near, period};
use crate::data::FigureStatus;
use crate::diagnostics::{Diagnostic, Place, Severity};
use crate::eval::{Status, evaluate};
use crate::messages::Lang;
use crate::plan::{Comparator, Dimension, Formula, Member, Scope, Step, Test};
use crate::source::{FileId, Span};

const AS_OF: &str = "2026-12-31";

fn at_least(x: f64) -> Test {
    Test::Compare(Comparator::AtLeast, x)
}

fn codes(diagnostics: &[Diagnostic]) -> Vec<&'static str> {
    diagnostics.iter().map(|d| d.message.code()).collect()
}

#[test]
fn a_figure_is_known_from_the_day_it_was_reported() {
    let mut case = Case::share(at_least(50.0), "2025", &[("2024", "40"), ("2025", "52")]);
    case.figures.data.rows[1].reported_on = Some(day("2026-03-15"));
    assert_eq!(case.verdict("2026-03-14").status, Status::AwaitingData);
    assert_eq!(case.verdict("2026-03-15").status, Status::Achieved);
    // Without a reporting date: once its period has ended.
    assert_eq!(case.verdict("2024-12-30").status, Status::NoData);
    assert_eq!(case.verdict("2024-12-31").status, Status::NoTrend);
}

#[test]
fn of_revisions_the_last_known_counts() {
    let mut case = Case::share(at_least(50.0), "2025", &[]);
    for (value, on) in [("49", "2026-02-01"), ("51", "2026-06-01"), ("48", "2026-09-01")] {
        case.figures.add("chỉ số", "2025", value, "%").reported_on = Some(day(on));
    }
    // An undated report counts as reported at its period's end, so any dated revision goes after it.
    case.figures.add("chỉ số", "2025", "60", "%");
    for (as_of, value) in [("2025-12-31", 60.0), ("2026-02-01", 49.0), ("2026-07-01", 51.0), (AS_OF, 48.0)] {
        near(case.verdict(as_of).figure.map(|f| f.value), value);
    }
    assert!(case.outcome(AS_OF).diagnostics.is_empty());
}

#[test]
fn a_conflict_is_shown_and_the_better_status_counts() {
    let mut case = Case::share(at_least(50.0), "2025", &[]);
    case.figures.add("chỉ số", "2025", "49", "%").status = FigureStatus::Preliminary;
    case.figures.add("chỉ số", "2025", "51", "%");
    case.figures.add("chỉ số", "2025", "52", "%");
    let outcome = case.outcome(AS_OF);
    near(outcome.verdicts[0].verdict.figure.map(|f| f.value), 51.0);
    assert!(outcome.verdicts[0].verdict.doubts.conflict);
    assert_eq!(codes(&outcome.diagnostics), ["MT4102"]);
    let found = &outcome.diagnostics[0];
    assert_eq!(found.severity, Severity::Warning);
    assert!(matches!(&found.place, Place::Data { file, row: 2, .. } if file == "so-lieu.csv"));
    let text = found.message.text(Lang::Vi);
    for piece in ["chỉ số", "kỳ 2025", "51% (so-lieu.csv:3)", "49% (so-lieu.csv:2)"] {
        assert!(text.contains(piece), "{piece}: {text}");
    }
    // Equal figures are no conflict.
    let mut same = Case::share(at_least(50.0), "2025", &[("2025", "51")]);
    same.figures.add("chỉ số", "2025", "51,0", "%");
    assert!(same.outcome(AS_OF).diagnostics.is_empty());
}

#[test]
fn many_conflicts_are_counted() {
    let mut case = Case::share(at_least(50.0), "2025", &[]);
    for year in 1900..2020 {
        for value in ["1", "2"] {
            case.figures.add("chỉ số", &year.to_string(), value, "%");
        }
    }
    let outcome = case.outcome(AS_OF);
    assert_eq!(outcome.diagnostics.iter().filter(|d| d.message.code() == "MT4102").count(), 100);
    let rest = outcome.diagnostics.iter().find(|d| d.message.code() == "MT4103").unwrap();
    assert!(rest.message.text(Lang::Vi).contains("20"));
}

#[test]
fn units_convert_or_are_refused_once_with_a_count() {
    let mut rules = Rules::new();
    let revenue = rules.indicator("doanh thu", "tỷ đồng");
    rules.target(revenue, at_least(1500.0), Some("2025"));
    let mut figures = Figures::new();
    figures.add("Doanh thu", "2025", "1,5", "nghìn tỷ đồng");
    figures.add("doanh thu", "2024", "3", "%");
    figures.add("doanh thu", "2023", "3", "%");
    let outcome = evaluate(&rules.plan, &figures.data, day(AS_OF));
    assert_eq!(outcome.verdicts[0].verdict.status, Status::Achieved);
    near(outcome.verdicts[0].verdict.figure.map(|f| f.value), 1500.0);
    assert_eq!(codes(&outcome.diagnostics), ["MT4101"]);
    let text = outcome.diagnostics[0].message.text(Lang::Vi);
    assert!(text.contains("“%”") && text.contains("“tỷ đồng”") && text.contains("2 dòng"), "{text}");
    assert!(matches!(outcome.diagnostics[0].place, Place::Data { row: 3, .. }));
}

#[test]
fn figures_without_a_unit_are_read_in_the_indicators_and_that_is_said() {
    let case = Case::share(at_least(50.0), "2025", &[]);
    let mut case = case;
    for (year, value) in [("2024", "49"), ("2025", "51")] {
        case.figures.add("chỉ số", year, value, "");
    }
    let outcome = case.outcome(AS_OF);
    assert_eq!(outcome.verdicts[0].verdict.status, Status::Achieved);
    assert_eq!(codes(&outcome.diagnostics), ["MT4110"]);
    assert_eq!(outcome.diagnostics[0].severity, Severity::Info);
    let text = outcome.diagnostics[0].message.text(Lang::Vi);
    assert!(text.contains("“chỉ số”") && text.contains("“%”"), "{text}");
}

#[test]
fn indicators_the_rules_do_not_speak_of_are_counted() {
    let mut case = Case::share(at_least(50.0), "2025", &[("2025", "51")]);
    for name in ["a", "b", "c", "d", "d"] {
        case.figures.add(name, "2025", "1", "%");
    }
    let outcome = case.outcome(AS_OF);
    assert_eq!(codes(&outcome.diagnostics), ["MT4108"]);
    assert_eq!(outcome.diagnostics[0].severity, Severity::Info);
    let text = outcome.diagnostics[0].message.text(Lang::Vi);
    assert!(text.starts_with("5 dòng số liệu của 4 chỉ số"), "{text}");
}

#[test]
fn a_figure_for_a_period_that_has_not_begun_is_no_figure() {
    let mut case = Case::share(at_least(50.0), "2030", &[("2024", "40")]);
    case.figures.add("chỉ số", "2030", "60", "%").reported_on = Some(day("2025-01-01"));
    let outcome = case.outcome(AS_OF);
    assert_eq!(outcome.verdicts[0].verdict.figure.unwrap().period.iso(), "2024");
    assert_eq!(codes(&outcome.diagnostics), ["MT4109"]);
    // Within its period an early report counts.
    assert_eq!(case.verdict("2030-06-01").status, Status::Met);
}

fn areas(document_area: Option<&str>, figures: &[(&str, &str)]) -> (Status, Vec<&'static str>) {
    let mut rules = Rules::new();
    let id = rules.indicator("chỉ số", "%");
    let document = rules.document("1/KH-UBND", Some("2022-01-01"));
    rules.doc(document).area = document_area.map(str::to_owned);
    rules.doc(document).area_key = document_area.map(crate::source::fold::fold_name);
    rules.target(id, at_least(50.0), Some("2025")).document = Some(document);
    rules.target(id, at_least(60.0), Some("2025")).document = Some(document);
    let mut data = Figures::new();
    for (area, value) in figures {
        let area = data.data.text(area);
        data.add("chỉ số", "2025", value, "%").area = area;
    }
    let outcome = evaluate(&rules.plan, &data.data, day(AS_OF));
    (outcome.verdicts[0].verdict.status, codes(&outcome.diagnostics))
}

#[test]
fn a_target_uses_the_figures_of_its_documents_area() {
    let two = [("Khánh Hòa", "51"), ("Ninh Thuận", "40")];
    assert_eq!(areas(Some("KHÁNH HOÀ"), &two), (Status::Achieved, vec![]));
    assert_eq!(areas(Some("Ninh Thuận"), &two), (Status::Missed, vec![]));
    assert_eq!(areas(Some("Phú Yên"), &two), (Status::AwaitingData, vec!["MT4106"]));
    // Without an area: the only one there is, else an error, once a document.
    assert_eq!(areas(None, &two[..1]), (Status::Achieved, vec![]));
    assert_eq!(areas(None, &two), (Status::AwaitingData, vec!["MT4104"]));
    // Data that name no area, with documents that name one.
    assert_eq!(areas(Some("Khánh Hòa"), &[("", "51")]), (Status::Achieved, vec!["MT4105"]));
    assert_eq!(areas(Some("Khánh Hòa"), &[("", "51"), ("Ninh Thuận", "40")]), (Status::AwaitingData, vec!["MT4106"]));
}

#[test]
fn data_without_areas_is_not_shared_out_among_several() {
    let mut rules = Rules::new();
    let id = rules.indicator("chỉ số", "%");
    for name in ["Khánh Hòa", "Ninh Thuận"] {
        let document = rules.document(name, None);
        rules.doc(document).area = Some(name.to_owned());
        rules.doc(document).area_key = Some(crate::source::fold::fold_name(name));
        rules.target(id, at_least(50.0), Some("2025")).document = Some(document);
    }
    let outcome = evaluate(&rules.plan, &Figures::of("%", "chỉ số", &[("2025", "51")]).data, day(AS_OF));
    assert!(outcome.verdicts.iter().all(|v| v.verdict.status == Status::AwaitingData));
    assert_eq!(codes(&outcome.diagnostics), ["MT4106", "MT4106"]);
}

fn scope(dimension: Option<&str>, member: &str) -> Scope {
    Scope { dimension: dimension.map(str::to_owned), member: member.to_owned(), member_key: crate::source::fold::fold_name(member) }
}

fn dimension(name: &str, members: &[&str]) -> Dimension {
    let span = Span::new(FileId(0), 0, 0);
    let member = |name: &&str| Member {
        name: (*name).to_owned(),
        key: crate::source::fold::fold_name(name),
        within: None,
        parent: None,
        from: None,
        until: None,
        breaks: Vec::new(),
        span,
    };
    Dimension { title: name.to_owned(), name: name.to_owned(), aliases: Vec::new(), members: members.iter().map(member).collect(), span }
}

fn with_members(case: &mut Case, value: &str, pairs: &[(&str, &str)]) {
    let pairs = pairs.iter().map(|(d, m)| (case.figures.data.text(d), case.figures.data.text(m))).collect();
    let members = case.figures.data.members(pairs);
    case.figures.add("chỉ số", "2025", value, "%").members = members;
}

#[test]
fn scopes_choose_members_and_no_finer_breakdown() {
    let mut case = Case::share(at_least(50.0), "2025", &[("2025", "10")]);
    with_members(&mut case, "20", &[("Cấp", "Cấp tỉnh")]);
    with_members(&mut case, "60", &[("cấp", "cấp xã")]);
    with_members(&mut case, "99", &[("cấp", "cấp xã"), ("ngành", "y tế")]);
    case.rules.plan.dimensions.push(dimension("cấp", &["cấp tỉnh", "cấp xã"]));
    let value = |case: &Case| case.verdict(AS_OF).figure.map(|f| f.value);
    near(value(&case), 10.0);
    case = case.target(|t| t.scope = Some(scope(Some("cấp"), "Cấp xã")));
    near(value(&case), 60.0);
    case = case.target(|t| t.scope = Some(scope(None, "cấp tỉnh")));
    near(value(&case), 20.0);
    case = case.target(|t| t.scope = Some(scope(Some("cấp"), "cấp huyện")));
    assert_eq!(value(&case), None);
    assert!(case.outcome(AS_OF).diagnostics.is_empty());
}

#[test]
fn a_member_in_two_columns_is_settled_by_a_declared_dimension_or_not_at_all() {
    let mut case = Case::share(at_least(50.0), "2025", &[]);
    with_members(&mut case, "20", &[("ngành", "y tế")]);
    with_members(&mut case, "60", &[("lĩnh vực", "y tế")]);
    case = case.target(|t| t.scope = Some(scope(Some("ngành"), "y tế")));
    near(case.verdict(AS_OF).figure.map(|f| f.value), 20.0);
    case = case.target(|t| t.scope = Some(scope(None, "y tế")));
    let outcome = case.outcome(AS_OF);
    assert_eq!(outcome.verdicts[0].verdict.status, Status::AwaitingData);
    assert_eq!(codes(&outcome.diagnostics), ["MT4107"]);
}

fn formula(case: &mut Case, steps: Vec<Step>) {
    let id = case.id;
    case.rules.the(id).formula = Some(Formula { steps });
}

#[test]
fn computed_figures_follow_from_their_parts() {
    let mut case = Case::share(at_least(30.0), "2025", &[]);
    let part = case.rules.indicator("giá trị tăng thêm", "tỷ đồng");
    let whole = case.rules.indicator("GRDP", "tỷ đồng");
    formula(&mut case, vec![Step::Figure(part, 1.0), Step::Figure(whole, 1.0), Step::Divide, Step::Number(100.0), Step::Multiply]);
    for (name, year, value) in
        [("giá trị tăng thêm", "2024", "20"), ("GRDP", "2024", "100"), ("giá trị tăng thêm", "2025", "35"), ("GRDP", "2025", "0,1")]
    {
        case.figures.add(name, year, value, if year == "2025" && name == "GRDP" { "nghìn tỷ đồng" } else { "tỷ đồng" });
    }
    case.figures.add("giá trị tăng thêm", "2026", "50", "tỷ đồng");
    let v = case.verdict(AS_OF);
    assert_eq!(v.status, Status::Achieved);
    near(v.figure.map(|f| f.value), 35.0);
    assert_eq!(v.figure.unwrap().row, None);
    assert_eq!(v.latest.unwrap().period.iso(), "2025", "2026 is unknown: GRDP has no figure");
    // An observed figure wins for its period.
    case.figures.add("chỉ số", "2025", "29", "%");
    let v = case.verdict(AS_OF);
    assert_eq!((v.status, v.figure.unwrap().row.is_some()), (Status::Missed, true));
    near(v.window_start.map(|f| f.value), 20.0);
}

#[test]
fn division_by_zero_is_unknown_and_years_before_are_found() {
    let mut case = Case::new("%", at_least(5.0), Some("2025"), &[]);
    let base = case.rules.indicator("GRDP", "tỷ đồng");
    let growth = vec![
        Step::Figure(base, 1.0),
        Step::FigureYearBefore(base, 1.0),
        Step::Subtract,
        Step::FigureYearBefore(base, 1.0),
        Step::Divide,
        Step::Number(100.0),
        Step::Multiply,
    ];
    formula(&mut case, growth);
    for (year, value) in [("2022", "0"), ("2023", "100"), ("2024", "110"), ("2025", "121")] {
        case.figures.add("GRDP", year, value, "tỷ đồng");
    }
    let v = case.verdict(AS_OF);
    near(v.figure.map(|f| f.value), 10.0);
    assert_eq!(v.window_start.unwrap().period.iso(), "2024", "2023 would divide by zero");
    formula(&mut case, vec![Step::Figure(base, 1.0), Step::FigureOf(base, period("2023"), 1.0), Step::Divide]);
    near(case.verdict(AS_OF).figure.map(|f| f.value), 1.21);
    formula(&mut case, vec![Step::Add]);
    assert_eq!(case.verdict(AS_OF).status, Status::AwaitingData);
}

#[test]
fn formulas_may_stand_on_formulas_and_a_cycle_ends() {
    let mut case = Case::new("tỷ đồng", at_least(30.0), Some("2025"), &[]);
    let a = case.rules.indicator("a", "tỷ đồng");
    let b = case.rules.indicator("b", "tỷ đồng");
    case.rules.the(a).formula = Some(Formula { steps: vec![Step::Figure(b, 1.0), Step::Number(1.0), Step::Add] });
    formula(&mut case, vec![Step::Figure(a, 2.0)]);
    case.figures.add("b", "2025", "15", "tỷ đồng");
    near(case.verdict(AS_OF).figure.map(|f| f.value), 32.0);
    let id = case.id;
    case.rules.the(b).formula = Some(Formula { steps: vec![Step::Figure(id, 1.0)] });
    assert_eq!(case.verdict(AS_OF).status, Status::AwaitingData);
}

#[test]
fn figures_before_a_break_are_not_compared() {
    let figures = [("2020", "10"), ("2023", "40"), ("2024", "20"), ("2025", "22")];
    let whole = Case::share(at_least(30.0), "2030", &figures).verdict(AS_OF);
    assert!(whole.lost);
    let broken = Case::share(at_least(30.0), "2030", &figures).indicator(|i| i.breaks = vec![day("2024-07-01")]);
    let v = broken.verdict(AS_OF);
    near(v.actual_per_year, 2.0);
    assert!(!v.lost);
    assert_eq!(v.break_on, Some(day("2024-07-01")));
    assert_eq!(v.baseline.unwrap().period.iso(), "2024");
    // As of before the break nothing is left out.
    assert_eq!(broken.verdict("2024-06-30").break_on, None);
    let alone = Case::share(at_least(30.0), "2030", &figures).indicator(|i| i.breaks = vec![day("2025-07-01")]);
    assert_eq!(alone.verdict(AS_OF).status, Status::NoTrend);
}

#[test]
fn a_change_across_a_break_is_unknown() {
    let since = crate::plan::ChangeSince::Period(period("2020"));
    let test = Test::Change { rising: true, by: crate::plan::ChangeBy::Percent(10.0), strict: false, since };
    let case = Case::share(test, "2025", &[("2020", "10"), ("2025", "22")]).indicator(|i| i.breaks = vec![day("2023-01-01")]);
    let v = case.verdict(AS_OF);
    assert_eq!((v.status, v.break_on), (Status::AwaitingData, Some(day("2023-01-01"))));
}
