//! `muctieu render`: a page made ahead, the fragment that the element takes over, or a picture.

use crate::judged::Judged;
use crate::output::{self, Failure};
use crate::words::{io_fault, pick};
use crate::{RULE_ERRORS, arguments};
use clap::ArgMatches;
use muctieu::diagnostics::Severity;
use muctieu::diagnostics::render::text_of;
use muctieu::eval::{self, Outcome};
use muctieu::messages::Lang;
use muctieu::value::Date;
use muctieu::view::node::Element;
use muctieu::view::page::{Shown, elements, fragment, page};
use muctieu::view::picture::picture;
use muctieu::view::{Kind, Scene};
use muctieu::wire;
use std::path::{Path, PathBuf};

/// Runs the command.
pub fn run(arguments: &ArgMatches, lang: Lang) -> Result<u8, Failure> {
    let (paths, data) = arguments::inputs(arguments);
    let text = |name: &str| arguments.get_one::<String>(name).map_or("", String::as_str);
    let names = arguments.get_many::<String>("view").into_iter().flatten();
    let kinds: Vec<Kind> = names.filter_map(|name| Kind::from_name(name)).collect();
    let mut judged = Judged::new(arguments, &paths, &data, lang)?;
    if let Some(name) = arguments.get_one::<String>("scenario") {
        judged.outcome = muctieu::scenario::evaluate(&judged.compilation.plan, &judged.observations, judged.outcome.as_of, name)
            .map_err(|said| Failure::Usage(text_of(&said, lang)))?;
    }
    let judged = judged;
    judged.report_findings(lang);
    let scene = scene(&judged, lang);
    let other = against(arguments, &judged, lang)?;
    let before = other.as_ref().map(|outcome| Scene { outcome, ..scene });
    let shown = Shown { kinds: &kinds, target: text("target"), group: text("group"), by: text("by"), before };
    let made = match text("format") {
        "svg" => picture(scene, shown),
        "json" => json(&judged, scene, shown),
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

/// The views with the verdicts behind them, for pages that show them without the engine.
fn json(judged: &Judged, scene: Scene, shown: Shown) -> Option<String> {
    let views: Vec<(&str, Vec<Element>)> = Kind::ALL
        .iter()
        .filter(|(_, kind)| shown.kinds.contains(kind))
        .filter_map(|(name, kind)| Some((*name, elements(scene, Shown { kinds: &[*kind], ..shown })?)))
        .collect();
    let verdicts = wire::eval_facts_json(&judged.compilation, &judged.outcome, &judged.observations, &judged.data_findings, scene.lang);
    (!views.is_empty()).then(|| wire::views_json(&views, &verdicts, scene.lang))
}

/// The other side of a comparison: the verdicts on another day, or without the scenario that is supposed.
fn against(arguments: &ArgMatches, judged: &Judged, lang: Lang) -> Result<Option<Outcome>, Failure> {
    let plan = &judged.compilation.plan;
    let on = |day| Some(eval::evaluate(plan, &judged.observations, day));
    let Some(text) = arguments.get_one::<String>("compare-to") else {
        return Ok(judged.outcome.supposed.as_ref().and_then(|_| on(judged.outcome.as_of)));
    };
    match Date::parse_iso(text).or_else(|| Date::parse_slashed(text)) {
        Some(day) => Ok(on(day)),
        None => Err(Failure::Usage(match lang {
            Lang::Vi => format!("--compare-to cần một ngày như 2025-12-31 hoặc 31/12/2025, không phải “{text}”"),
            Lang::En => format!("--compare-to takes a day such as 2025-12-31 or 31/12/2025, not “{text}”"),
        })),
    }
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
