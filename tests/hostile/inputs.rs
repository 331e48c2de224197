//! What hostile inputs are made of.

/// A declaration, so that a target beside a hostile line is read without a warning.
pub const INDICATOR: &str = "chỉ số kinh tế số\n    đơn vị: % GRDP\n    tốt khi: tăng\n\n";
/// A right line.
pub const TARGET: &str = "kinh tế số đạt 30% GRDP đến năm 2030\n";

/// A text of exactly `size` bytes or a few fewer: a part repeated between two others.
pub fn filled(before: &str, unit: &str, after: &str, size: usize) -> String {
    let room = size.saturating_sub(before.len() + after.len());
    let mut text = String::with_capacity(size);
    text.push_str(before);
    text.push_str(&unit.repeat(room / unit.len()));
    text.push_str(after);
    text
}

/// A small generator with a seed, so that a failure can be repeated.
pub struct Dice(u64);

impl Dice {
    /// The same seed gives the same rolls.
    pub fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `sides`.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % sides
    }
}

/// Up to `most` words, mostly parted by `between`.
pub fn soup(dice: &mut Dice, words: &[&str], between: &str, most: usize) -> String {
    let mut text = String::new();
    for _ in 0..=dice.roll(most) {
        text.push_str(words[dice.roll(words.len())]);
        if dice.roll(8) > 0 {
            text.push_str(between);
        }
    }
    text
}

/// Words of the language, marks and what stands between them.
#[rustfmt::skip]
pub const WORDS: &[&str] = &[
    "a", "b", "kinh tế số", "đạt", "trên", "dưới", "từ", "đến", "trước", "năm", "2026", "2030", "1", "30", "%", "% GRDP", "tỷ đồng", "tại",
    "cấp xã", ",", ";", ".", ":", "(", ")", "\"", "và", "hoặc", "trong đó", "lần lượt", "tăng", "giảm", "so với", "năm trước", "mỗi năm",
    "hằng năm", "phấn đấu", "duy trì", "hoàn thành", "ban hành", "top", "nhóm", "hạng", "gấp", "lần", "khoảng", "gần", "trở lên",
    "trở xuống", "bình quân", "trên địa bàn tỉnh", "giai đoạn", "suốt giai đoạn", "-", "/", ">=", "<", "hết", "cuối", "trong", "ngày",
    "30/4/2026", "30/2/2026", "quý", "II", "100%", "về", "dẫn đầu", "đứng thứ", "một trong", "6", "tháng", "đầu", "#", "@x", "\\", "=",
    "~", "+", "dân", "1000", "tuổi", "không", "quá", "ít nhất", "tối thiểu", "tăng dần", "theo từng năm", "chiếm", "mức", "lên", "điểm %",
    "bậc", "được", "xếp hạng", "chậm nhất", "chỉ số", "văn bản", "mục", "dùng", "chiều", "đơn vị:", "công thức:", "lộ trình:", "mốc đầu:",
    "tốt khi:", "ngày:", "30.5", "1.000.000", "9999999999999999999", "½", "\u{200b}", "\u{301}", "ﷺ", "🏛", "\t", "  ", "\n", "\r",
];

