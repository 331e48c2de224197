//! From marked phrases to proposals: whose figure it is, of what, by when, how firmly.
//!
//! In: the [`Found`] of a sentence, what its section says, and what the sentences before it in the same block left open.
//! Out: an [`Outcome`]: proposals, and a reason for every figure that gives none. A reading that others may not share
//! is a [`Doubt`]; doubts are what lowers the confidence, nothing else does.

use super::context::{Context, Topic};
use super::figures::{FigureMark, Found, TimeMark};
use super::{Doubt, Evidence, Reason};
use crate::syntax::ast::{Test, Time};
use crate::syntax::keywords::Kind;
use crate::syntax::phrase::Reader;
use crate::syntax::token::TokenKind;

/// A proposal in the words of its sentence; the rule line is written from it.
#[derive(Debug, Clone)]
pub struct Read {
    /// What is measured, as written, pieces joined.
    pub subject: String,
    /// What is asked.
    pub test: Test,
    /// The lower or only figure as written.
    pub low: String,
    /// The upper figure.
    pub high: Option<String>,
    /// The unit's words, empty where none is written.
    pub unit: String,
    /// A member of a dimension.
    pub scope: Option<String>,
    /// Deadline and recurrence.
    pub time: Time,
    /// `so với năm 2020`.
    pub since: Option<Time>,
    /// `phấn đấu`
    pub strive: bool,
    /// `duy trì`
    pub maintain: bool,
    /// `bình quân`
    pub mean: bool,
    /// What was not certain.
    pub doubts: Vec<Doubt>,
    /// The words that gave each part.
    pub evidence: Evidence,
    /// The figure's tokens, for the way back to the text.
    pub tokens: (usize, usize),
}

/// What became of a sentence.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    /// Proposals in the order of their figures.
    pub reads: Vec<Read>,
    /// Ranges of tokens that give none, with reasons.
    pub refused: Vec<(usize, usize, Reason)>,
    /// Ranges of tokens with figures that were not understood.
    pub unread: Vec<(usize, usize)>,
    /// Where the first threshold stands.
    pub first_figure: Option<usize>,
}

/// What the block has said before this sentence.
#[derive(Debug, Clone, Default)]
pub struct Carry {
    /// `phấn đấu` covers what follows to the end of the bullet.
    pub strive: bool,
    /// A deadline before the first sentence of the bullet.
    pub time: Option<Time>,
    /// What the sentence before spoke of, without its verb.
    pub prior: String,
}

/// Verbs of tasks that may stand before a figure and are no subject.
const ACTIONS: [&str; 46] = [
    "triển khai",
    "cung cấp",
    "thực hiện",
    "đưa",
    "hoàn thành",
    "xây dựng",
    "áp dụng",
    "đáp ứng",
    "bảo đảm",
    "đảm bảo",
    "nâng",
    "tổ chức",
    "duy trì",
    "đào tạo",
    "bồi dưỡng",
    "tập huấn",
    "hỗ trợ",
    "phát triển",
    "thành lập",
    "hình thành",
    "thu hút",
    "tạo",
    "giải quyết",
    "số hóa",
    "cấp",
    "kết nối",
    "phổ cập",
    "huy động",
    "đầu tư",
    "trồng",
    "giảm",
    "tăng",
    "cho",
    "thí điểm",
    "có",
    "đạt",
    "phủ",
    "chuyển",
    "tích hợp",
    "tiếp nhận",
    "xử lý",
    "để",
    "cập nhật",
    "công nhận",
    "đón",
    "lựa chọn",
];

/// Verbs that make the predicate of a share: `90% hồ sơ … được xử lý`.
const PREDICATES: [&str; 34] = [
    "được",
    "có",
    "sử dụng",
    "hoàn thành",
    "đạt",
    "thực hiện",
    "tham gia",
    "ứng dụng",
    "triển khai",
    "áp dụng",
    "kết nối",
    "biết",
    "đánh giá",
    "hài lòng",
    "dùng",
    "cung cấp",
    "ban hành",
    "phải",
    "xử lý",
    "hoàn thiện",
    "tiếp cận",
    "nộp",
    "thanh toán",
    "bảo đảm",
    "đảm bảo",
    "đáp ứng",
    "thường xuyên",
    "là",
    "chỉ",
    "nắm",
    "tương tác",
    "chuyển dịch",
    "công khai",
    "không",
];

/// Words behind a comma that begin a purpose or an example, no part of what is counted.
const TAILS: [&str; 22] = [
    "nhằm",
    "góp phần",
    "để",
    "qua đó",
    "từ đó",
    "tạo",
    "phục vụ",
    "hướng tới",
    "tiến tới",
    "bảo đảm",
    "đảm bảo",
    "nhất là",
    "trong đó",
    "như",
    "bao gồm",
    "đặc biệt",
    "theo đó",
    "gồm",
    "trước hết",
    "đồng thời",
    "trên cơ sở",
    "dựa trên",
];

/// Words that join a figure's clause to what stands before it and say nothing of it.
const OPENERS: [&str; 22] = [
    "theo đó",
    "trong đó",
    "đồng thời",
    "góp phần",
    "đặt mục tiêu",
    "với mục tiêu là",
    "mục tiêu là",
    "với mục tiêu",
    "mục tiêu đến",
    "qua đó",
    "từ đó",
    "riêng",
    "cụ thể",
    "ngoài ra",
    "bên cạnh đó",
    "trước mắt",
    "và",
    "cùng với",
    "ít nhất là",
    "vươn lên",
    "từng bước",
    "để",
];

/// What is counted among the figures of a plan that had better fall.
const BETTER_LOW: [&str; 22] = [
    "nghèo",
    "thất nghiệp",
    "tử vong",
    "thất thoát",
    "tai nạn",
    "suy dinh dưỡng",
    "ô nhiễm",
    "vi phạm",
    "quá hạn",
    "trễ hạn",
    "lạm phát",
    "nợ xấu",
    "bỏ học",
    "mù chữ",
    "tội phạm",
    "phát thải",
    "tổn thất",
    "chi phí",
    "sinh con thứ",
    "tảo hôn",
    "tái nghèo",
    "mắc bệnh",
];

struct Sentence<'r, 'a> {
    reader: &'r Reader<'a>,
    from: usize,
    to: usize,
    found: &'r Found,
    /// The figures that may set thresholds, in order.
    figures: Vec<&'r FigureMark>,
    /// What the sentence before spoke of.
    prior: String,
}

