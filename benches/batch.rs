//! Comparisons a second over columns: 1,000 areas × 200 rules × 100 scenarios, beside a hand-written loop over the same
//! figures in the same run, and draws a second. `cargo bench --bench batch`.
//!
//! Items are statuses (bytes written); of `draws`, verdicts: draws times the targets that chance moves.

use divan::counter::ItemsCount;
use muctieu::eval::batch::{BLOCK, Column, Going, Interval, Rule, go, test_into};
use muctieu::messages::Lang;
use muctieu::plan::{Comparator, Test};
use muctieu::scenario::{Question, ask};
use muctieu::value::Date;
use muctieu::{CompileOptions, Host, compile, data};
use std::fmt::Write;

const RULES: usize = 200;
const AREAS: usize = 1_000;
const SCENARIOS: usize = 100;
const ROWS: usize = AREAS * SCENARIOS;
const COLUMNS: usize = 40;

fn main() {
    divan::main();
}

/// Numbers that look like noise and are the same on every machine.
struct Noise(u64);

impl Noise {
    fn next(&mut self, below: u32) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % u64::from(below)) as f64
    }
}

fn columns(rows: usize, holes: bool) -> Vec<Column> {
    let mut noise = Noise(11);
    let column = |noise: &mut Noise| Column {
        values: (0..rows).map(|_| noise.next(1000) / 10.0).collect(),
        known: if holes { (0..rows).map(|_| u8::from(noise.next(20) > 0.0)).collect() } else { Vec::new() },
    };
    (0..COLUMNS).map(|_| column(&mut noise)).collect()
}

/// Rules as a plan mixes them: mostly floors, some ceilings, strict ones and ranges.
fn rules() -> Vec<Rule> {
    let mut noise = Noise(7);
    let of = |index: usize, x: f64| match index % 10 {
        0..=4 => Test::Compare(Comparator::AtLeast, x),
        5 => Test::Compare(Comparator::MoreThan, x),
        6 | 7 => Test::Compare(Comparator::AtMost, x),
        8 => Test::Compare(Comparator::LessThan, x),
        _ => Test::About(x * 0.95, x * 1.05),
    };
    (0..RULES)
        .filter_map(|index| Some(Rule { column: index % COLUMNS, interval: Interval::of(of(index, noise.next(1000) / 10.0))? }))
        .collect()
}

/// Comparisons alone, every figure known.
#[divan::bench(sample_count = 30)]
fn comparisons(bencher: divan::Bencher) {
    let (rules, columns) = (rules(), columns(ROWS, false));
    let mut statuses = vec![0u8; RULES * ROWS];
    bencher.counter(ItemsCount::new(RULES * ROWS)).bench_local(|| {
        test_into(&rules, &columns, ROWS, &mut statuses);
        divan::black_box(&statuses);
    });
}

/// The same with figures missing and a mask that says so.
#[divan::bench(sample_count = 30)]
fn comparisons_with_masks(bencher: divan::Bencher) {
    let (rules, columns) = (rules(), columns(ROWS, true));
    let mut statuses = vec![0u8; RULES * ROWS];
    bencher.counter(ItemsCount::new(RULES * ROWS)).bench_local(|| {
        test_into(&rules, &columns, ROWS, &mut statuses);
        divan::black_box(&statuses);
    });
}

/// The yardstick: the same bytes as one would write them by hand for floors alone, block by block.
#[divan::bench(sample_count = 30)]
fn by_hand(bencher: divan::Bencher) {
    let columns: Vec<Vec<f64>> = columns(ROWS, false).into_iter().map(|column| column.values).collect();
    let mut noise = Noise(7);
    let rules: Vec<(usize, f64)> = (0..RULES).map(|index| (index % COLUMNS, noise.next(1000) / 10.0)).collect();
    let mut statuses = vec![0u8; RULES * ROWS];
    bencher.counter(ItemsCount::new(RULES * ROWS)).bench_local(|| {
        for start in (0..ROWS).step_by(BLOCK) {
            let end = ROWS.min(start + BLOCK);
            for ((column, threshold), out) in rules.iter().zip(statuses.chunks_exact_mut(ROWS)) {
                for (status, value) in out[start..end].iter_mut().zip(&columns[*column][start..end]) {
                    *status = u8::from(*value >= *threshold);
                }
            }
        }
        divan::black_box(&statuses);
    });
}

/// A hundred scenarios of a thousand areas: every column laid anew, then every rule over it.
#[divan::bench(sample_count = 30)]
fn scenarios(bencher: divan::Bencher) {
    let (rules, last, trend) = (rules(), columns(AREAS, false), columns(AREAS, false));
    let mut laid = vec![Column::default(); COLUMNS];
    let mut statuses = vec![0u8; RULES * AREAS];
    bencher.counter(ItemsCount::new(RULES * ROWS)).bench_local(|| {
        for scenario in 0..SCENARIOS {
            for (index, out) in laid.iter_mut().enumerate() {
                let going = match (scenario + index) % 3 {
                    0 => Going::Trend,
                    1 => Going::Points(scenario as f64 / 10.0),
                    _ => Going::Growth(scenario as f64 / 20.0),
                };
                go(&last[index], &trend[index], going, 5.0, (0.0, 100.0), out);
            }
            test_into(&rules, &laid, AREAS, &mut statuses);
            divan::black_box(&statuses);
        }
    });
}

struct One(String);

impl Host for One {
    fn rules(&mut self, _: &str) -> Result<Vec<u8>, String> {
        Ok(self.0.clone().into_bytes())
    }
}

/// 10,000 draws over 250 targets of 50 indicators, every one of them uncertain, ten of them computed from two others.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn draws(bencher: divan::Bencher) {
    let (mut rules, mut rows, mut supposed) = (String::new(), String::from("chỉ số;kỳ;giá trị;đơn vị\n"), String::new());
    for index in 0..50 {
        let unit = if index % 5 == 4 { "%" } else { "hồ sơ" };
        let _ = write!(rules, "chỉ số số {index}\n    đơn vị: {unit}\n");
        if index % 5 == 4 {
            let _ = writeln!(rules, "    công thức: số {} / số {}", index - 1, index - 2);
        } else {
            for year in 2021..2026 {
                let _ = writeln!(rows, "số {index};{year};{};hồ sơ", 100 + (index * 37 + year * 11) % 400);
            }
            let _ = writeln!(supposed, "    số {index} tăng {} ± 5 mỗi năm cùng yếu tố \"chung\" 0,5", 10 + index % 7);
        }
        rules.push('\n');
    }
    for target in 0..250 {
        let (index, unit) = (target % 50, if target % 5 == 4 { "%" } else { " hồ sơ" });
        let _ = writeln!(rules, "số {index} >= {}{unit} đến năm {}", 60 + target % 40, 2026 + target / 50);
    }
    let text = format!("{rules}\nkịch bản bất định\n{supposed}");
    let plan = compile(&["a".to_owned()], &mut One(text), CompileOptions::default()).plan;
    let (figures, _) = data::load(rows.as_bytes(), "a.csv", Some("csv"));
    let as_of = Date::end_of_year(2025);
    let question = Question { compare: vec!["bất định".to_owned()], draws: Some((10_000, 7)), ..Question::default() };
    let targets = plan.targets.len();
    bencher.counter(ItemsCount::new(10_000 * targets)).bench(|| ask(&plan, &figures, as_of, &question, Lang::Vi).is_ok());
}
