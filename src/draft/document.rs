//! Which document a text is: number and symbol, date, issuer, title, area, years in force.
//!
//! In: the blocks of a plan. Out: [`Facts`] as far as they are found; nothing is guessed where the text says nothing.

use super::blocks::{Block, BlockKind};
use super::context::times_of;
use super::figures::is_reference;
use super::sentence::Spoken;
use crate::source::fold::fold_name;
use crate::syntax::ast::Time;
use crate::syntax::token::TokenKind;
use crate::value::{Date, Period};

/// What a text says of itself.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// `867/KH-UBND`
    pub number: Option<String>,
    /// The date of the document.
    pub date: Option<Date>,
    /// `UBND tỉnh …`
    pub issuer: Option<String>,
    /// The title.
    pub title: Option<String>,
    /// The area.
    pub area: Option<String>,
    /// First and last year that the title names.
    pub years: Option<(i32, i32)>,
    /// The deadline of targets that name none: the one that the title gives.
    pub period: Option<Time>,
    /// The year of `năm 2025 và các năm tiếp theo`.
    pub onward: Option<i32>,
    /// Whether it reports what was done: it sets no targets where it tells results.
    pub report: bool,
}

/// What a title begins with.
const KINDS: [&str; 8] = ["kế hoạch", "báo cáo", "quyết định", "nghị quyết", "chương trình", "đề án", "chỉ thị", "chiến lược"];

/// Blocks at the top in which a document names itself, and blocks in which an annex names it again.
const TOP: usize = 40;

/// Finds what a text says of itself.
pub fn find(blocks: &[Block]) -> Facts {
    let mut facts = Facts::default();
    let mut title: Vec<String> = Vec::new();
    let mut open = false;
    for block in blocks.iter().filter(|block| !matches!(block.kind, BlockKind::Row(_))).take(TOP) {
        let text = block.text.trim().trim_matches(['(', ')']).trim();
        let folded = fold_name(text);
        if open {
            let ends = [
                "căn cứ",
                "thực hiện nghị",
                "thực hiện quyết",
                "triển khai",
                "theo đề nghị",
                "ủy ban",
                "xét",
                "i.",
                "kèm theo",
                "ban hành kèm",
                "để",
                "tháng",
            ]
            .iter()
            .any(|words| folded.starts_with(words))
                || block.opens
                || text.ends_with(['.', ';', ':'])
                || text.chars().count() > 260;
            if ends && !title.is_empty() || title.len() > 3 {
                open = false;
            } else if !ends {
                title.push(text.to_owned());
                continue;
            }
        }
        let kind = KINDS.iter().find(|kind| folded.starts_with(**kind));
        if let Some(kind) = kind.filter(|_| title.is_empty() && text.chars().count() < 260 && !text.ends_with([';', ':', '.'])) {
            facts.report = *kind == "báo cáo";
            open = true;
            if folded.len() > kind.len() {
                title.push(text.to_owned());
            }
        }
    }
    if !title.is_empty() {
        let joined = title.join(" ").replace(['"', '“', '”'], "");
        facts.title = Some(joined.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    number_and_date(blocks, &mut facts);
    facts.area = area(blocks);
    facts.issuer = issuer(blocks, facts.area.as_deref());
    if let Some(title) = &facts.title {
        let spoken = Spoken::new(title);
        let times = times_of(&spoken.reader());
        let first = |time: &Time| time.from.or(time.within).map(|period| period.start().year());
        let last = |time: &Time| time.by.or(time.within).map(|period| period.end().year());
        let end = times.iter().filter_map(last).max();
        let start = times.iter().filter_map(first).min().or(facts.date.map(Date::year));
        if let (Some(start), Some(end)) = (start, end)
            && start <= end
        {
            facts.years = Some((start, end));
        }
        let due: Vec<&Time> = times.iter().filter(|time| time.has_deadline()).collect();
        if let [time] = due.as_slice() {
            facts.period = Some(Time { from: None, every: None, ..**time });
            let folded = fold_name(title);
            if ["các năm tiếp theo", "những năm tiếp theo"].iter().any(|words| folded.contains(words)) {
                facts.onward = time.within.map(|period| period.start().year());
            }
        }
    }
    facts
}

/// `Số: 867 /KH-UBND` at the top, else the number with which an annex or a note names its own plan.
fn number_and_date(blocks: &[Block], facts: &mut Facts) {
    for (index, block) in blocks.iter().enumerate() {
        if matches!(block.kind, BlockKind::Row(_)) {
            continue;
        }
        let folded_start: String = block.text.chars().take(60).collect();
        let folded = fold_name(&folded_start);
        let own = index < TOP && (folded.starts_with("số:") || folded.starts_with("số :"));
        let named = folded.contains("kèm theo") && !folded.contains("kèm theo quyết định này") && !folded.contains("đính kèm");
        let dated = index < TOP && folded.contains(", ngày") && block.text.chars().count() < 80;
        if !own && !named && !dated || block.text.len() > 2_000 {
            continue;
        }
        let spoken = Spoken::new(&block.text.replace(" /", "/"));
        let reader = spoken.reader();
        let end = reader.tokens.len();
        let mut number = None;
        for at in 0..end {
            if number.is_none() && (own || named) && reader.tokens.kind(at) == TokenKind::Word && is_reference(reader.text(at)) {
                number = Some(reader.typed(reader.span(at, at + 1)).to_owned());
            }
            if let Some((period, _)) = reader.period(at, end, false)
                && period.grain() == crate::value::Grain::Day
                && (dated || number.is_some())
                && facts.date.is_none()
            {
                facts.date = Some(period.start());
            }
        }
        if facts.number.is_none() {
            facts.number = number.filter(|number| number.starts_with(|c: char| c.is_ascii_digit()));
        }
        if facts.number.is_some() && facts.date.is_some() {
            return;
        }
    }
}

/// The province or city that the top names most often.
fn area(blocks: &[Block]) -> Option<String> {
    let mut counts: Vec<(String, usize)> = Vec::new();
    for block in blocks.iter().take(TOP) {
        for lead in ["tỉnh ", "thành phố "] {
            for (at, _) in block.text.match_indices(lead) {
                let rest = block.text.get(at + lead.len()..).unwrap_or("");
                let name: Vec<&str> = rest
                    .split([' ', ',', ';', '.', ':', ')', '"', '”'])
                    .take(3)
                    .take_while(|word| {
                        word.chars().next().is_some_and(char::is_uppercase) && word.chars().nth(1).is_some_and(char::is_lowercase)
                    })
                    .collect();
                if name.len() < 2 && lead == "tỉnh " || name.is_empty() {
                    continue;
                }
                let name = name.join(" ");
                match counts.iter_mut().find(|(known, _)| *known == name) {
                    Some((_, count)) => *count += 1,
                    None => counts.push((name, 1)),
                }
            }
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max()?;
    counts.into_iter().find(|(_, count)| *count == most).map(|(name, _)| name)
}

fn issuer(blocks: &[Block], area: Option<&str>) -> Option<String> {
    let area = area?;
    let found = blocks.iter().take(TOP).any(|block| {
        let folded = fold_name(&block.text);
        folded.contains("ủy ban nhân dân") || folded.contains("ubnd tỉnh")
    });
    found.then(|| format!("UBND tỉnh {area}"))
}

/// A year as a period.
pub fn year(year: i32) -> Period {
    Period::year(year)
}
