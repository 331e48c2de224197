//! The tree of a rule file: one item a line, close to what was written, every piece with its place.
//!
//! Names are not resolved here and units not read; numbers and dates are, since their spelling is a matter of syntax.

use crate::source::{FileId, Span};
use crate::value::number::Figure;
use crate::value::{DayOf, Grain, Period};

/// A piece of text: where it stands, and folded with single spaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// Where.
    pub span: Span,
    /// Folded, spaces squeezed.
    pub folded: String,
}

/// A rule file as written.
#[derive(Debug, Clone)]
pub struct File {
    /// Which file.
    pub id: FileId,
    /// Its lines in order, blank and junk lines left out.
    pub items: Vec<Item>,
}

/// What a line says.
#[derive(Debug, Clone)]
pub enum Item {
    /// `dùng "x"`: the path between the quotes.
    Include(Text),
    /// `văn bản …`
    Document(Text),
    /// `mục "…"`: the section between the quotes.
    Section(Text),
    /// `chiều NAME: members`
    Dimension {
        /// The name.
        name: Text,
        /// The members, parted by semicolons.
        members: Vec<Text>,
    },
    /// `chỉ số …`
    Indicator(Text),
    /// A block: its first line.
    Block(Block),
    /// An entry of the block above: a part of an index, a line of a rule test.
    Entry(Text),
    /// `key: value`
    Property(Property),
    /// A line that is only a deadline.
    Heading(Heading),
    /// A line with one target or several.
    Target(Statement),
    /// `kịch bản …`
    Scenario(Text),
    /// A line of the scenario above.
    ScenarioLine(super::scenario::Line),
    /// A declaration that was not understood: properties below belong to it and say nothing.
    Junk,
}

/// The first line of a block, or a declaration of one line that stands for many.
#[derive(Debug, Clone)]
pub struct Block {
    /// What it opens.
    pub kind: BlockKind,
    /// Number and name of a task, the path of a table, the name of an index, a check or a test, quotes left out.
    pub head: Text,
    /// What stands behind the colon: the points of an index, the formulas of a check; empty elsewhere.
    pub body: Text,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// `nhiệm vụ 2.1 …`
    Task,
    /// `nhiệm vụ từ "…"`
    TasksFrom,
    /// `số liệu từ "…"`
    DataFrom,
    /// `bộ chỉ số …`
    Index,
    /// `kiểm tra "…"`
    Check,
    /// `kiểm thử …`
    Test,
}

/// A property line.
#[derive(Debug, Clone)]
pub struct Property {
    /// Which.
    pub key: Key,
    /// Where the key stands.
    pub key_span: Span,
    /// The value, as typed and folded; empty where none is written.
    pub value: Text,
}

/// The known properties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    /// `tên`
    Title,
    /// `gọi là`
    Aliases,
    /// `đơn vị`
    Unit,
    /// `công thức`
    Formula,
    /// `tốt khi`
    GoodWhen,
    /// `kỳ`
    Every,
    /// `gián đoạn`
    Breaks,
    /// `thuộc`: what the members of a dimension are parts of.
    Within,
    /// `gồm`: further members of a dimension.
    Members,
    /// `từ`: the first day of the members of a dimension.
    From,
    /// `đến`: their last day.
    Until,
    /// `chủ trì`
    Lead,
    /// `phối hợp`
    Partners,
    /// `thực hiện`
    Implementers,
    /// `nguồn`
    Source,
    /// `ngày`
    Date,
    /// `cơ quan`
    Issuer,
    /// `địa bàn`
    Area,
    /// `hiệu lực`
    InForce,
    /// `thay thế`
    Replaces,
    /// `tiếp nối`
    Follows,
    /// `mốc đầu`
    Baseline,
    /// `lộ trình`
    Path,
    /// `trọng số`
    Weight,
    /// `phương pháp`
    Method,
    /// `theo`
    Basis,
    /// `ghi chú`
    Note,
    /// `thời hạn`
    Due,
    /// `kết quả`
    Result,
    /// `trạng thái`
    State,
    /// `hoàn thành`
    DoneOn,
    /// `minh chứng`
    Proof,
}

/// A line that gives its deadline to the targets below.
#[derive(Debug, Clone)]
pub struct Heading {
    /// The deadline.
    pub time: Time,
    /// `phấn đấu đến năm 2025:` strives in every target below.
    pub strive: bool,
    /// The line.
    pub span: Span,
}

/// A target line: one target, several joined by `và`, `hoặc`, or one subject with several scopes.
#[derive(Debug, Clone)]
pub struct Statement {
    /// The whole statement as typed, bullet and comment left out.
    pub span: Span,
    /// The targets in order.
    pub targets: Vec<Target>,
    /// How they are joined into one; `None` where each stands by itself.
    pub joint: Option<Joint>,
    /// `@id`, without the sign.
    pub id: Option<Text>,
    /// `duy trì các mục tiêu đã đạt …`: then there are no targets of its own.
    pub keep: Option<Box<Keep>>,
}

/// `duy trì các mục tiêu đã đạt tại mục "II.2.a" từ 2026 đến 2030`: what was reached goes on being held.
#[derive(Debug, Clone)]
pub struct Keep {
    /// The targets meant.
    pub of: Vec<Kept>,
    /// From when until when.
    pub time: Time,
    /// `phấn đấu`
    pub strive: bool,
}

/// Some of the targets that are to be held.
#[derive(Debug, Clone)]
pub enum Kept {
    /// `mục "II.2.a"`: those of a section and of what it is divided into.
    Section(Text),
    /// `@id`, without the sign.
    Id(Text),
}

