//! Verdicts a second: 200 rules over 1,000 areas of yearly series (10 figures each, 40 indicators), without
//! explanations, beside a hand-written loop of plain comparisons in the same run. `cargo bench --bench evaluate`.

use divan::counter::ItemsCount;
use muctieu::data::{FigureStatus, Observations, Row};
use muctieu::eval::{AreaId, Snapshot, Store, bind, evaluate, sweep};
use muctieu::plan::{
    Body, ChangeBy, ChangeSince, Comparator, GoodWhen, Indicator, IndicatorId, Method, Modality, Plan, Target, TargetId, Test, When,
};
use muctieu::source::{FileId, Span};
use muctieu::value::{Date, Grain, Period, Unit};

const RULES: u32 = 200;
const AREAS: u32 = 1_000;
const INDICATORS: u32 = 40;
const YEARS: std::ops::Range<i32> = 2016..2026;

fn main() {
    divan::main();
}

/// Numbers that look like noise and are the same on every machine.
struct Noise(u64);

impl Noise {
    fn next(&mut self, below: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % u64::from(below)) as u32
    }
}

fn span() -> Span {
    Span::new(FileId(0), 0, 0)
}

fn plan() -> Plan {
    let mut plan = Plan::default();
    let mut noise = Noise(7);
    for index in 0..INDICATORS {
        let name = format!("chỉ số {index}");
        plan.names.insert(name.clone(), IndicatorId(index));
        plan.indicators.push(Indicator {
            name,
            title: None,
            unit: Unit::read("%", "%"),
            good_when: Some(GoodWhen::Rising),
            every: Grain::Year,
            breaks: Vec::new(),
            source: None,
            leads: Vec::new(),
            formula: None,
            span: span(),
            declared: true,
        });
    }
    for index in 0..RULES {
        let x = f64::from(noise.next(1000)) / 10.0;
        let test = match index % 10 {
            0..=3 => Test::Compare(Comparator::AtLeast, x),
            4 => Test::Compare(Comparator::MoreThan, x),
            5 => Test::Compare(Comparator::AtMost, x),
            6 => Test::Compare(Comparator::LessThan, x),
            7 => Test::Range(x, x + 5.0),
            8 => Test::About(x * 0.95, x * 1.05),
            _ => Test::Change { rising: true, by: ChangeBy::Percent(10.0), strict: false, since: ChangeSince::Period(Period::year(2020)) },
        };
        let (when, deadline) = match index % 4 {
            0 => (When::By, 2025),
            1 => (When::In(Period::year(2026)), 2026),
            _ => (When::By, 2030),
        };
        plan.targets.push(Target {
            id: format!("t{index}"),
            document: None,
            section: None,
            indicator: IndicatorId(index % INDICATORS),
            scope: None,
            body: Body::Single(test),
            quantified: None,
            id_span: None,
            parent: None,
            kept: None,
            day: None,
            modality: Modality::Commit,
            when,
            start: None,
            deadline: Some(Date::end_of_year(deadline)),
            baseline: None,
            bases: Vec::new(),
            milestones: Vec::new(),
            path: None,
            method: match index % 8 {
                6 => Method::Pace1,
                7 => Method::Cagr1,
                _ => Method::Forecast1,
            },
            leads: Vec::new(),
            partners: Vec::new(),
            weight: None,
            basis: None,
            note: None,
            unit: Unit::read("%", "%"),
            decimals: 1,
            span: span(),
            text: String::new(),
            canonical: String::new(),
            rivalry: None,
        });
    }
    plan
}

