//! What could stand at the cursor: names, units, words of the language, documents, offices.
//!
//! What is offered follows from what stands before the cursor on its line: the start of a line, a name, a comparator, a
//! figure, the key of a property. Letters typed without their marks find names with them (`kinh te` finds
//! `kinh tế số`), since input methods hand over a word only when it is done.

use crate::Compilation;
use crate::plan::Indicator;
use crate::source::fold::{bare, fold_name};
use crate::source::{FileId, Span};
use crate::syntax::ast::Key;
use crate::syntax::key_of;
use crate::syntax::keywords::{Kind, preferred};
use crate::value::map::Map;
use crate::value::order;

/// What a completion is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sort {
    /// A name or another wording of an indicator.
    Indicator,
    /// A unit.
    Unit,
    /// A word of the language.
    Keyword,
    /// Words of time.
    Time,
    /// An office.
    Office,
    /// A document's number.
    Document,
    /// A member of a dimension.
    Member,
}

impl Sort {
    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Sort::Indicator => "indicator",
            Sort::Unit => "unit",
            Sort::Keyword => "keyword",
            Sort::Time => "time",
            Sort::Office => "office",
            Sort::Document => "document",
            Sort::Member => "member",
        }
    }
}

/// One offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// What is written in place of [`Completions::span`].
    pub text: String,
    /// What it is.
    pub sort: Sort,
    /// A few words beside it: an indicator's unit, a document's title. May be empty.
    pub detail: String,
}

/// Offers for one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completions {
    /// The piece that is replaced: what was typed of the word or name so far; empty where nothing was.
    pub span: Span,
    /// Best first, at most [`MOST`].
    pub items: Vec<Completion>,
}

/// Most offers of one answer.
pub const MOST: usize = 100;

/// Heads of lines, each with the space that follows it.
const HEADS: [&str; 8] = ["chỉ số ", "văn bản ", "mục \"", "dùng \"", "chiều ", "nhiệm vụ ", "bộ chỉ số ", "kịch bản "];
const INDICATOR_KEYS: [&str; 10] =
    ["đơn vị: ", "tốt khi: ", "kỳ: ", "gọi là: ", "tên: ", "công thức: ", "chủ trì: ", "phối hợp: ", "nguồn: ", "gián đoạn: "];
const DOCUMENT_KEYS: [&str; 8] = ["ngày: ", "cơ quan: ", "tên: ", "địa bàn: ", "hiệu lực: ", "thay thế: ", "tiếp nối: ", "phương pháp: "];
const TARGET_KEYS: [&str; 9] =
    ["mốc đầu: ", "lộ trình: ", "chủ trì: ", "phối hợp: ", "thực hiện: ", "trọng số: ", "phương pháp: ", "theo: ", "ghi chú: "];
const COMPARATORS: [Kind; 9] =
    [Kind::Verb, Kind::AtLeast, Kind::MoreThan, Kind::AtMost, Kind::LessThan, Kind::About, Kind::Increase, Kind::Decrease, Kind::Top];

/// What could stand at a place; `None` where the file or the place does not exist.
pub fn complete(compilation: &Compilation, file: FileId, offset: u32) -> Option<Completions> {
    let source = compilation.sources.file(file)?;
    let line = source.line_of(offset);
    let (start, end) = source.line_range(line);
    let offset = (offset as usize).min(end);
    let typed = source.text.get(start..offset)?;
    let mut offers = Offers { span: Span::new(file, offset, offset), typed, at: start, items: Vec::new() };
    if in_comment(typed) {
        return Some(offers.done());
    }
    let value = typed.split_once(':').and_then(|(key, value)| Some((key_of(&fold_name(key))?, value)));
    match value {
        Some((key, value)) => of_property(&mut offers, compilation, key, value),
        None => {
            of_statement(&mut offers, compilation);
            let fresh = fold_name(typed);
            if !fresh.contains(' ') {
                keys(&mut offers, compilation, file, line);
            }
        }
    }
    Some(offers.done())
}

fn in_comment(typed: &str) -> bool {
    let mut quoted = false;
    for letter in typed.chars() {
        match letter {
            '"' | '“' | '”' => quoted = !quoted,
            '#' if !quoted => return true,
            _ => {}
        }
    }
    false
}

/// Offers in the making.
struct Offers<'a> {
    span: Span,
    /// The line up to the cursor.
    typed: &'a str,
    /// Where the line starts in the file.
    at: usize,
    items: Vec<(u8, Completion)>,
}

