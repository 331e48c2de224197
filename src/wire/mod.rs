//! JSON of answers: the same bytes from the command line and from the browser.
//!
//! In: what the stages give (compilation, outcome, diagnostics). Out: JSON text in the shapes that portals and scripts
//! rely on; keys stand in one order, unknown is `null`, dates are `2030-12-31`, periods `2025`, `2025-Q3`, `2025-07`.
//! Figures stand in the unit named beside them, without the noise of binary arithmetic. It decides nothing: which
//! target stands, what holds and why is asked of the stages before.

mod blocks;
#[cfg(feature = "authoring")]
pub mod board;
mod diagnostics;
mod diff;
mod draft;
#[cfg(feature = "authoring")]
pub mod editor;
mod eval;
mod explain;
pub mod find;
pub mod json;
mod rule_tests;
#[cfg(feature = "authoring")]
pub mod sarif;
#[cfg(feature = "authoring")]
pub mod scenario;
mod targets;
#[cfg(feature = "authoring")]
mod views;

pub use diagnostics::diagnostics_json;
pub use diff::diff_json;
pub use draft::draft_json;
pub use eval::{eval_facts_json, eval_json};
pub use explain::{due, explain_block_json, explain_json, only};
pub use rule_tests::tests_json;
#[cfg(feature = "authoring")]
pub use scenario::scenario_json;
pub use targets::{figure_unit, targets_json, targets_json_on};
#[cfg(feature = "authoring")]
pub use views::{SHAPE as VIEWS_SHAPE, views_json};
