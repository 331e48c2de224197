//! A draft as JSON: proposals in the shape of `targets`, with confidence, place and readings, and what was left.

use super::find::Standing;
use super::json::Json;
use super::targets::{View, write_target_keys};
use crate::draft::write::section_title;
use crate::draft::{Draft, Left, Place, Proposal};
use crate::messages::Lang;

/// `{"document", "targets": […], "refused", "unread", "mends", "account", "head", "declarations", "rules"}`; `start` and
/// `end` are bytes of the text as given, both 0 where only the line is known.
pub fn draft_json(draft: &Draft, lang: Lang) -> String {
    let order = Standing::new(&draft.compilation.plan, None);
    let addresses = order.addresses();
    let view = View { compilation: &draft.compilation, addresses: &addresses };
    let mut json = Json::new();
    json.open_object();
    json.text("file", &draft.file);
    document(&mut json, draft);
    json.key("targets");
    json.open_array();
    for proposal in &draft.proposals {
        json.open_object();
        if let Some(id) = proposal.target
            && let Some(target) = draft.compilation.plan.target(id)
        {
            write_target_keys(&mut json, &view, id, target, &order);
        }
        terms(&mut json, draft, proposal, lang);
        json.close_object();
    }
    json.close_array();
    left(&mut json, "refused", &draft.refused, draft, lang);
    left(&mut json, "unread", &draft.unread, draft, lang);
    json.key("mends");
    json.open_array();
    for mend in &draft.mends {
        json.open_object();
        json.count("line", mend.line as usize);
        json.text("written", &mend.written);
        json.text("read", &mend.read);
        json.close_object();
    }
    json.close_array();
    json.key("account");
    json.open_object();
    json.count("sentences", draft.account.sentences);
    json.count("proposed", draft.account.proposed);
    json.count("refused", draft.account.refused);
    json.count("unread", draft.account.unread);
    json.close_object();
    json.text("head", &draft.head);
    json.key("declarations");
    json.open_array();
    for (name, text) in &draft.declarations {
        json.open_object();
        json.text("name", name);
        json.text("text", text);
        json.close_object();
    }
    json.close_array();
    json.text("rules", &draft.rules);
    json.close_object();
    json.finish()
}

fn document(json: &mut Json, draft: &Draft) {
    let facts = &draft.document;
    json.key("document");
    json.open_object();
    json.text_or_null("number", facts.number.as_deref());
    json.text_or_null("date", facts.date.map(crate::value::Date::iso).as_deref());
    json.text_or_null("issuer", facts.issuer.as_deref());
    json.text_or_null("title", facts.title.as_deref());
    json.text_or_null("area", facts.area.as_deref());
    json.close_object();
}

fn terms(json: &mut Json, draft: &Draft, proposal: &Proposal, lang: Lang) {
    json.text("confidence", proposal.confidence.name());
    json.key("place");
    place(json, &proposal.place, draft);
    json.key("also");
    json.open_array();
    for other in &proposal.also {
        place(json, other, draft);
    }
    json.close_array();
    json.key("mark");
    json.open_object();
    json.count("start", proposal.mark.0 as usize);
    json.count("end", proposal.mark.1 as usize);
    json.close_object();
    json.text("name", &proposal.name);
    json.text("proposed", &proposal.line);
    json.texts("readings", &proposal.readings);
    json.key("doubts");
    json.open_array();
    for doubt in &proposal.read.doubts {
        json.open_object();
        json.text("key", doubt.key());
        json.text("words", doubt.words(lang));
        json.close_object();
    }
    json.close_array();
    json.text("sentence", &proposal.text);
    json.texts("proposed_lead", &proposal.leads);
    json.texts("proposed_partners", &proposal.partners);
    let evidence = &proposal.read.evidence;
    json.key("because");
    json.open_object();
    json.text("comparator", &evidence.comparator);
    json.text("figure", &evidence.figure);
    json.text("unit", &evidence.unit);
    json.text("deadline", &evidence.deadline);
    json.text_or_null("deadline_from", evidence.deadline_from.map(|at| section_title(&draft.sections, at)).as_deref());
    json.text("scope", &evidence.scope);
    json.text("modality", &evidence.modality);
    json.text_or_null("modality_from", evidence.modality_from.map(|at| section_title(&draft.sections, at)).as_deref());
    json.close_object();
}

fn place(json: &mut Json, place: &Place, draft: &Draft) {
    json.open_object();
    json.count("line", place.line as usize);
    json.number_or_null("page", place.page.map(f64::from));
    json.text("section", &section_title(&draft.sections, place.section));
    json.count("start", place.bytes.0 as usize);
    json.count("end", place.bytes.1 as usize);
    json.close_object();
}

fn left(json: &mut Json, key: &str, list: &[Left], draft: &Draft, lang: Lang) {
    json.key(key);
    json.open_array();
    for item in list {
        json.open_object();
        json.text("text", &item.text);
        json.key("place");
        place(json, &item.place, draft);
        json.text_or_null("reason", item.reason.map(|reason| reason.key()));
        json.text_or_null("words", item.reason.map(|reason| reason.words(lang)));
        json.close_object();
    }
    json.close_array();
}