impl Offers<'_> {
    /// Offers a text where what was typed last is its beginning: with its marks (rank 0), without (1), or, from three
    /// letters on, the beginning of one of its later words (2).
    fn offer(&mut self, text: &str, sort: Sort, detail: &str, piece: &str) {
        let (wanted, has) = (fold_name(piece), fold_name(text));
        let rank = if has == wanted && !wanted.is_empty() {
            return;
        } else if has.starts_with(&wanted) {
            0
        } else if bare(&has).starts_with(&bare(&wanted)) {
            1
        } else if wanted.chars().count() >= 3
            && bare(&has).match_indices(&bare(&wanted)).any(|(at, _)| bare(&has).get(..at).is_some_and(|b| b.ends_with(' ')))
        {
            2
        } else {
            return;
        };
        self.items.push((rank, Completion { text: text.to_owned(), sort, detail: detail.to_owned() }));
    }

    /// Sets the piece that is replaced: the last `piece` of what was typed.
    fn replace(&mut self, piece: &str) {
        let end = self.at + self.typed.len();
        self.span = Span::new(self.span.file, end - piece.len().min(self.typed.len()), end);
    }

    fn done(mut self) -> Completions {
        order::sort_by(&mut self.items, |a, b| a.0 < b.0);
        let mut seen: Map<String, ()> = Map::default();
        let mut items = Vec::new();
        for (_, item) in self.items {
            if items.len() < MOST && seen.insert(fold_name(&item.text), ()).is_none() {
                items.push(item);
            }
        }
        Completions { span: self.span, items }
    }
}

/// The value of a property.
fn of_property(offers: &mut Offers, compilation: &Compilation, key: Key, value: &str) {
    let plan = &compilation.plan;
    // A list is completed entry by entry.
    let piece = value.rsplit(';').next().unwrap_or(value).trim_start();
    offers.replace(piece);
    match key {
        Key::Unit => {
            for indicator in &plan.indicators {
                offers.offer(&indicator.unit.text, Sort::Unit, "", piece);
            }
            for unit in ["%", "% GRDP", "% dân số", "điểm", "hạng", "tỷ đồng", "doanh nghiệp", "/1.000 dân"] {
                offers.offer(unit, Sort::Unit, "", piece);
            }
        }
        Key::GoodWhen => words(offers, &["tăng", "giảm", "trong khoảng"], piece),
        Key::Every => words(offers, &["năm", "quý", "tháng", "ngày"], piece),
        Key::Method => words(offers, &["dự báo 1", "tốc độ 1", "CAGR 1"], piece),
        Key::Path => words(offers, &["tuyến tính", "tăng trưởng kép"], piece),
        Key::Lead | Key::Partners | Key::Implementers | Key::Issuer => {
            let of_targets = plan.targets.iter().flat_map(|target| target.leads.iter().chain(&target.partners));
            for office in plan.indicators.iter().flat_map(|indicator| &indicator.leads).chain(of_targets) {
                offers.offer(office, Sort::Office, "", piece);
            }
        }
        Key::Replaces | Key::Follows | Key::Basis => {
            for document in &plan.documents {
                offers.offer(&document.number, Sort::Document, document.title.as_deref().unwrap_or(""), piece);
            }
        }
        Key::Formula => {
            let piece = value.rsplit(['+', '-', '*', '/', '(', ')']).next().unwrap_or(value).trim_start();
            offers.replace(piece);
            names(offers, compilation, piece);
        }
        _ => {}
    }
}

fn words(offers: &mut Offers, list: &[&str], piece: &str) {
    for word in list {
        offers.offer(word, Sort::Keyword, "", piece);
    }
}

/// A target in the making.
fn of_statement(offers: &mut Offers, compilation: &Compilation) {
    let typed = offers.typed;
    let statement = typed.trim_start_matches([' ', '\t', '-', '+', '*', '•']);
    let spaced = typed.ends_with([' ', '\u{a0}']) && !statement.is_empty();
    let folded = fold_name(statement);
    if spaced {
        // Behind a figure with its unit: when. Behind a bare figure: its unit. Behind a name: what is asked of it.
        let subject = ending_name(compilation, &folded);
        match (figure_at_end(&folded), subject) {
            (Some(unit), _) => {
                let indicator = named_in(compilation, &folded);
                if unit.is_empty() {
                    offers.items.extend(indicator.map(|indicator| {
                        (0, Completion { text: indicator.unit.text.to_string(), sort: Sort::Unit, detail: String::new() })
                    }));
                }
                times(offers, compilation);
                return;
            }
            (None, Some(_)) => {
                for kind in COMPARATORS {
                    offers.offer(preferred(kind), Sort::Keyword, "", "");
                }
                return;
            }
            (None, None) => {}
        }
        if folded.ends_with("tại") {
            for member in compilation.plan.dimensions.iter().flat_map(|dimension| &dimension.members) {
                offers.offer(&member.name, Sort::Member, "", "");
            }
            return;
        }
    }
    // The longest run of words before the cursor that begins something known.
    let words: Vec<(usize, &str)> = word_starts(statement);
    for (at, _) in &words {
        let piece = statement.get(*at..).unwrap_or("").trim_end();
        let before = offers.items.len();
        names(offers, compilation, piece);
        if offers.items.len() > before {
            offers.replace(statement.get(*at..).unwrap_or(""));
            break;
        }
    }
    if words.len() <= 1 {
        offers.replace(statement);
        for head in HEADS {
            offers.offer(head, Sort::Keyword, "", statement);
        }
        for kind in [Kind::Strive, Kind::Maintain, Kind::By] {
            offers.offer(preferred(kind), Sort::Keyword, "", statement);
        }
    }
}

