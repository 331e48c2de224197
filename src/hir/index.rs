//! Composite indices: numbered entries to a tree of points, each part an indicator, the sums checked at every level.

use super::{BlockDecl, Checker, Declared};
use crate::diagnostics::Diagnostic;
use crate::messages::Message;
use crate::plan::{CompositeIndex, DocumentId, IndexPart, Indicator, IndicatorId, Scoring};
use crate::source::Span;
use crate::source::fold::{fold_name, slug};
use crate::syntax::ast::{Key, Text};
use crate::syntax::phrase::clip;
use crate::value::map::Map;
use crate::value::number::{self, NumberStyle};
use crate::value::{Dimension, Period, Unit, compare};

/// Most parts of one index.
pub const MAX_PARTS: usize = 10_000;

/// What stands behind the colon of an entry.
struct Scored {
    max: f64,
    scoring: Scoring,
    /// The unit that full mark or steps are written in.
    unit: Option<Unit>,
    leads: Vec<String>,
    partners: Vec<String>,
}

impl Checker<'_> {
    /// An index with its entries; its parts become indicators.
    pub(super) fn index(&mut self, decl: &BlockDecl, document: Option<DocumentId>, section: Option<&Text>) {
        let span = decl.block.head.span;
        let name = self.typed(span).trim_matches(['"', '“', '”']).trim().to_owned();
        let Some((max, rest)) = points(&self.typed(decl.block.body.span)) else {
            let message = Message::IndexEntryNotRead { line: clip(&self.typed(span.to(decl.block.body.span))) };
            self.diagnostics.push(Diagnostic::at(span.to(decl.block.body.span), message));
            return;
        };
        let year = fold_name(&name).split(' ').filter_map(Period::parse).map(Period::ends_in_year).next_back();
        let (leads, partners) = clauses(&rest).iter().fold((Vec::new(), Vec::new()), |(lead, partner), clause| match office(clause) {
            Some((true, names)) => (names, partner),
            Some((false, names)) => (lead, names),
            None => (lead, partner),
        });
        let Some(score) = self.score_of(&name, span, Some(max), year) else { return };
        let mut index = CompositeIndex {
            id: slug(&name),
            document,
            section: section.map(|section| self.typed(section.span)),
            year,
            parts: vec![IndexPart {
                number: String::new(),
                name,
                parent: None,
                level: 0,
                max,
                scoring: Scoring::Reported,
                measure: None,
                score,
                leads,
                partners,
                span,
            }],
            broken: false,
        };
        for property in &decl.properties {
            self.index_property(&mut index.parts, 0, property);
        }
        let mut entries: Vec<(Vec<u32>, &Declared<Text>)> = Vec::new();
        for entry in &decl.entries {
            let typed = self.typed(entry.head.span);
            let number = typed.split(' ').next().unwrap_or("").trim_end_matches([')', '.']).to_owned();
            let path: Option<Vec<u32>> = number.split('.').map(|part| crate::value::date::small(part).map(|n| n as u32)).collect();
            match path.filter(|path| path.len() <= 8) {
                Some(path) if entries.len() < MAX_PARTS => entries.push((path, entry)),
                _ => {
                    let message = Message::IndexEntryNotRead { line: clip(&typed) };
                    self.diagnostics.push(Diagnostic::at(entry.head.span, message));
                    index.broken = true;
                }
            }
        }
        // In the order of their numbers, so that a part stands behind the one it belongs to.
        crate::value::order::sort_by(&mut entries, |a, b| a.0 < b.0);
        let mut paths: Map<Vec<u32>, usize> = Map::default();
        paths.insert(Vec::new(), 0);
        for (path, entry) in entries {
            if let Some(first) = paths.get(&path).copied() {
                let number = path.iter().map(u32::to_string).collect::<Vec<_>>().join(".");
                let first_span = index.parts.get(first).map_or(span, |part| part.span);
                let what = index.parts.get(first).map_or(String::new(), |part| clip(&part.name));
                self.diagnostics.push(
                    Diagnostic::at(entry.head.span, Message::IndexNumberTwice { number }).label(first_span, Message::FirstHere { what }),
                );
                index.broken = true;
                continue;
            }
            // The nearest number that it goes on from; a main part that is not written is passed over.
            let parent = (0..path.len()).rev().find_map(|len| paths.get(path.get(..len)?).copied()).unwrap_or(0);
            let level = index.parts.get(parent).map_or(0, |part| part.level) + 1;
            match self.entry(entry, &path, (parent as u32, level), year) {
                Some(part) => {
                    let at = index.parts.len();
                    index.parts.push(part);
                    paths.insert(path, at);
                    for property in &entry.properties {
                        self.index_property(&mut index.parts, at, property);
                    }
                }
                None => index.broken = true,
            }
        }
        let mains: Vec<(String, Span, IndicatorId)> =
            index.parts.iter().filter(|part| part.level <= 1).map(|part| (part.name.clone(), part.span, part.score)).collect();
        for (name, span, score) in mains {
            self.rank_indicator(&name, span, score);
        }
        self.check_sums(&mut index);
        if self.plan.indices.iter().any(|known| known.id == index.id) {
            let count = self.plan.indices.iter().filter(|known| known.id.starts_with(&index.id)).count();
            index.id = format!("{}-{}", index.id, count + 1);
        }
        self.plan.indices.push(index);
    }

    /// One entry: `6.5 Tỷ lệ hồ sơ nộp trực tuyến: 20 điểm, theo tỷ lệ đến 80%`.
    fn entry(&mut self, entry: &Declared<Text>, path: &[u32], (parent, level): (u32, u8), year: Option<i32>) -> Option<IndexPart> {
        let span = entry.head.span;
        let typed = self.typed(span);
        let behind = typed.split_once(' ').map_or("", |(_, rest)| rest).trim_start();
        let read = behind.match_indices(':').find_map(|(at, _)| {
            let (max, rest) = points(behind.get(at + 1..)?)?;
            Some((behind.get(..at)?.trim().trim_matches(['"', '“', '”']).trim().to_owned(), scored(max, &rest)))
        });
        let Some((name, scored)) = read.filter(|(name, _)| !name.is_empty()) else {
            self.diagnostics.push(Diagnostic::at(span, Message::IndexEntryNotRead { line: clip(&typed) }));
            return None;
        };
        let scored = match scored {
            Ok(scored) => scored,
            Err(clause) => {
                let message = Message::ScoringNotRead { clause: clip(&clause) };
                self.diagnostics.push(Diagnostic::at(span, message));
                return None;
            }
        };
        let at = typed.find(&name).unwrap_or(0) as u32;
        let name_span = Span { start: span.start + at, end: (span.start + at + name.len() as u32).min(span.end), ..span };
        // Runs of spaces were made one in `typed`: then the place of the name is the line's.
        let name_span = if self.sources.slice(name_span) == name { name_span } else { span };
        let (measure, score) = match scored.scoring {
            Scoring::Reported => (self.names.get(&fold_name(&name)).copied(), None),
            _ => (Some(self.part_indicator(&name, name_span, &scored)), Some(())),
        };
        // A name that is declared in another unit than points is what is measured; the points get a name of their own.
        let measured = measure.filter(|id| {
            score.is_some() || self.plan.indicator(*id).is_some_and(|i| !matches!(i.unit.dimension, Dimension::Score(_) | Dimension::Bare))
        });
        let score = match measured {
            Some(measure) => {
                let score = self.score_of(&format!("điểm {name}"), name_span, None, year)?;
                self.plan.scores.push((measure, score));
                score
            }
            None => self.score_of(&name, name_span, None, year)?,
        };
        let factor = match (&scored.unit, measured.and_then(|id| self.plan.indicator(id))) {
            (Some(unit), Some(indicator)) => match unit.factor_to(&indicator.unit) {
                Some(factor) => factor,
                None => {
                    let message = Message::ScoringUnit {
                        name: indicator.name.clone(),
                        unit: indicator.unit.text.to_string(),
                        written: unit.text.to_string(),
                    };
                    self.diagnostics.push(Diagnostic::at(span, message));
                    return None;
                }
            },
            _ => 1.0,
        };
        let scoring = match scored.scoring {
            Scoring::Share { full } => Scoring::Share { full: full * factor },
            Scoring::Steps(steps) => Scoring::Steps(steps.into_iter().map(|(from, points)| (from * factor, points)).collect()),
            other => other,
        };
        Some(IndexPart {
            number: path.iter().map(u32::to_string).collect::<Vec<_>>().join("."),
            name,
            parent: Some(parent),
            level,
            max: scored.max,
            scoring,
            measure: measured,
            score,
            leads: scored.leads,
            partners: scored.partners,
            span,
        })
    }

    /// The indicator that a part measures, made where no declaration names it, in the unit that its scoring needs.
    fn part_indicator(&mut self, name: &str, span: Span, scored: &Scored) -> IndicatorId {
        let folded = fold_name(name);
        let id = match self.names.get(&folded) {
            Some(id) => *id,
            None => {
                let id = self.add_indicator(Indicator::named(name, span, true));
                self.names.insert(folded, id);
                id
            }
        };
        if self.unit_open.get(id.0 as usize).copied().unwrap_or(false) {
            let unit = match (&scored.scoring, &scored.unit) {
                (Scoring::YesNo, _) => Some(Unit::state()),
                (_, Some(unit)) => Some(unit.clone()),
                (Scoring::Share { .. }, None) => Some(Unit::read("%", "%")),
                _ => None,
            };
            if let Some(unit) = unit {
                self.set_unit(id, unit, Some(span));
            }
        }
        id
    }

    /// The indicator of some points. Indices of different years may have parts of one name; in one index, or in two that
    /// name no year, their points could not be told apart.
    fn score_of(&mut self, name: &str, span: Span, max: Option<f64>, year: Option<i32>) -> Option<IndicatorId> {
        let folded = fold_name(name);
        let id = match self.names.get(&folded).copied() {
            Some(id) => id,
            None => {
                let id = self.add_indicator(Indicator::named(name, span, true));
                self.names.insert(folded, id);
                id
            }
        };
        if let Some(first) = self.scored.get(&(id, year)).copied() {
            let message = Message::IndexNameTwice { name: clip(name) };
            self.diagnostics.push(Diagnostic::at(span, message).label(first, Message::FirstHere { what: clip(name) }));
            return None;
        }
        self.scored.insert((id, year), span);
        let known = self.plan.indicator(id).map(|i| i.unit.clone());
        match known.map(|unit| (unit.dimension, unit.text)) {
            Some((Dimension::Score(_), _)) => {}
            Some((Dimension::Bare, _)) | None => {
                // Points of a whole may be written out of it (`800/1000 điểm`); those of parts compare with each other.
                let scale = max.filter(|max| (1.0..=1e9).contains(max) && libm::floor(*max) == *max).map(|max| max as u32);
                self.set_unit(id, Unit { dimension: Dimension::Score(scale), factor: 1.0, text: "điểm".into() }, Some(span));
            }
            Some((_, unit)) => {
                let message = Message::ScoringUnit { name: clip(name), unit: unit.to_string(), written: "điểm".to_owned() };
                self.diagnostics.push(Diagnostic::at(span, message));
                return None;
            }
        }
        self.set(id, |indicator| indicator.good_when = indicator.good_when.or(Some(crate::plan::GoodWhen::Rising)));
        Some(id)
    }

    /// The indicator of a rank: figures of the part in ranks go to it.
    fn rank_indicator(&mut self, name: &str, span: Span, score: IndicatorId) {
        let name = format!("hạng {name}");
        let folded = fold_name(&name);
        let id = match self.names.get(&folded).copied() {
            Some(id) if self.plan.indicator(id).is_some_and(|i| i.unit.is_rank()) => id,
            Some(_) => return,
            None => {
                let id = self.add_indicator(Indicator::named(&name, span, true));
                self.names.insert(folded, id);
                self.set_unit(id, Unit::read("hạng", "hạng"), Some(span));
                id
            }
        };
        if !self.plan.ranks.iter().any(|(known, _)| *known == score) {
            self.plan.ranks.push((score, id));
        }
    }

    /// Properties below an entry: who is in charge, else what a declaration of its indicator may say.
    fn index_property(&mut self, parts: &mut [IndexPart], at: usize, property: &crate::syntax::ast::Property) {
        let Some(part) = parts.get_mut(at) else { return };
        let id = part.measure.unwrap_or(part.score);
        match property.key {
            Key::Lead => part.leads = self.list_value(&property.value),
            Key::Partners | Key::Implementers => part.partners.extend(self.list_value(&property.value)),
            Key::Formula => self.formula(id, property),
            Key::Unit if part.measure.is_none() => self.misplaced(property),
            _ => self.indicator_property(id, property),
        }
    }

    /// The points of the parts add up to those of what they are parts of, at every level.
    fn check_sums(&mut self, index: &mut CompositeIndex) {
        let mut sums = vec![(0.0, 0usize); index.parts.len()];
        for part in &index.parts {
            if let Some((sum, count)) = part.parent.and_then(|parent| sums.get_mut(parent as usize)) {
                *sum += part.max;
                *count += 1;
            }
        }
        for ((sum, count), part) in sums.into_iter().zip(&index.parts) {
            if count == 0 || compare::equal(sum, part.max) {
                continue;
            }
            let write = |value: f64| number::write(value, number::decimals_needed(value, 6), NumberStyle::Vietnamese);
            let what = if part.number.is_empty() { part.name.clone() } else { format!("{} {}", part.number, part.name) };
            let message = Message::IndexSum {
                what: clip(&what),
                whole: write(part.max),
                sum: write(sum),
                count: count.to_string(),
                gap: write((sum - part.max).abs()),
            };
            self.diagnostics.push(Diagnostic::at(part.span, message));
            index.broken = true;
        }
        if index.parts.len() == 1 {
            let span = index.parts.first().map(|part| part.span);
            if let Some(span) = span {
                self.diagnostics.push(Diagnostic::at(span, Message::IndexWithoutParts {}));
            }
            index.broken = true;
        }
    }
}

