//! Decimal figures: reading and writing them as Vietnamese and plain texts do.
//!
//! In: the characters of one number. Out: an `f64` that is the nearest one to what was written, with the number of
//! decimals that were written, so that a published figure can be shown with its own digits. Standard `f64` parsing
//! and formatting are left out on purpose: they cost 25 KB in the Wasm build, and this reader refuses what it could
//! not hold exactly instead of rounding in silence.

/// How the author writes numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberStyle {
    /// `1.234.567,89`: comma for decimals, dots group thousands.
    Vietnamese,
    /// `1,234,567.89`: dot for decimals, commas group thousands.
    Plain,
}

impl NumberStyle {
    /// The decimal mark and the grouping mark.
    fn marks(self) -> (u8, u8) {
        match self {
            NumberStyle::Vietnamese => (b',', b'.'),
            NumberStyle::Plain => (b'.', b','),
        }
    }
}

/// A figure as it was written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    /// The nearest `f64`.
    pub value: f64,
    /// Digits after the decimal mark, as written.
    pub decimals: u8,
}

/// Why a text is no number of the wanted style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NumberFault {
    /// No number at all.
    NotANumber,
    /// The grouping mark does not part full groups of three; the text as it would be right with a decimal mark.
    Grouping {
        /// The same digits with the decimal mark in place of the grouping mark, where that is one number.
        as_decimal: Option<String>,
    },
    /// More than 15 significant digits, or more than 12 decimals: it could not be held exactly.
    TooLong,
}

/// Powers of ten that `f64` holds exactly.
const TEN: [f64; 23] =
    [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

/// 10 to the power of `exponent`, 0 to 22; beyond that the nearest end.
pub fn power_of_ten(exponent: usize) -> f64 {
    TEN.get(exponent).copied().unwrap_or(1e22)
}

/// Reads one number: an optional sign, digits, grouping marks in full groups of three, a decimal mark and digits.
///
/// One division of two exact numbers is correctly rounded, so the value is the nearest `f64` to the text.
pub fn read(text: &str, style: NumberStyle) -> Result<Figure, NumberFault> {
    let (decimal_mark, group_mark) = style.marks();
    let bytes = text.as_bytes();
    let (negative, digits) = match bytes.first() {
        Some(b'-') => (true, bytes.get(1..).unwrap_or_default()),
        Some(b'+') => (false, bytes.get(1..).unwrap_or_default()),
        _ => match text.strip_prefix('−') {
            Some(rest) => (true, rest.as_bytes()),
            None => (false, bytes),
        },
    };
    let mut mantissa: u64 = 0;
    let mut significant = 0u32;
    let mut decimals = 0u8;
    let mut in_decimals = false;
    let mut groups = 0u32;
    let mut run = 0u32;
    for &byte in digits {
        match byte {
            b'0'..=b'9' => {
                if significant > 0 || byte != b'0' {
                    significant += 1;
                }
                if significant > 15 {
                    return Err(NumberFault::TooLong);
                }
                mantissa = mantissa * 10 + u64::from(byte - b'0');
                run += 1;
                if in_decimals {
                    decimals = decimals.saturating_add(1);
                    if decimals > 12 {
                        return Err(NumberFault::TooLong);
                    }
                }
            }
            _ if byte == group_mark && !in_decimals => {
                // `0.546` is no 546: a first group of nothing but zeros is a decimal in the other style.
                if run == 0 || (groups == 0 && (run > 3 || mantissa == 0)) || (groups > 0 && run != 3) {
                    return Err(grouping_fault(text, style));
                }
                groups += 1;
                run = 0;
            }
            _ if byte == decimal_mark && !in_decimals => {
                if run == 0 {
                    return Err(NumberFault::NotANumber);
                }
                if groups > 0 && run != 3 {
                    return Err(grouping_fault(text, style));
                }
                in_decimals = true;
                run = 0;
            }
            _ if byte == group_mark || byte == decimal_mark => return Err(grouping_fault(text, style)),
            _ => return Err(NumberFault::NotANumber),
        }
    }
    if run == 0 {
        return Err(NumberFault::NotANumber);
    }
    if !in_decimals && groups > 0 && run != 3 {
        return Err(grouping_fault(text, style));
    }
    let magnitude = mantissa as f64 / power_of_ten(usize::from(decimals));
    Ok(Figure { value: if negative { -magnitude } else { magnitude }, decimals })
}

fn grouping_fault(text: &str, style: NumberStyle) -> NumberFault {
    let (decimal_mark, group_mark) = style.marks();
    let marks = text.bytes().filter(|b| *b == group_mark || *b == decimal_mark).count();
    let as_decimal = (marks == 1).then(|| text.replace(char::from(group_mark), &char::from(decimal_mark).to_string()));
    NumberFault::Grouping { as_decimal }
}

/// Rounds half away from zero to `decimals` digits after the mark. A value that is a half but for the last bits of
/// `f64` counts as the half, so that 1,005 rounds to 1,01 as it does on paper.
pub fn round_to(value: f64, decimals: usize) -> f64 {
    if !value.is_finite() {
        return value;
    }
    let power = power_of_ten(decimals);
    let scaled = value.abs() * power;
    if scaled >= 9e15 {
        return value;
    }
    let floor = libm::floor(scaled);
    let rest = scaled - floor;
    let half = rest >= 0.5 || (0.5 - rest) <= (1e-14 * scaled.max(1.0)).min(1e-4);
    let rounded = if half { floor + 1.0 } else { floor } / power;
    if value < 0.0 { -rounded } else { rounded }
}

/// Writes a value with exactly `decimals` digits after the mark, thousands grouped.
pub fn write(value: f64, decimals: usize, style: NumberStyle) -> String {
    let (decimal_mark, group_mark) = style.marks();
    let (negative, whole, fraction) = split(value, decimals);
    let mut out = String::new();
    if negative {
        out.push('-');
    }
    for (index, digit) in whole.bytes().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push(char::from(group_mark));
        }
        out.push(char::from(digit));
    }
    if !fraction.is_empty() {
        out.push(char::from(decimal_mark));
        out.push_str(&fraction);
    }
    out
}