/// Where each word begins.
fn word_starts(text: &str) -> Vec<(usize, &str)> {
    let mut list = Vec::new();
    let mut at = 0;
    for word in text.split([' ', '\t', '\u{a0}']) {
        if !word.is_empty() {
            list.push((at, word));
        }
        at += word.len() + text.get(at + word.len()..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
    list
}

/// Names and other wordings of indicators that begin with a piece.
fn names(offers: &mut Offers, compilation: &Compilation, piece: &str) {
    if piece.is_empty() {
        return;
    }
    let plan = &compilation.plan;
    for indicator in plan.indicators.iter().filter(|indicator| indicator.declared) {
        offers.offer(&indicator.name, Sort::Indicator, &indicator.unit.text, piece);
    }
    let mut others: Vec<(&String, &Indicator)> = Vec::new();
    for (wording, id) in &plan.names {
        others.extend(plan.indicator(*id).filter(|indicator| indicator.declared).map(|indicator| (wording, indicator)));
    }
    // The order of a map is nobody's wish.
    order::sort_by(&mut others, |a, b| a.0 < b.0);
    for (wording, indicator) in others {
        offers.offer(wording, Sort::Indicator, &indicator.name, piece);
    }
}

/// The indicator whose name the text ends with.
fn ending_name<'a>(compilation: &'a Compilation, folded: &str) -> Option<&'a Indicator> {
    let plan = &compilation.plan;
    let found = word_starts(folded).into_iter().find_map(|(at, _)| plan.names.get(folded.get(at..)?));
    found.and_then(|id| plan.indicator(*id))
}

/// The indicator whose name stands somewhere in the text, the longest first.
fn named_in<'a>(compilation: &'a Compilation, folded: &str) -> Option<&'a Indicator> {
    let plan = &compilation.plan;
    let mut best: Option<(&String, _)> = None;
    for (name, id) in &plan.names {
        let longer = best.is_none_or(|(other, _)| (name.len(), name) > (other.len(), other));
        if longer && folded.contains(name.as_str()) {
            best = Some((name, *id));
        }
    }
    best.and_then(|(_, id)| plan.indicator(id))
}

/// What follows the last figure of a text, where that is at most a short unit.
fn figure_at_end(folded: &str) -> Option<&str> {
    let from = folded.rfind(|letter: char| letter.is_ascii_digit())? + 1;
    let behind = folded.get(from..)?;
    // A year is a figure too, but what follows it is no unit.
    let figure = folded.get(..from)?.rsplit([' ', '-']).next()?;
    let year = figure.len() == 4 && (figure.starts_with("19") || figure.starts_with("20"));
    (!year && behind.chars().count() <= 20).then(|| behind.trim())
}

/// Deadlines: the ends that documents and targets of the plan already have, latest first, and the words for every period.
fn times(offers: &mut Offers, compilation: &Compilation) {
    let plan = &compilation.plan;
    let ends = plan.documents.iter().filter_map(|document| document.in_force.map(|(_, end)| end));
    let mut years: Vec<i32> = ends.chain(plan.targets.iter().filter_map(|target| target.deadline)).map(|day| day.year()).collect();
    order::sort_by(&mut years, |a, b| a > b);
    years.dedup();
    for year in years.iter().take(5) {
        let text = [preferred(Kind::By), " năm ", &year.to_string()].concat();
        offers.offer(&text, Sort::Time, "", "");
    }
    for kind in [Kind::EveryYear, Kind::EveryQuarter, Kind::At] {
        offers.offer(preferred(kind), Sort::Time, "", "");
    }
}

/// Keys of the declaration or target that the line stands under.
fn keys(offers: &mut Offers, compilation: &Compilation, file: FileId, line: usize) {
    let Some(source) = compilation.sources.file(file) else { return };
    let piece = offers.typed.trim_start();
    for above in (0..line).rev() {
        let (start, end) = source.line_range(above);
        let folded = fold_name(source.slice(start as u32, end as u32));
        if folded.is_empty() {
            return;
        }
        if folded.split_once(':').is_some_and(|(key, _)| key_of(key).is_some()) {
            continue;
        }
        let list: &[&str] = if folded.starts_with("chỉ số") || folded.starts_with("indicator") {
            &INDICATOR_KEYS
        } else if folded.starts_with("văn bản") || folded.starts_with("document") {
            &DOCUMENT_KEYS
        } else {
            &TARGET_KEYS
        };
        offers.replace(piece);
        for key in list {
            offers.offer(key, Sort::Keyword, "", piece);
        }
        return;
    }
}
