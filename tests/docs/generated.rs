//! Examples that no page can print: too long, too many, or not text. A page describes them in a block `generated`; here
//! they are built, at the limit for the right example and one beyond it for the wrong one.

use crate::example::Example;
use crate::page::Mark;
use muctieu::MAX_INCLUDE_DEPTH;
use muctieu::data::LoadLimits;
use muctieu::hir::{MAX_NAME_CHARS, MAX_PIECES, MAX_TARGETS, MAX_TASKS};
use muctieu::syntax::{MAX_FILE_BYTES, MAX_LINE_BYTES, MAX_NESTING};

const INDICATOR: &str = "chỉ số kinh tế số\n    đơn vị: % GRDP\n    tốt khi: tăng\n\n";
const TARGET: &str = "kinh tế số đạt 30% GRDP đến năm 2030\n";

/// Adds the input of a code's page.
pub fn add(example: &mut Example, code: &str, mark: Mark) {
    let one = usize::from(mark == Mark::Wrong);
    match code {
        "MT1010" => {
            let depth = MAX_NESTING + one;
            let formula = format!("{}1{}", "(".repeat(depth), ")".repeat(depth));
            rules(example, format!("chỉ số a\n    đơn vị: hồ sơ\n    công thức: {formula}\n"));
        }
        "MT1011" => {
            let text = format!("{INDICATOR}{TARGET}");
            let comment = format!("#{}\n", " ".repeat(MAX_LINE_BYTES - 1));
            let rest = MAX_FILE_BYTES - text.len() + one;
            rules(example, format!("{text}{}{}", comment.repeat(rest / comment.len()), "\n".repeat(rest % comment.len())));
        }
        "MT1012" => rules(example, format!("#{}\n{INDICATOR}{TARGET}", "a".repeat(MAX_LINE_BYTES - 1 + one))),
        "MT1018" => {
            let mut bytes = format!("{INDICATOR}{TARGET}").into_bytes();
            if mark == Mark::Wrong {
                // “kinh tế số” as Windows-1258 has it: ê and ô are single bytes, the tone a byte of its own.
                bytes = b"kinh t\xea\xec s\xf4\xec \xf0\xe2t 30% GRDP \xf0\xea\xecn nam 2030\n".to_vec();
            }
            example.rules.push(("quy-tac.muctieu".to_owned(), bytes));
        }
        "MT1041" => {
            let tasks: String = (1..=MAX_TASKS + one).map(|number| format!("nhiệm vụ {number} Việc\n    thời hạn: năm 2026\n")).collect();
            rules(example, tasks);
        }
        "MT1022" => {
            let files = MAX_INCLUDE_DEPTH + one;
            for number in 0..files {
                let next = if number + 1 < files { format!("dùng \"{}.muctieu\"\n", number + 1) } else { format!("{INDICATOR}{TARGET}") };
                example.rules.push((format!("{number}.muctieu"), next.into_bytes()));
            }
        }
        "MT1024" => {
            let lines = if mark == Mark::Wrong { MAX_TARGETS + 1 } else { 1 };
            rules(example, format!("chỉ số a\n    đơn vị: hồ sơ\n\nnăm 2030:\n{}", "a>1\n".repeat(lines)));
        }
        "MT1026" => {
            let parts = if mark == Mark::Wrong { 1_500 } else { 2 };
            rules(example, format!("chỉ số a\n    đơn vị: %\n\n{}\n", vec!["a đạt 1% đến năm 2030"; parts].join(" và ")));
        }
        "MT1027" => rules(example, format!("chỉ số {}\n    đơn vị: %\n", "a".repeat(MAX_NAME_CHARS + one))),
        "MT1028" => {
            let lines = if mark == Mark::Wrong { MAX_TARGETS } else { 1 };
            let name = "a".repeat(MAX_NAME_CHARS - 10);
            rules(example, format!("chỉ số {name}\n    gọi là: a\n    đơn vị: hồ sơ\n\nnăm 2030:\n{}", "a>1\n".repeat(lines)));
        }
        "MT3014" => {
            let sum = vec!["1"; MAX_PIECES / 2 + one].join(" + ");
            rules(example, format!("chỉ số a\n    đơn vị: hồ sơ\n    công thức: {sum}\n"));
        }
        "MT1077" => {
            let scenario = |number: usize| format!("kịch bản số {number}\n    kinh tế số tăng 1 điểm % mỗi năm\n");
            let all: String = (1..=muctieu::hir::MAX_SCENARIOS + one).map(scenario).collect();
            rules(example, format!("{INDICATOR}{TARGET}\n{all}"));
        }
        "MT5074" => {
            let places: Vec<String> = (1..=60).map(|number| format!("xã {number}")).collect();
            let every = if mark == Mark::Wrong { "ngày" } else { "năm" };
            rules(
                example,
                format!(
                    "chiều xã: {}\n\nchỉ số a\n    đơn vị: hồ sơ\n    kỳ: {every}\n\nvăn bản 1/KH\n    ngày: 1/1/2025\n    địa bàn: xã 1\n\na đạt 5 hồ sơ đến năm 2120\n",
                    places.join("; ")
                ),
            );
            let rows: String = places.iter().map(|place| format!("a;{place};2024;1;hồ sơ\na;{place};2025;2;hồ sơ\n")).collect();
            data(example, format!("chỉ số;địa bàn;kỳ;giá trị;đơn vị\n{rows}"));
            example.as_of = muctieu::value::Date::parse_slashed("31/12/2025");
            example.what_if = Some("kịch bản: Hiện trạng\n".to_owned());
        }
        "MT4080" | "MT4081" | "MT4082" | "MT4083" | "MT4084" | "MT4085" => workbook_of(example, code, mark == Mark::Wrong),
        "MT4001" => {
            // A remark of some MiB; the rows around it are ordinary.
            let (head, row, end) = ("chỉ số;kỳ;giá trị;đơn vị;ghi chú\n", "kinh tế số;2024;14;% GRDP;", "\n");
            let remark = "a".repeat(LoadLimits::BROWSER.bytes - head.len() - row.len() - end.len() + one);
            example.limits = LoadLimits::BROWSER;
            data(example, format!("{head}{row}{remark}{end}"));
        }
        "MT4002" => table_or(example, mark, b"PK\x03\x04\x14\x00\x06\x00".to_vec()),
        "MT4004" => table_or(example, mark, b"ch\xec s\xf4\xec;k\xfd;gi\xe1 tr\xf2\nkinh t\xea\xec s\xf4\xec;2024;14\n".to_vec()),
        "MT4005" => table_or(example, mark, [vec![0xff, 0xfe], utf16()].concat()),
        "MT4006" => table_or(example, mark, utf16()),
        "MT4010" => data(example, format!("chỉ số,kỳ,giá trị{}", ",x".repeat(if mark == Mark::Wrong { 17_000 } else { 1 }))),
        "MT4019" => {
            let columns: String = (0..if mark == Mark::Wrong { 65 } else { 1 }).map(|number| format!(",chiều {number}")).collect();
            data(example, format!("chỉ số,kỳ,giá trị{columns}\nkinh tế số,2024,14{}\n", columns.replace("chiều", "thành phần")))
        }
        "MT4062" => data(example, "[".repeat(70)),
        "MT4070" => {
            example.limits.observations = 1;
            data(example, format!("{TABLE}{}", "kinh tế số;2023;12;% GRDP\n".repeat(one)));
        }
        "MT4103" => {
            let year = |year: i32| format!("kinh tế số;{year};10;% GRDP\nkinh tế số;{year};11;% GRDP\n");
            data(example, format!("chỉ số;kỳ;giá trị;đơn vị\n{}", (1924..2025).map(year).collect::<String>()));
        }
        "MT4072" => {
            let value = if mark == Mark::Wrong { "x" } else { "14" };
            let rows: String = (0..101).map(|row| format!("kinh tế số;{};{value};% GRDP\n", 2025 - row)).collect();
            data(example, format!("chỉ số;kỳ;giá trị;đơn vị\n{rows}"));
        }
        other => panic!("{other}: no input is built for its page"),
    }
}