/// Writes a value without grouping, with a dot for decimals: the form of JSON and plain CSV.
pub fn write_plain(value: f64, decimals: usize) -> String {
    let (negative, whole, fraction) = split(value, decimals);
    let mut out = String::new();
    if negative {
        out.push('-');
    }
    out.push_str(&whole);
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(&fraction);
    }
    out
}

/// Sign, digits before and digits after the mark, rounded half away from zero.
fn split(value: f64, decimals: usize) -> (bool, String, String) {
    let decimals = decimals.min(15);
    let rounded = round_to(value, decimals).abs();
    let power = power_of_ten(decimals);
    let scaled = rounded * power;
    if scaled < 9e15 {
        // One addition of a half picks the whole number next to a product that may be off by its last bit.
        let units = libm::floor(scaled + 0.5) as u64;
        let divisor = power as u64;
        let whole = (units / divisor).to_string();
        let mut fraction = String::new();
        if decimals > 0 {
            let digits = (units % divisor).to_string();
            for _ in digits.len()..decimals {
                fraction.push('0');
            }
            fraction.push_str(&digits);
        }
        (value < 0.0 && units > 0, whole, fraction)
    } else {
        (value < 0.0, (rounded as u128).to_string(), "0".repeat(decimals))
    }
}

/// The fewest decimals, `most` at the most, that show the value to 12 significant digits.
pub fn decimals_needed(value: f64, most: usize) -> usize {
    let magnitude = value.abs();
    let mut whole_digits = 1;
    while whole_digits < 22 && magnitude >= power_of_ten(whole_digits) {
        whole_digits += 1;
    }
    let most = most.min(15).min(12usize.saturating_sub(whole_digits));
    let (_, _, fraction) = split(value, most);
    fraction.trim_end_matches('0').len()
}

