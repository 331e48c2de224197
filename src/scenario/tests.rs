//! Laws of scenarios: searches against closed forms and brute force, chance against the normal distribution, and what
//! may never happen when figures are taken away.

use super::random::normal_below;
use super::run::Run;
use super::world::{Suppositions, World};
use super::{Question, ask, chance, named, seek};
use crate::data::{self, Observations};
use crate::eval::series::bind;
use crate::messages::Lang;
use crate::plan::{Plan, TargetId};
use crate::value::{Date, Truth};
use crate::{CompileOptions, Host, compile};
use proptest::prelude::*;

struct One(String);

impl Host for One {
    fn rules(&mut self, _: &str) -> Result<Vec<u8>, String> {
        Ok(self.0.clone().into_bytes())
    }
}

fn plan(text: &str) -> Plan {
    let compilation = compile(&["a".to_owned()], &mut One(text.to_owned()), CompileOptions::default());
    assert_eq!(crate::diagnostics::count_errors(&compilation.diagnostics), 0, "{:?}\n{text}", compilation.diagnostics);
    compilation.plan
}

fn figures(rows: &str) -> Observations {
    let (read, found) = data::load(format!("chỉ số;kỳ;giá trị;đơn vị\n{rows}").as_bytes(), "a.csv", Some("csv"));
    assert_eq!(crate::diagnostics::count_errors(&found), 0, "{found:?}");
    read
}

fn day(text: &str) -> Date {
    Date::parse_iso(text).unwrap()
}

const RULES: &str =
    "chỉ số a\n    đơn vị: hồ sơ\n    tốt khi: tăng\n\nchỉ số b\n    đơn vị: hồ sơ\n\nchỉ số c\n    đơn vị: %\n    công thức: a / b\n\n";

