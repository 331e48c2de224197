//! The tools of those who write plans, as the program gives them: lints, layout, reports, pages, spreadsheets.
#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says so and ends")]

mod runner;

use runner::program::{Folder, muctieu};

/// A plan with a likely slip and without a lead.
const SLIP: &str = "văn bản 1/KH\n    ngày: 1/1/2024\nchỉ số a\n    đơn vị: %\n    tốt khi: tăng\na đạt 10% đến năm 2020\n";

#[test]
fn likely_slips_are_always_told_and_advice_when_asked_for() {
    let folder = Folder::new(&[("a.muctieu", SLIP), ("a.csv", "chỉ số;kỳ;giá trị;đơn vị\nb;2024;1;%\n")]);
    let (rules, data) = (folder.path("a.muctieu"), folder.path("a.csv"));
    let plain = muctieu(&["check", &rules]);
    assert_eq!(plain.code, Some(0), "{}", plain.err);
    assert!(plain.err.contains("cảnh báo[MT4151]") && !plain.err.contains("MT2050"), "{}", plain.err);
    let asked = muctieu(&["check", "--lint", &rules]);
    assert!(asked.err.contains("MT4151") && asked.err.contains("lưu ý[MT2050]") && !asked.err.contains("MT4150"), "{}", asked.err);
    let figures = muctieu(&["check", &rules, "--lint", "--metrics", &data, "--format", "json"]).json();
    let codes: Vec<&str> = figures["diagnostics"].as_array().expect("a list").iter().filter_map(|d| d["code"].as_str()).collect();
    assert!(codes.contains(&"MT4150") && codes.contains(&"MT4151"), "{codes:?}");
}