/// Which side of a figure its subject stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    /// `tỷ lệ … đạt 80%`
    Before,
    /// `80% hộ …`
    Behind,
    /// `… phủ 80% hộ gia đình`: both.
    Both,
    /// The subject of the figure before it.
    Same,
}

/// Reads a sentence.
pub fn read(reader: &Reader<'_>, from: usize, to: usize, found: &Found, context: &Context, carry: &mut Carry) -> Outcome {
    let mut outcome = Outcome::default();
    for other in &found.others {
        outcome.refused.push((other.from, other.to, other.reason));
    }
    if from >= to {
        return outcome;
    }
    let past = past_words(reader, from, to, found, context);
    let mut figures: Vec<&FigureMark> = Vec::new();
    for figure in &found.figures {
        let reason = if past {
            Some(Reason::PastResult)
        } else if figure.bracketed {
            Some(Reason::Remark)
        } else if is_money(figure) && (context.topic != Topic::Goals || names_money(reader, from, figure.from)) {
            Some(Reason::TaskMoney)
        } else if context.topic == Topic::Basis {
            Some(Reason::Basis)
        } else if is_definition(reader, from, figure, figures.last().copied()) {
            Some(Reason::Definition)
        } else if is_group(reader, from, to, figure, context, found) {
            Some(Reason::GroupSize)
        } else {
            None
        };
        match reason {
            Some(reason) => outcome.refused.push((figure.from, figure.to, reason)),
            None => figures.push(figure),
        }
    }
    outcome.first_figure = figures.first().map(|figure| figure.from);
    let sentence = Sentence { reader, from, to, found, figures, prior: std::mem::take(&mut carry.prior) };
    sentence.proposals(context, carry, &mut outcome);
    outcome
}

/// A figure that stands alone in its cell: its test, its unit and its own words of time; the caller knows its subject.
pub fn figure_alone(reader: &Reader<'_>, to: usize, found: &Found, figure: &FigureMark) -> Read {
    let sentence = Sentence { reader, from: 0, to, found, figures: vec![figure], prior: String::new() };
    let mut read = sentence.blank(figure);
    if let Some(mark) = found.times.iter().find(|mark| !mark.named && (mark.time.has_deadline() || mark.time.every.is_some())) {
        read.time = mark.time;
        read.evidence.deadline = sentence.typed(mark.from, mark.to);
    }
    read.strive = (0..to).any(|at| strive(reader, at, to).is_some());
    if read.unit.is_empty() {
        read.doubts.push(Doubt::NoUnit);
    }
    read
}

/// Words of what is, was or is foreseen before the first figure.
fn past_words(reader: &Reader<'_>, from: usize, to: usize, found: &Found, context: &Context) -> bool {
    if context.topic == Topic::Results {
        return true;
    }
    let Some(first) = found.figures.iter().find(|figure| !figure.bracketed).or(found.figures.first()) else { return false };
    // What stands in brackets speaks of itself.
    let before = without_brackets(reader.tokens.slice(&reader.folded.text, from, first.number.max(from)));
    let before = before.as_str();
    let whole = reader.tokens.slice(&reader.folded.text, from, to);
    let strives = (from..first.number).any(|at| strive(reader, at, first.number).is_some());
    let told = has_word(before, "tính đến")
        || has_word(before, "ước đạt")
        || has_word(before, "ước thực hiện")
        || has_word(before, "hiện có")
        || has_word(before, "hiện nay")
        || has_word(before, "hiện đang")
        || before.starts_with("hiện ")
        || has_word(whole, "so với cùng kỳ")
        || has_word(before, "dự báo")
        || has_word(before, "kết quả đạt được");
    let done = has_word(before, "đã") && !has_word(before, "đã được") && !has_word(before, "đã ban hành");
    (told || done) && !strives
}

/// A text without what stands in brackets.
fn without_brackets(text: &str) -> String {
    let mut depth = 0usize;
    text.chars()
        .filter(|letter| {
            match letter {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => return depth == 0,
            }
            false
        })
        .collect()
}

/// `phấn đấu` and its like. `hướng tới` in prose says where something leads, and is an aim only right before a figure.
pub fn strive(reader: &Reader<'_>, at: usize, to: usize) -> Option<usize> {
    let len = reader.wording(at, to, Kind::Strive)?;
    let loose = matches!(reader.text(at), "hướng" | "dự");
    (!loose || at + len + 3 >= to).then_some(len)
}

/// Whether a text holds some words between bounds of words.
pub fn has_word(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let before = text.get(..at).is_none_or(|head| !head.ends_with(char::is_alphanumeric));
        let after = text.get(at + words.len()..).is_none_or(|tail| !tail.starts_with(char::is_alphanumeric));
        before && after
    })
}

fn is_money(figure: &FigureMark) -> bool {
    figure.quantity.unit.as_ref().is_some_and(|unit| {
        let text = unit.folded.as_str();
        (text.contains("đồng") || text.contains("usd")) && !text.contains('/')
    })
}

fn names_money(reader: &Reader<'_>, from: usize, to: usize) -> bool {
    let before = reader.tokens.slice(&reader.folded.text, from, to);
    ["kinh phí", "tổng mức đầu tư", "dự toán", "vốn sự nghiệp", "hỗ trợ", "mức chi"].iter().any(|words| has_word(before, words))
}

/// `sử dụng ít nhất 01 ứng dụng`, inside the subject of a share before it.
fn is_definition(reader: &Reader<'_>, from: usize, figure: &FigureMark, before: Option<&FigureMark>) -> bool {
    let Some(before) = before else { return false };
    // `ít nhất 4/8 chỉ số nằm trong nhóm 10`: the rank defines which are counted.
    let fraction = reader.is_mark(before.number + 1, "/") && !before.percent;
    if fraction && matches!(figure.test, Test::Top) && !(before.to..figure.from).any(|at| reader.is_pause(at)) {
        return true;
    }
    if figure.percent || figure.verb && !figure_after_verb_in_subject(reader, figure) {
        return false;
    }
    let joined = figure.from > from
        && (reader.is_pause(figure.from - 1)
            || reader.wording(figure.from - 1, figure.from, Kind::And).is_some()
            || figure.from >= 2 && reader.wording(figure.from - 2, figure.from, Kind::And).is_some());
    let parted = (before.to..figure.from).any(|at| reader.is_mark(at, ":"));
    before.percent && !joined && !parted
}

