//! Verdicts on plans and figures built by hand.

mod build;
mod compounds;
mod explained;
mod figures;
mod kinds;
mod laws;
mod plans;
mod statuses;
mod worked;
