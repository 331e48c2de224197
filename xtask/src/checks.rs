//! Every check in order, each step named and timed; the first that fails stops the run and is named.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use crate::browsers::{self, Drivers};
use crate::engine::Engines;
use crate::paths::Paths;
use crate::say::{Fault, Lang};
use crate::{dist, http, need, process, size};

/// Counts of single tests, added over the suites.
#[derive(Default)]
struct Counts {
    passed: u64,
    failed: u64,
}

/// What a step needs and fills.
struct Run<'a> {
    lang: Lang,
    paths: &'a Paths,
    counts: Counts,
    engines: Option<Engines>,
    /// The command line, once built: the engine's answers are held against its.
    cli: Option<PathBuf>,
    /// The folder of the engine that can be broken on purpose, once built.
    fault: Option<PathBuf>,
    /// The browser, found when pages are to be tested.
    chrome: Option<PathBuf>,
    /// The other browsers, likewise.
    drivers: Option<Drivers>,
}

struct Step {
    id: &'static str,
    vi: &'static str,
    en: &'static str,
    run: fn(&mut Run) -> Result<bool, Fault>,
}

const STEPS: [Step; 7] = [
    Step { id: "fmt", vi: "Định dạng mã Rust", en: "Rust formatting", run: formatting },
    Step { id: "clippy", vi: "Soát mã Rust (clippy)", en: "Rust lints (clippy)", run: lints },
    Step { id: "rust", vi: "Kiểm thử Rust", en: "Rust tests", run: rust_tests },
    Step { id: "size", vi: "Dựng dist/ và kích thước", en: "Build of dist/ and sizes", run: build_and_sizes },
    Step { id: "node", vi: "Kiểm thử Wasm trong Node.js", en: "Wasm tests in Node.js", run: node_tests },
    Step { id: "browser", vi: "Kiểm thử trang trong Chromium", en: "Page tests in Chromium", run: browser_tests },
    Step { id: "engines", vi: "Kiểm thử trang trong Firefox và WebKit", en: "Page tests in Firefox and WebKit", run: engine_tests },
];

/// Runs the steps named, or all.
pub fn run(lang: Lang, paths: &Paths, wanted: &[String]) -> Result<(), Fault> {
    if let Some(unknown) = wanted.iter().find(|name| STEPS.iter().all(|step| step.id != name.as_str())) {
        let known = STEPS.map(|step| step.id).join(", ");
        return Err(Fault::usage(
            format!("Không có bước “{unknown}”; các bước là {known}."),
            format!("There is no step “{unknown}”; the steps are {known}."),
        ));
    }
    let chosen: Vec<&Step> = STEPS.iter().filter(|step| wanted.is_empty() || wanted.iter().any(|name| name == step.id)).collect();
    let builds = chosen.iter().any(|step| matches!(step.id, "size" | "node" | "browser" | "engines"));
    if builds {
        dist::needs(lang, paths)?;
    }
    // Asked for before anything is compiled, as are the tools.
    let chosen_id = |id: &str| chosen.iter().any(|step| step.id == id);
    let chrome = if chosen_id("browser") { Some(browsers::chromium(lang, paths)?) } else { None };
    let drivers = if chosen_id("engines") { Some(browsers::others(lang, paths)?) } else { None };
    need::crates(lang, paths)?;
    let mut run = Run { lang, paths, counts: Counts::default(), engines: None, cli: None, fault: None, chrome, drivers };
    let start = Instant::now();
    let total = chosen.len();
    for (index, step) in chosen.into_iter().enumerate() {
        let name = lang.pick(step.vi, step.en);
        println!("\n[{}/{total}] {name}", index + 1);
        let begun = Instant::now();
        let ok = (step.run)(&mut run)?;
        let seconds = begun.elapsed().as_secs_f32();
        if !ok {
            println!("{}", run.counts.line());
            return Err(Fault::new(
                format!("Bước “{}” ({}) không đạt sau {seconds:.1} giây; xem lỗi ở trên.", step.vi, step.id),
                format!("The step “{}” ({}) failed after {seconds:.1} s; see the errors above.", step.en, step.id),
            ));
        }
        println!("[{}/{total}] {name}: {} ({seconds:.1} s)", index + 1, lang.pick("đạt", "passed"));
    }
    println!("\n{} ({:.0} s)", lang.pick("Mọi bước đều đạt", "Every step passed"), start.elapsed().as_secs_f32());
    println!("{}", run.counts.line());
    Ok(())
}

