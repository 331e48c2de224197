//! The figures as they were known on a date.
//!
//! In: a [`Store`] and the date. Out: [`Snapshot`]: one figure for each cell, every series a slice. What was reported
//! later doesn't exist; of what was reported by then, the last counts. Computed indicators are added by `computed`.

use super::calendar::Mark;
use super::outcome::Point;
use super::series::{AreaId, BoundRow, SetId, Store, in_row};
use crate::data::{FigureStatus, Observations, Row};
use crate::diagnostics::Diagnostic;
use crate::messages::Message;
use crate::plan::{IndicatorId, Milestone, Plan};
use crate::value::{Date, Period, compare, number};

/// No row: a figure that a formula gave or that the rules state.
const NO_ROW: u32 = u32::MAX;

/// At most so many conflicts are told one by one; the rest are counted.
const SHOWN_CONFLICTS: u32 = 100;

/// A figure ready to be judged.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Figure {
    /// In the indicator's unit.
    pub value: f64,
    /// Its period.
    pub period: Period,
    months: i32,
    row: u32,
    day: u8,
    at_end: bool,
    /// Digits after the decimal mark.
    pub decimals: u8,
    /// What the publisher says of it.
    pub status: FigureStatus,
    /// Whether another figure was reported for the same cell on the same day.
    pub conflict: bool,
    /// Whether a scenario supposes it: neither published nor computed from what is.
    pub supposed: bool,
}

impl Figure {
    /// A figure that the rules state: where a target begins.
    pub(crate) fn stated(stated: &Milestone) -> Figure {
        let decimals = number::decimals_needed(stated.value, 6) as u8;
        Figure::new(stated.value, stated.period, decimals, FigureStatus::Preliminary, None)
    }

    pub(crate) fn new(value: f64, period: Period, decimals: u8, status: FigureStatus, row: Option<u32>) -> Figure {
        let mark = Mark::new(period.end());
        Figure {
            value,
            period,
            months: mark.months,
            row: row.unwrap_or(NO_ROW),
            day: mark.day,
            at_end: mark.at_end,
            decimals,
            status,
            conflict: false,
            supposed: false,
        }
    }

    /// The last day of its period.
    #[inline]
    pub(crate) fn mark(&self) -> Mark {
        Mark { date: self.period.end(), months: self.months, day: self.day, at_end: self.at_end }
    }

    /// The row of the observations that it is.
    pub(crate) fn row(&self) -> Option<u32> {
        (self.row != NO_ROW).then_some(self.row)
    }

    pub(crate) fn point(&self) -> Point {
        Point { value: self.value, period: self.period, decimals: self.decimals, row: self.row() }
    }
}

/// Where the figures of a series stand.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry {
    pub area: AreaId,
    pub set: SetId,
    start: u32,
    /// Where the figures begin that another figure with the same end of period stands before.
    side: u32,
    end: u32,
}

/// The figures of one indicator, area and set.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Cells<'a> {
    /// One figure an end of period, ascending.
    pub main: &'a [Figure],
    /// Figures of other lengths with the same ends, ascending: a December beside its year.
    pub side: &'a [Figure],
}

impl Cells<'_> {
    /// The figure of exactly this period.
    pub(crate) fn of(&self, period: Period) -> Option<&Figure> {
        let at = self.main.partition_point(|f| f.period.end() < period.end());
        let found = self.main.get(at).filter(|f| f.period == period);
        found.or_else(|| {
            let at = self.side.partition_point(|f| f.period < period);
            self.side.get(at).filter(|f| f.period == period)
        })
    }

    /// The period's own figure: that of exactly this period, else one inside it that ends with it (a count on 31
    /// December for its year). A figure from the middle of the period doesn't speak for the whole.
    pub(crate) fn own(&self, period: Period) -> Option<&Figure> {
        self.of(period).or_else(|| {
            let at = self.main.partition_point(|f| f.period.end() < period.end());
            self.main.get(at).filter(|f| f.period.end() == period.end() && period.contains(f.period))
        })
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.main.is_empty()
    }
}

/// The figures as known on a date.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// The date.
    pub as_of: Date,
    figures: Vec<Figure>,
    /// By indicator; ascending by area and set.
    entries: Vec<Vec<Entry>>,
    /// What formulas leave open for lack of members' figures.
    pub(crate) opens: super::computed::Opens,
    /// Findings that hold for this date: conflicts, figures ahead of their time.
    pub diagnostics: Vec<Diagnostic>,
}