fn figure_after_verb_in_subject(reader: &Reader<'_>, figure: &FigureMark) -> bool {
    // `có ít nhất 01 …` behind a noun.
    reader.text(figure.from) == "có" && figure.compared
}

/// A count with no comparator and no verb that makes it an aim: `25 dịch vụ công thiết yếu`.
fn is_group(reader: &Reader<'_>, from: usize, to: usize, figure: &FigureMark, context: &Context, found: &Found) -> bool {
    if figure.percent || figure.compared || !matches!(figure.test, Test::Bare) {
        return false;
    }
    let unit = figure.quantity.unit.as_ref().map_or("", |unit| unit.folded.as_str());
    if unit.starts_with('/') || unit == "cấp độ" || unit == "mức độ" {
        return false;
    }
    // `tỷ lệ tăng thêm: 5` or an indicator and its figure alone.
    if figure.number > from && reader.is_mark(figure.number - 1, ":") {
        return false;
    }
    let strives = (from..figure.from).any(|at| strive(reader, at, figure.from).is_some());
    let has_time = found.times.iter().any(|time| !time.named && time.time.has_deadline());
    let acted = ends_in_action(reader, from, figure.from).is_some();
    let goal = context.topic == Topic::Goals && figure.from <= from + 6;
    let aimed = acted && (strives || has_time || context.topic == Topic::Goals || context.time.is_some());
    to > from && !(strives && figure.from <= from + 12 || aimed || goal)
}

/// A task's verb directly before a token, adverbs between left out: its first token.
fn ends_in_action(reader: &Reader<'_>, from: usize, at: usize) -> Option<usize> {
    let mut end = at;
    while end > from
        && matches!(reader.text(end - 1), "được" | "thêm" | "mới" | "các" | "những" | "khoảng" | "thí" | "điểm" | "đủ" | "tỷ" | "lệ")
    {
        end -= 1;
    }
    for len in [2, 1] {
        if end >= from + len {
            let words = reader.tokens.slice(&reader.folded.text, end - len, end);
            if ACTIONS.contains(&words) {
                return Some(end - len);
            }
        }
    }
    None
}

impl Sentence<'_, '_> {
    fn folded(&self, from: usize, to: usize) -> &str {
        self.reader.tokens.slice(&self.reader.folded.text, from, to)
    }

    fn proposals(&self, context: &Context, carry: &mut Carry, outcome: &mut Outcome) {
        let mut last: Option<(Read, Side)> = None;
        // What the bullet has opened with: a deadline before all figures, and how far `phấn đấu` reaches.
        if let Some(first) = self.found.times.iter().find(|mark| self.opens(mark)) {
            carry.time = Some(first.time);
        }
        let mut index = 0;
        let mut pending: Vec<usize> = Vec::new();
        while index < self.figures.len() {
            let Some(figure) = self.figures.get(index).copied() else { break };
            let bound = if index == 0 { self.from } else { self.figures.get(index - 1).map_or(self.from, |before| before.to) };
            let next = self.figures.get(index + 1).copied();
            let mut read = self.blank(figure);
            let left = self.left(bound, figure, last.as_ref().map(|(_, side)| *side));
            let right_end = self.right_end(figure, next);
            let right = self.right(figure.to, right_end);
            let side = self.side(figure, left, right, last.as_ref(), &mut read);
            let ok = self.fill(figure, &mut read, side, left, right, last.as_ref());
            if (bound..figure.from)
                .any(|at| self.reader.wording(at, figure.from, Kind::Maintain).is_some() && (at == bound || self.reader.is_pause(at - 1)))
            {
                read.maintain = true;
            }
            self.strive(figure, bound, context, carry, &mut read);
            self.time(index, figure, next, context, carry, &mut read);
            self.doubts(figure, context, &mut read);
            if !ok || read.subject.split_whitespace().count() < 1 {
                outcome.unread.push((figure.from, figure.to));
                index += 1;
                continue;
            }
            // A share whose noun has no predicate takes the predicate of the next share that has one.
            let bare = side == Side::Behind && figure.percent && self.predicate(right.0, right.1).is_none();
            let reads_before = outcome.reads.len();
            for read in self.ranks(figure, right, read) {
                last = Some((read.clone(), side));
                outcome.reads.push(read);
            }
            if bare && next.is_some_and(|next| next.percent) {
                pending.push(reads_before);
            } else if side == Side::Behind && figure.percent {
                if let Some(at) = self.predicate(right.0, right.1) {
                    let shared = self.words(at, right.1, figure.to, &mut Vec::new());
                    for place in pending.drain(..) {
                        if let Some(read) = outcome.reads.get_mut(place) {
                            read.subject = format!("{} {shared}", read.subject);
                            read.doubts.push(Doubt::SharedPredicate);
                        }
                    }
                }
                pending.clear();
            } else {
                pending.clear();
            }
            index += 1;
        }
        if let Some((members, place)) = self.members()
            && members.len() == outcome.reads.len()
            && let Some(first) = self.figures.first()
        {
            let left = self.left(self.from, first, None);
            let subject = self.words(left.0, place, first.from, &mut Vec::new());
            for (read, member) in outcome.reads.iter_mut().zip(members) {
                read.subject = subject.clone();
                read.evidence.scope = member.clone();
                read.scope = Some(member);
                read.doubts.retain(|doubt| !matches!(doubt, Doubt::SharedSubject | Doubt::LongSubject));
                read.doubts.push(Doubt::SharedSubject);
            }
        }
    }

    /// `… tại A, B lần lượt đạt x, y`: the members in their order, and where the subject ends.
    fn members(&self) -> Option<(Vec<String>, usize)> {
        let at = (self.from..self.to).find(|at| self.reader.wording(*at, self.to, Kind::Respectively).is_some())?;
        let place = (self.from..at).rev().find(|place| self.reader.wording(*place, at, Kind::At).is_some())?;
        let mut members = Vec::new();
        let mut begin = place + self.reader.wording(place, at, Kind::At)?;
        for end in begin..=at {
            if end == at || self.reader.is_mark(end, ",") || self.reader.text(end) == "và" {
                if end > begin {
                    members.push(self.folded(begin, end).to_owned());
                }
                begin = end + 1;
            }
        }
        Some((members, place))
    }

