//! From proposals to a rule file that the language has read back.
//!
//! In: a [`Draft`] with its proposals read. Out: names, lines and readings of each, the file, and the compilation that
//! shows that every line means what was read. A line that the language refuses, or reads otherwise, is not written: its
//! proposal becomes a question.

use super::blocks::Section;
use super::propose::Read;
use super::words::pick;
use super::{Confidence, Doubt, Draft, Left, Place, Proposal, Reason};
use crate::messages::Lang;
use crate::plan::{Body, Modality, TargetId};
use crate::source::fold::fold_name;
use crate::syntax::ast::{Test, Time};
use crate::syntax::phrase::{clip, deadline};
use crate::value::map::Map;
use crate::value::{Date, Grain, Period};
use crate::{CompileOptions, Host};

/// How many earlier proposals of the same figure and deadline a row is compared with.
const MOST_COMPARED: usize = 100;

/// Names, merges, writes and reads back.
pub fn write(draft: &mut Draft) {
    for proposal in &mut draft.proposals {
        proposal.name = name_of(&proposal.read.subject);
    }
    merge(&mut draft.proposals);
    let indicators = indicators(&mut draft.proposals);
    for proposal in &mut draft.proposals {
        let lines = readings(&proposal.read, &proposal.name);
        proposal.line = lines.first().cloned().unwrap_or_default();
        proposal.readings = if proposal.confidence == Confidence::Ask { lines } else { Vec::new() };
    }
    // Each proposal by itself on a line; a line that does not mean what was read becomes a question.
    let (text, lines) = file(draft, &indicators, true);
    let compilation = compile(text);
    check(draft, &compilation, &lines);
    draft.compilation = compilation;
    for proposal in &mut draft.proposals {
        if proposal.target.is_none() {
            proposal.read.doubts.push(Doubt::NotWritable);
            proposal.confidence = Confidence::Ask;
            if proposal.readings.is_empty() {
                proposal.readings = vec![proposal.line.clone()];
            }
        }
    }
    draft.rules = settled(draft, &indicators);
    let mut head = File::default();
    header(draft, &mut head);
    draft.head = head.text.trim_end().to_owned();
    draft.declarations = indicators.iter().map(|indicator| (indicator.name.clone(), declaration(indicator))).collect();
}

/// An indicator as a rule file declares it.
fn declaration(indicator: &Indicator) -> String {
    let mut out = format!("chỉ số {}", indicator.name);
    let mut property = |key: &str, value: &str| {
        if !value.is_empty() {
            out.push_str(&format!("\n    {key}: {value}"));
        }
    };
    property("gọi là", &indicator.aliases.join("; "));
    property("đơn vị", if indicator.unit == "có/không" { "" } else { &indicator.unit });
    property("chủ trì", &indicator.leads.join("; "));
    property("phối hợp", &indicator.partners.join("; "));
    out
}

/// The file whose lines all read well. What still does not (a name that only together with others misreads) is asked.
fn settled(draft: &mut Draft, indicators: &[Indicator]) -> String {
    let mut indicators = indicators.to_vec();
    for _ in 0..3 {
        let (text, lines) = file(draft, &indicators, false);
        let compilation = compile(text.clone());
        let wrong = errors(&compilation);
        if wrong.is_empty() {
            return text;
        }
        let bad: Vec<usize> = wrong.iter().filter_map(|line| lines.get(line).copied()).collect();
        // A declaration that the language refuses is left out: its targets then name it themselves.
        for line in wrong.iter().filter(|line| !lines.contains_key(line)) {
            let said = text.lines().nth(*line).unwrap_or("").trim();
            let names = said.strip_prefix("chỉ số ").or_else(|| said.strip_prefix("gọi là: ")).unwrap_or("");
            if let Some(at) =
                indicators.iter().rposition(|known| known.name == names || !known.aliases.is_empty() && known.aliases.join("; ") == names)
            {
                indicators.remove(at);
            }
        }
        for index in bad {
            if let Some(proposal) = draft.proposals.get_mut(index) {
                proposal.confidence = Confidence::Ask;
                proposal.read.doubts.push(Doubt::NotWritable);
                if proposal.readings.is_empty() {
                    proposal.readings = vec![proposal.line.clone()];
                }
            }
        }
    }
    file(draft, &indicators, false).0
}

