//! Lints on time: a deadline that was over when its document was issued, and an earlier deadline that asks for more than
//! a later one.

use super::{Look, key, leaves, scope_key, written};
use crate::diagnostics::{Diagnostic, Severity};
use crate::messages::Message;
use crate::plan::{Body, Comparator, GoodWhen, Indicator, Modality, Plan, Target, Test, When};
use crate::syntax::phrase::clip;
use crate::value::Date;
use crate::value::compare::{greater, less};
use crate::value::map::Map;
use crate::value::order::sort_by;

pub(super) fn run(look: &mut Look) {
    before_the_document(look);
    stricter_before(look);
    committed_and_striven(look);
}

fn before_the_document(look: &mut Look) {
    let written = written(&look.files);
    for (_, target) in leaves(look.plan) {
        let issued = target.document.and_then(|id| look.plan.document(id)).and_then(|document| Some((document, document.date?)));
        let (Some((document, issued)), Some(deadline)) = (issued, target.deadline) else { continue };
        if deadline >= issued {
            continue;
        }
        let words = written.get(&key(target.span)).and_then(|written| written.time.span);
        let message =
            Message::DeadlineBeforeDocument { deadline: deadline.slashed(), number: document.number.clone(), issued: issued.slashed() };
        look.found.push(
            Diagnostic::at(words.unwrap_or(target.span), message)
                .label(document.span, Message::FirstHere { what: document.number.clone() }),
        );
    }
}

/// What a target asks at least (good when rising) or at most (good when falling).
#[derive(Clone, Copy)]
struct Bar {
    rising: bool,
    figure: f64,
}

fn bar(target: &Target, indicator: &Indicator) -> Option<Bar> {
    let Body::Single(test) = &target.body else { return None };
    let bar = match *test {
        Test::Compare(Comparator::AtLeast | Comparator::MoreThan, figure) | Test::State(figure) => Bar { rising: true, figure },
        Test::Compare(Comparator::AtMost | Comparator::LessThan, figure) | Test::RankAtMost(figure) => Bar { rising: false, figure },
        Test::Range(low, high) => match indicator.good_when? {
            GoodWhen::Rising => Bar { rising: true, figure: low },
            GoodWhen::Falling => Bar { rising: false, figure: high },
            GoodWhen::Inside => return None,
        },
        _ => return None,
    };
    // A floor on what is good when falling is a limit of another kind.
    let against = match indicator.good_when {
        Some(GoodWhen::Rising) => !bar.rising,
        Some(GoodWhen::Falling) => bar.rising,
        Some(GoodWhen::Inside) => true,
        None => false,
    };
    (!against).then_some(bar)
}

/// Indicator, scope, way of the bar.
type Group<'a> = (u32, &'a str, bool);

