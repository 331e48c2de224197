//! Runs every case of `tests/errors/<stage>/<slug>`: what is said of `wrong.muctieu` stands, word for word, in
//! `expected.vi.txt` and `expected.en.txt`, nothing of it is said of `mended.muctieu`, and the targets that stand beside the
//! faults are those of `expected.targets.txt`, where there is one. `UPDATE_EXPECTED=1` writes the
//! expected files anew; read the difference before keeping it. Below `lints` the lints look too, advice included.
#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says so and ends")]

mod runner;

use muctieu::Compilation;
use muctieu::diagnostics::render::shown;
use muctieu::diagnostics::render::terminal::{Style, render};
use muctieu::messages::Lang;
use std::collections::BTreeSet;
use std::path::Path;

#[test]
fn every_fault_is_told_as_expected_and_gone_when_mended() {
    let folder = runner::root().join("tests/errors");
    let cases: Vec<_> =
        runner::files_below(&folder, "muctieu").into_iter().filter(|path| path.file_name() == Some("wrong.muctieu".as_ref())).collect();
    assert!(!cases.is_empty(), "tests/errors holds no case");
    let faults: Vec<String> = cases.iter().filter_map(|path| path.parent()).flat_map(run).collect();
    assert!(faults.is_empty(), "\n{}\n(UPDATE_EXPECTED=1 writes the expected files anew)", faults.join("\n"));
}

fn compile(folder: &Path, name: &str) -> Compilation {
    let path = folder.join(name);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let mut compilation = runner::compile(&[(name.to_owned(), text)]);
    if folder.components().any(|part| part.as_os_str() == "lints") {
        let found = muctieu::lint::check(&compilation.plan, &compilation.sources, None);
        compilation.diagnostics.extend(found);
    }
    compilation
}

fn run(folder: &Path) -> Vec<String> {
    let name = folder.strip_prefix(runner::root()).unwrap_or(folder).display().to_string();
    let mut faults = Vec::new();
    let wrong = compile(folder, "wrong.muctieu");
    for lang in [Lang::Vi, Lang::En] {
        let told: Vec<String> =
            shown(&wrong.diagnostics).iter().map(|d| render(d, &wrong.sources, Style { lang, colour: false })).collect();
        let told = told.join("\n");
        let path = folder.join(format!("expected.{}.txt", lang.tag()));
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            std::fs::write(&path, &told).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        } else if std::fs::read_to_string(&path).unwrap_or_default() != told {
            faults.push(format!("{name}: expected.{}.txt says otherwise; now:\n{told}", lang.tag()));
        }
    }
    // Lines without errors between wrong ones are read as if those were not there.
    if let Ok(expected) = std::fs::read_to_string(folder.join("expected.targets.txt")) {
        let read: String = wrong.plan.targets.iter().map(|target| format!("{}\n", target.canonical)).collect();
        if read != expected {
            faults.push(format!("{name}: the targets that stand are\n{read}"));
        }
    }
    let codes = |compilation: &Compilation| compilation.diagnostics.iter().map(|d| d.message.code()).collect::<BTreeSet<_>>();
    let (before, after) = (codes(&wrong), codes(&compile(folder, "mended.muctieu")));
    if before.is_empty() {
        faults.push(format!("{name}: nothing is said of wrong.muctieu"));
    }
    if let Some(still) = before.intersection(&after).next() {
        faults.push(format!("{name}: {still} is still said of mended.muctieu"));
    }
    faults
}