/// The lines of a compilation's errors, from 0.
fn errors(compilation: &crate::Compilation) -> Vec<usize> {
    compilation
        .diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity == crate::diagnostics::Severity::Error)
        .filter_map(|diagnostic| match &diagnostic.place {
            crate::diagnostics::Place::Rule(span) => compilation.sources.file(span.file).map(|file| file.line_of(span.start)),
            _ => None,
        })
        .collect()
}

/// Compiles one text.
pub fn compile(text: String) -> crate::Compilation {
    struct One(Option<String>);
    impl Host for One {
        fn rules(&mut self, _path: &str) -> Result<Vec<u8>, String> {
            self.0.take().map(String::into_bytes).ok_or_else(String::new)
        }
    }
    crate::compile(&["draft.muctieu".to_owned()], &mut One(Some(text)), CompileOptions::default())
}

/// Finds the target of each line and holds it against what was read.
fn check(draft: &mut Draft, compilation: &crate::Compilation, lines: &Map<usize, usize>) {
    let Some((_, source)) = compilation.sources.iter().next() else { return };
    let bad = errors(compilation);
    let mut found: Map<usize, Vec<TargetId>> = Map::default();
    for (id, target) in compilation.plan.iter() {
        if let Some(index) = lines.get(&source.line_of(target.span.start)) {
            found.entry(*index).or_default().push(id);
        }
    }
    for line in bad {
        if let Some(index) = lines.get(&line) {
            found.remove(index);
        }
    }
    for (index, proposal) in draft.proposals.iter_mut().enumerate() {
        let Some([id]) = found.get(&index).map(Vec::as_slice) else { continue };
        let Some(target) = compilation.plan.target(*id) else { continue };
        let indicator = compilation.plan.indicator(target.indicator).map_or("", |indicator| indicator.name.as_str());
        let read = &proposal.read;
        let due = deadline(&read.time);
        let same = fold_name(indicator) == fold_name(&proposal.name)
            && matches!(target.body, Body::Single(_))
            && (target.modality == Modality::Strive) == read.strive
            && (due.is_none() || target.deadline == due)
            && match &target.quantified {
                Some(over) => read.scope.as_deref().map(fold_name) == Some(fold_name(&over.words())),
                None => target.scope.as_ref().map(|scope| fold_name(&scope.member)) == read.scope.as_deref().map(fold_name),
            };
        if same {
            proposal.target = Some(*id);
        }
    }
}

// ---- names ----------------------------------------------------------------------------------------------------

/// A subject as the name of an indicator: without quotes, brackets and marks, small where the sentence began with it.
pub fn name_of(subject: &str) -> String {
    let mut out = String::new();
    let mut depth = 0usize;
    for letter in subject.chars() {
        match letter {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            '"' | '“' | '”' | '„' | '«' | '»' | '#' | '@' | '\\' | '*' => {}
            ':' | ';' => out.push(','),
            '–' | '—' => out.push('-'),
            _ => out.push(letter),
        }
    }
    let mut out = out.split_whitespace().collect::<Vec<_>>().join(" ").replace(" ,", ",");
    while out.ends_with([',', '.', '-', '/', '>', '<', '=']) || out.ends_with(' ') {
        out.pop();
    }
    while out.starts_with([',', '.', '-', '/', ' ']) {
        out.remove(0);
    }
    for lead in ["về ", "các ", "Về ", "Các "] {
        if let Some(rest) = out.strip_prefix(lead) {
            out = rest.to_owned();
        }
    }
    small_first(&out)
}

