//! Which area's figures a document's targets are judged on.
//!
//! In: documents and the areas of the data. Out: for each document an area or none, and what is to be said about it,
//! once a document. An area is never guessed where there are several.

use super::series::{AreaId, Store};
use crate::diagnostics::Diagnostic;
use crate::messages::Message;
use crate::plan::{Document, DocumentId, Plan};
use crate::value::map::Map;

/// At most so many area names stand in a message.
const SHOWN_AREAS: usize = 8;

/// Areas found for documents so far.
pub(crate) struct Areas<'a> {
    plan: &'a Plan,
    store: &'a Store,
    /// Whether the documents name one area at most, so that data without areas can only be of it.
    one_place: bool,
    known: Map<Option<DocumentId>, Option<AreaId>>,
    pub diagnostics: Vec<Diagnostic>,
}

impl<'a> Areas<'a> {
    pub(crate) fn new(plan: &'a Plan, store: &'a Store) -> Areas<'a> {
        let mut keys = plan.documents.iter().filter_map(|d| d.area_key.as_deref());
        let first = keys.next();
        let one_place = keys.all(|key| Some(key) == first);
        Areas { plan, store, one_place, known: Map::default(), diagnostics: Vec::new() }
    }

    /// The area whose figures the targets of a document use.
    pub(crate) fn of(&mut self, document: Option<DocumentId>) -> Option<AreaId> {
        if let Some(area) = self.known.get(&document) {
            return *area;
        }
        let area = self.resolve(document.and_then(|d| self.plan.document(d)));
        self.known.insert(document, area);
        area
    }

    fn resolve(&mut self, document: Option<&Document>) -> Option<AreaId> {
        let areas = &self.store.areas;
        let only = (areas.len() == 1).then_some(AreaId(0));
        let Some((document, key)) = document.and_then(|d| Some((d, d.area_key.as_deref()?))) else {
            if areas.len() > 1 {
                self.say(document, Message::AreasUnsettled { areas: self.names(), count: areas.len().to_string() });
            }
            return only;
        };
        if let Some(area) = self.store.area(key) {
            return Some(area);
        }
        let (number, area) = (document.number.clone(), document.area.clone().unwrap_or_default());
        let nameless = areas.first().is_some_and(|a| a.key.is_empty());
        if only.is_some() && nameless && self.one_place {
            self.say(Some(document), Message::AreaTakenAsTheDocuments { area });
            return only;
        }
        if !areas.is_empty() {
            self.say(Some(document), Message::AreaWithoutFigures { document: number, area, areas: self.names() });
        }
        None
    }

    fn say(&mut self, document: Option<&Document>, message: Message) {
        self.diagnostics.push(match document {
            Some(document) => Diagnostic::at(document.span, message),
            None => Diagnostic::whole(message),
        });
    }

    /// The areas of the data, by name.
    fn names(&self) -> String {
        let mut names = self
            .store
            .areas
            .iter()
            .take(SHOWN_AREAS)
            .map(|area| if area.name.is_empty() { "∅".to_owned() } else { area.name.clone() })
            .collect::<Vec<_>>()
            .join("; ");
        if self.store.areas.len() > SHOWN_AREAS {
            names.push_str("; …");
        }
        names
    }
}
