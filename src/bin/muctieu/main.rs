//! The command line: reads files, asks the library, prints. One file per subcommand.
//!
//! In: arguments, files, standard input, the clock. Out: text or JSON on standard output, findings on standard error and
//! an exit code: 0 well, 1 errors in the rules, 2 wrong usage or files that can't be read or written, 3 verdicts that
//! `--fail-on` names. Nothing of the domain is decided here.

mod arguments;
mod blocks;
mod check;
mod clock;
mod diff;
mod draft;
mod eval;
mod explain;
mod explain_block;
mod files;
mod format;
mod judged;
mod output;
mod render;
mod scenario;
mod table;
mod targets;
mod test;
mod words;
mod workbook;

use output::Failure;
use std::process::ExitCode;

/// The rules hold errors.
const RULE_ERRORS: u8 = 1;
/// Wrong usage, or a file that can't be read or written.
const USAGE: u8 = 2;
/// Verdicts that `--fail-on` names.
const VERDICTS: u8 = 3;

fn main() -> ExitCode {
    let raw: Vec<std::ffi::OsString> = std::env::args_os().collect();
    let lang = arguments::lang_of(&raw, std::env::var("MUCTIEU_LANG").ok().as_deref());
    let code = match arguments::parse(raw, lang) {
        Ok(matches) => run(&matches, lang),
        Err(failure) => Err(failure),
    };
    match code {
        Ok(code) => ExitCode::from(code),
        Err(Failure::Help(text)) => ExitCode::from(u8::from(output::print(&text, lang).is_err()) * USAGE),
        Err(Failure::Usage(text)) => {
            output::complain(&text, lang);
            ExitCode::from(USAGE)
        }
    }
}

fn run(matches: &clap::ArgMatches, lang: muctieu::messages::Lang) -> Result<u8, Failure> {
    match matches.subcommand() {
        Some(("check", arguments)) => check::run(arguments, lang),
        Some(("targets", arguments)) => targets::run(arguments, lang),
        Some(("eval", arguments)) => eval::run(arguments, lang),
        Some(("test", arguments)) => test::run(arguments, lang),
        Some(("fmt", arguments)) => format::run(arguments, lang),
        Some(("render", arguments)) => render::run(arguments, lang),
        Some(("explain", arguments)) => explain::run(arguments, lang),
        Some(("diff", arguments)) => diff::run(arguments, lang),
        Some(("draft", arguments)) => draft::run(arguments, lang),
        Some(("scenario", arguments)) => scenario::run(arguments, lang),
        _ => Err(Failure::Usage(words::pick(lang, "chưa nêu lệnh", "no command is given").to_owned())),
    }
}
