//! From a plan's text to proposed rules, which a person approves line by line.
//!
//! Stages, each with types of its own: [`read`] (text to lines), [`blocks`] (lines to headings, entries, rows and their
//! sections), [`context`] (what a section says), [`sentence`] (blocks to sentences), [`figures`] (sentences to marked
//! phrases), [`propose`] and [`table`] (phrases and rows to proposals), [`write`] (proposals to a rule file that the
//! language has read back). The wordings are the language's own (`syntax`); nothing here knows a disk or a page.
//!
//! INVARIANT: every sentence with a figure or a commitment is proposed, refused with a reason, or listed as unread.

pub mod blocks;
pub mod context;
pub mod csv;
pub mod document;
#[cfg(feature = "cli")]
pub mod docx;
pub mod figures;
pub mod parted;
pub mod propose;
pub mod read;
pub mod sentence;
pub mod state;
pub mod table;
pub mod universal;
pub mod words;
pub mod write;

use crate::Compilation;
use crate::syntax::ast::Time;
use blocks::{Block, BlockKind, Section};
use context::{Context, Topic};
use document::Facts;
use propose::{Carry, Read};
use read::{Line, Mend};
use sentence::{LONGEST, Spoken};

/// How sure a proposal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// Nothing in it is open to a second reading.
    Sure,
    /// One reading, by a rule that now and then errs.
    Likely,
    /// More than one reading: somebody must choose.
    Ask,
}

/// What lowers the confidence of a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Doubt {
    /// Not in a section of goals.
    OutsideGoals,
    /// The deadline is the whole document's.
    DeadlineFromDocument,
    /// The deadline stands with a later figure of the sentence.
    DeadlineFromLater,
    /// No deadline anywhere.
    NoDeadline,
    /// Several deadlines in one sentence.
    SeveralDeadlines,
    /// `trước ngày`, `trước năm`: the day itself is excluded.
    BeforeDay,
    /// The predicate stands with a later figure.
    SharedPredicate,
    /// The subject is that of the figure before.
    SharedSubject,
    /// `trên 90%, 80%`: whether the comparator reaches the second.
    ComparatorReach,
    /// `phấn đấu A; B`.
    StriveReach,
    /// A bare figure on something that had better fall.
    BetterLow,
    /// `tỷ lệ … giảm 2%`: points or relative.
    PointsOrPercent,
    /// `tối thiểu 2 - 3`.
    FloorOfRange,
    /// `khoảng trên N`.
    AboutOver,
    /// `kiểm soát ở mức N`.
    Ceiling,
    /// `tăng 2 lần`, `gấp đôi`.
    Times,
    /// No unit.
    NoUnit,
    /// A count with no comparator.
    BareCount,
    /// `06/30`, `04/08 chỉ số`.
    Fraction,
    /// `cơ bản hoàn thành`.
    Hedge,
    /// A state with no stated criterion.
    NoCriterion,
    /// `tất cả`, `mỗi … một`: a whole without a figure.
    Whole,
    /// `tăng dần`: a direction without a figure.
    Trend,
    /// The subject is long; some of it may be no part of the name.
    LongSubject,
    /// The subject is one word.
    ShortSubject,
    /// The subject stands on both sides of the figure.
    Subject,
    /// What the figure is counted of stands behind it.
    Object,
    /// Words before the figure were left out.
    WordsBefore,
    /// Words behind the figure were left out.
    WordsBehind,
    /// Other figures of the sentence were not understood.
    OtherFigures,
    /// A figure was mended before it was read.
    Mended,
    /// The column of a table was told by its place.
    Column,
    /// `tại mỗi huyện`: the members of the set are not told.
    Members,
    /// The rule line could not be read back as meant.
    NotWritable,
}

impl Doubt {
    /// How sure a proposal with it can still be.
    pub fn at_best(self) -> Confidence {
        match self {
            Doubt::OutsideGoals
            | Doubt::DeadlineFromDocument
            | Doubt::DeadlineFromLater
            | Doubt::SeveralDeadlines
            | Doubt::BeforeDay
            | Doubt::SharedPredicate
            | Doubt::SharedSubject
            | Doubt::StriveReach
            | Doubt::Times
            | Doubt::LongSubject
            | Doubt::ShortSubject
            | Doubt::Object
            | Doubt::WordsBefore
            | Doubt::WordsBehind
            | Doubt::OtherFigures
            | Doubt::Mended
            | Doubt::Column => Confidence::Likely,
            _ => Confidence::Ask,
        }
    }
}

