//! Observations: published figures in columns, ready to be bound to a plan.
//!
//! In: CSV or JSON text (see the readers beside this file). Out: [`Observations`] and the diagnostics of rows that
//! could not be used; a bad row never costs a good one. This room knows nothing of targets: names stay as written
//! (with their folded form) until `eval` binds them to indicators.

mod cells;
mod csv;
mod dates;
mod decode;
mod entries;
mod faults;
mod headers;
mod json;
pub(crate) mod progress;
mod report;
mod rows;
pub(crate) mod sheet;
mod table;
#[cfg(test)]
mod tests;
mod write;
#[cfg(feature = "cli")]
pub mod xlsx;

pub use progress::Progress;
pub use write::write_csv;

use crate::diagnostics::Diagnostic;
use crate::messages::Message;
use crate::value::map::Map;
use crate::value::number::{self, NumberStyle};
use crate::value::{Date, Period, Unit};

/// How much of a data file is read, and how much is said of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LoadLimits {
    /// Bytes of the file; a larger one is refused before it is looked at.
    pub bytes: usize,
    /// Observations of the file; one with more is refused as a whole, since a part would give other verdicts.
    pub observations: usize,
    /// Diagnostics of the file; the last one counts those left out.
    pub shown: usize,
}

impl LoadLimits {
    /// On a machine: 10,000,000 observations, files of any size that the address space of a row number holds.
    pub const NATIVE: LoadLimits = LoadLimits { bytes: u32::MAX as usize, observations: 10_000_000, shown: 100 };
    /// In a page: 32 MiB of text.
    pub const BROWSER: LoadLimits = LoadLimits { bytes: 32 << 20, observations: 10_000_000, shown: 100 };
}

impl Default for LoadLimits {
    fn default() -> LoadLimits {
        if cfg!(target_arch = "wasm32") { LoadLimits::BROWSER } else { LoadLimits::NATIVE }
    }
}

fn hinted(hint: Option<&str>, word: &[u8]) -> bool {
    hint.is_some_and(|hint| hint.as_bytes().windows(word.len()).any(|part| part.eq_ignore_ascii_case(word)))
}

/// Why a file gives no figure at all: the row (0 for the file), the column and the sentence.
type Refusal = Box<(u32, Option<String>, Message)>;

#[inline(never)]
fn refusal(row: u32, message: Message) -> Refusal {
    Box::new((row, None, message))
}

/// Reads a data file within the limits of the platform; see [`load_within`].
///
/// ```
/// let csv = "chỉ số;kỳ;giá trị;đơn vị\nkinh tế số;2024;14,5;% GRDP\n";
/// let (figures, findings) = muctieu::data::load(csv.as_bytes(), "so-lieu.csv", None);
/// assert_eq!(figures.rows[0].value, 14.5);
/// assert!(findings.iter().all(|finding| finding.severity == muctieu::diagnostics::Severity::Info));
/// ```
pub fn load(bytes: &[u8], name: &str, hint: Option<&str>) -> (Observations, Vec<Diagnostic>) {
    load_within(bytes, name, hint, LoadLimits::default())
}

/// Reads a data file: CSV (long, a figure a row; or wide, a period a column) or JSON (a list of entries, or
/// `{indicator: {period: value}}`).
///
/// What it is, its content says; `hint`, a MIME type or an extension, decides only where the content leaves it open.
/// Findings name the file as `name`, the row as a spreadsheet counts it (the number of the entry in JSON) and the
/// column. A row that cannot be used costs no other row its figure. An empty status, or none, is
/// [`FigureStatus::Official`]; an empty figure is no row. Units are kept as written; converting them is for `eval`.
pub fn load_within(bytes: &[u8], name: &str, hint: Option<&str>, limits: LoadLimits) -> (Observations, Vec<Diagnostic>) {
    load_by(bytes, name, hint, limits, |text, builder| Some(entries::load(text, builder))).unwrap_or_default()
}

/// Reads a data file as [`load`] does, but for JSON, which gives `None`: the engine of a single card reads tables alone.
pub fn load_table(bytes: &[u8], name: &str, hint: Option<&str>) -> Option<(Observations, Vec<Diagnostic>)> {
    load_by(bytes, name, hint, LoadLimits::default(), |_, _| None)
}

