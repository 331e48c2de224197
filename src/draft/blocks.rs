//! From lines to blocks: headings, entries of lists, paragraphs and rows of tables, each with its section.
//!
//! In: [`Line`]s. Out: [`Block`]s in order, broken lines joined, and the [`Section`]s they stand in. What a heading says
//! of time and modality is read later; here only the order of headings is.

use super::read::{Line, Shape};
use crate::source::fold::lower;

/// What a block is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading, or an entry that ends in a colon and so speaks for what stands below it.
    Heading,
    /// An entry of a list.
    Item,
    /// Running text.
    Paragraph,
    /// A row of a table.
    Row(Vec<String>),
    /// A number alone: the page's.
    PageNumber,
}

/// A block of the plan.
#[derive(Debug, Clone)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its words, without its mark; of a row the cells, parted by ` | `.
    pub text: String,
    /// The way back, as in [`Line`].
    pub map: Vec<(u32, u32)>,
    /// Its first line.
    pub line: u32,
    /// Its page.
    pub page: Option<u32>,
    /// Which of the sections; a heading stands in its own.
    pub section: usize,
    /// Whether the section has only just been opened by this block.
    pub opens: bool,
    /// Whether the whole file is a table.
    pub sheet: bool,
}

/// A section: its heading and the sections around it.
#[derive(Debug, Clone, Default)]
pub struct Section {
    /// The number of its heading, with those above: `II.2.a`.
    pub number: String,
    /// The words of its heading, empty where it has none of its own.
    pub title: String,
    /// The section around it.
    pub parent: Option<usize>,
    /// How deep it stands; a smaller number is further out.
    rank: u8,
    /// Its own mark.
    mark: String,
}

/// The mark that opens a line.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Mark {
    rank: u8,
    /// As it stands in the number of a section; empty for bullets.
    text: String,
    /// Bytes of the line that it takes.
    len: usize,
}

const PART: u8 = 0;
const CAPITAL: u8 = 1;
const ROMAN: u8 = 2;
const DECIMAL: u8 = 3;
const LETTER: u8 = 8;
const STAR: u8 = 10;
const DASH: u8 = 11;
const PLUS: u8 = 12;

