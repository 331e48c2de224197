//! Progress of tasks: which task, how far it is, since when, and what shows it.
//!
//! In: a table with a column of task numbers and one of states. Out: [`Progress`] rows in [`Observations`]; a row that
//! says nothing known is a finding and costs no other. Which task a row means is settled in `eval`, which knows the plan.

use super::sheet::{self, cell};
use super::{Observations, TextId, dates, headers};
use crate::diagnostics::Diagnostic;
use crate::messages::Message;
use crate::plan::TaskState;
use crate::value::{Date, Period};

/// One report on one task.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Progress {
    /// The task's number as written.
    pub task: TextId,
    /// The document's number; empty where the row names none.
    pub document: TextId,
    /// How far it is.
    pub state: TaskState,
    /// Whether the report called it late (`ĐTH-T`) or in time (`ĐTH-Đ`); `None` where it gave no such code.
    pub said_late: Option<bool>,
    /// The day on which it was done.
    pub done_on: Option<Date>,
    /// Which period of a recurring task it speaks of.
    pub period: Option<Period>,
    /// The day from which it is known, where stated.
    pub reported_on: Option<Date>,
    /// What shows it: a document's number, a link.
    pub proof: TextId,
    /// Publisher and document.
    pub source: TextId,
    /// Which of [`Observations::files`].
    pub file: u32,
    /// Row number as a spreadsheet shows it.
    pub row: u32,
}

const COLUMNS: [&str; 8] = [
    "id|ma|manhiemvu|sohieunhiemvu|nhiemvuso|task|taskid|stt|tt|so",
    "trangthai|tinhtrang|tiendo|danhgia|danhgiamucdothuchien|mucdothuchien|state|status|progress",
    "ngayhoanthanh|hoanthanh|hoanthanhngay|doneon|completedon|datedone|completed",
    "minhchung|ketquathuchien|vanbanminhchung|evidence|proof",
    "vanban|sovanban|vanbangiao|document",
    "ngaybaocao|ngaycongbo|reportedon|reportdate",
    "ky|kybaocao|period",
    "nguon|source",
];
const ID: usize = 0;
const STATE: usize = 1;

/// Whether a header says that the table holds figures.
fn holds_figures(cells: &[String]) -> bool {
    cells.iter().any(|cell| headers::names_an_indicator(cell))
}

/// Whether the head of a table is that of a table of progress.
pub(super) fn is_one(text: &str) -> bool {
    let head = sheet::text_rows(text, sheet::HEADER_WITHIN, &|cells: &[String]| sheet::known_names(cells, &COLUMNS));
    let header = sheet::columns(&head, &COLUMNS, &[ID, STATE]).and_then(|(header, _)| head.get(header));
    header.is_some_and(|(_, cells)| !holds_figures(cells))
}

/// Reads a table of progress; `None` where the table is none.
#[inline(never)]
pub(super) fn load(text: &str, name: &str) -> Option<(Observations, Vec<Diagnostic>)> {
    // A table of figures may be large: its head alone says that it is none of progress.
    let known = |cells: &[String]| sheet::known_names(cells, &COLUMNS);
    let head = sheet::text_rows(text, sheet::HEADER_WITHIN, &known);
    let (header, at) = sheet::columns(&head, &COLUMNS, &[ID, STATE])?;
    let (_, titles) = head.get(header).filter(|(_, cells)| !holds_figures(cells))?;
    let rows = sheet::text_rows(text, usize::MAX, &known);
    let mut out = Observations::new();
    out.files.push(name.to_owned());
    let mut findings = Vec::new();
    for (row, cells) in rows.get(header + 1..).unwrap_or_default() {
        if let Some(message) = sheet::too_wide(titles, cells) {
            findings.push(sheet::finding(name, *row, "", message));
            continue;
        }
        if let Err((place, message)) = progress(*row, cells, &at, &mut out) {
            let column = at.get(place).copied().flatten().and_then(|place| titles.get(place)).map_or("", String::as_str);
            findings.push(sheet::finding(name, *row, column, message));
        }
    }
    if findings.len() > super::LoadLimits::NATIVE.shown {
        let rest = findings.len() - super::LoadLimits::NATIVE.shown;
        findings.truncate(super::LoadLimits::NATIVE.shown);
        findings.push(Diagnostic::in_data(name, 0, None, Message::DataMoreFindings { count: rest.to_string() }));
    }
    if out.progress.is_empty() && findings.is_empty() {
        findings.push(Diagnostic::in_data(name, 0, None, Message::DataNoRows {}));
    }
    Some((out, findings))
}

