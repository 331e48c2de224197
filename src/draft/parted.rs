//! Tables whose cells an extractor has set one below the other: task, lead, partners, content, deadline, each on lines of
//! its own.
//!
//! In: blocks in order. Out: for each block what the cells around it say: the deadline that closes its row, who leads and
//! who helps. A row is known by its last cell, a line that holds nothing but a deadline; one such line alone makes no
//! table.

use super::blocks::{Block, BlockKind};
use super::sentence::Spoken;
use crate::source::fold::fold_name;
use crate::syntax::ast::Time;
use crate::syntax::phrase::Reader;

/// What the other cells of a parted row say.
#[derive(Debug, Clone, Default)]
pub struct Cells {
    /// The deadline.
    pub due: Option<Time>,
    /// Its words.
    pub words: String,
    /// Who leads.
    pub leads: Vec<String>,
    /// Who helps.
    pub partners: Vec<String>,
}

/// Rows that make a table.
const FEWEST_ROWS: usize = 3;
/// The longest line that is a cell of its own for a deadline or for names, in characters.
const LONGEST_CELL: usize = 160;
/// The most blocks of one row.
const LONGEST_ROW: usize = 60;

/// What the name of a body begins with.
const BODIES: [&str; 27] = [
    "sở ",
    "các sở",
    "ubnd",
    "ủy ban",
    "công an",
    "văn phòng",
    "ban quản lý",
    "ban dân tộc",
    "ban chỉ đạo",
    "ban tổ chức",
    "thanh tra",
    "các địa phương",
    "địa phương",
    "các cơ quan",
    "cơ quan",
    "các đơn vị",
    "các doanh nghiệp",
    "báo ",
    "đài ",
    "cục ",
    "chi cục",
    "bộ chỉ huy",
    "hội ",
    "liên minh",
    "tỉnh đoàn",
    "mặt trận",
    "kho bạc",
];

/// Finds the parted rows: for each block the index of its row in the second list.
pub fn rows(blocks: &[Block]) -> (Vec<Option<usize>>, Vec<Cells>) {
    let mut of: Vec<Option<usize>> = vec![None; blocks.len()];
    let ends: Vec<(usize, Option<Time>)> =
        blocks.iter().enumerate().filter_map(|(at, block)| last_cell(block).map(|due| (at, due))).collect();
    if ends.len() < FEWEST_ROWS {
        return (of, Vec::new());
    }
    let mut rows = Vec::new();
    let mut begin = 0;
    for (end, due) in ends {
        let begins = begin.max(end.saturating_sub(LONGEST_ROW));
        // Another table, or a heading of the plan's own, ends what could belong to the row.
        let first = (begins..end)
            .rev()
            .find(|at| {
                blocks
                    .get(*at)
                    .is_some_and(|block| matches!(block.kind, BlockKind::Row(_)) || block.opens && block.kind == BlockKind::Heading)
            })
            .map_or(begins, |at| at + 1);
        let words = blocks.get(end).map_or(String::new(), |block| block.text.clone());
        let mut row = Cells { due, words, ..Cells::default() };
        names(blocks.get(first..end).unwrap_or(&[]), &mut row);
        for place in of.get_mut(first..end).unwrap_or(&mut []) {
            *place = Some(rows.len());
        }
        rows.push(row);
        begin = end + 1;
    }
    (of, rows)
}

/// A line that holds a deadline and nothing else; `Some(None)` where it says that there is none (`Thường xuyên`).
fn last_cell(block: &Block) -> Option<Option<Time>> {
    if block.kind != BlockKind::Paragraph || block.sheet || block.text.chars().count() > 40 {
        return None;
    }
    let folded = fold_name(&block.text);
    if matches!(folded.trim_end_matches('.'), "thường xuyên" | "hằng năm" | "hàng năm") {
        return Some(None);
    }
    let spoken = Spoken::new(&block.text);
    let reader = spoken.reader();
    only_time(&reader).then(|| super::table::due_of(&block.text).map(|time| Time { from: None, ..time }))
}

/// Whether words of time are all there is.
fn only_time(reader: &Reader<'_>) -> bool {
    let end = reader.tokens.len();
    let mut at = 0;
    let mut found = false;
    while at < end {
        let mut time = Time::default();
        let next = reader.time(at, end, &mut time).or_else(|| reader.period(at, end, true).map(|(_, next)| next));
        match next {
            Some(next) if next > at => {
                found = true;
                at = next;
            }
            _ if reader.is_mark(at, "-") || reader.is_pause(at) => at += 1,
            _ => return false,
        }
    }
    found
}

/// The first cell that names bodies leads, the one behind it helps.
fn names(blocks: &[Block], row: &mut Cells) {
    let mut cells = blocks.iter().take(8).skip_while(|block| !is_names(block));
    if let Some(lead) = cells.next() {
        row.leads = super::table::list(&lead.text);
    }
    if let Some(partners) = cells.next().filter(|block| is_names(block)) {
        row.partners = super::table::list(&partners.text);
    }
}

fn is_names(block: &Block) -> bool {
    let folded = fold_name(&block.text);
    block.kind == BlockKind::Paragraph
        && block.text.chars().count() <= LONGEST_CELL
        && !block.text.ends_with('.')
        && BODIES.iter().any(|lead| folded.starts_with(lead))
}
