//! Tables of separated text: one figure a row, or one period a column.
//!
//! In: the text of a CSV file. Out: rows in a [`Builder`]. The file is gone through twice: once to see how the figures
//! and dates of each column are written, once to read them. The separator is the one under which the header reads as a
//! header; above it, up to 20 rows may hold a title or the unit of the whole table.

use super::cells::{self, ColumnStyle, Evidence, Reading};
use super::csv::{MOST_CELLS, Records, RowFault, Step};
use super::faults::{Fault, Wrong};
use super::headers::{self, Header, Kind, ROLES, Role};
use super::report;
use super::report::count;
use super::rows::{Builder, Given};
use super::{MembersId, Observations, Refusal, Row, TextId, dates, refusal};
use crate::messages::Message;
use crate::value::number::NumberStyle;
use std::borrow::Cow;

/// The header stands within this many rows.
const HEADER_WITHIN: u32 = 20;
/// From this many unclear figures for a clear one on, the reading of a column is said as a warning.
const UNCLEAR_PER_CLEAR: u32 = 10;
/// Dimensions that a table or an entry may have.
pub(super) const MOST_DIMENSIONS: usize = 64;
/// Columns that a note names before it says "…".
pub(super) const COLUMNS_NAMED: usize = 8;

/// One column of the table.
struct Column {
    name: String,
    header: Header,
    dimension: TextId,
    style: ColumnStyle,
}

/// The columns of a table and where each field stands.
struct Layout {
    columns: Vec<Column>,
    at: [Option<usize>; ROLES],
    twice: Option<(usize, usize)>,
    periods: usize,
    recognised: usize,
    cells: usize,
}

/// Where the header was found.
struct Found<'a> {
    layout: Layout,
    row: u32,
    /// The reader, standing behind the header.
    records: Records<'a>,
    unit: String,
}

impl Layout {
    #[inline(never)]
    fn read(cells: &[Cow<str>], count: usize) -> Layout {
        let mut columns: Vec<Column> = cells
            .iter()
            .map(|cell| Column {
                name: report::one_line(cells::trim(cell)),
                header: headers::read(cell),
                dimension: TextId::default(),
                style: ColumnStyle::Open,
            })
            .collect();
        while columns.last().is_some_and(|column| column.header.kind == Kind::Unnamed) {
            columns.pop();
        }
        release_second_units(&mut columns);
        let mut layout = Layout { columns, at: [None; ROLES], twice: None, periods: 0, recognised: 0, cells: count };
        layout.place();
        layout
    }

    #[inline(never)]
    fn place(&mut self) {
        for (index, column) in self.columns.iter().enumerate() {
            match column.header.kind {
                Kind::Field(role) => {
                    self.recognised += 1;
                    let Some(place) = self.at.get_mut(role as usize) else { continue };
                    match place {
                        Some(first) if !matches!(role, Role::Ordinal | Role::PeriodPart) && self.twice.is_none() => {
                            self.twice = Some((*first, index));
                        }
                        Some(_) => {}
                        None => *place = Some(index),
                    }
                }
                Kind::Period(_) => {
                    self.recognised += 1;
                    self.periods += 1;
                }
                _ => {}
            }
        }
        // `tháng` alone holds whole periods (`5/2022`); beside a year it is a part of one.
        let parts = self.columns.iter().filter(|column| column.header.kind == Kind::Field(Role::PeriodPart)).count();
        if self.at(Role::Period).is_none() && parts == 1 {
            let part = self.at(Role::PeriodPart);
            if let Some(place) = self.at.get_mut(Role::Period as usize) {
                *place = part;
            }
            if let Some(place) = self.at.get_mut(Role::PeriodPart as usize) {
                *place = None;
            }
        }
    }

    fn at(&self, role: Role) -> Option<usize> {
        self.at.get(role as usize).copied().flatten()
    }

    /// A column per period, no column of figures.
    fn is_wide(&self) -> bool {
        self.periods > 0 && self.at(Role::Value).is_none() && self.at(Role::Period).is_none()
    }

    fn is_whole(&self) -> bool {
        self.at(Role::Indicator).is_some() && (self.is_wide() || (self.at(Role::Period).is_some() && self.at(Role::Value).is_some()))
    }

    fn holds_figures(&self, column: &Column) -> bool {
        match column.header.kind {
            Kind::Field(Role::Value) => true,
            Kind::Period(_) => self.is_wide(),
            _ => false,
        }
    }

