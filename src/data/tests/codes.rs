//! Every code of the readers has an input that gives it, and every sentence fits its bounds.

use super::loaded;
use crate::data::{LoadLimits, load_within};
use crate::messages::{ALL_CODES, Lang};
use std::collections::BTreeSet;

/// Files that together give every code.
fn samples() -> Vec<Vec<u8>> {
    let mut samples: Vec<Vec<u8>> = [
        "",
        "PK\u{3}\u{4}",
        "<html>",
        "a,b\n",
        "chỉ số,kỳ\nA,2024\n",
        "chỉ số,kỳ,giá trị,value\n",
        "chỉ số,năm,tháng,giá trị\n",
        "Bảng 1\nĐơn vị tính: %\nchỉ số,ngành,dimension,kỳ,giá trị,kế hoạch 2025,\nA,x,,2024,5,1,y\nB,,,2024\nNguồn: A\nC,,,1/2/2024,\"0,5\"\nD,,,2024,…\n",
        "ĐVT: %; điểm\nchỉ số,2024\nA,5\n",
        "chỉ số,kỳ,giá trị,đơn vị,loại,ngày công bố\nA,2024,5,%,,1/2/2024\nA,2024,\"5\nA,\"20\"24,5\nA,2024,5,%,,,,x\n,2024,5\nA\u{200b},2024,5\nA,2024,x\nA,2024,=1\n\
         A,2024,1e5\nA,2024,5 tỷ\nA,2024,1.2.3\nA,2024,1234567890123456\nA,2024,30%,điểm\nA,2024,có,%\nA,2024,5,có/không\nA,2024,14,5\nA,2024,x5,7\nA,mai,5\nA,30/2/2024,5\n\
         A,2024,5,%,,mai\nA,2024,5,%,tạm\nA,2024\nA,2024,5,9.5\n",
        "chỉ số,kỳ,giá trị,ngày công bố\nA,2024,1.234,12/31/2024\nA,2024,5,1/2/2024\nA,2024,1.234\n",
        "chỉ số,kỳ,giá trị\nA,2024,\"1,5\"\nA,2024,\"2,5\"\nA,2024,0.5\n",
        "chỉ số,kỳ,giá trị\nA,2024,1.5\nA,2024,2.5\nA,2024,\"0,5\"\n",
        "chỉ số,kỳ,giá trị\nA,2024,1.5\nA,2024,\"0,5\"\n",
        "chỉ số,kỳ,giá trị\nA,2024,1.5\n",
        "[x]",
        "[",
        r#"[{"a":1,"a":2},5,{"indicator":"A","period":"2024"},{"indicator":"A","period":"2024","value":{}}]"#,
    ]
    .iter()
    .map(|text| text.as_bytes().to_vec())
    .collect();
    samples.push(b"chi so\xe1".to_vec());
    samples.push(b"\xff\xfea\0,\0b\0".to_vec());
    samples.push(b"a\0,\0b\0,\0c\0d\0".to_vec());
    samples.push("[".repeat(70).into_bytes());
    samples.push(format!("chỉ số,kỳ,giá trị{}", ",x".repeat(17_000)).into_bytes());
    samples.push(format!("chỉ số,kỳ,giá trị\n{}", "A,2024,x\n".repeat(101)).into_bytes());
    samples.push(format!("chỉ số,kỳ,giá trị,{}\n", (0..65).map(|n| format!("chiều {n}")).collect::<Vec<_>>().join(",")).into_bytes());
    for clear in ["\"0,5\"", "0.5"] {
        samples.push(format!("chỉ số,kỳ,giá trị\nA,2024,{clear}\n{}", "A,2024,1.234\n".repeat(20)).into_bytes());
    }
    samples
}

#[test]
fn every_code_has_an_input_that_gives_it() {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut take = |findings: &[crate::diagnostics::Diagnostic]| seen.extend(findings.iter().map(|finding| finding.message.code()));
    for sample in samples() {
        take(&loaded(&sample).findings);
    }
    let text = "chỉ số,kỳ,giá trị\nA,2024,5\n";
    let tight = LoadLimits { bytes: 10, observations: 0, shown: 100 };
    take(&load_within(text.as_bytes(), "x", None, tight).1);
    take(&load_within(text.as_bytes(), "x", None, LoadLimits { bytes: 1000, ..tight }).1);
    take(&load_within(b"x", "x", Some("json"), LoadLimits::default()).1);
    // Those of workbooks (MT408x) have theirs in tests/workbooks.rs and on their pages.
    let of_texts = |code: &&str| code.starts_with("MT40") && !code.starts_with("MT408");
    let all: BTreeSet<&str> = ALL_CODES.iter().map(|(code, _)| *code).filter(of_texts).collect();
    let missing: Vec<_> = all.difference(&seen).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn sentences_are_short_on_one_line_and_show_everything() {
    let long = "dài\u{202e}\u{200b}\0\t".repeat(20_000);
    let mut texts: Vec<String> = vec![
        format!("chỉ số,kỳ,giá trị\nA,2024,{long}\nA,{long},5\n{long}x,2024,5\n{long}\n"),
        format!(
            "chỉ số,kỳ,giá trị,đơn vị,loại,ngày công bố\nA,2024,5,%,{long}\nA,2024,5,%,,{long}\nA,2024,30%,{long}\nA,2024,có,a{}\n",
            "x".repeat(9999)
        ),
        format!("chỉ số,kỳ,giá trị,a{0},b{0}\n", "ư".repeat(5000)),
        format!("chỉ số,kỳ,giá trị{}\n", (0..50).map(|n| format!(",{}{n}", "ư".repeat(5000))).collect::<String>()),
        format!("Đơn vị tính: {0}\nchỉ số,kỳ,giá trị,{0} 2024,{0}\nA,2024,5\n", "ộ".repeat(5000)),
        format!(
            "[{{\"{0}\":1,\"{0}\":2}},{{\"{0}\":{{}}}},{{\"indicator\":\"A\",\"period\":\"{0}\",\"value\":\"{0}\"}}]",
            "ộ".repeat(5000)
        ),
    ];
    texts.push(format!(
        "chỉ số,{0}\n{1}\n",
        (1900..2200).map(|y| y.to_string()).collect::<Vec<_>>().join(","),
        "A,\"0,5\"".to_owned() + &",1.234".repeat(299)
    ));
    for text in texts {
        for finding in loaded(&text).findings {
            for lang in [Lang::Vi, Lang::En] {
                for sentence in [Some(finding.message.text(lang)), finding.message.help(lang)].into_iter().flatten() {
                    assert!(sentence.chars().count() <= 500, "{sentence}");
                    assert!(!sentence.chars().any(crate::data::report::is_invisible), "{sentence:?}");
                }
            }
        }
    }
}

#[test]
fn findings_differ_between_the_languages() {
    for sample in samples() {
        for finding in loaded(&sample).findings {
            assert_ne!(finding.message.text(Lang::Vi), finding.message.text(Lang::En), "{}", finding.message.code());
        }
    }
}