/// A small first letter, unless the first word is an abbreviation or begins a proper name.
fn small_first(text: &str) -> String {
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return String::new() };
    let capital = |letter: char| letter.is_ascii_uppercase() || (!letter.is_ascii() && crate::source::fold::lower(letter) != letter);
    let word_end = text.find(' ').unwrap_or(text.len());
    let abbreviation = text.get(..word_end).unwrap_or("").chars().skip(1).any(|letter| capital(letter) || letter.is_ascii_digit());
    let proper = text.get(word_end..).unwrap_or("").trim_start().chars().next().is_some_and(capital);
    if !capital(first) || abbreviation || proper {
        return text.to_owned();
    }
    let low = if first.is_ascii() { first.to_ascii_lowercase() } else { crate::source::fold::lower(first) };
    format!("{low}{}", letters.as_str())
}

/// The words that tell an indicator from another: without `tỷ lệ` and its like, which a plan writes or leaves out.
pub fn key_of(name: &str) -> String {
    let mut folded = fold_name(name).replace([',', '.'], "");
    for lead in ["tỷ lệ ", "tỉ lệ ", "tỷ trọng ", "tỉ trọng ", "số lượng ", "tổng số ", "số ", "các ", "những ", "toàn bộ "]
    {
        if let Some(rest) = folded.strip_prefix(lead) {
            folded = rest.to_owned();
        }
    }
    for tail in [" trên địa bàn tỉnh", " của tỉnh", " toàn tỉnh", " trên địa bàn"] {
        if let Some(rest) = folded.strip_suffix(tail) {
            folded = rest.to_owned();
        }
    }
    folded
}

/// An indicator of the draft.
#[derive(Debug, Clone)]
pub struct Indicator {
    /// Its name.
    pub name: String,
    /// Other wordings.
    pub aliases: Vec<String>,
    /// Its unit, empty where the figures carry none of its own.
    pub unit: String,
    /// Who leads, from a table.
    pub leads: Vec<String>,
    /// Who helps, from a table.
    pub partners: Vec<String>,
}

/// The kind of unit that one indicator can have.
fn unit_of(read: &Read) -> String {
    match read.test {
        Test::Top | Test::ImproveRank => "hạng".to_owned(),
        Test::State => "có/không".to_owned(),
        Test::Increase { .. } | Test::Decrease { .. } | Test::Fold { .. } | Test::Direction { .. } => String::new(),
        _ => read.unit.clone(),
    }
}

/// One indicator for each thing measured; proposals take its name.
fn indicators(proposals: &mut [Proposal]) -> Vec<Indicator> {
    let mut out: Vec<Indicator> = Vec::new();
    let mut known: Map<String, usize> = Map::default();
    let mut names: Map<String, usize> = Map::default();
    for proposal in proposals {
        let unit = unit_of(&proposal.read);
        let key = format!("{}|{unit}", key_of(&proposal.name));
        let folded = fold_name(&proposal.name);
        // A change or a direction has no unit of its own: it is of the indicator of that name, whatever its unit.
        let open =
            names.get(&folded).copied().filter(|index| unit.is_empty() || out.get(*index).is_some_and(|other| other.unit.is_empty()));
        let index = match known.get(&key).copied().or(open) {
            Some(index) => {
                if let Some(indicator) = out.get_mut(index)
                    && indicator.unit.is_empty()
                {
                    indicator.unit = unit;
                }
                index
            }
            None => {
                if names.contains_key(&folded) {
                    // The same words with another unit are another indicator; the unit tells them apart.
                    if !unit.is_empty() {
                        let told = unit.trim_start_matches('/').replace(['/', '%'], " ");
                        proposal.name = format!("{} theo {}", proposal.name, if told.trim().is_empty() { "tỷ lệ" } else { told.trim() });
                    }
                }
                names.insert(fold_name(&proposal.name), out.len());
                out.push(Indicator {
                    name: proposal.name.clone(),
                    aliases: Vec::new(),
                    unit: unit.clone(),
                    leads: Vec::new(),
                    partners: Vec::new(),
                });
                known.insert(key, out.len() - 1);
                out.len() - 1
            }
        };
        if let Some(indicator) = out.get_mut(index) {
            if fold_name(&indicator.name) != fold_name(&proposal.name) && !names.contains_key(&folded) {
                names.insert(folded, index);
                indicator.aliases.push(proposal.name.clone());
            }
            proposal.name = indicator.name.clone();
            if indicator.leads.is_empty() {
                indicator.leads = proposal.leads.clone();
            }
            if indicator.partners.is_empty() {
                indicator.partners = proposal.partners.clone();
            }
        }
    }
    out
}

