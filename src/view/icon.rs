//! The shapes that go with the words of a status. Each is told from the others in greyscale and without its word.

use super::node::{Element, Key, Tag};
use crate::eval::Status;

/// Draws with a line in the text's colour.
fn line(d: &'static str) -> Element {
    Element::of(Tag::Path, "mt-line").with(Key::D, d)
}

/// Fills in the text's colour; inner outlines are holes.
fn fill(d: &'static str) -> Element {
    Element::of(Tag::Path, "mt-fill").with(Key::D, d)
}

fn ring(class: &'static str) -> Element {
    Element::of(Tag::Circle, class).with(Key::Cx, "8").with(Key::Cy, "8").with(Key::R, "6.2")
}

fn square() -> Element {
    line("M1.8 1.8h12.4v12.4H1.8z")
}

/// The shape of a status; a threatened one has a broken ring.
pub fn shape(status: Status, threatened: bool) -> Element {
    let svg = Element::of(Tag::Svg, "mt-icon")
        .with(Key::ViewBox, "0 0 16 16")
        .with(Key::Width, "16")
        .with(Key::Height, "16")
        .with(Key::AriaHidden, "true")
        .with(Key::Focusable, "false");
    match status {
        Status::Achieved => svg.put(fill("M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zM7 11.6 3.5 8.1l1.2-1.2L7 9.2l4.3-4.3 1.2 1.2z")),
        Status::Met => svg.put(ring(if threatened { "mt-line mt-broken" } else { "mt-line" })).put(line("M5 8.2l2.2 2.2 3.9-4.5")),
        Status::OnTrack => svg.put(ring("mt-line")).put(line("M5.4 10.6l5-5M6.6 5.4h4v4")),
        Status::AtRisk => svg.put(line("M8 1.8 15 14.2H1z")).put(line("M8 6.2v4M8 11.7v.8")),
        Status::OffTrack => svg.put(square()).put(line("M4.4 8h7M8.6 5.2 11.4 8l-2.8 2.8")),
        Status::Missed => {
            svg.put(fill("M1 1h14v14H1zM4.4 5.6 6.8 8l-2.4 2.4 1.2 1.2L8 9.2l2.4 2.4 1.2-1.2L9.2 8l2.4-2.4-1.2-1.2L8 6.8 5.6 4.4z"))
        }
        Status::AwaitingData => svg.put(line("M4 1.8h8M4 14.2h8M4.8 1.8v2.4L8 8l3.2-3.8V1.8M4.8 14.2v-2.4L8 8l3.2 3.8v2.4")),
        Status::NoTrend | Status::NoData => svg.put(ring("mt-line mt-dashed")),
        Status::Upcoming => svg.put(ring("mt-line")),
    }
}