impl Counts {
    fn line(&self) -> String {
        format!("{} passed, {} failed", self.passed, self.failed)
    }

    /// Listens to the summary lines of cargo's and Node's test runners.
    fn hear(&mut self, line: &str) {
        let count = |text: &str| text.trim().split(' ').next().and_then(|number| number.parse::<u64>().ok()).unwrap_or(0);
        if let Some(summary) = line.strip_prefix("test result: ") {
            for part in summary.split([';', '.']) {
                if part.trim_end().ends_with(" passed") {
                    self.passed += count(part);
                } else if part.trim_end().ends_with(" failed") {
                    self.failed += count(part);
                }
            }
        } else if let Some(number) = line.strip_prefix("ℹ pass ") {
            self.passed += count(number);
        } else if let Some(number) = line.strip_prefix("ℹ fail ") {
            self.failed += count(number);
        }
    }
}

impl Run<'_> {
    fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = process::cargo(arguments, &self.paths.root);
        command.arg("--target-dir").arg(&self.paths.target);
        command
    }

    /// `dist/` filled once in a run.
    fn engine(&mut self) -> Result<(), Fault> {
        if self.engines.is_none() {
            self.engines = Some(dist::build(self.lang, self.paths)?);
        }
        Ok(())
    }

    fn cli(&mut self) -> Result<PathBuf, Fault> {
        if let Some(path) = &self.cli {
            return Ok(path.clone());
        }
        if !process::open(&mut self.cargo(&["build", "--quiet", "--locked", "--bin", "muctieu"]))? {
            return Err(Fault::new("Không dựng được muctieu; xem lỗi ở trên.", "Building muctieu failed; see the errors above."));
        }
        let path = self.paths.target.join("debug").join(if cfg!(windows) { "muctieu.exe" } else { "muctieu" });
        self.cli = Some(path.clone());
        Ok(path)
    }

    fn fault(&mut self) -> Result<PathBuf, Fault> {
        if let Some(folder) = &self.fault {
            return Ok(folder.clone());
        }
        let folder = dist::build_fault(self.lang, self.paths)?;
        self.fault = Some(folder.clone());
        Ok(folder)
    }

    /// Runs the scripts of one folder under Node's own test runner.
    fn node(&mut self, folder: &str, more: &[&str], set: impl FnOnce(&mut Command)) -> Result<bool, Fault> {
        let scripts = scripts(self.paths, folder, ".test.mjs")?;
        let fixed = ["--test", "--test-reporter=spec", "--test-timeout=120000"];
        let mut command = process::command("node", fixed.iter().chain(more), &self.paths.root);
        command.args(&scripts);
        set(&mut command);
        let counts = &mut self.counts;
        let ok = process::overheard(&mut command, |line| counts.hear(line))?;
        Ok(ok && !scripts.is_empty())
    }
}

