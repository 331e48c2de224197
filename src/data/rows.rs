//! From the texts of one observation to a row of figures.
//!
//! In: the fields of a row as text, whatever file they come from. Out: a [`Row`] in [`Observations`], or the role of the
//! guilty field and what is wrong with it. Texts that repeat from row to row, as most do, are looked up once a run.

use super::cells::{self, CellFault, ColumnStyle, Glued, Marks, Reading};
use super::dates::{self, Order};
use super::faults::{Fault, Wrong};
use super::headers::{self, Role};
use super::report::{self, Report};
use super::{FigureStatus, LoadLimits, MembersId, Observations, Refusal, Row, TextId, UnitId};
use crate::diagnostics::Diagnostic;
use crate::messages::Message;
use crate::source::fold::fold_name;
use crate::value::number::{self, Figure, NumberStyle};
use crate::value::{Date, Dimension, Period};

/// The unit of yes and no.
const STATE: &str = "có/không";

/// The texts of a row that hold for each of its figures. Empty where nothing is said.
#[derive(Debug, Clone, Copy)]
pub(super) struct Given<'a> {
    pub(super) row: u32,
    pub(super) indicator: &'a str,
    pub(super) area: &'a str,
    pub(super) members: MembersId,
    pub(super) status: &'a str,
    pub(super) reported_on: &'a str,
    pub(super) source: &'a str,
    pub(super) url: &'a str,
    pub(super) note: &'a str,
}

/// A text that was just looked up, with what it means.
struct Memo<T> {
    text: String,
    meaning: Option<T>,
}

impl<T: Copy> Memo<T> {
    const fn new() -> Memo<T> {
        Memo { text: String::new(), meaning: None }
    }

    fn recall(&self, text: &str) -> Option<T> {
        self.meaning.filter(|_| self.text == text)
    }

    fn learn(&mut self, text: &str, meaning: T) -> T {
        self.text.clear();
        self.text.push_str(text);
        self.meaning = Some(meaning);
        meaning
    }
}

/// Gathers the figures of one file.
pub(super) struct Builder<'n> {
    pub(super) observations: Observations,
    pub(super) report: Report<'n>,
    most_rows: usize,
    overflow: bool,
    missing: u32,
    indicator: Memo<TextId>,
    area: Memo<TextId>,
    source: Memo<TextId>,
    url: Memo<TextId>,
    note: Memo<TextId>,
    unit: Memo<UnitId>,
    status: Memo<FigureStatus>,
    period: Memo<Period>,
    reported_on: Memo<Date>,
    last_members: (Vec<(TextId, TextId)>, MembersId),
    /// Whether the periods of this file are dates with the month first, as far as they are dates.
    pub(super) months_first_in_periods: bool,
    /// The same for the days of publication.
    pub(super) months_first_in_days: bool,
    day_first: Option<(u32, String, Date)>,
    /// What was read instead, where the file reports on tasks.
    pub(super) progress: Option<(Observations, Vec<Diagnostic>)>,
}