impl Snapshot {
    /// The figures known on `as_of`, computed indicators among them.
    pub fn new(plan: &Plan, observations: &Observations, store: &Store, as_of: Date) -> Snapshot {
        let mut snapshot = Snapshot {
            as_of,
            figures: Vec::with_capacity(store.rows.len()),
            entries: vec![Vec::new(); plan.indicators.len()],
            opens: Default::default(),
            diagnostics: Vec::new(),
        };
        let mut findings = Findings { plan, observations, conflicts: 0, early: 0, first_early: None };
        let mut cells = Vec::new();
        for series in store.rows.chunk_by(|a, b| a.series() == b.series()) {
            let Some(first) = series.first() else { continue };
            cells.clear();
            for cell in series.chunk_by(|a, b| a.figure.period == b.figure.period) {
                if let Some(figure) = findings.counted(cell, as_of, &mut snapshot.diagnostics) {
                    cells.push(figure);
                }
            }
            snapshot.add(plan, first.indicator, first.area, first.set, &mut cells);
        }
        findings.report(as_of, &mut snapshot.diagnostics);
        super::computed::add(plan, store, &mut snapshot);
        if !plan.indices.is_empty() {
            super::indices::add(plan, &mut snapshot);
            // Formulas may speak of points.
            super::computed::add(plan, store, &mut snapshot);
        }
        snapshot
    }

    /// Adds a series from its cells, ascending by period; `cells` is left empty. A series without cells is none.
    pub(crate) fn add(&mut self, plan: &Plan, indicator: IndicatorId, area: AreaId, set: SetId, cells: &mut Vec<Figure>) {
        let Some(every) = plan.indicator(indicator).map(|i| i.every) else { return };
        if cells.is_empty() {
            return;
        }
        let start = self.figures.len();
        // Of figures with one end, that of the indicator's own length counts, else the longest.
        let mut aside = false;
        for same_end in cells.chunk_by(|a, b| a.period.end() == b.period.end()) {
            let chosen = same_end.iter().find(|f| f.period.grain() == every).or(same_end.first());
            self.figures.extend(chosen.copied());
            aside |= same_end.len() > 1;
        }
        let side = self.figures.len();
        if aside {
            let mut main = start;
            for figure in cells.iter() {
                while self.figures.get(main).is_some_and(|m| m.period.end() < figure.period.end()) {
                    main += 1;
                }
                if self.figures.get(main).is_some_and(|m| m.period != figure.period) {
                    self.figures.push(*figure);
                }
            }
        }
        cells.clear();
        let entry = Entry { area, set, start: start as u32, side: side as u32, end: self.figures.len() as u32 };
        if let Some(list) = self.entries.get_mut(indicator.0 as usize) {
            list.push(entry);
        }
    }

    /// The figures that had been reported by `as_of`, plans and forecasts for periods to come among them: what a table
    /// says of itself does not wait for its years to pass.
    pub(crate) fn of_tables(plan: &Plan, observations: &Observations, store: &Store, as_of: Date) -> Snapshot {
        let mut all = store.clone();
        let reported = |row: &BoundRow| observations.rows.get(row.row as usize).and_then(|row| row.reported_on);
        all.rows.retain(|row| reported(row).is_none_or(|day| day <= as_of));
        // A figure without a day of report is older than any revision of it.
        for row in all.rows.iter_mut().filter(|row| reported(row).is_none()) {
            row.known = Date::start_of_year(crate::value::date::FIRST_YEAR);
        }
        crate::value::order::sort_by(&mut all.rows, |a, b| a.key() < b.key());
        let last = Date::end_of_year(crate::value::date::LAST_YEAR);
        Snapshot { as_of, ..Snapshot::new(plan, observations, &all, last) }
    }

