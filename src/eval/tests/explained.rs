//! Explanations: every number used stands in them, and none contradicts its verdict.

use super::build::{Case, Figures, Rules, day, period};
use crate::data::FigureStatus;
use crate::eval::{Outcome, Status, TargetVerdict, evaluate, explain, pace_sentence, short_status_reason};
use crate::messages::Lang;
use crate::plan::{ChangeBy, ChangeSince, Comparator, GoodWhen, Method, Milestone, Plan, Rivalry, TargetId, Test, When};
use crate::value::number::{self, NumberStyle};
use crate::value::{Grain, compare};
use proptest::prelude::*;

const AS_OF: &str = "2026-12-31";

fn at_least(x: f64) -> Test {
    Test::Compare(Comparator::AtLeast, x)
}

fn told(case: &Case, as_of: &str, lang: Lang) -> String {
    let outcome = case.outcome(as_of);
    explain(&case.rules.plan, &case.figures.data, &outcome, &outcome.verdicts[0], lang)
}

#[track_caller]
fn says(text: &str, pieces: &[&str]) {
    for piece in pieces {
        assert!(text.contains(piece), "“{piece}” is missing: {text}");
    }
}

#[test]
fn the_slow_climb_in_full() {
    let mut case = Case::new("% GRDP", at_least(30.0), Some("2030"), &[("2021", "5,84"), ("2022", "6,02"), ("2023", "6,19")]);
    let document = case.rules.document("867/KH-UBND", Some("2024-01-22"));
    let case = case.indicator(|i| i.name = "kinh tế số".to_owned()).target(|t| {
        t.document = Some(document);
        t.section = Some("II.1.b".to_owned());
    });
    let mut case = case;
    case.rules.plan.names.insert("chỉ số".to_owned(), case.id);
    says(
        &told(&case, AS_OF, Lang::Vi),
        &[
            "Mục tiêu: kinh tế số từ 30% GRDP trở lên, hạn 31/12/2030 (867/KH-UBND, mục II.1.b).",
            "Tính đến ngày 31/12/2026: Chậm tiến độ.",
            "6,19% GRDP (năm 2023), nguồn: Thống kê tỉnh.",
            "còn thiếu 23,81 điểm %.",
            "Từ 5,84% GRDP (năm 2021) đến 6,19% GRDP (năm 2023) (3 số liệu), bình quân mỗi năm tăng 0,175 điểm %.",
            "7 năm nữa, đến cuối năm 2030, đạt khoảng 7,415% GRDP.",
            "từ 7,38% GRDP đến 7,45% GRDP.",
            "mỗi năm cần tăng 3,401 điểm %.",
            "m = 0,949",
            "trong 50 năm tới không đạt được mức đó",
            "Phương pháp: dự báo 1.",
            "đã cũ hơn hai kỳ báo cáo",
            "Căn cứ đánh giá: yếu (ít số liệu: 3; số liệu cũ).",
        ],
    );
    says(
        &told(&case, AS_OF, Lang::En),
        &[
            "Target: kinh tế số, at least 30% GRDP, due 31 December 2030 (867/KH-UBND, section II.1.b).",
            "As of 31 December 2026: Off track.",
            "23.81 percentage points",
            "up 0.175 percentage points",
            "m = 0.949",
        ],
    );
}