    fn name(&self, index: usize) -> &str {
        self.columns.get(index).map_or("", |column| column.name.as_str())
    }

    fn name_of(&self, role: Role) -> &str {
        self.at(role).map_or("", |index| self.name(index))
    }
}

/// `đơn vị` beside `đơn vị tính` is the office that reports, a dimension.
fn release_second_units(columns: &mut [Column]) {
    let is_unit = |column: &Column| column.header.kind == Kind::Field(Role::Unit);
    if columns.iter().any(|column| is_unit(column) && !headers::may_mean_an_office(&column.name)) {
        for column in columns.iter_mut().filter(|column| is_unit(column) && headers::may_mean_an_office(&column.name)) {
            column.header.kind = Kind::Dimension;
        }
    }
}

/// Reads a table into the builder. The error refuses the file: the row, the column and the sentence.
#[inline(never)]
pub(super) fn load(text: &str, builder: &mut Builder) -> Result<(), Refusal> {
    let Found { mut layout, row, records, unit } = find_header(text)?;
    check(&mut layout, row, builder)?;
    say_layout(&layout, row, &unit, builder);
    survey(&mut layout, records.clone(), builder);
    say_styles(&layout, builder);
    Reader { layout: &layout, builder, table_unit: &unit, short: None, lone: None, unnamed: false, pairs: Vec::new() }.run(records);
    Ok(())
}

/// Whether the beginning of the text holds a header, under any separator.
pub(super) fn has_header(text: &str) -> bool {
    find_header(text).is_ok()
}

#[inline(never)]
fn find_header(text: &str) -> Result<Found<'_>, Refusal> {
    let (separators, start, first) = match declared_separator(text) {
        Some((separator, length)) => (vec![separator], length, 1),
        None => (vec![b',', b';', b'\t'], 0, 0),
    };
    let mut best: Option<Found> = None;
    for separator in separators {
        let mut records = Records::new(text, separator, start, first);
        let mut unit = String::new();
        while records.row() < HEADER_WITHIN {
            match records.step() {
                Step::End => break,
                Step::Fault(_) => continue,
                Step::Row => {}
            }
            let layout = Layout::read(&records.cells, records.count);
            let rank = |layout: &Layout| (layout.is_whole(), layout.recognised);
            let better = best.as_ref().is_none_or(|found| rank(&layout) > rank(&found.layout));
            let whole = layout.is_whole();
            if better && layout.recognised > 0 {
                best = Some(Found { layout, row: records.row(), records: records.clone(), unit: unit.clone() });
            }
            if whole {
                break;
            }
            if let Some(found) = announced_unit(&records.cells) {
                unit = found;
            }
        }
    }
    match best {
        Some(found) if found.layout.is_whole() => Ok(found),
        Some(found) if found.layout.recognised >= 2 && found.layout.at(Role::Indicator).is_some() => {
            let (missing_vi, missing_en) = match (found.layout.at(Role::Period), found.layout.at(Role::Value)) {
                (None, None) => ("kỳ, giá trị", "period, value"),
                (None, _) => ("kỳ", "period"),
                _ => ("giá trị", "value"),
            };
            let (missing_vi, missing_en) = (missing_vi.to_owned(), missing_en.to_owned());
            Err(refusal(found.row, Message::DataHeaderIncomplete { missing_vi, missing_en }))
        }
        _ => Err(refusal(0, Message::DataNoHeader {})),
    }
}

/// `sep=;` in the first line, as spreadsheets write it: the separator and the length of the line.
#[inline(never)]
fn declared_separator(text: &str) -> Option<(u8, usize)> {
    let rest = text.get(..4).filter(|start| start.eq_ignore_ascii_case("sep=")).and_then(|_| text.get(4..))?;
    let separator = *rest.as_bytes().first().filter(|b| matches!(b, b',' | b';' | b'\t'))?;
    let line_break = match rest.as_bytes().get(1..3)? {
        b"\r\n" => 2,
        [b'\n' | b'\r', _] => 1,
        _ => return None,
    };
    Some((separator, 5 + line_break))
}