/// Rows of an annex that say what the text has said join its proposal: their leads and their place.
fn merge(proposals: &mut Vec<Proposal>) {
    let mut buckets: Map<String, Vec<usize>> = Map::default();
    let mut kept: Vec<Proposal> = Vec::with_capacity(proposals.len());
    for mut proposal in proposals.drain(..) {
        let read = &proposal.read;
        let by = deadline(&read.time).map(Date::iso).unwrap_or_default();
        let kind = match read.test {
            Test::State => "state",
            Test::Top => "top",
            _ => "figure",
        };
        // Another comparator or modality is another setting, however alike the words are.
        let sign = comparator_of(read);
        let bucket = format!("{}|{:?}|{}|{by}|{kind}|{sign}|{}|{:?}", read.low, read.high, read.unit, read.strive, read.scope);
        let row = !proposal.leads.is_empty() || proposal.text.contains(" | ");
        let earlier = buckets.entry(bucket).or_default();
        let own = key_of(&proposal.name);
        let mut twin: Option<usize> = None;
        let mut best = 0.7;
        for index in earlier.iter().rev().take(MOST_COMPARED).copied() {
            let Some(other) = kept.get(index) else { continue };
            let key = key_of(&other.name);
            if key == own {
                twin = Some(index);
                break;
            }
            let like = if row && !other.text.contains(" | ") { likeness(&key, &own) } else { 0.0 };
            if like >= best {
                (twin, best) = (Some(index), like + 0.001);
            }
        }
        match twin.and_then(|index| kept.get_mut(index)) {
            Some(other) => {
                other.also.push(proposal.place);
                if other.leads.is_empty() {
                    other.leads = std::mem::take(&mut proposal.leads);
                }
                if other.partners.is_empty() {
                    other.partners = std::mem::take(&mut proposal.partners);
                }
                // The annex settles the deadline that the text left to the document.
                if other.read.doubts.contains(&Doubt::DeadlineFromDocument) && !proposal.read.doubts.contains(&Doubt::DeadlineFromDocument)
                {
                    other.read.doubts.retain(|doubt| *doubt != Doubt::DeadlineFromDocument);
                    other.confidence = other.read.doubts.iter().map(|doubt| doubt.at_best()).max().unwrap_or(Confidence::Sure);
                }
            }
            None => {
                earlier.push(kept.len());
                kept.push(proposal);
            }
        }
    }
    *proposals = kept;
}

fn comparator_of(read: &Read) -> &'static str {
    match read.test {
        Test::AtLeast | Test::Bare => "ge",
        Test::MoreThan => "gt",
        Test::AtMost => "le",
        Test::LessThan => "lt",
        _ => "other",
    }
}

/// The share of words that two names have in common, of the shorter one's.
pub fn likeness(a: &str, b: &str) -> f64 {
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let (a, b) = (words(a), words(b));
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.is_empty() {
        return 0.0;
    }
    let mut seen: Map<&str, usize> = Map::default();
    for word in &long {
        *seen.entry(word.as_str()).or_default() += 1;
    }
    let mut common = 0;
    for word in &short {
        if let Some(left) = seen.get_mut(word.as_str()).filter(|left| **left > 0) {
            *left -= 1;
            common += 1;
        }
    }
    let spread = short.len() as f64 / long.len() as f64;
    // A short name within a long one is not the same thing unless most of the long one is said.
    common as f64 / short.len() as f64 * if spread < 0.4 { 0.6 } else { 1.0 }
}

// ---- lines ----------------------------------------------------------------------------------------------------

