//! Verdicts on plans and figures built by hand.

mod build;
mod changes;
mod compounds;
mod explained;
mod figures;
mod kinds;
mod laws;
mod parts;
mod plans;
mod statuses;
mod worked;
