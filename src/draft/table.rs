//! Tables: which column holds the indicator, its figure, its deadline, its lead; and what a row proposes.
//!
//! In: rows as cells, in order. Out: for each row proposals, a reason, or that it was not understood. Columns are told by
//! the words of the header; phases and groups (`Giai đoạn 2026 - 2027`) are rows of their own.

use super::context::{Context, Topic, times_of};
use super::document::Facts;
use super::figures;
use super::propose::{self, Carry, Read};
use super::sentence::Spoken;
use super::{Doubt, Reason};
use crate::source::fold::fold_name;
use crate::syntax::ast::Time;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Order,
    Indicator,
    Unit,
    /// A figure; the time is in the header where one is (`2025`, `Giai đoạn 2026 - 2030`).
    Figure(Option<Time>),
    Deadline,
    Lead,
    Partners,
    Task,
    Money,
    Points,
    Other,
}

/// The table that is being read.
#[derive(Debug, Clone, Default)]
pub struct Table {
    columns: Vec<Column>,
    phase: Option<Time>,
    strive: bool,
    kind: Kind,
    /// The lead of a merged cell, which goes on in the rows below.
    carried: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Kind {
    #[default]
    Unknown,
    Indicators,
    Tasks,
    Money,
    Points,
}

/// What a row gives.
pub enum Row {
    /// It holds no figure and no commitment.
    Nothing,
    /// It sets no target.
    Refused(Reason),
    /// It was not understood.
    Unread,
    /// Proposals with leads and partners.
    Proposals(Vec<(Read, Vec<String>, Vec<String>)>),
}

impl Table {
    /// Running text ends a table.
    pub fn leave(&mut self) {
        *self = Table::default();
    }

    /// Reads a row.
    pub fn row(&mut self, cells: &[String], context: &Context, facts: &Facts, sheet: bool) -> Row {
        let filled: Vec<&String> = cells.iter().filter(|cell| !cell.trim().is_empty()).collect();
        if filled.is_empty() {
            return Row::Nothing;
        }
        let digits = cells.iter().any(|cell| cell.bytes().any(|byte| byte.is_ascii_digit()));
        if let Some(columns) = header(cells) {
            // A header that a new page repeats goes on with its phase.
            if columns != self.columns {
                self.phase = None;
            }
            self.kind = kind_of(&columns, cells);
            self.columns = columns;
            return if digits { Row::Refused(Reason::Heading) } else { Row::Nothing };
        }
        if let Some(times) = second_header(cells) {
            // Years below a header that is merged over them say which column is due when.
            for (index, time) in times {
                if let Some(column) = self.columns.get_mut(index).filter(|column| matches!(column, Column::Figure(_) | Column::Other)) {
                    *column = Column::Figure(Some(time));
                }
            }
            self.kind = kind_of(&self.columns, cells);
            return Row::Refused(Reason::Heading);
        }
        let texts: Vec<&str> = filled.iter().map(|cell| cell.trim()).filter(|cell| !is_order(cell)).collect();
        // Sums, remarks and sources below a table are no rows of it.
        let footer = texts.first().is_some_and(|text| FOOTERS.iter().any(|lead| fold_name(text).starts_with(lead)));
        if footer {
            return if digits { Row::Refused(Reason::Row) } else { Row::Nothing };
        }
        if texts.len() <= 1 {
            // A group: a phase gives its deadline to the rows below.
            let title = texts.first().copied().unwrap_or("");
            let spoken = Spoken::new(title);
            let times = times_of(&spoken.reader());
            let folded = fold_name(title);
            let leads =
                ["giai đoạn", "đến ", "năm ", "từ ", "mục tiêu", "chỉ tiêu", "các chỉ tiêu", "phấn đấu", "nhiệm vụ", "thời kỳ", "trong "];
            if let [time] = times.as_slice()
                && title.chars().count() < 120
                && leads.iter().any(|lead| folded.starts_with(lead))
            {
                self.phase = Some(*time);
            }
            self.strive = fold_name(title).starts_with("phấn đấu");
            // A sentence that takes a whole row is a sentence.
            if !figures::find(&spoken.reader(), 0, spoken.reader().tokens.len()).figures.is_empty() {
                let reads = sentence(title, &Context { time: self.phase.or(context.time), ..*context });
                if reads.is_empty() {
                    return Row::Refused(Reason::Row);
                }
                return Row::Proposals(reads.into_iter().map(|read| (read, Vec::new(), Vec::new())).collect());
            }
            // Beyond the first columns it is no title but a cell that goes on.
            let column = cells.iter().position(|cell| !cell.trim().is_empty() && !is_order(cell)).unwrap_or(0);
            let reason = match (texts.is_empty(), column > 1) {
                (true, _) => Reason::Numbering,
                (_, true) => Reason::Row,
                _ => Reason::Heading,
            };
            return if digits { Row::Refused(reason) } else { Row::Nothing };
        }
        match self.kind {
            Kind::Tasks => {
                if !digits {
                    return Row::Nothing;
                }
                self.task(cells, context, facts)
            }
            Kind::Money => {
                if !digits {
                    return Row::Nothing;
                }
                // A project for a share of something commits to that share; its money and its counts describe it.
                match self.task(cells, context, facts) {
                    Row::Proposals(mut reads) => {
                        reads.retain(|(read, _, _)| read.unit.starts_with('%'));
                        if reads.is_empty() { Row::Refused(Reason::TaskMoney) } else { Row::Proposals(reads) }
                    }
                    _ => Row::Refused(Reason::TaskMoney),
                }
            }
            Kind::Points => {
                if digits {
                    Row::Refused(Reason::Points)
                } else {
                    Row::Nothing
                }
            }
            Kind::Indicators => self.indicator(cells, context, facts, digits, false),
            Kind::Unknown if sheet => self.guessed(cells, context, facts, digits),
            Kind::Unknown => {
                if digits {
                    Row::Refused(Reason::Row)
                } else {
                    Row::Nothing
                }
            }
        }
    }

