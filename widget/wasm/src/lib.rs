//! The engine as a browser sees it.
//!
//! JSON text and bytes come in, JSON text goes out; `widget/element/api.mjs` is the only caller and checks the types
//! of its arguments first. Nothing here may panic: a trap costs the page its whole instance.

use wasm_bindgen::prelude::wasm_bindgen;

mod draw;
#[cfg(feature = "authoring")]
mod editor;
mod engine;
#[cfg(feature = "authoring")]
mod scenario;

pub use engine::{Metrics, Rules, compile, load_metrics};

#[cfg(feature = "fault-injection")]
mod fault;

/// The version of the engine, as in `Cargo.toml`.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
