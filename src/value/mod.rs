//! Quantities and their units, dates, reporting periods, three-valued truth; the one comparison rule.
//!
//! The ground floor: it knows nothing of rules, documents or observations.

pub mod compare;
pub mod date;
pub mod day_of;
pub mod map;
pub mod number;
pub mod order;
pub mod period;
pub mod truth;
pub mod unit;

pub use date::Date;
pub use day_of::DayOf;
pub use period::{Grain, Period};
pub use truth::Truth;
pub use unit::{Dimension, Unit};

#[cfg(test)]
mod laws;
