//! What was sent, told by its content, and the limits.

use super::{limits, loaded};
use crate::data::{LoadLimits, load, load_within};

const TABLE: &str = "chỉ số,kỳ,giá trị\nkinh tế số,2024,5\n";

fn utf16(text: &str, little: bool) -> Vec<u8> {
    text.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
}

#[test]
fn other_formats_are_refused_by_name() {
    for (bytes, kind) in [
        (&b"PK\x03\x04rest"[..], "XLSX/ZIP"),
        (b"PK\x05\x06", "XLSX/ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "XLS"),
        (b"%PDF-1.7", "PDF"),
        (b"\x1f\x8b\x08", "GZIP"),
    ] {
        let read = loaded(bytes);
        assert_eq!(read.codes(), ["MT4002 0"]);
        assert_eq!(read.says("MT4002"), format!("Tệp này là {kind}; bản này chỉ đọc CSV và JSON."));
    }
}

#[test]
fn a_web_page_is_no_data() {
    for page in
        ["<!DOCTYPE html><html>", "\n  <html lang=vi>", "<HTML>", "\u{feff}<!doctype html>", "<?xml version=\"1.0\"?>", "<table><tr>"]
    {
        assert_eq!(loaded(page).codes(), ["MT4003 0"], "{page}");
    }
}

#[test]
fn nothing_is_said_to_be_nothing() {
    for empty in ["", " \r\n\t\n", "\u{feff}"] {
        assert_eq!(loaded(empty).codes(), ["MT4000 0"], "{empty:?}");
    }
    assert_eq!(loaded("chỉ số,kỳ,giá trị\n").codes(), ["MT4071 0"]);
}

#[test]
fn utf16_is_read_when_it_says_what_it_is() {
    for (mark, little) in [([0xff, 0xfe], true), ([0xfe, 0xff], false)] {
        let mut bytes = mark.to_vec();
        bytes.extend(utf16(TABLE, little));
        let read = loaded(&bytes);
        assert_eq!((read.lines(), read.codes()), (vec!["2: kinh tế số 2024 = 5".to_owned()], vec!["MT4005 0".to_owned()]));
        bytes.push(b'x');
        assert_eq!(loaded(&bytes).codes(), ["MT4006 3"]);
        bytes.pop();
        let lone: u16 = 0xd800;
        bytes.extend(if little { lone.to_le_bytes() } else { lone.to_be_bytes() });
        assert_eq!(loaded(&bytes).codes(), ["MT4006 3"]);
        assert_eq!(loaded(utf16("indicator,period,value\nA,2024,5\n", little)).codes(), ["MT4006 0"]);
    }
}

#[test]
fn old_code_pages_are_refused_and_the_line_is_named() {
    let mut bytes = TABLE.as_bytes().to_vec();
    bytes.extend(b"Kh\xe1nh H\xf2a,2024,5\r\n");
    let read = loaded(&bytes);
    assert_eq!((read.lines().len(), read.codes()), (0, vec!["MT4004 3".to_owned()]));
    assert!(read.says("MT4004").contains("Windows-1258"));
    // Over-long forms, halves of surrogates and cut sequences are no UTF-8 either.
    for broken in [&b"\xc0\x80"[..], b"\xed\xa0\x80", b"\xe1\xbb", b"\xff"] {
        let bytes = [TABLE.as_bytes(), broken].concat();
        assert_eq!(loaded(&bytes).codes(), ["MT4004 3"], "{broken:?}");
    }
}

#[test]
fn nul_costs_its_row_wherever_it_stands() {
    let read = loaded("chỉ số,kỳ,giá trị,ghi chú\nA\0,2024,1,\nB,2024,1\0,\nC,2024\0,1,\nD,2024,1,x\0\nE,2024,1,\n");
    assert_eq!(read.lines(), ["6: E 2024 = 1"]);
    assert_eq!(read.faults(), ["MT4027 2 chỉ số", "MT4030 3 giá trị", "MT4050 4 kỳ", "MT4027 5 ghi chú"]);
}

#[test]
fn the_content_decides_and_the_hint_only_where_it_leaves_a_choice() {
    let json = r#"[{"indicator":"A","period":"2024","value":1}]"#;
    for hint in [None, Some("text/csv"), Some("csv"), Some("application/json"), Some("text/html"), Some("")] {
        assert_eq!(load(json.as_bytes(), "x", hint).0.rows.len(), 1, "{hint:?}");
        assert_eq!(load(TABLE.as_bytes(), "x", hint).0.rows.len(), 1, "{hint:?}");
    }
    let bracket = "[chỉ số],kỳ,giá trị\nA,2024,1\n";
    assert_eq!(load(bracket.as_bytes(), "x", Some("text/csv; charset=utf-8")).0.rows.len(), 1);
    let code = |hint| load(b"Not found", "x", hint).1[0].message.code();
    assert_eq!((code(None), code(Some("text/csv")), code(Some("application/json"))), ("MT4007", "MT4007", "MT4064"));
}

#[test]
fn limits_hold_at_their_edge() {
    let bytes = TABLE.as_bytes();
    for (limit, fits) in [(bytes.len() - 1, false), (bytes.len(), true), (bytes.len() + 1, true)] {
        let (figures, findings) = load_within(bytes, "x", None, LoadLimits { bytes: limit, ..limits() });
        assert_eq!((figures.rows.len(), findings.iter().any(|f| f.message.code() == "MT4001")), (usize::from(fits), !fits));
    }
    for (rows, fits) in [(2, true), (3, true), (4, false)] {
        let table = format!("chỉ số,kỳ,giá trị\n{}", "A,2024,5\n".repeat(rows));
        let entries = format!("[{}]", vec![r#"{"indicator":"A","period":"2024","value":5}"#; rows].join(","));
        for text in [table, entries] {
            let (figures, findings) = load_within(text.as_bytes(), "x", None, LoadLimits { observations: 3, ..limits() });
            assert_eq!(figures.rows.len(), if fits { rows } else { 0 });
            assert_eq!(findings.iter().any(|f| f.message.code() == "MT4070"), !fits);
        }
    }
    for cells in [16_384, 16_385] {
        let text = format!("chỉ số,kỳ,giá trị{}\nA,2024,5\n", ",x".to_owned() + &",".repeat(cells - 4));
        assert_eq!(loaded(&text).codes().contains(&"MT4010 1".to_owned()), cells > 16_384, "{cells}");
    }
    assert_eq!((LoadLimits::BROWSER.bytes, LoadLimits::NATIVE.observations), (32 * 1024 * 1024, 10_000_000));
}

#[test]
fn a_hundred_findings_are_shown_and_the_rest_is_counted() {
    for wrong in [98usize, 99, 100, 101, 5000] {
        let read = loaded(format!("chỉ số,kỳ,giá trị\nA,2024,5\n{}", "A,2024,x\n".repeat(wrong)));
        assert_eq!(read.lines().len(), 1);
        assert_eq!(read.findings.len(), wrong.min(100), "{wrong}");
        let rest = wrong - read.faults().iter().filter(|fault| fault.starts_with("MT4030")).count();
        let said = if rest > 0 { format!("Số lỗi khác không nêu ở đây: {rest}.") } else { String::new() };
        assert_eq!(read.says("MT4072"), said, "{wrong}");
        assert_eq!(read.faults().len(), wrong.min(100), "the line that counts errors is one");
    }
}