/// Why a figure sets no target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The number of a law, decision or plan.
    LegalReference,
    /// A date, a year or a period.
    Date,
    /// The period of a comparison.
    Reference,
    /// A result: reached, estimated or counted already.
    PastResult,
    /// In the part on the basis and purpose.
    Basis,
    /// The size of a group, not of an aim.
    GroupSize,
    /// The money of a task or a project.
    TaskMoney,
    /// Who or what is counted: `từ 15 tuổi trở lên`.
    Definition,
    /// Part of a name: `5G`, `mức độ 4`.
    Name,
    /// The number of an article, a step, a page.
    Numbering,
    /// Within brackets.
    Remark,
    /// A heading.
    Heading,
    /// A direction with no criterion.
    Direction,
    /// A task with a date.
    Task,
    /// A row of a table that holds no target.
    Row,
    /// The points of a part of an index.
    Points,
    /// A number whose spelling is refused.
    Unreadable,
}

/// Where something stands in the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place {
    /// The line, from 1; of a text document the paragraph.
    pub line: u32,
    /// The page, where the text tells it.
    pub page: Option<u32>,
    /// Which of [`Draft::sections`].
    pub section: usize,
    /// The bytes of the original text, where it was read from one.
    pub bytes: (u32, u32),
}

/// The words that gave each part of a proposal.
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    /// Comparator.
    pub comparator: String,
    /// Figure.
    pub figure: String,
    /// Unit.
    pub unit: String,
    /// Deadline.
    pub deadline: String,
    /// The section whose heading gave the deadline.
    pub deadline_from: Option<usize>,
    /// Scope.
    pub scope: String,
    /// Modality.
    pub modality: String,
    /// The section whose heading gave the modality.
    pub modality_from: Option<usize>,
}

/// A proposed rule.
#[derive(Debug, Clone)]
pub struct Proposal {
    /// What was read.
    pub read: Read,
    /// How sure.
    pub confidence: Confidence,
    /// The name of its indicator.
    pub name: String,
    /// The rule line; of an asked one the first reading.
    pub line: String,
    /// The readings to choose from; the first is `line`. Empty unless it is asked.
    pub readings: Vec<String>,
    /// Where.
    pub place: Place,
    /// Further places that say the same (rows of an annex).
    pub also: Vec<Place>,
    /// The bytes of the original text that hold the comparator and the figure, or the words that set the target; empty
    /// where only the row is known.
    pub mark: (u32, u32),
    /// The sentence.
    pub text: String,
    /// Who leads.
    pub leads: Vec<String>,
    /// Who helps.
    pub partners: Vec<String>,
    /// The target of [`Draft::compilation`] that its line became.
    pub target: Option<crate::plan::TargetId>,
}

/// A sentence or figure that became no proposal.
#[derive(Debug, Clone)]
pub struct Left {
    /// The words.
    pub text: String,
    /// Where.
    pub place: Place,
    /// Why; `None` where it was not understood.
    pub reason: Option<Reason>,
}

/// How many sentences with a figure or a commitment came in, and what became of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Account {
    /// Came in.
    pub sentences: usize,
    /// Gave at least one proposal.
    pub proposed: usize,
    /// Gave none, with a reason for each figure.
    pub refused: usize,
    /// Were not understood.
    pub unread: usize,
}

/// What a plan's text gives.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// The name of the file.
    pub file: String,
    /// Number, date, issuer and title as found.
    pub document: Facts,
    /// Its sections.
    pub sections: Vec<Section>,
    /// What each section is about.
    pub topics: Vec<Topic>,
    /// Proposals in the order of the text.
    pub proposals: Vec<Proposal>,
    /// Sentences and figures that set no target, with reasons.
    pub refused: Vec<Left>,
    /// Sentences with figures that were not understood.
    pub unread: Vec<Left>,
    /// What was mended for reading.
    pub mends: Vec<Mend>,
    /// The account of sentences.
    pub account: Account,
    /// The declaration of the document, for whoever puts a rule file together line by line.
    pub head: String,
    /// The declarations of its indicators: name and text.
    pub declarations: Vec<(String, String)>,
    /// The rule file: sure and likely proposals as lines, asked ones as comments.
    pub rules: String,
    /// The rules with the first reading of every proposal, as the language read them back.
    pub compilation: Compilation,
}