/// Points at the start of a text: `1000 điểm, …` gives 1000 and what follows.
fn points(text: &str) -> Option<(f64, String)> {
    let text = text.trim_start();
    let end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).unwrap_or(text.len());
    let figure = number::read(text.get(..end)?, NumberStyle::Vietnamese).ok()?;
    let rest = text.get(end..)?.trim_start();
    let word = rest.find(|c: char| !crate::source::fold::is_letter(c)).unwrap_or(rest.len());
    let unit = fold_name(rest.get(..word)?);
    let rest = rest.get(word..)?.trim_start_matches([',', ';', ' ']).trim_end_matches(['.', ';', ' ', ',']);
    matches!(unit.as_str(), "điểm" | "point" | "points").then(|| (figure.value, rest.to_owned()))
}

/// Words with which a clause of an entry begins.
const CLAUSES: [&str; 16] = [
    "có/không",
    "có / không",
    "yes/no",
    "theo tỷ lệ",
    "tỷ lệ",
    "proportional",
    "bậc thang",
    "theo bậc",
    "steps",
    "chủ trì",
    "lead",
    "phối hợp",
    "partners",
    "chấm trực tiếp",
    "theo điểm công bố",
    "reported",
];

/// The clauses of an entry: parted by commas and semicolons, where one of the known words follows.
fn clauses(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut from = 0;
    for (at, mark) in text.char_indices().filter(|(_, c)| matches!(c, ',' | ';')) {
        let behind = fold_name(text.get(at + mark.len_utf8()..).unwrap_or(""));
        if CLAUSES.iter().any(|word| behind.starts_with(word)) {
            out.push(text.get(from..at).unwrap_or("").trim().to_owned());
            from = at + mark.len_utf8();
        }
    }
    out.push(text.get(from..).unwrap_or("").trim().to_owned());
    out.retain(|clause| !clause.is_empty());
    out
}

