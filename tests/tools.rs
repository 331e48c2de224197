//! The tools of those who write plans, as the program gives them: lints, layout, reports, pages, spreadsheets.
#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says so and ends")]

mod runner;

use runner::program::{Folder, muctieu, muctieu_reading};

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

#[test]
fn files_are_laid_out_in_place_listed_or_piped() {
    let (before, after) = ("chỉ số a\n  đơn vị :  %\na  đạt 10% đến năm 2030", "chỉ số a\n    đơn vị: %\n\na đạt 10% đến năm 2030\n");
    let folder = Folder::new(&[("a.muctieu", before), ("b.muctieu", after), ("c.muctieu", "a   đạt 30.5 gì đó  \n")]);
    let all = folder.path("");
    let listed = muctieu(&["fmt", "--check", &all]);
    assert_eq!((listed.code, listed.out.lines().count()), (Some(1), 1), "{}", listed.out);
    assert!(listed.out.contains("a.muctieu") && folder.read("a.muctieu") == before);
    let piped = muctieu_reading(before, &["fmt", "-"]);
    assert_eq!((piped.code, piped.out.as_str()), (Some(0), after));
    let done = muctieu(&["fmt", &all]);
    assert_eq!(done.code, Some(0), "{}", done.err);
    assert_eq!((folder.read("a.muctieu").as_str(), folder.read("c.muctieu").as_str()), (after, "a   đạt 30.5 gì đó  \n"));
    assert_eq!(muctieu(&["fmt", "--check", &all]).code, Some(0));
    assert_eq!(muctieu(&["fmt", &folder.path("d.muctieu")]).code, Some(2));
    assert_eq!(muctieu_reading(before, &["fmt", "--check", "-"]).code, Some(1));
}