/// Drafts rules from a plan's text.
///
/// ```
/// let draft = muctieu::draft::draft_text("kế hoạch", "II. MỤC TIÊU\n1. Đến năm 2030\n- Tỷ lệ hộ dùng nước sạch đạt trên 95%.");
/// assert_eq!(draft.proposals[0].line, "tỷ lệ hộ dùng nước sạch > 95% đến năm 2030");
/// ```
pub fn draft_text(file: &str, text: &str) -> Draft {
    let (lines, mends) = read::lines(text);
    draft_lines(file, &lines, mends)
}

/// Drafts rules from lines that an extractor has made of a document or a sheet.
pub fn draft_lines(file: &str, lines: &[Line], mends: Vec<Mend>) -> Draft {
    draft_lines_told(file, lines, mends, &mut |_, _| {})
}

/// Blocks between two words on how far the reading is.
const TOLD_EVERY: usize = 64;

/// As [`draft_lines`]; `told` hears now and then how many blocks of how many are read. When all are, the rules are still to
/// be written and read back.
pub fn draft_lines_told(file: &str, lines: &[Line], mends: Vec<Mend>, told: &mut dyn FnMut(usize, usize)) -> Draft {
    let (blocks, sections) = blocks::blocks(lines);
    let facts = document::find(&blocks);
    let contexts = context::contexts(&sections, facts.report);
    let (row_of, rows) = parted::rows(&blocks);
    let mut drafter = Drafter {
        cells: None,
        contexts: &contexts,
        facts: &facts,
        mends: &mends,
        draft: Draft { file: file.to_owned(), ..Draft::default() },
        table: table::Table::default(),
        carry: Carry::default(),
        list: None,
    };
    for (index, block) in blocks.iter().enumerate() {
        if index % TOLD_EVERY == 0 {
            told(index, blocks.len());
        }
        drafter.cells = row_of.get(index).copied().flatten().and_then(|row| rows.get(row));
        drafter.block(block);
    }
    told(blocks.len(), blocks.len());
    let mut draft = drafter.draft;
    draft.document = facts;
    draft.sections = sections;
    draft.topics = contexts.iter().map(|context| context.topic).collect();
    draft.mends = mends;
    onward(&mut draft);
    write::write(&mut draft);
    draft
}

/// `năm 2025 và các năm tiếp theo` in a title: what names no deadline is to hold from then on, to the furthest year that
/// the plan names.
fn onward(draft: &mut Draft) {
    let Some(first) = draft.document.onward else { return };
    let named = draft.proposals.iter().filter(|proposal| !proposal.read.doubts.contains(&Doubt::DeadlineFromDocument));
    let Some(last) = named.filter_map(|proposal| crate::syntax::phrase::deadline(&proposal.read.time)).map(crate::value::Date::year).max()
    else {
        return;
    };
    if last <= first {
        return;
    }
    for proposal in draft.proposals.iter_mut().filter(|proposal| proposal.read.doubts.contains(&Doubt::DeadlineFromDocument)) {
        let year = crate::value::Period::year;
        proposal.read.time = Time { from: Some(year(first)), by: Some(year(last)), within: None, before: None, ..proposal.read.time };
        proposal.read.maintain = true;
    }
}

struct Drafter<'a> {
    /// What the other cells say, where the block is a cell of a parted row.
    cells: Option<&'a parted::Cells>,
    contexts: &'a [Context],
    facts: &'a Facts,
    mends: &'a [Mend],
    draft: Draft,
    table: table::Table,
    carry: Carry,
    /// The figure that the entries of a list share.
    list: Option<Read>,
}