/// Joins lines and finds their sections.
pub fn blocks(lines: &[Line]) -> (Vec<Block>, Vec<Section>) {
    let width = wrap_width(lines);
    let mut blocks: Vec<Block> = Vec::new();
    let mut sections = vec![Section::default()];
    let mut current = 0;
    // Bytes of the last line of the open block, and whether a blank line stands between.
    let mut last_line = 0;
    let mut open = false;
    let mut numbered = false;
    for line in lines {
        let text = line.text.trim();
        if text.is_empty() {
            continue;
        }
        if let Shape::Row(cells) = &line.shape {
            push_row(&mut blocks, line, cells.clone(), current);
            open = false;
            continue;
        }
        if line.text.contains('\t') && !line.text.trim_matches(['\t', ' ']).is_empty() && line.text.trim_end().contains('\t') {
            let cells: Vec<String> = line.text.split('\t').map(|cell| cell.trim().to_owned()).collect();
            // One filled cell among empty ones goes on with the table above: a cell that a page has parted, a group.
            let inside = cells.len() > 3 && blocks.last().is_some_and(|block| matches!(block.kind, BlockKind::Row(_)));
            if inside || cells.iter().filter(|cell| !cell.is_empty()).count() > 1 {
                push_row(&mut blocks, line, cells, current);
                open = false;
                continue;
            }
        }
        if text.starts_with('|') && text.len() > 1 {
            let cells: Vec<String> = text.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
            if !cells.iter().all(|cell| cell.chars().all(|c| matches!(c, '-' | ':' | ' '))) {
                push_row(&mut blocks, line, cells, current);
            }
            open = false;
            continue;
        }
        if text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_digit()) && matches!(line.shape, Shape::Plain) {
            push(&mut blocks, line, BlockKind::PageNumber, 0, current);
            // A page ends in the middle of a sentence: what was open stays open.
            continue;
        }
        let indent = line.text.len() - line.text.trim_start().len();
        let (hashes, body) = hashes(text);
        let skipped = indent + (text.len() - body.len());
        let mark = mark(body);
        let heading_level = match line.shape {
            Shape::Heading(level) => Some(level),
            _ if hashes > 0 => Some(hashes),
            _ => None,
        };
        let goes_on = open && heading_level.is_none() && !matches!(line.shape, Shape::Item) && mark.is_none();
        if goes_on && continues(blocks.iter().rev().find(|b| b.kind != BlockKind::PageNumber), body, last_line, width) {
            if let Some(block) = blocks.iter_mut().rev().find(|b| b.kind != BlockKind::PageNumber) {
                join(block, line);
                last_line = text.chars().count();
                settle_heading(block, &mut sections, &mut current);
            }
            continue;
        }
        last_line = text.chars().count();
        open = true;
        let cut = mark.as_ref().map_or(0, |mark| mark.len);
        let rest = body.get(cut..).unwrap_or("").trim();
        let is_heading = heading_level.is_some() || is_heading(mark.as_ref(), rest);
        let number = mark.as_ref().filter(|mark| !mark.text.is_empty());
        if number.is_some() {
            numbered = true;
        }
        let rank = match (&mark, heading_level) {
            (Some(mark), _) => mark.rank,
            (None, Some(level)) => ROMAN.saturating_add(level.saturating_mul(2)),
            (None, None) => u8::MAX,
        };
        let opens = match &mark {
            Some(mark) => is_heading || !mark.text.is_empty(),
            // Titles before the first number name the document, not a section of it.
            None => is_heading && numbered,
        };
        if opens {
            current = enter(&mut sections, current, rank, number.map_or("", |mark| mark.text.as_str()), if is_heading { rest } else { "" });
        } else if let Some(mark) = &mark {
            // A further bullet ends what an earlier one with a colon has opened.
            while sections.get(current).is_some_and(|section| section.rank >= mark.rank && section.parent.is_some()) {
                current = sections.get(current).and_then(|section| section.parent).unwrap_or(0);
            }
        } else if sections.get(current).is_some_and(|section| section.rank >= DASH) && !matches!(line.shape, Shape::Item) {
            while sections.get(current).is_some_and(|section| section.rank >= DASH && section.parent.is_some()) {
                current = sections.get(current).and_then(|section| section.parent).unwrap_or(0);
            }
        }
        let kind = match (&mark, is_heading) {
            (_, true) => BlockKind::Heading,
            (Some(_), false) => BlockKind::Item,
            (None, false) if matches!(line.shape, Shape::Item) => BlockKind::Item,
            (None, false) => BlockKind::Paragraph,
        };
        push(&mut blocks, line, kind, skipped + cut, current);
        if let Some(block) = blocks.last_mut() {
            block.opens = opens;
        }
    }
    (blocks, sections)
}

/// Enters a section: those as deep or deeper are left.
fn enter(sections: &mut Vec<Section>, from: usize, rank: u8, mark: &str, title: &str) -> usize {
    let mut parent = from;
    while sections.get(parent).is_some_and(|section| section.rank >= rank && section.parent.is_some()) {
        parent = sections.get(parent).and_then(|section| section.parent).unwrap_or(0);
    }
    let above = sections.get(parent).map_or("", |section| section.number.as_str());
    let own = sections.get(parent).map_or("", |section| section.mark.as_str());
    let number = if mark.is_empty() {
        above.to_owned()
    } else if above.is_empty() || rank == PART {
        mark.to_owned()
    } else if !own.is_empty() && mark.starts_with(own) && mark.get(own.len()..).is_some_and(|rest| rest.starts_with('.')) {
        // `2.1` under `2` is `II.2.1`, not `II.2.2.1`.
        format!("{}{mark}", above.strip_suffix(own).unwrap_or(above))
    } else {
        format!("{above}.{mark}")
    };
    let parent = Some(parent);
    sections.push(Section { number, title: title.to_owned(), parent, rank, mark: mark.to_owned() });
    sections.len() - 1
}

/// A heading that went on in a further line has a longer title, or turns out to be a sentence.
fn settle_heading(block: &mut Block, sections: &mut [Section], current: &mut usize) {
    if !block.opens {
        return;
    }
    if let Some(section) = sections.get_mut(block.section) {
        if is_heading(None, &block.text) || block.kind == BlockKind::Heading && short_and_open(&block.text) {
            section.title = block.text.trim().to_owned();
        } else {
            block.kind = BlockKind::Item;
            block.opens = false;
            section.title = String::new();
        }
        *current = block.section;
    }
}

