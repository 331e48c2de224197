//! From the texts of one observation to a row of figures.
//!
//! In: the fields of a row as text, whatever file they come from. Out: a [`Row`] in [`Observations`], or the role of the
//! guilty field and what is wrong with it. Texts that repeat from row to row, as most do, are looked up once a run.

use super::cells::{CellFault, ColumnStyle, Glued, Marks, Reading, StyleFault};
use super::dates::{self, DateFault, Order};
use super::headers::{self, Role};
use super::report::{self, Report};
use super::{FigureStatus, LoadLimits, MembersId, Observations, Row, TextId, UnitId};
use crate::messages::Message;
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

/// What is wrong with a row, and in which of its fields; in a box, since it is rare and large.
pub(super) type Fault = Box<(Role, Message)>;

fn fault(role: Role, message: Message) -> Fault {
    Box::new((role, message))
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
}

impl<'n> Builder<'n> {
    /// A builder for the file `name`.
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
    pub(super) fn template(&mut self, given: Given) -> Result<Row, Fault> {
        let indicator = given.indicator.trim();
        if indicator.is_empty() {
            return Err(fault(Role::Indicator, Message::DataCellEmpty {}));
        }
        let names = &mut self.observations;
        Ok(Row {
            indicator: named(names, &mut self.indicator, indicator).map_err(|m| fault(Role::Indicator, m))?,
            area: named(names, &mut self.area, given.area.trim()).map_err(|m| fault(Role::Area, m))?,
            members: given.members,
            period: Period::year(0),
            value: 0.0,
            decimals: 0,
            unit: UnitId(0),
            status: self.status(given.status)?,
            reported_on: self.day(given.row, given.reported_on)?,
            source: kept(&mut self.observations, &mut self.source, given.source.trim()).map_err(|m| fault(Role::Source, m))?,
            url: kept(&mut self.observations, &mut self.url, given.url.trim()).map_err(|m| fault(Role::Url, m))?,
            note: kept(&mut self.observations, &mut self.note, given.note.trim()).map_err(|m| fault(Role::Note, m))?,
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
    pub(super) fn member(&mut self, name: &str) -> Result<TextId, Message> {
        check_visible(name)?;
        Ok(self.observations.text(name))
    }

    /// Adds a figure to the row that `template` began. `unit` is the unit of the row, of the column or of the table.
    pub(super) fn figure(
        &mut self,
        template: Row,
        period: Period,
        reading: Reading,
        cell: &str,
        style: ColumnStyle,
        unit: &str,
    ) -> Result<(), Fault> {
        let value = |message| fault(Role::Value, message);
        let (figure, unit) = match reading {
            Reading::Missing => {
                self.count_missing();
                return Ok(());
            }
            Reading::Fault(reason) => return Err(value(cell_message(reason, cell))),
            Reading::State(state) => {
                let id = self.unit(if unit.is_empty() { STATE } else { unit }).map_err(|m| fault(Role::Unit, m))?;
                if self.observations.unit_of(id).is_none_or(|unit| unit.dimension != Dimension::State) {
                    return Err(value(Message::DataStateUnit { cell: report::quote(cell), unit: report::name(unit) }));
                }
                (Figure { value: if state { 1.0 } else { 0.0 }, decimals: 0 }, id)
            }
            Reading::Number(marks, glued) => {
                let figure = marks.figure(style).map_err(|reason| value(style_message(reason, cell)))?;
                (figure, self.unit_with(glued, cell, unit)?)
            }
        };
        let is_state = self.observations.unit_of(unit).is_some_and(|unit| unit.dimension == Dimension::State);
        if is_state && figure.value != 0.0 && figure.value != 1.0 {
            return Err(value(Message::DataStateValue { cell: report::quote(cell) }));
        }
        if self.observations.rows.len() >= self.most_rows {
            self.overflow = true;
            return Ok(());
        }
        self.observations.rows.push(Row { period, value: figure.value, decimals: figure.decimals, unit, ..template });
        Ok(())
    }

    fn unit_with(&mut self, glued: Glued, cell: &str, unit: &str) -> Result<UnitId, Fault> {
        let (sign, spelt_out) = match glued {
            Glued::Nothing => return self.unit(unit).map_err(|m| fault(Role::Unit, m)),
            Glued::Percent => ("%", ["phần trăm", "percent"]),
            Glued::Permille => ("‰", ["phần nghìn", "per mille"]),
        };
        if unit.is_empty() {
            return self.unit(sign).map_err(|m| fault(Role::Unit, m));
        }
        let folded = crate::source::fold::fold_name(unit);
        if folded.starts_with(sign) || spelt_out.iter().any(|words| folded.starts_with(words)) {
            return self.unit(unit).map_err(|m| fault(Role::Unit, m));
        }
        Err(fault(Role::Value, Message::DataPercentUnit { cell: report::quote(cell), unit: report::name(unit) }))
    }

    fn unit(&mut self, text: &str) -> Result<UnitId, Message> {
        if let Some(id) = self.unit.recall(text) {
            return Ok(id);
        }
        check_visible(text)?;
        if is_figure_alone(text) {
            return Err(Message::DataUnitIsNumber { unit: report::name(text) });
        }
        let id = if text.contains(['\n', '\r']) {
            self.observations.unit(&text.replace(['\n', '\r'], " "))
        } else {
            self.observations.unit(text)
        };
        Ok(self.unit.learn(text, id))
    }

    fn status(&mut self, text: &str) -> Result<FigureStatus, Fault> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(FigureStatus::Official);
        }
        if let Some(status) = self.status.recall(text) {
            return Ok(status);
        }
        match headers::status_of(text).filter(|_| !text.chars().any(report::is_invisible)) {
            Some(status) => Ok(self.status.learn(text, status)),
            None => Err(fault(Role::Status, Message::DataStatusUnknown { cell: report::quote(text) })),
        }
    }

    /// The period of a cell of row `row`.
    pub(super) fn period(&mut self, row: u32, text: &str) -> Result<Period, Message> {
        let text = text.trim();
        if let Some(period) = self.period.recall(text) {
            return Ok(period);
        }
        match dates::read_period(text) {
            Ok((_, Order::Open)) if self.months_first_in_periods => Err(Message::DataDateEitherWay { cell: report::quote(text) }),
            Ok((period, order)) => {
                self.say_day_first(row, text, period.end(), order);
                Ok(self.period.learn(text, period))
            }
            Err(DateFault::NotRead) if text.is_empty() => Err(Message::DataCellEmpty {}),
            Err(DateFault::NotRead) => Err(Message::DataPeriodNotRead { cell: report::quote(text) }),
            Err(DateFault::NotReal) => Err(Message::DataDateNotReal { cell: report::quote(text) }),
            Err(DateFault::MonthFirst) => Err(Message::DataMonthFirst { cell: report::quote(text) }),
        }
    }

    fn day(&mut self, row: u32, text: &str) -> Result<Option<Date>, Fault> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        if let Some(date) = self.reported_on.recall(text) {
            return Ok(Some(date));
        }
        let message = match dates::read_date(text) {
            Ok((_, Order::Open)) if self.months_first_in_days => Message::DataDateEitherWay { cell: report::quote(text) },
            Ok((date, order)) => {
                self.say_day_first(row, text, date, order);
                return Ok(Some(self.reported_on.learn(text, date)));
            }
            Err(DateFault::NotRead) => Message::DataDayNotRead { cell: report::quote(text) },
            Err(DateFault::NotReal) => Message::DataDateNotReal { cell: report::quote(text) },
            Err(DateFault::MonthFirst) => Message::DataMonthFirst { cell: report::quote(text) },
        };
        Err(fault(Role::ReportedOn, message))
    }