/// The lines that a reading can be, the likeliest first.
fn readings(read: &Read, name: &str) -> Vec<String> {
    let line = |test: Test, unit: &str, high: bool| line(read, name, test, unit, high);
    let has = |doubt: Doubt| read.doubts.contains(&doubt);
    let unit = read.unit.as_str();
    let mut out = Vec::new();
    if has(Doubt::BetterLow) {
        out.push(line(Test::AtMost, unit, false));
        out.push(line(Test::AtLeast, unit, false));
    } else if has(Doubt::PointsOrPercent) {
        out.push(line(read.test, "điểm %", false));
        out.push(line(read.test, unit, false));
    } else if has(Doubt::FloorOfRange) {
        out.push(line(Test::AtLeast, unit, false));
        out.push(line(Test::Range, unit, true));
    } else if has(Doubt::AboutOver) {
        out.push(line(Test::MoreThan, unit, false));
        out.push(line(Test::About, unit, false));
    } else if has(Doubt::Ceiling) {
        out.push(line(Test::AtMost, unit, read.high.is_some()));
        out.push(line(Test::About, unit, read.high.is_some()));
    } else if has(Doubt::ComparatorReach) {
        out.push(line(Test::AtLeast, unit, false));
        out.push(line(Test::MoreThan, unit, false));
    } else {
        out.push(line(read.test, unit, read.high.is_some()));
        if has(Doubt::BareCount) {
            out.push(line(Test::Exactly, unit, false));
        }
    }
    out
}

fn line(read: &Read, name: &str, test: Test, unit: &str, high: bool) -> String {
    let mut out = String::new();
    if read.strive {
        out.push_str("phấn đấu ");
    }
    let maintain = read.maintain || read.time.whole_stage;
    if maintain && matches!(test, Test::AtLeast | Test::Bare | Test::MoreThan | Test::AtMost | Test::LessThan | Test::Exactly) {
        out.push_str("duy trì ");
    }
    out.push_str(name);
    out.push(' ');
    let unit = if unit.is_empty() || unit.starts_with(['%', '‰', '/']) { unit.to_owned() } else { format!(" {unit}") };
    let figure = match unit.trim() {
        level @ ("cấp độ" | "mức độ") => format!("{level} {}", read.low),
        "hạng" => format!("{} hạng", read.low),
        _ => format!("{}{unit}", read.low),
    };
    let low = read.low.as_str();
    let top = if high { read.high.as_deref() } else { None };
    let demand = match test {
        Test::State => "hoàn thành".to_owned(),
        Test::Direction { rising } => if rising { "tăng dần theo từng năm" } else { "giảm dần theo từng năm" }.to_owned(),
        Test::Top => format!("<= {low} hạng"),
        Test::ImproveRank => format!("cải thiện {low} bậc"),
        Test::Fold { strict: true } => format!("gấp trên {low} lần"),
        Test::Fold { strict: false } => format!("gấp {low} lần"),
        Test::Increase { strict } => format!("tăng {}{low}{unit}", if strict { "trên " } else { "ít nhất " }),
        Test::Decrease { strict } => format!("giảm {}{low}{unit}", if strict { "trên " } else { "ít nhất " }),
        Test::AtLeast | Test::Bare if matches!(unit.trim(), "cấp độ" | "mức độ") => format!("đạt {figure}"),
        _ => match (test, top) {
            (Test::About | Test::Nearly, Some(top)) => format!("trong khoảng {low} - {top}{unit}"),
            (Test::RangeToCeiling, Some(top)) => format!("<= {top}{unit}"),
            (Test::RangeFromFloor, _) => format!(">= {figure}"),
            (_, Some(top)) => format!("từ {low} đến {top}{unit}"),
            (Test::MoreThan, _) => format!("> {figure}"),
            (Test::AtMost | Test::RangeToCeiling, _) => format!("<= {figure}"),
            (Test::LessThan, _) => format!("< {figure}"),
            (Test::Exactly, _) => format!("= {figure}"),
            (Test::About, _) => format!("~ {figure}"),
            (Test::Nearly, _) => format!("gần {figure}"),
            _ => format!(">= {figure}"),
        },
    };
    out.push_str(&demand);
    if let Some(time) = &read.since
        && let Some(period) = time.within
    {
        out.push_str(" so với ");
        out.push_str(&period_words(period));
    }
    if read.mean && matches!(test, Test::Increase { .. } | Test::Decrease { .. }) {
        out.push_str(" bình quân");
    }
    if let Some(scope) = &read.scope {
        out.push_str(" tại ");
        out.push_str(scope);
    }
    time_words(&read.time, &mut out);
    out
}

