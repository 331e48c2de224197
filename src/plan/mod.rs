//! The compiled plan: targets, indicators and documents as ids and numbers, ready to be judged.
//!
//! In: a checked `hir::Program`. Out: [`Plan`], which holds no syntax and no names to resolve; spans stand in it only
//! for citations. `eval` runs it over observations; a printer to another back end reads the same tables.

use crate::source::Span;
use crate::value::map::Map;
use crate::value::{Date, DayOf, Grain, Period, Unit};

mod build;
pub mod canonical;
mod check;
mod formula;
mod index;
mod keep;
mod rule_test;
pub mod scenario;
mod scope;
mod task;

pub use build::{build, names_itself, section_number};
pub use check::{Check, Gathered, Relation, RowsWhat, Side, TaskFilter};
pub use formula::{Aggregate, Formula, Step};
pub use index::{CompositeIndex, IndexPart, Scoring};
pub use rule_test::{Expect, Expected, Given, RuleTest};
pub use scenario::{Amount, Assumption, Course, Factor, Scenario, ScenarioId, Spread};
pub use scope::{Dimension, Member, Over, Quantified, Quantifier};
pub use task::{Task, TaskState, TaskTime};

/// Which of [`Plan::indicators`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IndicatorId(pub u32);

/// Which of [`Plan::targets`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TargetId(pub u32);

/// Which of [`Plan::documents`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(pub u32);

/// The way in which an indicator gets better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GoodWhen {
    /// `tốt khi: tăng`.
    Rising,
    /// `tốt khi: giảm`.
    Falling,
    /// `tốt khi: trong khoảng`.
    Inside,
}

/// What is measured.
#[derive(Debug, Clone)]
pub struct Indicator {
    /// The name that declares it, as written.
    pub name: String,
    /// `tên`: the full title, where given.
    pub title: Option<String>,
    /// Its unit: declared, else that of its first target. Every threshold and figure is held in this unit.
    pub unit: Unit,
    /// Declared direction.
    pub good_when: Option<GoodWhen>,
    /// How often a figure is due (`kỳ`); a year where not declared.
    pub every: Grain,
    /// Days on which the series breaks (`gián đoạn`), ascending: figures whose periods end before such a day are not
    /// compared with figures whose periods end on or after it.
    pub breaks: Vec<Date>,
    /// `nguồn`.
    pub source: Option<String>,
    /// `chủ trì`.
    pub leads: Vec<String>,
    /// How its figures follow from others, where it is computed.
    pub formula: Option<Formula>,
    /// Where it was declared, or first used.
    pub span: Span,
    /// Whether a `chỉ số` block declares it.
    pub declared: bool,
}

impl Indicator {
    /// With a name alone: no unit yet, a figure a year, nothing said of its direction.
    pub fn named(name: &str, span: Span, declared: bool) -> Indicator {
        Indicator {
            name: name.to_owned(),
            title: None,
            unit: Unit::read("", ""),
            good_when: None,
            every: Grain::Year,
            breaks: Vec::new(),
            source: None,
            leads: Vec::new(),
            formula: None,
            span,
            declared,
        }
    }
}

/// A document that sets targets.
#[derive(Debug, Clone)]
pub struct Document {
    /// Number and symbol: `867/KH-UBND`.
    pub number: String,
    /// The number as ids are made of it: `867-kh-ubnd`.
    pub slug: String,
    /// `tên`.
    pub title: Option<String>,
    /// `cơ quan`.
    pub issuer: Option<String>,
    /// `ngày`: before it the document does not exist.
    pub date: Option<Date>,
    /// `hiệu lực`, first and last day.
    pub in_force: Option<(Date, Date)>,
    /// `địa bàn` as written.
    pub area: Option<String>,
    /// `địa bàn` folded, as areas of observations are compared.
    pub area_key: Option<String>,
    /// `thay thế`: whole documents that this one replaces.
    pub replaces: Vec<DocumentId>,
    /// `tiếp nối`: the earlier plans of the same line.
    pub follows: Vec<DocumentId>,
    /// Where it is declared.
    pub span: Span,
}

/// How firmly a target is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Modality {
    /// Committed to.
    Commit,
    /// `phấn đấu`, `cố gắng`, `hướng tới`: striven for; never makes a summary fail.
    Strive,
}