fn written(value: f64) -> String {
    crate::value::number::write(value, 3, crate::value::number::NumberStyle::Vietnamese)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Where the target is on the indicator itself, the change is (v* − v) over the years, whatever the trend.
    #[test]
    fn seeking_a_level_gives_the_closed_form(v in 1i32..2000, before in 1i32..2000, star in 1i32..4000, year in 2026i32..2040, falls in any::<bool>()) {
        let sign = if falls { "<=" } else { ">=" };
        let plan = plan(&format!("{RULES}a {sign} {} hồ sơ đến năm {year} @t\n", written(f64::from(star))));
        let figures = figures(&format!("a;2024;{before};hồ sơ\na;2025;{v};hồ sơ\n"));
        let store = bind(&plan, &figures);
        let world = World::new(&plan, &figures, &store, day("2025-12-31"));
        let found = seek::seek(&world, &Suppositions::default(), TargetId(0), plan.names["a"]).unwrap();
        let wanted = f64::from(star - v) / f64::from(year - 2025);
        prop_assert_eq!(found.reachable, Some(true));
        let per_year = found.per_year.unwrap();
        prop_assert!((per_year - wanted).abs() <= 1e-9 * wanted.abs().max(1.0), "{} {}", per_year, wanted);
        prop_assert_eq!(found.present, Some(f64::from(v - before)));
    }

    /// Through a formula, every change on a fine grid that is enough lies at or above what was found, and none below.
    #[test]
    fn seeking_through_a_formula_agrees_with_trying_every_change(
        a in 100i32..1000, b in 1000i32..5000, grows in -100i32..200, share in 5i32..90, year in 2026i32..2034,
    ) {
        let plan = plan(&format!("{RULES}c >= {share}% đến năm {year} @t\n"));
        let figures = figures(&format!("a;2024;{a};hồ sơ\na;2025;{a};hồ sơ\nb;2024;{};hồ sơ\nb;2025;{b};hồ sơ\n", b - grows));
        let store = bind(&plan, &figures);
        let world = World::new(&plan, &figures, &store, day("2025-12-31"));
        let found = seek::seek(&world, &Suppositions::default(), TargetId(0), plan.names["a"]).unwrap();
        let years = f64::from(year - 2025);
        let whole = (f64::from(b) + f64::from(grows) * years).max(0.0);
        let enough = |per_year: f64| {
            let part = (f64::from(a) + per_year * years).max(0.0);
            whole > 0.0 && crate::value::compare::at_least((part / whole * 100.0).min(100.0), f64::from(share))
        };
        match found.per_year {
            Some(per_year) => {
                prop_assert!(enough(per_year), "{} is not enough", per_year);
                for step in 1..400 {
                    let less = per_year - f64::from(step) * 0.01 * per_year.abs().max(1.0);
                    prop_assert!(!enough(less), "{} is enough, {} was found", less, per_year);
                }
            }
            None => prop_assert!(whole <= 0.0, "{:?}", found),
        }
    }

    /// One normal amount: the share is that of the normal numbers above the change needed.
    #[test]
    fn chance_of_one_normal_agrees_with_the_distribution(mean in 10i32..200, deviation in 1i32..80, star in 100i32..3000, seed in 0u64..1000) {
        let plan = plan(&format!("{RULES}a >= {star} hồ sơ đến năm 2030 @t\n\nkịch bản s\n    a tăng {mean} ± {deviation} mỗi năm\n"));
        let figures = figures("a;2025;400;hồ sơ\n");
        let store = bind(&plan, &figures);
        let world = World::new(&plan, &figures, &store, day("2025-12-31"));
        let mut run = Run::new(&world, Suppositions::of(&plan, named(&plan, "s").unwrap())).unwrap();
        let draws = 4000;
        let found = chance::count(&mut run, seed, 0, draws, false);
        let needed = (f64::from(star) - 400.0) / 5.0;
        // Held at zero, the figure passes no threshold that is above it.
        let wanted = 1.0 - normal_below((needed - f64::from(mean)) / f64::from(deviation));
        let share = f64::from(found.targets[0].held) / f64::from(draws);
        let error = (wanted * (1.0 - wanted) / f64::from(draws)).sqrt().max(1e-3);
        prop_assert!((share - wanted).abs() <= 5.0 * error, "{} {}", share, wanted);
    }

    /// Workers that take parts of the draws come to the same counts together.
    #[test]
    fn parts_of_the_draws_add_up(cut in 1u32..499, seed in any::<u64>()) {
        let plan = plan(&format!("{RULES}a >= 1.000 hồ sơ đến năm 2030 @t\n\nc >= 20% đến năm 2030 @u\n\nkịch bản s\n    a tăng 120 ± 40 mỗi năm cùng yếu tố \"x\" 0,6\n    b tăng 100 (từ 50 đến 300) mỗi năm cùng yếu tố \"x\" -0,4\n"));
        let figures = figures("a;2025;400;hồ sơ\nb;2025;4000;hồ sơ\n");
        let store = bind(&plan, &figures);
        let world = World::new(&plan, &figures, &store, day("2025-12-31"));
        let mut run = Run::new(&world, Suppositions::of(&plan, named(&plan, "s").unwrap())).unwrap();
        let whole = chance::count(&mut run, seed, 0, 500, false);
        let (first, second) = (chance::count(&mut run, seed, 0, cut, false), chance::count(&mut run, seed, cut, 500, false));
        for ((whole, a), b) in whole.targets.iter().zip(&first.targets).zip(&second.targets) {
            prop_assert_eq!((whole.held, whole.unknown), (a.held + b.held, a.unknown + b.unknown));
        }
    }

    /// Taking a figure away never makes an answer more certain: what was unknown stays so. (Nothing is divided by
    /// zero here and no growth begins at it: what is not defined is another matter than what is not known.)
    #[test]
    fn fewer_figures_never_tell_more(values in proptest::collection::vec((0usize..2, 2019i32..2026, 1i32..5000), 1..9), left in 0usize..9, course in 0usize..5) {
        let course = ["a tăng 50 mỗi năm", "a tăng 70 mỗi năm từ 2027", "a giữ nguyên", "a trở lại tốc độ 2020 - 2023", "b = 9.000 hồ sơ năm 2028"][course];
        let rules = RULES.replace("a / b", "a / (b + 10.000 hồ sơ)");
        let plan = plan(&format!("{rules}a >= 1.000 hồ sơ đến năm 2030 @t\nc >= 20% đến năm 2030 @u\na tăng 5 hồ sơ mỗi năm từ 2027 đến 2029 @w\n\nkịch bản s\n    {course}\n"));
        let mut known: Vec<(usize, i32, i32)> = Vec::new();
        for (which, year, value) in values {
            if !known.iter().any(|(w, y, _)| (*w, *y) == (which, year)) {
                known.push((which, year, value));
            }
        }
        let rows = |list: &[(usize, i32, i32)]| list.iter().map(|(w, y, v)| format!("{};{y};{v};hồ sơ\n", ["a", "b"][*w])).collect::<String>();
        let mut fewer = known.clone();
        fewer.remove(left % known.len());
        let asked = Question { compare: vec!["s".to_owned()], ..Question::default() };
        let truths = |list: &[(usize, i32, i32)]| {
            let answer = ask(&plan, &figures(&rows(list)), day("2026-06-30"), &asked, Lang::Vi).unwrap();
            answer.scenarios[0].targets.iter().map(|t| t.verdict.satisfied).collect::<Vec<_>>()
        };
        let (all, some) = (truths(&known), truths(&fewer));
        for (all, some) in all.iter().zip(&some) {
            prop_assert!(*all != Truth::Unknown || *some == Truth::Unknown, "{:?} became {:?} without {:?}", all, some, left % known.len());
        }
    }
}