    fn cell<'c>(&self, cells: &'c [String], wanted: Column) -> Option<&'c str> {
        let at = self.columns.iter().position(|column| *column == wanted)?;
        cells.get(at).map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
    }

    fn indicator(&mut self, cells: &[String], context: &Context, facts: &Facts, digits: bool, guessed: bool) -> Row {
        let Some(name) = self.cell(cells, Column::Indicator) else {
            return if digits { Row::Unread } else { Row::Nothing };
        };
        let unit = self.cell(cells, Column::Unit).unwrap_or("");
        let deadline = self.cell(cells, Column::Deadline).and_then(due_of);
        let leads = list(self.cell(cells, Column::Lead).or(self.carried.as_deref()).unwrap_or(""));
        if let Some(lead) = self.cell(cells, Column::Lead) {
            self.carried = Some(lead.to_owned());
        }
        let partners = list(self.cell(cells, Column::Partners).unwrap_or(""));
        let mut out = Vec::new();
        let mut tried = false;
        for (index, column) in self.columns.iter().enumerate() {
            let Column::Figure(time) = column else { continue };
            let Some(cell) = cells.get(index).map(|cell| cell.trim()).filter(|cell| !cell.is_empty() && *cell != "-") else { continue };
            tried = true;
            let time = deadline.or(*time).or(self.phase).or(context.time).or(facts.period);
            for mut read in reading(name, cell, unit, time, context, self.strive) {
                if deadline.is_none() && time_is(&self.phase, &time) {
                    read.evidence.deadline = "tiêu đề nhóm của bảng".to_owned();
                }
                if deadline.is_none() && self.phase.is_none() && matches!(column, Column::Figure(None)) && context.time.is_none() {
                    read.doubts.push(if time.is_some() { Doubt::DeadlineFromDocument } else { Doubt::NoDeadline });
                }
                if guessed {
                    read.doubts.push(Doubt::Column);
                }
                out.extend(std::iter::once((read, leads.clone(), partners.clone())));
            }
        }
        if !out.is_empty() {
            return Row::Proposals(out);
        }
        if digits && tried {
            Row::Unread
        } else if digits {
            Row::Refused(Reason::Row)
        } else {
            Row::Nothing
        }
    }

    /// A row of tasks: a sentence with a figure in it is read as one in running text; else it is a task.
    fn task(&self, cells: &[String], context: &Context, facts: &Facts) -> Row {
        let mut out = Vec::new();
        let spoken: Vec<&String> = cells
            .iter()
            .enumerate()
            .filter(|(at, cell)| {
                let words = matches!(self.columns.get(*at), Some(Column::Task | Column::Indicator | Column::Other));
                words && cell.split_whitespace().count() > 3 && cell.bytes().any(|byte| byte.is_ascii_digit())
            })
            .map(|(_, cell)| cell)
            .collect();
        for cell in spoken {
            self.task_cell(cell, cells, context, facts, &mut out);
        }
        if out.is_empty() { Row::Refused(Reason::Task) } else { Row::Proposals(out) }
    }

    /// The targets that a cell of a row of tasks states.
    fn task_cell(&self, cell: &str, cells: &[String], context: &Context, facts: &Facts, out: &mut Vec<(Read, Vec<String>, Vec<String>)>) {
        let spoken = Spoken::new(cell);
        let reader = spoken.reader();
        let mut carry = Carry::default();
        let context = Context { topic: if context.topic == Topic::Results { Topic::Results } else { Topic::Tasks }, ..*context };
        let due = self.cell(cells, Column::Deadline).and_then(due_of).or(self.phase);
        for (from, to) in spoken.sentences() {
            if to - from > super::LONGEST {
                continue;
            }
            let found = figures::find(&reader, from, to);
            for mut read in propose::read(&reader, from, to, &found, &context, &mut carry).reads {
                if read.time.span.is_none()
                    && let Some(due) = due.or(facts.period)
                {
                    read.time = due;
                    read.evidence.deadline = self.cell(cells, Column::Deadline).unwrap_or("").to_owned();
                }
                let leads = list(self.cell(cells, Column::Lead).unwrap_or(""));
                let partners = list(self.cell(cells, Column::Partners).unwrap_or(""));
                out.push((read, leads, partners));
            }
        }
    }

    /// A sheet with no header that is known: the first cell with words and the first with a figure.
    fn guessed(&mut self, cells: &[String], context: &Context, facts: &Facts, digits: bool) -> Row {
        let wordy = |cell: &String| cell.split_whitespace().count() >= 2 && !cell.trim().starts_with(|c: char| c.is_ascii_digit());
        let Some(name) = cells.iter().position(wordy) else {
            return if digits { Row::Refused(Reason::Row) } else { Row::Nothing };
        };
        let figure = (name + 1..cells.len()).find(|at| cells.get(*at).is_some_and(|cell| cell.bytes().any(|byte| byte.is_ascii_digit())));
        let Some(figure) = figure else { return if digits { Row::Refused(Reason::Row) } else { Row::Nothing } };
        let columns = (0..cells.len())
            .map(|at| {
                if at == name {
                    Column::Indicator
                } else if at == figure {
                    Column::Figure(None)
                } else {
                    Column::Other
                }
            })
            .collect();
        let known = std::mem::replace(&mut self.columns, columns);
        let row = self.indicator(cells, context, facts, digits, true);
        self.columns = known;
        row
    }
}

