//! Observations bound to a plan, once for every date that will be asked about.
//!
//! In: a plan and observations. Out: [`Store`]: rows that the plan knows, in the plan's units, sorted so that every
//! series and in it every cell (one period's figures, revisions included) is a run of neighbours. Names are matched
//! once a text, units once a pair of unit and indicator; rows cost no look-up of text.

use super::snapshot::Figure;
use crate::data::{MembersId, Observations, Row, TextId};
use crate::diagnostics::Diagnostic;
use crate::messages::Message;
use crate::plan::{IndicatorId, Member, Plan};
use crate::value::map::Map;
use crate::value::{Date, Dimension, Period, number};

/// An area of the data: which of [`Store::areas`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AreaId(pub u32);

/// A set of members of further dimensions, the same for every spelling; `SetId(0)` is the empty set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct SetId(pub u32);

/// One row, bound.
#[derive(Debug, Clone, Copy)]
pub(crate) struct BoundRow {
    pub indicator: IndicatorId,
    pub area: AreaId,
    pub set: SetId,
    /// The day from which it is known: reported on, else the last day of its period.
    pub known: Date,
    /// Index into [`Observations::rows`].
    pub row: u32,
    /// The figure, in the indicator's unit.
    pub figure: Figure,
}

impl BoundRow {
    pub(crate) fn key(&self) -> (IndicatorId, AreaId, SetId, Period, Date, u32) {
        (self.indicator, self.area, self.set, self.figure.period, self.known, self.row)
    }

    pub(crate) fn series(&self) -> (IndicatorId, AreaId, SetId) {
        (self.indicator, self.area, self.set)
    }
}

/// An area as the data names it.
#[derive(Debug, Clone)]
pub struct Area {
    /// Folded, as `Document::area_key` is.
    pub key: String,
    /// As first written; empty where the rows name none.
    pub name: String,
}

/// Observations bound to a plan.
#[derive(Debug, Clone, Default)]
pub struct Store {
    /// Sorted by indicator, area, set, period, day known, order of rows.
    pub(crate) rows: Vec<BoundRow>,
    /// Areas that figures of the plan's indicators name, in the order of their first rows.
    pub areas: Vec<Area>,
    /// Folded names of [`Store::areas`].
    area_ids: Map<String, AreaId>,
    /// Sets of exactly one member: the folded member to the (folded dimension, set) pairs that hold it.
    single_members: Map<String, Vec<(String, SetId)>>,
    /// Sets of exactly two members: column and member, column and member, folded, the columns in their order.
    pairs: Map<[String; 4], SetId>,
    /// The members of each set, in the spelling that was met first.
    sets: Vec<MembersId>,
    /// Folded names of the plan's dimensions.
    dimensions: Vec<String>,
    /// Declared members by their folded names: places in the plan's dimensions.
    members: Map<String, Vec<(u32, u32)>>,
    /// Findings that hold for every date: units refused, indicators unknown.
    pub diagnostics: Vec<Diagnostic>,
}

/// By what figures of a unit are multiplied for an indicator, with what is to be said when they can't be.
enum Conversion {
    Factor(f64),
    /// No unit is written: the figures are taken in the indicator's own, which is said once.
    Assumed {
        row: u32,
    },
    Refused {
        row: u32,
        count: u32,
    },
}