#[test]
fn card_sentences() {
    let short = |case: &Case| {
        let judged = case.judged(AS_OF);
        short_status_reason(&case.rules.plan, judged.target, &judged.verdict, Lang::Vi)
    };
    let climb = Case::share(at_least(30.0), "2030", &[("2020", "5"), ("2025", "17")]);
    let judged = climb.judged(AS_OF);
    assert_eq!(
        pace_sentence(&climb.rules.plan, judged.target, &judged.verdict, Lang::Vi).unwrap(),
        "Cần tăng 2,6 điểm % mỗi năm; từ năm 2020 đến năm 2025 bình quân tăng 2,4 điểm % mỗi năm. Theo đà này, cuối năm 2030 đạt khoảng 29%."
    );
    assert_eq!(short(&climb), pace_sentence(&climb.rules.plan, judged.target, &judged.verdict, Lang::Vi).unwrap());
    let met = Case::share(at_least(90.0), "2026", &[("2026-Q3", "91,2")]).indicator(|i| i.every = Grain::Quarter);
    let judged = met.judged("2026-11-20");
    assert_eq!(
        short_status_reason(&met.rules.plan, judged.target, &judged.verdict, Lang::Vi),
        "Đã đạt 91,2% (quý III/2026), mục tiêu từ 90% trở lên, trước hạn 3 tháng."
    );
    assert_eq!(
        short(&Case::share(at_least(50.0), "2025", &[("2024", "49")])),
        "Chưa có số liệu năm 2025 về chỉ số; cần số liệu này để kết luận."
    );
    assert_eq!(short(&Case::share(at_least(15.0), "2025", &[("2025", "14,96")])), "Chỉ đạt 14,96% (năm 2025); mục tiêu từ 15% trở lên.");
    assert_eq!(
        short(&Case::share(Test::Compare(Comparator::AtMost, 5.0), "2025", &[("2025", "6")])),
        "Còn ở mức 6% (năm 2025); mục tiêu không quá 5%."
    );
    assert_eq!(
        short(&Case::share(at_least(30.0), "2030", &[("2025", "12")])),
        "Mới có một số liệu so sánh được, 12% (năm 2025); đánh giá được tiến độ khi có số liệu năm 2026."
    );
}

#[test]
fn a_computed_figure_takes_the_digits_its_verdict_needs() {
    // 14.996% would print as 15,00 with the two digits of a quotient.
    let mut case = Case::share(at_least(15.0), "2025", &[]);
    let part = case.rules.indicator("phần", "tỷ đồng");
    let id = case.id;
    case.rules.the(id).formula = Some(crate::plan::Formula { steps: vec![crate::plan::Step::Figure(part, 1.0)] });
    case.figures.add("phần", "2025", "14,996", "tỷ đồng").decimals = 2;
    let text = told(&case, AS_OF, Lang::Vi);
    says(&text, &["Không đạt", "14,996% (năm 2025)", "còn thiếu 0,004 điểm %"]);
}