fn time_is(a: &Option<Time>, b: &Option<Time>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if a == b)
}

/// A figure of a cell with the words of its indicator: read as the sentence that they make together. Words behind
/// `trong đó` set a target of their own.
fn reading(name: &str, cell: &str, unit: &str, time: Option<Time>, context: &Context, strive: bool) -> Vec<Read> {
    let folded = fold_name(cell);
    let trimmed = name.trim().trim_end_matches(['.', ',', ';', ':']).trim();
    let said = matches!(folded.as_str(), "đạt" | "có" | "hoàn thành" | "x")
        || ["top ", "nhóm ", "thuộc nhóm"].iter().any(|lead| folded.starts_with(lead));
    let goals = Context { topic: Topic::Goals, time: None, time_from: None, ..*context };
    let mut out = Vec::new();
    if said {
        out = sentence(trimmed, &goals);
    } else {
        let (subject, rest) = match trimmed.find(", trong đó") {
            Some(at) => (trimmed.get(..at).unwrap_or(trimmed), trimmed.get(at + 1..).unwrap_or("")),
            None => (trimmed, ""),
        };
        // The figure alone; the name is what the other cell says, whatever figures it holds.
        let bare = !cell.contains(['%', '‰']) && !unit.is_empty() && !cell.chars().any(char::is_alphabetic);
        let figure = if bare { format!("{cell} {unit}") } else { cell.to_owned() };
        let spoken = Spoken::new(&figure);
        let reader = spoken.reader();
        let to = reader.tokens.len();
        let found = figures::find(&reader, 0, to);
        let [mark] = found.figures.as_slice() else { return Vec::new() };
        let mut read = propose::figure_alone(&reader, to, &found, mark);
        let lead = fold_name(subject).starts_with("phấn đấu ");
        read.strive |= lead;
        read.subject = if lead { after_words(subject, 2) } else { subject }.to_owned();
        if read.unit.is_empty() && !unit.is_empty() {
            read.unit = fold_name(unit);
        }
        out.push(read);
        if !rest.is_empty() {
            out.extend(sentence(rest, &goals));
        }
    }
    for read in &mut out {
        if read.time.span.is_none()
            && let Some(time) = time
        {
            read.time = time;
            if read.evidence.deadline.is_empty() {
                read.evidence.deadline = "cột hoặc nhóm của bảng".to_owned();
            }
        }
        read.strive |= strive;
        read.doubts.retain(|doubt| *doubt != Doubt::OutsideGoals);
    }
    out
}

