//! Documents: who set the targets, when, for where and in what order.

use super::{Checker, Declared};
use crate::diagnostics::Diagnostic;
use crate::messages::Message;
use crate::plan::{Document, DocumentId, Method};
use crate::source::fold::{fold_name, slug};
use crate::syntax::ast::{Key, Property, Text};

impl Checker<'_> {
    pub(super) fn declare_documents(&mut self, declared: &[Declared<Text>]) {
        for (index, document) in declared.iter().enumerate() {
            let number = self.typed(document.head.span);
            let id = DocumentId(index as u32);
            if let Some(first) = self.documents.get(document.head.folded.as_str()).and_then(|id| self.plan.document(*id)) {
                let label = Message::FirstHere { what: first.number.clone() };
                let span = first.span;
                self.diagnostics
                    .push(Diagnostic::at(document.head.span, Message::DocumentTwice { number: number.clone() }).label(span, label));
            } else {
                self.documents.insert(document.head.folded.clone(), id);
            }
            self.plan.documents.push(Document {
                slug: slug(&number),
                number,
                title: None,
                issuer: None,
                date: None,
                in_force: None,
                area: None,
                area_key: None,
                replaces: Vec::new(),
                follows: Vec::new(),
                span: document.head.span,
            });
            self.methods.push(None);
        }
        for (index, document) in declared.iter().enumerate() {
            for property in &document.properties {
                self.document_property(index, property);
            }
        }
    }

    fn document_property(&mut self, index: usize, property: &Property) {
        let plain = self.plain_value(&property.value);
        match property.key {
            Key::Replaces | Key::Follows => {
                let found = self.other_documents(property);
                if let Some(document) = self.plan.documents.get_mut(index) {
                    if property.key == Key::Replaces { document.replaces = found } else { document.follows = found }
                }
            }
            Key::Date => match self.period_value(property).filter(|p| p.grain() == crate::value::Grain::Day) {
                Some(period) => self.set_document(index, |document| document.date = Some(period.end())),
                None => self.value_not_read(property, "ngày: 30/4/2026"),
            },
            Key::InForce => match self.span_value(property) {
                Some(span) => self.set_document(index, |document| document.in_force = Some(span)),
                None => self.value_not_read(property, "hiệu lực: 2026 - 2030"),
            },
            Key::Title => self.set_document(index, |document| document.title = Some(plain)),
            Key::Issuer => self.set_document(index, |document| document.issuer = Some(plain)),
            Key::Area => self.set_document(index, |document| {
                document.area_key = Some(fold_name(&plain));
                document.area = Some(plain);
            }),
            Key::Method => match self.method_value(property) {
                Some(method) => {
                    if let Some(slot) = self.methods.get_mut(index) {
                        *slot = Some(method);
                    }
                }
                None => self.value_not_read(property, "phương pháp: dự báo 1 (hoặc tốc độ 1, CAGR 1)"),
            },
            Key::Note | Key::Source | Key::Basis => {}
            _ => self.misplaced(property),
        }
    }

    fn set_document(&mut self, index: usize, set: impl FnOnce(&mut Document)) {
        if let Some(document) = self.plan.documents.get_mut(index) {
            set(document);
        }
    }

    /// The documents that `thay thế` or `tiếp nối` names; those that no file declares are said.
    fn other_documents(&mut self, property: &Property) -> Vec<DocumentId> {
        let mut found = Vec::new();
        for name in self.list_value(&property.value) {
            match self.documents.get(fold_name(&name).as_str()) {
                Some(id) => found.push(*id),
                None => self.diagnostics.push(Diagnostic::at(property.value.span, Message::DocumentUnknown { number: name })),
            }
        }
        found
    }

    /// `dự báo 1`, `tốc độ 1`, `CAGR 1`.
    pub(super) fn method_value(&self, property: &Property) -> Option<Method> {
        match property.value.folded.as_str() {
            "dự báo 1" | "dự báo" | "forecast 1" => Some(Method::Forecast1),
            "tốc độ 1" | "tốc độ" | "pace 1" => Some(Method::Pace1),
            "cagr 1" | "cagr" => Some(Method::Cagr1),
            _ => None,
        }
    }
}