fn stricter_before(look: &mut Look) {
    let plan = look.plan;
    let mut groups: Map<Group<'_>, Vec<(Date, Bar, &Target)>> = Map::default();
    let mut order: Vec<Group<'_>> = Vec::new();
    for (_, target) in leaves(look.plan).filter(|(_, target)| target.quantified.is_none() && matches!(target.when, When::By | When::In(_)))
    {
        let joined =
            target.parent.is_some_and(|id| plan.target(id).is_none_or(|t| matches!(t.body, Body::Compound(crate::plan::Joint::Any, _))));
        let (Some(deadline), Some(indicator)) = (target.deadline, plan.indicator(target.indicator)) else { continue };
        let Some(bar) = bar(target, indicator).filter(|_| !joined) else { continue };
        let group = (target.indicator.0, scope_key(target.scope.as_ref()), bar.rising);
        groups
            .entry(group)
            .or_insert_with(|| {
                order.push(group);
                Vec::new()
            })
            .push((deadline, bar, target));
    }
    for group in &order {
        let Some(list) = groups.get_mut(group) else { continue };
        sort_by(list, |a, b| a.0 < b.0);
        // The strictest target of the deadlines before: of all, and of those committed to. What was wished for early and
        // is committed to later takes nothing back.
        let mut strictest: [Option<(Bar, &Target)>; 2] = [None, None];
        let mut next = 0;
        for (deadline, bar, later) in list.iter() {
            while let Some((_, earlier, target)) = list.get(next).filter(|(other, ..)| other < deadline) {
                next += 1;
                let [all, firm] = &mut strictest;
                for slot in [Some(all), Some(firm).filter(|_| target.modality == Modality::Commit)].into_iter().flatten() {
                    if slot.is_none_or(|(known, _)| stricter(*earlier, known)) {
                        *slot = Some((*earlier, target));
                    }
                }
            }
            let [all, firm] = strictest;
            let before = if later.modality == Modality::Strive { all } else { firm };
            if let Some((_, earlier)) = before.filter(|(known, _)| stricter(*known, *bar)) {
                let message = Message::StricterBefore { earlier: told(plan, earlier), later: told(plan, later) };
                let mut diagnostic =
                    Diagnostic::at(later.span, message).label(earlier.span, Message::FirstHere { what: clip(&earlier.text) });
                // A later document may well lower what an earlier one hoped for; within one it is a likely slip.
                if earlier.document != later.document {
                    diagnostic.severity = Severity::Info;
                }
                look.found.push(diagnostic);
            }
        }
    }
}

/// A level that is committed to on one line and only striven for on another, to the same day.
fn committed_and_striven(look: &mut Look) {
    let plan = look.plan;
    // Indicator, scope, way of the bar, deadline.
    let mut striven: Map<(Group<'_>, Date), Vec<(Bar, &Target)>> = Map::default();
    let single = |target: &Target| target.quantified.is_none() && target.parent.is_none() && matches!(target.when, When::By | When::In(_));
    let found = |target: &'_ Target| -> Option<(u32, bool, Date, Bar)> {
        let bar = bar(target, plan.indicator(target.indicator)?)?;
        Some((target.indicator.0, bar.rising, target.deadline?, bar))
    };
    for (_, target) in leaves(plan).filter(|(_, target)| single(target) && target.modality == Modality::Strive) {
        let Some((indicator, rising, deadline, bar)) = found(target) else { continue };
        striven.entry(((indicator, scope_key(target.scope.as_ref()), rising), deadline)).or_default().push((bar, target));
    }
    for (_, firm) in leaves(plan).filter(|(_, target)| single(target) && target.modality == Modality::Commit) {
        let Some((indicator, rising, deadline, bar)) = found(firm) else { continue };
        let Some(list) = striven.get(&((indicator, scope_key(firm.scope.as_ref()), rising), deadline)) else { continue };
        // The lower end of what is striven for may well be what is committed to.
        let within = |wished: Bar, target: &Target| match target.body {
            Body::Single(Test::Range(..)) => stricter(bar, wished),
            _ => !stricter(wished, bar),
        };
        let Some((_, wished)) = list.iter().find(|(wished, target)| within(*wished, target)) else { continue };
        let message = Message::CommittedAndStriven { firm: told(plan, firm), wished: told(plan, wished) };
        let mut diagnostic = Diagnostic::at(wished.span, message).label(firm.span, Message::FirstHere { what: clip(&firm.text) });
        if firm.document != wished.document {
            diagnostic.severity = Severity::Info;
        }
        look.found.push(diagnostic);
    }
}

/// Whether the first of two bars of one way asks for more.
fn stricter(a: Bar, b: Bar) -> bool {
    if a.rising { greater(a.figure, b.figure) } else { less(a.figure, b.figure) }
}

/// `kinh tế số >= 30% GRDP đến năm 2030 (867/KH-UBND)`
fn told(plan: &Plan, target: &Target) -> String {
    match target.document.and_then(|id| plan.document(id)) {
        Some(document) => format!("“{}” ({})", clip(&target.canonical), document.number),
        None => format!("“{}”", clip(&target.canonical)),
    }
}