/// Binds observations to a plan. Unusable rows become diagnostics, one per cause with a count; it never fails.
pub fn bind(plan: &Plan, observations: &Observations) -> Store {
    let mut store = Store { dimensions: plan.dimensions.iter().map(|dimension| dimension.name.clone()).collect(), ..Store::default() };
    let indicators: Vec<Option<IndicatorId>> =
        (0..observations.text_count()).map(|text| plan.names.get(observations.folded(TextId(text as u32))).copied()).collect();
    for (at, dimension) in plan.dimensions.iter().enumerate() {
        for (index, member) in dimension.members.iter().enumerate() {
            store.members.entry(member.key.clone()).or_default().push((at as u32, index as u32));
        }
    }
    let sets = store.bind_members(observations);
    let mut absent = Absent::new(plan, observations, &store);
    let mut areas: Vec<Option<AreaId>> = vec![None; observations.text_count()];
    let mut conversions: Map<(u32, IndicatorId), Conversion> = Map::default();
    let mut last: Option<((u32, IndicatorId), f64)> = None;
    let mut strangers = Strangers::default();
    let scores: Map<IndicatorId, IndicatorId> = plan.scores.iter().copied().collect();
    let ranks: Map<IndicatorId, IndicatorId> = plan.ranks.iter().copied().collect();
    store.rows.reserve(observations.rows.len());
    for (index, row) in observations.rows.iter().enumerate() {
        let Some(indicator) = indicators.get(row.indicator.0 as usize).copied().flatten() else {
            strangers.add(row.indicator);
            continue;
        };
        // Of a part of an index, figures in points are its score and not what it measures.
        // So are its ranks.
        let dimension = observations.unit_of(row.unit).filter(|_| !ranks.is_empty()).map(|unit| &unit.dimension);
        let indicator = match dimension {
            Some(Dimension::Score(_)) => scores.get(&indicator).copied().unwrap_or(indicator),
            Some(Dimension::Rank) => {
                let score = scores.get(&indicator).copied().unwrap_or(indicator);
                ranks.get(&score).copied().unwrap_or(indicator)
            }
            _ => indicator,
        };
        let pair = (row.unit.0, indicator);
        let factor = match last {
            Some((known, factor)) if known == pair => Some(factor),
            _ => match conversions.entry(pair).or_insert_with(|| conversion(plan, observations, pair, index)) {
                Conversion::Factor(factor) => Some(*factor),
                Conversion::Assumed { .. } => Some(1.0),
                Conversion::Refused { count, .. } => {
                    *count = count.saturating_add(1);
                    None
                }
            },
        };
        let Some(factor) = factor else { continue };
        last = Some((pair, factor));
        if !absent.is_empty() && absent.takes(row, index) {
            continue;
        }
        let value = row.value * factor;
        if !value.is_finite() {
            continue;
        }
        let area = match areas.get(row.area.0 as usize).copied().flatten() {
            Some(area) => area,
            None => {
                let key = observations.folded(row.area);
                let id = match store.area_ids.get(key) {
                    Some(id) => *id,
                    None => {
                        let id = AreaId(store.areas.len() as u32);
                        store.areas.push(Area { key: key.to_owned(), name: observations.original(row.area).to_owned() });
                        store.area_ids.insert(key.to_owned(), id);
                        id
                    }
                };
                if let Some(slot) = areas.get_mut(row.area.0 as usize) {
                    *slot = Some(id);
                }
                id
            }
        };
        let decimals = if factor == 1.0 { row.decimals } else { number::decimals_needed(value, 6) as u8 };
        store.rows.push(BoundRow {
            indicator,
            area,
            set: sets.get(row.members.0 as usize).copied().unwrap_or(SetId(0)),
            known: row.reported_on.unwrap_or_else(|| row.period.end()),
            row: index as u32,
            figure: Figure::new(value, row.period, decimals, row.status, Some(index as u32)),
        });
    }
    // Data mostly comes in order, which costs one pass.
    crate::value::order::sort_by(&mut store.rows, |a, b| a.key() < b.key());
    store.report_refusals(plan, observations, conversions);
    strangers.report(observations, &mut store.diagnostics);
    absent.report(observations, &mut store.diagnostics);
    store
}

fn conversion(plan: &Plan, observations: &Observations, (unit, indicator): (u32, IndicatorId), row: usize) -> Conversion {
    let units = observations.unit_of(crate::data::UnitId(unit)).zip(plan.indicator(indicator));
    if units.is_some_and(|(from, to)| from.dimension == Dimension::Bare && to.unit.dimension != Dimension::Bare) {
        return Conversion::Assumed { row: row as u32 };
    }
    match units.and_then(|(from, to)| from.factor_to(&to.unit)).filter(|factor| factor.is_finite()) {
        Some(factor) => Conversion::Factor(factor),
        None => Conversion::Refused { row: row as u32, count: 0 },
    }
}