/// The targets of the words of a cell.
fn sentence(words: &str, context: &Context) -> Vec<Read> {
    let spoken = Spoken::new(words);
    let reader = spoken.reader();
    let to = reader.tokens.len();
    let found = figures::find(&reader, 0, to);
    let mut carry = Carry::default();
    let reads = propose::read(&reader, 0, to, &found, context, &mut carry).reads;
    if reads.is_empty() { super::state::read(&reader, 0, to, &found, context, &mut carry) } else { reads }
}

/// A text without its first words.
fn after_words(text: &str, count: usize) -> &str {
    let mut rest = text.trim_start();
    for _ in 0..count {
        rest = rest.find(' ').and_then(|at| rest.get(at..)).unwrap_or("").trim_start();
    }
    rest
}

/// A deadline as a cell gives it: `2026 - 2030`, `Quý II/2022`, `Năm 2025`.
fn time_of(cell: &str) -> Option<Time> {
    let spoken = Spoken::new(cell);
    let reader = spoken.reader();
    let end = reader.tokens.len();
    let opened = reader.period(0, end, true);
    let span = Some(reader.span(0, end));
    if let Some((first, next)) = opened
        && reader.is_mark(next, "-")
        && let Some((last, _)) = reader.period(next + 1, end, true)
    {
        return Some(Time { from: Some(first), by: Some(last), span, ..Time::default() });
    }
    if let Some(time) = times_of(&reader).first() {
        return Some(*time);
    }
    let (first, _) = opened?;
    Some(Time { by: Some(first), span, ..Time::default() })
}

/// A cell of a column of deadlines: a year alone is the year by whose end it is due.
pub(super) fn due_of(cell: &str) -> Option<Time> {
    let time = time_of(cell)?;
    Some(if time.by.is_none() && time.before.is_none() { Time { by: time.within, within: None, ..time } } else { time })
}

/// The bodies that a cell names.
pub(super) fn list(cell: &str) -> Vec<String> {
    let parts = if cell.contains(';') { cell.split(';').collect::<Vec<_>>() } else { vec![cell] };
    parts
        .into_iter()
        .map(|part| part.trim().trim_end_matches(['.', ',']).split_whitespace().collect::<Vec<_>>().join(" "))
        .map(|part| part.replace(['#', '"', '\\'], " "))
        .filter(|part| !part.is_empty() && part != "-")
        .collect()
}

/// `1`, `I.1`, `1.2`, `a)`, `A`: the number of a row.
fn is_order(cell: &str) -> bool {
    let cell = cell.trim().trim_end_matches(['.', ')']);
    cell.len() <= 8
        && cell.split('.').all(|part| {
            !part.is_empty()
                && (part.bytes().all(|b| b.is_ascii_digit()) && part.len() <= 3
                    || part.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
                    || part.len() == 1 && part.bytes().all(|b| b.is_ascii_alphabetic()))
        })
}

/// What the first words of a row below a table are.
const FOOTERS: [&str; 7] = ["tổng cộng", "cộng", "ghi chú", "nguồn:", "nguồn số liệu", "tổng số:", "lưu ý"];

/// `(1) (2) (3)` and rows of years below a header: the columns whose cells give a time. `None` where the row is none.
fn second_header(cells: &[String]) -> Option<Vec<(usize, Time)>> {
    let bracketed = |cell: &str| cell.starts_with('(') && cell.ends_with(')');
    let year = |cell: &str| cell.len() == 4 && cell.starts_with("20") && cell.bytes().all(|byte| byte.is_ascii_digit());
    let stage = |cell: &str| {
        let folded = fold_name(cell);
        let short = cell.chars().count() < 40;
        short
            && ["năm 20", "giai đoạn", "đến năm", "mục tiêu năm", "mục tiêu đến", "kế hoạch năm"]
                .iter()
                .any(|lead| folded.starts_with(lead))
    };
    let mut filled = 0;
    let mut times = Vec::new();
    for (index, cell) in cells.iter().enumerate() {
        let cell = cell.trim();
        if cell.is_empty() {
            continue;
        }
        filled += 1;
        if year(cell) || stage(cell) {
            times.extend(time_of(cell).map(|time| (index, time)));
        } else if !bracketed(cell) {
            return None;
        }
    }
    (filled > 1).then_some(times)
}