impl<'n> Builder<'n> {
    /// A builder for the file `name`.
    #[inline(never)]
    pub(super) fn new(name: &'n str, limits: LoadLimits) -> Builder<'n> {
        let mut observations = Observations::new();
        observations.files.push(name.to_owned());
        Builder {
            observations,
            report: Report::new(name, limits.shown),
            most_rows: limits.observations,
            overflow: false,
            missing: 0,
            indicator: Memo::new(),
            area: Memo::new(),
            source: Memo::new(),
            url: Memo::new(),
            note: Memo::new(),
            unit: Memo::new(),
            status: Memo::new(),
            period: Memo::new(),
            reported_on: Memo::new(),
            last_members: (Vec::new(), MembersId::default()),
            months_first_in_periods: false,
            months_first_in_days: false,
            day_first: None,
            progress: None,
        }
    }

    /// Whether the limit of observations is passed and reading on is useless.
    pub(super) fn is_full(&self) -> bool {
        self.overflow
    }

    /// Counts a figure that is not there.
    pub(super) fn count_missing(&mut self) {
        self.missing = self.missing.saturating_add(1);
    }

    /// A row without period and figure: all that its figures share.
    #[inline(never)]
    pub(super) fn template<'a>(&mut self, given: &Given<'a>) -> Result<Row, Fault<'a>> {
        if cells::trim(given.indicator).is_empty() {
            return Err(Fault::new(Role::Indicator, Wrong::Empty, ""));
        }
        let names = &mut self.observations;
        Ok(Row {
            indicator: self.indicator.of(names, Role::Indicator, given.indicator)?,
            area: self.area.of(names, Role::Area, given.area)?,
            members: given.members,
            period: Period::year(0),
            value: 0.0,
            decimals: 0,
            unit: UnitId(0),
            source: self.source.of(names, Role::Source, given.source)?,
            url: self.url.of(names, Role::Url, given.url)?,
            note: self.note.of(names, Role::Note, given.note)?,
            status: self.status(given.status)?,
            reported_on: self.day(given.row, given.reported_on)?,
            file: 0,
            row: given.row,
        })
    }

    /// The members of a row's dimensions: `pairs` of dimension and member.
    pub(super) fn members(&mut self, pairs: &[(TextId, TextId)]) -> MembersId {
        if pairs != self.last_members.0.as_slice() {
            self.last_members = (pairs.to_vec(), self.observations.members(pairs.to_vec()));
        }
        self.last_members.1
    }

    /// The name of a dimension or a member, stored once.
    #[inline(never)]
    pub(super) fn member(&mut self, name: &str) -> Result<TextId, Wrong> {
        check_visible(name)?;
        Ok(self.observations.text(name))
    }

    /// Adds a figure to the row that `template` began. `unit` is the unit of the row, of the column or of the table.
    #[inline(never)]
    pub(super) fn figure<'a>(
        &mut self,
        template: &Row,
        period: Period,
        (reading, cell): (Reading, &'a str),
        style: ColumnStyle,
        unit: &'a str,
    ) -> Result<(), Fault<'a>> {
        let wrong = |wrong| Fault { role: Role::Value, wrong, cell, other: unit };
        let (figure, unit) = match reading {
            Reading::Missing => {
                self.count_missing();
                return Ok(());
            }
            Reading::Fault(fault) => return Err(wrong(Wrong::Cell(fault))),
            Reading::State(state) => {
                let id = self.unit(if unit.is_empty() { STATE } else { unit })?;
                if !self.is_state(id) {
                    return Err(wrong(Wrong::StateUnit));
                }
                (Figure { value: if state { 1.0 } else { 0.0 }, decimals: 0 }, id)
            }
            Reading::Number(marks, glued) => {
                let figure = marks.figure(style).map_err(|fault| wrong(Wrong::Style(fault)))?;
                let sign = match glued {
                    Glued::Nothing => "",
                    Glued::Percent => "%",
                    Glued::Permille => "‰",
                };
                if !sign.is_empty() && !unit.is_empty() && !is_share(unit, glued) {
                    return Err(wrong(Wrong::PercentUnit));
                }
                (figure, self.unit(if unit.is_empty() { sign } else { unit })?)
            }
        };
        if figure.value != 0.0 && figure.value != 1.0 && self.is_state(unit) {
            return Err(wrong(Wrong::StateValue));
        }
        if self.observations.rows.len() >= self.most_rows {
            self.overflow = true;
            return Ok(());
        }
        self.observations.rows.push(Row { period, value: figure.value, decimals: figure.decimals, unit, ..*template });
        Ok(())
    }

    fn is_state(&self, unit: UnitId) -> bool {
        self.observations.unit_of(unit).is_some_and(|unit| unit.dimension == Dimension::State)
    }

    fn unit<'a>(&mut self, text: &'a str) -> Result<UnitId, Fault<'a>> {
        if let Some(id) = self.unit.recall(text) {
            return Ok(id);
        }
        check_visible(text).map_err(|wrong| Fault::new(Role::Unit, wrong, text))?;
        // As they land here when a decimal comma was taken for a separator.
        if !text.is_empty() && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'.' | b',' | b' ')) {
            return Err(Fault::new(Role::Unit, Wrong::UnitIsNumber, text));
        }
        let id = self.observations.unit(&report::one_line(text));
        Ok(self.unit.learn(text, id))
    }

    fn status<'a>(&mut self, text: &'a str) -> Result<FigureStatus, Fault<'a>> {
        let text = cells::trim(text);
        if text.is_empty() {
            return Ok(FigureStatus::Official);
        }
        if let Some(status) = self.status.recall(text) {
            return Ok(status);
        }
        match headers::status_of(text).filter(|_| check_visible(text).is_ok()) {
            Some(status) => Ok(self.status.learn(text, status)),
            None => Err(Fault::new(Role::Status, Wrong::Status, text)),
        }
    }

    /// The period of a cell of row `row`.
    #[inline(never)]
    pub(super) fn period<'a>(&mut self, row: u32, text: &'a str) -> Result<Period, Fault<'a>> {
        let text = cells::trim(text);
        if let Some(period) = self.period.recall(text) {
            return Ok(period);
        }
        let wrong = match dates::read_period(text) {
            Ok((_, Order::Open)) if self.months_first_in_periods => Wrong::EitherWay,
            Ok((period, order)) => {
                self.see_order(row, text, period.end(), order);
                return Ok(self.period.learn(text, period));
            }
            Err(_) if text.is_empty() => Wrong::Empty,
            Err(fault) => Wrong::Date(fault, true),
        };
        Err(Fault::new(Role::Period, wrong, text))
    }

    fn day<'a>(&mut self, row: u32, text: &'a str) -> Result<Option<Date>, Fault<'a>> {
        let text = cells::trim(text);
        if text.is_empty() {
            return Ok(None);
        }
        if let Some(date) = self.reported_on.recall(text) {
            return Ok(Some(date));
        }
        let wrong = match dates::read_date(text) {
            Ok((_, Order::Open)) if self.months_first_in_days => Wrong::EitherWay,
            Ok((date, order)) => {
                self.see_order(row, text, date, order);
                return Ok(Some(self.reported_on.learn(text, date)));
            }
            Err(fault) => Wrong::Date(fault, false),
        };
        Err(Fault::new(Role::ReportedOn, wrong, text))
    }

    fn see_order(&mut self, row: u32, text: &str, date: Date, order: Order) {
        if order == Order::Open && self.day_first.is_none() {
            self.day_first = Some((row, report::quote(text), date));
        }
    }

    /// The figures and all that is to be said of them; no figure where the file is refused.
    #[inline(never)]
    pub(super) fn finish(mut self, refused: Option<Refusal>) -> (Observations, Vec<Diagnostic>) {
        if let Some(refused) = refused {
            let (row, column, message) = *refused;
            self.observations.rows.clear();
            self.report.note(row, column.as_deref(), message);
            return (self.observations, self.report.finish());
        }
        if let Some((row, cell, date)) = self.day_first.take() {
            self.report.note(row, None, Message::DataDayFirst { cell, day: date.iso() });
        }
        if self.missing > 0 {
            self.report.note(0, None, Message::DataValuesMissing { count: report::count(self.missing as usize) });
        }
        if self.overflow {
            self.observations.rows.clear();
            let limit = number::write(self.most_rows as f64, 0, NumberStyle::Vietnamese);
            let limit_en = number::write(self.most_rows as f64, 0, NumberStyle::Plain);
            self.report.note(0, None, Message::DataTooManyRows { limit, limit_en });
        } else if self.observations.rows.is_empty() {
            self.report.note(0, None, Message::DataNoRows {});
        }
        (self.observations, self.report.finish())
    }
}

