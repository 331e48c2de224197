//! Composite indices: a whole of points, its parts by number, and how each part earns its points.

use super::{DocumentId, IndicatorId};
use crate::source::Span;

/// How a part earns its points.
#[derive(Debug, Clone, PartialEq)]
pub enum Scoring {
    /// The sum of its parts; of a part without parts, the score that is reported for it.
    Reported,
    /// All or nothing: `có/không`.
    YesNo,
    /// In proportion up to the figure that earns all: `theo tỷ lệ`, `theo tỷ lệ đến 80%`.
    Share {
        /// The full mark, in the unit of the measure.
        full: f64,
    },
    /// By steps: the points of the highest step reached, none below the first: `bậc thang: 1000: 10; 3000: 20`.
    Steps(Vec<(f64, f64)>),
}

/// A part of an index, or the whole as the first of them.
#[derive(Debug, Clone)]
pub struct IndexPart {
    /// `6.5`; empty for the whole.
    pub number: String,
    /// Its name.
    pub name: String,
    /// The part it belongs to, by its place in [`CompositeIndex::parts`]; `None` for the whole.
    pub parent: Option<u32>,
    /// 0 for the whole, 1 for the main parts.
    pub level: u8,
    /// Most points.
    pub max: f64,
    /// How it earns them.
    pub scoring: Scoring,
    /// The indicator whose figure is scored, where it is another one than the score.
    pub measure: Option<IndicatorId>,
    /// The indicator of its points.
    pub score: IndicatorId,
    /// `chủ trì`.
    pub leads: Vec<String>,
    /// `phối hợp` and `thực hiện`.
    pub partners: Vec<String>,
    /// Where it is written.
    pub span: Span,
}

/// A composite index.
#[derive(Debug, Clone)]
pub struct CompositeIndex {
    /// `dti-2025`.
    pub id: String,
    /// The document above it.
    pub document: Option<DocumentId>,
    /// The section above it.
    pub section: Option<String>,
    /// The year in its name: `DTI 2025`.
    pub year: Option<i32>,
    /// The whole, then its parts; a part stands behind the one it belongs to.
    pub parts: Vec<IndexPart>,
    /// Whether the points of some parts don't add up: then no score is worked out.
    pub broken: bool,
}

impl CompositeIndex {
    /// Whether a part has parts of its own.
    pub fn has_parts(&self, at: usize) -> bool {
        self.parts.iter().any(|part| part.parent == Some(at as u32))
    }
}
