//! Tasks: numbers, names, words of time and who does them; from lines of the rules and from tables beside them.

use super::{BlockDecl, Checker};
use crate::data::progress::{TaskRow, day_of, state_of};
use crate::data::sheet;
use crate::diagnostics::Diagnostic;
use crate::messages::Message;
use crate::plan::{DocumentId, Task, TaskTime};
use crate::source::fold::{Folded, fold_name, squeeze};
use crate::source::{FileId, SourceFile};
use crate::syntax::ast::{Heading, Key, Property, Text, Time};
use crate::syntax::phrase::{Reader, clip, deadline};
use crate::syntax::token::Tokens;
use crate::value::map::Map;
use crate::value::{Grain, Period};

/// Most tasks of one compilation.
pub const MAX_TASKS: usize = 100_000;

/// A table of tasks that the rules name, read.
#[derive(Debug, Clone)]
pub struct TaskTable {
    /// The name of its file.
    pub name: String,
    pub(crate) rows: Vec<TaskRow>,
    /// About rows that are not read.
    pub(crate) findings: Vec<Diagnostic>,
}

impl TaskTable {
    /// Reads a table of tasks. The error says why it is none.
    pub fn read(bytes: &[u8], name: &str) -> Result<TaskTable, Diagnostic> {
        match crate::data::progress::task_table(bytes, name)? {
            Some((rows, findings)) => Ok(TaskTable { name: name.to_owned(), rows, findings }),
            None => Err(sheet::finding(name, 0, "", Message::TaskTableHeader {})),
        }
    }
}

