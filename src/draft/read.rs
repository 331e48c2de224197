//! From bytes of a plan to lines: emphasis and tags taken off, letters composed, noise of scanning bridged.
//!
//! In: the text of a plan as pasted or extracted. Out: [`Line`]s with the way back to what was typed, and every mend as a
//! suggestion. Nothing is mended in silence: the original stays, and what was read instead is told beside it.

use crate::source::fold::{compose, lower};

/// What an extractor knows of a line before its words are read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Shape {
    /// Nothing: its first characters decide.
    #[default]
    Plain,
    /// A heading of a level, 1 the highest.
    Heading(u8),
    /// An entry of a list.
    Item,
    /// A row of a table.
    Row(Vec<String>),
}

/// A line as read.
#[derive(Debug, Clone, Default)]
pub struct Line {
    /// The words, mended.
    pub text: String,
    /// (offset in `text`, offset in the original) wherever the distance between the two changes, ascending.
    pub map: Vec<(u32, u32)>,
    /// What it is, where the extractor knows.
    pub shape: Shape,
    /// Its number in the file, from 1; of a text document the number of the paragraph.
    pub number: u32,
    /// The page, where the text tells it.
    pub page: Option<u32>,
    /// Whether the file is one table (CSV, a sheet): a row by itself is then no doubt a row.
    pub sheet: bool,
}

/// A mend: what was written and what was read instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mend {
    /// The line.
    pub line: u32,
    /// As written.
    pub written: String,
    /// As read.
    pub read: String,
}

/// Words that scanning and old fonts spoil, with what they stand for. Only wordings that decide a reading.
const SPOILED: [(&str, &str); 13] = [
    ("phân đấu", "phấn đấu"),
    ("phần đấu", "phấn đấu"),
    ("phấn đâu", "phấn đấu"),
    ("phấn dấu", "phấn đấu"),
    ("phần đầu đạt", "phấn đấu đạt"),
    ("chuyên đổi số", "chuyển đổi số"),
    ("chuyển đồi", "chuyển đổi"),
    ("tối thiếu", "tối thiểu"),
    ("tồi thiểu", "tối thiểu"),
    ("tý lệ", "tỷ lệ"),
    ("tỳ lệ", "tỷ lệ"),
    ("giai doạn", "giai đoạn"),
    ("Khánh Hồ", "Khánh Hòa"),
];

/// Most mends of one line: each moves the rest of the line, and a line that needs more is no text to read.
const MOST_MENDS: usize = 64;

/// Reads a text into lines.
pub fn lines(text: &str) -> (Vec<Line>, Vec<Mend>) {
    let mut out = Vec::new();
    let mut mends = Vec::new();
    let mut base = usize::from(text.starts_with('\u{feff}')) * '\u{feff}'.len_utf8();
    let mut page: Option<u32> = None;
    let rest = text.get(base..).unwrap_or("");
    for (index, raw) in rest.split('\n').enumerate() {
        let number = index as u32 + 1;
        if raw.contains('\u{c}') {
            page = Some(page.unwrap_or(1) + 1);
        }
        let mut line = clean(raw.trim_end_matches('\r'), base, number, &mut mends);
        line.page = page;
        // A number alone on its line that follows the last page's is the next page's.
        let alone = line.text.trim();
        if alone.len() <= 3
            && let Ok(here) = alone.parse::<u32>()
            && here == page.unwrap_or(1) + 1
        {
            page = Some(here);
        }
        out.push(line);
        base += raw.len() + 1;
    }
    (out, mends)
}

/// One line without emphasis, tags and noise.
pub fn clean(raw: &str, base: usize, number: u32, mends: &mut Vec<Mend>) -> Line {
    let mut line = Line { number, ..Line::default() };
    let trimmed = raw.trim_start();
    let bullet = trimmed.starts_with("* ").then(|| raw.len() - trimmed.len());
    let letters: Vec<(usize, char)> = raw.char_indices().collect();
    let mut at = 0;
    while let Some((offset, letter)) = letters.get(at).copied() {
        let next = letters.get(at + 1).map(|(_, letter)| *letter);
        if let Some(mark) = next
            && let Some(small) = compose(letter, mark)
        {
            let joined = if lower(letter) != letter || letter.is_ascii_uppercase() { upper(small) } else { small };
            // A second mark composes with what the first one made.
            let (joined, taken) = match letters.get(at + 2).and_then(|(_, mark)| compose(joined, *mark)) {
                Some(twice) => (if joined != small { upper(twice) } else { twice }, 3),
                None => (joined, 2),
            };
            line.put(joined, base + offset);
            at += taken;
            continue;
        }
        match letter {
            '*' if bullet != Some(offset) => {}
            '<' => {
                let tag = tag_length(&letters, at);
                if tag == 0 {
                    line.put(letter, base + offset);
                } else {
                    if !line.text.ends_with(' ') {
                        line.put(' ', base + offset);
                    }
                    at += tag;
                    continue;
                }
            }
            '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            '\u{c}' | '\u{b}' => line.put(' ', base + offset),
            '\u{0}'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{7f}' => {}
            'ƣ' => line.put('ư', base + offset),
            'Ƣ' => line.put('Ư', base + offset),
            _ => line.put(letter, base + offset),
        }
        at += 1;
    }
    if raw.contains(['ƣ', 'Ƣ']) {
        let word = |text: &str| text.split_whitespace().find(|w| w.contains(['ƣ', 'Ƣ'])).unwrap_or("").to_owned();
        let written = word(raw);
        let read = written.replace('ƣ', "ư").replace('Ƣ', "Ư");
        mends.push(Mend { line: number, written, read });
    }
    mend_figures(&mut line, mends);
    mend_words(&mut line, mends);
    line
}

