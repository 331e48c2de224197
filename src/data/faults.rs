//! What can be wrong with a row, as facts; worded in one place, and only where it is shown.
//!
//! In: the guilty field, what is wrong, the words to quote. Out: a [`Message`]. The readers pass these small values
//! around and build no sentence on the way: a file may have a million bad rows, of which a hundred are shown.

use super::cells::{self, CellFault, Marks, Reading, StyleFault};
use super::dates::DateFault;
use super::headers::Role;
use super::report::{self, count, name, quote};
use crate::messages::Message;
use crate::value::number::{self, NumberStyle};

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Wrong {
    /// Nothing is written where something must be.
    Empty,
    /// A character that nobody sees.
    Hidden(char),
    /// No figure.
    Cell(CellFault),
    /// A figure against its column.
    Style(StyleFault),
    /// No date, or no period where `true`.
    Date(DateFault, bool),
    /// A day that has two readings in a column with the month first.
    EitherWay,
    /// A status that says nothing known.
    Status,
    /// `%` against the unit, which is quoted second.
    PercentUnit,
    /// Yes or no against the unit, which is quoted second.
    StateUnit,
    /// A state that is neither yes nor no.
    StateValue,
    /// A decimal comma taken for a separator; the digits behind it are quoted second.
    SplitDecimal,
    /// A unit of digits alone.
    UnitIsNumber,
    /// A quote that is not closed.
    QuoteOpen,
    /// Letters behind a closing quote.
    AfterQuote,
    /// Too many cells: how many, and how many columns there are.
    RowTooLong(usize, usize),
    /// Too few cells.
    RowTooShort(usize, usize),
    /// A key that stands twice.
    KeyTwice,
    /// An entry that is no observation.
    EntryShape,
    /// A field that an entry lacks; its name is quoted.
    FieldMissing,
    /// A field that holds more than a text.
    FieldNested,
    /// A part of a period in a field of its own.
    PeriodSplit,
}

/// A field, what is wrong with it, and the words to quote.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Fault<'a> {
    pub(super) role: Role,
    pub(super) wrong: Wrong,
    pub(super) cell: &'a str,
    pub(super) other: &'a str,
}

impl<'a> Fault<'a> {
    /// A fault that quotes one cell.
    pub(super) fn new(role: Role, wrong: Wrong, cell: &'a str) -> Fault<'a> {
        Fault { role, wrong, cell, other: "" }
    }

    /// The sentence.
    #[inline(never)]
    pub(super) fn message(&self) -> Message {
        let cell = quote(self.cell);
        match self.wrong {
            Wrong::Empty => Message::DataCellEmpty {},
            Wrong::Hidden(character) => Message::DataHidden { cell, character: report::code_point(character) },
            Wrong::Cell(CellFault::NotANumber) => Message::DataNotANumber { cell },
            Wrong::Cell(CellFault::Formula) => Message::DataFormula { cell },
            Wrong::Cell(CellFault::Exponent) => Message::DataExponent { cell },
            Wrong::Cell(CellFault::Words) => Message::DataNumberWithWords { cell },
            Wrong::Cell(CellFault::Grouping) => Message::DataGrouping { cell },
            Wrong::Cell(CellFault::TooLong) => Message::DataNumberTooLong { cell },
            Wrong::Style(StyleFault::Ambiguous) => self.ambiguous(cell),
            Wrong::Style(StyleFault::NotVietnamese) => Message::DataNotVietnamese { cell },
            Wrong::Style(StyleFault::NotPlain) => Message::DataNotPlain { cell },
            Wrong::Style(StyleFault::Tied) => Message::DataStylesTied { cell },
            Wrong::Date(DateFault::NotRead, true) => Message::DataPeriodNotRead { cell },
            Wrong::Date(DateFault::NotRead, false) => Message::DataDayNotRead { cell },
            Wrong::Date(DateFault::NotReal, _) => Message::DataDateNotReal { cell },
            Wrong::Date(DateFault::MonthFirst, _) => Message::DataMonthFirst { cell },
            Wrong::EitherWay => Message::DataDateEitherWay { cell },
            Wrong::Status => Message::DataStatusUnknown { cell },
            Wrong::PercentUnit => Message::DataPercentUnit { cell, unit: name(self.other) },
            Wrong::StateUnit => Message::DataStateUnit { cell, unit: name(self.other) },
            Wrong::StateValue => Message::DataStateValue { cell },
            Wrong::SplitDecimal => Message::DataSplitDecimal { value: name(self.cell), next: name(self.other) },
            Wrong::UnitIsNumber => Message::DataUnitIsNumber { unit: name(self.cell) },
            Wrong::QuoteOpen => Message::DataQuoteOpen {},
            Wrong::AfterQuote => Message::DataAfterQuote {},
            Wrong::RowTooLong(cells, columns) => Message::DataRowTooLong { cells: count(cells), columns: count(columns) },
            Wrong::RowTooShort(cells, columns) => Message::DataRowTooShort { cells: count(cells), columns: count(columns) },
            Wrong::KeyTwice => Message::DataKeyTwice { key: name(self.cell) },
            Wrong::EntryShape => Message::DataEntryShape {},
            Wrong::FieldMissing => Message::DataFieldMissing { field: self.field(), field_en: name(self.cell) },
            Wrong::FieldNested => Message::DataFieldNested { field: self.field(), field_en: name(self.cell) },
            Wrong::PeriodSplit => Message::DataPeriodSplit { column: name(self.cell) },
        }
    }

    /// A needed field in Vietnamese; another key as it was written.
    fn field(&self) -> String {
        match self.cell {
            "period" => "kỳ".to_owned(),
            "value" => "giá trị".to_owned(),
            key => name(key),
        }
    }

    /// Both readings of the cell. One of them has decimals and the other has none.
    fn ambiguous(&self, cell: String) -> Message {
        let Reading::Number(Marks::Either { vietnamese, plain }, _) = cells::read(self.cell) else {
            return Message::DataGrouping { cell };
        };
        let (whole, part) = if vietnamese.decimals == 0 { (vietnamese, plain) } else { (plain, vietnamese) };
        let shown = |style| number::write(part.value, usize::from(part.decimals), style);
        let (decimal, decimal_en) = (shown(NumberStyle::Vietnamese), shown(NumberStyle::Plain));
        Message::DataAmbiguous { cell, whole: number::write_plain(whole.value, 0), decimal, decimal_en }
    }
}