impl Checker<'_> {
    /// A task written in the rules.
    pub(super) fn task(&mut self, decl: &BlockDecl, document: Option<DocumentId>, section: Option<&Text>, heading: Option<&Heading>) {
        let typed = self.typed(decl.block.head.span);
        let (id, name) = typed.split_once(' ').unwrap_or((typed.as_str(), ""));
        let (id, name) = (id.trim_end_matches(['.', ':', ')']), name.trim().trim_matches(['"', '“', '”']));
        if name.is_empty() {
            self.diagnostics.push(Diagnostic::at(decl.block.head.span, Message::TaskNameMissing { id: id.to_owned() }));
            return;
        }
        let mut task = Task {
            id: id.to_owned(),
            key: fold_name(id),
            name: name.to_owned(),
            ..Task::at(document, section.map(|section| self.typed(section.span)), decl.block.head.span)
        };
        for property in &decl.properties {
            self.task_property(&mut task, property);
        }
        if task.time.words.is_empty()
            && let Some(heading) = heading
        {
            task.time = resolve(&heading.time, false, self.typed(heading.span).trim_end_matches(':').trim());
        }
        self.add_task(task);
    }

    fn task_property(&mut self, task: &mut Task, property: &Property) {
        let plain = self.plain_value(&property.value);
        match property.key {
            Key::Due => match read_time(&plain) {
                Some(time) => task.time = time,
                None => self.value_not_read(property, "thời hạn: tháng 5/2022 (hoặc hằng quý, thường xuyên, 2026 - 2030)"),
            },
            Key::Lead => task.leads = self.list_value(&property.value),
            Key::Partners | Key::Implementers => task.partners.extend(self.list_value(&property.value)),
            Key::Result => task.result = Some(plain),
            Key::Note => task.note = Some(plain),
            Key::Basis | Key::Source => task.basis = Some(plain),
            Key::Proof => task.proof = Some(plain),
            Key::State => match state_of(&plain) {
                Some((state, late)) => (task.state, task.said_late) = (Some(state), late),
                None => self.value_not_read(property, "trạng thái: xong (hoặc đang, chưa)"),
            },
            Key::DoneOn => match day_of(&plain) {
                Some(day) => task.done_on = Some(day),
                None => self.value_not_read(property, "hoàn thành: 15/6/2022"),
            },
            _ => self.misplaced(property),
        }
    }

    /// The tasks of a table.
    pub(super) fn tasks_of(&mut self, decl: &BlockDecl, table: &TaskTable, document: Option<DocumentId>, section: Option<&Text>) {
        let span = decl.block.head.span;
        // Properties below the line hold for every task of the table that says nothing else.
        let mut common = Task::at(document, section.map(|section| self.typed(section.span)), span);
        for property in &decl.properties {
            self.task_property(&mut common, property);
        }
        let mut group: Option<(String, String)> = None;
        for finding in &table.findings {
            self.diagnostics.push(finding.clone());
        }
        for TaskRow { row, cells } in &table.rows {
            let [id, name, due, lead, partners, result, own_section, note, state, done, proof, basis] = cells.each_ref().map(|c| c.trim());
            let id = id.trim_end_matches('.');
            let fault = |column: &str, message: Message| sheet::finding(&table.name, *row, column, message);
            // A row that only names a group, by a Roman number, a capital letter or nothing: `I;Tăng cường công tác lãnh đạo`.
            let blank = [due, lead, partners, result, state, done, proof].iter().all(|cell| cell.is_empty());
            if blank && opens_group(id) {
                group = Some((id.to_owned(), name.to_owned())).filter(|(id, name)| !id.is_empty() || !name.is_empty());
                continue;
            }
            if id.is_empty() || name.is_empty() {
                self.diagnostics.push(fault("", Message::TaskRowIncomplete {}));
                continue;
            }
            let mut task = common.clone();
            // Numbers that begin again in every group are told apart by the group's.
            task.id = match &group {
                Some((of, _)) if !of.is_empty() && !id.contains('.') => format!("{of}.{id}"),
                _ => id.to_owned(),
            };
            task.key = fold_name(&task.id);
            task.name = name.to_owned();
            task.row = Some(*row);
            if !due.is_empty() {
                match read_time(due) {
                    Some(time) => task.time = time,
                    None => self.diagnostics.push(fault("thời hạn", Message::TaskTimeNotRead { written: clip(due) })),
                }
            }
            let list =
                |text: &str| -> Vec<String> { text.split(';').map(|part| part.trim().to_owned()).filter(|p| !p.is_empty()).collect() };
            let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
            if !lead.is_empty() {
                task.leads = list(lead);
            }
            if !partners.is_empty() {
                task.partners = list(partners);
            }
            task.result = text(result).or(task.result);
            task.note = text(note).or(task.note);
            task.proof = text(proof).or(task.proof);
            task.basis = text(basis).or(task.basis);
            let of_group = group.as_ref().map(|(id, name)| format!("{id} {name}").trim().to_owned());
            task.section = text(own_section).or(of_group).or(task.section);
            match (state_of(state), state.is_empty()) {
                (Some((state, late)), _) => (task.state, task.said_late) = (Some(state), late),
                (None, true) => {}
                (None, false) => self.diagnostics.push(fault("trạng thái", Message::ProgressState { written: clip(state) })),
            }
            if !done.is_empty() {
                match day_of(done) {
                    Some(day) => task.done_on = Some(day),
                    None => self.diagnostics.push(fault("ngày hoàn thành", Message::ProgressDate { written: clip(done) })),
                }
            }
            self.add_task(task);
        }
    }

    fn add_task(&mut self, mut task: Task) {
        use crate::plan::TaskState;
        if task.done_on.is_some() && task.state.is_none() {
            task.state = Some(TaskState::Done);
        }
        if task.done_on.is_some() && task.state != Some(TaskState::Done) {
            let message = Message::ProgressDoneAndNot { task: task.id.clone() };
            self.diagnostics.push(Diagnostic::at(task.span, message));
            task.done_on = None;
        }
        if self.plan.tasks.len() >= MAX_TASKS {
            if self.plan.tasks.len() == MAX_TASKS {
                self.diagnostics.push(Diagnostic::at(task.span, Message::TooManyTasks { limit: "100.000".to_owned() }));
            }
            return;
        }
        self.plan.tasks.push(task);
    }

    /// Numbers are unique in their document: a second task of the same number is said and left out, since progress could
    /// not be told apart.
    pub(super) fn single_out_tasks(&mut self) {
        let mut seen: Map<(Option<DocumentId>, String), usize> = Map::default();
        let tasks = std::mem::take(&mut self.plan.tasks);
        for task in tasks {
            let key = (task.document, task.key.clone());
            match seen.get(&key).and_then(|at| self.plan.tasks.get(*at)) {
                Some(first) => {
                    let message = Message::TaskTwice { id: task.id.clone(), first: clip(&first.name), second: clip(&task.name) };
                    let label = Message::FirstHere { what: clip(&first.name) };
                    let first_span = first.span;
                    self.diagnostics.push(Diagnostic::at(task.span, message).label(first_span, label));
                }
                None => {
                    seen.insert(key, self.plan.tasks.len());
                    self.plan.tasks.push(task);
                }
            }
        }
    }
}