/// Lines that can be read in very many ways, or that are walked again and again: before, repeated, after.
pub const MANY_READINGS: &[(&str, &str, &str)] = &[
    ("", "đạt 1 ", ""),
    ("kinh tế số ", "đạt 1 ", ""),
    ("a ", "tại a ", ""),
    ("", "tại a ", "đạt 1%"),
    ("", "và ", ""),
    ("a >= 1 ", "và ", "b >= 1"),
    ("a >= 1 ", "và b >= 1 ", ""),
    ("a >= 1 ", "và b >= 1 ", "và z"),
    ("", "từ 1 đến 2 đến 3 ", ""),
    ("a ", "từ 1 đến 2 ", "%"),
    ("", "(", ""),
    ("", "\"", ""),
    ("", "@", ""),
    ("", "@a ", ""),
    ("a đạt 1 đến ", "hết ", "năm 2030"),
    ("a đạt 1 đến ", "cuối ", "năm 2030"),
    ("a đạt 1 đến ", "hết cuối ", "năm 2030"),
    ("a tại ", "đạt ", "x"),
    ("a >= 1 ", "đạt ", "z"),
    ("a", "1/", "z"),
    ("a ", "30/4/2026", "z"),
    ("trước ", "ngày ", ""),
    ("", "ngày 30/4/2026 ", "- dưới"),
    ("", "năm 2026 từ ", ""),
    ("100% ", ", ", "z"),
    ("a >= 1 và ", ", ", "z"),
    ("một trong", "hoặc : ", "trước"),
    ("6 tăng dần dưới 30/4/2026 ", "hết dẫn đầu và (", "trở lên"),
    ("1 quý ~ ít nhất ", "ít nhất chiếm dẫn đầu trong đó ", "lần giai đoạn"),
    ("tỷ đồng đạt hạng ngày quá ", "năm 2026 từ ", "hết không"),
    ("hoặc % GRDP ", "năm trước ngày ", "ngày đạt"),
    ("chiếm lên so với , hằng năm ", ";1 . ", "đến trước"),
    ("", "- ", ""),
    ("", "#", ""),
    ("", "a: ", ""),
    ("lộ trình: ", "2026: 18%; ", ""),
    ("x tại ", "m, ", "lần lượt đạt 1%"),
    ("x tại a >= 1%", ", tại b >= 2%", ""),
    ("x đạt 1% đến 2025", ", 2% đến 2026", ""),
];

/// Pieces of data files.
#[rustfmt::skip]
pub const DATA_WORDS: &[&str] = &[
    "chỉ số", "kỳ", "giá trị", "đơn vị", "indicator", "period", "value", ",", ";", "\t", "\n", "\r\n", "\r", "\"", "\"\"", "2024", "2024-Q1",
    "5/2024", "1,5", "1.5", "1.234,5", "1,234.5", "%", "{", "}", "[", "]", ":", "null", "true", "-", "N/A", "\u{feff}", "\0", "kinh tế số",
    "30/2/2024", "0x10", "1e309", "=1+1", "chính thức", "\\u0000", "\\", " ",
];

/// Data files with one thing wrong each.
pub fn data() -> Vec<Vec<u8>> {
    let head = "chỉ số;kỳ;giá trị;đơn vị\n";
    let row = "kinh tế số;2024;14;% GRDP\n";
    let texts = [
        String::new(),
        "\n".repeat(1_000),
        head.to_owned(),
        format!("{head}\"kinh tế số;2024;14;% GRDP\n{}", row.repeat(1_000)),
        format!("{head}kinh tế số;2024\n{row}kinh tế số;2024;14;% GRDP;thừa;thừa\n"),
        format!("{head}{head}{row}"),
        format!("chỉ số;kỳ;giá trị;giá trị\n{row}"),
        format!("\u{feff}{head}{row}"),
        format!("{head}{row}").replace('\n', "\r"),
        format!("{head}{row}").replace('\n', "\r\n"),
        format!("{head}{row}").replace(';', "\t"),
        format!("{head}kinh tế\0 số;2024;14;% GRDP\n"),
        format!("{head}{}", "kinh tế số;".repeat(20_000)),
        format!("{head}kinh tế số;2024;{};% GRDP\n", "9".repeat(100_000)),
        format!("{head}{};2024;14;% GRDP\n", "x".repeat(1_000_000)),
        format!("{head}{}", "x\n".repeat(100_000)),
        "\"".repeat(100_001),
        ";".repeat(100_000),
        format!("[{}]", "[],".repeat(50_000)),
        format!("[{}]", "{},".repeat(50_000)),
    ];
    let utf16: Vec<u8> = [&[0xff, 0xfe][..], &head.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>()].concat();
    let mut all: Vec<Vec<u8>> = texts.into_iter().map(String::into_bytes).collect();
    all.extend([utf16, b"PK\x03\x04\x14\x00".to_vec(), b"ch\xec s\xf4\xec;k\xfd\n".to_vec(), vec![0xff; 10_000], vec![0; 10_000]]);
    all
}
