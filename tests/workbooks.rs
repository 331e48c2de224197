//! Workbooks in and out: what an office's spreadsheet holds is read as it means it, and what the program writes can be sent on.
#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says so and ends")]

mod runner;

use calamine::{Data, Reader, Xlsx};
use muctieu::data::xlsx::{Choice, load, tables};
use muctieu::data::{LoadLimits, Observations};
use muctieu::diagnostics::render::sentence::sentence;
use muctieu::diagnostics::{Diagnostic, Severity};
use muctieu::messages::Lang;
use runner::program::{Folder, muctieu};
use runner::workbook::{Held, plain, put};
use rust_xlsxwriter::{Format, Workbook};

fn read(bytes: &[u8], choice: &Choice) -> (Observations, Vec<Diagnostic>) {
    load(bytes, "s.xlsx", choice, LoadLimits::NATIVE)
}

/// Every figure: indicator, period, figure with its printed digits, unit.
fn figures(bytes: &[u8], choice: &Choice) -> Vec<(String, String, String, String)> {
    let (all, found) = read(bytes, choice);
    let grave: Vec<String> = found.iter().filter(|f| f.severity == Severity::Error).map(told).collect();
    assert!(grave.is_empty(), "{grave:?}");
    let row = |row: &muctieu::data::Row| {
        let value = format!("{:.*}", usize::from(row.decimals), row.value);
        let unit = all.unit_of(row.unit).map_or(String::new(), |unit| unit.text.to_string());
        (all.original(row.indicator).to_owned(), row.period.iso(), value, unit)
    };
    all.rows.iter().map(row).collect()
}

fn told(finding: &Diagnostic) -> String {
    sentence(finding, &muctieu::source::SourceMap::default(), Lang::Vi)
}

fn row(indicator: &str, period: &str, value: &str, unit: &str) -> (String, String, String, String) {
    (indicator.to_owned(), period.to_owned(), value.to_owned(), unit.to_owned())
}

fn sheet(cells: &[(u32, u16, Held)]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Số liệu").expect("a name");
    for (row, column, held) in cells {
        put(sheet, *row, *column, held);
    }
    book.save_to_buffer().expect("a workbook")
}

fn long(cells: Vec<(u32, u16, Held)>) -> Vec<u8> {
    let heads = (0..).zip(["chỉ số", "kỳ", "giá trị", "đơn vị", "ngày công bố"]).map(|(column, head)| (1, column, Held::Text(head)));
    sheet(&heads.chain(cells).collect::<Vec<_>>())
}

#[test]
fn figures_are_the_stored_ones_with_the_digits_shown() {
    let name = |row| (row, 0, Held::Text("a"));
    let bytes = long(vec![
        name(2),
        (2, 1, Held::Number(2021.0, "General")),
        (2, 2, Held::Number(0.142, "0.0%")),
        name(3),
        (3, 1, Held::Day(2022, 12, 31, "yyyy")),
        (3, 2, Held::Number(14.96, "0")),
        (3, 3, Held::Text("%")),
        name(4),
        (4, 1, Held::Day(2023, 5, 1, "mm/yyyy")),
        (4, 2, Held::Formula("=10+4.25", "14.25")),
        (4, 3, Held::Text("%")),
        (4, 4, Held::Day(2024, 2, 28, "dd/mm/yyyy")),
        name(5),
        (5, 1, Held::Text("Quý II/2024")),
        (5, 2, Held::Text("15,5")),
        (5, 3, Held::Text("%")),
        (6, 0, Held::Text("b")),
        (6, 1, Held::Number(2024.0, "0")),
        (6, 2, Held::Number(1234.567, "#,##0.000")),
        (6, 3, Held::Text("hồ sơ")),
        (7, 0, Held::Text("c")),
        (7, 1, Held::Number(2024.0, "0")),
        (7, 2, Held::Yes(true)),
        (7, 3, Held::Text("có/không")),
    ]);
    assert_eq!(
        figures(&bytes, &Choice::default()),
        [
            row("a", "2021", "14.2", "%"),
            row("a", "2022", "15", "%"),
            row("a", "2023-05", "14.25", "%"),
            row("a", "2024-Q2", "15.5", "%"),
            row("b", "2024", "1234.567", "hồ sơ"),
            row("c", "2024", "1", "có/không"),
        ]
    );
    let (all, found) = read(&bytes, &Choice::default());
    // 14,96 is shown as 15 and counts as 14,96.
    assert_eq!(all.rows.get(1).map(|row| row.value), Some(14.96));
    assert_eq!(all.rows.get(2).and_then(|row| row.reported_on).map(muctieu::value::Date::iso).as_deref(), Some("2024-02-28"));
    let shown = found.iter().find(|finding| finding.message.code() == "MT4085").map(told);
    assert_eq!(
        shown.as_deref(),
        Some("Tệp s.xlsx, trang 'Số liệu', ô C3: Ô C3 hiện 15 nhưng giữ giá trị 14,96; giá trị được giữ mới được dùng (số ô như vậy: 1).")
    );
}