/// `chủ trì Sở KH&CN; Sở Nội vụ`: whether it leads, and the names.
fn office(clause: &str) -> Option<(bool, Vec<String>)> {
    let words: Vec<&str> = clause.splitn(3, ' ').collect();
    let first = fold_name(clause);
    let (leads, skip) = match first.as_str() {
        text if text.starts_with("chủ trì") => (true, 2),
        text if text.starts_with("phối hợp") => (false, 2),
        text if text.starts_with("lead") => (true, 1),
        text if text.starts_with("partners") => (false, 1),
        _ => return None,
    };
    let rest = words.get(skip..)?.join(" ");
    let names = rest.trim_start_matches(':').split(';').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect();
    Some((leads, names))
}

/// Reads what stands behind the points of an entry. `Err` is the clause that is not understood.
fn scored(max: f64, rest: &str) -> Result<Scored, String> {
    let mut out = Scored { max, scoring: Scoring::Reported, unit: None, leads: Vec::new(), partners: Vec::new() };
    for clause in clauses(rest) {
        if let Some((leads, names)) = office(&clause) {
            *(if leads { &mut out.leads } else { &mut out.partners }) = names;
            continue;
        }
        let folded = fold_name(&clause);
        let behind = |words: &[&str]| words.iter().find_map(|word| folded.strip_prefix(word)).map(str::trim);
        if matches!(folded.as_str(), "có/không" | "có / không" | "yes/no") {
            out.scoring = Scoring::YesNo;
        } else if matches!(folded.as_str(), "chấm trực tiếp" | "theo điểm công bố" | "reported") {
            out.scoring = Scoring::Reported;
        } else if let Some(rest) = behind(&["theo tỷ lệ", "tỷ lệ", "proportional"]) {
            let full = ["đến", "đạt", "to", "up to"].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest).trim();
            if full.is_empty() {
                out.scoring = Scoring::Share { full: 100.0 };
                out.unit = Some(Unit::read("%", "%"));
            } else {
                let (full, unit) = quantity(full).filter(|(full, _)| *full > 0.0).ok_or(clause.clone())?;
                out.scoring = Scoring::Share { full };
                out.unit = unit;
            }
        } else if let Some(rest) = behind(&["bậc thang", "theo bậc", "steps"]) {
            let (steps, unit) = steps(rest.trim_start_matches(':'), max).ok_or(clause.clone())?;
            out.scoring = Scoring::Steps(steps);
            out.unit = unit;
        } else {
            return Err(clause);
        }
    }
    Ok(out)
}

