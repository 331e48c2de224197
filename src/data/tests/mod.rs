//! What the readers promise, by example: bytes in, figures and findings out.

mod bytes;
mod cells;
mod codes;
mod dates;
mod entries;
mod hostile;
mod table;
mod write;

use super::{LoadLimits, Observations, load};
use crate::diagnostics::{Diagnostic, Place, Severity};
use crate::messages::Lang;

/// What came out of a file.
struct Loaded {
    figures: Observations,
    findings: Vec<Diagnostic>,
}

fn loaded(bytes: impl AsRef<[u8]>) -> Loaded {
    let (figures, findings) = load(bytes.as_ref(), "số liệu.csv", None);
    Loaded { figures, findings }
}

impl Loaded {
    /// Every figure on a line: `row: indicator [area] {dimension=member} period = value unit (status)`.
    fn lines(&self) -> Vec<String> {
        self.figures.rows.iter().map(|row| self.line(row)).collect()
    }

    fn line(&self, row: &super::Row) -> String {
        let text = |id| self.figures.original(id);
        let mut line = format!("{}: {}", row.row, text(row.indicator));
        if !text(row.area).is_empty() {
            line += &format!(" [{}]", text(row.area));
        }
        for (dimension, member) in self.figures.members_of(row.members) {
            line += &format!(" {{{}={}}}", text(*dimension), text(*member));
        }
        line += &format!(" {} = {:.*}", row.period.iso(), usize::from(row.decimals), row.value);
        let unit = &self.figures.unit_of(row.unit).unwrap().text;
        if !unit.is_empty() {
            line += &format!(" {unit}");
        }
        if row.status != super::FigureStatus::Official {
            line += &format!(" ({})", row.status.name());
        }
        if let Some(date) = row.reported_on {
            line += &format!(" @{}", date.iso());
        }
        line
    }

    /// Every finding as `code row column`, notes too; the column only where one is named.
    fn codes(&self) -> Vec<String> {
        self.findings.iter().map(place).collect()
    }

    /// As [`Loaded::codes`], without what is only worth knowing.
    fn faults(&self) -> Vec<String> {
        self.findings.iter().filter(|finding| finding.severity > Severity::Info).map(place).collect()
    }

    /// The sentence of the finding with this code.
    fn says(&self, code: &str) -> String {
        self.findings.iter().find(|finding| finding.message.code() == code).map(|f| f.message.text(Lang::Vi)).unwrap_or_default()
    }
}

fn place(finding: &Diagnostic) -> String {
    let Place::Data { file, row, column } = &finding.place else { panic!("every finding is about the file") };
    assert_eq!(file, "số liệu.csv");
    let column = column.as_deref().map(|column| format!(" {column}")).unwrap_or_default();
    format!("{} {row}{column}", finding.message.code())
}

fn limits() -> LoadLimits {
    LoadLimits::default()
}