#[test]
fn headers_over_two_rows_units_below_and_titles_above_are_found() {
    let mut book = Workbook::new();
    let page = book.add_worksheet().set_name("Biểu 01").expect("a name");
    let plain = Format::new();
    page.merge_range(0, 0, 0, 3, "BÁO CÁO CHỈ TIÊU", &plain).expect("a title");
    page.merge_range(2, 0, 3, 0, "Chỉ tiêu", &plain).expect("a header");
    page.merge_range(2, 1, 2, 3, "Thực hiện", &plain).expect("a header");
    for (column, year) in (1..).zip([2022.0, 2023.0, 2024.0]) {
        put(page, 4, column, &Held::Number(year, "General"));
        put(page, 5, column, &Held::Text("%"));
    }
    for (at, (name, values)) in (6..).zip([("a", [1.5, 2.5, 3.5]), ("b", [10.0, 20.25, 30.0])]) {
        put(page, at, 0, &Held::Text(name));
        for (column, value) in (1..).zip(values) {
            put(page, at, column, &Held::Number(value, "0.0"));
        }
    }
    let bytes = book.save_to_buffer().expect("a workbook");
    let found = figures(&bytes, &Choice::default());
    assert_eq!(found.len(), 6, "{found:?}");
    assert_eq!(found.first(), Some(&row("a", "2022", "1.5", "%")));
    assert!(found.iter().all(|(.., unit)| unit == "%"));
    // The same, named.
    assert_eq!(figures(&bytes, &Choice { header_row: Some(4), unit_row: Some(5), sheet: Some("1".to_owned()) }), found);
}

#[test]
fn a_name_merged_over_rows_holds_for_each_and_a_figure_does_not() {
    let mut book = Workbook::new();
    let page = book.add_worksheet().set_name("S").expect("a name");
    for (column, head) in (0..).zip(["chỉ số", "kỳ", "giá trị", "đơn vị"]) {
        put(page, 1, column, &Held::Text(head));
    }
    page.merge_range(1, 0, 2, 0, "a", &Format::new()).expect("a name");
    for (at, year) in [(2, 2023.0), (3, 2024.0)] {
        put(page, at, 1, &Held::Number(year, "0"));
        put(page, at, 3, &Held::Text("%"));
    }
    page.merge_range(1, 2, 2, 2, "", &Format::new()).expect("a figure");
    put(page, 2, 2, &Held::Number(7.0, "General"));
    let bytes = book.save_to_buffer().expect("a workbook");
    assert_eq!(figures(&bytes, &Choice::default()), [row("a", "2023", "7", "%")]);
}

#[test]
fn faults_name_sheet_and_cell() {
    let bytes = long(vec![
        (2, 0, Held::Text("a")),
        (2, 1, Held::Number(2024.0, "0")),
        (2, 2, Held::Text("mười")),
        (2, 3, Held::Text("%")),
        (3, 0, Held::Text("a")),
        (3, 1, Held::Text("31/02/2024")),
        (3, 2, Held::Number(5.0, "0")),
        (3, 3, Held::Text("%")),
    ]);
    let (_, found) = read(&bytes, &Choice::default());
    let told: Vec<String> = found.iter().filter(|finding| finding.severity == Severity::Error).map(told).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told.first().is_some_and(|text| text.starts_with("Tệp s.xlsx, trang 'Số liệu', ô C2: ")), "{told:?}");
    assert!(told.last().is_some_and(|text| text.starts_with("Tệp s.xlsx, trang 'Số liệu', ô B3: ")), "{told:?}");
}