/// How the parts of a compound are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Joint {
    /// `và`, `trong đó`
    And,
    /// `hoặc`
    Or,
}

/// One target as written.
#[derive(Debug, Clone)]
pub struct Target {
    /// What is measured, without scope, area and words of time.
    pub subject: Text,
    /// The same with the scope and area that stand next to it: where a declared name is that long, they belong to the
    /// name (`tài khoản tại ngân hàng`, `thu ngân sách trên địa bàn`). Equal to `subject` where nothing was taken off.
    pub full_subject: Text,
    /// The reading in which the comparator's first words belong to the name, with the test that is left then.
    pub longer: Option<Box<(Text, Test)>>,
    /// What is asked of it.
    pub test: Test,
    /// Where the comparator stands; empty where none is written.
    pub comparator_span: Span,
    /// The figures with their unit.
    pub quantity: Option<Quantity>,
    /// `tại …`
    pub scope: Option<Text>,
    /// `mỗi …`, `ít nhất 4 trong 8 …`
    pub quantifier: Option<Box<Quantifier>>,
    /// Deadline and recurrence.
    pub time: Time,
    /// `phấn đấu`
    pub strive: bool,
    /// The reference period of a change.
    pub since: Since,
    /// `duy trì`
    pub maintain: bool,
    /// `bình quân`
    pub mean: bool,
    /// Where the target stands.
    pub span: Span,
}

/// Over how many of a set a target must hold. Which set its words name is not known here.
#[derive(Debug, Clone)]
pub struct Quantifier {
    /// Each, or a count.
    pub count: Count,
    /// The words behind it: the name of the set. Where the quantifier leads its sentence (`mỗi huyện có tỷ lệ …`) the
    /// words go on with the subject, and [`Target::subject`] is the same words.
    pub words: Text,
    /// Whether it leads.
    pub leads: bool,
    /// `mỗi`, `ít nhất 4 trong 8`
    pub span: Span,
    /// The reading without a quantifier, for words that name no set: `tất cả hồ sơ …`, `ít nhất 50 doanh nghiệp …`.
    pub otherwise: Option<Target>,
}

/// How many of a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Count {
    /// `từng`, `mỗi`, `mọi`
    Each,
    /// `tất cả`: each, where what follows is a set; else all of a whole.
    All,
    /// `ít nhất 4`, with the size of the set where it is written (`trong 8`).
    AtLeast {
        /// 4
        count: u32,
        /// 8
        of: Option<u32>,
    },
}

/// What is asked, before units and directions are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Test {
    /// ≥
    AtLeast,
    /// >
    MoreThan,
    /// ≤
    AtMost,
    /// <
    LessThan,
    /// =
    Exactly,
    /// A figure with no comparator behind its subject: floor or ceiling by the indicator's direction.
    Bare,
    /// `a - b`
    Range,
    /// `tối thiểu a - b`: floor a, b wished for.
    RangeFromFloor,
    /// `tối đa a - b`: ceiling b.
    RangeToCeiling,
    /// About a figure or within a range.
    About,
    /// About a figure, from below.
    Nearly,
    /// Rank ≤ n.
    Top,
    /// A rise by at least so much; strictly more with `tăng trên`.
    Increase {
        /// `trên`
        strict: bool,
    },
    /// A fall by at least so much.
    Decrease {
        /// `trên`
        strict: bool,
    },
    /// So many times the earlier figure; more than that with `gấp trên`.
    Fold {
        /// `trên`
        strict: bool,
    },
    /// No rise (`rising`), or no fall, against an earlier figure.
    Still {
        /// Whether it is a rise that must not be.
        rising: bool,
    },
    /// So many places better.
    ImproveRank,
    /// A state is reached: yes, or the level of the quantity.
    State,
    /// Rising (true) or falling from period to period.
    Direction {
        /// Up or down.
        rising: bool,
    },
}

/// Figures with a unit.
#[derive(Debug, Clone)]
pub struct Quantity {
    /// The figure, or the lower end.
    pub low: Number,
    /// The upper end of a range.
    pub high: Option<Number>,
    /// The words of the unit; `None` where none is written.
    pub unit: Option<Text>,
    /// All of it.
    pub span: Span,
}

/// A number with its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number {
    /// The value; `None` where its spelling was refused (a diagnostic has been given).
    pub figure: Option<Figure>,
    /// Where.
    pub span: Span,
}

/// The reference of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Since {
    /// None is written.
    Unsaid,
    /// `so với năm 2020`
    Period(Period),
    /// `so với năm trước`
    YearBefore,
}

/// When a target must hold, as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Time {
    /// Deadline: the end of this period (`đến năm 2030`), or of the stage.
    pub by: Option<Period>,
    /// Deadline: the day before this period (`trước năm 2030`).
    pub before: Option<Period>,
    /// On the figure of this period alone (`trong năm 2022`).
    pub within: Option<Period>,
    /// `từ năm 2025`, or the first period of a stage.
    pub from: Option<Period>,
    /// `mỗi năm` and the like.
    pub every: Option<Grain>,
    /// `trước ngày 15/12 hằng năm`: the day of every period, where one is written.
    pub day: Option<DayOf>,
    /// `suốt giai đoạn`
    pub whole_stage: bool,
    /// Where the words of time stand; the first of them where they stand apart.
    pub span: Option<Span>,
}

impl Time {
    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        self.span.is_none()
    }

    /// Whether it says when the target is due.
    pub fn has_deadline(&self) -> bool {
        self.by.is_some() || self.before.is_some() || self.within.is_some()
    }
}