fn period_words(period: Period) -> String {
    let words = period.vietnamese();
    if period.grain() == Grain::Day && !words.starts_with("ngày") { format!("ngày {words}") } else { words }
}

fn time_words(time: &Time, out: &mut String) {
    out.push_str(match time.every {
        Some(Grain::Quarter) => " mỗi quý",
        Some(Grain::Month) => " mỗi tháng",
        Some(_) => " mỗi năm",
        None => "",
    });
    if let Some(period) = time.within.filter(|_| time.by.is_none() && time.before.is_none()) {
        out.push_str(" trong ");
        out.push_str(&period_words(period));
        return;
    }
    if let Some(from) = time.from {
        out.push_str(" từ ");
        out.push_str(&period_words(from));
    }
    if let Some(by) = time.by {
        out.push_str(" đến ");
        out.push_str(&period_words(by));
    } else if let Some(before) = time.before {
        out.push_str(" trước ");
        out.push_str(&period_words(before));
    }
}

// ---- the file -------------------------------------------------------------------------------------------------

/// The rule file, and which of its lines (from 0) is which proposal. `all` writes asked ones as lines too.
fn file(draft: &Draft, indicators: &[Indicator], all: bool) -> (String, Map<usize, usize>) {
    let mut out = File::default();
    out.line(&format!(
        "# Bản dự thảo từ “{}”: từng dòng cần người có trách nhiệm đối chiếu với văn bản rồi mới dùng.",
        comment(&draft.file)
    ));
    out.line("# Dòng bắt đầu bằng “# ?” là cách hiểu phải chọn; bỏ “# ?” ở cách đúng, xóa những cách còn lại.");
    out.line("");
    header(draft, &mut out);
    let used: Map<String, ()> =
        draft.proposals.iter().filter(|p| all || p.confidence != Confidence::Ask).map(|p| (fold_name(&p.name), ())).collect();
    let mut scopes: Vec<&str> = Vec::new();
    for proposal in draft.proposals.iter().filter(|p| all || p.confidence != Confidence::Ask) {
        if let Some(scope) = proposal.read.scope.as_deref()
            && scopes.len() < 64
            && !scope.starts_with("mỗi ")
            && !scopes.contains(&scope)
        {
            scopes.push(scope);
        }
    }
    let (levels, others): (Vec<&str>, Vec<&str>) = scopes.iter().partition(|scope| scope.starts_with("cấp "));
    for (name, members) in [("cấp", levels), ("phạm vi", others)] {
        if !members.is_empty() {
            out.line(&format!("chiều {name}: {}", members.join("; ")));
            out.line("");
        }
    }
    if all {
        // Who belongs to a set is not told in the text: to be read back, a line needs some members.
        let mut sets: Vec<&str> = Vec::new();
        for set in draft.proposals.iter().filter_map(|proposal| proposal.read.scope.as_deref()?.strip_prefix("mỗi ")) {
            if sets.len() < 64 && !sets.contains(&set) {
                sets.push(set);
                out.line(&format!("chiều {set}: {set} thứ nhất; {set} thứ hai"));
                out.line("");
            }
        }
    }
    for indicator in indicators.iter().filter(|indicator| used.contains_key(&fold_name(&indicator.name))) {
        for line in declaration(indicator).lines() {
            out.line(line);
        }
        out.line("");
    }
    let mut lines: Map<usize, usize> = Map::default();
    let mut section = None;
    for (index, proposal) in draft.proposals.iter().enumerate() {
        if section != Some(proposal.place.section) {
            section = Some(proposal.place.section);
            let title = section_title(&draft.sections, proposal.place.section);
            if !title.is_empty() {
                out.line("");
                out.line(&format!("mục \"{title}\""));
            }
        }
        let doubts: Vec<&str> = proposal.read.doubts.iter().map(|doubt| doubt.words(Lang::Vi)).collect();
        let mut note = format!("# {} · {}", place_words(&proposal.place, Lang::Vi), proposal.confidence.word(Lang::Vi));
        if !doubts.is_empty() {
            note.push_str(": ");
            note.push_str(&doubts.join("; "));
        }
        if !proposal.also.is_empty() {
            let places: Vec<String> = proposal.also.iter().take(4).map(|place| place_words(place, Lang::Vi)).collect();
            note.push_str(&format!(" · nhắc lại tại {}", places.join(", ")));
        }
        out.line("");
        out.line(&note);
        if all || proposal.confidence != Confidence::Ask {
            lines.insert(out.lines, index);
            out.line(&proposal.line);
        } else {
            out.line(&format!("#   “{}”", clip_long(&proposal.text)));
            for reading in &proposal.readings {
                out.line(&format!("# ? {reading}"));
            }
        }
    }
    if !all {
        left(&mut out, "Chưa đọc được:", &draft.unread);
        left(&mut out, "Có con số hoặc cam kết nhưng không phải mục tiêu:", &draft.refused);
    }
    (out.text, lines)
}