/// Whether a numbered line, or an entry, speaks for what stands below it.
fn is_heading(mark: Option<&Mark>, rest: &str) -> bool {
    let colon = rest.ends_with(':');
    match mark {
        Some(mark) if mark.rank >= DASH => colon && rest.chars().count() < 240,
        Some(mark) if mark.rank == STAR => colon || short_and_open(rest),
        Some(_) => colon || short_and_open(rest),
        None => colon && rest.chars().count() < 240,
    }
}

fn short_and_open(rest: &str) -> bool {
    rest.chars().count() < 180 && !rest.ends_with(['.', ';', ',']) || rest.is_empty()
}

fn push(blocks: &mut Vec<Block>, line: &Line, kind: BlockKind, skip: usize, section: usize) {
    let lead = line.text.len() - line.text.trim_start().len();
    let start = skip.max(lead).min(line.text.len());
    let rest = line.text.get(start..).unwrap_or("");
    let start = start + (rest.len() - rest.trim_start().len());
    let text = line.text.get(start..).unwrap_or("").trim_end().to_owned();
    let mut map = vec![(0, line.original(start))];
    map.extend(line.map.iter().filter(|(at, _)| *at as usize > start).map(|(at, source)| (*at - start as u32, *source)));
    blocks.push(Block { kind, text, map, line: line.number, page: line.page, section, opens: false, sheet: line.sheet });
}

fn push_row(blocks: &mut Vec<Block>, line: &Line, cells: Vec<String>, section: usize) {
    let text = cells.join(" | ");
    // Cells lost their spaces and bars: only where the row begins and ends leads back.
    let map = vec![(0, line.original(0)), (text.len() as u32, line.original(line.text.len()))];
    let kind = BlockKind::Row(cells);
    blocks.push(Block { kind, text, map, line: line.number, page: line.page, section, opens: false, sheet: line.sheet });
}

fn join(block: &mut Block, line: &Line) {
    let start = line.text.len() - line.text.trim_start().len();
    // A word parted by a hyphen at the line's end in a document's number is one word.
    if !block.text.ends_with('-') || block.text.ends_with(" -") {
        block.text.push(' ');
    }
    let at = block.text.len() as u32;
    block.map.push((at, line.original(start)));
    block.map.extend(line.map.iter().filter(|(text, _)| *text as usize > start).map(|(text, source)| (text - start as u32 + at, *source)));
    block.text.push_str(line.text.trim());
}

/// The width at which the text was broken into lines, in characters; `None` where a line is a whole paragraph.
fn wrap_width(lines: &[Line]) -> Option<usize> {
    let mut lengths: Vec<u32> = Vec::new();
    let mut low = 0usize;
    for line in lines {
        let text = line.text.trim();
        if text.is_empty() || line.text.contains('\t') || !matches!(line.shape, Shape::Plain) {
            continue;
        }
        lengths.push(text.chars().count() as u32);
        low += usize::from(text.chars().next().is_some_and(is_small));
    }
    if lengths.len() < 4 || low * 8 < lengths.len() {
        return None;
    }
    lengths.sort_unstable();
    let long = *lengths.get(lengths.len() * 19 / 20)?;
    (40..=130).contains(&long).then_some(long as usize)
}

/// Whether a line goes on with the sentence of the block before it.
fn continues(block: Option<&Block>, text: &str, last_line: usize, width: Option<usize>) -> bool {
    let Some(block) = block else { return false };
    if matches!(block.kind, BlockKind::Row(_)) {
        return false;
    }
    // A colon at the end of a full line stands in the middle of its sentence.
    if block.text.trim_end().ends_with(':') && width.is_some_and(|width| last_line * 10 >= width * 8) {
        return true;
    }
    let end = block.text.trim_end().trim_end_matches(['"', '”', ')', '*']);
    if end.ends_with(['.', ';', ':', '!', '?']) {
        return false;
    }
    let first = text.chars().next().unwrap_or(' ');
    // `(Kèm theo Quyết định số …)` below a title stands by itself.
    let issued = first == '(' && text.chars().take(40).map(lowered).collect::<String>().contains("kèm theo");
    if is_small(first) || matches!(first, '(' | ',' | ')') && !issued {
        return true;
    }
    match width {
        Some(width) => last_line * 10 >= width * 7,
        None => false,
    }
}

fn is_small(letter: char) -> bool {
    letter.is_ascii_lowercase() || (!letter.is_ascii() && letter.is_alphabetic() && lower(letter) == letter)
}

fn is_capital(letter: char) -> bool {
    letter.is_ascii_uppercase() || (!letter.is_ascii() && lower(letter) != letter)
}