/// `json` reads a text of JSON, or says that it can't.
fn load_by(
    bytes: &[u8],
    name: &str,
    hint: Option<&str>,
    limits: LoadLimits,
    json: fn(&str, &mut rows::Builder) -> Option<Result<(), Refusal>>,
) -> Option<(Observations, Vec<Diagnostic>)> {
    let mut builder = rows::Builder::new(name, limits);
    if bytes.len() > limits.bytes {
        let size = |bytes: usize, style| number::write(bytes as f64 / f64::from(1 << 20), 1, style);
        let (vi, en) = (NumberStyle::Vietnamese, NumberStyle::Plain);
        let message = Message::DataTooLarge {
            size: size(bytes.len(), vi),
            limit: size(limits.bytes, vi),
            size_en: size(bytes.len(), en),
            limit_en: size(limits.bytes, en),
        };
        return Some(builder.finish(Some(refusal(0, message))));
    }
    let read = |builder: &mut rows::Builder| -> Option<Result<(), Refusal>> {
        let text = match decode::text(bytes, &mut builder.report) {
            Ok(text) => text,
            Err(refused) => return Some(Err(refused)),
        };
        let first = cells::trim(&text).as_bytes().first();
        // A build without `blocks` has no tasks whose progress could count.
        if cfg!(not(feature = "blocks")) {
            if progress::is_one(&text) {
                return None;
            }
        } else if let Some((progress, findings)) = progress::load(&text, name) {
            builder.progress = Some((progress, findings));
            return Some(Ok(()));
        }
        if matches!(first, Some(b'[' | b'{')) && !(hinted(hint, b"csv") && table::has_header(&text)) {
            return json(&text, builder);
        }
        Some(table::load(&text, builder).map_err(|refused| match refused.2 {
            Message::DataNoHeader {} if hinted(hint, b"json") => refusal(0, Message::DataJsonShape {}),
            _ => refused,
        }))
    };
    let refused = read(&mut builder)?.err();
    if let Some(read) = builder.progress.take() {
        return Some(read);
    }
    Some(builder.finish(refused))
}

/// What the publisher says of a figure. The order runs from the best to the weakest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FigureStatus {
    /// `chính thức`: as published.
    Official,
    /// `ước tính`: the source calls it an estimate.
    Estimate,
    /// `sơ bộ`: a first version, or a statement not backed by a publication.
    Preliminary,
}

impl FigureStatus {
    /// The word of data files and JSON.
    pub fn name(self) -> &'static str {
        match self {
            FigureStatus::Official => "chính thức",
            FigureStatus::Estimate => "ước tính",
            FigureStatus::Preliminary => "sơ bộ",
        }
    }
}

/// A text stored once in [`Observations`]; `TextId(0)` is the empty text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct TextId(pub u32);

/// Which unit of [`Observations::units`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitId(pub u32);

/// Which set of members of [`Observations::members`]; `MembersId(0)` is the empty set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct MembersId(pub u32);

/// One figure, as its row said it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Row {
    /// Indicator name as written.
    pub indicator: TextId,
    /// Area name as written; empty where the data speaks of one place only.
    pub area: TextId,
    /// Members of further dimensions.
    pub members: MembersId,
    /// What stretch of time it speaks of.
    pub period: Period,
    /// The figure in `unit`; yes is 1, no is 0 in the unit of states.
    pub value: f64,
    /// Digits after the decimal mark as published.
    pub decimals: u8,
    /// Its unit.
    pub unit: UnitId,
    /// What the publisher says of it.
    pub status: FigureStatus,
    /// Day of publication where known.
    pub reported_on: Option<Date>,
    /// Publisher and document.
    pub source: TextId,
    /// Address of the publication; empty where none may be shown.
    pub url: TextId,
    /// Remark.
    pub note: TextId,
    /// Which of [`Observations::files`].
    pub file: u32,
    /// Row number as a spreadsheet shows it.
    pub row: u32,
}

/// Published figures. Rows keep the order in which they were read.
#[derive(Debug, Clone)]
pub struct Observations {
    /// The figures.
    pub rows: Vec<Row>,
    /// Units, one entry per distinct wording.
    pub units: Vec<Unit>,
    /// Names of the files read.
    pub files: Vec<String>,
    /// Reports on tasks, in the order of their rows.
    pub progress: Vec<Progress>,
    texts: Vec<Text>,
    text_ids: Map<String, TextId>,
    members: Vec<Vec<(TextId, TextId)>>,
    members_ids: Map<Vec<(TextId, TextId)>, MembersId>,
    unit_ids: Map<String, UnitId>,
}

#[derive(Debug, Clone)]
struct Text {
    original: String,
    folded: String,
}