#[derive(Default)]
struct File {
    text: String,
    lines: usize,
}

impl File {
    fn line(&mut self, text: &str) {
        if text.is_empty() && (self.text.is_empty() || self.text.ends_with("\n\n")) {
            return;
        }
        self.text.push_str(text);
        self.text.push('\n');
        self.lines += 1;
    }
}

fn header(draft: &Draft, out: &mut File) {
    let facts = &draft.document;
    let Some(number) = &facts.number else {
        if let Some(title) = &facts.title {
            out.line(&format!("# Văn bản: {}; chưa thấy số và ký hiệu.", comment(title)));
            out.line("");
        }
        return;
    };
    out.line(&format!("văn bản {number}"));
    if let Some(date) = facts.date {
        out.line(&format!("    ngày: {}", date.slashed()));
    }
    if let Some(issuer) = &facts.issuer {
        out.line(&format!("    cơ quan: {issuer}"));
    }
    if let Some(title) = &facts.title {
        out.line(&format!("    tên: \"{}\"", comment(title)));
    }
    if let Some(area) = &facts.area {
        out.line(&format!("    địa bàn: {area}"));
    }
    if let Some((first, last)) = facts.years {
        out.line(&format!("    hiệu lực: {first} - {last}"));
    }
    out.line("");
}

fn left(out: &mut File, title: &str, list: &[Left]) {
    if list.is_empty() {
        return;
    }
    out.line("");
    out.line(&format!("# {title}"));
    for item in list {
        let reason = match item.reason {
            Some(Reason::Heading) => continue,
            Some(reason) => format!(" — {}", reason.words(Lang::Vi)),
            None => String::new(),
        };
        out.line(&format!("#   {}: “{}”{reason}", place_words(&item.place, Lang::Vi), clip(&comment(&item.text))));
    }
}

/// A text that can stand in a comment or between quotes.
fn comment(text: &str) -> String {
    text.chars().map(|letter| if matches!(letter, '"' | '\n' | '\r' | '\\') || letter.is_control() { ' ' } else { letter }).collect()
}

fn clip_long(text: &str) -> String {
    let text = comment(text);
    match text.char_indices().nth(240) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or("")),
        None => text,
    }
}

/// `dòng 40, trang 3`
pub fn place_words(place: &Place, lang: Lang) -> String {
    let line = pick(lang, "dòng", "line");
    match place.page {
        Some(page) => format!("{line} {}, {} {page}", place.line, pick(lang, "trang", "page")),
        None => format!("{line} {}", place.line),
    }
}

/// The number of a section with the nearest title.
pub fn section_title(sections: &[Section], at: usize) -> String {
    let Some(section) = sections.get(at) else { return String::new() };
    let mut title = section.title.clone();
    let mut parent = section.parent;
    let mut steps = 0;
    while title.is_empty()
        && steps < 16
        && let Some(above) = parent.and_then(|at| sections.get(at))
    {
        title = above.title.clone();
        parent = above.parent;
        steps += 1;
    }
    let title = comment(&title);
    let title = title.trim().trim_end_matches(':');
    let title = clip_long(title);
    format!("{} {title}", section.number).trim().to_owned()
}
