//! The tables of wordings (`grammar/keywords.*.txt`), compiled for matching.
//!
//! In: the words of a line. Out: for every word the wordings that begin there, longest first. A wording may be of
//! several kinds (`đến` opens a deadline and closes a range); which one counts is the affair of `target`.

use std::sync::OnceLock;

use crate::value::map::Map;
use crate::value::order;

const TABLES: [&str; 2] = [include_str!("../../grammar/keywords.vi.txt"), include_str!("../../grammar/keywords.en.txt")];

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $key:literal,)*) => {
        /// What a wording can be.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum Kind { $($(#[$doc])* $name,)* }

        impl Kind {
            /// Every kind.
            pub const ALL: &[Kind] = &[$(Kind::$name),*];

            /// Its name in the tables.
            pub fn key(self) -> &'static str {
                match self { $(Kind::$name => $key,)* }
            }
        }
    };
}

kinds! {
    /// ≥
    AtLeast = "at_least",
    /// >
    MoreThan = "more_than",
    /// ≤
    AtMost = "at_most",
    /// <
    LessThan = "less_than",
    /// =
    Exactly = "exactly",
    /// About a figure or a range.
    About = "about",
    /// About a figure, from below.
    Nearly = "nearly",
    /// Opens a range that binds at both ends.
    Within = "within",
    /// A verb before a figure.
    Verb = "verb",
    /// A level reached by rising.
    UpTo = "up_to",
    /// A level reached by falling.
    DownTo = "down_to",
    /// A verb that makes a figure a ceiling.
    CeilingVerb = "ceiling_verb",
    /// Before a subject that is to be held down.
    Restrain = "restrain",
    /// Opens a range or a threshold.
    RangeFrom = "range_from",
    /// Joins the ends of a range.
    RangeTo = "range_to",
    /// After a figure: or more.
    OrMore = "or_more",
    /// After a figure: or less.
    OrLess = "or_less",
    /// The size of a rise.
    Increase = "increase",
    /// The size of a fall.
    Decrease = "decrease",
    /// Mean over the years.
    Mean = "mean",
    /// Names the reference of a change.
    ComparedWith = "compared_with",
    /// After a number: times.
    Times = "times",
    /// Twice.
    Doubled = "doubled",
    /// One and a half times.
    HalfMore = "half_more",
    /// Before a number of times.
    Fold = "fold",
    /// Fewer places in a ranking.
    ImproveRank = "improve_rank",
    /// Rising from period to period.
    DirectionUp = "direction_up",
    /// Falling from period to period.
    DirectionDown = "direction_down",
    /// Kept in every period.
    Maintain = "maintain",
    /// Among the first so many.
    Top = "top",
    /// At a place.
    RankAt = "rank_at",
    /// The best of a ranking.
    Leading = "leading",
    /// A state, behind its subject.
    StateAfter = "state_after",
    /// A state, before its subject.
    StateBefore = "state_before",
    /// The word before the number of a level.
    Level = "level",
    /// Yes.
    Yes = "yes",
    /// No.
    No = "no",
    /// Deadline: the end of the period named.
    By = "by",
    /// Deadline: the day before the period named.
    Before = "before",
    /// On the figure of the period named.
    In = "in",
    /// From a period on.
    From = "from",
    /// A stretch of years.
    Stage = "stage",
    /// Every period of a stretch of years.
    WholeStage = "whole_stage",
    /// Every year.
    EveryYear = "every_year",
    /// Every quarter.
    EveryQuarter = "every_quarter",
    /// Every month.
    EveryMonth = "every_month",
    /// Names a member of a dimension.
    At = "at",
    /// Every member of a set.
    Each = "each",
    /// One member apart from the rest, with a figure of its own.
    Apart = "apart",
    /// Pairs a list of figures with a list of members.
    Respectively = "respectively",
    /// Striven for, not committed to.
    Strive = "strive",
    /// Firm; says nothing that a target doesn't.
    Firm = "firm",
    /// Both.
    And = "and",
    /// Either.
    Or = "or",
    /// The document's own area; says nothing that the document doesn't.
    WholeArea = "whole_area",
    /// All of a whole.
    AllOf = "all_of",
    /// Half of a whole.
    HalfOf = "half_of",
    /// None of it is left.
    NoneOf = "none_of",
    /// Does not rise.
    NotUp = "not_up",
    /// Does not fall.
    NotDown = "not_down",
}