fn formatting(run: &mut Run) -> Result<bool, Fault> {
    // `cargo fmt` takes no target folder.
    for manifest in ["Cargo.toml", "xtask/Cargo.toml"] {
        if !process::open(&mut process::cargo(["fmt", "--all", "--check", "--manifest-path", manifest], &run.paths.root))? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn lints(run: &mut Run) -> Result<bool, Fault> {
    need::wasm_target(run.lang, run.paths)?;
    let warnings = ["--", "--deny", "warnings"];
    let wasm = ["--package", "muctieu-wasm", "--target", need::WASM_TARGET, "--all-features"];
    let card = ["--package", "muctieu-wasm", "--target", need::WASM_TARGET, "--no-default-features"];
    let draft = ["--package", "muctieu-draft-wasm", "--target", need::WASM_TARGET];
    for what in [&["--workspace", "--all-targets"][..], &["--manifest-path", "xtask/Cargo.toml", "--all-targets"], &wasm, &card, &draft] {
        let mut command = run.cargo(&[&["clippy", "--quiet", "--locked"], what].concat());
        if !process::open(command.args(warnings))? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn rust_tests(run: &mut Run) -> Result<bool, Fault> {
    for what in [&["--workspace"][..], &["--manifest-path", "xtask/Cargo.toml"]] {
        let mut command = run.cargo(&[&["test", "--quiet", "--locked"], what].concat());
        let counts = &mut run.counts;
        if !process::overheard(&mut command, |line| counts.hear(line))? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn build_and_sizes(run: &mut Run) -> Result<bool, Fault> {
    run.engine()?;
    match &run.engines {
        Some(engines) => size::report(run.lang, run.paths, engines).map(|()| true),
        None => Ok(false),
    }
}

fn node_tests(run: &mut Run) -> Result<bool, Fault> {
    run.engine()?;
    let (fault, cli) = (run.fault()?, run.cli()?);
    let (dist, target) = (run.paths.dist.clone(), run.paths.target.clone());
    run.node("node", &[], |command| {
        command.env("MUCTIEU_DIST", dist).env("MUCTIEU_FAULT", fault).env("MUCTIEU_TARGET", target).env("MUCTIEU_CLI", cli);
    })
}

fn browser_tests(run: &mut Run) -> Result<bool, Fault> {
    let Some(chrome) = run.chrome.clone() else { return Ok(false) };
    run.engine()?;
    let (fault, cli) = (run.fault()?, run.cli()?);
    let start = |folder: &PathBuf| {
        http::serve_in_background(folder.clone()).map(|address| format!("http://{address}")).map_err(|error| Fault::file(folder, &error))
    };
    let (site, fault_site) = (start(&run.paths.dist)?, start(&fault)?);
    // One file at a time: two browsers on two cores disturb each other's timing.
    run.node("browser", &["--test-concurrency=1"], |command| {
        command.env("CHROME", chrome).env("MUCTIEU_URL", site).env("MUCTIEU_FAULT_URL", fault_site).env("MUCTIEU_CLI", cli);
    })
}

/// The browsers that have no fast driver: their own ones, by the standard protocol.
fn engine_tests(run: &mut Run) -> Result<bool, Fault> {
    run.engine()?;
    let Some(drivers) = run.drivers.take() else { return Ok(false) };
    let site = http::serve_in_background(run.paths.dist.clone())
        .map(|address| format!("http://{address}"))
        .map_err(|error| Fault::file(&run.paths.dist, &error))?;
    run.node("engines", &["--test-concurrency=1"], |command| {
        command.env("MUCTIEU_URL", &site).env("MUCTIEU_FAULT_URL", &site).env("DISPLAY", &drivers.display.name);
        command.env("FIREFOX", &drivers.firefox).env("GECKODRIVER", &drivers.geckodriver);
        command.env("WEBKIT_DRIVER", &drivers.webkit_driver).env("WEBKIT_BROWSER", &drivers.webkit_browser);
    })
}

/// The scripts in a folder of `widget/tests` whose names end so, sorted.
pub fn scripts(paths: &Paths, folder: &str, ending: &str) -> Result<Vec<PathBuf>, Fault> {
    let folder = paths.root.join("widget").join("tests").join(folder);
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let entries = fs::read_dir(&folder).map_err(|error| Fault::file(&folder, &error))?;
    let mut found: Vec<PathBuf> =
        entries.flatten().map(|entry| entry.path()).filter(|path| path.to_string_lossy().ends_with(ending)).collect();
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::Counts;

    #[test]
    fn both_runners_are_understood() {
        let mut counts = Counts::default();
        for line in [
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.10s",
            "ℹ pass 7",
            "ℹ fail 1",
            "ℹ suites 3",
            "test a_name ... ok",
        ] {
            counts.hear(line);
        }
        assert_eq!(counts.line(), "22 passed, 3 failed");
    }
}