impl Default for Observations {
    fn default() -> Self {
        let mut empty = Observations {
            rows: Vec::new(),
            units: Vec::new(),
            files: Vec::new(),
            progress: Vec::new(),
            texts: Vec::new(),
            text_ids: Map::default(),
            members: vec![Vec::new()],
            members_ids: Map::default(),
            unit_ids: Map::default(),
        };
        empty.members_ids.insert(Vec::new(), MembersId(0));
        empty.text("");
        empty
    }
}

impl Observations {
    /// No figures.
    pub fn new() -> Observations {
        Observations::default()
    }

    /// Stores a text once.
    pub fn text(&mut self, original: &str) -> TextId {
        if let Some(id) = self.text_ids.get(original) {
            return *id;
        }
        let id = TextId(self.texts.len() as u32);
        self.texts.push(Text { original: original.to_owned(), folded: crate::source::fold::fold_name(original) });
        self.text_ids.insert(original.to_owned(), id);
        id
    }

    /// Stores a unit once, by its wording.
    pub fn unit(&mut self, original: &str) -> UnitId {
        if let Some(id) = self.unit_ids.get(original) {
            return *id;
        }
        let id = UnitId(self.units.len() as u32);
        self.units.push(Unit::read(&crate::source::fold::fold_name(original), original));
        self.unit_ids.insert(original.to_owned(), id);
        id
    }

    /// Stores a set of (dimension, member) pairs once; the order of the pairs has no meaning.
    pub fn members(&mut self, mut pairs: Vec<(TextId, TextId)>) -> MembersId {
        // A row has a few members, at most as many as the readers let through; sorting code for many would be larger.
        for from in 1..pairs.len() {
            let mut at = from;
            while at > 0 && pairs.get(at - 1) > pairs.get(at) {
                pairs.swap(at - 1, at);
                at -= 1;
            }
        }
        if let Some(id) = self.members_ids.get(&pairs) {
            return *id;
        }
        let id = MembersId(self.members.len() as u32);
        self.members.push(pairs.clone());
        self.members_ids.insert(pairs, id);
        id
    }

    /// The text as written.
    pub fn original(&self, id: TextId) -> &str {
        self.texts.get(id.0 as usize).map_or("", |t| t.original.as_str())
    }

    /// The text as names are compared (see `source::fold::fold_name`).
    pub fn folded(&self, id: TextId) -> &str {
        self.texts.get(id.0 as usize).map_or("", |t| t.folded.as_str())
    }

    /// Every stored text, for binding names once instead of once a row.
    pub fn text_count(&self) -> usize {
        self.texts.len()
    }

    /// The unit.
    pub fn unit_of(&self, id: UnitId) -> Option<&Unit> {
        self.units.get(id.0 as usize)
    }

    /// The (dimension, member) pairs of a set.
    pub fn members_of(&self, id: MembersId) -> &[(TextId, TextId)] {
        self.members.get(id.0 as usize).map_or(&[], Vec::as_slice)
    }

    /// How many distinct member sets there are.
    pub fn members_count(&self) -> usize {
        self.members.len()
    }

    /// Takes over the rows of another set, after its own.
    pub fn append(&mut self, other: &Observations) {
        let first_file = self.files.len() as u32;
        self.files.extend(other.files.iter().cloned());
        let texts: Vec<TextId> = other.texts.iter().map(|t| self.text(&t.original)).collect();
        let text = |id: TextId| texts.get(id.0 as usize).copied().unwrap_or_default();
        let units: Vec<UnitId> = other.units.iter().map(|u| self.unit(&u.text)).collect();
        let members: Vec<MembersId> =
            other.members.iter().map(|pairs| pairs.iter().map(|(d, m)| (text(*d), text(*m))).collect()).map(|p| self.members(p)).collect();
        self.progress.extend(other.progress.iter().map(|row| Progress {
            task: text(row.task),
            document: text(row.document),
            proof: text(row.proof),
            source: text(row.source),
            file: row.file + first_file,
            ..*row
        }));
        self.rows.extend(other.rows.iter().filter_map(|row| {
            Some(Row {
                indicator: text(row.indicator),
                area: text(row.area),
                members: *members.get(row.members.0 as usize)?,
                unit: *units.get(row.unit.0 as usize)?,
                source: text(row.source),
                url: text(row.url),
                note: text(row.note),
                file: row.file + first_file,
                ..*row
            })
        }));
    }
}