/// `Đơn vị tính: tỷ đồng` above the header, in one cell or two.
#[inline(never)]
fn announced_unit(cells: &[Cow<str>]) -> Option<String> {
    cells.iter().enumerate().find_map(|(index, cell)| {
        let cell = cells::trim(cell).trim_matches(['(', ')']);
        let colon = cell.bytes().position(|b| b == b':')?;
        let (before, after) = (cell.get(..colon)?, cell.get(colon + 1..)?);
        if before.len() > 40 || !headers::announces_a_unit(before) {
            return None;
        }
        let unit = cells::trim(after);
        if !unit.is_empty() {
            return Some(unit.to_owned());
        }
        cells.get(index + 1..)?.iter().map(|next| cells::trim(next)).find(|next| !next.is_empty()).map(str::to_owned)
    })
}

/// Refuses headers that leave a choice, and stores the names of the dimensions.
#[inline(never)]
fn check(layout: &mut Layout, row: u32, builder: &mut Builder) -> Result<(), Refusal> {
    if layout.cells > MOST_CELLS {
        let message = Message::DataTooManyColumns { count: count(layout.cells), limit: count(MOST_CELLS) };
        return Err(refusal(row, message));
    }
    let mut twice = layout.twice.take();
    if let Some(part) = layout.at(Role::PeriodPart) {
        return Err(refusal_at(row, layout.name(part), &|column| Message::DataPeriodSplit { column }));
    }
    // Names that compare the same are one name however they are written, and so are periods.
    let mut names = Observations::new();
    let mut first = vec![0];
    let mut dimensions = 0;
    let wide = layout.is_wide();
    for index in 0..layout.columns.len() {
        let Some(column) = layout.columns.get_mut(index) else { break };
        let name = match column.header.kind {
            Kind::Dimension => {
                dimensions += 1;
                let id = builder.member(&column.name);
                let Ok(id) = id else {
                    let fault = Fault::new(Role::Label, id.err().unwrap_or(Wrong::Empty), &column.name);
                    return Err(Box::new((row, Some(column.name.clone()), fault.message())));
                };
                column.dimension = id;
                builder.observations.folded(id).to_owned()
            }
            Kind::Period(period) if wide => period.iso(),
            _ => continue,
        };
        let id = names.text(&name).0 as usize;
        match first.get(id) {
            Some(first) if twice.is_none() => twice = Some((*first, index)),
            Some(_) => {}
            None => first.push(index),
        }
    }
    if let Some((first, second)) = twice {
        let first = report::name(layout.name(first));
        return Err(refusal_at(row, layout.name(second), &|second| Message::DataHeaderTwice { first: first.clone(), second }));
    }
    if dimensions > MOST_DIMENSIONS {
        return Err(refusal(row, Message::DataTooManyDimensions { count: count(dimensions), limit: count(MOST_DIMENSIONS) }));
    }
    Ok(())
}

/// A refusal that points at a column and names it.
fn refusal_at(row: u32, column: &str, message: &dyn Fn(String) -> Message) -> Refusal {
    let column = report::name(column);
    Box::new((row, Some(column.clone()), message(column)))
}

/// Says what was left out of the table and what its columns were taken for.
#[inline(never)]
fn say_layout(layout: &Layout, row: u32, unit: &str, builder: &mut Builder) {
    let report = &mut builder.report;
    if row > 1 {
        report.note(row, None, Message::DataRowsAbove { count: count(row as usize - 1), header: count(row as usize) });
    }
    if !unit.is_empty() {
        let said = report::name(unit);
        report.note(
            0,
            None,
            if is_one_unit(unit) { Message::DataUnitOfTable { unit: said } } else { Message::DataUnitsOfTable { unit: said } },
        );
    }
    let mut dimensions = Vec::new();
    for column in &layout.columns {
        match column.header.kind {
            Kind::Dimension => dimensions.push(column.name.as_str()),
            Kind::Field(Role::Label) => {
                report.note(row, Some(&column.name), Message::DataLabelColumn { column: report::name(&column.name) })
            }
            Kind::Period(_) if layout.is_wide() => {}
            Kind::NotPeriod | Kind::Period(_) => {
                report.note(row, Some(&column.name), Message::DataColumnNotPeriod { column: report::name(&column.name) });
            }
            _ => {}
        }
    }
    if !dimensions.is_empty() {
        report.note(row, None, Message::DataDimensions { columns: list(&dimensions) });
    }
}

/// `Đơn vị tính: tỷ đồng, %` says nothing of a single row.
fn is_one_unit(unit: &str) -> bool {
    !unit.bytes().any(|b| b == b',' || b == b';')
}

