//! What a section says of the sentences in it: what it is about, its deadline, its modality.
//!
//! In: the sections of a plan. Out: a [`Context`] for each. A heading with two deadlines gives none: which of them holds
//! for a sentence below is not said.

use super::blocks::Section;
use super::sentence::Spoken;
use crate::source::fold::fold_name;
use crate::syntax::ast::Time;
use crate::syntax::phrase::Reader;

/// What a section is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Topic {
    /// Not told.
    #[default]
    Unknown,
    /// Goals: sentences with figures are targets.
    Goals,
    /// Tasks and measures: some are.
    Tasks,
    /// What was reached, the state of things: none is.
    Results,
    /// The basis in law, purposes: none is.
    Basis,
    /// Organisation, money, annexes: few are.
    Other,
}

/// What holds for the sentences of a section.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context {
    /// Its topic, from the nearest heading that tells it.
    pub topic: Topic,
    /// Its deadline, from the nearest heading that gives one.
    pub time: Option<Time>,
    /// The section whose heading gives the deadline.
    pub time_from: Option<usize>,
    /// The section whose heading says `phấn đấu`.
    pub strive_from: Option<usize>,
}

/// Words of headings and what they tell; the first that is found counts.
const TOPICS: [(&str, Topic); 27] = [
    ("tiến độ triển khai", Topic::Results),
    ("tiến độ thực hiện", Topic::Results),
    ("mục đích", Topic::Basis),
    ("căn cứ", Topic::Basis),
    ("quan điểm", Topic::Basis),
    ("mục tiêu", Topic::Goals),
    ("chỉ tiêu", Topic::Goals),
    ("kinh phí", Topic::Other),
    ("nguồn lực", Topic::Other),
    ("danh mục dự án", Topic::Other),
    ("danh mục nhiệm vụ", Topic::Tasks),
    ("kết quả thực hiện", Topic::Results),
    ("kết quả triển khai", Topic::Results),
    ("kết quả đạt được", Topic::Results),
    ("tình hình", Topic::Results),
    ("thực trạng", Topic::Results),
    ("hiện trạng", Topic::Results),
    ("hạn chế", Topic::Results),
    ("tồn tại", Topic::Results),
    ("công tác chỉ đạo, xây dựng", Topic::Results),
    ("phương hướng", Topic::Tasks),
    ("nhiệm vụ", Topic::Tasks),
    ("giải pháp", Topic::Tasks),
    ("nội dung thực hiện", Topic::Tasks),
    ("tổ chức thực hiện", Topic::Other),
    ("phụ lục", Topic::Other),
    ("trách nhiệm", Topic::Other),
];

/// What each section says. Sections come after those around them, so one pass is enough.
pub fn contexts(sections: &[Section], report: bool) -> Vec<Context> {
    let mut out: Vec<Context> = Vec::with_capacity(sections.len());
    for (index, section) in sections.iter().enumerate() {
        let mut context = section.parent.and_then(|parent| out.get(parent).copied()).unwrap_or_default();
        let title = fold_name(&section.title);
        if let Some(topic) = topic_of(&title) {
            context.topic = topic;
        }
        // A report tells results; only what it announces for the time to come can set targets.
        let announced = section.parent.and_then(|parent| out.get(parent)).is_some_and(|above| above.topic == Topic::Tasks);
        let announces = ["phương hướng", "nhiệm vụ", "kế hoạch"].iter().any(|lead| title.starts_with(lead));
        if report && !announced && !(announces && context.topic == Topic::Tasks) {
            context.topic = Topic::Results;
        }
        if !title.is_empty() {
            let spoken = Spoken::new(&section.title);
            let reader = spoken.reader();
            match times_of(&reader).as_slice() {
                [] => {}
                [time] => {
                    context.time = Some(*time);
                    context.time_from = Some(index);
                }
                _ => {
                    context.time = None;
                    context.time_from = None;
                }
            }
            if (0..reader.tokens.len()).any(|at| super::propose::strive(&reader, at, reader.tokens.len()).is_some()) {
                context.strive_from = Some(index);
            }
        }
        out.push(context);
    }
    out
}

/// The topic that a title tells by the words it begins with, else by any of them.
pub fn topic_of(title: &str) -> Option<Topic> {
    let found = TOPICS.iter().filter_map(|(words, topic)| title.find(words).map(|at| (at, *topic)));
    let mut best: Option<(usize, Topic)> = None;
    for (at, topic) in found {
        if best.is_none_or(|(known, _)| at < known) {
            best = Some((at, topic));
        }
    }
    best.map(|(_, topic)| topic)
}

/// The deadlines of a title: stretches of years and `đến năm …`, not dates of documents.
pub fn times_of(reader: &Reader<'_>) -> Vec<Time> {
    let end = reader.tokens.len();
    let mut out: Vec<Time> = Vec::new();
    let mut at = 0;
    let mut in_reference = false;
    while at < end {
        if super::figures::is_reference(reader.text(at)) {
            in_reference = true;
        }
        if reader.is_mark(at, ",") || reader.is_mark(at, ")") {
            in_reference = false;
        }
        let mut time = Time::default();
        match reader.time(at, end, &mut time) {
            Some(next) => {
                let day = time.within.is_some_and(|period| period.grain() == crate::value::Grain::Day);
                if !in_reference && !day && (time.has_deadline() || time.every.is_some()) && !out.iter().any(|known| same(known, &time)) {
                    out.push(time);
                }
                at = next;
            }
            None => at += 1,
        }
    }
    out
}

fn same(a: &Time, b: &Time) -> bool {
    Time { span: None, ..*a } == Time { span: None, ..*b }
}
