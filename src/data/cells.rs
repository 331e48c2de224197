//! One figure cell: what it says, and under which reading of its marks.
//!
//! In: the text of a cell. Out: a [`Reading`] that keeps both meanings of `1.234` apart until the whole column has
//! been seen; [`Evidence`] gathers what the column shows, [`ColumnStyle`] is what follows from it. A cell is never
//! judged by itself, and nothing that is not surely a figure becomes one: an empty cell is missing, not 0.

use crate::source::fold::{bare, fold_name};
use crate::value::number::{self, Figure, NumberFault, NumberStyle};

/// What a figure cell says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Reading {
    /// No figure is given.
    Missing,
    /// Yes or no.
    State(bool),
    /// A figure.
    Number(Marks, Glued),
    /// Something that is no figure.
    Fault(CellFault),
}

/// Which writings the marks of a figure allow.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Marks {
    /// No dot, no comma: the same in both.
    Unmarked(Figure),
    /// Only the Vietnamese one: `12,5`, `1.234,5`, `1.234.567`.
    Vietnamese(Figure),
    /// Only the plain one: `0.94`, `1,234.5`.
    Plain(Figure),
    /// Both, with different figures: `1.234`.
    Either {
        /// Read as Vietnamese.
        vietnamese: Figure,
        /// Read as plain.
        plain: Figure,
    },
}

/// A sign that stands at the end of the figure and belongs to its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Glued {
    /// None.
    Nothing,
    /// `%`.
    Percent,
    /// `‰`.
    Permille,
}

/// Why a cell is no figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CellFault {
    /// Something else.
    NotANumber,
    /// `=1+1`: the formula and not its result.
    Formula,
    /// `1,5E+07`.
    Exponent,
    /// `30 tỷ đồng`, `hơn 30`.
    Words,
    /// Marks that part no full groups of three and are no single decimal mark.
    Grouping,
    /// More digits than can be held exactly.
    TooLong,
}

/// What stands for "no figure", folded and without diacritics.
const MISSING: &str =
    "|-|--|---|…|..|...|n/a|na|n.a|n.a.|#n/a|null|chua co|chua co so lieu|khong co so lieu|chua cong bo|no data|not available";

/// Words for a state that is reached, folded and without diacritics.
const REACHED: &str = "co|yes|true|xong|da xong|hoan thanh|da hoan thanh";

/// Words for a state that is not reached.
const NOT_REACHED: &str = "khong|no|false|chua xong|chua hoan thanh";

/// Whether a word stands in a list parted by `|`. One text a list, since a table of texts costs a download twice.
#[inline(never)]
pub(super) fn listed(list: &str, word: &str) -> bool {
    list.split('|').any(|listed| listed == word)
}

/// A figure with its sign, marks and spaces is shorter than this many bytes, and so is every word above.
const LONGEST: usize = 96;

/// Reads one cell. The work is bounded by the length of the cell.
#[inline(never)]
pub(super) fn read(cell: &str) -> Reading {
    let text = trim(cell);
    if is_bare_figure(text) {
        return figure(text, Glued::Nothing);
    }
    if text.starts_with('=') {
        return Reading::Fault(CellFault::Formula);
    }
    if text.len() > LONGEST {
        return Reading::Fault(CellFault::NotANumber);
    }
    let plain: String = text.chars().map(plain_sign).collect();
    if plain.starts_with('=') {
        return Reading::Fault(CellFault::Formula);
    }
    if !plain.bytes().any(|b| b.is_ascii_digit()) {
        return word(text);
    }
    let (rest, glued) = if let Some(rest) = plain.strip_suffix('%') {
        (trim(rest), Glued::Percent)
    } else if let Some(rest) = plain.strip_suffix('‰') {
        (trim(rest), Glued::Permille)
    } else {
        (plain.as_str(), Glued::Nothing)
    };
    if is_bare_figure(rest) {
        return figure(rest, glued);
    }
    if rest.bytes().all(|b| matches!(b, b'0'..=b'9' | b'.' | b',' | b' ' | b'-' | b'+')) && rest.contains(' ') {
        return match without_group_spaces(rest) {
            Some(joined) if is_bare_figure(&joined) => figure(&joined, glued),
            _ => Reading::Fault(CellFault::Grouping),
        };
    }
    Reading::Fault(fault_of(rest))
}