/// The text of a number in JSON: whole numbers in full, others with up to 12 significant digits, so that the last
/// bits of `f64` arithmetic never show and every back end prints the same bytes.
pub fn write_json(value: f64) -> String {
    write_plain(value, decimals_needed(value, 12))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vietnamese_figures_are_read_as_written() {
        for (text, value, decimals) in [
            ("30", 30.0, 0),
            ("1,5", 1.5, 1),
            ("2.320.886,131", 2_320_886.131, 3),
            ("01", 1.0, 0),
            ("1.000", 1000.0, 0),
            ("0,9400", 0.94, 4),
            ("-5,58", -5.58, 2),
            ("−5,58", -5.58, 2),
            ("100", 100.0, 0),
            ("+5,2", 5.2, 1),
            ("123.456", 123_456.0, 0),
        ] {
            assert_eq!(read(text, NumberStyle::Vietnamese), Ok(Figure { value, decimals }), "{text}");
        }
        assert_eq!(read("1,234.5", NumberStyle::Plain), Ok(Figure { value: 1234.5, decimals: 1 }));
    }

    #[test]
    fn doubtful_figures_are_refused_with_a_way_out() {
        for (text, mended) in [
            ("30.5", Some("30,5")),
            ("1.5000", Some("1,5000")),
            ("1.23.4", None),
            ("1,2,3", None),
            ("1234.567", Some("1234,567")),
            ("0.546", Some("0,546")),
            // A mark of thousands behind the decimal mark, groups of two digits.
            ("1,234.5", None),
            ("1.23.456", None),
            ("1.23,5", None),
        ] {
            let expected = NumberFault::Grouping { as_decimal: mended.map(str::to_owned) };
            assert_eq!(read(text, NumberStyle::Vietnamese), Err(expected), "{text}");
        }
        for text in ["", "-", ",5", "5,", "NaN", "1e9", "1_000", "1.234."] {
            assert!(read(text, NumberStyle::Vietnamese).is_err(), "{text}");
        }
        assert_eq!(read("1e9", NumberStyle::Vietnamese), Err(NumberFault::NotANumber));
    }

    #[test]
    fn figures_of_fifteen_digits_are_exact_and_longer_ones_refused() {
        let value = |text: &str| read(text, NumberStyle::Vietnamese).map(|figure| figure.value);
        assert_eq!(value("123456789012345"), Ok(123_456_789_012_345.0));
        assert_eq!(value("1234567890123456"), Err(NumberFault::TooLong));
        // Zeros in front carry nothing.
        assert_eq!(value("00000000000000000042"), Ok(42.0));
        assert_eq!(value("0,123456789012"), Ok(0.123_456_789_012));
        assert_eq!(value("0,0123456789012"), Err(NumberFault::TooLong));
    }

    #[test]
    fn the_reader_gives_the_nearest_double() {
        for tenths in 0..=100_000u32 {
            let text = format!("{},{:03}", tenths / 1000, tenths % 1000);
            let expected: f64 = text.replace(',', ".").parse().expect("a number");
            assert_eq!(read(&text, NumberStyle::Vietnamese).map(|f| f.value), Ok(expected));
        }
    }

    #[test]
    fn writing_rounds_half_away_from_zero() {
        for (value, decimals, text) in [
            (1.005, 2, "1,01"),
            (2.5, 0, "3"),
            (-2.5, 0, "-3"),
            (0.005, 2, "0,01"),
            (14.96, 1, "15,0"),
            (1_234_567.891, 2, "1.234.567,89"),
            (999.999, 2, "1.000,00"),
            (-0.0001, 2, "0,00"),
            (100.0, 0, "100"),
        ] {
            assert_eq!(write(value, decimals, NumberStyle::Vietnamese), text);
        }
    }

    #[test]
    fn json_numbers_show_no_noise_of_binary_arithmetic() {
        for (value, text) in [
            (0.1 + 0.2, "0.3"),
            (9.799999999999999, "9.8"),
            (7.415000000000001, "7.415"),
            (2_320_886.131, "2320886.131"),
            (188_921_200_000_000.0, "188921200000000"),
            (-10.5, "-10.5"),
            (0.0, "0"),
            (-0.0, "0"),
            (1.0 / 3.0, "0.33333333333"),
            (1e15, "1000000000000000"),
        ] {
            assert_eq!(write_json(value), text);
        }
    }

    #[test]
    fn published_decimals_survive_json() {
        for thousandths in 0..200_000u32 {
            let value = f64::from(thousandths) / 1000.0;
            assert_eq!(write_json(value).parse::<f64>().expect("a number"), value);
        }
    }
}
