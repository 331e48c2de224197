//! Verdicts on plans and figures built by hand.

mod build;
mod worked;