    /// A time that opens the sentence, before every figure.
    fn opens(&self, mark: &TimeMark) -> bool {
        !mark.named
            && mark.time.has_deadline()
            && self.figures.first().is_none_or(|figure| mark.to <= figure.from)
            && (self.from..mark.from).all(|at| {
                self.reader.is_pause(at)
                    || at < self.from + 4 && self.reader.tokens.kind(at) == TokenKind::Word && !self.reader.is_pause(at)
            })
    }

    fn blank(&self, figure: &FigureMark) -> Read {
        let number = |number: &crate::syntax::ast::Number| self.reader.typed(number.span).trim().to_owned();
        let unit = figure.quantity.unit.as_ref().map_or(String::new(), |unit| unit.folded.clone());
        Read {
            subject: String::new(),
            test: figure.test,
            low: spelled(&figure.quantity.low, &number(&figure.quantity.low)),
            high: figure.quantity.high.as_ref().map(|high| spelled(high, &number(high))),
            evidence: Evidence {
                comparator: self.typed(figure.from, figure.number),
                figure: self.typed(figure.number, figure.number_end),
                unit: unit.clone(),
                ..Evidence::default()
            },
            unit,
            scope: None,
            time: Time::default(),
            since: None,
            strive: false,
            maintain: figure.maintain,
            mean: figure.mean,
            doubts: Vec::new(),
            tokens: (figure.from, figure.to),
        }
    }

