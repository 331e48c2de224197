//! Judging: a compiled plan over observations on a date.
//!
//! In: [`crate::plan::Plan`], [`crate::data::Observations`] and the as-of date. Out: [`Outcome`]: for every target a
//! verdict with everything an explanation needs. Nothing here reads a clock, a file or a page; nothing is defaulted in
//! silence; taking a figure away never makes a verdict more certain.

pub mod outcome;

pub use outcome::{Evidence, Outcome, Status, TargetVerdict, Verdict};