/// Reads one row; `Err` names the column of the fault.
fn progress(row: u32, cells: &[String], at: &[Option<usize>; 8], out: &mut Observations) -> Result<(), (usize, Message)> {
    let [id, state, done, proof, document, reported, period, source] = at.map(|place| cell(cells, place));
    let (id, state) = (id.trim_end_matches('.'), state.trim());
    if id.is_empty() {
        return Ok(());
    }
    let date = |text: &str, place: usize| match text {
        "" => Ok(None),
        text => dates::read_date(text)
            .map(|(date, _)| Some(date))
            .map_err(|_| (place, Message::ProgressDate { written: super::report::quote(text) })),
    };
    let done_on = date(done, 2)?;
    let reported_on = date(reported, 5)?;
    let period = match period {
        "" => None,
        text => match dates::read_period(text) {
            Ok((period, _)) => Some(period),
            Err(_) => return Err((6, Message::ProgressDate { written: super::report::quote(text) })),
        },
    };
    let (state, said_late) = match (state_of(state), done_on) {
        (Some(state), _) => state,
        // A day on which it was done says that it is.
        (None, Some(_)) if state.is_empty() => (TaskState::Done, None),
        // An empty cell says nothing, which is not the same as not begun.
        _ if state.is_empty() => return Ok(()),
        _ => return Err((STATE, Message::ProgressState { written: super::report::quote(state) })),
    };
    if state != TaskState::Done && done_on.is_some() {
        return Err((2, Message::ProgressDoneAndNot { task: id.to_owned() }));
    }
    let progress = Progress {
        task: out.text(id),
        document: out.text(document),
        state,
        said_late,
        done_on,
        period,
        reported_on,
        proof: out.text(proof),
        source: out.text(source),
        file: 0,
        row,
    };
    out.progress.push(progress);
    Ok(())
}

/// A state in the words of the rules or as a code of reports, with what the code says of being late.
pub(crate) fn state_of(text: &str) -> Option<(TaskState, Option<bool>)> {
    Some(match headers::compact(text).as_str() {
        "xong" | "daxong" | "hoanthanh" | "dahoanthanh" | "ht" | "done" | "completed" | "finished" => (TaskState::Done, None),
        "dang" | "dangthuchien" | "dangtrienkhai" | "dth" | "inprogress" | "underway" | "ongoing" => (TaskState::UnderWay, None),
        "dthd" | "dangthuchiendungtiendo" | "dangthuchientheodungtiendo" => (TaskState::UnderWay, Some(false)),
        "dtht" | "dangthuchientrehan" => (TaskState::UnderWay, Some(true)),
        "chua" | "chuathuchien" | "chuabatdau" | "chuatrienkhai" | "cth" | "notbegun" | "notstarted" => (TaskState::NotBegun, None),
        "cthd" | "chuathuchientronghan" | "chuadenhan" => (TaskState::NotBegun, Some(false)),
        "ctht" | "chuathuchientrehan" => (TaskState::NotBegun, Some(true)),
        _ => return None,
    })
}

const TASKS: [&str; 12] = [
    "id|ma|manhiemvu|sohieu|task|taskid|stt|tt|so",
    "ten|nhiemvu|tennhiemvu|noidung|noidungnhiemvu|nhiemvugiaiphap|congviec|name|title",
    "thoihan|thoigian|thoigianthuchien|thoigianhoanthanh|tiendo|due|deadline",
    "chutri|donvichutri|coquanchutri|chudautu|lead",
    "phoihop|donviphoihop|coquanphoihop|thuchien|partners",
    "ketqua|sanpham|ketquadukien|sanphamketqua|result|output",
    "muc|section",
    "ghichu|note|notes",
    "trangthai|tinhtrang|danhgia|state|status",
    "ngayhoanthanh|hoanthanh|doneon|completed",
    "minhchung|evidence|proof",
    "theo|cancu|canculaphaply|basis",
];

/// Rows of a table of tasks, and findings about rows that are not read.
pub(crate) type TaskTable = (Vec<TaskRow>, Vec<Diagnostic>);

/// The rows of a table of tasks: each cell by its column, the header row left out; and findings about rows that are not
/// read. `None` where the table is none of tasks; the error refuses the file.
pub(crate) fn task_table(bytes: &[u8], name: &str) -> Result<Option<TaskTable>, Diagnostic> {
    let rows = sheet::rows(bytes, name, &|cells| sheet::known_names(cells, &TASKS))?;
    let Some((header, at)) = sheet::columns(&rows, &TASKS, &[0, 1]) else { return Ok(None) };
    let titles = rows.get(header).map_or(&[][..], |(_, cells)| cells);
    let mut tasks = Vec::new();
    let mut findings = Vec::new();
    for (row, cells) in rows.get(header + 1..).unwrap_or_default() {
        match sheet::too_wide(titles, cells) {
            Some(message) => findings.push(sheet::finding(name, *row, "", message)),
            None => tasks.push(TaskRow { row: *row, cells: at.map(|place| cell(cells, place).to_owned()) }),
        }
    }
    Ok(Some((tasks, findings)))
}

/// A row of a table of tasks: number, name, time, lead, partners, result, section, note, state, day done, proof, basis.
#[derive(Debug, Clone)]
pub(crate) struct TaskRow {
    /// Row number.
    pub(crate) row: u32,
    /// The cells in this order; empty where there is no such column.
    pub(crate) cells: [String; 12],
}

/// A day as tables write it.
pub(crate) fn day_of(text: &str) -> Option<Date> {
    dates::read_date(text).ok().map(|(date, _)| date)
}