/// “A”, “B”, …
pub(super) fn list(names: &[&str]) -> String {
    let mut out = String::new();
    for (index, name) in names.iter().enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        if index == COLUMNS_NAMED {
            out.push('…');
            break;
        }
        out.push('“');
        // A list of eight keeps the whole sentence within 500 characters.
        out.extend(report::name(name).chars().take(32));
        out.push('”');
    }
    out
}

/// The first pass: how the figures of each column and the dates of the file are written.
#[inline(never)]
fn survey(layout: &mut Layout, mut records: Records, builder: &mut Builder) {
    let places: Vec<usize> =
        layout.columns.iter().enumerate().filter(|(_, column)| layout.holds_figures(column)).map(|(index, _)| index).collect();
    let mut evidence = vec![Evidence::default(); places.len()];
    let (period, day) = (layout.at(Role::Period), layout.at(Role::ReportedOn));
    loop {
        match records.step() {
            Step::End => break,
            Step::Fault(_) => continue,
            Step::Row => {}
        }
        if records.has_line_breaks() && swallows_rows(layout, &records) {
            records.reject();
            continue;
        }
        let cell = |index: usize| records.cells.get(index).map_or("", |cell| cell.as_ref());
        for (index, seen) in places.iter().zip(&mut evidence) {
            let cell = cell(*index);
            if cell.bytes().any(|b| matches!(b, b'.' | b',' | 0x80..)) {
                seen.see(cell);
            }
        }
        builder.months_first_in_periods |= period.is_some_and(|index| dates::is_month_first(cell(index)));
        builder.months_first_in_days |= day.is_some_and(|index| dates::is_month_first(cell(index)));
    }
    let all = evidence.iter().fold(Evidence::default(), |sum, each| sum.with(*each));
    for (index, seen) in places.iter().zip(evidence) {
        let Some(column) = layout.columns.get_mut(*index) else { continue };
        column.style = match (column.header.style, seen.style()) {
            (Some(stated), _) => ColumnStyle::Clear(stated),
            // A year's column without a clear cell is written as the years beside it, where those agree.
            (None, ColumnStyle::Open) if matches!(all.style(), ColumnStyle::Clear(_)) => all.style(),
            (None, style) => style,
        };
        if let (ColumnStyle::Clear(style), None) = (column.style, column.header.style) {
            let shown = if seen.style() == ColumnStyle::Open { all } else { seen };
            say_evidence(&column.name, style, Evidence { either: seen.either, ..shown }, builder);
        }
    }
}

/// A column in which a single clear cell decides over many unclear ones is worth a second look.
#[inline(never)]
fn say_evidence(column: &str, style: NumberStyle, seen: Evidence, builder: &mut Builder) {
    let clear = match style {
        NumberStyle::Vietnamese => seen.vietnamese,
        NumberStyle::Plain => seen.plain,
    };
    if seen.either >= clear.saturating_mul(UNCLEAR_PER_CLEAR) {
        let (column, clear, unclear) = (report::name(column), count(clear as usize), count(seen.either as usize));
        builder.report.warn(match style {
            NumberStyle::Vietnamese => Message::DataFewClearVietnamese { column, clear, unclear },
            NumberStyle::Plain => Message::DataFewClearPlain { column, clear, unclear },
        });
    }
}

#[inline(never)]
fn say_styles(layout: &Layout, builder: &mut Builder) {
    for style in [NumberStyle::Vietnamese, NumberStyle::Plain] {
        let columns: Vec<&str> =
            (layout.columns.iter()).filter(|column| column.style == ColumnStyle::Clear(style)).map(|column| column.name.as_str()).collect();
        if !columns.is_empty() {
            let columns = list(&columns);
            builder.report.note(
                0,
                None,
                match style {
                    NumberStyle::Vietnamese => Message::DataReadVietnamese { columns },
                    NumberStyle::Plain => Message::DataReadPlain { columns },
                },
            );
        }
    }
}