/// `str::trim`, quickly where there is nothing to trim, which is almost always.
pub(super) fn trim(cell: &str) -> &str {
    let bytes = cell.as_bytes();
    // Spaces outside ASCII begin with C2, E1, E2 or E3 and end with a byte over 7F; Vietnamese letters may do so too.
    let clear_start = matches!(bytes.first(), None | Some(0x21..=0x7e | 0xc3..=0xe0));
    let clear_end = matches!(bytes.last(), None | Some(0x21..=0x7e));
    if clear_start && clear_end { cell } else { trim_spaces(cell) }
}

// Kept out of line: its many callers would each get a copy of the table of spaces.
#[inline(never)]
fn trim_spaces(text: &str) -> &str {
    text.trim()
}

/// An optional sign, a digit, then digits, dots and commas.
fn is_bare_figure(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    digits.as_bytes().first().is_some_and(u8::is_ascii_digit) && digits.bytes().all(|b| matches!(b, b'0'..=b'9' | b'.' | b','))
}

/// Full-width signs, minus signs and spaces in their plain form.
fn plain_sign(letter: char) -> char {
    match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(letter as u32 - 0xfee0).unwrap_or(letter),
        '−' | '–' => '-',
        other if other.is_whitespace() => ' ',
        other => other,
    }
}

/// `1 234 567,8` without its spaces, where they part full groups of three.
#[inline(never)]
fn without_group_spaces(text: &str) -> Option<String> {
    let mut joined = String::new();
    for (index, group) in text.split(' ').enumerate() {
        let digits = if index == 0 { group.strip_prefix(['-', '+']).unwrap_or(group) } else { group };
        let whole = digits.bytes().take_while(u8::is_ascii_digit).count();
        let full = if index == 0 { (1..=3).contains(&whole) && !digits.starts_with('0') } else { whole == 3 };
        // A mark may stand in the last group alone: before another group it would part no group of three.
        if !full || joined.contains(['.', ',']) {
            return None;
        }
        joined.push_str(group);
    }
    Some(joined)
}

#[inline(never)]
fn word(text: &str) -> Reading {
    let folded = bare(&fold_name(text));
    if listed(MISSING, &folded) {
        Reading::Missing
    } else if listed(REACHED, &folded) {
        Reading::State(true)
    } else if listed(NOT_REACHED, &folded) {
        Reading::State(false)
    } else {
        Reading::Fault(if folded.starts_with('#') { CellFault::Formula } else { CellFault::NotANumber })
    }
}

#[inline(never)]
fn fault_of(text: &str) -> CellFault {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let whole = digits.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ',');
    if let Some(power) = whole.strip_prefix(['e', 'E'])
        && whole.len() < digits.len()
    {
        let power = power.strip_prefix(['-', '+']).unwrap_or(power);
        if !power.is_empty() && power.bytes().all(|b| b.is_ascii_digit()) {
            return CellFault::Exponent;
        }
    }
    if text.chars().any(|c| c.is_ascii_alphabetic() || !c.is_ascii()) { CellFault::Words } else { CellFault::NotANumber }
}

fn figure(text: &str, glued: Glued) -> Reading {
    use NumberStyle::{Plain, Vietnamese};
    let (mut dots, mut commas, mut last) = (0, 0, 0);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'.' => (dots, last) = (dots + 1, at),
            b',' => (commas, last) = (commas + 1, at),
            _ => {}
        }
    }
    // The last mark is the decimal one, unless marks of one kind alone part groups of three.
    let behind = text.len() - last - 1;
    let style = match (dots, commas) {
        (0, 0) => return single(text, Vietnamese, glued, Marks::Unmarked),
        (1, 0) | (0, 1) if behind == 3 => {
            return match (strictly(text, Vietnamese), strictly(text, Plain)) {
                (Ok(vietnamese), Ok(plain)) => Reading::Number(Marks::Either { vietnamese, plain }, glued),
                (Ok(figure), Err(_)) => Reading::Number(Marks::Vietnamese(figure), glued),
                (Err(_), Ok(figure)) => Reading::Number(Marks::Plain(figure), glued),
                (Err(NumberFault::TooLong), _) | (_, Err(NumberFault::TooLong)) => Reading::Fault(CellFault::TooLong),
                _ => Reading::Fault(CellFault::Grouping),
            };
        }
        (0, 1) => Vietnamese,
        (1, 0) => Plain,
        (_, 0) => Vietnamese,
        (0, _) => Plain,
        _ if text.as_bytes().get(last) == Some(&b',') => Vietnamese,
        _ => Plain,
    };
    single(text, style, glued, if style == Vietnamese { Marks::Vietnamese } else { Marks::Plain })
}

