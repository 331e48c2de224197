//! Tasks: what a document orders to be done, by whom and by when.

use super::DocumentId;
use crate::source::Span;
use crate::value::{Date, DayOf, Grain, Period};

/// How far a task is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TaskState {
    /// `chưa`
    NotBegun,
    /// `đang`
    UnderWay,
    /// `xong`
    Done,
}

/// When a task is due.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TaskTime {
    /// First day, where one is stated.
    pub start: Option<Date>,
    /// Last day; of a recurring task the end of its stretch. `None` where no end is stated: such a task is never late.
    pub deadline: Option<Date>,
    /// `hằng năm`, `hằng quý` and the like: due again in every period.
    pub every: Option<Grain>,
    /// `trước ngày 15/12 hằng năm`: the day of every period by which it is due; `None`: by the period's end.
    pub day: Option<DayOf>,
    /// `thường xuyên`: goes on and is never due.
    pub standing: bool,
    /// As written; empty where nothing is.
    pub words: String,
}

impl TaskTime {
    /// The last day of one period of a recurring task. The end of its stretch cuts a period short, but not the days that
    /// the period after it still leaves for reporting on it.
    pub fn due_in(&self, period: Period) -> Date {
        let end = self.deadline.map_or(period.end(), |end| end.min(period.end()));
        match self.day {
            Some(day) if day.is_behind() => day.on(period),
            Some(day) => day.on(period).min(end),
            None => end,
        }
    }
}

/// A task of a document.
#[derive(Debug, Clone)]
pub struct Task {
    /// Its number in the document, as written: `2.1`.
    pub id: String,
    /// The number as progress names it: folded, without a dot at the end.
    pub key: String,
    /// What is to be done.
    pub name: String,
    /// The document above it.
    pub document: Option<DocumentId>,
    /// The section above it.
    pub section: Option<String>,
    /// When.
    pub time: TaskTime,
    /// `chủ trì`.
    pub leads: Vec<String>,
    /// `phối hợp` and `thực hiện`.
    pub partners: Vec<String>,
    /// `kết quả`: what it is to bring forth.
    pub result: Option<String>,
    /// `ghi chú`.
    pub note: Option<String>,
    /// `theo`: a further citation.
    pub basis: Option<String>,
    /// `trạng thái` as the rules state it.
    pub state: Option<TaskState>,
    /// The code as the rules report it (`trạng thái: ĐTH-T`): whether it was said to be late.
    pub said_late: Option<bool>,
    /// `hoàn thành`: the day on which it was done, as the rules state it.
    pub done_on: Option<Date>,
    /// `minh chứng`.
    pub proof: Option<String>,
    /// Where it is written, or the line that names its table.
    pub span: Span,
    /// The row of its table.
    pub row: Option<u32>,
}

impl Task {
    /// A task of which only its place is known.
    pub fn at(document: Option<DocumentId>, section: Option<String>, span: Span) -> Task {
        Task {
            id: String::new(),
            key: String::new(),
            name: String::new(),
            document,
            section,
            time: TaskTime::default(),
            leads: Vec::new(),
            partners: Vec::new(),
            result: None,
            note: None,
            basis: None,
            state: None,
            said_late: None,
            done_on: None,
            proof: None,
            span,
            row: None,
        }
    }
}
