//! Lints on small plans: which codes are told, and where they keep silent.

use super::check;
use crate::diagnostics::Severity;
use crate::{CompileOptions, Host};

struct One(String);

impl Host for One {
    fn rules(&mut self, _: &str) -> Result<Vec<u8>, String> {
        Ok(self.0.clone().into_bytes())
    }
}

const HEAD: &str =
    "chỉ số a\n    đơn vị: %\n    tốt khi: tăng\n    chủ trì: Sở A\nchỉ số b\n    đơn vị: hồ sơ\n    tốt khi: giảm\n    chủ trì: Sở A\n";

/// The lints of a plan with its words: code, gravity, what is pointed at.
fn found(text: &str) -> Vec<(&'static str, Severity, String)> {
    let compiled = crate::compile(&["x".to_owned()], &mut One(text.to_owned()), CompileOptions::default());
    let words = |finding: &crate::diagnostics::Diagnostic| match &finding.place {
        crate::diagnostics::Place::Rule(span) => compiled.sources.slice(*span).to_owned(),
        _ => String::new(),
    };
    check(&compiled.plan, &compiled.sources, None).iter().map(|f| (f.message.code(), f.severity, words(f))).collect()
}

fn codes(lines: &str) -> Vec<&'static str> {
    let used = "a đạt 1% đến năm 2099\nb không quá 1000000 hồ sơ đến năm 2020\n";
    found(&format!("{HEAD}{used}{lines}")).into_iter().map(|(code, ..)| code).collect()
}

#[test]
fn a_plain_plan_is_left_alone() {
    assert!(codes("").is_empty());
    assert!(found("").is_empty());
}

#[test]
fn what_is_good_when_falling_is_stricter_when_smaller() {
    let none: Vec<&str> = Vec::new();
    assert_eq!(codes("b không quá 10 hồ sơ đến năm 2025\nb không quá 20 hồ sơ đến năm 2030\n"), ["MT4152"]);
    assert_eq!(codes("b không quá 20 hồ sơ đến năm 2025\nb không quá 10 hồ sơ đến năm 2030\n"), none);
    // A floor beside ceilings is a limit of another kind.
    assert_eq!(codes("b đạt 30 hồ sơ đến năm 2025\nb không quá 10 hồ sơ đến năm 2030\n"), none);
    // Once more than asked, all later ones are told.
    let three = codes("b không quá 10 hồ sơ đến năm 2024\nb không quá 20 hồ sơ đến năm 2025\nb không quá 15 hồ sơ đến năm 2030\n");
    assert_eq!(three, ["MT4152", "MT4152"]);
}

#[test]
fn what_was_wished_for_early_may_be_committed_to_later() {
    let none: Vec<&str> = Vec::new();
    let first = "chỉ số r\n    tốt khi: tăng\n    chủ trì: Sở A\n";
    assert_eq!(codes(&format!("{first}phấn đấu r đạt 90% đến năm 2025\nr đạt 80% đến năm 2030\n")), none);
    assert_eq!(codes(&format!("{first}r đạt 90% đến năm 2025\nphấn đấu r đạt 80% đến năm 2030\n")), ["MT4152"]);
}

#[test]
fn another_document_may_lower_its_sights() {
    let text = format!(
        "{HEAD}văn bản 1/KH\n    ngày: 1/1/2020\nb đúng 1 hồ sơ đến năm 2030\na đạt 90% đến năm 2025\nvăn bản 2/KH\n    ngày: 1/1/2024\na đạt 80% đến năm 2030\n"
    );
    assert_eq!(found(&text), [("MT4152", Severity::Info, "a đạt 80% đến năm 2030".to_owned())]);
}

#[test]
fn scopes_are_apart() {
    let lines = "chiều cấp: cấp tỉnh; cấp xã\na tại cấp tỉnh đạt 90% đến năm 2025\na tại cấp xã đạt 60% đến năm 2030\n";
    assert!(codes(lines).is_empty());
}

#[test]
fn lines_that_are_not_looked_into_count_as_uses() {
    let unused = "chỉ số c d\n    chủ trì: Sở A\n";
    assert_eq!(codes(unused), ["MT2053"]);
    assert!(codes(&format!("{unused}kịch bản Bứt phá\n    c d tăng 3 điểm % mỗi năm\n")).is_empty());
    // Part of a word is no use.
    assert_eq!(codes(&format!("{unused}kịch bản Bứt phá\n    c dư tăng 3 điểm % mỗi năm\n")), ["MT2053"]);
    assert_eq!(codes("chiều cấp: cấp tỉnh; cấp xã\n"), ["MT2053"]);
}

#[test]
fn documents_without_lines_are_told_unless_another_names_them() {
    let set = "văn bản 2/KH\n    ngày: 1/1/2019\nb không quá 5 hồ sơ đến năm 2021\n";
    assert_eq!(codes(&format!("văn bản 1/KH\n    ngày: 1/1/2018\n{set}")), ["MT2053", "MT4152"][..1].to_vec());
    assert!(codes(&format!("văn bản 1/KH\n    ngày: 1/1/2018\n{}", set.replace("ngày", "tiếp nối: 1/KH\n    ngày"))).is_empty());
}

#[test]
fn nouns_that_differ_in_their_marks_are_two_units() {
    let lines = "chỉ số e\n    đơn vị: hồ sở\n    chủ trì: Sở A\ne đạt 5 hồ sở đến năm 2030\n";
    assert_eq!(
        found(&format!("{HEAD}a đạt 1% đến năm 2030\nb không quá 5 hồ sơ đến năm 2030\n{lines}")).first().map(|f| f.0),
        Some("MT3050")
    );
    // Words for ranks and levels are no spellings of each other.
    assert!(
        codes("chỉ số f\n    chủ trì: Sở A\nf đạt cấp độ 3 đến năm 2030\nchỉ số g\n    chủ trì: Sở A\ng đạt mức độ 4 đến năm 2030\n")
            .is_empty()
    );
}
