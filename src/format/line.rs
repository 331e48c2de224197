//! One line in its canonical form.
//!
//! In: the physical lines of one line of the language and what it is. Out: its text, set in, or nothing where the new
//! form would not certainly read as the old one. Words, figures and quotations are the author's: only spaces, bullets,
//! composed letters and the spelling of keys change.

use super::Role;
use crate::source::fold::{Folded, composed, fold_name, squeeze};
use crate::syntax::ast::Key;
use crate::syntax::token;

/// The line, set in by `indent` spaces, or `None` where it has to stay as it is.
pub(super) fn print(pieces: &[&str], role: Role, indent: usize) -> Option<String> {
    let margin = " ".repeat(indent);
    let [only] = pieces else { return print_joined(pieces, role, &margin) };
    let (code, comment) = split_comment(only)?;
    let mut out = margin;
    out.push_str(&code_of(code, role)?);
    if let Some(comment) = comment {
        out.push_str("  ");
        out.push_str(&composed(comment.trim_end()));
    }
    Some(out)
}

/// Lines joined by `\` keep their breaks; those that follow are set in twice as far.
fn print_joined(pieces: &[&str], role: Role, margin: &str) -> Option<String> {
    let mut out = String::new();
    for (at, piece) in pieces.iter().enumerate() {
        let last = at + 1 == pieces.len();
        let text = if last { piece.trim_end() } else { piece.trim_end().strip_suffix('\\')? };
        let (code, None) = split_comment(text)? else { return None };
        if code.trim().is_empty() {
            return None;
        }
        out.push_str(margin);
        if at > 0 {
            out.push_str("        ");
            out.push_str(&squeezed(code)?);
        } else {
            out.push_str(&code_of(code, role)?);
        }
        out.push_str(if last { "" } else { " \\\n" });
    }
    Some(out)
}

/// Code without its bullet and key spelt as the tool writes it.
fn code_of(code: &str, role: Role) -> Option<String> {
    let out = match role {
        Role::Property(key) => {
            let code = without_bullets(code).1;
            let (name, value) = code.split_once(':')?;
            let value = squeezed(value)?;
            let name = key_spelling(key, &fold_name(name)).map_or_else(|| squeezed(name), |spelt| Some(spelt.to_owned()))?;
            return Some(if value.is_empty() { format!("{name}:") } else { format!("{name}: {value}") });
        }
        Role::Target => {
            let (bullet, body) = without_bullets(code);
            format!("{}{}", if bullet { "- " } else { "" }, squeezed(body)?)
        }
        Role::Entry | Role::Opening => entry(without_bullets(code).1)?,
        _ => squeezed(without_bullets(code).1)?,
    };
    // The new form has to be the old one but for what has no meaning; a bullet must not become a sign, nor a sign one.
    let loose = |code: &str| -> String {
        let words = behind_bullets(code);
        match role {
            // In a block spaces around the colon have no meaning.
            Role::Entry | Role::Opening => words.replace(" :", ":").replace(": ", ":"),
            _ => words,
        }
    };
    (loose(&out) == loose(code)).then_some(out)
}

/// A line of a block: the colon stands at the word before it, with a space behind. Where there are several, one may be
/// part of a name, and all stay as they are.
fn entry(code: &str) -> Option<String> {
    let code = squeezed(code)?;
    let mut quoted = false;
    let mut colons = code.char_indices().filter(|(_, letter)| {
        quoted ^= is_quote(*letter);
        !quoted && *letter == ':'
    });
    let (Some((at, _)), None) = (colons.next(), colons.next()) else { return Some(code) };
    let (head, value) = (code.get(..at)?.trim_end(), code.get(at + 1..)?.trim_start());
    Some(if value.is_empty() { format!("{head}:") } else { format!("{head}: {value}") })
}

/// The folded words that the language reads.
fn behind_bullets(code: &str) -> String {
    let folded = Folded::new(code, 0).text;
    squeeze(folded.get(token::classify_statement_start(&folded) as usize..).unwrap_or(""))
}

/// Whether bullets stand before the code, and what stands behind them. A hyphen or a plus before a digit is a sign.
fn without_bullets(code: &str) -> (bool, &str) {
    let mut rest = code.trim_start();
    let mut found = false;
    while let Some(first) = rest.chars().next() {
        let after = rest.get(first.len_utf8()..).unwrap_or("");
        let bullet = match first {
            '-' | '+' | '–' | '—' | '−' | '‑' | '‐' | '＋' | '－' => !after.starts_with(|c: char| c.is_ascii_digit()),
            '*' | '•' | '●' | '▪' | '◦' => true,
            _ => false,
        };
        if !bullet {
            break;
        }
        found = true;
        rest = after.trim_start();
    }
    (found, rest)
}

/// Code and comment of a line; `None` where a quotation is not closed, so that it is open where the comment begins.
fn split_comment(text: &str) -> Option<(&str, Option<&str>)> {
    let mut quoted = false;
    for (at, letter) in text.char_indices() {
        if is_quote(letter) {
            quoted = !quoted;
        } else if letter == '#' && !quoted {
            return Some((text.get(..at)?, text.get(at..)));
        }
    }
    (!quoted).then_some((text, None))
}

/// The marks that the language takes for a quotation mark.
fn is_quote(letter: char) -> bool {
    matches!(letter, '"' | '“' | '”' | '„' | '«' | '»' | '＂')
}

/// One space between words outside quotations, none at the ends, letters composed. `None` where a quotation is not
/// closed.
fn squeezed(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut quoted = false;
    let mut space = false;
    for letter in composed(text.trim()).chars() {
        if is_quote(letter) {
            quoted = !quoted;
        }
        if !quoted && (letter.is_whitespace() || letter == '\u{3000}') {
            space = true;
            continue;
        }
        if std::mem::take(&mut space) {
            out.push(' ');
        }
        out.push(letter);
    }
    (!quoted).then_some(out)
}

/// The first spelling of a key in the language in which it is written; `None` keeps it.
fn key_spelling(key: Key, folded: &str) -> Option<&'static str> {
    Some(match (key, folded) {
        (Key::Unit, "đơn vị tính") => "đơn vị",
        (Key::Every, "kỳ báo cáo" | "kì") => "kỳ",
        (Key::Every, "frequency") => "every",
        (Key::Date, "ngày ban hành") => "ngày",
        (Key::Issuer, "cơ quan ban hành") => "cơ quan",
        (Key::Aliases, "alias" | "aliases") => "also called",
        (Key::Path, "milestones") => "path",
        // Keys are read whatever their capitals and tone marks: those spelt right are written small.
        (Key::Unit, "đơn vị") => "đơn vị",
        (Key::Every, "kỳ") => "kỳ",
        _ => return None,
    })
}
