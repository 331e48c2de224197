//! From marked phrases to proposals: whose figure it is, of what, by when, how firmly.
//!
//! In: the [`Found`] of a sentence, what its section says, and what the sentences before it in the same block left open.
//! Out: an [`Outcome`]: proposals, and a reason for every figure that gives none. A reading that others may not share
//! is a [`Doubt`]; doubts are what lowers the confidence, nothing else does.

mod clause;
mod terms;

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

/// Further verbs whose object is brought to those whom a share counts.
const DONE: [&str; 8] = ["trang bị", "lắp đặt", "bố trí", "phát hành", "mở", "tặng", "bàn giao", "khám"];

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
        let first = place + self.reader.wording(place, at, Kind::At)?;
        let mut begin = first;
        for end in first..=at {
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