impl Store {
    /// Gives every members id of the data its set: spellings of one set fold together.
    fn bind_members(&mut self, observations: &Observations) -> Vec<SetId> {
        let mut ids: Map<Vec<(&str, &str)>, SetId> = Map::default();
        ids.insert(Vec::new(), SetId(0));
        (0..observations.members_count())
            .map(|index| {
                let mut pairs: Vec<(&str, &str)> = observations
                    .members_of(MembersId(index as u32))
                    .iter()
                    .map(|(dimension, member)| (observations.folded(*dimension), observations.folded(*member)))
                    .filter(|(_, member)| !member.is_empty())
                    .collect();
                crate::value::order::sort(&mut pairs);
                if let Some(id) = ids.get(&pairs) {
                    return *id;
                }
                let id = SetId(ids.len() as u32);
                self.sets.resize(ids.len() + 1, MembersId::default());
                if let Some(slot) = self.sets.last_mut() {
                    *slot = MembersId(index as u32);
                }
                if let [(of, one), (with, other)] = pairs.as_slice() {
                    let key = [of, one, with, other].map(|text| (*text).to_owned());
                    self.pairs.insert(key, id);
                }
                if let [(dimension, member)] = pairs.as_slice() {
                    self.single_members.entry((*member).to_owned()).or_default().push(((*dimension).to_owned(), id));
                }
                ids.insert(pairs, id);
                id
            })
            .collect()
    }

    /// The members of a set as written: column and member.
    pub(crate) fn members_of(&self, observations: &Observations, set: SetId) -> Vec<(String, String)> {
        let members = self.sets.get(set.0 as usize).copied().unwrap_or_default();
        let written = |id: TextId| observations.original(id).to_owned();
        observations.members_of(members).iter().map(|(column, member)| (written(*column), written(*member))).collect()
    }

    /// For every set with a member in a column, the set of its other members; `None` for a set without such a member, or
    /// whose others are no set of the data.
    pub(crate) fn without(&self, observations: &Observations, column: &str) -> Vec<Option<SetId>> {
        let pairs = |at: usize| -> Vec<(&str, &str)> {
            let members = self.sets.get(at).copied().unwrap_or_default();
            let folded = observations.members_of(members).iter().map(|(c, m)| (observations.folded(*c), observations.folded(*m)));
            let mut pairs: Vec<(&str, &str)> = folded.filter(|(_, member)| !member.is_empty()).collect();
            crate::value::order::sort(&mut pairs);
            pairs
        };
        let all: Vec<Vec<(&str, &str)>> = (0..self.sets.len()).map(pairs).collect();
        let mut ids: Map<&[(&str, &str)], SetId> = all.iter().enumerate().map(|(at, pairs)| (pairs.as_slice(), SetId(at as u32))).collect();
        ids.insert(&[], SetId(0));
        let rest = |pairs: &Vec<(&str, &str)>| {
            let others: Vec<(&str, &str)> = pairs.iter().copied().filter(|(of, _)| *of != column).collect();
            (others.len() < pairs.len()).then(|| ids.get(others.as_slice()).copied()).flatten()
        };
        all.iter().map(rest).collect()
    }

    /// The sets whose one member is the scope's. Rows with a further member are a finer breakdown and no match.
    ///
    /// A scope with a declared dimension takes the column of that name; where there is none, a column that no declared
    /// dimension names. A scope without one takes any column. More than one set is an ambiguity for the caller to
    /// settle by what they hold. Each comes with its folded column.
    pub(crate) fn sets_of(&self, dimension: Option<&str>, key: &str) -> Vec<(&str, SetId)> {
        let Some(candidates) = self.single_members.get(key) else { return Vec::new() };
        let all = |keep: &dyn Fn(&str) -> bool| -> Vec<(&str, SetId)> {
            candidates.iter().filter(|(dimension, _)| keep(dimension)).map(|(dimension, set)| (dimension.as_str(), *set)).collect()
        };
        match dimension {
            None => all(&|_| true),
            Some(wanted) => {
                let exact = all(&|dimension| dimension == wanted);
                if exact.is_empty() { all(&|dimension| !self.dimensions.iter().any(|d| d == dimension)) } else { exact }
            }
        }
    }

