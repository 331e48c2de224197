//! `muctieu test`: runs the rule tests, says what fails and why, and which targets and sides of thresholds they touch.

use crate::output::{self, Failure};
use crate::table::{self, Column, words};
use crate::words::pick;
use crate::{RULE_ERRORS, arguments, files};
use clap::ArgMatches;
use muctieu::Compilation;
use muctieu::diagnostics::Severity;
use muctieu::eval::rule_tests::verdict_of;
use muctieu::eval::{self, Coverage, Status, TestResult, TestRun};
use muctieu::messages::{Lang, status_label};
use muctieu::plan::{Body, Comparator, Expected, Plan, Target, TargetId, Test};
use muctieu::value::number::{self, NumberStyle};
use muctieu::value::{Dimension, Period};
use muctieu::wire;
use muctieu::wire::find::Standing;

/// At most so many untested targets are named.
const NAMED: usize = 20;

/// Runs the command.
pub fn run(arguments: &ArgMatches, lang: Lang) -> Result<u8, Failure> {
    let (paths, _) = arguments::inputs(arguments);
    let compilation = files::compile(&paths, arguments.get_flag("strict"), lang)?;
    let addresses = Standing::new(&compilation.plan, None).addresses();
    let runs = eval::run_tests(&compilation.plan);
    let coverage = eval::coverage(&compilation.plan, &runs);
    if arguments.get_flag("generate") {
        output::print(&generated(&compilation.plan, &coverage), lang)?;
        return Ok(0);
    }
    let text = if arguments::format(arguments) == "json" {
        format!("{}\n", wire::tests_json(&compilation, &runs, &coverage, lang))
    } else {
        output::findings(&compilation.diagnostics, &compilation.sources, Severity::Error, lang);
        report(&compilation, &runs, &coverage, &addresses, lang)
    };
    output::print(&text, lang)?;
    let failed = runs.iter().flat_map(|run| &run.results).any(|result| !result.passed);
    let errors = output::count(&compilation.diagnostics, Severity::Error) > 0;
    Ok(if failed || errors { RULE_ERRORS } else { 0 })
}

fn named(expected: Expected, lang: Lang) -> String {
    match expected {
        Expected::Status(name) => {
            let status = Status::ALL.into_iter().find(|status| status.name() == name);
            status.map_or(name, |status| status_label(status, lang)).to_owned()
        }
        Expected::Satisfied(wanted) => truth(wanted, lang).to_owned(),
    }
}

fn truth(known: Option<bool>, lang: Lang) -> &'static str {
    match known {
        Some(true) => pick(lang, "thỏa", "satisfied"),
        Some(false) => pick(lang, "không thỏa", "not satisfied"),
        None => pick(lang, "chưa rõ", "not known"),
    }
}

fn found(result: &TestResult, lang: Lang) -> String {
    match (result.expected, result.status) {
        (_, None) => pick(lang, "văn bản chưa có vào ngày ấy", "the document does not exist on that day").to_owned(),
        (Expected::Status(_), Some(status)) => status_label(status, lang).to_owned(),
        (Expected::Satisfied(_), Some(_)) => truth(result.satisfied.known(), lang).to_owned(),
    }
}

fn report(compilation: &Compilation, runs: &[TestRun], coverage: &[Coverage], addresses: &[String], lang: Lang) -> String {
    let plan = &compilation.plan;
    let address = |id: TargetId| addresses.get(id.0 as usize).map_or("", String::as_str);
    let mut out = String::new();
    let mut failed = 0;
    for run in runs {
        let Some(test) = plan.tests.get(run.test as usize) else { continue };
        let passed = run.results.iter().all(|result| result.passed);
        out.push_str(&format!("{} {}\n", if passed { '✔' } else { '✘' }, test.name));
        failed += usize::from(!passed);
        for result in run.results.iter().filter(|result| !result.passed) {
            let Some(id) = result.target else { continue };
            let (wanted, got) = (named(result.expected, lang), found(result, lang));
            out.push_str(&match lang {
                Lang::Vi => format!("    {}: cần “{wanted}”, có “{got}”.\n", address(id)),
                Lang::En => format!("    {}: expected “{wanted}”, found “{got}”.\n", address(id)),
            });
            if let Some(verdict) = verdict_of(&run.outcome, id) {
                out.push_str(&format!("    {}\n", eval::explain(plan, &run.observations, &run.outcome, verdict, lang)));
            }
        }
    }
    let expectations: usize = runs.iter().map(|run| run.results.len()).sum();
    out.push_str(&match lang {
        Lang::Vi => format!("{} kiểm thử, {expectations} điều cần đúng: {failed} kiểm thử sai.\n\n", runs.len()),
        Lang::En => format!("{} tests, {expectations} expectations: {failed} tests fail.\n\n", runs.len()),
    });
    out.push_str(&covered(coverage, &address, lang));
    out
}

