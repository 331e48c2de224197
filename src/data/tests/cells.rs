//! Spellings of figures: what each says, before its column is known and after.

use crate::data::cells::{CellFault, ColumnStyle, Evidence, Glued, Marks, Reading, StyleFault, read};
use crate::value::number::{Figure, NumberStyle};

/// The figure with its decimals, as it stands in the table below.
type Written = (f64, u8);

/// What a spelling is.
enum Is {
    /// The same in both writings.
    Same(f64),
    /// Vietnamese alone.
    Vi(f64, u8),
    /// Plain alone.
    En(f64, u8),
    /// Vietnamese, then plain.
    Both(Written, Written),
    /// No figure given.
    Missing,
    Yes,
    No,
    Wrong(CellFault),
}

use CellFault::{Exponent, Formula, Grouping, NotANumber, TooLong, Words};
use Is::{Both, En, Missing, No, Same, Vi, Wrong, Yes};

const SPELLINGS: &[(&str, Is)] = &[
    // Whole numbers.
    ("0", Same(0.0)),
    ("1", Same(1.0)),
    ("30", Same(30.0)),
    ("100", Same(100.0)),
    ("01", Same(1.0)),
    ("007", Same(7.0)),
    ("1882000", Same(1_882_000.0)),
    ("999999999999999", Same(999_999_999_999_999.0)),
    ("000000000000000000012", Same(12.0)),
    ("-11", Same(-11.0)),
    ("+5", Same(5.0)),
    ("−3", Same(-3.0)),
    ("–3", Same(-3.0)),
    ("-0", Same(0.0)),
    (" 41 ", Same(41.0)),
    ("\u{a0}41\u{a0}", Same(41.0)),
    ("\t41", Same(41.0)),
    ("４１", Same(41.0)),
    ("－４１", Same(-41.0)),
    ("1 234", Same(1234.0)),
    ("1\u{a0}234", Same(1234.0)),
    ("1\u{202f}234\u{202f}567", Same(1_234_567.0)),
    ("1\u{2009}234", Same(1234.0)),
    ("20 073", Same(20_073.0)),
    ("-1 234", Same(-1234.0)),
    ("30%", Same(30.0)),
    ("30 %", Same(30.0)),
    ("30\u{a0}%", Same(30.0)),
    ("30％", Same(30.0)),
    ("5‰", Same(5.0)),
    ("-2%", Same(-2.0)),
    ("100%", Same(100.0)),
    // Vietnamese decimals and groups.
    ("29,99", Vi(29.99, 2)),
    ("0,3", Vi(0.3, 1)),
    ("12,5", Vi(12.5, 1)),
    ("14,26", Vi(14.26, 2)),
    ("0,7692", Vi(0.7692, 4)),
    ("0,9400", Vi(0.94, 4)),
    ("0,546", Vi(0.546, 3)),
    ("00,5", Vi(0.5, 1)),
    ("1.234,5", Vi(1234.5, 1)),
    ("1.234,567", Vi(1234.567, 3)),
    ("2.320.886,131", Vi(2_320_886.131, 3)),
    ("1.234.567", Vi(1_234_567.0, 0)),
    ("12.345.678", Vi(12_345_678.0, 0)),
    ("1234,567", Vi(1234.567, 3)),
    ("12345,6", Vi(12_345.6, 1)),
    ("-5,58", Vi(-5.58, 2)),
    ("−10,5", Vi(-10.5, 1)),
    ("+1,89", Vi(1.89, 2)),
    ("54,18%", Vi(54.18, 2)),
    ("54,18 %", Vi(54.18, 2)),
    ("２９，９９", Vi(29.99, 2)),
    ("1 234,5", Vi(1234.5, 1)),
    ("1\u{a0}234\u{a0}567,89", Vi(1_234_567.89, 2)),
    ("1 234,567", Vi(1234.567, 3)),
    ("0,1", Vi(0.1, 1)),
    ("7,84", Vi(7.84, 2)),
    ("100,0", Vi(100.0, 1)),
    ("-0,0", Vi(0.0, 1)),
    ("0,000000000001", Vi(1e-12, 12)),
    ("123,45", Vi(123.45, 2)),
    ("1,5", Vi(1.5, 1)),
    ("1,2345", Vi(1.2345, 4)),
    ("1234,5", Vi(1234.5, 1)),
    // Plain decimals and groups.
    ("29.99", En(29.99, 2)),
    ("0.3", En(0.3, 1)),
    ("12.5", En(12.5, 1)),
    ("0.94", En(0.94, 2)),
    ("0.546", En(0.546, 3)),
    ("0.678", En(0.678, 3)),
    ("0.7692", En(0.7692, 4)),
    ("00.5", En(0.5, 1)),
    ("60158.8", En(60_158.8, 1)),
    ("2320886.131", En(2_320_886.131, 3)),
    ("457209.684", En(457_209.684, 3)),
    ("1,234.5", En(1234.5, 1)),
    ("1,234.567", En(1234.567, 3)),
    ("1,234,567", En(1_234_567.0, 0)),
    ("1,234,567.89", En(1_234_567.89, 2)),
    ("1234.567", En(1234.567, 3)),
    ("-5.58", En(-5.58, 2)),
    ("−5.58", En(-5.58, 2)),
    ("+1.89", En(1.89, 2)),
    ("54.18%", En(54.18, 2)),
    ("54.18 %", En(54.18, 2)),
    ("２９．９９", En(29.99, 2)),
    ("1 234.5", En(1234.5, 1)),
    ("1 234.567", En(1234.567, 3)),
    ("0.1", En(0.1, 1)),
    ("0.000000000001", En(1e-12, 12)),
    ("1.5", En(1.5, 1)),
    ("1.2345", En(1.2345, 4)),
    ("29.999999", En(29.999_999, 6)),
    // Two readings.
    ("1.234", Both((1234.0, 0), (1.234, 3))),
    ("1,234", Both((1.234, 3), (1234.0, 0))),
    ("12.345", Both((12_345.0, 0), (12.345, 3))),
    ("12,345", Both((12.345, 3), (12_345.0, 0))),
    ("124.678", Both((124_678.0, 0), (124.678, 3))),
    ("136.153", Both((136_153.0, 0), (136.153, 3))),
    ("999,999", Both((999.999, 3), (999_999.0, 0))),
    ("-1.234", Both((-1234.0, 0), (-1.234, 3))),
    ("1.234%", Both((1234.0, 0), (1.234, 3))),
    ("１．２３４", Both((1234.0, 0), (1.234, 3))),
    ("1.000", Both((1000.0, 0), (1.0, 3))),
    ("100.000", Both((100_000.0, 0), (100.0, 3))),
    // Missing, never 0.
    ("", Missing),
    ("   ", Missing),
    ("\u{a0}", Missing),
    ("-", Missing),
    ("–", Missing),
    ("—", Missing),
    ("−", Missing),
    ("--", Missing),
    ("…", Missing),
    ("...", Missing),
    ("..", Missing),
    ("N/A", Missing),
    ("n/a", Missing),
    ("NA", Missing),
    ("n.a.", Missing),
    ("#N/A", Missing),
    ("null", Missing),
    ("NULL", Missing),
    ("chưa có", Missing),
    ("Chưa có", Missing),
    ("chua co", Missing),
    ("chưa có số liệu", Missing),
    ("Không có số liệu", Missing),
    ("chưa công bố", Missing),
    ("chu\u{31b}a co\u{301}", Missing),
    // States.
    ("có", Yes),
    ("Có", Yes),
    ("CÓ", Yes),
    ("co\u{301}", Yes),
    ("co", Yes),
    ("yes", Yes),
    ("Yes", Yes),
    ("true", Yes),
    ("TRUE", Yes),
    ("xong", Yes),
    ("đã xong", Yes),
    ("hoàn thành", Yes),
    ("Hoàn thành", Yes),
    ("đã hoàn thành", Yes),
    ("không", No),
    ("Không", No),
    ("khong", No),
    ("no", No),
    ("false", No),
    ("FALSE", No),
    ("chưa xong", No),
    ("chưa hoàn thành", No),
    // Marks out of place.
    ("1.23.4", Wrong(Grouping)),
    ("1,2,3", Wrong(Grouping)),
    ("1.2345,6", Wrong(Grouping)),
    ("1,2345.6", Wrong(Grouping)),
    ("1.234.56", Wrong(Grouping)),
    ("12.34.567", Wrong(Grouping)),
    ("1.234,567,8", Wrong(Grouping)),
    ("1,234.567.8", Wrong(Grouping)),
    ("0.123.456", Wrong(Grouping)),
    ("5,", Wrong(Grouping)),
    ("5.", Wrong(Grouping)),
    ("1..5", Wrong(Grouping)),
    ("1,,5", Wrong(Grouping)),
    ("1 23", Wrong(Grouping)),
    ("12 34 567", Wrong(Grouping)),
    ("1 234.567,8", Wrong(Grouping)),
    ("1.234 567", Wrong(Grouping)),
    ("1  234", Wrong(Grouping)),
    ("0 123", Wrong(Grouping)),
    ("30 40", Wrong(Grouping)),
    ("- 5", Wrong(Grouping)),
    // Too long to hold exactly.
    ("1234567890123456", Wrong(TooLong)),
    ("9007199254740993", Wrong(TooLong)),
    ("0,1234567890123", Wrong(TooLong)),
    ("0.30000000000000004", Wrong(TooLong)),
    ("14.260000000000002", Wrong(TooLong)),
    ("1.234.567.890.123.456", Wrong(TooLong)),
    // Powers of ten.
    ("1e5", Wrong(Exponent)),
    ("1E+07", Wrong(Exponent)),
    ("1,5E+07", Wrong(Exponent)),
    ("1.5e-3", Wrong(Exponent)),
    ("1e309", Wrong(Exponent)),
    ("-1e309", Wrong(Exponent)),
    // Formulas.
    ("=1+1", Wrong(Formula)),
    ("=SUM(A1:A9)", Wrong(Formula)),
    ("＝1", Wrong(Formula)),
    ("#REF!", Wrong(Formula)),
    ("#VALUE!", Wrong(Formula)),
    // Words beside figures.
    ("30 tỷ đồng", Wrong(Words)),
    ("5 triệu", Wrong(Words)),
    ("hơn 30", Wrong(Words)),
    ("khoảng 11.000", Wrong(Words)),
    ("≥ 30", Wrong(Words)),
    ("30%*", Wrong(NotANumber)),
    ("41/63", Wrong(NotANumber)),
    ("hạng 9", Wrong(Words)),
    ("0x1A", Wrong(Words)),
    ("1e", Wrong(Words)),
    ("e5", Wrong(Words)),
    ("12a", Wrong(Words)),
    ("1_000", Wrong(NotANumber)),
    ("1'234", Wrong(NotANumber)),
    ("(5)", Wrong(NotANumber)),
    ("30%%", Wrong(NotANumber)),
    ("1-2", Wrong(NotANumber)),
    ("2024-05", Wrong(NotANumber)),
    ("<30", Wrong(NotANumber)),
    ("~30", Wrong(NotANumber)),
    ("-1+1", Wrong(NotANumber)),
    ("3\u{200b}0", Wrong(Words)),
    ("3\u{0}0", Wrong(NotANumber)),
    (".5", Wrong(NotANumber)),
    (",5", Wrong(NotANumber)),
    ("٣٠", Wrong(NotANumber)),
    // Words alone.
    ("NaN", Wrong(NotANumber)),
    ("nan", Wrong(NotANumber)),
    ("Infinity", Wrong(NotANumber)),
    ("inf", Wrong(NotANumber)),
    ("chưa", Wrong(NotANumber)),
    ("không có", Wrong(NotANumber)),
    ("đạt", Wrong(NotANumber)),
    ("@SUM", Wrong(NotANumber)),
    ("%", Wrong(NotANumber)),
    ("+", Wrong(NotANumber)),
    ("x", Wrong(NotANumber)),
];