/// Whether a cell over several lines holds lines that are rows of this table themselves: a quote that was never closed
/// ends at the next quote of a later row, and would take the figures between with it.
#[inline(never)]
fn swallows_rows(layout: &Layout, records: &Records) -> bool {
    records.cells.iter().any(|cell| {
        let mut from = 0;
        let mut lines = cell.bytes().enumerate().filter(|(_, b)| matches!(b, b'\n' | b'\r')).map(|(at, _)| at).chain([cell.len()]);
        let mut is_first = true;
        lines.any(|end| {
            let line = cell.get(from..end).unwrap_or("");
            from = end + 1;
            let mut inner = Records::new(line, records.separator(), 0, 0);
            !std::mem::take(&mut is_first) && inner.step() == Step::Row && layout.looks_like_row(&inner.cells)
        })
    })
}

impl Layout {
    fn looks_like_row(&self, cells: &[Cow<str>]) -> bool {
        let cell = |index: usize| cells.get(index).map_or("", |cell| cells::trim(cell));
        match self.at(Role::Period) {
            Some(period) => dates::read_period(cell(period)).is_ok(),
            None => {
                let is_figure = |index: usize| matches!(cells::read(cell(index)), Reading::Number(..));
                let mut places = self.columns.iter().enumerate().filter(|(_, column)| matches!(column.header.kind, Kind::Period(_)));
                cells.len() >= self.columns.len() && places.any(|(index, _)| is_figure(index))
            }
        }
    }
}

/// The unit of the row, else the one in the header of the column, else the one above the table.
fn unit_of<'u>(row: &'u str, column: Option<&'u Column>, table: &'u str) -> &'u str {
    let of_column = column.map_or("", |column| column.header.unit.as_str());
    if !row.is_empty() {
        row
    } else if !of_column.is_empty() {
        of_column
    } else if is_one_unit(table) {
        table
    } else {
        ""
    }
}

/// The second pass.
struct Reader<'t, 'n, 'b> {
    layout: &'t Layout,
    builder: &'b mut Builder<'n>,
    table_unit: &'t str,
    /// Rows with too few cells that are used all the same: how many, and the first.
    short: Option<(u32, u32)>,
    /// Rows with one cell alone: how many, the first and its cell.
    lone: Option<(u32, u32, String)>,
    unnamed: bool,
    pairs: Vec<(TextId, TextId)>,
}

impl<'t> Reader<'t, '_, '_> {
    #[inline(never)]
    fn run(mut self, mut records: Records) {
        while !self.builder.is_full() {
            let mut step = records.step();
            if step == Step::Row && records.has_line_breaks() && swallows_rows(self.layout, &records) {
                step = records.reject();
            }
            match step {
                Step::End => break,
                Step::Fault(fault) => {
                    let wrong = if fault == RowFault::QuoteOpen { Wrong::QuoteOpen } else { Wrong::AfterQuote };
                    self.find(records.row(), "", wrong);
                }
                Step::Row => self.row(records.row(), &records.cells, records.count, records.separator()),
            }
        }
        if let Some((count, first)) = self.short {
            self.builder.report.note(first, None, Message::DataRowsShort { count: report::count(count as usize) });
        }
        if let Some((count, first, cell)) = self.lone {
            self.builder.report.note(first, None, Message::DataLoneCells { count: report::count(count as usize), cell });
        }
    }

    #[inline(never)]
    fn row(&mut self, row: u32, cells: &[Cow<str>], count: usize, separator: u8) {
        let mut filled = cells.iter().enumerate().filter(|(_, cell)| !cells::trim(cell).is_empty());
        let Some((only, first)) = filled.next() else { return };
        let last = filled.next_back();
        let is_figure = self.layout.columns.get(only).is_some_and(|column| self.layout.holds_figures(column));
        if last.is_none() && !is_figure {
            match &mut self.lone {
                Some((count, ..)) => *count += 1,
                None => self.lone = Some((1, row, report::name(first))),
            }
            return;
        }
        let columns = self.layout.columns.len();
        let last = last.map_or(only, |(index, _)| index);
        if last >= self.layout.cells.max(columns) || count > MOST_CELLS {
            self.find(row, "", Wrong::RowTooLong(count, columns));
            return;
        }
        if last >= columns && !self.unnamed {
            self.unnamed = true;
            self.builder.report.note(row, None, Message::DataColumnUnnamed { column: report::count(last + 1) });
        }
        if let Err(fault) = self.figures(row, cells, count, separator) {
            self.builder.report.find(row, self.layout.name_of(fault.role), &fault);
        }
    }