/// A comparison with one figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Comparator {
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
}

/// How big a change is meant.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ChangeBy {
    /// In the indicator's own unit (percentage points of a share, places of a rank, pieces of a count).
    Amount(f64),
    /// Relative to the earlier figure, in percent: `tăng 2%`.
    Percent(f64),
    /// To so many times the earlier figure: `gấp 2 lần`.
    Times(f64),
}

/// What a change is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeSince {
    /// The period before, in every period: `mỗi năm`. Judged as one verdict a period.
    EachPeriod,
    /// The mean yearly change from the baseline to the deadline: `bình quân … mỗi năm`.
    MeanPerYear,
    /// The figure of a stated period: `so với năm 2020`.
    Period(Period),
    /// The baseline (see [`Target::baseline`]): no reference is written.
    Baseline,
}

/// What must hold of the figure. Figures are in the indicator's unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Test {
    /// The figure passes the comparator.
    Compare(Comparator, f64),
    /// `a - b`: which end binds follows from the indicator's `tốt khi`.
    Range(f64, f64),
    /// `khoảng x`: within 5% of x, or the range written after `khoảng`; both ends bind. The ends stand here already.
    About(f64, f64),
    /// Rank ≤ n.
    RankAtMost(f64),
    /// The figure changes by at least so much (up or down), or strictly more.
    Change {
        /// Up or down.
        rising: bool,
        /// At least how much; always positive.
        by: ChangeBy,
        /// Whether exactly that much is too little (`tăng trên 2%`).
        strict: bool,
        /// From when.
        since: ChangeSince,
    },
    /// The state is reached: yes (1), or a level of at least so much.
    State(f64),
    /// The figure moves the right way from period to period: `tăng dần theo từng năm`.
    Direction {
        /// Up or down.
        rising: bool,
    },
}

/// When a test must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// At the deadline.
    By,
    /// On the figure of the deadline's own period alone: `trong năm 2022`. Holds that period.
    In(Period),
    /// In every period of this length from the start to the deadline, one verdict each and one for all: `mỗi năm`.
    Every(Grain),
    /// In every period from the start to the deadline: `duy trì`, `suốt giai đoạn`.
    Hold,
}

/// The named, versioned way of judging progress.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Method {
    /// `dự báo 1`: mean yearly change of the last five years carried on to the deadline.
    #[default]
    Forecast1,
    /// `tốc độ 1`: pace since the baseline against the pace needed, linear.
    Pace1,
    /// `CAGR 1`: the same on compound yearly growth.
    Cagr1,
}

impl Method {
    /// The name as written in rules and printed with verdicts.
    pub fn name(self) -> &'static str {
        match self {
            Method::Forecast1 => "dự báo 1",
            Method::Pace1 => "tốc độ 1",
            Method::Cagr1 => "CAGR 1",
        }
    }
}

/// A figure required on the way.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Milestone {
    /// The period in which it is due.
    pub period: Period,
    /// In the indicator's unit.
    pub value: f64,
}

/// How the required path runs between baseline and target where no milestones are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Path {
    /// `lộ trình: tuyến tính`.
    Linear,
    /// `lộ trình: tăng trưởng kép`.
    Compound,
}

/// A member of a dimension that a target is limited to: `tại cấp xã`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Scope {
    /// The declared dimension's folded name; `None` where none declares the member.
    pub dimension: Option<String>,
    /// The member as written.
    pub member: String,
    /// The member folded, as members of observations are compared.
    pub member_key: String,
}

/// How a compound target takes its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Joint {
    /// `và`, `trong đó`: all of them.
    All,
    /// `hoặc`: any of them.
    Any,
}

/// What a target asks.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// One test of one indicator.
    Single(Test),
    /// Several targets together, by id; the parts carry this one in [`Target::parent`] and are no targets of their own
    /// in inventories and summaries.
    Compound(Joint, Vec<TargetId>),
}

/// What a target has to do with others that are to be held once they have been reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kept {
    /// It holds them: which, as a line names them.
    All(String),
    /// It holds this one.
    One(TargetId),
}

