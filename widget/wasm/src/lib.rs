//! The engine as a browser sees it.
//!
//! JSON text and bytes come in, JSON text goes out; `widget/element/api.mjs` is the only caller and checks the types
//! of its arguments first. Nothing here may panic: a trap costs the page its whole instance.

use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(not(feature = "full"))]
mod card;
mod draw;
#[cfg(feature = "authoring")]
mod editor;
mod engine;
#[cfg(feature = "full")]
mod full;
#[cfg(feature = "authoring")]
mod scenario;

#[cfg(not(feature = "full"))]
use card::reader;
#[cfg(feature = "full")]
use full::reader;

pub use engine::{Files, Metrics, Rules, compile};

#[cfg(feature = "fault-injection")]
mod fault;

/// The version of the engine, as in `Cargo.toml`.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