/// How many characters a tag such as `<b>` or `</p>` takes; 0 where none stands there.
fn tag_length(letters: &[(usize, char)], at: usize) -> usize {
    let mut len = 1;
    let first = letters.get(at + 1).map(|(_, letter)| *letter);
    if !first.is_some_and(|letter| letter == '/' || letter.is_ascii_lowercase()) {
        return 0;
    }
    while let Some((_, letter)) = letters.get(at + len) {
        match letter {
            '>' => return len + 1,
            'a'..='z' | '0'..='9' | '/' | ' ' if len < 12 => len += 1,
            _ => return 0,
        }
    }
    0
}

/// The capital of a small letter that folding knows.
fn upper(small: char) -> char {
    let code = small as u32;
    [0x20, 1]
        .into_iter()
        .filter_map(|distance| char::from_u32(code.checked_sub(distance)?))
        .find(|capital| *capital != small && (lower(*capital) == small || capital.to_ascii_lowercase() == small))
        .unwrap_or(small)
}

/// `l00%`, `2O30`, `80°/o`: letters that look like digits among digits, and a percent sign made of three.
fn mend_figures(line: &mut Line, mends: &mut Vec<Mend>) {
    for sign in ["°/o", "º/o", "0/o", "o/o"] {
        let Some(at) = line.text.find(sign) else { continue };
        let digit_before = line.text.get(..at).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()));
        if digit_before && !line.text.get(at + sign.len()..).is_some_and(|after| after.starts_with(char::is_alphanumeric)) {
            mends.push(Mend { line: line.number, written: sign.to_owned(), read: "%".to_owned() });
            line.replace(at, sign.len(), "%");
        }
    }
    let mut at = 0;
    let mut left = MOST_MENDS;
    while left > 0
        && let Some(rest) = line.text.get(at..)
    {
        let looks = |c: char| c.is_ascii_digit() || matches!(c, 'l' | 'O' | 'I' | 'o');
        let Some(start) = rest.find(looks).map(|offset| at + offset) else { break };
        let run: String = line.text.get(start..).unwrap_or("").chars().take_while(|c| looks(*c)).collect();
        let before = line.text.get(..start).and_then(|text| text.chars().next_back());
        let after = line.text.get(start + run.len()..).and_then(|text| text.chars().next());
        let stands_alone = !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric);
        let digits = run.chars().filter(char::is_ascii_digit).count();
        if stands_alone && digits > 0 && digits < run.len() && (after == Some('%') || digits * 2 >= run.len()) && run.len() > 1 {
            let read: String = run
                .chars()
                .map(|c| match c {
                    'l' | 'I' => '1',
                    'O' | 'o' => '0',
                    other => other,
                })
                .collect();
            line.replace(start, run.len(), &read);
            mends.push(Mend { line: line.number, written: run.clone(), read });
            left -= 1;
        }
        at = start + run.len().max(1);
    }
}

/// Spoiled wordings, and a first letter that a scan has split off its syllable (`đ ạt`).
fn mend_words(line: &mut Line, mends: &mut Vec<Mend>) {
    let mut left = MOST_MENDS;
    for (wrong, right) in SPOILED {
        let mut from = 0;
        while left > 0
            && let Some(at) = find_any_case(&line.text, wrong, from)
        {
            left -= 1;
            let length = wrong.len();
            let written = line.text.get(at..at + length).unwrap_or("").to_owned();
            from = at + length;
            let ends_word = !line.text.get(from..).is_some_and(|after| after.starts_with(char::is_alphanumeric));
            let begins_word = !line.text.get(..at).is_some_and(|before| before.ends_with(char::is_alphanumeric));
            if !ends_word || !begins_word || written.is_empty() {
                continue;
            }
            let capital = written.chars().next().is_some_and(|c| lower(c) != c || c.is_ascii_uppercase());
            let mut read = right.to_owned();
            if capital && let Some(first) = right.chars().next() {
                let first_upper = if first.is_ascii() { first.to_ascii_uppercase() } else { upper(first) };
                read = format!("{first_upper}{}", right.get(first.len_utf8()..).unwrap_or(""));
            }
            line.replace(at, length, &read);
            from = at + read.len();
            mends.push(Mend { line: line.number, written, read });
        }
    }
    for split in ["đ ạt", "đ ến", "t ỷ lệ", "tr ên", "ph ấn đấu", "t ối thiểu", "gi ai đoạn", "n ăm"] {
        let Some(at) = line.text.find(split) else { continue };
        if line.text.get(..at).is_some_and(|before| before.ends_with(char::is_alphanumeric)) {
            continue;
        }
        let read = split.replacen(' ', "", 1);
        line.replace(at, split.len(), &read);
        mends.push(Mend { line: line.number, written: split.to_owned(), read });
    }
}