/// The hashes of a Markdown heading, and what stands behind them.
fn hashes(text: &str) -> (u8, &str) {
    let count = text.bytes().take_while(|byte| *byte == b'#').count();
    match text.get(count..) {
        Some(rest) if (1..=6).contains(&count) && rest.starts_with(' ') => (count as u8, rest.trim_start()),
        _ => (0, text),
    }
}

/// The number or bullet that opens a line.
fn mark(text: &str) -> Option<Mark> {
    let first = text.chars().next()?;
    let spaced = |len: usize| text.get(len..).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\u{a0}']));
    match first {
        '-' | '–' | '—' | '•' | '●' | '▪' | '◦' | '\u{f0b7}' => {
            let len = first.len_utf8();
            let next = text.get(len..)?.chars().next();
            // `-5%` is a figure, `-Tỷ lệ` an entry.
            return (spaced(len) || next.is_some_and(char::is_alphabetic)).then(|| Mark { rank: DASH, text: String::new(), len });
        }
        '+' => {
            return (!text.get(1..)?.starts_with(|c: char| c.is_ascii_digit())).then(|| Mark { rank: PLUS, text: String::new(), len: 1 });
        }
        '*' => return spaced(1).then(|| Mark { rank: STAR, text: String::new(), len: 1 }),
        _ => {}
    }
    for (word, rank) in [("phụ lục", PART), ("phần", PART), ("chương", PART), ("điều", ROMAN)] {
        if let Some(mark) = named_mark(text, word, rank) {
            return Some(mark);
        }
    }
    let end = text.find([' ', '\u{a0}', '\t']).unwrap_or(text.len());
    let head = text.get(..end)?;
    let behind = text.get(end..)?.trim_start().chars().next();
    let opens = behind.is_none_or(|c| is_capital(c) || c.is_ascii_digit() || matches!(c, '"' | '“' | '('));
    if let Some(letter) = head.strip_suffix(')').map(|letter| letter.trim_start_matches('(')) {
        let one = letter.chars().count() == 1 && letter.chars().all(is_small);
        let number = !letter.is_empty() && letter.len() <= 2 && letter.bytes().all(|byte| byte.is_ascii_digit());
        return (one || number).then(|| Mark { rank: LETTER, text: letter.to_owned(), len: end });
    }
    let dotted = head.ends_with('.');
    let body = head.trim_end_matches('.');
    if body.is_empty() {
        return None;
    }
    if dotted && opens && body.len() <= 5 && body.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X')) {
        return Some(Mark { rank: ROMAN, text: body.to_owned(), len: end });
    }
    if dotted && opens && body.len() == 1 && body.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return Some(Mark { rank: CAPITAL, text: body.to_owned(), len: end });
    }
    if body.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && opens {
        let parts: Vec<&str> = body.split('.').collect();
        let small = parts.iter().all(|part| (1..=2).contains(&part.len()));
        // `30.000 …` and `1.5 …` are figures: a number of one level needs its dot, one of several a small first part.
        if small && (dotted || parts.len() > 1 && behind.is_some_and(is_capital)) {
            let rank = DECIMAL + (parts.len() as u8 - 1).min(3);
            return Some(Mark { rank, text: body.to_owned(), len: end });
        }
    }
    None
}

/// `Phụ lục I`, `Điều 2.`
fn named_mark(text: &str, word: &str, rank: u8) -> Option<Mark> {
    let head = text.get(..word.len())?;
    if !head.chars().map(lowered).eq(word.chars()) {
        return None;
    }
    let rest = text.get(word.len()..)?;
    let number: String = rest.trim_start().chars().take_while(|c| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X')).collect();
    if number.is_empty() && rest.is_empty() && rank == PART && word == "phụ lục" {
        return Some(Mark { rank, text: text.to_owned(), len: text.len() });
    }
    if number.is_empty() || number.len() > 5 {
        return None;
    }
    let len = word.len() + (rest.len() - rest.trim_start().len()) + number.len();
    let tail = text.get(len..)?;
    if !(tail.is_empty() || tail.starts_with(['.', ':', ' '])) || text.chars().count() > 160 && rank == PART {
        return None;
    }
    let dot = usize::from(tail.starts_with(['.', ':']));
    let name = text.get(..len)?.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(Mark { rank, text: if rank == PART { name } else { format!("Điều {number}") }, len: len + dot })
}

fn lowered(letter: char) -> char {
    if letter.is_ascii() { letter.to_ascii_lowercase() } else { lower(letter) }
}
