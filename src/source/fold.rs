//! The folded copy of a text: the form in which wordings are compared.
//!
//! In: text as typed. Out: the same text composed (NFC for Vietnamese letters), in lower case, with the tone mark
//! where `hòa` has it, plain spaces, straight quotes and hyphens, and the map of offsets back to what was typed.
//! Invisible and direction-changing characters are left out and reported, since a reader cannot see them.

use std::cell::Cell;

/// Something in a text that a reader cannot see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hidden {
    /// A bidirectional control: it can make a line read otherwise than it is.
    Bidi,
    /// A zero-width character.
    ZeroWidth,
    /// NUL or another control character.
    Control,
}

/// A folded text with the way back.
#[derive(Debug, Clone, Default)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// (folded offset, original offset) wherever the distance between the two changes, ascending.
    anchors: Vec<(u32, u32)>,
    /// Hidden characters: what and at which original offset, with their length in bytes.
    pub hidden: Vec<(Hidden, u32, u32)>,
    /// Number of original bytes folded so far; the length of what was added.
    original_len: u32,
    /// The anchor found last: places are asked for in reading order.
    last: Cell<usize>,
}

impl Folded {
    /// Folds a text whose first byte stands at `base` of the original.
    pub fn new(text: &str, base: usize) -> Folded {
        let mut folded = Folded::default();
        folded.push(text, base);
        folded
    }

    /// Empties it, keeping its room.
    pub fn clear(&mut self) {
        self.text.clear();
        self.anchors.clear();
        self.hidden.clear();
        self.original_len = 0;
        self.last.set(0);
    }

    /// Adds a range of another folded text, with the way back of each of its pieces.
    pub fn append(&mut self, other: &Folded, from: usize, to: usize) {
        let start = self.text.len() as u32;
        let shift = |folded: u32| folded - from as u32 + start;
        self.anchors.push((start, other.original(from) as u32));
        let inside = other.anchors.iter().filter(|(folded, _)| (*folded as usize) > from && (*folded as usize) <= to);
        self.anchors.extend(inside.map(|(folded, original)| (shift(*folded), *original)));
        self.text.push_str(other.text.get(from..to).unwrap_or(""));
        self.original_len = other.original_len;
    }

    /// Adds a further piece of text whose first byte stands at `base` of the original.
    pub fn push(&mut self, text: &str, base: usize) {
        self.anchors.push((self.text.len() as u32, base as u32));
        self.text.reserve(text.len());
        let bytes = text.as_bytes();
        let mut cursor = Cursor { text, at: 0 };
        let mut shift = base as i64 - self.text.len() as i64;
        while let Some(byte) = bytes.get(cursor.at).copied() {
            // Plain ASCII with no combining mark behind it is most of a line and needs no look at anything else.
            if (0x20..0x7f).contains(&byte) && !matches!(bytes.get(cursor.at + 1), Some(0xcc | 0xcd)) {
                self.text.push(char::from(byte.to_ascii_lowercase()));
                cursor.at += 1;
                continue;
            }
            let start = cursor.at;
            let Some(letter) = cursor.next_composed() else { break };
            let original = (base + start) as i64;
            if let Some(hidden) = hidden_kind(letter) {
                self.hidden.push((hidden, original as u32, (cursor.at - start) as u32));
            } else {
                self.push_letter(letter, &cursor);
            }
            // What follows stands elsewhere when the letter's length changed.
            let next = (base + cursor.at) as i64;
            if next - self.text.len() as i64 != shift {
                shift = next - self.text.len() as i64;
                self.anchors.push((self.text.len() as u32, next as u32));
            }
        }
        self.original_len = (base + text.len()) as u32;
    }

    fn push_letter(&mut self, letter: char, behind: &Cursor<'_>) {
        if letter.is_ascii() {
            self.text.push(if letter == '\t' { ' ' } else { letter.to_ascii_lowercase() });
            return;
        }
        let letter = lower(letter);
        if let Some((first, second)) = self.moved_tone(letter, behind) {
            self.text.pop();
            self.text.push(first);
            self.text.push(second);
            return;
        }
        self.text.push(plain(letter));
    }