#[test]
fn spellings_say_what_they_say() {
    assert!(SPELLINGS.len() > 200, "{}", SPELLINGS.len());
    for (text, is) in SPELLINGS {
        let reading = read(text);
        let figure = |(value, decimals): Written| Figure { value, decimals };
        let marks = match is {
            Same(value) => Marks::Unmarked(figure((*value, 0))),
            Vi(value, decimals) => Marks::Vietnamese(figure((*value, *decimals))),
            En(value, decimals) => Marks::Plain(figure((*value, *decimals))),
            Both(vietnamese, plain) => Marks::Either { vietnamese: figure(*vietnamese), plain: figure(*plain) },
            Missing => {
                assert_eq!(reading, Reading::Missing, "{text:?}");
                continue;
            }
            Yes | No => {
                assert_eq!(reading, Reading::State(matches!(is, Yes)), "{text:?}");
                continue;
            }
            Wrong(fault) => {
                assert_eq!(reading, Reading::Fault(*fault), "{text:?}");
                continue;
            }
        };
        let glued = match text {
            _ if text.contains(['%', '％']) => Glued::Percent,
            _ if text.contains('‰') => Glued::Permille,
            _ => Glued::Nothing,
        };
        assert_eq!(reading, Reading::Number(marks, glued), "{text:?}");
    }
}