    fn say_day_first(&mut self, row: u32, text: &str, date: Date, order: Order) {
        if order == Order::Open && self.day_first.is_none() {
            self.day_first = Some((row, report::quote(text), date));
        }
    }

    /// The figures and all that is to be said of them.
    pub(super) fn finish(mut self) -> (Observations, Vec<crate::diagnostics::Diagnostic>) {
        if let Some((row, cell, date)) = self.day_first.take() {
            self.report.note(row, None, Message::DataDayFirst { cell, day: date.iso() });
        }
        if self.missing > 0 {
            self.report.note(0, None, Message::DataValuesMissing { count: self.missing.to_string() });
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

    /// Refuses the file as a whole.
    pub(super) fn refuse(
        mut self,
        row: u32,
        column: Option<&str>,
        message: Message,
    ) -> (Observations, Vec<crate::diagnostics::Diagnostic>) {
        self.observations.rows.clear();
        self.report.note(row, column, message);
        (self.observations, self.report.finish())
    }
}

/// Stores a name once it is seen to hold nothing invisible. A line break in a cell is a space.
fn named(names: &mut Observations, memo: &mut Memo<TextId>, text: &str) -> Result<TextId, Message> {
    if let Some(id) = memo.recall(text) {
        return Ok(id);
    }
    check_visible(text)?;
    let id = if text.contains(['\n', '\r']) { names.text(&text.replace("\r\n", " ").replace(['\n', '\r'], " ")) } else { names.text(text) };
    Ok(memo.learn(text, id))
}

/// Stores a text that is only shown, where a display takes care of what turns text around; NUL is in no text.
fn kept(names: &mut Observations, memo: &mut Memo<TextId>, text: &str) -> Result<TextId, Message> {
    if let Some(id) = memo.recall(text) {
        return Ok(id);
    }
    if text.contains('\0') {
        return Err(Message::DataHidden { cell: report::quote(text), character: report::code_point('\0') });
    }
    let id = names.text(text);
    Ok(memo.learn(text, id))
}

/// Refuses a name in which a reader would not see everything; line breaks and tabs count as spaces.
fn check_visible(name: &str) -> Result<(), Message> {
    match name.chars().find(|c| report::is_invisible(*c) && !matches!(c, '\n' | '\r' | '\t')) {
        Some(hidden) => Err(Message::DataHidden { cell: report::quote(name), character: report::code_point(hidden) }),
        None => Ok(()),
    }
}

/// Digits and marks alone, as they land in the unit's cell when a decimal comma was taken for a separator.
pub(super) fn is_figure_alone(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'.' | b',' | b' '))
}