    /// `oà` → `òa`, `oè` → `òe`, `uỳ` → `ùy` at the end of a syllable; not after q, whose u is no vowel.
    fn moved_tone(&self, letter: char, behind: &Cursor<'_>) -> Option<(char, char)> {
        let (vowel, tone) = match letter {
            'à' | 'á' | 'ả' | 'ã' | 'ạ' => ('a', index_in(letter, ['à', 'á', 'ả', 'ã', 'ạ'])?),
            'è' | 'é' | 'ẻ' | 'ẽ' | 'ẹ' => ('e', index_in(letter, ['è', 'é', 'ẻ', 'ẽ', 'ẹ'])?),
            'ỳ' | 'ý' | 'ỷ' | 'ỹ' | 'ỵ' => ('y', index_in(letter, ['ỳ', 'ý', 'ỷ', 'ỹ', 'ỵ'])?),
            _ => return None,
        };
        if !self.text.ends_with(['o', 'u']) || behind.peek().is_some_and(is_letter) {
            return None;
        }
        let mut before = self.text.chars().rev();
        let glide = before.next()?;
        let toned = match (glide, vowel) {
            ('o', 'a' | 'e') => ['ò', 'ó', 'ỏ', 'õ', 'ọ'],
            ('u', 'y') if before.next() != Some('q') => ['ù', 'ú', 'ủ', 'ũ', 'ụ'],
            _ => return None,
        };
        Some((*toned.get(tone)?, vowel))
    }

    /// The original offset of a folded one.
    pub fn original(&self, offset: usize) -> usize {
        let offset = offset as u32;
        let at = self.anchors_upto(offset);
        match self.anchors.get(at.wrapping_sub(1)) {
            Some((folded, original)) => (original + (offset - folded)).min(self.original_len) as usize,
            None => offset as usize,
        }
    }

    /// The original offset where a folded range ends: right behind its last character as typed, so that a range never
    /// takes in what was left out after it.
    pub fn original_end(&self, offset: usize) -> usize {
        if offset == 0 {
            return self.original(0);
        }
        let before = self.text.get(..offset).and_then(|text| text.chars().next_back()).map_or(1, char::len_utf8);
        let start = offset - before;
        let at = self.anchors_upto(start as u32);
        // A character whose length changed in folding is followed by an anchor right behind it.
        match self.anchors.get(at) {
            Some((folded, original)) if *folded as usize == offset && at > 0 && self.same_piece(at) => *original as usize,
            _ => self.original(start) + self.original_length(start, before),
        }
    }

    /// How many anchors stand at or before a folded offset.
    fn anchors_upto(&self, offset: u32) -> usize {
        let starts_after = |index: usize| self.anchors.get(index).is_none_or(|(folded, _)| *folded > offset);
        let starts_by = |index: usize| self.anchors.get(index).is_some_and(|(folded, _)| *folded <= offset);
        for count in self.last.get()..self.last.get() + 3 {
            if count > 0 && starts_by(count - 1) && starts_after(count) {
                self.last.set(count);
                return count;
            }
        }
        let count = self.anchors.partition_point(|(folded, _)| *folded <= offset);
        self.last.set(count);
        count
    }

    fn same_piece(&self, anchor: usize) -> bool {
        // Anchors of one piece lie within a few bytes of where the distance would carry them; a jump is a new piece.
        match (self.anchors.get(anchor.wrapping_sub(1)), self.anchors.get(anchor)) {
            (Some((f0, o0)), Some((f1, o1))) => {
                let carried = i64::from(*o0) + i64::from(*f1) - i64::from(*f0);
                (i64::from(*o1) - carried).abs() <= 8
            }
            _ => false,
        }
    }