#[test]
fn a_figure_of_nothing_has_no_sign() {
    for text in ["-0", "-0,0", "-0.0"] {
        let Reading::Number(Marks::Unmarked(figure) | Marks::Vietnamese(figure) | Marks::Plain(figure), _) = read(text) else {
            panic!("{text} is a figure")
        };
        assert!(figure.value.is_sign_positive(), "{text}");
    }
}

fn style_of(column: &[&str]) -> ColumnStyle {
    let mut evidence = Evidence::default();
    for cell in column {
        evidence.see(cell);
    }
    evidence.style()
}

#[test]
fn a_column_is_read_by_what_it_shows() {
    use NumberStyle::{Plain, Vietnamese};
    for (column, style) in [
        (&["1", "2", "30%"][..], ColumnStyle::Open),
        (&["1.234", "12.345"], ColumnStyle::Open),
        (&["1.234", "12,5"], ColumnStyle::Clear(Vietnamese)),
        (&["1.234", "0.94"], ColumnStyle::Clear(Plain)),
        (&["1.234", "1.234.567"], ColumnStyle::Clear(Vietnamese)),
        (&["12,5", "13,5", "0.94"], ColumnStyle::Mixed(Vietnamese)),
        (&["12.5", "13.5", "0,94"], ColumnStyle::Mixed(Plain)),
        (&["12,5", "0.94", "1.234"], ColumnStyle::Tied),
        (&["chưa có", "", "có", "=1,5"], ColumnStyle::Open),
    ] {
        assert_eq!(style_of(column), style, "{column:?}");
    }
}