/// A line `duy trì các mục tiêu đã đạt …` before its targets are known.
#[derive(Debug, Clone)]
pub struct Keeping {
    /// The target that holds them.
    pub whole: TargetId,
    /// Sections and ids, with their places.
    pub of: Vec<(KeptOf, Span)>,
}

/// Some of the targets that are to be held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeptOf {
    /// Those of a section, by its number or name, folded.
    Section(String),
    /// One, by its id.
    Id(String),
}

impl Target {
    /// The full name of what it is about; a line that holds many targets is about no indicator of its own.
    pub fn title<'a>(&self, indicator: &'a Indicator) -> Option<&'a str> {
        match self.kept {
            Some(Kept::All(_)) => Some("duy trì các mục tiêu đã đạt"),
            _ => indicator.title.as_deref(),
        }
    }
}

/// One verdict-bearing target.
#[derive(Debug, Clone)]
pub struct Target {
    /// Unique within its document: what stands after `@`, else made from indicator, scope and year.
    pub id: String,
    /// Where its line writes the id; `None` for one that is made.
    pub id_span: Option<Span>,
    /// The document that sets it.
    pub document: Option<DocumentId>,
    /// Section cited.
    pub section: Option<String>,
    /// What is measured (of a compound: of its first part).
    pub indicator: IndicatorId,
    /// Which member, where limited to one.
    pub scope: Option<Scope>,
    /// Over how many of a set it must hold, where it is quantified.
    pub quantified: Option<Box<Quantified>>,
    /// What is asked.
    pub body: Body,
    /// The compound that this is a part of.
    pub parent: Option<TargetId>,
    /// `duy trì các mục tiêu đã đạt`: the whole, or the part that holds one of them.
    pub kept: Option<Kept>,
    /// Commitment or striving.
    pub modality: Modality,
    /// When it must hold.
    pub when: When,
    /// Of a recurring target the day of every period by which it must hold; `None`: at the period's end.
    pub day: Option<DayOf>,
    /// First day; before it the target is upcoming.
    pub start: Option<Date>,
    /// Last day; `None` is judged as a hold from now on.
    pub deadline: Option<Date>,
    /// `mốc đầu`, in the indicator's unit.
    pub baseline: Option<Milestone>,
    /// The same of members of the dimension that a quantified target is judged over, by their places in it.
    pub bases: Vec<(u32, Milestone)>,
    /// `lộ trình` with figures, ascending by period.
    pub milestones: Vec<Milestone>,
    /// `lộ trình: tuyến tính | tăng trưởng kép`.
    pub path: Option<Path>,
    /// `phương pháp`.
    pub method: Method,
    /// `chủ trì`, of the target or of its indicator.
    pub leads: Vec<String>,
    /// `phối hợp` and `thực hiện`.
    pub partners: Vec<String>,
    /// `trọng số`.
    pub weight: Option<f64>,
    /// `theo`: a further citation.
    pub basis: Option<String>,
    /// `ghi chú`.
    pub note: Option<String>,
    /// The unit as the target's own line wrote it, for printing its figures; thresholds stand in the indicator's unit.
    pub unit: Unit,
    /// Digits after the decimal mark as the line wrote them.
    pub decimals: u8,
    /// Where it is written.
    pub span: Span,
    /// The line as written, bullets left out.
    pub text: String,
    /// The one reading, in symbolic form.
    pub canonical: String,
    /// Which [`Rivalry`] of [`Plan::rivalries`] it belongs to.
    pub rivalry: Option<u32>,
}

/// Targets of several documents on the same indicator, scope and deadline. Which of them stands depends on the as-of
/// date: the last in order whose document exists by then.
#[derive(Debug, Clone, Default)]
pub struct Rivalry {
    /// Members in order of their documents, the one that stands last.
    pub members: Vec<TargetId>,
    /// Whether the members set different figures; where they don't, the later one restates the earlier.
    pub differ: bool,
    /// Whether two members are of documents of which neither is later: a contradiction.
    pub undecided: bool,
}