    /// The set of one member in each of two columns.
    pub(crate) fn pair(&self, (of, one): (&str, &str), (with, other): (&str, &str)) -> Option<SetId> {
        let key = if of <= with { [of, one, with, other] } else { [with, other, of, one] };
        self.pairs.get(&key.map(str::to_owned)).copied()
    }

    /// A declared member by its folded name: of a dimension, or of the first that has it.
    pub(crate) fn member<'p>(&self, plan: &'p Plan, dimension: Option<&str>, key: &str) -> Option<&'p Member> {
        let places = self.members.get(key)?;
        let named = |place: &&(u32, u32)| dimension.is_none_or(|name| self.dimensions.get(place.0 as usize).is_some_and(|d| d == name));
        let (dimension, member) = places.iter().find(named)?;
        plan.dimensions.get(*dimension as usize)?.members.get(*member as usize)
    }

    /// The days on which the series of an area break, where it is a declared member.
    pub(crate) fn area_breaks<'p>(&self, plan: &'p Plan, area: AreaId) -> &'p [Date] {
        let key = self.areas.get(area.0 as usize).map_or("", |area| area.key.as_str());
        self.member(plan, None, key).map_or(&[], |member| member.breaks.as_slice())
    }

    /// The area of a folded name.
    pub fn area(&self, key: &str) -> Option<AreaId> {
        self.area_ids.get(key).copied()
    }

    fn report_refusals(&mut self, plan: &Plan, observations: &Observations, conversions: Map<(u32, IndicatorId), Conversion>) {
        let mut assumed: Vec<(u32, IndicatorId)> = conversions
            .iter()
            .filter_map(|((_, indicator), conversion)| match conversion {
                Conversion::Assumed { row } => Some((*row, *indicator)),
                _ => None,
            })
            .collect();
        crate::value::order::sort(&mut assumed);
        for (row, indicator) in assumed {
            let Some((source, indicator)) = observations.rows.get(row as usize).zip(plan.indicator(indicator)) else { continue };
            let message = Message::FigureUnitAssumed { indicator: indicator.name.clone(), unit: unit_or_none(&indicator.unit.text) };
            let file = observations.files.get(source.file as usize).map_or("", String::as_str);
            self.diagnostics.push(Diagnostic::in_data(file, source.row, None, message));
        }
        let mut refused: Vec<(u32, IndicatorId, u32, u32)> = conversions
            .into_iter()
            .filter_map(|((unit, indicator), conversion)| match conversion {
                Conversion::Refused { row, count } => Some((row, indicator, unit, count)),
                Conversion::Factor(_) | Conversion::Assumed { .. } => None,
            })
            .collect();
        // Hash order must not show: the first row concerned orders the findings.
        crate::value::order::sort_by(&mut refused, |a, b| (a.0, a.1) < (b.0, b.1));
        for (row, indicator, unit, count) in refused {
            let Some((source, wanted)) = observations.rows.get(row as usize).zip(plan.indicator(indicator)) else { continue };
            let written = observations.unit_of(crate::data::UnitId(unit)).map_or("", |unit| &unit.text);
            let message = Message::FigureUnitRefused {
                indicator: wanted.name.clone(),
                unit: unit_or_none(written),
                wanted: unit_or_none(&wanted.unit.text),
                count: count.to_string(),
            };
            self.diagnostics.push(in_row(observations, source.file, source.row, message));
        }
    }
}

fn unit_or_none(text: &str) -> String {
    if text.is_empty() { "∅".to_owned() } else { text.to_owned() }
}

/// A finding at a row of a data file.
pub(crate) fn in_row(observations: &Observations, file: u32, row: u32, message: Message) -> Diagnostic {
    Diagnostic::in_data(observations.files.get(file as usize).map_or("", String::as_str), row, None, message)
}