#[test]
fn a_cell_against_its_column_is_refused() {
    use NumberStyle::{Plain, Vietnamese};
    let read = |text: &str, style: ColumnStyle| match read(text) {
        Reading::Number(marks, _) => marks.figure(style).map(|figure| figure.value),
        other => panic!("{other:?}"),
    };
    assert_eq!(read("1.234", ColumnStyle::Clear(Vietnamese)), Ok(1234.0));
    assert_eq!(read("1.234", ColumnStyle::Clear(Plain)), Ok(1.234));
    assert_eq!(read("0.94", ColumnStyle::Clear(Vietnamese)), Err(StyleFault::NotVietnamese));
    assert_eq!(read("0,94", ColumnStyle::Clear(Plain)), Err(StyleFault::NotPlain));
    assert_eq!(read("12,5", ColumnStyle::Mixed(Vietnamese)), Ok(12.5));
    assert_eq!(read("0.94", ColumnStyle::Mixed(Vietnamese)), Err(StyleFault::NotVietnamese));
    assert_eq!(read("0.94", ColumnStyle::Tied), Err(StyleFault::Tied));
    for style in [ColumnStyle::Open, ColumnStyle::Tied, ColumnStyle::Mixed(Vietnamese), ColumnStyle::Mixed(Plain)] {
        assert!(matches!(read("1.234", style), Err(StyleFault::Ambiguous)), "{style:?}");
        assert_eq!(read("1234", style), Ok(1234.0), "{style:?}");
    }
}

/// Every tenth and hundredth from 0 to 100 means the same in both writings, and is the nearest `f64`.
#[test]
fn both_writings_of_a_figure_are_one_figure() {
    for hundredths in 0..=10_000u32 {
        let plain = format!("{}.{:02}", hundredths / 100, hundredths % 100);
        let expected: f64 = plain.parse().unwrap();
        let vietnamese = plain.replace('.', ",");
        assert_eq!(read(&plain), Reading::Number(Marks::Plain(Figure { value: expected, decimals: 2 }), Glued::Nothing));
        assert_eq!(read(&vietnamese), Reading::Number(Marks::Vietnamese(Figure { value: expected, decimals: 2 }), Glued::Nothing));
    }
}
