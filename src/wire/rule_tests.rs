//! Rule tests and their coverage as JSON.

use super::find::Standing;
use super::json::Json;
use super::targets::write_source;
use super::{diagnostics, targets::View};
use crate::Compilation;
use crate::eval::rule_tests::verdict_of;
use crate::eval::{self, Coverage, Status, TestRun};
use crate::messages::Lang;
use crate::plan::Expected;

/// `{"tests": [{"name", "day", "passed", "expectations": […]}], "coverage": […], "summary", "diagnostics"}`.
pub fn tests_json(compilation: &Compilation, runs: &[TestRun], coverage: &[Coverage], lang: Lang) -> String {
    let plan = &compilation.plan;
    let addresses = Standing::new(plan, None).addresses();
    let view = View { compilation, addresses: &addresses };
    let mut json = Json::new();
    json.open_object();
    json.key("tests");
    json.open_array();
    for run in runs {
        let Some(test) = plan.tests.get(run.test as usize) else { continue };
        json.open_object();
        json.text("name", &test.name);
        json.text("day", &test.day.iso());
        json.flag("passed", run.results.iter().all(|result| result.passed));
        write_source(&mut json, "place", test.span, &compilation.sources);
        json.key("expectations");
        json.open_array();
        for (result, expect) in run.results.iter().zip(&test.expects) {
            json.open_object();
            json.text_or_null("target", result.target.map(|id| view.address(id)));
            json.flag("passed", result.passed);
            match result.expected {
                Expected::Status(name) => json.text("expected", name),
                Expected::Satisfied(wanted) => json.flag_or_null("expected", wanted),
            }
            json.text_or_null("status", result.status.map(Status::name));
            json.flag_or_null("satisfied", result.satisfied.known());
            json.key("explanation");
            let found = result.target.and_then(|id| verdict_of(&run.outcome, id));
            match found {
                Some(verdict) => {
                    json.open_object();
                    for lang in [Lang::Vi, Lang::En] {
                        json.text(lang.tag(), &eval::explain(plan, &run.observations, &run.outcome, verdict, lang));
                    }
                    json.close_object();
                }
                None => json.null(),
            }
            write_source(&mut json, "place", expect.span, &compilation.sources);
            json.close_object();
        }
        json.close_array();
        json.close_object();
    }
    json.close_array();
    json.key("coverage");
    json.open_array();
    for covered in coverage {
        json.open_object();
        json.text("target", view.address(covered.target));
        json.count("tests", covered.tests as usize);
        for (key, is) in [("below", covered.below), ("at", covered.at), ("above", covered.above), ("missing", covered.missing)] {
            json.flag(key, is);
        }
        json.close_object();
    }
    json.close_array();
    json.key("summary");
    json.open_object();
    let passed = runs.iter().filter(|run| run.results.iter().all(|result| result.passed)).count();
    json.count("passed", passed);
    json.count("failed", runs.len() - passed);
    json.count("untested", coverage.iter().filter(|covered| covered.tests == 0).count());
    json.close_object();
    diagnostics::write_list(&mut json, &compilation.diagnostics, &compilation.sources, lang);
    json.close_object();
    json.finish()
}
