//! Runs every case of `tests/conformance`: the rules, data and date of a file must give the verdicts, readings and
//! findings that it states. Each case is told by its file; all run before any failure is reported.
//!
//! `MUCTIEU_CASES=FOLDER` writes each case with its JSON into that folder, for comparing another build with this one.
#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says so and ends")]

mod runner;

use runner::case::Case;
use serde_json::Value;
use std::path::Path;

#[test]
fn every_case_gives_what_it_states() {
    let folder = runner::root().join("tests/conformance");
    let cases: Vec<_> =
        runner::files_below(&folder, "md").into_iter().filter(|path| path.file_name() != Some("README.md".as_ref())).collect();
    assert!(!cases.is_empty(), "tests/conformance holds no case");
    let mut failures = Vec::new();
    let mut failed = 0;
    for path in &cases {
        let name = path.strip_prefix(runner::root()).unwrap_or(path).display().to_string();
        let text = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{name}: {e}"));
        let (title, faults) = match Case::read(&text) {
            Ok(case) => {
                let (faults, record) = runner::check::run(&case);
                keep_record(path.strip_prefix(&folder).unwrap_or(path), &record);
                (case.title, faults)
            }
            Err(fault) => (String::new(), vec![fault]),
        };
        if !faults.is_empty() {
            failed += 1;
            failures.push(format!("{name}: {title}\n{}", faults.iter().map(|f| format!("    {f}\n")).collect::<String>()));
        }
    }
    println!("{} cases, {} as stated", cases.len(), cases.len() - failed);
    assert!(failures.is_empty(), "\n{}\n{failed} of {} cases fail", failures.join("\n"), cases.len());
}

fn keep_record(name: &Path, record: &Value) {
    if let Some(folder) = std::env::var_os("MUCTIEU_CASES") {
        let path = Path::new(&folder).join(name).with_extension("json");
        let parent = path.parent().unwrap_or(Path::new("."));
        std::fs::create_dir_all(parent).expect("the folder of MUCTIEU_CASES can be made");
        std::fs::write(&path, record.to_string()).expect("the record of a case can be written");
    }
}