/// Rows about a member that did not exist when their period ended: not used, counted by member.
struct Absent<'p> {
    /// Of each text that is an area and of each set of members, the declared member whose time is limited.
    areas: Vec<Option<&'p Member>>,
    sets: Vec<Vec<&'p Member>>,
    found: Vec<(&'p Member, u32, u32)>,
    by_key: Map<&'p str, usize>,
}

impl<'p> Absent<'p> {
    fn new(plan: &'p Plan, observations: &Observations, store: &Store) -> Absent<'p> {
        let mut absent = Absent { areas: Vec::new(), sets: Vec::new(), found: Vec::new(), by_key: Map::default() };
        let limited = |member: &&Member| member.from.is_some() || member.until.is_some();
        if !plan.dimensions.iter().flat_map(|dimension| &dimension.members).any(|member| limited(&member)) {
            return absent;
        }
        let texts = 0..observations.text_count();
        absent.areas = texts.map(|text| store.member(plan, None, observations.folded(TextId(text as u32))).filter(limited)).collect();
        let sets = 0..observations.members_count();
        let members = |set: usize| {
            let pairs = observations.members_of(MembersId(set as u32)).iter();
            let named = |(dimension, member): &(TextId, TextId)| {
                let (dimension, key) = (observations.folded(*dimension), observations.folded(*member));
                let declared = store.dimensions.iter().any(|name| name == dimension);
                store.member(plan, declared.then_some(dimension), key).filter(limited)
            };
            pairs.filter_map(named).collect()
        };
        absent.sets = sets.map(members).collect();
        absent
    }

    fn is_empty(&self) -> bool {
        self.areas.is_empty()
    }

    /// Whether a row is about a member that did not exist then.
    fn takes(&mut self, row: &Row, index: usize) -> bool {
        let area = self.areas.get(row.area.0 as usize).copied().flatten();
        let members = self.sets.get(row.members.0 as usize).into_iter().flatten().copied();
        let Some(member) = members.chain(area).find(|member| !member.exists_on(row.period.end())) else { return false };
        match self.by_key.get(member.key.as_str()).and_then(|at| self.found.get_mut(*at)) {
            Some((_, _, count)) => *count = count.saturating_add(1),
            None => {
                self.by_key.insert(&member.key, self.found.len());
                self.found.push((member, index as u32, 1));
            }
        }
        true
    }

    fn report(self, observations: &Observations, diagnostics: &mut Vec<Diagnostic>) {
        for (member, row, count) in self.found {
            let Some(source) = observations.rows.get(row as usize) else { continue };
            let day = |day: Option<Date>| day.map_or_else(|| "…".to_owned(), Date::slashed);
            let message = Message::FigureOfAbsentMember {
                member: member.name.clone(),
                from: day(member.from),
                until: day(member.until),
                period: source.period.iso(),
                count: count.to_string(),
            };
            diagnostics.push(in_row(observations, source.file, source.row, message));
        }
    }
}

/// Rows whose indicator the plan doesn't know: counted, with the first few names.
#[derive(Default)]
struct Strangers {
    rows: u32,
    names: Vec<TextId>,
    seen: crate::value::map::Map<TextId, ()>,
}

impl Strangers {
    const SHOWN: usize = 3;

    fn add(&mut self, name: TextId) {
        self.rows = self.rows.saturating_add(1);
        if self.seen.insert(name, ()).is_none() && self.names.len() < Strangers::SHOWN {
            self.names.push(name);
        }
    }

    fn report(&self, observations: &Observations, diagnostics: &mut Vec<Diagnostic>) {
        if self.rows == 0 {
            return;
        }
        let names: Vec<String> = self.names.iter().map(|name| format!("“{}”", observations.original(*name))).collect();
        let more = if self.seen.len() > names.len() { ", …" } else { "" };
        diagnostics.push(Diagnostic::whole(Message::FiguresOfUnknownIndicators {
            count: self.rows.to_string(),
            indicators: self.seen.len().to_string(),
            names: format!("{}{more}", names.join(", ")),
        }));
    }
}
