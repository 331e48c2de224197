//! What a workspace shows beside the text, as JSON: verdicts as short lines in words, and what can be chosen from.
//!
//! In: a compilation and the verdicts of a day. Out: [`board_json`], a line a target without the reasoning (it is asked
//! for one target at a time), and [`stock_json`], the words and shapes of every status, the indicators and the scenarios.
//! Every word is that of the views; places are UTF-16 code units, as in `wire::editor`.

use super::editor::Walk;
use super::find::Standing;
use super::json::Json;
use super::targets::{View, change_unit, write_source};
use crate::Compilation;
use crate::data::Observations;
use crate::eval::{Outcome, Status, TargetVerdict};
use crate::messages::{Lang, status_short_label};
use crate::plan::scenario::{Assumption, Course, Spread};
use crate::plan::{GoodWhen, Indicator, Modality};
use crate::source::Span;
use crate::value::Period;
use crate::view::node::{Element, Node};
use crate::view::{Card, Scene, icon, table};

/// `{"targets": [{"id", "full_id", "status", "words", …}…], "dates"}` in the order of the rules.
pub fn board_json(compilation: &Compilation, outcome: &Outcome, observations: &Observations, lang: Lang) -> String {
    let addresses = Standing::new(&compilation.plan, Some(outcome.as_of)).addresses();
    let view = View { compilation, addresses: &addresses };
    let scene = Scene { plan: &compilation.plan, outcome, observations, lang };
    let mut json = Json::new();
    json.open_object();
    json.text("dates", &table::dates(scene));
    json.key("targets");
    json.open_array();
    for judged in &outcome.verdicts {
        line(&mut json, &view, scene, judged);
    }
    json.close_array();
    json.close_object();
    json.finish()
}

fn line(json: &mut Json, view: &View, scene: Scene, judged: &TargetVerdict) {
    let (Some(target), Some(card)) = (scene.target(judged), Card::face(scene, judged)) else { return };
    json.open_object();
    json.text("id", view.address(judged.target));
    json.text("full_id", &scene.plan.full_id(target));
    json.text("status", judged.verdict.status.name());
    json.flag("threatened", card.badge.threatened);
    json.flag_or_null("satisfied", judged.verdict.satisfied.known());
    json.text("words", &card.badge.words(scene.lang));
    json.text("name", &card.name);
    json.text_or_null("indicator", view.indicator(target).map(|indicator| indicator.name.as_str()));
    json.text("asked", &card.target);
    json.text("canonical", &target.canonical);
    json.text_or_null("figure", card.figure.as_ref().map(|figure| figure.amount.as_str()));
    json.text_or_null("period", card.figure.as_ref().map(|figure| figure.period.as_str()));
    json.text_or_null("figure_status", card.figure.as_ref().and_then(|figure| figure.status));
    json.text("pace", &card.pace);
    json.texts("notes", &card.notes);
    json.text_or_null("document", view.document(target).map(|document| document.number.as_str()));
    json.text_or_null("section", target.section.as_deref());
    json.text_or_null("citation", card.footing.citation.as_deref());
    json.text_or_null("source", card.footing.source.as_ref().map(|(name, _)| name.as_str()));
    json.text("modality", if target.modality == Modality::Strive { "strive" } else { "commit" });
    json.flag("overtaken", judged.is_overtaken());
    write_source(json, "place", target.span, &view.compilation.sources);
    json.close_object();
}

/// `{"statuses", "indicators", "scenarios"}`: what does not change with figures and days.
pub fn stock_json(compilation: &Compilation, lang: Lang) -> String {
    let mut json = Json::new();
    json.open_object();
    json.key("statuses");
    json.open_object();
    for status in Status::ALL {
        json.key(status.name());
        json.open_object();
        json.text("words", status_short_label(status, lang));
        json.key("shape");
        shape(&mut json, &icon::shape(status, false));
        json.close_object();
    }
    json.close_object();
    json.key("indicators");
    json.open_array();
    for known in &compilation.plan.indicators {
        indicator(&mut json, known);
    }
    json.close_array();
    json.key("scenarios");
    json.open_array();
    for scenario in &compilation.plan.scenarios {
        json.open_object();
        json.text("name", &scenario.name);
        json.text_or_null("from", scenario.from.and_then(|id| compilation.plan.scenario(id)).map(|from| from.name.as_str()));
        json.text_or_null("area", scenario.area.as_deref());
        json.text_or_null("note", scenario.note.as_deref());
        place(&mut json, compilation, scenario.span);
        json.key("own");
        json.open_array();
        for assumption in &scenario.own {
            supposed(&mut json, compilation, assumption);
        }
        json.close_array();
        json.close_object();
    }
    json.close_array();
    json.close_object();
    json.finish()
}

