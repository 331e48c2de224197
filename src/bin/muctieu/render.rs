//! `muctieu render`: a page made ahead, the fragment that the element takes over, or a picture.

use crate::judged::Judged;
use crate::output::{self, Failure};
use crate::words::{io_fault, pick};
use crate::{RULE_ERRORS, arguments};
use clap::ArgMatches;
use muctieu::diagnostics::Severity;
use muctieu::messages::Lang;
use muctieu::view::page::{Shown, fragment, page};
use muctieu::view::picture::picture;
use muctieu::view::{Kind, Scene};
use std::path::{Path, PathBuf};

/// Runs the command.
pub fn run(arguments: &ArgMatches, lang: Lang) -> Result<u8, Failure> {
    let (paths, data) = arguments::inputs(arguments);
    let text = |name: &str| arguments.get_one::<String>(name).map_or("", String::as_str);
    let names = arguments.get_many::<String>("view").into_iter().flatten();
    let kinds: Vec<Kind> = names.filter_map(|name| Kind::from_name(name)).collect();
    let judged = Judged::new(arguments, &paths, &data, lang)?;
    judged.report_findings(lang);
    let scene = scene(&judged, lang);
    let shown = Shown { kinds: &kinds, target: text("target"), group: text("group") };
    let made = match text("format") {
        "svg" => picture(scene, shown),
        _ if arguments.get_flag("fragment") => fragment(scene, shown),
        _ => page(scene, shown),
    };
    let Some(made) = made else {
        return Err(Failure::Usage(
            pick(lang, "không có mục tiêu nào để hiện; xem lại --target, --group", "no target to show; check --target and --group")
                .to_owned(),
        ));
    };
    match arguments.get_one::<PathBuf>("out").filter(|path| path.as_os_str() != "-") {
        Some(path) => save(path, made.as_bytes(), lang)?,
        None => output::print(&made, lang)?,
    }
    Ok(if output::count(&judged.compilation.diagnostics, Severity::Error) > 0 { RULE_ERRORS } else { 0 })
}

/// What the views are made from.
pub fn scene(judged: &Judged, lang: Lang) -> Scene<'_> {
    Scene { plan: &judged.compilation.plan, outcome: &judged.outcome, observations: &judged.observations, lang }
}

/// Writes an answer into a file.
pub fn save(path: &Path, bytes: &[u8], lang: Lang) -> Result<(), Failure> {
    std::fs::write(path, bytes).map_err(|error| {
        let (name, why) = (path.display(), io_fault(&error, lang));
        Failure::Usage(match lang {
            Lang::Vi => format!("không ghi được “{name}”: {why}"),
            Lang::En => format!("“{name}” can't be written: {why}"),
        })
    })
}