    fn find(&mut self, row: u32, column: &str, wrong: Wrong) {
        self.builder.report.find(row, column, &Fault::new(Role::Label, wrong, ""));
    }

    /// Reads the figures of a row. A fault has the role of the guilty column.
    #[inline(never)]
    fn figures<'a>(&mut self, row: u32, cells: &'a [Cow<str>], count: usize, separator: u8) -> Result<(), Fault<'a>>
    where
        't: 'a,
    {
        let layout = self.layout;
        let cell = |role: Role| layout.at(role).and_then(|index| cells.get(index)).map_or("", |cell| cells::trim(cell));
        if count < layout.columns.len() {
            let needed = [Role::Indicator, Role::Period, Role::Value];
            if let Some(lacking) = needed.into_iter().find(|role| layout.at(*role).is_some_and(|index| index >= count)) {
                return Err(Fault::new(lacking, Wrong::RowTooShort(count, layout.columns.len()), ""));
            }
            self.short = Some(self.short.map_or((1, row), |(count, first)| (count + 1, first)));
        }
        let wide = layout.is_wide();
        let value = cell(Role::Value);
        let reading = cells::read(value);
        if !wide && reading == Reading::Missing {
            self.builder.count_missing();
            return Ok(());
        }
        let Some(members) = self.member_ids(row, cells) else { return Ok(()) };
        let given = Given {
            row,
            indicator: cell(Role::Indicator),
            area: cell(Role::Area),
            members,
            status: cell(Role::Status),
            reported_on: cell(Role::ReportedOn),
            source: cell(Role::Source),
            url: cell(Role::Url),
            note: cell(Role::Note),
        };
        let template = self.builder.template(&given)?;
        if wide {
            self.wide_figures(template, cells, cell(Role::Unit));
            return Ok(());
        }
        let place = layout.at(Role::Value).unwrap_or(0);
        let next = cells.get(place + 1).map_or("", |cell| cells::trim(cell));
        if separator == b','
            && let Some(Kind::Field(role @ (Role::Unit | Role::Source | Role::Url | Role::Note | Role::Status))) =
                layout.columns.get(place + 1).map(|column| column.header.kind)
            && is_split_decimal(value, next)
        {
            return Err(Fault { role, wrong: Wrong::SplitDecimal, cell: value, other: next });
        }
        let period = self.builder.period(row, cell(Role::Period))?;
        let column = layout.columns.get(place);
        let style = column.map_or(ColumnStyle::Open, |column| column.style);
        let unit = unit_of(cell(Role::Unit), column, self.table_unit);
        self.builder.figure(&template, period, (reading, value), style, unit)
    }

    #[inline(never)]
    fn wide_figures(&mut self, template: Row, cells: &[Cow<str>], row_unit: &str) {
        for (index, column) in self.layout.columns.iter().enumerate() {
            let Kind::Period(period) = column.header.kind else { continue };
            let cell = cells.get(index).map_or("", |cell| cells::trim(cell));
            let template = Row { status: column.header.status.unwrap_or(template.status), ..template };
            let unit = unit_of(row_unit, Some(column), self.table_unit);
            if let Err(fault) = self.builder.figure(&template, period, (cells::read(cell), cell), column.style, unit) {
                let guilty = if fault.role == Role::Unit { self.layout.name_of(Role::Unit) } else { column.name.as_str() };
                self.builder.report.find(template.row, guilty, &fault);
            }
        }
    }

    /// The members of the row's dimensions; `None` where one of them is wrong and has been reported.
    #[inline(never)]
    fn member_ids(&mut self, row: u32, cells: &[Cow<str>]) -> Option<MembersId> {
        self.pairs.clear();
        for (index, column) in self.layout.columns.iter().enumerate() {
            let cell = cells.get(index).map_or("", |cell| cells::trim(cell));
            if column.header.kind == Kind::Dimension && !cell.is_empty() {
                match self.builder.member(cell) {
                    Ok(member) => self.pairs.push((column.dimension, member)),
                    Err(wrong) => {
                        self.builder.report.find(row, &column.name, &Fault::new(Role::Label, wrong, cell));
                        return None;
                    }
                }
            }
        }
        Some(self.builder.members(&self.pairs))
    }
}

/// `14,5` without quotes is two cells: the figure 14 and a 5 where a text should be.
fn is_split_decimal(value: &str, next: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    digits(next) && digits(value.strip_prefix('-').unwrap_or(value))
}