fn observations() -> Observations {
    let mut data = Observations::new();
    let mut noise = Noise(11);
    data.files.push("so-lieu.csv".to_owned());
    let unit = data.unit("%");
    for indicator in 0..INDICATORS {
        let name = data.text(&format!("chỉ số {indicator}"));
        for area in 0..AREAS {
            let area = data.text(&format!("xã {area}"));
            let mut value = f64::from(noise.next(600));
            for year in YEARS {
                value += f64::from(noise.next(60)) - 15.0;
                data.rows.push(Row {
                    indicator: name,
                    area,
                    members: Default::default(),
                    period: Period::year(year),
                    value: value / 10.0,
                    decimals: 1,
                    unit,
                    status: FigureStatus::Official,
                    reported_on: Date::new(year + 1, 3, 31),
                    source: Default::default(),
                    url: Default::default(),
                    note: Default::default(),
                    file: 0,
                    row: 0,
                });
            }
        }
    }
    data
}

struct Case {
    plan: Plan,
    data: Observations,
    store: Store,
    as_of: Date,
    targets: Vec<TargetId>,
    areas: Vec<AreaId>,
}

fn case() -> Case {
    let (plan, data) = (plan(), observations());
    let store = bind(&plan, &data);
    Case {
        plan,
        store,
        data,
        as_of: Date::end_of_year(2026),
        targets: (0..RULES).map(TargetId).collect(),
        areas: (0..AREAS).map(AreaId).collect(),
    }
}

/// Statuses over a snapshot that stands: the figure of the issue.
#[divan::bench(sample_count = 20)]
fn sweep_200_rules_1000_areas(bencher: divan::Bencher) {
    let case = case();
    let snapshot = Snapshot::new(&case.plan, &case.data, &case.store, case.as_of);
    bencher.counter(ItemsCount::new(RULES * AREAS)).bench(|| sweep(&case.plan, &case.store, &snapshot, &case.targets, &case.areas));
}

/// The same with the snapshot of 400,000 figures taken anew, as for another date.
#[divan::bench(sample_count = 10)]
fn snapshot_and_sweep(bencher: divan::Bencher) {
    let case = case();
    bencher.counter(ItemsCount::new(RULES * AREAS)).bench(|| {
        let snapshot = Snapshot::new(&case.plan, &case.data, &case.store, case.as_of);
        sweep(&case.plan, &case.store, &snapshot, &case.targets, &case.areas)
    });
}

/// A yardstick: the same number of plain comparisons of columns with thresholds, as one would write them by hand.
#[divan::bench(sample_count = 50)]
fn plain_comparisons_by_hand(bencher: divan::Bencher) {
    let case = case();
    let mut columns = vec![vec![0.0; AREAS as usize]; INDICATORS as usize];
    for (index, row) in case.data.rows.iter().enumerate() {
        let series = index / YEARS.len();
        columns[series / AREAS as usize][series % AREAS as usize] = row.value;
    }
    let mut noise = Noise(7);
    let rules: Vec<(usize, f64)> = (0..RULES).map(|r| ((r % INDICATORS) as usize, f64::from(noise.next(1000)) / 10.0)).collect();
    let mut statuses = vec![0u8; (RULES * AREAS) as usize];
    bencher.counter(ItemsCount::new(RULES * AREAS)).bench_local(|| {
        for (out, (column, threshold)) in statuses.chunks_mut(AREAS as usize).zip(&rules) {
            for (status, value) in out.iter_mut().zip(&columns[*column]) {
                *status = u8::from(value >= threshold);
            }
        }
        divan::black_box(&statuses);
    });
}

/// Binding 400,000 rows to the plan, once for all dates.
#[divan::bench(sample_count = 5)]
fn bind_400000_rows(bencher: divan::Bencher) {
    let case = case();
    bencher.counter(ItemsCount::new(case.data.rows.len())).bench(|| bind(&case.plan, &case.data));
}

/// Whole verdicts with all their numbers, one area: what a page of 200 targets asks for.
#[divan::bench(sample_count = 50)]
fn evaluate_200_targets_of_one_area(bencher: divan::Bencher) {
    let mut case = case();
    let first = case.data.rows.first().map(|row| row.area);
    case.data.rows.retain(|row| Some(row.area) == first);
    let (plan, data, as_of) = (case.plan, case.data, case.as_of);
    bencher.counter(ItemsCount::new(RULES)).bench(|| evaluate(&plan, &data, as_of));
}