/// The columns that the words of a header tell; `None` where the row is no header.
fn header(cells: &[String]) -> Option<Vec<Column>> {
    let filled = cells.iter().filter(|cell| !cell.trim().is_empty()).count();
    let long = cells.iter().any(|cell| cell.chars().count() > 120);
    if filled < 2 || long {
        return None;
    }
    let mut known = 0;
    let mut columns: Vec<Column> = Vec::with_capacity(cells.len());
    for cell in cells {
        let text = fold_name(cell);
        let starts = |words: &[&str]| words.iter().any(|word| text.starts_with(word));
        let holds = |words: &[&str]| words.iter().any(|word| text.contains(word));
        let column = if text.is_empty() {
            Column::Other
        } else if matches!(text.as_str(), "stt" | "tt" | "số tt" | "số thứ tự" | "no") {
            Column::Order
        } else if starts(&["đơn vị tính", "đvt", "đơn vị đo"]) {
            Column::Unit
        } else if holds(&["chủ trì", "phụ trách", "chủ đầu tư", "cơ quan thực hiện", "đơn vị thực hiện", "đầu mối"])
            && !holds(&["chỉ tiêu"])
        {
            // A second such column names those who help.
            if columns.contains(&Column::Lead) { Column::Partners } else { Column::Lead }
        } else if holds(&["phối hợp"]) {
            Column::Partners
        } else if holds(&["kinh phí", "mức đầu tư", "dự toán", "nguồn vốn", "tổng vốn"]) {
            Column::Money
        } else if starts(&["điểm"]) {
            Column::Points
        } else if holds(&["thời gian", "thời hạn", "tiến độ", "hoàn thành trước", "lộ trình"]) {
            Column::Deadline
        } else if starts(&[
            "mục tiêu đến",
            "chỉ tiêu đến",
            "kế hoạch đến",
            "đến năm",
            "năm 20",
            "giai đoạn",
            "mục tiêu năm",
            "chỉ tiêu năm",
            "kế hoạch năm",
        ]) || text.len() == 4 && text.starts_with("20")
        {
            Column::Figure(time_of(cell))
        } else if holds(&[
            "chỉ tiêu cần đạt",
            "kết quả cần đạt",
            "mức phấn đấu",
            "giá trị",
            "mức đạt",
            "mục tiêu phải đạt",
            "kế hoạch giao",
        ]) || starts(&["kết quả"]) && columns.contains(&Column::Indicator)
            || matches!(
                text.as_str(),
                "mục tiêu" | "chỉ tiêu" | "kế hoạch" | "mức" | "tỷ lệ" | "chỉ tiêu đạt" | "chỉ tiêu (%)" | "mục tiêu (%)"
            ) && columns.contains(&Column::Indicator)
        {
            Column::Figure(None)
        } else if starts(&["nhiệm vụ", "nội dung", "tên dự án", "tên nhiệm vụ", "dự án", "công việc"]) {
            Column::Task
        } else if starts(&["chỉ tiêu", "chỉ số", "tên chỉ", "mục tiêu", "tiêu chí", "nội dung chỉ tiêu"])
            && !columns.contains(&Column::Indicator)
        {
            Column::Indicator
        } else {
            Column::Other
        };
        known += usize::from(column != Column::Other);
        columns.push(column);
    }
    let named = columns.iter().any(|column| matches!(column, Column::Indicator | Column::Task));
    (named && known >= 2 && known * 2 >= filled).then_some(columns)
}

fn kind_of(columns: &[Column], _cells: &[String]) -> Kind {
    let has = |column: Column| columns.contains(&column);
    let figures = columns.iter().any(|column| matches!(column, Column::Figure(_)));
    if has(Column::Money) {
        Kind::Money
    } else if has(Column::Points) {
        Kind::Points
    } else if has(Column::Indicator) && figures {
        Kind::Indicators
    } else if has(Column::Task) || has(Column::Deadline) {
        Kind::Tasks
    } else {
        Kind::Unknown
    }
}