/// Where a wording stands whatever the case of its letters; both have the same length in bytes, since the case of a
/// Vietnamese letter does not change it.
fn find_any_case(text: &str, wanted: &str, from: usize) -> Option<usize> {
    let first = wanted.chars().next()?;
    let tail = text.get(from..)?;
    tail.char_indices()
        .filter(|(_, letter)| folded(*letter) == folded(first))
        .map(|(offset, _)| from + offset)
        .find(|at| text.get(*at..at + wanted.len()).is_some_and(|piece| piece.chars().map(folded).eq(wanted.chars().map(folded))))
}

fn folded(letter: char) -> char {
    if letter.is_ascii() { letter.to_ascii_lowercase() } else { lower(letter) }
}

impl Line {
    fn put(&mut self, letter: char, original: usize) {
        let here = self.text.len() as u32;
        let carried = self.map.last().map(|(text, source)| source + (here - text));
        if carried != Some(original as u32) {
            self.map.push((here, original as u32));
        }
        self.text.push(letter);
    }

    /// Replaces some bytes; the way back stays right before and behind them.
    fn replace(&mut self, at: usize, length: usize, with: &str) {
        let (Some(head), Some(tail)) = (self.text.get(..at), self.text.get(at + length..)) else { return };
        let behind = self.original(at + length);
        let text = format!("{head}{with}{tail}");
        let difference = with.len() as i64 - length as i64;
        self.text = text;
        if difference == 0 {
            return;
        }
        let end = (at + length) as u32;
        let mut map: Vec<(u32, u32)> = self.map.iter().copied().filter(|(text, _)| *text as usize <= at).collect();
        map.push(((at + with.len()) as u32, behind));
        map.extend(self.map.iter().filter(|(text, _)| *text > end).map(|(text, source)| ((i64::from(*text) + difference) as u32, *source)));
        self.map = map;
    }

    /// The original offset of an offset in the text.
    pub fn original(&self, offset: usize) -> u32 {
        original(&self.map, offset)
    }
}

/// The way back through a map as lines and blocks hold it.
pub fn original(map: &[(u32, u32)], offset: usize) -> u32 {
    let offset = offset as u32;
    let count = map.partition_point(|(text, _)| *text <= offset);
    match map.get(count.wrapping_sub(1)) {
        Some((text, source)) => source + (offset - text),
        None => offset,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (String, Vec<Mend>) {
        let (lines, mends) = lines(text);
        (lines.into_iter().map(|line| line.text).collect::<Vec<_>>().join("\n"), mends)
    }

    #[test]
    fn noise_is_bridged_and_told() {
        for (typed, wanted, count) in [
            ("**Mục tiêu** đạt *80%*", "Mục tiêu đạt 80%", 0),
            ("<b>Ty\u{309} le\u{323}\u{302}</b> hộ", " Tỷ lệ  hộ", 0),
            ("tỷ lệ ngƣời dân", "tỷ lệ người dân", 1),
            ("đạt l00% xã", "đạt 100% xã", 1),
            ("đến năm 2O30", "đến năm 2030", 1),
            ("đạt 80°/o số hộ", "đạt 80% số hộ", 1),
            ("Phân đấu đ ạt 70%", "Phấn đấu đạt 70%", 2),
            ("phân đấu giá", "phấn đấu giá", 1),
            ("lO lắng", "lO lắng", 0),
        ] {
            let (text, mends) = read(typed);
            assert_eq!(text, wanted, "{typed}");
            assert_eq!(mends.len(), count, "{typed}: {mends:?}");
        }
    }

    #[test]
    fn places_lead_back() {
        let typed = "x\n  **Phân đấu** tỷ lệ hộ đạt l00% vào năm 2030";
        let (lines, _) = lines(typed);
        let line = &lines[1];
        for word in ["tỷ lệ", "hộ", "vào năm 2030"] {
            let at = line.text.find(word).unwrap();
            let back = line.original(at) as usize;
            assert!(typed[back..].starts_with(word), "{word}: {}", &typed[back..]);
        }
    }
}
