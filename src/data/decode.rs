//! From bytes to text: what was sent, told by its content.
//!
//! In: the bytes of a data file. Out: its text, or the one sentence why it is none. A byte that cannot be read is
//! never replaced by something that can: the file is refused and the place named.

use super::cells::trim;
use super::report::Report;
use super::{Refusal, refusal};
use crate::messages::Message;
use std::borrow::Cow;

/// The text without its byte order mark, or why there is none.
#[inline(never)]
pub(super) fn text<'b>(bytes: &'b [u8], report: &mut Report) -> Result<Cow<'b, str>, Refusal> {
    if let Some(kind) = binary_kind(bytes) {
        return Err(refusal(0, Message::DataIsBinary { kind: kind.to_owned() }));
    }
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => Cow::Owned(utf16(rest, u16::from_le_bytes, report)?),
        [0xfe, 0xff, rest @ ..] => Cow::Owned(utf16(rest, u16::from_be_bytes, report)?),
        [0xef, 0xbb, 0xbf, rest @ ..] => Cow::Borrowed(utf8(rest)?),
        _ if looks_like_utf16(bytes) => return Err(refusal(0, Message::DataBrokenUtf16 {})),
        _ => Cow::Borrowed(utf8(bytes)?),
    };
    if trim(&text).is_empty() {
        return Err(refusal(0, Message::DataEmpty {}));
    }
    if is_markup(&text) {
        return Err(refusal(0, Message::DataIsMarkup {}));
    }
    Ok(text)
}

/// Formats that begin with a mark of their own.
fn binary_kind(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [b'P', b'K', 3 | 5 | 7, 4 | 6 | 8, ..] => Some("XLSX/ZIP"),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Some("XLS"),
        [b'%', b'P', b'D', b'F', ..] => Some("PDF"),
        [0x1f, 0x8b, ..] => Some("GZIP"),
        _ => None,
    }
}

#[inline(never)]
fn utf8(bytes: &[u8]) -> Result<&str, Refusal> {
    std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        refusal(line_breaks(before) + 1, Message::DataNotUtf8 {})
    })
}

#[inline(never)]
fn utf16(bytes: &[u8], join: fn([u8; 2]) -> u16, report: &mut Report) -> Result<String, Refusal> {
    let mut text = String::with_capacity(bytes.len());
    let mut pairs = bytes.chunks_exact(2);
    let units = pairs.by_ref().filter_map(|pair| Some(join([*pair.first()?, *pair.get(1)?])));
    for letter in char::decode_utf16(units) {
        match letter {
            Ok(letter) => text.push(letter),
            Err(_) => return Err(refusal(line_breaks(text.as_bytes()) + 1, Message::DataBrokenUtf16 {})),
        }
    }
    if !pairs.remainder().is_empty() {
        return Err(refusal(line_breaks(text.as_bytes()) + 1, Message::DataBrokenUtf16 {}));
    }
    report.note(0, None, Message::DataWasUtf16 {});
    Ok(text)
}

/// Every other byte of the beginning is 0: text of two bytes a letter whose mark was lost.
#[inline(never)]
fn looks_like_utf16(bytes: &[u8]) -> bool {
    let beginning = bytes.get(..bytes.len().min(256)).unwrap_or_default();
    let zeros = |first: usize| beginning.iter().skip(first).step_by(2).filter(|b| **b == 0).count();
    let half = beginning.len() / 2;
    half >= 4 && (zeros(0) * 10 >= half * 7 || zeros(1) * 10 >= half * 7)
}

/// A tag where a header or a bracket should be.
fn is_markup(text: &str) -> bool {
    let mut bytes = trim(text).bytes();
    bytes.next() == Some(b'<') && bytes.next().is_some_and(|b| b == b'!' || b == b'?' || b.is_ascii_alphabetic())
}

/// Line breaks in LF, CRLF or CR.
pub(super) fn line_breaks(bytes: &[u8]) -> u32 {
    let mut count = 0;
    let mut before = 0;
    for byte in bytes {
        if *byte == b'\r' || (*byte == b'\n' && before != b'\r') {
            count += 1;
        }
        before = *byte;
    }
    count
}