impl Drafter<'_> {
    fn block(&mut self, block: &Block) {
        let mut context = self.contexts.get(block.section).copied().unwrap_or_default();
        if let Some(due) = self.cells.and_then(|cells| cells.due) {
            context.time = Some(due);
            context.time_from = None;
            // The rows of an annex are tasks, whatever its heading says.
            if matches!(context.topic, Topic::Unknown | Topic::Other) {
                context.topic = Topic::Tasks;
            }
        }
        if let BlockKind::Row(cells) = &block.kind {
            self.row(block, cells, &context);
            return;
        }
        if block.kind != BlockKind::PageNumber {
            self.table.leave();
        }
        let spoken = Spoken::new(&block.text);
        let reader = spoken.reader();
        self.carry = Carry::default();
        if block.kind != BlockKind::Paragraph {
            self.list = None;
        }
        for (from, to) in spoken.sentences() {
            let place = self.place(block, &reader, from, to);
            let text = sentence_text(&reader, from, to);
            if to - from > LONGEST {
                self.count(None, text, place);
                continue;
            }
            let digits = (from..to).any(|at| reader.text(at).bytes().any(|byte| byte.is_ascii_digit()));
            if block.kind == BlockKind::PageNumber {
                self.count(Some(Reason::Numbering), text, place);
                continue;
            }
            let found = figures::find(&reader, from, to);
            if found.figures.is_empty() && !digits {
                self.stateless(block, &reader, from, to, &context, place, text, &found);
                continue;
            }
            let outcome = propose::read(&reader, from, to, &found, &context, &mut self.carry);
            self.carry.prior = object_of(&text);
            let mut reads = outcome.reads;
            if outcome.unread.is_empty() {
                // Before the clause of the first figure: its own verbs are part of its name.
                let first = outcome.first_figure.map_or(to, |figure| (from..figure).rev().find(|at| reader.is_pause(*at)).unwrap_or(from));
                self.figureless(&reader, (from, first, to), &found, &context, &mut reads);
            }
            self.listed(&reader, (from, to), &mut reads);
            let heading = block.kind == BlockKind::Heading;
            if reads.is_empty() {
                if !outcome.unread.is_empty() && !heading {
                    self.count(None, text, place);
                } else {
                    let reason = if heading { Some(Reason::Heading) } else { outcome.refused.first().map(|(_, _, reason)| *reason) };
                    let told = figures_reason(&outcome.refused).or(reason).unwrap_or(Reason::Date);
                    self.count(Some(if heading { Reason::Heading } else { told }), text, place);
                }
                continue;
            }
            self.draft.account.sentences += 1;
            self.draft.account.proposed += 1;
            for (from, to) in &outcome.unread {
                let text = sentence_text(&reader, *from, *to);
                self.draft.unread.push(Left { text, place, reason: None });
            }
            for (from, to, reason) in &outcome.refused {
                if !matches!(reason, Reason::LegalReference | Reason::Date | Reason::Name | Reason::Reference) {
                    let text = sentence_text(&reader, *from, *to);
                    self.draft.refused.push(Left { text, place, reason: Some(*reason) });
                }
            }
            for mut read in reads {
                if !outcome.unread.is_empty() {
                    read.doubts.push(Doubt::OtherFigures);
                }
                let mark = marked(block, &reader, &read);
                self.propose(read, place, mark, text.clone());
            }
        }
    }

    /// A sentence without figures: a state in a section of goals, a commitment, or nothing to account for.
    #[allow(clippy::too_many_arguments, reason = "what a sentence is told by, each once")]
    fn stateless(
        &mut self,
        block: &Block,
        reader: &crate::syntax::phrase::Reader<'_>,
        from: usize,
        to: usize,
        context: &Context,
        place: Place,
        text: String,
        found: &figures::Found,
    ) {
        if block.kind == BlockKind::Heading || matches!(context.topic, Topic::Results | Topic::Basis) {
            return;
        }
        let goals = context.topic == Topic::Goals;
        let strives = (from..to).any(|at| propose::strive(reader, at, to).is_some());
        self.carry.prior = object_of(&text);
        let mut reads = Vec::new();
        self.figureless(reader, (from, to, to), found, context, &mut reads);
        self.listed(reader, (from, to), &mut reads);
        if !goals && !strives && reads.is_empty() {
            return;
        }
        if reads.is_empty() {
            self.count(Some(Reason::Direction), text, place);
            return;
        }
        self.draft.account.sentences += 1;
        self.draft.account.proposed += 1;
        for read in reads {
            let mark = marked(block, reader, &read);
            self.propose(read, place, mark, text.clone());
        }
    }

    /// States, wholes and directions of a sentence, up to its first figure.
    fn figureless(
        &mut self,
        reader: &crate::syntax::phrase::Reader<'_>,
        (from, first, to): (usize, usize, usize),
        found: &figures::Found,
        context: &Context,
        reads: &mut Vec<Read>,
    ) {
        if matches!(context.topic, Topic::Results | Topic::Basis | Topic::Unknown) {
            return;
        }
        let goals = context.topic == Topic::Goals;
        // A task's milestone is one where the sentence gives it a date.
        let dated = found.times.iter().any(|mark| !mark.named && mark.time.has_deadline() && mark.from >= from);
        if goals || dated && context.topic == Topic::Tasks && reads.is_empty() {
            for mut read in state::read(reader, from, first, found, context, &mut self.carry) {
                if !goals {
                    read.doubts.push(Doubt::OutsideGoals);
                }
                reads.push(read);
            }
        }
        if first == to && context.topic != Topic::Other {
            reads.extend(universal::read(reader, from, to, found, context, &self.carry));
        }
    }

    /// `đạt 100% các tiêu chí: tỷ lệ A; tỷ lệ B`: the figure before the colon is asked of every entry behind it.
    fn listed(&mut self, reader: &crate::syntax::phrase::Reader<'_>, (from, to): (usize, usize), reads: &mut Vec<Read>) {
        const ENTRIES: [&str; 6] = ["tỷ lệ", "tỉ lệ", "tỷ trọng", "mức độ", "số lượng", "số "];
        let typed = |from: usize, to: usize| sentence_text(reader, from, to);
        let colon = (from..to).rev().find(|at| reader.is_mark(at.to_owned(), ":"));
        if let Some(colon) = colon
            && let [read] = reads.as_slice()
            && read.tokens.1 <= colon
            && ["tiêu chí", "chỉ tiêu", "chỉ số"].iter().any(|noun| crate::source::fold::fold_name(&read.subject).contains(noun))
        {
            self.list = Some(read.clone());
            let entry = typed(colon + 1, to);
            if ENTRIES.iter().any(|lead| crate::source::fold::fold_name(&entry).starts_with(lead)) {
                *reads = vec![entry_of(read, entry)];
            }
            return;
        }
        let entry = typed(from, to);
        match &self.list {
            Some(list) if reads.is_empty() && ENTRIES.iter().any(|lead| crate::source::fold::fold_name(&entry).starts_with(lead)) => {
                reads.push(entry_of(list, entry));
            }
            _ => self.list = None,
        }
    }

    fn row(&mut self, block: &Block, cells: &[String], context: &Context) {
        let bytes = if block.sheet { (0, 0) } else { (read::original(&block.map, 0), read::original(&block.map, block.text.len())) };
        let place = Place { line: block.line, page: block.page, section: block.section, bytes };
        let text = cells.iter().filter(|cell| !cell.is_empty()).cloned().collect::<Vec<_>>().join(" | ");
        match self.table.row(cells, context, self.facts, block.sheet) {
            table::Row::Nothing => {}
            table::Row::Refused(reason) => self.count(Some(reason), text, place),
            table::Row::Unread => self.count(None, text, place),
            table::Row::Proposals(reads) => {
                self.draft.account.sentences += 1;
                self.draft.account.proposed += 1;
                for (read, leads, partners) in reads {
                    self.propose(read, place, (0, 0), text.clone());
                    if let Some(proposal) = self.draft.proposals.last_mut() {
                        proposal.leads = leads;
                        proposal.partners = partners;
                    }
                }
            }
        }
    }

    fn propose(&mut self, mut read: Read, place: Place, mark: (u32, u32), text: String) {
        if read.time.span.is_none() && read.evidence.deadline.is_empty() && read.evidence.deadline_from.is_none() {
            match self.facts.period {
                Some(time) => {
                    read.time = Time { every: read.time.every, ..time };
                    read.doubts.push(Doubt::DeadlineFromDocument);
                }
                None => read.doubts.push(Doubt::NoDeadline),
            }
        } else if !read.time.has_deadline() && read.time.every.is_none() && !read.maintain {
            read.doubts.push(Doubt::NoDeadline);
        }
        let (mut leads, mut partners) = (Vec::new(), Vec::new());
        if let Some(cells) = self.cells {
            if read.evidence.deadline.is_empty() && cells.due.is_some_and(|due| due.by == read.time.by) {
                read.evidence.deadline.clone_from(&cells.words);
            }
            leads.clone_from(&cells.leads);
            partners.clone_from(&cells.partners);
        }
        let mended = self.mends.iter().any(|mend| mend.line == place.line && mend.read.bytes().any(|byte| byte.is_ascii_digit()));
        if mended {
            read.doubts.push(Doubt::Mended);
        }
        let mut seen = Vec::new();
        read.doubts.retain(|doubt| {
            let fresh = !seen.contains(doubt);
            seen.push(*doubt);
            fresh
        });
        let confidence = read.doubts.iter().map(|doubt| doubt.at_best()).max().unwrap_or(Confidence::Sure);
        self.draft.proposals.push(Proposal {
            read,
            confidence,
            name: String::new(),
            line: String::new(),
            readings: Vec::new(),
            place,
            also: Vec::new(),
            mark,
            text,
            leads,
            partners,
            target: None,
        });
    }

    fn count(&mut self, reason: Option<Reason>, text: String, place: Place) {
        self.draft.account.sentences += 1;
        match reason {
            Some(_) => {
                self.draft.account.refused += 1;
                self.draft.refused.push(Left { text, place, reason });
            }
            None => {
                self.draft.account.unread += 1;
                self.draft.unread.push(Left { text, place, reason });
            }
        }
    }

    fn place(&self, block: &Block, reader: &crate::syntax::phrase::Reader<'_>, from: usize, to: usize) -> Place {
        Place { line: block.line, page: block.page, section: block.section, bytes: bytes_of(block, reader, from, to) }
    }
}

