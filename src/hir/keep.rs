//! `duy trì các mục tiêu đã đạt …`: its terms. Which targets it holds is known once all have their ids.

use super::{Checker, Line};
use crate::diagnostics::Diagnostic;
use crate::messages::Message;
use crate::plan::{Body, DocumentId, IndicatorId, Joint, Keeping, Kept, KeptOf, Method, Modality, Target, TargetId, When};
use crate::source::fold::fold_name;
use crate::syntax::ast::{self, Heading, Text};
use crate::syntax::phrase::{clip, deadline};
use crate::value::{Period, Unit};

impl Checker<'_> {
    /// The line with its properties.
    pub(super) fn keep(
        &mut self,
        keep: &ast::Keep,
        line: &Line,
        document: Option<DocumentId>,
        section: Option<&Text>,
        heading: Option<&Heading>,
    ) {
        if cfg!(not(feature = "blocks")) {
            self.plan.beyond = true;
            return;
        }
        let span = line.statement.span;
        if keep.of.is_empty() || self.plan.indicators.is_empty() {
            self.diagnostics.push(Diagnostic::at(span, Message::KeepOfNothing { line: clip(&self.typed(span)) }));
            return;
        }
        let mut time = keep.time;
        if let Some(heading) = heading.filter(|_| !time.has_deadline()) {
            (time.by, time.before, time.within) = (heading.time.by, heading.time.before, heading.time.within);
            time.from = time.from.or(heading.time.from);
        }
        let in_force = document.and_then(|d| self.plan.document(d)).and_then(|d| d.in_force);
        let mut of = Vec::with_capacity(keep.of.len());
        let mut names = Vec::with_capacity(keep.of.len());
        for kept in &keep.of {
            let (what, span) = match kept {
                ast::Kept::Section(text) => {
                    let typed = self.typed(text.span);
                    let name = typed.trim_matches(['"', '“', '”']).trim();
                    names.push(format!("mục \"{name}\""));
                    (KeptOf::Section(fold_name(name)), text.span)
                }
                ast::Kept::Id(text) => {
                    names.push(format!("@{}", text.folded));
                    (KeptOf::Id(text.folded.clone()), text.span)
                }
            };
            of.push((what, span));
        }
        let strive = keep.strive || heading.is_some_and(|heading| heading.strive);
        let first = self.plan.targets.len();
        self.plan.keepings.push(Keeping { whole: TargetId(first as u32), of });
        self.plan.targets.push(Target {
            id: line.statement.id.as_ref().map_or(String::new(), |id| id.folded.clone()),
            id_span: line.statement.id.as_ref().map(|id| id.span),
            document,
            section: section.map(|section| self.typed(section.span)),
            // Its first part's, once it has one.
            indicator: IndicatorId(0),
            scope: None,
            quantified: None,
            body: Body::Compound(Joint::All, Vec::new()),
            parent: None,
            kept: Some(Kept::All(names.join("; "))),
            modality: if strive { Modality::Strive } else { Modality::Commit },
            when: When::Hold,
            day: None,
            start: time.from.map(Period::start),
            deadline: deadline(&time).or(in_force.map(|(_, end)| end)),
            baseline: None,
            bases: Vec::new(),
            milestones: Vec::new(),
            path: None,
            method: document.and_then(|d| self.methods.get(d.0 as usize).copied().flatten()).unwrap_or(Method::Forecast1),
            leads: Vec::new(),
            partners: Vec::new(),
            weight: None,
            basis: None,
            note: None,
            unit: Unit::state(),
            decimals: 0,
            span,
            text: self.typed(span),
            canonical: String::new(),
            rivalry: None,
        });
        for property in &line.properties {
            self.target_property(first, first + 1, property);
        }
    }
}