/// The pieces of a shape: `[{"tag": "path", "d": …}…]`.
fn shape(json: &mut Json, whole: &Element) {
    json.open_array();
    for piece in &whole.children {
        let Node::Element(piece) = piece else { continue };
        json.open_object();
        json.text("tag", piece.tag.name());
        for (key, value) in &piece.attributes {
            json.text(key.name(), value);
        }
        json.close_object();
    }
    json.close_array();
}

fn indicator(json: &mut Json, known: &Indicator) {
    let some = |text: &'static str| Some(text);
    json.open_object();
    json.text("name", &known.name);
    json.text_or_null("title", known.title.as_deref());
    json.text_or_null("unit", Some(&*known.unit.text).filter(|text| !text.is_empty()));
    json.text_or_null("change_unit", Some(change_unit(Some(known))).filter(|text| !text.is_empty()));
    json.text_or_null(
        "good_when",
        match known.good_when {
            Some(GoodWhen::Rising) => some("rising"),
            Some(GoodWhen::Falling) => some("falling"),
            Some(GoodWhen::Inside) => some("inside"),
            None => None,
        },
    );
    json.flag("share", known.unit.is_share());
    json.flag("rank", known.unit.is_rank());
    json.flag("formula", known.formula.is_some());
    json.flag("declared", known.declared);
    json.close_object();
}

fn supposed(json: &mut Json, compilation: &Compilation, assumption: &Assumption) {
    let known = compilation.plan.indicator(assumption.indicator);
    json.open_object();
    json.text_or_null("indicator", known.map(|known| known.name.as_str()));
    json.text_or_null("scope", assumption.scope.as_ref().map(|scope| scope.member.as_str()));
    json.text(
        "course",
        match &assumption.course {
            Course::Points(_) => "points",
            Course::Growth(_) => "growth",
            Course::Levels(levels) if levels.len() == 1 => "level",
            Course::Levels(_) => "levels",
            Course::Hold => "hold",
            Course::Pace(..) => "pace",
            Course::Trend => "trend",
        },
    );
    let figure = assumption.course.figure();
    json.number_or_null("figure", figure.map(|amount| amount.value));
    let spread = figure.map_or(Spread::None, |amount| amount.spread);
    json.text(
        "spread",
        match spread {
            Spread::None => "none",
            Spread::Normal(_) => "normal",
            Spread::Uniform(..) => "uniform",
            Spread::Triangular(..) => "triangular",
        },
    );
    json.number_or_null("deviation", if let Spread::Normal(deviation) = spread { Some(deviation) } else { None });
    let level_of = match &assumption.course {
        Course::Levels(levels) => levels.last().map(|(period, _)| period.iso()),
        _ => None,
    };
    json.text_or_null("level_of", level_of.as_deref());
    json.text_or_null("from", assumption.from.map(Period::iso).as_deref());
    json.text_or_null("to", assumption.to.map(Period::iso).as_deref());
    json.text("text", &assumption.text);
    place(json, compilation, assumption.span);
    json.close_object();
}

/// `"file"`, `"start"` and `"end"` of a piece of text.
fn place(json: &mut Json, compilation: &Compilation, span: Span) {
    let file = compilation.sources.file(span.file);
    json.text_or_null("file", file.map(|file| file.name.as_str()));
    if let Some(file) = file {
        let mut walk = Walk::new(file);
        json.count("start", walk.to(span.start));
        json.count("end", walk.to(span.end));
    }
}