/// The bytes of the original text that some tokens of a block take.
fn bytes_of(block: &Block, reader: &crate::syntax::phrase::Reader<'_>, from: usize, to: usize) -> (u32, u32) {
    let span = reader.span(from, to);
    let (start, end) = (span.start as usize, span.end as usize);
    let ascii = block.text.as_bytes().get(end.wrapping_sub(1)).is_some_and(u8::is_ascii);
    // A composed letter may have been typed as several: it ends where the next one begins.
    let last = if ascii { read::original(&block.map, end - 1) + 1 } else { read::original(&block.map, end) };
    (read::original(&block.map, start), last)
}

/// The bytes of the words that set a target.
fn marked(block: &Block, reader: &crate::syntax::phrase::Reader<'_>, read: &Read) -> (u32, u32) {
    if read.tokens.0 < read.tokens.1 { bytes_of(block, reader, read.tokens.0, read.tokens.1) } else { (0, 0) }
}

/// What a sentence speaks of: its words without the verb of the task at their head.
fn object_of(sentence: &str) -> String {
    let folded = crate::source::fold::fold_name(sentence);
    let verb =
        ["xây dựng ", "phát triển ", "triển khai ", "hình thành ", "nâng cấp ", "thí điểm "].iter().find(|verb| folded.starts_with(**verb));
    let Some(verb) = verb else { return String::new() };
    let words = verb.split_whitespace().count();
    let rest: Vec<&str> = sentence.split_whitespace().skip(words).take(16).collect();
    rest.join(" ").trim_end_matches([',', '.']).to_owned()
}

/// A list's figure asked of one of its entries.
fn entry_of(list: &Read, entry: String) -> Read {
    let mut read = Read { subject: entry, ..list.clone() };
    read.doubts.push(Doubt::SharedPredicate);
    read
}

/// The reason that tells most of a sentence's figures: one that is about thresholds before one about names and dates.
fn figures_reason(refused: &[(usize, usize, Reason)]) -> Option<Reason> {
    let weak =
        |reason: &Reason| matches!(reason, Reason::LegalReference | Reason::Date | Reason::Name | Reason::Reference | Reason::Numbering);
    refused.iter().map(|(_, _, reason)| *reason).find(|reason| !weak(reason))
}

fn sentence_text(reader: &crate::syntax::phrase::Reader<'_>, from: usize, to: usize) -> String {
    reader.typed(reader.span(from, to)).split_whitespace().collect::<Vec<_>>().join(" ")
}