#[test]
fn sheets_are_found_named_or_said() {
    let table: &[&[&str]] = &[&["chỉ số", "kỳ", "giá trị", "đơn vị"], &["a", "2024", "14.5", "%"]];
    let other: &[&[&str]] = &[&["chỉ số", "kỳ", "giá trị", "đơn vị"], &["b", "2024", "1.5", "%"]];
    let bytes = plain(&[("Một", false, table), ("Hai", false, other), ("Nháp", true, other), ("Ghi chú", false, &[&["x"]])]);
    assert_eq!(figures(&bytes, &Choice::default()).len(), 2);
    let (_, found) = read(&bytes, &Choice::default());
    let codes: Vec<&str> = found.iter().map(|finding| finding.message.code()).collect();
    assert!(codes.contains(&"MT4080") && codes.contains(&"MT4081"), "{codes:?}");
    let of = |sheet: &str| Choice { sheet: Some(sheet.to_owned()), ..Choice::default() };
    for name in ["HAI", "2", "nháp"] {
        assert_eq!(figures(&bytes, &of(name)), [row("b", "2024", "1.5", "%")], "{name}");
    }
    let (none, found) = read(&bytes, &of("Ba"));
    assert!(none.rows.is_empty() && found.first().is_some_and(|finding| finding.message.code() == "MT4082"));
}

#[test]
fn any_table_of_cells_is_to_be_had() {
    let bytes = plain(&[("Nhiệm vụ", false, &[&["STT", "Nhiệm vụ"], &["1", "Ban hành; \"Kiến trúc\""]])]);
    let all = tables(&bytes).expect("sheets");
    let sheet = all.first().expect("a sheet");
    assert_eq!(sheet.csv(), "\"STT\"\t\"Nhiệm vụ\"\n\"1\"\t\"Ban hành; \"\"Kiến trúc\"\"\"\n");
    assert_eq!(sheet.cells().nth(3), Some(("B2".to_owned(), "Ban hành; \"Kiến trúc\"")));
}

#[test]
fn broken_workbooks_are_findings() {
    let whole = plain(&[("S", false, &[&["chỉ số", "kỳ", "giá trị"]])]);
    for length in (4..whole.len()).step_by(97) {
        let (none, found) = read(whole.get(..length).expect("a part"), &Choice::default());
        assert!(none.rows.is_empty() && found.first().is_some_and(|f| f.message.code() == "MT4083"), "{length}");
    }
    for at in (0..whole.len()).step_by(31) {
        let mut bytes = whole.clone();
        if let Some(byte) = bytes.get_mut(at) {
            *byte ^= 0x55;
        }
        let _ = read(&bytes, &Choice::default());
    }
}

const HOSTILE: &str = "văn bản 1/KH\n    ngày: 1/2/2024\n    tên: \"=HYPERLINK(1)\"\n\nchỉ số a\n    tên: \"=1+1\"\n    đơn vị: %\n    tốt khi: tăng\n    chủ trì: @SUM(A1); Sở B\n\nmục \"II.1 Gì\"\n\na đạt 30% đến năm 2030\nphấn đấu a đạt 40% đến năm 2035\n";
const FIGURES: &str = "chỉ số;kỳ;giá trị;đơn vị;nguồn\na;2023;12,5;%;-2+3\na;2024;13,25;%;+cmd|' /C calc'!A0\na;2025;14,96;%;+cmd\n";

/// Every cell of a sheet as text, by row.
fn rows(book: &mut Xlsx<std::io::BufReader<std::fs::File>>, sheet: &str) -> Vec<Vec<Data>> {
    assert!(book.worksheet_formula(sheet).expect("its formulas").is_empty(), "{sheet} has formulas");
    book.worksheet_range(sheet).expect("its cells").rows().map(<[Data]>::to_vec).collect()
}