/// Tested targets with the sides they were tried on, and those that no test is about.
fn covered<'a>(coverage: &[Coverage], address: &impl Fn(TargetId) -> &'a str, lang: Lang) -> String {
    let head = match lang {
        Lang::Vi => ["Mục tiêu", "Kiểm thử", "Ngay dưới", "Đúng mức", "Ngay trên", "Thiếu số liệu"],
        Lang::En => ["Target", "Tests", "Just below", "At", "Just above", "Missing"],
    };
    let mark = |is: bool| if is { "✔" } else { "–" }.to_owned();
    let mut rows: Vec<Vec<String>> = vec![head.iter().map(|h| (*h).to_owned()).collect()];
    rows.extend(coverage.iter().filter(|covered| covered.tests > 0).map(|covered| {
        vec![
            address(covered.target).to_owned(),
            covered.tests.to_string(),
            mark(covered.below),
            mark(covered.at),
            mark(covered.above),
            mark(covered.missing),
        ]
    }));
    let columns: [Column; 6] = [words(60), table::numbers(), words(16), words(16), words(16), words(16)];
    let mut out = String::new();
    if rows.len() > 1 {
        out.push_str(&table::aligned(&columns, &rows, 2));
    }
    let untested: Vec<&str> = coverage.iter().filter(|covered| covered.tests == 0).map(|covered| address(covered.target)).collect();
    if !untested.is_empty() {
        let mut names = untested.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
        if untested.len() > NAMED {
            names.push_str(", …");
        }
        let (count, all) = (untested.len(), coverage.len());
        out.push_str(&match lang {
            Lang::Vi => format!("Chưa kiểm thử {count}/{all} mục tiêu: {names}.\n"),
            Lang::En => format!("No test for {count} of {all} targets: {names}.\n"),
        });
    }
    out
}

/// Boundary tests for the targets that none is about: just below, at, just above, and without a figure.
fn generated(plan: &Plan, coverage: &[Coverage]) -> String {
    let mut out = String::new();
    for covered in coverage.iter().filter(|covered| covered.tests == 0) {
        if let Some(target) = plan.target(covered.target) {
            out.push_str(&boundaries(plan, target).unwrap_or_default());
        }
    }
    out
}

fn boundaries(plan: &Plan, target: &Target) -> Option<String> {
    let Body::Single(Test::Compare(comparator, threshold)) = target.body else { return None };
    let plain = target.scope.is_none()
        && target.quantified.is_none()
        && matches!(target.when, muctieu::plan::When::By | muctieu::plan::When::In(_));
    let deadline = target.deadline.filter(|_| plain)?;
    let indicator = plan.indicator(target.indicator)?;
    // A whole number is stepped by one, others by their last digit.
    let unit = &target.unit;
    let factor = indicator.unit.factor / unit.factor;
    let at = threshold * factor;
    let digits = number::decimals_needed(at, 6).max(usize::from(target.decimals));
    let step = 1.0 / number::power_of_ten(digits);
    let (low, high) = indicator.unit.natural_bounds();
    let inside = |value: &f64| low.is_none_or(|low| *value >= low * factor) && high.is_none_or(|high| *value <= high * factor);
    let period = match target.when {
        muctieu::plan::When::In(period) => period,
        _ => Period::year(deadline.year()),
    };
    if period.end() > deadline || unit.dimension == Dimension::State {
        return None;
    }
    let id = plan.full_id(target);
    let mut out = String::new();
    for (name, value) in [("ngay dưới ngưỡng", at - step), ("đúng ngưỡng", at), ("ngay trên ngưỡng", at + step)] {
        if !inside(&value) {
            continue;
        }
        let passes = match comparator {
            Comparator::AtLeast => value >= at,
            Comparator::MoreThan => value > at,
            Comparator::AtMost => value <= at,
            Comparator::LessThan => value < at,
            Comparator::Exactly => value == at,
        };
        let figure = format!("{}{}{}", number::write(value, digits, NumberStyle::Vietnamese), unit.joint(), unit.text);
        out.push_str(&format!(
            "kiểm thử {id}: {name}\n    ngày {}\n    cho {} = {figure} {}\n    thì @{id}: {}\n\n",
            deadline.slashed(),
            indicator.name,
            period.vietnamese(),
            if passes { "hoàn thành" } else { "không đạt" },
        ));
    }
    out.push_str(&format!("kiểm thử {id}: chưa có số liệu\n    ngày {}\n    thì @{id}: chờ số liệu\n\n", deadline.slashed()));
    Some(out)
}