/// Everything that can be judged.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// Whether the rules hold something that this build leaves to another: verdicts are then not for it to give.
    pub beyond: bool,
    /// What is measured.
    pub indicators: Vec<Indicator>,
    /// Who set it.
    pub documents: Vec<Document>,
    /// Targets in the order of the files.
    pub targets: Vec<Target>,
    /// Lines that hold what others have reached; empty once the plan is built.
    pub keepings: Vec<Keeping>,
    /// Tasks in the order of the files.
    pub tasks: Vec<Task>,
    /// Composite indices in the order of the files.
    pub indices: Vec<CompositeIndex>,
    /// Checks in the order of the files.
    pub checks: Vec<Check>,
    /// Rule tests in the order of the files.
    pub tests: Vec<RuleTest>,
    /// What is measured and the indicator of the points it earns: figures in points go to the latter.
    pub scores: Vec<(IndicatorId, IndicatorId)>,
    /// The points of an index or of a main part and the indicator of its rank.
    pub ranks: Vec<(IndicatorId, IndicatorId)>,
    /// Same indicator, scope and deadline in several documents.
    pub rivalries: Vec<Rivalry>,
    /// Folded names and aliases of indicators.
    pub names: Map<String, IndicatorId>,
    /// What is asked “what if” of, in the order of the files.
    pub scenarios: Vec<Scenario>,
    /// Declared dimensions.
    pub dimensions: Vec<Dimension>,
}

impl Plan {
    /// The indicator.
    pub fn indicator(&self, id: IndicatorId) -> Option<&Indicator> {
        self.indicators.get(id.0 as usize)
    }

    /// The target.
    pub fn target(&self, id: TargetId) -> Option<&Target> {
        self.targets.get(id.0 as usize)
    }

    /// The document.
    pub fn document(&self, id: DocumentId) -> Option<&Document> {
        self.documents.get(id.0 as usize)
    }

    /// The dimension of a quantified target; `None` for a list of indicators.
    pub fn dimension_of(&self, quantified: &Quantified) -> Option<&Dimension> {
        match quantified.over {
            Over::Members(at) => self.dimensions.get(at as usize),
            Over::Indicators(_) => None,
        }
    }

    /// The members of a dimension that exist on a day and lie in an area (folded), each with its place in the dimension.
    pub fn members_on<'a>(
        &'a self,
        dimension: &'a Dimension,
        day: Date,
        area: Option<&'a str>,
    ) -> impl Iterator<Item = (usize, &'a Member)> {
        self.members_in(dimension, area).filter(move |(_, member)| member.exists_on(day))
    }

    /// The name of a member of the set that a quantified target is judged over.
    pub fn member_name(&self, target: &Target, member: u32) -> Option<&str> {
        let dimension = target.quantified.as_deref().and_then(|quantified| self.dimension_of(quantified))?;
        dimension.members.get(member as usize).map(|member| member.name.as_str())
    }

    /// The members of a dimension that lie in an area (folded), each with its place in the dimension.
    pub fn members_in<'a>(&'a self, dimension: &'a Dimension, area: Option<&'a str>) -> impl Iterator<Item = (usize, &'a Member)> {
        let lies = move |member: &Member| area.is_none_or(|area| scope::lies_in(&self.dimensions, member, area));
        dimension.members.iter().enumerate().filter(move |(_, member)| lies(member))
    }

    /// All targets with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (TargetId, &Target)> {
        self.targets.iter().enumerate().map(|(index, target)| (TargetId(index as u32), target))
    }

    /// The id that is unique among all documents: `867-kh-ubnd/kinh-te-so-2030`.
    pub fn full_id(&self, target: &Target) -> String {
        match target.document.and_then(|d| self.document(d)) {
            Some(document) => format!("{}/{}", document.slug, target.id),
            None => target.id.clone(),
        }
    }

    /// Whether a document exists on a day.
    pub fn exists_on(&self, document: Option<DocumentId>, day: Date) -> bool {
        match document.and_then(|d| self.document(d)).and_then(|d| d.date) {
            Some(date) => date <= day,
            None => true,
        }
    }

    /// Whether one document is known to come after another: by their days, or because it says that it follows or
    /// replaces it.
    pub fn is_later(&self, later: DocumentId, earlier: DocumentId) -> bool {
        let (Some(a), Some(b)) = (self.document(later), self.document(earlier)) else { return false };
        a.follows.contains(&earlier) || a.replaces.contains(&earlier) || a.date.zip(b.date).is_some_and(|(a, b)| a > b)
    }
}