/// `80%`, `500 doanh nghiệp`: a figure and its unit.
fn quantity(text: &str) -> Option<(f64, Option<Unit>)> {
    let end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).unwrap_or(text.len());
    let figure = number::read(text.get(..end)?, NumberStyle::Vietnamese).ok()?;
    let unit = text.get(end..)?.trim();
    Some((figure.value, Some(unit).filter(|unit| !unit.is_empty()).map(|unit| Unit::read(unit, unit))))
}

/// Figures with the points from each on, ascending.
type Steps = Vec<(f64, f64)>;

/// `1000: 10; 3000: 20; 5000: 30`: rising figures with rising points up to the whole.
fn steps(text: &str, max: f64) -> Option<(Steps, Option<Unit>)> {
    let mut steps: Steps = Vec::new();
    let mut unit = None;
    for step in text.split(';').map(str::trim).filter(|step| !step.is_empty()) {
        let (from, points) = step.split_once(':')?;
        let (from, of) = quantity(from.trim().trim_start_matches("từ ").trim_start_matches(">=").trim())?;
        let (points, _) = quantity(points.trim())?;
        unit = unit.or(of);
        let rises = steps.last().is_none_or(|(last, earned)| from > *last && points >= *earned);
        if !rises || compare::greater(points, max) {
            return None;
        }
        steps.push((from, points));
    }
    (!steps.is_empty()).then_some((steps, unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_read() {
        assert_eq!(points("1000 điểm"), Some((1000.0, String::new())));
        assert_eq!(points(" 12,5 điểm, có/không"), Some((12.5, "có/không".to_owned())));
        assert_eq!(points("80%"), None);
        let read = |text: &str| scored(30.0, text).map(|s| (s.scoring, s.leads, s.partners));
        let plain = |scoring| Ok((scoring, Vec::new(), Vec::new()));
        assert_eq!(read(""), plain(Scoring::Reported));
        assert_eq!(read("theo tỷ lệ đến 80%"), plain(Scoring::Share { full: 80.0 }));
        assert_eq!(
            read("bậc thang: 1000: 10; 3000: 20; 5000: 30"),
            plain(Scoring::Steps(vec![(1000.0, 10.0), (3000.0, 20.0), (5000.0, 30.0)]))
        );
        assert_eq!(read("bậc thang: 0,5: 10; 0,75: 30"), plain(Scoring::Steps(vec![(0.5, 10.0), (0.75, 30.0)])));
        let offices = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
        assert_eq!(
            read("có/không, chủ trì Sở KH&CN; Sở Nội vụ; phối hợp Công an tỉnh"),
            Ok((Scoring::YesNo, offices(&["Sở KH&CN", "Sở Nội vụ"]), offices(&["Công an tỉnh"])))
        );
        for wrong in ["theo cảm nhận", "bậc thang: 3000: 20; 1000: 10", "bậc thang: 1000: 40", "theo tỷ lệ đến nhiều", "bậc thang"]
        {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