#[test]
fn remarks_are_said() {
    let threatened = Case::share(at_least(30.0), "2030", &[("2024", "33"), ("2025", "31")]);
    says(
        &told(&threatened, AS_OF, Lang::Vi),
        &["Đã đạt nhưng có nguy cơ tụt: theo đà này, đến cuối năm 2030 chỉ còn khoảng 21%.", "Đạt từ cuối năm 2024."],
    );
    let lost = Case::share(at_least(30.0), "2030", &[("2024", "33"), ("2025", "29")]);
    says(
        &told(&lost, AS_OF, Lang::Vi),
        &[
            "Trước đây đã có kỳ đạt, nay không còn đạt.",
            "Số liệu không tiến về phía mục tiêu",
            "Theo đà này, trong 50 năm tới không đạt được mức đó.",
        ],
    );
    let broken = Case::share(at_least(30.0), "2030", &[("2020", "10"), ("2024", "20"), ("2025", "22")])
        .indicator(|i| i.breaks = vec![day("2024-07-01")]);
    says(&told(&broken, AS_OF, Lang::Vi), &["Chuỗi số liệu gián đoạn từ ngày 1/7/2024", "Từ 20% (năm 2024)"]);
    let strict = Case::share(Test::Compare(Comparator::MoreThan, 50.0), "2030", &[("2024", "49"), ("2025", "50")]);
    says(&told(&strict, AS_OF, Lang::Vi), &["vừa bằng ngưỡng, chưa đạt mục tiêu (trên 50%)", "tiến đúng hướng"]);
    let rank = Case::new("hạng", Test::RankAtMost(10.0), Some("2030"), &[("2022", "41"), ("2025", "16")]);
    says(&told(&rank, AS_OF, Lang::Vi), &["thuộc nhóm 10 dẫn đầu", "hạng 16 (năm 2025)", "còn thiếu 6 bậc", "tăng 8,33 bậc"]);
    let milestone = Case::share(at_least(40.0), "2030", &[("2022", "12"), ("2025", "15")])
        .target(|t| t.milestones = vec![Milestone { period: period("2027"), value: 24.0 }]);
    says(&told(&milestone, AS_OF, Lang::Vi), &["Lộ trình: từ 24% trở lên vào cuối năm 2027", "đến cuối năm 2027, đạt khoảng 17%"]);
    let mut status = Case::share(at_least(50.0), "2025", &[("2025", "51")]);
    status.figures.data.rows[0].status = FigureStatus::Preliminary;
    says(&told(&status, AS_OF, Lang::Vi), &["yếu (số sơ bộ)"]);
    let range = Case::share(Test::Range(30.0, 35.0), "2025", &[("2025", "32")]).good_when(GoodWhen::Rising);
    says(&told(&range, AS_OF, Lang::Vi), &["từ 30% trở lên, phấn đấu từ 35% trở lên", "Phấn đấu từ 35% trở lên: Không đạt."]);
    let change = Case::share(
        Test::Change { rising: true, by: ChangeBy::Amount(2.0), strict: false, since: ChangeSince::Period(period("2020")) },
        "2025",
        &[("2020", "10"), ("2025", "11")],
    );
    says(
        &told(&change, AS_OF, Lang::Vi),
        &["tăng ít nhất 2 điểm % so với năm 2020", "So với 10% (năm 2020), mức cần đạt là 12%.", "còn thiếu 1 điểm %"],
    );
    let undirected = Case::share(Test::Range(30.0, 35.0), "2025", &[("2025", "28")]);
    says(&told(&undirected, AS_OF, Lang::Vi), &["nằm ngoài khoảng", "tốt khi"]);
    let growth = Case::share(at_least(30.0), "2030", &[("2020", "0"), ("2025", "17")]).target(|t| t.method = Method::Cagr1);
    says(&told(&growth, AS_OF, Lang::Vi), &["Tăng trưởng kép không xác định"]);
    let pace = Case::share(at_least(30.0), "2030", &[("2020", "10"), ("2025", "16")]).target(|t| t.method = Method::Pace1);
    says(
        &told(&pace, AS_OF, Lang::Vi),
        &["Từ 10% (năm 2020), bình quân mỗi năm tăng 1,2 điểm %; cần tăng 2 điểm %. Tỷ số hai tốc độ là 0,600"],
    );
    let hold = Case::share(at_least(90.0), "2028", &[("2023", "91"), ("2024", "88"), ("2025", "92")]).target(|t| {
        t.when = When::Hold;
        t.start = Some(day("2023-01-01"));
    });
    says(
        &told(&hold, "2026-06-30", Lang::Vi),
        &["Các kỳ đã qua: 2 kỳ đạt, 1 kỳ không đạt, 0 kỳ chưa có số liệu.", "Năm 2024: Không đạt, 88%."],
    );
}

#[test]
fn a_superseded_target_cites_both_documents() {
    let mut rules = Rules::new();
    let id = rules.indicator("chỉ số", "%");
    for (number, date, x) in [("867/KH-UBND", "2024-01-22", 70.0), ("5881/KH-UBND", "2026-04-30", 80.0)] {
        let document = rules.document(number, Some(date));
        let target = rules.target(id, at_least(x), Some("2030"));
        target.document = Some(document);
        target.section = Some("II.1".to_owned());
    }
    rules.plan.rivalries.push(Rivalry { members: vec![TargetId(0), TargetId(1)], differ: true, undecided: false });
    let data = Figures::of("%", "chỉ số", &[("2025", "60")]).data;
    let outcome = evaluate(&rules.plan, &data, day(AS_OF));
    says(
        &explain(&rules.plan, &data, &outcome, &outcome.verdicts[0], Lang::Vi),
        &["Mục tiêu từ 70% trở lên (867/KH-UBND, mục II.1) được thay bằng từ 80% trở lên (5881/KH-UBND, mục II.1)."],
    );
}

#[test]
fn figures_are_printed_in_the_unit_of_the_targets_line() {
    let case = Case::new("tỷ đồng", at_least(2500.0), Some("2030"), &[("2024", "1.234,5"), ("2025", "1.500")]).target(|t| {
        t.unit = super::build::unit("nghìn tỷ đồng");
        t.decimals = 1;
    });
    says(
        &told(&case, AS_OF, Lang::Vi),
        &["từ 2,5 nghìn tỷ đồng trở lên", "1,2345 nghìn tỷ đồng (năm 2024)", "còn thiếu 1,0 nghìn tỷ đồng"],
    );
}

