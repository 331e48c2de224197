//! Headers and fixed words: which column or key means what.
//!
//! In: the text of a header cell or a JSON key, in Vietnamese or English, with or without diacritics. Out: a
//! [`Header`]. What no list knows is a dimension, whose members stand in the column.

use super::FigureStatus;
use super::cells::{self, Marks, Reading, listed, trim};
use super::dates;
use super::report::one_line;
use crate::source::fold::{bare, fold_name};
use crate::value::Period;
use crate::value::number::NumberStyle;

/// What a field of an observation means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Indicator,
    Area,
    Period,
    Value,
    Unit,
    Status,
    ReportedOn,
    Source,
    Url,
    Note,
    /// The literal `dimension`: a label of its author, no member of a dimension.
    Label,
    /// A running number.
    Ordinal,
    /// A part of a period in a column of its own: month, quarter.
    PeriodPart,
}

/// How many roles there are.
pub(super) const ROLES: usize = 13;

/// What a header says.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Header {
    /// What its column holds.
    pub(super) kind: Kind,
    /// The unit in brackets behind the name: `giá trị (tỷ đồng)`; empty where there is none.
    pub(super) unit: String,
    /// The way of writing numbers that an example in brackets shows: `giá trị (1.234,5)`.
    pub(super) style: Option<NumberStyle>,
    /// What the publisher says of the figures below it: `sơ bộ 2024`.
    pub(super) status: Option<FigureStatus>,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A field of every observation.
    Field(Role),
    /// The figures of one period.
    Period(Period),
    /// Members of a dimension that has the name of the header.
    Dimension,
    /// A year, but no period: `kế hoạch 2025`.
    NotPeriod,
    /// Nothing is written there.
    Unnamed,
}

/// Names of fields, folded, without diacritics, spaces and signs.
const NAMES: [(Role, &str); ROLES] = [
    (Role::Indicator, "chiso|chitieu|tenchiso|tenchitieu|indicator|indicatorname|metric"),
    (Role::Area, "diaban|diaphuong|tinh|tinhthanhpho|tinhthanh|donvihanhchinh|area|region|province|place"),
    (Role::Period, "ky|kybaocao|kysolieu|thoiky|thoigian|nam|period|reportingperiod|timeperiod|year|time"),
    (Role::Value, "giatri|solieu|ketqua|thuchien|ketquathuchien|value|figure|actual|obsvalue"),
    (Role::Unit, "donvi|donvitinh|dvt|unit|units|unitofmeasure"),
    (Role::Status, "loai|loaisolieu|trangthai|trangthaisolieu|status"),
    (Role::ReportedOn, "ngaycongbo|ngaybaocao|reportedon|reportdate|publishedon|publicationdate"),
    (Role::Source, "nguon|nguonsolieu|source"),
    (Role::Url, "diachi|lienket|duongdan|url|link|sourceurl"),
    (Role::Note, "ghichu|chuthich|note|notes|remark|comment"),
    (Role::Label, "dimension"),
    (Role::Ordinal, "stt|tt|no"),
    (Role::PeriodPart, "quy|thang|quarter"),
];

/// Words that stand before or behind a period in the header of a wide table.
const AROUND: [(&str, Option<FigureStatus>); 4] = [
    ("so bo|preliminary|provisional", Some(FigureStatus::Preliminary)),
    ("uoc thuc hien|uoc tinh|uoc|estimated|estimate", Some(FigureStatus::Estimate)),
    ("chinh thuc|official|final", Some(FigureStatus::Official)),
    ("thuc hien|ket qua|actual|th", None),
];

/// Longer headers are names of dimensions, whatever is in them.
const LONGEST: usize = 200;