/// Whether a number is that of a group of tasks: a Roman number, a capital letter, or none. `a`, `PL2.1`, `1.a` are
/// numbers of tasks, however few cells stand behind them.
fn opens_group(id: &str) -> bool {
    let id = id.trim_end_matches([')', ':']);
    let roman = !id.is_empty() && id.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X' | b'L'));
    let mut letters = id.chars();
    let letter = letters.next().is_none_or(char::is_uppercase) && letters.next().is_none();
    roman || letter
}

/// Words that only accompany words of time.
const FILLERS: [&str; 12] = ["định", "kỳ", "một", "lần", "thực", "hiện", "bắt", "đầu", "trong", "các", "và", "regularly"];
/// Wordings of a task that goes on without an end.
const STANDING: [&str; 6] = ["thường xuyên", "thường xuyên liên tục", "liên tục", "ongoing", "continuous", "hằng ngày"];

/// The words of time of a task: every wording of a deadline, bare periods and stretches (`2026 - 2030`), recurrence, and
/// `thường xuyên`.
pub(super) fn read_time(text: &str) -> Option<TaskTime> {
    let source = SourceFile::new("", text);
    let folded = Folded::new(text, 0);
    let plain = squeeze(&folded.text);
    let plain = plain.trim_end_matches(['.', ';']);
    if STANDING.iter().any(|words| *words == plain.replace(',', "")) {
        return Some(TaskTime { standing: true, words: text.trim().to_owned(), ..TaskTime::default() });
    }
    let mut tokens = Tokens::default();
    tokens.read(&folded.text, (0, folded.text.len() as u32));
    let reader = Reader::new(&folded, &tokens, &source, FileId(0));
    let end = tokens.len();
    let mut time = Time::default();
    let mut standing = false;
    let mut half = false;
    let mut at = 0;
    while at < end && !reader.is_spent() {
        // `2026 - 2030`, `năm 2026 - 2030`, `quý II/2022 - quý IV/2022`: the end of a stretch would else be a second deadline.
        let own = usize::from(matches!(reader.text(at), "giai" | "thời") && matches!(reader.text(at + 1), "đoạn" | "kỳ")) * 2;
        let stretch = (|| -> Option<(Period, Period, usize)> {
            let (first, next) = reader.period(at + own, end, true)?;
            let joined = usize::from(reader.is_mark(next, "-") || reader.text(next) == "đến");
            let (last, next) = reader.period(next + joined, end, true).filter(|_| joined == 1)?;
            (first.start() <= last.end()).then_some((first, last, next))
        })();
        if let Some((first, last, next)) = stretch {
            (time.from, time.by, at) = (Some(first), Some(last), next);
        } else if matches!(reader.text(at), "6" | "06") && reader.text(at + 1) == "tháng" && reader.period(at, end, true).is_none() {
            // `6 tháng một lần`, `06 tháng/lần`.
            half = true;
            at += 2;
        } else if let Some(next) = reader.time(at, end, &mut time) {
            at = next;
        } else if let Some((period, next)) = reader.period(at, end, true) {
            time.within = Some(period);
            at = next;
        } else if reader.text(at) == "thường" && reader.text(at + 1) == "xuyên" {
            standing = true;
            at += 2;
        } else if reader.is_pause(at)
            || reader.is_mark(at, "/")
            || reader.is_mark(at, "(")
            || reader.is_mark(at, ")")
            || FILLERS.contains(&reader.text(at))
        {
            at += 1;
        } else {
            return None;
        }
    }
    if half {
        time.every = Some(Grain::Half);
    }
    // A day without the year, or of another period than the one that recurs.
    if time.day.is_some_and(|day| time.every != Some(day.grain())) {
        return None;
    }
    let found = standing || time.every.is_some() || time.from.is_some() || deadline(&time).is_some();
    found.then(|| resolve(&time, standing, text.trim()))
}