const TABLE: &str = "chỉ số;kỳ;giá trị;đơn vị\nkinh tế số;2024;14;% GRDP\n";

/// The table as UTF-16, little end first, without its mark.
fn utf16() -> Vec<u8> {
    TABLE.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// The wrong bytes, or the same table as it should be.
fn table_or(example: &mut Example, mark: Mark, wrong: Vec<u8>) {
    let bytes = if mark == Mark::Wrong { wrong } else { TABLE.as_bytes().to_vec() };
    example.data.push(("so-lieu.csv".to_owned(), bytes));
}

fn data(example: &mut Example, text: String) {
    example.data.push(("so-lieu.csv".to_owned(), text.into_bytes()));
}

fn rules(example: &mut Example, text: String) {
    example.rules.push(("quy-tac.muctieu".to_owned(), text.into_bytes()));
}

/// The workbook of a code's page, as the page describes it.
fn workbook_of(example: &mut Example, code: &str, wrong: bool) {
    use crate::runner::workbook::{Held, plain, put};
    let figures: &[&[&str]] = &[&["chỉ số", "kỳ", "giá trị", "đơn vị"], &["kinh tế số", "2024", "14.5", "% GRDP"]];
    let remarks: &[&[&str]] = &[&["Bảng này do Sở lập"]];
    let bytes = match code {
        "MT4080" if wrong => plain(&[("Số liệu", false, figures), ("Ghi chú", false, remarks)]),
        "MT4081" if wrong => plain(&[("Số liệu", false, figures), ("Nháp", true, figures)]),
        "MT4083" if wrong => b"PK\x03\x04 not a workbook".to_vec(),
        "MT4084" if wrong => plain(&[("Ghi chú", false, remarks)]),
        "MT4085" => {
            let mut book = rust_xlsxwriter::Workbook::new();
            let sheet = book.add_worksheet().set_name("Số liệu").expect("a name");
            for (column, head) in (0..).zip(["chỉ số", "kỳ", "giá trị", "đơn vị"]) {
                put(sheet, 1, column, &Held::Text(head));
            }
            put(sheet, 2, 0, &Held::Text("kinh tế số"));
            put(sheet, 2, 1, &Held::Number(2024.0, "General"));
            put(sheet, 2, 2, &Held::Number(if wrong { 14.96 } else { 15.0 }, "0"));
            put(sheet, 2, 3, &Held::Text("% GRDP"));
            book.save_to_buffer().expect("a workbook")
        }
        _ => plain(&[("Số liệu", false, figures)]),
    };
    if code == "MT4082" {
        example.choice.sheet = Some(if wrong { "Số liêu 2024" } else { "số liệu" }.to_owned());
    }
    data_bytes(example, bytes);
}

fn data_bytes(example: &mut Example, bytes: Vec<u8>) {
    example.data.push(("so-lieu.xlsx".to_owned(), bytes));
}