/// Every number of a text, in its language's writing.
fn numbers(text: &str, style: NumberStyle) -> Vec<number::Figure> {
    text.split(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.' || c == '-'))
        .filter_map(|token| number::read(token.trim_end_matches(['.', ',', '-']), style).ok())
        .collect()
}

/// Numbers that a verdict used must stand in its explanation, as printed to some digits.
fn check_numbers(plan: &Plan, outcome: &Outcome, judged: &TargetVerdict, data: &crate::data::Observations) -> Result<(), TestCaseError> {
    let v = &judged.verdict;
    for (lang, style) in [(Lang::Vi, NumberStyle::Vietnamese), (Lang::En, NumberStyle::Plain)] {
        let text = explain(plan, data, outcome, judged, lang);
        let printed = numbers(&text, style);
        let stands = |value: f64| {
            printed.iter().any(|f| {
                let shown = f.value.abs();
                (shown - value.abs()).abs() <= 0.5 / number::power_of_ten(f.decimals.into()) + 1e-9
            })
        };
        let progress = matches!(v.status, Status::OnTrack | Status::AtRisk | Status::OffTrack);
        let mut used = vec![v.figure.map(|f| f.value), v.threshold];
        if progress {
            used.extend([v.gap.filter(|g| *g > 0.0), v.actual_per_year, v.shortfall, v.outlook]);
            used.extend([
                v.needed_per_year,
                v.window_start.map(|f| f.value),
                v.baseline.map(|f| f.value).filter(|_| v.method != Method::Forecast1),
            ]);
        }
        for value in used.into_iter().flatten() {
            // A change that is nothing is said in words.
            prop_assert!(compare::equal(value, 0.0) || stands(value), "{} is missing: {}", value, text);
        }
        prop_assert!(!text.contains("NaN") && !text.contains("inf"), "{}", text);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn every_number_used_stands_in_the_explanation(
        values in proptest::collection::vec((2015..2026i32, 0..100_000i32, 0..4u8), 1..7), x in 0..1000i32, strict: bool, up: bool, method in 0..3usize,
    ) {
        let x = f64::from(x) / 10.0;
        let comparator = match (up, strict) {
            (true, false) => Comparator::AtLeast,
            (true, true) => Comparator::MoreThan,
            (false, false) => Comparator::AtMost,
            (false, true) => Comparator::LessThan,
        };
        let mut case = Case::share(Test::Compare(comparator, x), "2030", &[]).target(|t| {
            t.method = [Method::Forecast1, Method::Pace1, Method::Cagr1][method];
            t.decimals = 1;
        });
        for (year, value, decimals) in values {
            let row = case.figures.add("chỉ số", &year.to_string(), "0", "%");
            row.value = number::round_to(f64::from(value) / 1000.0, decimals.into());
            row.decimals = decimals;
        }
        let outcome = case.outcome(AS_OF);
        check_numbers(&case.rules.plan, &outcome, &outcome.verdicts[0], &case.figures.data)?;
    }

    #[test]
    fn no_printed_figure_contradicts_its_verdict(thousandths in 14_000..16_000i32, decimals in 0..3u8, strict: bool) {
        // A computed figure: its own digits say little, the verdict asks for more where needed.
        let comparator = if strict { Comparator::MoreThan } else { Comparator::AtLeast };
        let mut case = Case::share(Test::Compare(comparator, 15.0), "2025", &[]);
        let row = case.figures.add("chỉ số", "2025", "0", "%");
        row.value = f64::from(thousandths) / 1000.0;
        row.decimals = decimals;
        let judged = case.judged(AS_OF);
        let text = short_status_reason(&case.rules.plan, judged.target, &judged.verdict, Lang::Vi);
        let printed = numbers(&text, NumberStyle::Vietnamese);
        let shown = printed.first().map(|f| f.value).unwrap();
        prop_assert_eq!(compare::compare(shown, 15.0), compare::compare(f64::from(thousandths) / 1000.0, 15.0), "{}", text);
    }
}