#[test]
fn the_table_comes_as_a_workbook_without_formulas() {
    let folder = Folder::new(&[("a.muctieu", HOSTILE), ("a.csv", FIGURES)]);
    let out = folder.path("bao-cao.xlsx");
    let asked = ["eval", &folder.path("a.muctieu"), "--metrics", &folder.path("a.csv"), "--as-of", "31/12/2026", "--format", "xlsx"];
    let run = muctieu(&[&asked[..], &["-o", &out]].concat());
    assert_eq!((run.code, run.out.as_str()), (Some(0), ""), "{}", run.err);
    let mut book: Xlsx<_> = calamine::open_workbook(&out).expect("a workbook");
    assert_eq!(book.sheet_names(), ["Theo dõi", "Tổng hợp", "Nguồn"]);
    let table = rows(&mut book, "Theo dõi");
    let text = |text: &str| Data::String(text.to_owned());
    assert_eq!(table.first().and_then(|row| row.first()), Some(&text("BẢNG THEO DÕI TÌNH HÌNH THỰC HIỆN MỤC TIÊU")));
    assert!(
        matches!(table.get(1).and_then(|row| row.first()), Some(Data::String(line)) if line.starts_with("Đánh giá ngày 31/12/2026. Số liệu đến ngày"))
    );
    let first = table.get(5).expect("the first target");
    assert_eq!(first.first(), Some(&Data::Float(1.0)));
    assert_eq!(first.get(1), Some(&text("a")));
    assert!(matches!(first.get(3), Some(Data::DateTime(day)) if day.to_ymd_hms_milli().0 == 2030), "{first:?}");
    assert_eq!(first.get(4), Some(&text("@SUM(A1); Sở B")));
    assert_eq!((first.get(5), first.get(6)), (Some(&Data::Float(14.96)), Some(&text("%"))));
    // 30 − 14,96.
    assert_eq!(first.get(9), Some(&Data::Float(15.04)));
    assert_eq!((first.get(11), first.get(12)), (Some(&text("1/KH, mục II.1")), Some(&text("+cmd"))));
    let counts = rows(&mut book, "Tổng hợp");
    let total = counts.iter().find(|row| row.first() == Some(&text("Cộng"))).expect("a total");
    assert_eq!(total.get(1..3), Some(&[Data::Float(1.0), Data::Float(1.0)][..]));
    let sources = rows(&mut book, "Nguồn");
    assert!(sources.iter().any(|row| row.contains(&text("=HYPERLINK(1)"))), "{sources:?}");
    // Without a name for the file nothing is made.
    let refused = muctieu(&asked);
    assert_eq!(refused.code, Some(2));
    assert!(refused.err.contains("-o TỆP.xlsx"), "{}", refused.err);
    // The same verdicts make the same file.
    let again = folder.path("lai.xlsx");
    muctieu(&[&asked[..], &["-o", &again]].concat());
    assert!(std::fs::read(&out).expect("a file") == std::fs::read(&again).expect("a file"));
    let english = muctieu(&[&asked[..], &["-o", &again, "--lang", "en"]].concat());
    assert_eq!(english.code, Some(0), "{}", english.err);
}

#[test]
fn the_program_reads_workbooks() {
    let bytes = plain(&[("Số liệu", false, &[&["chỉ số", "kỳ", "giá trị", "đơn vị"], &["a", "2024", "14.5", "%"]])]);
    let folder = Folder::new(&[("a.muctieu", HOSTILE)]);
    std::fs::write(folder.path("s.xlsx"), bytes).expect("a file");
    let asked = ["eval", &folder.path("a.muctieu"), "--metrics", &folder.path("s.xlsx"), "--as-of", "31/12/2026", "--format", "json"];
    let run = muctieu(&asked);
    assert_eq!(run.json()["targets"][0]["value"], 14.5, "{}", run.err);
    let missing = muctieu(&[&asked[..], &["--sheet", "Khác"]].concat());
    assert!(missing.out.contains("MT4082"), "{}", missing.out);
}

#[test]
fn tasks_and_progress_come_from_workbooks() {
    let tasks: &[&[&str]] = &[&["mã", "nhiệm vụ", "thời hạn", "chủ trì"], &["2.1", "Ban hành Kiến trúc", "tháng 5/2022", "Sở A"]];
    let progress: &[&[&str]] = &[&["mã", "trạng thái", "ngày hoàn thành"], &["2.1", "xong", "30/4/2022"]];
    let rules = "văn bản 1/KH\n    ngày: 1/2/2022\n\nnhiệm vụ từ \"nv.xlsx\"\n";
    let folder = Folder::new(&[("a.muctieu", rules)]);
    std::fs::write(folder.path("nv.xlsx"), plain(&[("Nhiệm vụ", false, tasks)])).expect("a file");
    std::fs::write(folder.path("td.xlsx"), plain(&[("Tiến độ", false, progress)])).expect("a file");
    let run =
        muctieu(&["eval", &folder.path("a.muctieu"), "--metrics", &folder.path("td.xlsx"), "--as-of", "31/12/2022", "--format", "json"]);
    assert_eq!(run.json()["tasks"][0]["status"], "HT", "{}{}", run.out, run.err);
}