#[test]
fn a_shared_factor_correlates_as_its_weights_say() {
    use super::random::{Stream, key_of};
    let (count, weights) = (40_000u64, (0.8, 0.5));
    let draw = |draw: u64, key: u64, weight: f64| {
        weight * Stream::new(3, draw, key_of(["yếu tố", "x"])).normal()
            + (1.0f64 - weight * weight).sqrt() * Stream::new(3, draw, key).normal()
    };
    let sum: f64 = (0..count).map(|i| draw(i, 1, weights.0) * draw(i, 2, weights.1)).sum();
    let found = sum / count as f64;
    assert!((found - weights.0 * weights.1).abs() < 5.0 / (count as f64).sqrt(), "{found}");
}

const INDEX: &str = "chỉ số x\n    đơn vị: %\n\nchỉ số y\n    đơn vị: %\n\nchỉ số z\n    đơn vị: %\n\nvăn bản 1/KH\n    ngày: 1/1/2024\n    hiệu lực: 2024 - 2027\n\nbộ chỉ số chung: 300 điểm\n    1 x: 100 điểm, theo tỷ lệ\n    2 y: 100 điểm, theo tỷ lệ\n    3 z: 100 điểm, theo tỷ lệ\n\nchung đạt 200 điểm đến năm 2027\n";

#[test]
fn the_cheapest_gains_of_an_index_are_those_of_a_full_knapsack() {
    // 30 + 40 + 50 = 120 points; 80 more are needed in two years. z is the cheapest and has 50 to give, then y 30 of its
    // 60; x, the dearest, stays: 25 and 15 a year.
    let plan = plan(INDEX);
    let figures = figures("x;2024;30;%\nx;2025;30;%\ny;2024;40;%\ny;2025;40;%\nz;2024;50;%\nz;2025;50;%\n");
    let (by, target) = (["x", "y", "z"].map(str::to_owned), TargetId(0));
    let asked = |costs: [f64; 3], equal| Question {
        compare: vec!["Hiện trạng".to_owned()],
        together: Some((vec![target], by.iter().cloned().zip(costs).collect(), equal)),
        ..Question::default()
    };
    let changes = |question: &Question| {
        let found = ask(&plan, &figures, day("2025-12-31"), question, Lang::Vi).unwrap().together.unwrap();
        assert_eq!(found.reachable, Some(true), "{found:?}");
        (found.levers.iter().map(|lever| lever.per_year.unwrap()).collect::<Vec<_>>(), found.cost.unwrap())
    };
    let (cheapest, cost) = changes(&asked([5.0, 3.0, 1.0], false));
    assert_eq!(cheapest, [0.0, 15.0, 25.0]);
    assert!((cost - (15.0 * 3.0 + 25.0)).abs() < 1e-6, "{cost}");
    // With equal effort each takes a third: 80 / 3 in two years.
    let (equally, _) = changes(&asked([1.0, 1.0, 1.0], true));
    assert!(equally.iter().all(|change| (change - 40.0 / 3.0).abs() < 1e-6), "{equally:?}");
}

#[test]
fn together_says_what_can_not_be_had() {
    let plan = plan(&INDEX.replace("đạt 200 điểm", "trên 290 điểm"));
    let figures = figures("x;2025;30;%\ny;2025;40;%\nz;2025;50;%\n");
    let question = Question {
        compare: vec!["Hiện trạng".to_owned()],
        together: Some((vec![TargetId(0)], vec![("x".to_owned(), 1.0), ("y".to_owned(), 1.0)], true)),
        ..Question::default()
    };
    let found = ask(&plan, &figures, day("2025-12-31"), &question, Lang::Vi).unwrap().together.unwrap();
    assert!(found.reachable != Some(true) && found.cost.is_none(), "{found:?}");
}

#[test]
fn a_scenario_makes_nothing_achieved() {
    let plan = plan(&format!("{RULES}a >= 500 hồ sơ đến năm 2030 @t\n\nkịch bản s\n    a tăng 100 mỗi năm\n"));
    let figures = figures("a;2024;390;hồ sơ\na;2025;400;hồ sơ\n");
    let outcome = super::evaluate(&plan, &figures, day("2026-06-30"), "s").unwrap();
    assert_eq!(outcome.verdicts[0].verdict.status, crate::eval::Status::OnTrack);
    assert_eq!(outcome.verdicts[0].verdict.satisfied, Truth::False);
    assert_eq!(outcome.verdicts[0].verdict.outlook, Some(900.0));
    let said = crate::eval::explain(&plan, &figures, &outcome, &outcome.verdicts[0], Lang::Vi);
    assert!(said.contains("kịch bản “s”") && said.contains("không phải số công bố"), "{said}");
}