    fn typed(&self, from: usize, to: usize) -> String {
        if from >= to {
            return String::new();
        }
        self.reader.typed(self.reader.span(from, to)).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    // ---- regions ----------------------------------------------------------------------------------------------

    /// The words before a figure that may be its subject.
    fn left(&self, bound: usize, figure: &FigureMark, last: Option<Side>) -> (usize, usize) {
        let end = figure.from;
        let mut start = bound;
        let mut at = bound;
        let mut clause = bound == self.from;
        // Behind a figure with its subject before it, what stands up to the first pause is its tail.
        let mut behind = bound > self.from && last == Some(Side::Before);
        while at < end {
            if let Some(mark) = self.time_at(at) {
                // Words of time at the head of a clause are no subject.
                if at == start || clause {
                    start = mark.to.min(end);
                }
                at = mark.to.max(at + 1);
                continue;
            }
            if self.reader.is_mark(at, ":") {
                // `chỉ số: 85`: the figure follows its name.
                if at + 1 >= end {
                    break;
                }
                start = at + 1;
                clause = true;
                at += 1;
                continue;
            }
            if self.reader.is_pause(at) {
                if at == start || behind {
                    start = at + 1;
                    behind = false;
                } else if bound > self.from && matches!(last, Some(Side::Behind | Side::Both | Side::Same)) {
                    // Behind a share with its own words the last comma parts the two.
                    start = at + 1;
                }
                clause = true;
                at += 1;
                continue;
            }
            if let Some(len) = self.opener(at, end, clause || at == start) {
                start = at + len;
                at += len;
                clause = true;
                continue;
            }
            clause = false;
            at += 1;
        }
        // `…, bảo đảm đạt 100% …`: a new clause that begins with its comparator.
        if end > bound
            && self.reader.is_pause(end - 1)
            && self.reader.wording(end, figure.number, Kind::Firm).is_some()
            && bound == self.from
        {
            start = end;
        }
        let mut to = end;
        if matches!(figure.test, Test::Top) {
            // `… nằm trong nhóm` before `top 20` says the same twice.
            const RANKED: [&str; 9] = ["nằm", "trong", "nhóm", "thuộc", "đứng", "vào", "vị", "trí", "đạt"];
            while to > start && RANKED.contains(&self.reader.text(to - 1)) {
                to -= 1;
            }
        }
        while to > start && (self.reader.is_pause(to - 1) || self.reader.is_mark(to - 1, "-")) {
            to -= 1;
        }
        // `trên địa bàn tỉnh có ít nhất 10 …`
        if let Some(len) = self.reader.wording(start, to, Kind::WholeArea) {
            let mut after = start + len;
            while after < to && (self.reader.is_pause(after) || self.reader.text(after) == "tỉnh") {
                after += 1;
            }
            if after >= to {
                start = to;
            }
        }
        (start.min(to), to)
    }

    /// Words that open a clause: `phấn đấu`, `bảo đảm`, `theo đó`. In the middle of a clause they count only directly
    /// before the figure.
    fn opener(&self, at: usize, end: usize, clause: bool) -> Option<usize> {
        if self.reader.text(at) == "hướng" {
            return None;
        }
        let len = [Kind::Strive, Kind::Firm, Kind::And, Kind::Maintain, Kind::Restrain]
            .into_iter()
            .filter_map(|kind| self.reader.wording(at, end, kind))
            .max()
            .or_else(|| {
                OPENERS.iter().find_map(|words| {
                    let len = words.split(' ').count();
                    (at + len <= end && self.folded(at, at + len) == *words).then_some(len)
                })
            })?;
        let mut behind = at + len;
        while behind < end && (self.reader.is_pause(behind) || self.time_at(behind).is_some()) {
            behind = self.time_at(behind).map_or(behind + 1, |mark| mark.to);
        }
        let strives = self.reader.wording(at, end, Kind::Strive).is_some();
        let joins = self.reader.wording(at, end, Kind::And).is_some();
        (behind >= end || clause && !joins || strives || clause && joins && len > 1).then_some(len)
    }

    fn time_at(&self, at: usize) -> Option<&TimeMark> {
        let index = self.found.times.partition_point(|mark| mark.to <= at);
        self.found.times.get(index).filter(|mark| mark.from <= at && at < mark.to && !mark.named)
    }

    /// Where the words behind a figure end: before what belongs to the next one.
    fn right_end(&self, figure: &FigureMark, next: Option<&FigureMark>) -> usize {
        let Some(next) = next else { return self.to };
        let mut end = next.from;
        // Joints and openers directly before the next figure are its own.
        loop {
            let start = (figure.to..end)
                .rev()
                .take(5)
                .filter(|at| {
                    self.reader.is_pause(*at) && *at + 1 == end
                        || self.time_at(*at).is_some_and(|mark| mark.from == *at && mark.to == end && self.leads_clause(*at))
                        || [Kind::Strive, Kind::Firm, Kind::And]
                            .into_iter()
                            .any(|kind| self.reader.wording(*at, end, kind) == Some(end - *at))
                })
                .last();
            match start {
                Some(start) if start < end => end = start,
                _ => break,
            }
        }
        if end < next.from {
            return end.max(figure.to);
        }
        // A subject stands between: behind the last comma, or behind the last `và`.
        let parts = |at: &usize| self.reader.is_pause(*at) || self.reader.wording(*at, next.from, Kind::And).is_some();
        let region = figure.to..next.from;
        let cut = if figure.verb { region.clone().find(parts) } else { region.clone().rev().find(parts) };
        cut.unwrap_or(next.from)
    }

    /// Words of time behind a pause speak for what follows.
    fn leads_clause(&self, at: usize) -> bool {
        at > self.from && (self.reader.is_pause(at - 1) || self.reader.text(at - 1) == "và")
    }

    /// The words behind a figure without pauses at the ends and without a purpose.
    fn right(&self, from: usize, to: usize) -> (usize, usize) {
        let mut from = from;
        while from < to && (self.reader.is_pause(from) && !self.reader.is_mark(from, ":")) {
            from += 1;
        }
        let mut end = to;
        let mut depth = 0usize;
        let mut at = from;
        while at < to {
            match self.reader.text(at) {
                "(" => depth += 1,
                ")" => depth = depth.saturating_sub(1),
                _ => {}
            }
            let comma = self.reader.is_mark(at, ",");
            let tail = |place: usize| {
                TAILS.iter().any(|words| {
                    let len = words.split(' ').count();
                    place + len <= to && self.folded(place, place + len) == *words
                })
            };
            if depth == 0 && (comma && tail(at + 1) || self.reader.is_mark(at, ":") || matches!(self.reader.text(at), "nhằm") && at > from)
            {
                end = at;
                break;
            }
            at += 1;
        }
        while end > from && (self.reader.is_pause(end - 1) || self.reader.text(end - 1) == "và" || self.reader.is_mark(end - 1, "-")) {
            end -= 1;
        }
        (from, end)
    }

    // ---- sides ------------------------------------------------------------------------------------------------

    fn side(&self, figure: &FigureMark, left: (usize, usize), right: (usize, usize), last: Option<&(Read, Side)>, read: &mut Read) -> Side {
        let right_words = self.content(right.0, right.1);
        let has_left = left.0 < left.1;
        if matches!(figure.test, Test::Top | Test::ImproveRank) {
            return if has_left || !right_words { Side::Before } else { Side::Behind };
        }
        let level = matches!(read.unit.as_str(), "cấp độ" | "mức độ");
        if level {
            return if right_words && right.0 == figure.to {
                Side::Behind
            } else if has_left {
                Side::Before
            } else {
                Side::Same
            };
        }
        let change = matches!(figure.test, Test::Increase { .. } | Test::Decrease { .. } | Test::Fold { .. } | Test::Direction { .. });
        if change && !has_left && last.is_some() {
            return Side::Same;
        }
        if !has_left {
            if right_words && self.scope_only(right.0, right.1).is_none() {
                // `phủ 80% hộ gia đình, 100% xã`: the second object of one verb.
                let shared = last.is_some_and(|(_, side)| *side == Side::Both) && self.predicate(right.0, right.1).is_none();
                return if shared { Side::Same } else { Side::Behind };
            }
            return if last.is_some() { Side::Same } else { Side::Behind };
        }
        let actions_only = ends_in_action(self.reader, left.0, left.1).is_some_and(|at| at <= left.0 + 2 || !figure.verb);
        if (figure.verb && !actions_only || change) && (self.scope_only(right.0, right.1).is_some() || !right_words) {
            return Side::Before;
        }
        if figure.verb && !actions_only || change {
            return if right_words && (figure.percent || self.reader.text(figure.from) == "có") && right.0 == figure.to && !change {
                Side::Both
            } else {
                Side::Before
            };
        }
        if !right_words {
            return Side::Before;
        }
        if actions_only {
            return Side::Behind;
        }
        if self.scope_only(right.0, right.1).is_some() || matches!(self.reader.text(right.0), "tại" | "ở" | "trong" | "trên") {
            return Side::Before;
        }
        if figure.percent && matches!(self.reader.text(left.1 - 1), "sóng" | "phủ" | "cho" | "tới" | "đến" | "của") {
            return Side::Both;
        }
        if !figure.percent {
            // `mỗi xã có ít nhất 01 …` has both; a count behind other words is counted by itself.
            return if figure.verb { Side::Both } else { Side::Behind };
        }
        read.doubts.push(Doubt::Subject);
        Side::Both
    }

    /// Whether words that can name something stand between: not time, area or brackets alone.
    fn content(&self, from: usize, to: usize) -> bool {
        let mut at = from;
        while at < to {
            let compared = self
                .found
                .times
                .iter()
                .find(|mark| mark.named && mark.from == at && self.reader.wording(at, mark.to, Kind::ComparedWith).is_some());
            if let Some(mark) = self.time_at(at).or(compared) {
                at = mark.to;
            } else if let Some(end) = self.bracket(at, to) {
                at = end;
            } else if let Some(len) = self.reader.wording(at, to, Kind::WholeArea) {
                at += len;
            } else if self.reader.is_pause(at)
                || self.reader.wording(at, to, Kind::Mean).is_some()
                || self.reader.wording(at, to, Kind::OrMore).is_some()
                || matches!(self.reader.text(at), "tỉnh" | "lên" | "trở")
                || self.reader.text(at) == "theo" && self.time_at(at + 1).is_some()
            {
                at += 1;
            } else {
                return true;
            }
        }
        false
    }

    fn bracket(&self, at: usize, to: usize) -> Option<usize> {
        if !self.reader.is_mark(at, "(") {
            return None;
        }
        (at + 1..to.min(at + 60)).find(|end| self.reader.is_mark(*end, ")")).map(|end| end + 1)
    }

    /// `tại cấp xã` and nothing else but words of time.
    fn scope_only(&self, from: usize, to: usize) -> Option<String> {
        let (scope, next) = self.scope(from, to)?;
        (!self.content(next, to)).then_some(scope)
    }

    /// `tại cấp xã`, `ở cấp tỉnh`.
    fn scope(&self, at: usize, to: usize) -> Option<(String, usize)> {
        if at + 2 < to && matches!(self.reader.text(at), "tại" | "ở" | "đối") && self.reader.text(at + 1) == "cấp" {
            return Some((self.folded(at + 1, at + 3).to_owned(), at + 3));
        }
        if at + 2 < to && matches!(self.reader.text(at), "tại" | "ở") && self.reader.text(at + 1) == "bậc" {
            let end =
                (at + 2..to.min(at + 12)).find(|end| self.reader.is_pause(*end) || self.time_at(*end).is_some()).unwrap_or(to.min(at + 12));
            return Some((self.folded(at + 1, end).to_owned(), end));
        }
        if at + 1 < to && self.reader.text(at) == "cấp" && matches!(self.reader.text(at + 1), "tỉnh" | "huyện" | "xã") {
            return Some((self.folded(at, at + 2).to_owned(), at + 2));
        }
        None
    }

    /// Where the predicate of a noun phrase begins.
    fn predicate(&self, from: usize, to: usize) -> Option<usize> {
        (from + 1..to).find(|at| (1..=2).any(|len| at + len <= to && PREDICATES.contains(&self.folded(*at, at + len))))
    }

    // ---- subjects ---------------------------------------------------------------------------------------------

    /// The subject from the side where it stands; false where there is none.
    fn fill(
        &self,
        figure: &FigureMark,
        read: &mut Read,
        side: Side,
        left: (usize, usize),
        right: (usize, usize),
        last: Option<&(Read, Side)>,
    ) -> bool {
        let mut scopes = Vec::new();
        let rank = matches!(figure.test, Test::Top);
        match side {
            Side::Before => {
                read.subject = self.words(self.head(left), left.1, figure.from, &mut scopes);
                self.tail(right, read, &mut scopes);
            }
            Side::Behind => {
                read.subject = self.words(right.0, right.1, figure.to, &mut scopes);
                if matches!(self.reader.text(right.0), "ở" | "tại" | "trong" | "trên" | "cho") && left.0 < left.1 || read.subject.is_empty()
                {
                    let own = self.words(left.0, left.1, figure.from, &mut scopes);
                    read.subject = format!("{own} {}", read.subject);
                }
                let counted = !figure.percent && !rank && read.unit != "cấp độ" && read.unit != "mức độ";
                if counted && !read.subject.is_empty() && !crate::source::fold::fold_name(&read.subject).starts_with("số ") {
                    read.subject = format!("số {}", read.subject);
                }
                if left.0 < left.1 && !rank {
                    let actions = ends_in_action(self.reader, left.0, left.1).unwrap_or(left.1);
                    if actions > left.0 + 3 {
                        read.doubts.push(Doubt::WordsBefore);
                    }
                }
            }
            Side::Both => {
                let verb = self.folded(figure.from, figure.number);
                let verb = verb.split(' ').next().filter(|verb| matches!(*verb, "phủ" | "có")).unwrap_or("");
                let own = self.words(self.head(left), left.1, figure.from, &mut scopes);
                let object = self.words(right.0, right.1, figure.to, &mut scopes);
                read.subject =
                    [own.as_str(), verb, object.as_str()].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ");
                if !matches!(verb, "phủ") {
                    read.doubts.push(Doubt::Object);
                }
            }
            Side::Same => {
                let Some((before, before_side)) = last else { return false };
                read.subject = before.subject.clone();
                if *before_side == Side::Both && self.content(right.0, right.1) {
                    // The other object of the same verb.
                    let object = self.words(right.0, right.1, figure.to, &mut scopes);
                    let stem =
                        before.subject.find(" phủ ").and_then(|at| before.subject.get(..at + " phủ".len())).unwrap_or(&before.subject);
                    read.subject = format!("{stem} {object}");
                } else {
                    self.tail(right, read, &mut scopes);
                }
                if read.unit.is_empty() || figure.percent && read.unit == "%" && before.unit.starts_with("% ") {
                    read.unit = before.unit.clone();
                }
                if matches!(figure.test, Test::Bare) && !matches!(before.test, Test::Bare | Test::AtLeast) {
                    // `trên 90%, 80% và 60%`: strictly, the first alone.
                    read.doubts.push(Doubt::ComparatorReach);
                }
                if matches!(figure.test, Test::Bare) {
                    read.test = Test::AtLeast;
                }
                read.doubts.push(Doubt::SharedSubject);
            }
        }
        // `triển khai áp dụng cho 5% ở bậc tiểu học`: of what, the sentence before has said.
        let own = crate::source::fold::fold_name(&read.subject);
        let only_acts = !own.is_empty()
            && own.split(' ').count() <= 5
            && own.split(' ').all(|word| ACTIONS.iter().any(|act| act.split(' ').any(|part| part == word)));
        if only_acts && !self.prior.is_empty() && !rank {
            let verb = own.strip_prefix("triển khai ").unwrap_or(&own);
            read.subject = format!("{} {}", verb.strip_suffix(" cho").unwrap_or(verb), self.prior);
            read.doubts.push(Doubt::SharedSubject);
        }
        if let Some(scope) = scopes.pop() {
            read.evidence.scope = scope.clone();
            read.scope = Some(scope);
        }
        rank || !read.subject.trim().is_empty()
    }

    /// Where the name begins among the words before a figure: at `tỷ lệ` and its like behind the verb of a task.
    fn head(&self, left: (usize, usize)) -> usize {
        const HEADS: [&str; 7] = ["tỷ lệ", "tỷ trọng", "tỉ lệ", "tốc độ", "số lượng", "mức độ", "tổng số"];
        const BEFORE: [&str; 10] = ["nâng", "đưa", "về", "là", "tăng", "giảm", "để", "phấn", "nâng cao", "cao"];
        (left.0 + 1..left.1.saturating_sub(2))
            .rev()
            .find(|at| HEADS.contains(&self.folded(*at, at + 2)) && BEFORE.contains(&self.reader.text(at - 1)))
            .unwrap_or(left.0)
    }

    /// What stands behind a figure whose subject stands before it: scope, reference of a change, remarks.
    fn tail(&self, right: (usize, usize), read: &mut Read, scopes: &mut Vec<String>) {
        let mut at = right.0;
        while at < right.1 {
            if let Some((scope, next)) = self.scope(at, right.1) {
                scopes.push(scope);
                at = next;
            } else if self.reader.wording(at, right.1, Kind::Mean).is_some() {
                read.mean = true;
                at += 1;
            } else {
                at += 1;
            }
        }
        if self.content(right.0, right.1) && scopes.is_empty() && !matches!(read.test, Test::Top) {
            let rest = self.words(right.0, right.1, right.0, &mut Vec::new());
            // The noun of a count behind its subject says its unit once more.
            if crate::source::fold::fold_name(&rest) == read.unit {
                return;
            }
            if !rest.is_empty()
                && rest.split_whitespace().count() <= 12
                && matches!(self.reader.text(right.0), "tại" | "ở" | "trong" | "trên" | "cho")
            {
                read.subject = format!("{} {rest}", read.subject);
                read.doubts.push(Doubt::WordsBehind);
            } else if !rest.is_empty() {
                read.doubts.push(Doubt::WordsBehind);
            }
        }
    }

    /// Words without words of time at their ends, brackets, scopes and purposes.
    fn words(&self, from: usize, to: usize, _near: usize, scopes: &mut Vec<String>) -> String {
        let mut out = String::new();
        let mut at = from;
        let mut piece = from;
        let flush = |out: &mut String, piece: usize, at: usize| {
            let words = self.typed(piece, at);
            let words = words.trim().trim_matches(|c| matches!(c, ',' | ';' | '.')).trim();
            if !words.is_empty() {
                if !out.is_empty() {
                    out.push(' ');
                }
                out.push_str(words);
            }
        };
        while at < to {
            if let Some(mark) = self.time_at(at) {
                flush(&mut out, piece, at);
                at = mark.to;
                piece = at;
            } else if let Some(end) = self.bracket(at, to) {
                flush(&mut out, piece, at);
                at = end;
                piece = at;
            } else if let Some((scope, next)) =
                self.scope(at, to).filter(|_| matches!(self.reader.text(at), "tại" | "ở" | "đối") && scopes.is_empty())
            {
                flush(&mut out, piece, at);
                scopes.push(scope);
                at = next;
                piece = at;
            } else {
                at += 1;
            }
        }
        flush(&mut out, piece, to);
        out
    }

    // ---- ranks ------------------------------------------------------------------------------------------------

    /// `nhóm 10 tỉnh dẫn đầu về chỉ số A và chỉ số B`: one target for each ranking.
    fn ranks(&self, figure: &FigureMark, right: (usize, usize), read: Read) -> Vec<Read> {
        if !matches!(figure.test, Test::Top) {
            return vec![read];
        }
        let named = (right.0..right.1).find(|at| self.reader.text(*at) == "về").map(|at| at + 1).or_else(|| {
            (right.0..right.1)
                .find(|at| at + 1 < right.1 && matches!(self.folded(*at, at + 2), "xếp hạng" | "chỉ số" | "bảng xếp"))
                .map(|at| if self.folded(at, at + 2) == "xếp hạng" { at + 2 } else { at })
        });
        let mut names: Vec<String> = Vec::new();
        if let Some(start) = named {
            let mut end = right.1;
            if let Some(comma) = (start..right.1).find(|at| self.reader.is_mark(*at, ",")) {
                end = comma;
            }
            let splits: Vec<usize> = (start..end)
                .filter(|at| self.reader.text(*at) == "và" && at + 2 < end && self.folded(*at + 1, at + 3) == "chỉ số")
                .collect();
            let mut begin = start;
            for split in splits.into_iter().chain([end]) {
                let name = self.words(begin, split, begin, &mut Vec::new());
                if !name.is_empty() {
                    names.push(name);
                }
                begin = split + 1;
            }
        }
        let ranked = |name: &str| {
            let low = crate::source::fold::fold_name(name);
            if low.contains("xếp hạng") || low.contains("thứ hạng") { name.to_owned() } else { format!("xếp hạng {name}") }
        };
        if names.is_empty() {
            let mut read = read;
            if read.subject.is_empty() {
                read.doubts.push(Doubt::Subject);
                read.subject = "tỉnh".to_owned();
            }
            read.subject = ranked(&read.subject);
            return vec![read];
        }
        let several = names.len() > 1;
        names
            .into_iter()
            .map(|name| {
                let mut one = Read { subject: ranked(&name), ..read.clone() };
                if several {
                    one.doubts.push(Doubt::SharedPredicate);
                }
                one
            })
            .collect()
    }

    // ---- modality, time, doubts -------------------------------------------------------------------------------

    fn strive(&self, figure: &FigureMark, bound: usize, context: &Context, carry: &mut Carry, read: &mut Read) {
        let own = (bound..figure.number).rev().find_map(|at| strive(self.reader, at, figure.number).map(|len| (at, at + len)));
        if let Some((from, to)) = own {
            carry.strive = true;
            read.evidence.modality = self.typed(from, to);
            read.strive = true;
        } else if let Some(firm) = self.firm(bound, figure) {
            // `bảo đảm` after `phấn đấu` commits.
            read.evidence.modality = self.typed(firm, firm + 2);
            carry.strive = false;
        } else if carry.strive {
            read.strive = true;
            read.doubts.push(Doubt::StriveReach);
        } else if let Some(section) = context.strive_from {
            read.strive = true;
            read.evidence.modality_from = Some(section);
        }
    }

    /// `bảo đảm`, `đảm bảo` at the head of a clause before a figure.
    fn firm(&self, bound: usize, figure: &FigureMark) -> Option<usize> {
        (bound..=figure.from).rev().find(|at| {
            matches!(self.folded(*at, at + 2), "bảo đảm" | "đảm bảo")
                && (*at == self.from || self.reader.is_pause(at - 1) || self.reader.text(at - 1) == "và")
        })
    }

    fn time(&self, index: usize, figure: &FigureMark, next: Option<&FigureMark>, context: &Context, carry: &Carry, read: &mut Read) {
        let usable = |mark: &&TimeMark| !mark.named && (mark.time.has_deadline() || mark.time.every.is_some());
        let limit = next.map_or(self.to, |next| next.from);
        let behind = self
            .found
            .times
            .iter()
            .filter(usable)
            .filter(|mark| mark.from >= figure.to && mark.from < limit)
            .find(|mark| next.is_none() || !self.leads_clause(mark.from) || mark.to < limit && !self.only_joints(mark.to, limit));
        let before = self.found.times.iter().rev().filter(usable).find(|mark| mark.to <= figure.from);
        let later = self.found.times.iter().filter(usable).find(|mark| mark.from >= figure.to);
        let every = |mark: &TimeMark| mark.time.every.is_some() && !mark.time.has_deadline();
        let mut chosen = behind.filter(|mark| !every(mark)).or(before.filter(|mark| !every(mark)));
        if chosen.is_none() && index + 1 < self.figures.len() {
            chosen = later.filter(|mark| !every(mark));
            if chosen.is_some() {
                read.doubts.push(Doubt::DeadlineFromLater);
            }
        }
        if let Some(mark) = chosen {
            read.time = mark.time;
            read.evidence.deadline = self.typed(mark.from, mark.to);
            if mark.time.before.is_some() {
                read.doubts.push(Doubt::BeforeDay);
            }
            let rivals = self.found.times.iter().filter(usable).filter(|other| !every(other) && other.time.by != mark.time.by).count();
            if rivals > 0 && self.figures.len() == 1 {
                read.doubts.push(Doubt::SeveralDeadlines);
            }
        } else if let Some(time) = carry.time.filter(|_| !self.found.times.iter().any(|mark| every(mark) && !mark.named)) {
            read.time = time;
            read.evidence.deadline = time.span.map_or(String::new(), |span| self.reader.typed(span).to_owned());
        } else if let Some(time) = context.time {
            read.time = time;
            read.evidence.deadline_from = context.time_from;
        }
        // A pace or a repetition belongs to the figure it stands with.
        let every_behind = self.found.times.iter().find(|mark| {
            every(mark) && !mark.named && mark.from >= figure.to && (mark.from <= figure.to + 2 || mark.to >= self.to && next.is_none())
        });
        let every_before = self.found.times.iter().rev().find(|mark| every(mark) && !mark.named && mark.to <= figure.from).filter(|mark| {
            let opens =
                mark.from == self.from || self.reader.is_pause(mark.from - 1) || self.opener(mark.from - 1, mark.from, true).is_some();
            opens && !self.figures.iter().any(|other| other.from >= mark.to && other.from < figure.from)
        });
        if let Some(mark) = every_behind.or(every_before) {
            // A deadline before the repetition spoke for something else; so it did before a yearly change.
            let change = matches!(figure.test, Test::Increase { .. } | Test::Decrease { .. });
            if change
                && chosen.is_some_and(|other| other.to <= figure.from)
                && let Some(last) = self.found.times.iter().filter(usable).find(|other| other.from >= figure.to && !every(other))
            {
                read.time = last.time;
                read.evidence.deadline = self.typed(last.from, last.to);
            } else if chosen.is_some_and(|other| other.to <= mark.from && mark.to <= figure.from) {
                read.time = Time::default();
                read.evidence.deadline.clear();
            }
            read.time.every = mark.time.every;
            if read.time.span.is_none() {
                read.time.span = mark.time.span;
            }
            read.evidence.deadline = [read.evidence.deadline.as_str(), &self.typed(mark.from, mark.to)].join(" ").trim().to_owned();
            let mean = (figure.to..self.to).any(|at| self.reader.wording(at, self.to, Kind::Mean).is_some());
            read.mean |= mean;
        }
        read.since = self
            .found
            .times
            .iter()
            .find(|mark| mark.named && mark.from >= figure.to && self.reader.wording(mark.from, mark.to, Kind::ComparedWith).is_some())
            .map(|mark| mark.time);
    }

    fn only_joints(&self, from: usize, to: usize) -> bool {
        (from..to).all(|at| self.reader.is_pause(at) || self.reader.wording(at, to, Kind::And).is_some())
    }

    fn doubts(&self, figure: &FigureMark, context: &Context, read: &mut Read) {
        let low = crate::source::fold::fold_name(&read.subject);
        if context.topic != Topic::Goals {
            read.doubts.push(Doubt::OutsideGoals);
        }
        if matches!(read.test, Test::Bare) && BETTER_LOW.iter().any(|word| has_word(&low, word)) {
            read.doubts.push(Doubt::BetterLow);
        }
        let share = read.unit.starts_with('%');
        let rate = low.starts_with("tỷ lệ") || low.starts_with("tỷ trọng") || low.starts_with("tỉ lệ");
        if matches!(read.test, Test::Increase { .. } | Test::Decrease { .. }) && share && rate {
            read.doubts.push(Doubt::PointsOrPercent);
        }
        if matches!(read.test, Test::RangeFromFloor) {
            read.doubts.push(Doubt::FloorOfRange);
        }
        let words = self.folded(figure.from, figure.number);
        if words.contains("khoảng trên") {
            read.doubts.push(Doubt::AboutOver);
        }
        if matches!(read.test, Test::Bare | Test::AtLeast) && !figure.percent && read.unit.is_empty() {
            read.doubts.push(Doubt::NoUnit);
        }
        if matches!(read.test, Test::Bare) && !figure.percent && !figure.compared {
            read.doubts.push(Doubt::BareCount);
        }
        let number_words = self.folded(figure.number, figure.number_end);
        if number_words.contains('/') && !read.unit.starts_with('/')
            || self.reader.is_mark(figure.number_end, "/") && !figure.percent && !read.unit.starts_with('/')
        {
            read.doubts.push(Doubt::Fraction);
        }
        let hedge = self.folded(self.from, figure.from);
        if has_word(hedge, "cơ bản") && !has_word(hedge, "kỹ năng số cơ bản") && figure.from < self.from + 8 {
            read.doubts.push(Doubt::Hedge);
        }
        let length = read.subject.split_whitespace().count();
        if length > 32 {
            read.doubts.push(Doubt::LongSubject);
        }
        if length < 2 {
            read.doubts.push(Doubt::ShortSubject);
        }
        if low.contains("kiểm soát") && matches!(read.test, Test::About | Test::AtMost | Test::Bare) {
            read.doubts.push(Doubt::Ceiling);
        }
        if matches!(read.test, Test::Fold { .. }) {
            read.doubts.push(Doubt::Times);
        }
    }
}

/// A number as the language writes it: words and fractions become figures.
fn spelled(number: &crate::syntax::ast::Number, typed: &str) -> String {
    if typed.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',')) && !typed.is_empty() {
        return typed.to_owned();
    }
    match number.figure {
        Some(figure) => {
            crate::value::number::write(figure.value, usize::from(figure.decimals), crate::value::number::NumberStyle::Vietnamese)
        }
        None => typed.to_owned(),
    }
}