fn cell_message(fault: CellFault, cell: &str) -> Message {
    let cell = report::quote(cell);
    match fault {
        CellFault::NotANumber => Message::DataNotANumber { cell },
        CellFault::Formula => Message::DataFormula { cell },
        CellFault::Exponent => Message::DataExponent { cell },
        CellFault::Words => Message::DataNumberWithWords { cell },
        CellFault::Grouping => Message::DataGrouping { cell },
        CellFault::TooLong => Message::DataNumberTooLong { cell },
    }
}

fn style_message(fault: StyleFault, cell: &str) -> Message {
    let cell = report::quote(cell);
    match fault {
        StyleFault::Ambiguous { vietnamese, plain } => {
            // One reading has decimals and the other has none.
            let (whole, part) = if vietnamese.decimals == 0 { (vietnamese, plain) } else { (plain, vietnamese) };
            let shown = |style| number::write(part.value, usize::from(part.decimals), style);
            let (decimal, decimal_en) = (shown(NumberStyle::Vietnamese), shown(NumberStyle::Plain));
            Message::DataAmbiguous { cell, whole: number::write_plain(whole.value, 0), decimal, decimal_en }
        }
        StyleFault::NotVietnamese => Message::DataNotVietnamese { cell },
        StyleFault::NotPlain => Message::DataNotPlain { cell },
        StyleFault::Tied => Message::DataStylesTied { cell },
    }
}

/// The reading of a figure that needs no column to be understood: a number of JSON.
pub(super) fn plain_number(token: &str) -> Reading {
    match number::read(token, NumberStyle::Plain) {
        Ok(figure) => Reading::Number(Marks::Unmarked(Figure { value: figure.value + 0.0, ..figure }), Glued::Nothing),
        Err(number::NumberFault::TooLong) => Reading::Fault(CellFault::TooLong),
        Err(_) => Reading::Fault(CellFault::Exponent),
    }
}