    /// Adds single figures to the series of indicators.
    pub(crate) fn join(&mut self, plan: &Plan, mut figures: Vec<(IndicatorId, AreaId, SetId, Figure)>) {
        let key = |item: &(IndicatorId, AreaId, SetId, Figure)| (item.0, item.1, item.2, item.3.period);
        crate::value::order::sort_by(&mut figures, |a, b| key(a) < key(b));
        for group in figures.chunk_by(|a, b| a.0 == b.0) {
            let Some((indicator, ..)) = group.first().copied() else { continue };
            let mut keys: Vec<(AreaId, SetId)> = self.entries(indicator).iter().map(|e| (e.area, e.set)).collect();
            keys.extend(group.iter().map(|(_, area, set, _)| (*area, *set)));
            crate::value::order::sort(&mut keys);
            keys.dedup();
            let mut series: Vec<(AreaId, SetId, Vec<Figure>)> = Vec::new();
            let mut rest = group;
            for (area, set) in keys {
                let own = self.find(indicator, area, set);
                let mut cells: Vec<Figure> = own.main.iter().chain(own.side).copied().collect();
                // Both lists ascend by area and set.
                let count = rest.iter().take_while(|(_, of, within, _)| (*of, *within) == (area, set)).count();
                let (mine, others) = rest.split_at_checked(count).unwrap_or((rest, &[]));
                rest = others;
                cells.extend(mine.iter().map(|(.., figure)| *figure));
                crate::value::order::sort_by(&mut cells, |a, b| a.period < b.period);
                series.push((area, set, cells));
            }
            self.take_entries(indicator);
            for (area, set, mut cells) in series {
                self.add(plan, indicator, area, set, &mut cells);
            }
        }
    }

    /// The series of an indicator, ascending by area and set.
    pub(crate) fn entries(&self, indicator: IndicatorId) -> &[Entry] {
        self.entries.get(indicator.0 as usize).map_or(&[], Vec::as_slice)
    }

    /// Takes the series of an indicator out, to put computed ones in their place.
    pub(crate) fn take_entries(&mut self, indicator: IndicatorId) -> Vec<Entry> {
        self.entries.get_mut(indicator.0 as usize).map(std::mem::take).unwrap_or_default()
    }

    /// The figures of a series.
    #[inline]
    pub(crate) fn cells(&self, entry: &Entry) -> Cells<'_> {
        let range = |from: u32, to: u32| self.figures.get(from as usize..to as usize).unwrap_or_default();
        Cells { main: range(entry.start, entry.side), side: range(entry.side, entry.end) }
    }

    /// The figures of an indicator in an area for a set; none where the data has none.
    pub(crate) fn find(&self, indicator: IndicatorId, area: AreaId, set: SetId) -> Cells<'_> {
        let entries = self.entries(indicator);
        match entries.binary_search_by_key(&(area, set), |entry| (entry.area, entry.set)) {
            Ok(at) => entries.get(at).map(|entry| self.cells(entry)).unwrap_or_default(),
            Err(_) => Cells::default(),
        }
    }
}

/// What scenarios need: supposed figures are written anew in every draw.
#[cfg(feature = "authoring")]
impl Snapshot {
    /// Where the figures of a series with an end of period each begin among all.
    pub(crate) fn first_slot(entry: &Entry) -> usize {
        entry.start as usize
    }

    /// Gives a figure another value: scenarios write supposed figures anew in every draw.
    pub(crate) fn set_value(&mut self, slot: usize, value: f64) {
        if let Some(figure) = self.figures.get_mut(slot) {
            figure.value = value;
        }
    }

    /// The value of a figure.
    pub(crate) fn value(&self, slot: usize) -> Option<f64> {
        self.figures.get(slot).map(|figure| figure.value)
    }

    /// The entry of an indicator in an area for a set.
    pub(crate) fn entry(&self, indicator: IndicatorId, area: AreaId, set: SetId) -> Option<Entry> {
        let entries = self.entries(indicator);
        let at = entries.binary_search_by_key(&(area, set), |entry| (entry.area, entry.set)).ok()?;
        entries.get(at).copied()
    }

    /// Puts an entry back that was taken out; entries come in ascending order.
    pub(crate) fn put_entry(&mut self, indicator: IndicatorId, entry: Option<Entry>) {
        if let Some(list) = self.entries.get_mut(indicator.0 as usize) {
            list.extend(entry);
        }
    }
}

/// Choosing among the reports of a cell, and what is found on the way.
struct Findings<'a> {
    plan: &'a Plan,
    observations: &'a Observations,
    conflicts: u32,
    early: u32,
    first_early: Option<u32>,
}