/// A set of kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Kinds(u64);

impl Kinds {
    /// The set of some kinds.
    pub const fn of(kinds: &[Kind]) -> Kinds {
        let mut bits = 0;
        let mut at = 0;
        while at < kinds.len() {
            bits |= 1u64 << kinds[at] as u8;
            at += 1;
        }
        Kinds(bits)
    }

    /// Whether it holds a kind.
    pub fn has(self, kind: Kind) -> bool {
        self.0 >> kind as u8 & 1 == 1
    }

    /// Whether the two share a kind.
    pub fn meets(self, other: Kinds) -> bool {
        self.0 & other.0 != 0
    }
}

/// A wording of the tables.
#[derive(Debug, Clone)]
pub struct Wording {
    /// Its words after the first.
    pub rest: Vec<&'static str>,
    /// What it can be.
    pub kinds: Kinds,
}

/// A map from words with the hasher of this table.
pub type WordMap<V> = Map<&'static str, V>;

/// The compiled tables: wordings by their first word, longest first.
pub fn table() -> &'static WordMap<Vec<Wording>> {
    static TABLE: OnceLock<WordMap<Vec<Wording>>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut map: WordMap<Vec<Wording>> = WordMap::default();
        for (kind, wording) in entries() {
            let mut words = wording.split(' ');
            let Some(first) = words.next() else { continue };
            let rest: Vec<&'static str> = words.collect();
            let row = map.entry(first).or_default();
            match row.iter_mut().find(|known| known.rest == rest) {
                Some(known) => known.kinds.0 |= Kinds::of(&[kind]).0,
                None => row.push(Wording { rest, kinds: Kinds::of(&[kind]) }),
            }
        }
        for row in map.values_mut() {
            order::sort_by(row, |a: &Wording, b| a.rest.len() > b.rest.len());
        }
        map
    })
}

/// Every (kind, wording) of the tables in their order; lines of unknown kinds are left to the test that looks for them.
fn entries() -> impl Iterator<Item = (Kind, &'static str)> {
    TABLES.iter().flat_map(|table| table.lines()).filter(|line| !line.starts_with('#')).flat_map(|line| {
        let (key, wordings) = line.split_once(':').unwrap_or(("", ""));
        let kind = Kind::ALL.iter().copied().find(|kind| kind.key() == key);
        kind.into_iter().flat_map(move |kind| wordings.split('|').map(move |wording| (kind, wording.trim()))).filter(|(_, w)| !w.is_empty())
    })
}

/// The first wording of a kind: the one that the tool writes.
pub fn preferred(kind: Kind) -> &'static str {
    entries().find(|(other, _)| *other == kind).map_or("", |(_, wording)| wording)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::fold::fold_name;

    #[test]
    fn tables_and_kinds_agree() {
        assert!(Kind::ALL.len() <= 64);
        for table in TABLES {
            for line in table.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
                let (key, wordings) = line.split_once(':').expect("a kind, a colon and wordings");
                assert!(Kind::ALL.iter().any(|kind| kind.key() == key), "unknown kind {key}");
                for wording in wordings.split('|') {
                    assert_eq!(fold_name(wording), wording.trim(), "wordings are written folded");
                }
            }
        }
        for kind in Kind::ALL {
            assert!(!preferred(*kind).is_empty(), "{} has no wording", kind.key());
        }
    }

    #[test]
    fn longer_wordings_come_first() {
        let row = table().get("không").expect("negated comparators");
        assert!(row.windows(2).all(|pair| pair[0].rest.len() >= pair[1].rest.len()));
    }
}
