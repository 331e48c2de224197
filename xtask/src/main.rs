//! The chores of this repository, run as `cargo xtask …` from its top folder.
//!
//! In: a command and its options. Out: `dist/`, a running server, test results or a size report; every obstacle that a
//! newcomer can meet is said in one sentence, Vietnamese first, English with `--lang en`. This crate depends on the
//! standard library alone, so that it compiles, and can say what is missing, before anything has been fetched.

mod arguments;
mod bench;
mod book;
mod browsers;
mod checks;
mod dist;
mod engine;
mod http;
mod need;
mod paths;
mod process;
mod release;
mod say;
mod score;
mod serve;
mod size;
mod wasm;

use std::process::ExitCode;

use arguments::Command;
use paths::Paths;
use say::{Fault, Lang};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let lang = Lang::of(&arguments);
    match arguments::read(&arguments).and_then(|command| run(lang, command)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{}", fault.text(lang));
            ExitCode::from(fault.exit)
        }
    }
}

fn run(lang: Lang, command: Command) -> Result<(), Fault> {
    let paths = Paths::find()?;
    match command {
        Command::Help => {
            println!("{}", arguments::help(lang));
            Ok(())
        }
        Command::Build => dist::build(lang, &paths).map(|_| ()),
        Command::Dist => release::run(lang, &paths),
        Command::Serve(options) => serve::run(lang, &paths, &options),
        Command::Test(steps) => checks::run(lang, &paths, &steps),
        Command::Size => size::run(lang, &paths),
        Command::Bench => bench::run(lang, &paths),
        Command::DraftScore(words) => score::run(&paths, &words),
    }
}
