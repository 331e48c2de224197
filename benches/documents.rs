//! The five documents of Khánh Hòa as a person works with them: `cargo bench --bench documents`. `check` is all that
//! `muctieu check` does after the files are read (reading them in, names, units, documents, checks on the data, lints);
//! `eval` is the verdicts of all targets and tasks on a day, with and without every explanation in both languages.

#![allow(clippy::expect_used, reason = "a benchmark without its files says so and ends")]

use divan::Bencher;
use muctieu::data::{self, Observations};
use muctieu::messages::Lang;
use muctieu::value::Date;
use muctieu::{Compilation, CompileOptions, Host, compile, eval, lint, wire};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::Path;

const ROOT: &str = "seeds/khanh-hoa/khanh-hoa.muctieu";
const FIGURES: &str = "seeds/khanh-hoa/so-lieu/quan-trac.csv";

fn main() {
    divan::main();
}

/// The files, each read from the disk once.
#[derive(Default)]
struct Disk(RefCell<BTreeMap<String, Vec<u8>>>);

impl Host for &Disk {
    fn rules(&mut self, path: &str) -> Result<Vec<u8>, String> {
        let mut files = self.0.borrow_mut();
        if let Some(bytes) = files.get(path) {
            return Ok(bytes.clone());
        }
        let bytes = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).map_err(|error| error.to_string())?;
        files.insert(path.to_owned(), bytes.clone());
        Ok(bytes)
    }
}

fn read(mut disk: &Disk) -> Compilation {
    compile(&[ROOT.to_owned()], &mut disk, CompileOptions::default())
}

fn figures(compilation: &Compilation, disk: &Disk) -> Observations {
    let mut host = disk;
    let bytes = host.rules(FIGURES).expect("the figures of the province are there");
    let mut all = compilation.observations.clone();
    all.append(&data::load(&bytes, FIGURES, None).0);
    all
}

#[divan::bench]
fn check(bencher: Bencher) {
    let disk = Disk::default();
    bencher.bench_local(|| {
        let compilation = read(&disk);
        lint::findings(&compilation, Some(&compilation.observations), false, false).len()
    });
}

#[divan::bench]
fn eval_statuses(bencher: Bencher) {
    let disk = Disk::default();
    let compilation = read(&disk);
    let observations = figures(&compilation, &disk);
    let day = Date::new(2026, 11, 20).expect("a day");
    bencher.bench_local(|| eval::evaluate(&compilation.plan, &observations, day).verdicts.len());
}

#[divan::bench]
fn eval_json(bencher: Bencher) {
    let disk = Disk::default();
    let compilation = read(&disk);
    let observations = figures(&compilation, &disk);
    let day = Date::new(2026, 11, 20).expect("a day");
    bencher.bench_local(|| {
        let outcome = eval::evaluate(&compilation.plan, &observations, day);
        wire::eval_json(&compilation, &outcome, &observations, &[], Lang::Vi).len()
    });
}
