//! Arbitrary and malicious input: never a panic, never a lost neighbour, never more than linear work.

use super::loaded;
use crate::data::csv::{Records, Step};
use crate::data::load;
use proptest::prelude::*;

/// A cell as people and programs leave it, good or bad.
fn any_cell() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~]{0,12}",
        "\\PC{0,8}",
        Just("\"".to_owned()),
        Just("\"\"".to_owned()),
        Just("\"x\ny".to_owned()),
        Just("1.234,5".to_owned()),
        Just("chưa có".to_owned()),
        Just("=1+1".to_owned()),
        Just("\u{202e}\u{0}".to_owned()),
        Just("2024".to_owned()),
    ]
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_fall(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        load(&bytes, "x", None);
    }

    #[test]
    fn no_text_behind_a_header_makes_it_fall(text in "[,;\"\n\r\t 0-9.a-cờ%-]{0,400}") {
        load(format!("chỉ số;kỳ;giá trị;đơn vị\n{text}").as_bytes(), "x", None);
        load(format!("chỉ số,2023,2024\n{text}").as_bytes(), "x", None);
        load(format!("{text}\nchỉ số,kỳ,giá trị\n").as_bytes(), "x", None);
    }

    #[test]
    fn no_json_makes_it_fall(text in "[\\[\\]{}:,\"0-9eE.+\\\\u \n-]{0,300}") {
        load(format!("[{text}").as_bytes(), "x", None);
        load(format!("{{\"a\":{{\"2024\":{text}").as_bytes(), "x", None);
    }

    /// Good rows among rows of any kind keep their figures, as long as no bad row is itself a figure of theirs.
    #[test]
    fn good_rows_survive_bad_neighbours(rows in proptest::collection::vec(proptest::option::of(proptest::collection::vec(any_cell(), 1..7)), 1..30)) {
        let mut text = "chỉ số;kỳ;giá trị;đơn vị;ghi chú\n".to_owned();
        let mut good = 0;
        for (index, row) in rows.iter().enumerate() {
            match row {
                None => {
                    good += 1;
                    text += &format!("chỉ số tốt {index};2024-0{};{index};hồ sơ;\n", index % 9 + 1);
                }
                Some(cells) => {
                    text += &cells.join(";");
                    text.push('\n');
                }
            }
        }
        let read = loaded(&text);
        let kept = read.lines().iter().filter(|line| line.contains(": chỉ số tốt ")).count();
        prop_assert_eq!(kept, good, "{}", text);
    }

    /// Whatever one cell says, a text or a figure, it is read back from a quoted cell as it was.
    #[test]
    fn quoted_cells_come_back_as_they_were(cells in proptest::collection::vec("\\PC{0,20}|[\"\r\n,;]{0,5}", 1..6)) {
        let line: Vec<String> = cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
        let text = line.join(",");
        let mut records = Records::new(&text, b',', 0, 0);
        prop_assert_eq!(records.step(), Step::Row);
        prop_assert_eq!(&records.cells, &cells);
        prop_assert_eq!(records.step(), Step::End);
    }
}

/// The bytes that the reader of rows goes over, counted by where each record ends: the work of a text with many
/// quotes must grow as the text does, not with its square.
fn rows_read(text: &str) -> (usize, usize) {
    let mut records = Records::new(text, b',', 0, 0);
    let mut rows = 0;
    loop {
        match records.step() {
            Step::End => return (rows, records.work),
            _ => rows += 1,
        }
    }
}

#[test]
fn quotes_never_make_the_work_grow_with_the_square() {
    for line in ["x\",\"\n", "\"a\n", "a,\"b\n", "\"\"\"\n", "a\"\",\"\n", "\"x\"\"\n", ",\"\n\n"] {
        for lines in [1_000, 10_000] {
            let text = line.repeat(lines);
            let (rows, work) = rows_read(&text);
            assert!(rows > 0);
            assert!(work <= 4 * text.len(), "{line:?} × {lines}: {work} of {}", text.len());
        }
    }
}

/// Files of one shape, ten times as large: as many rows, findings and texts in proportion, and each loads at all.
#[test]
fn large_hostile_files_are_answered() {
    let names: String = (0..50_000).map(|n| format!("n{n},2024,{n}\n")).collect();
    let read = loaded(format!("chỉ số,kỳ,giá trị\n{names}"));
    assert_eq!(read.lines().len(), 50_000);
    for text in [
        "\"".repeat(1 << 19),
        ",".repeat(1 << 19),
        "\n".repeat(1 << 19),
        "a".repeat(1 << 19),
        format!("chỉ số,kỳ,giá trị\n{}", ",".repeat(1 << 19)),
        format!("chỉ số,kỳ,giá trị\n\"{}", "A,2024,5\n".repeat(50_000)),
        format!("chỉ số,kỳ,giá trị\n{}", "A,2024,\"5\n".repeat(50_000)),
        format!("chỉ số,kỳ,giá trị\n{}", "x\",\"\n".repeat(50_000)),
        format!("chỉ số,kỳ,giá trị\n{},2024,5\n", "ế".repeat(1 << 18)),
        format!("[{}", "{\"a\":".repeat(50_000)),
        format!("[{{{}\"z\":1}}]", (0..50_000).map(|n| format!("\"k{n}\":\"x\",")).collect::<String>()),
        format!("{{{}\"z\":1}}", (0..50_000).map(|n| format!("\"k{}\":{{\"2024\":1}},", n / 2)).collect::<String>()),
        format!("[\"{}\"]", "\\u1ebf".repeat(50_000)),
    ] {
        let read = loaded(&text);
        assert!(read.findings.len() <= 100);
        assert!(!read.findings.is_empty() || read.lines().len() == 1);
    }
}