impl Findings<'_> {
    /// The figure of a cell that counts on a date: of the reports known by then, those of the last day; among them the
    /// best status; among equals the first row.
    fn counted(&mut self, cell: &[BoundRow], as_of: Date, diagnostics: &mut Vec<Diagnostic>) -> Option<Figure> {
        let known = cell.partition_point(|row| row.known <= as_of);
        let last = cell.get(known.checked_sub(1)?)?;
        // A period that has not begun can't have been observed: what is reported for it is a plan or a forecast.
        let period = last.figure.period;
        if period.end() > as_of && period.start() > as_of {
            self.early += 1;
            self.first_early.get_or_insert(last.row);
            return None;
        }
        let same_day = cell.get(cell.partition_point(|row| row.known < last.known)..known)?;
        let counts = same_day.iter().min_by_key(|row| row.figure.status)?;
        let mut figure = counts.figure;
        if let Some(other) = same_day.iter().find(|row| !compare::equal(row.figure.value, figure.value)) {
            figure.conflict = true;
            self.conflicts += 1;
            if self.conflicts <= SHOWN_CONFLICTS {
                diagnostics.extend(self.conflict(counts, other));
            }
        }
        Some(figure)
    }

    fn conflict(&self, counts: &BoundRow, other: &BoundRow) -> Option<Diagnostic> {
        let rows = &self.observations.rows;
        let (kept, left) = (rows.get(counts.row as usize)?, rows.get(other.row as usize)?);
        let indicator = self.plan.indicator(counts.indicator)?;
        let named = |bound: &BoundRow, row: &Row| {
            use crate::value::number::{NumberStyle, write};
            let number = write(bound.figure.value, usize::from(bound.figure.decimals), NumberStyle::Vietnamese);
            let file = self.observations.files.get(row.file as usize).map_or("", String::as_str);
            format!("{number}{}{} ({file}:{})", indicator.unit.joint(), indicator.unit.text, row.row)
        };
        let message = Message::FiguresInConflict {
            indicator: indicator.name.clone(),
            period: counts.figure.period.iso(),
            kept: named(counts, kept),
            left: named(other, left),
        };
        Some(in_row(self.observations, left.file, left.row, message))
    }

    fn report(&self, as_of: Date, diagnostics: &mut Vec<Diagnostic>) {
        if self.conflicts > SHOWN_CONFLICTS {
            diagnostics.push(Diagnostic::whole(Message::MoreConflicts { count: (self.conflicts - SHOWN_CONFLICTS).to_string() }));
        }
        if let Some(row) = self.first_early.and_then(|row| self.observations.rows.get(row as usize)) {
            let message = Message::FigureBeforeItsPeriod { period: row.period.iso(), date: as_of.slashed(), count: self.early.to_string() };
            diagnostics.push(in_row(self.observations, row.file, row.row, message));
        }
    }
}

/// Figures in time order, with the baseline that the rules state in its place where the data has none for its period.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Series<'a> {
    /// What was published.
    pub cells: Cells<'a>,
    base: Option<&'a Figure>,
    base_at: usize,
}

impl<'a> Series<'a> {
    /// A baseline counts as a figure of its period once that has ended, but never as the only one: a plan's own
    /// statement is no published figure.
    #[inline]
    pub(crate) fn new(cells: Cells<'a>, base: Option<&'a Figure>, as_of: Date) -> Series<'a> {
        let mut series = Series { cells, base: None, base_at: usize::MAX };
        if let Some(base) = base
            && !cells.is_empty()
            && base.period.end() <= as_of
        {
            let at = cells.main.partition_point(|f| f.period.end() < base.period.end());
            if cells.main.get(at).is_none_or(|f| f.period.end() != base.period.end()) {
                series.base = Some(base);
                series.base_at = at;
            }
        }
        series
    }

    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.cells.main.len() + usize::from(self.base.is_some())
    }

    #[inline]
    pub(crate) fn get(&self, index: usize) -> Option<&'a Figure> {
        match index.cmp(&self.base_at) {
            std::cmp::Ordering::Less => self.cells.main.get(index),
            std::cmp::Ordering::Equal => self.base,
            std::cmp::Ordering::Greater => self.cells.main.get(index - 1),
        }
    }

    /// The place in this order of a published figure by its place among the published.
    #[inline]
    pub(crate) fn place_of(&self, main: usize) -> usize {
        if main >= self.base_at { main + 1 } else { main }
    }

    /// Whether the place holds the baseline that the rules state.
    pub(crate) fn is_base(&self, index: usize) -> bool {
        index == self.base_at
    }

    /// The place of the first figure whose period ends on or after a day.
    pub(crate) fn from(&self, day: Date) -> usize {
        let main = self.cells.main.partition_point(|f| f.period.end() < day);
        match self.base {
            Some(base) if base.period.end() < day => main + 1,
            _ => main,
        }
    }
}