fn resolve(time: &Time, standing: bool, words: &str) -> TaskTime {
    TaskTime {
        start: time.from.map(Period::start),
        deadline: deadline(time),
        every: time.every,
        day: time.day,
        standing,
        words: words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_time_of_tasks() {
        for (text, start, end, every, standing) in [
            ("tháng 5/2022", "", "2022-05-31", None, false),
            ("Năm 2022", "", "2022-12-31", None, false),
            ("trước ngày 30/4/2022", "", "2022-04-29", None, false),
            ("Từ tháng 4/2022", "2022-04-01", "", None, false),
            ("2026 - 2030", "2026-01-01", "2030-12-31", None, false),
            ("Năm 2026 - 2030", "2026-01-01", "2030-12-31", None, false),
            ("2026-2030", "2026-01-01", "2030-12-31", None, false),
            ("Giai đoạn 2026 - 2027", "2026-01-01", "2027-12-31", None, false),
            ("Quý II/2026", "", "2026-06-30", None, false),
            ("hằng quý", "", "", Some(Grain::Quarter), false),
            ("Hàng năm", "", "", Some(Grain::Year), false),
            ("hằng năm, giai đoạn 2026 - 2030", "2026-01-01", "2030-12-31", Some(Grain::Year), false),
            ("định kỳ 6 tháng một lần", "", "", Some(Grain::Half), false),
            ("Thường xuyên", "", "", None, true),
            ("Thường xuyên, năm 2026 - 2030", "2026-01-01", "2030-12-31", None, true),
            ("6 tháng đầu năm 2026", "", "2026-06-30", None, false),
            ("31/12/2026", "", "2026-12-31", None, false),
        ] {
            let time = read_time(text).unwrap_or_else(|| panic!("{text}"));
            let iso = |day: Option<crate::value::Date>| day.map(crate::value::Date::iso).unwrap_or_default();
            assert_eq!(
                (iso(time.start).as_str(), iso(time.deadline).as_str(), time.every, time.standing),
                (start, end, every, standing),
                "{text}"
            );
        }
        for (text, every, start, day) in [
            ("trước ngày 15/12 hằng năm", Grain::Year, "", "trước ngày 15/12"),
            ("hằng năm (trước ngày 30/11), giai đoạn 2026 - 2030", Grain::Year, "2026-01-01", "trước ngày 30/11"),
            (
                "định kỳ hằng quý (trước ngày 25 tháng cuối quý), từ quý IV/2025",
                Grain::Quarter,
                "2025-10-01",
                "trước ngày 25 tháng cuối quý",
            ),
            ("trước ngày 25 tháng cuối quý", Grain::Quarter, "", "trước ngày 25 tháng cuối quý"),
            ("trước ngày 10/01 của năm kế tiếp, từ năm 2025", Grain::Year, "2025-01-01", "trước ngày 10/1 năm sau"),
            ("Định kỳ hằng năm (trước ngày 30/01 năm sau)", Grain::Year, "", "trước ngày 30/1 năm sau"),
            ("chậm nhất ngày 5 tháng sau", Grain::Month, "", "đến ngày 5 tháng sau"),
            ("ngày 25 hằng tháng", Grain::Month, "", "đến ngày 25 của tháng"),
            ("hằng tháng, trước ngày 25", Grain::Month, "", "trước ngày 25 của tháng"),
            ("ngày 15 tháng 12 hằng năm", Grain::Year, "", "đến ngày 15/12"),
            ("trong tháng 12 hằng năm", Grain::Year, "", "đến ngày 31/12"),
            ("trước tháng 12 hằng năm", Grain::Year, "", "trước ngày 1/12"),
            ("quý I hằng năm", Grain::Year, "", "đến ngày 31/3"),
            ("before 15/12 every year", Grain::Year, "", "trước ngày 15/12"),
        ] {
            let time = read_time(text).unwrap_or_else(|| panic!("{text}"));
            let iso = |day: Option<crate::value::Date>| day.map(crate::value::Date::iso).unwrap_or_default();
            let found = (time.every, iso(time.start), time.day.map(crate::value::DayOf::vietnamese).unwrap_or_default());
            assert_eq!(found, (Some(every), start.to_owned(), day.to_owned()), "{text}");
        }
        for text in ["trước ngày 15/12", "hằng quý, trước ngày 15/12", "trước ngày 31/4 hằng năm", "ngày 25"] {
            assert!(read_time(text).is_none(), "{text}");
        }
        for text in ["khi có kinh phí", "", "sau khi dự án được duyệt", "30/2/2026"] {
            assert!(read_time(text).is_none(), "{text}");
        }
    }
}
