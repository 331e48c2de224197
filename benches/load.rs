//! How fast data files become observations. `cargo bench --bench load` prints the time of a file and, from its items
//! and bytes, rows and bytes a second.
//!
//! The files are generated: a million yearly figures of 200 indicators in 1,000 areas over five years, written as
//! offices write them, once without and once with what stands around a figure (date, source, address, remark).

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use std::fmt::Write;

const ROWS: usize = 1_000_000;

fn main() {
    divan::main();
}

/// Indicator, area, year and a figure with one decimal, for row `row`.
fn fact(row: usize) -> (usize, usize, usize, usize, usize) {
    (row / 5 % 200, row / 1_000, 2021 + row % 5, row * 7 % 100, row % 10)
}

fn csv(rows: usize) -> String {
    let mut text = "chỉ số;địa bàn;kỳ;giá trị;đơn vị\n".to_owned();
    for row in 0..rows {
        let (indicator, area, year, whole, tenth) = fact(row);
        let _ = writeln!(text, "chỉ số thứ {indicator};xã {area};{year};{whole},{tenth};%");
    }
    text
}

fn full_csv(rows: usize) -> String {
    let mut text = "indicator,area,period,value,unit,status,reported_on,source,url,note\r\n".to_owned();
    for row in 0..rows {
        let (indicator, area, year, whole, tenth) = fact(row);
        let _ = write!(
            text,
            "chỉ số thứ {indicator},xã {area},{year},{whole}.{tenth},%,chính thức,{}-06-30,\"Cục Thống kê, Niên giám {year}\",https://example.vn/{year}/{indicator},\r\n",
            year + 1
        );
    }
    text
}

fn wide_csv(rows: usize) -> String {
    let mut text = "chỉ số;địa bàn;đơn vị;2021;2022;2023;2024;2025\n".to_owned();
    for row in 0..rows / 5 {
        let (indicator, area, _, whole, tenth) = fact(row * 5);
        let _ = writeln!(text, "chỉ số thứ {indicator};xã {area};%;{whole},{tenth};{whole},1;{whole},2;{whole},3;{whole},4");
    }
    text
}

fn json(rows: usize) -> String {
    let mut text = "[".to_owned();
    for row in 0..rows {
        let (indicator, area, year, whole, tenth) = fact(row);
        let comma = if row == 0 { "" } else { "," };
        let _ = write!(
            text,
            "{comma}{{\"indicator\":\"chỉ số thứ {indicator}\",\"area\":\"xã {area}\",\"period\":\"{year}\",\"value\":{whole}.{tenth},\"unit\":\"%\"}}"
        );
    }
    text + "]"
}

fn bench(bencher: Bencher, text: String) {
    let loaded = muctieu::data::load(text.as_bytes(), "x", None).0.rows.len();
    assert_eq!(loaded, ROWS, "every row of the generated file is a figure");
    bencher
        .counter(ItemsCount::new(ROWS))
        .counter(BytesCount::of_str(&text))
        .bench(|| muctieu::data::load(divan::black_box(text.as_bytes()), "x", None));
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn million_rows_of_csv(bencher: Bencher) {
    bench(bencher, csv(ROWS));
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn million_rows_of_csv_with_sources(bencher: Bencher) {
    bench(bencher, full_csv(ROWS));
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn million_figures_in_a_wide_table(bencher: Bencher) {
    bench(bencher, wide_csv(ROWS));
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn million_entries_of_json(bencher: Bencher) {
    bench(bencher, json(ROWS));
}