    fn original_length(&self, start: usize, folded_length: usize) -> usize {
        let left = (self.original_len as usize).saturating_sub(self.original(start));
        folded_length.min(left)
    }
}

/// The text with Vietnamese letters composed (NFC), case kept, nothing else changed.
pub fn composed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut cursor = Cursor { text, at: 0 };
    while let Some(first) = cursor.peek() {
        let start = cursor.at;
        let Some(letter) = cursor.next_composed() else { break };
        let joined = cursor.at - start > first.len_utf8();
        out.push(if joined && is_upper(first) { upper(letter) } else { letter });
    }
    out
}

/// Folds a name: as a line, with runs of spaces made one and none at the ends.
pub fn fold_name(text: &str) -> String {
    let folded = Folded::new(text, 0).text;
    squeeze(&folded)
}

/// One space between words, none at the ends.
pub fn squeeze(folded: &str) -> String {
    let mut out = String::with_capacity(folded.len());
    for word in folded.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// A folded name without diacritics: for near misses and ids, never for deciding that two names are the same.
pub fn bare(folded: &str) -> String {
    folded.chars().map(base_letter).collect()
}

/// `kinh-te-so`: a name as ids are made of it.
pub fn slug(text: &str) -> String {
    let folded = Folded::new(text, 0).text;
    let mut out = String::with_capacity(folded.len());
    for letter in folded.chars().map(base_letter) {
        if letter.is_ascii_alphanumeric() {
            out.push(letter);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    while out.ends_with('-') {
        out.pop();
    }
    out
}

/// Whether a character belongs to a word: everything but ASCII that is no letter, and general punctuation.
pub fn is_letter(letter: char) -> bool {
    letter.is_ascii_alphabetic()
        || (!letter.is_ascii() && !matches!(letter, '\u{a0}'..='\u{bf}' | '\u{2000}'..='\u{22ff}' | '\u{3000}'..='\u{303f}'))
}

fn index_in(letter: char, row: [char; 5]) -> Option<usize> {
    row.iter().position(|other| *other == letter)
}

/// The plain form of spaces, quotes, dashes and full-width signs.
fn plain(letter: char) -> char {
    match letter {
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        '“' | '”' | '„' | '«' | '»' => '"',
        '‘' | '’' => '\'',
        '–' | '—' | '−' | '‑' | '‐' => '-',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(letter as u32 - 0xfee0).unwrap_or(letter).to_ascii_lowercase(),
        other => other,
    }
}

/// Lower case for the Latin letters of Vietnamese and its neighbours, Greek and Cyrillic. Eth, which looks like đ and
/// is in no Vietnamese word, counts as đ.
pub(crate) fn lower(letter: char) -> char {
    let code = letter as u32;
    let folded = match code {
        0xd0 | 0xf0 | 0x110 => 0x111,
        0xc0..=0xd6 | 0xd8..=0xde => code + 0x20,
        0x100..=0x137 | 0x14a..=0x177 | 0x1e00..=0x1eff if code.is_multiple_of(2) => code + 1,
        0x139..=0x148 | 0x179..=0x17e if !code.is_multiple_of(2) => code + 1,
        0x178 => 0xff,
        0x1a0 | 0x1af => code + 1,
        0x391..=0x3a9 | 0x410..=0x42f => code + 0x20,
        _ => return letter,
    };
    char::from_u32(folded).unwrap_or(letter)
}

/// Upper case for the same letters as [`lower`]; std's own goes with tables that weigh as much as the grammar.
pub fn upper(letter: char) -> char {
    let code = letter as u32;
    let raised = match code {
        0x111 => 0x110,
        0xe0..=0xf6 | 0xf8..=0xfe => code - 0x20,
        0x100..=0x137 | 0x14a..=0x177 | 0x1e00..=0x1eff if !code.is_multiple_of(2) => code - 1,
        0x139..=0x148 | 0x179..=0x17e if code.is_multiple_of(2) => code - 1,
        0xff => 0x178,
        0x1a1 | 0x1b0 => code - 1,
        0x3b1..=0x3c1 | 0x3c3..=0x3c9 | 0x430..=0x44f => code - 0x20,
        _ => return letter.to_ascii_uppercase(),
    };
    char::from_u32(raised).unwrap_or(letter)
}

/// The text with its first letter in upper case.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let mut out = String::with_capacity(text.len());
    out.extend(letters.next().map(upper));
    out.push_str(letters.as_str());
    out
}

/// The text with its first letter in lower case.
pub fn uncapitalised(text: &str) -> String {
    let mut letters = text.chars();
    let mut out = String::with_capacity(text.len());
    out.extend(letters.next().map(|letter| lower(letter.to_ascii_lowercase())));
    out.push_str(letters.as_str());
    out
}

/// Whether a letter is one in upper case.
pub fn is_upper(letter: char) -> bool {
    letter.is_ascii_uppercase() || (!letter.is_ascii() && lower(letter) != letter)
}

fn hidden_kind(letter: char) -> Option<Hidden> {
    match letter {
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}' => Some(Hidden::Bidi),
        '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\u{180e}' => Some(Hidden::ZeroWidth),
        '\t' => None,
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => Some(Hidden::Control),
        _ => None,
    }
}

/// The Vietnamese vowels, a row per shape, a column per tone: none, grave, acute, hook, tilde, dot.
const VOWELS: [[char; 6]; 12] = [
    ['a', 'à', 'á', 'ả', 'ã', 'ạ'],
    ['ă', 'ằ', 'ắ', 'ẳ', 'ẵ', 'ặ'],
    ['â', 'ầ', 'ấ', 'ẩ', 'ẫ', 'ậ'],
    ['e', 'è', 'é', 'ẻ', 'ẽ', 'ẹ'],
    ['ê', 'ề', 'ế', 'ể', 'ễ', 'ệ'],
    ['i', 'ì', 'í', 'ỉ', 'ĩ', 'ị'],
    ['o', 'ò', 'ó', 'ỏ', 'õ', 'ọ'],
    ['ô', 'ồ', 'ố', 'ổ', 'ỗ', 'ộ'],
    ['ơ', 'ờ', 'ớ', 'ở', 'ỡ', 'ợ'],
    ['u', 'ù', 'ú', 'ủ', 'ũ', 'ụ'],
    ['ư', 'ừ', 'ứ', 'ử', 'ữ', 'ự'],
    ['y', 'ỳ', 'ý', 'ỷ', 'ỹ', 'ỵ'],
];

/// The letter without tone, circumflex, breve, horn and stroke.
pub(crate) fn base_letter(letter: char) -> char {
    if letter.is_ascii() {
        return letter;
    }
    if letter == 'đ' {
        return 'd';
    }
    match vowel_of(letter) {
        Some((0..=2, _)) => 'a',
        Some((3..=4, _)) => 'e',
        Some((5, _)) => 'i',
        Some((6..=8, _)) => 'o',
        Some((9..=10, _)) => 'u',
        Some(_) => 'y',
        None => letter,
    }
}

fn vowel_of(letter: char) -> Option<(usize, usize)> {
    VOWELS.iter().enumerate().find_map(|(shape, row)| row.iter().position(|other| *other == letter).map(|tone| (shape, tone)))
}

/// Joins a letter and a combining mark into one small letter where Vietnamese has it.
pub fn compose(letter: char, mark: char) -> Option<char> {
    let small = if letter.is_ascii() { letter.to_ascii_lowercase() } else { lower(letter) };
    let (shape, tone) = vowel_of(small)?;
    let (shape, tone) = match mark {
        '\u{300}' if tone == 0 => (shape, 1),
        '\u{301}' if tone == 0 => (shape, 2),
        '\u{309}' if tone == 0 => (shape, 3),
        '\u{303}' if tone == 0 => (shape, 4),
        '\u{323}' if tone == 0 => (shape, 5),
        '\u{302}' if matches!(shape, 0 | 3 | 6) => (if shape == 0 { 2 } else { shape + 1 }, tone),
        '\u{306}' if shape == 0 => (1, tone),
        '\u{31b}' if shape == 6 => (8, tone),
        '\u{31b}' if shape == 9 => (10, tone),
        _ => return None,
    };
    VOWELS.get(shape)?.get(tone).copied()
}

struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl Cursor<'_> {
    fn peek(&self) -> Option<char> {
        self.text.get(self.at..)?.chars().next()
    }

    /// The next character with the combining marks that belong to it.
    fn next_composed(&mut self) -> Option<char> {
        let mut letter = self.peek()?;
        self.at += letter.len_utf8();
        while let Some(mark @ '\u{300}'..='\u{36f}') = self.peek() {
            let Some(joined) = compose(letter, mark) else { break };
            letter = joined;
            self.at += mark.len_utf8();
        }
        Some(letter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_tone_place_and_composition_are_folded() {
        for (typed, folded) in [
            ("Khánh Hoà", "khánh hòa"),
            ("KHÁNH HÒA", "khánh hòa"),
            ("thuỷ sản, Thuý, quý, HOÀN thành, suýt, huỳnh", "thủy sản, thúy, quý, hoàn thành, suýt, huỳnh"),
            ("hoa\u{300}", "hòa"),
            ("Ha\u{300} No\u{323}\u{302}i", "hà nội"),
            ("Tye\u{302}\u{309}", "tyể"),
            ("u\u{31b}\u{301}ng", "ứng"),
            ("Ðô thị ĐÔ THỊ", "đô thị đô thị"),
            ("30\u{a0}%", "30 %"),
            ("“Mỗi xã” 2026 – 2030", "\"mỗi xã\" 2026 - 2030"),
            ("３０％", "30%"),
            ("khoẻ, toả, loè", "khỏe, tỏa, lòe"),
        ] {
            assert_eq!(Folded::new(typed, 0).text, folded, "{typed}");
        }
    }

    #[test]
    fn composing_keeps_case_and_everything_else() {
        for (typed, composed_) in [
            ("Ha\u{300} No\u{323}\u{302}i, HA\u{300} NO\u{323}\u{302}I", "Hà Nội, HÀ NỘI"),
            ("U\u{31b}\u{301}NG Ơ\u{309} Â\u{301}", "ỨNG Ở Ấ"),
            ("Y\u{301} ỳ hoà “–” 30\u{a0}% e\u{308}\t", "Ý ỳ hoà “–” 30\u{a0}% e\u{308}\t"),
        ] {
            assert_eq!(composed(typed), composed_);
            assert_eq!(fold_name(composed_), fold_name(typed));
        }
    }

    #[test]
    fn offsets_lead_back_to_what_was_typed() {
        let typed = "Tỷ lệ Ha\u{300} No\u{323}\u{302}i “đạt” 30\u{200b}% hoà";
        let folded = Folded::new(typed, 100);
        for word in ["hà", "nội", "\"đạt\"", "30", "%", "hòa"] {
            let start = folded.text.find(word).unwrap();
            let span = (folded.original(start) - 100, folded.original_end(start + word.len()) - 100);
            let back = typed.get(span.0..span.1).unwrap();
            assert_eq!(fold_name(back), word, "{word} {back}");
        }
        assert_eq!(folded.hidden, [(Hidden::ZeroWidth, 100 + typed.find('\u{200b}').unwrap() as u32, 3)]);
    }

    #[test]
    fn slugs_are_plain_ascii() {
        assert_eq!(slug("Tỷ lệ hộ nghèo (đa chiều)"), "ty-le-ho-ngheo-da-chieu");
        assert_eq!(slug("867/KH-UBND"), "867-kh-ubnd");
        assert_eq!(bare("kinh tế số đường"), "kinh te so duong");
    }
}