impl Memo<TextId> {
    /// Stores a text. In names, nothing may be hidden; what is only shown must be without NUL, and a display takes care
    /// of what turns text around.
    fn of<'a>(&mut self, texts: &mut Observations, role: Role, text: &'a str) -> Result<TextId, Fault<'a>> {
        let text = cells::trim(text);
        if let Some(id) = self.recall(text) {
            return Ok(id);
        }
        let is_name = matches!(role, Role::Indicator | Role::Area);
        let wrong = if is_name { check_visible(text).err() } else { text.bytes().any(|b| b == 0).then_some(Wrong::Hidden('\0')) };
        if let Some(wrong) = wrong {
            return Err(Fault::new(role, wrong, text));
        }
        let id = if is_name { texts.text(&report::one_line(text)) } else { texts.text(text) };
        Ok(self.learn(text, id))
    }
}

/// Refuses a name in which a reader would not see everything; line breaks and tabs count as spaces.
fn check_visible(name: &str) -> Result<(), Wrong> {
    match name.chars().find(|c| report::is_invisible(*c) && !matches!(c, '\n' | '\r' | '\t')) {
        Some(hidden) => Err(Wrong::Hidden(hidden)),
        None => Ok(()),
    }
}

/// Whether a unit takes figures with this sign behind them.
fn is_share(unit: &str, glued: Glued) -> bool {
    let folded = fold_name(unit);
    let starts: &[&str] = if glued == Glued::Permille { &["‰", "phần nghìn"] } else { &["%", "phần trăm", "percent"] };
    starts.iter().any(|start| folded.starts_with(start))
}

/// The reading of a figure that needs no column to be understood: a number of JSON.
pub(super) fn plain_number(token: &str) -> Reading {
    match number::read(token, NumberStyle::Plain) {
        Ok(figure) => Reading::Number(Marks::Unmarked(Figure { value: figure.value + 0.0, ..figure }), Glued::Nothing),
        Err(number::NumberFault::TooLong) => Reading::Fault(CellFault::TooLong),
        Err(_) => Reading::Fault(CellFault::Exponent),
    }
}