/// A figure that only one style can read.
fn single(text: &str, style: NumberStyle, glued: Glued, marks: fn(Figure) -> Marks) -> Reading {
    match strictly(text, style) {
        Ok(figure) => Reading::Number(marks(figure), glued),
        Err(NumberFault::TooLong) => Reading::Fault(CellFault::TooLong),
        Err(_) => Reading::Fault(CellFault::Grouping),
    }
}

/// As [`number::read`], but a group that begins with 0 is no group of thousands: `0.546` is not 546.
fn strictly(text: &str, style: NumberStyle) -> Result<Figure, NumberFault> {
    let group_mark = match style {
        NumberStyle::Vietnamese => '.',
        NumberStyle::Plain => ',',
    };
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if digits.starts_with('0') && digits.contains(group_mark) {
        return Err(NumberFault::Grouping { as_decimal: None });
    }
    // Adding 0 turns -0 into 0: a figure of nothing has no sign.
    number::read(text, style).map(|figure| Figure { value: figure.value + 0.0, ..figure })
}

/// What a column shows of how its figures are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Evidence {
    /// Cells that can only be Vietnamese.
    pub(super) vietnamese: u32,
    /// Cells that can only be plain.
    pub(super) plain: u32,
    /// Cells that can be both.
    pub(super) either: u32,
}

/// How the marks of a column are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ColumnStyle {
    /// Every clear cell agrees, or the header says so.
    Clear(NumberStyle),
    /// Most clear cells agree: those are read, every other marked one is refused.
    Mixed(NumberStyle),
    /// As many of one kind as of the other: no marked cell is read.
    Tied,
    /// No clear cell: no marked cell is read.
    Open,
}

/// Why a figure is refused in its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum StyleFault {
    /// Two readings and nothing in the column to choose by.
    Ambiguous,
    /// Plain in a Vietnamese column.
    NotVietnamese,
    /// Vietnamese in a plain column.
    NotPlain,
    /// In a column that is as much one as the other.
    Tied,
}

impl Evidence {
    /// Takes a cell into account.
    pub(super) fn see(&mut self, cell: &str) {
        if let Reading::Number(marks, _) = read(cell) {
            match marks {
                Marks::Unmarked(_) => {}
                Marks::Vietnamese(_) => self.vietnamese += 1,
                Marks::Plain(_) => self.plain += 1,
                Marks::Either { .. } => self.either += 1,
            }
        }
    }

    /// With the cells of another column.
    pub(super) fn with(self, other: Evidence) -> Evidence {
        Evidence { vietnamese: self.vietnamese + other.vietnamese, plain: self.plain + other.plain, either: self.either + other.either }
    }

    /// Whether any cell has a mark.
    pub(super) fn is_marked(self) -> bool {
        self.vietnamese + self.plain + self.either > 0
    }

    /// What follows from the cells alone.
    pub(super) fn style(self) -> ColumnStyle {
        match (self.vietnamese, self.plain) {
            (0, 0) => ColumnStyle::Open,
            (_, 0) => ColumnStyle::Clear(NumberStyle::Vietnamese),
            (0, _) => ColumnStyle::Clear(NumberStyle::Plain),
            (v, p) if v > p => ColumnStyle::Mixed(NumberStyle::Vietnamese),
            (v, p) if v < p => ColumnStyle::Mixed(NumberStyle::Plain),
            _ => ColumnStyle::Tied,
        }
    }
}

impl Marks {
    /// The figure, in a column of this style.
    pub(super) fn figure(self, style: ColumnStyle) -> Result<Figure, StyleFault> {
        use NumberStyle::{Plain, Vietnamese};
        match (self, style) {
            (Marks::Unmarked(figure), _)
            | (Marks::Vietnamese(figure), ColumnStyle::Clear(Vietnamese) | ColumnStyle::Mixed(Vietnamese))
            | (Marks::Plain(figure), ColumnStyle::Clear(Plain) | ColumnStyle::Mixed(Plain))
            | (Marks::Either { vietnamese: figure, .. }, ColumnStyle::Clear(Vietnamese))
            | (Marks::Either { plain: figure, .. }, ColumnStyle::Clear(Plain)) => Ok(figure),
            (Marks::Either { .. }, _) => Err(StyleFault::Ambiguous),
            (Marks::Vietnamese(_), ColumnStyle::Clear(Plain) | ColumnStyle::Mixed(Plain)) => Err(StyleFault::NotPlain),
            (Marks::Plain(_), ColumnStyle::Clear(Vietnamese) | ColumnStyle::Mixed(Vietnamese)) => Err(StyleFault::NotVietnamese),
            (Marks::Vietnamese(_) | Marks::Plain(_), ColumnStyle::Tied | ColumnStyle::Open) => Err(StyleFault::Tied),
        }
    }
}