/// Reads a header cell or a key.
#[inline(never)]
pub(super) fn read(text: &str) -> Header {
    let text = trim(text);
    let mut header = Header { kind: Kind::Dimension, unit: String::new(), style: None, status: None };
    if text.is_empty() {
        header.kind = Kind::Unnamed;
        return header;
    }
    if text.len() > LONGEST {
        return header;
    }
    let text = one_line(text);
    if let Some((kind, status)) = kind_of(&text) {
        header.kind = kind;
        header.status = status;
        return header;
    }
    let brackets = text.strip_suffix(')').and_then(|front| front.rsplit_once('('));
    if let Some((front, aside)) = brackets
        && let Some((kind, status)) = kind_of(front)
    {
        header.kind = kind;
        header.status = status;
        header.take_aside(trim(aside));
        return header;
    }
    if speaks_of_a_year(&text) {
        header.kind = Kind::NotPeriod;
    }
    header
}

impl Header {
    /// What stands in brackets behind the name of a column of figures.
    fn take_aside(&mut self, aside: &str) {
        if !matches!(self.kind, Kind::Field(Role::Value) | Kind::Period(_)) || role_of(&compact(aside)).is_some() {
            return;
        }
        match cells::read(aside) {
            Reading::Number(Marks::Vietnamese(_), _) => self.style = Some(NumberStyle::Vietnamese),
            Reading::Number(Marks::Plain(_), _) => self.style = Some(NumberStyle::Plain),
            _ => match status_of(aside) {
                Some(status) => self.status = Some(status),
                None => self.unit = aside.to_owned(),
            },
        }
    }
}

/// The kind of a name without brackets; `None` where no list knows it.
fn kind_of(text: &str) -> Option<(Kind, Option<FigureStatus>)> {
    let key = compact(text);
    if let Some(role) = role_of(&key) {
        return Some((Kind::Field(role), None));
    }
    if key.is_empty() {
        return Some((Kind::Field(Role::Ordinal), None)).filter(|_| trim(text) == "#");
    }
    if !key.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    if let Ok((period, _)) = dates::read_period(text) {
        return Some((Kind::Period(period), None));
    }
    let folded = bare(&fold_name(text));
    AROUND.iter().find_map(|(words, status)| {
        let rest = words.split('|').find_map(|word| folded.strip_prefix(word).or_else(|| folded.strip_suffix(word)))?;
        let rest = rest.trim_matches(|c: char| c.is_ascii_punctuation() || c == ' ');
        let (period, _) = dates::read_period(rest).ok()?;
        Some((Kind::Period(period), *status))
    })
}

fn role_of(key: &str) -> Option<Role> {
    NAMES.iter().find(|(_, names)| listed(names, key)).map(|(role, _)| *role)
}

/// Whether a header is the plain `đơn vị`, which also means an office: beside `đơn vị tính` it does.
pub(super) fn may_mean_an_office(text: &str) -> bool {
    compact(text) == "donvi"
}

/// Whether a header is the column of indicators.
pub(super) fn names_an_indicator(text: &str) -> bool {
    role_of(&compact(text)) == Some(Role::Indicator)
}

/// Whether the words before a colon announce the unit of a whole table.
pub(super) fn announces_a_unit(text: &str) -> bool {
    role_of(&compact(text)) == Some(Role::Unit)
}

/// Folded, without diacritics, spaces and ASCII signs.
pub(super) fn compact(text: &str) -> String {
    let mut key = bare(&fold_name(text));
    key.retain(|c| c.is_ascii_alphanumeric() || !c.is_ascii());
    key
}

fn speaks_of_a_year(text: &str) -> bool {
    let mut digits = 0;
    let ends = text.bytes().chain([b' ']).enumerate().filter_map(|(at, byte)| {
        let run = digits;
        digits = if byte.is_ascii_digit() { digits + 1 } else { 0 };
        (digits == 0 && run == 4).then_some(at)
    });
    ends.filter_map(|end| text.get(end - 4..end)).any(|year| dates::read_period(year).is_ok())
}

/// The word of a status column; `None` for a word that says nothing known.
pub(super) fn status_of(text: &str) -> Option<FigureStatus> {
    let folded = bare(&fold_name(text));
    AROUND.iter().find(|(words, _)| listed(words, &folded)).and_then(|(_, status)| *status)
}
