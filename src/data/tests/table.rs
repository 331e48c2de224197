//! Tables: separators, headers, quotes, rows of all shapes.

use super::{Loaded, loaded};

const HEADER: &str = "chỉ số,kỳ,giá trị,đơn vị\n";

fn rows(body: &str) -> Loaded {
    loaded(format!("{HEADER}{body}"))
}

#[test]
fn published_rows_load_without_a_fault() {
    let read = loaded(include_bytes!("quan-trac.csv"));
    assert_eq!(read.codes(), ["MT4014 1 dimension", "MT4047 0"]);
    let lines = read.lines();
    assert_eq!(lines.len(), 13);
    assert_eq!(lines[0], "2: DTI: xếp hạng cấp tỉnh [Khánh Hòa] 2022 = 41 hạng @2023-07-12");
    assert_eq!(lines[1], "3: DTI: giá trị cấp tỉnh [Khánh Hòa] 2024 = 0.7071 điểm @2025-11-09");
    assert!(lines.iter().any(|line| line.contains("2022-10 = 2320886.131 triệu đồng")), "{lines:#?}");
    assert!(lines.iter().any(|line| line.contains("2017 = 0.546 điểm")), "{lines:#?}");
    assert!(lines.iter().any(|line| line.contains("2021 = -5.58 % (ước tính)")), "{lines:#?}");
    assert!(lines.iter().any(|line| line.contains("2026-03 = 9 hạng (sơ bộ) @2026-03-10")), "{lines:#?}");
    let first = read.figures.rows[0];
    assert_eq!(read.figures.original(first.source), "Bộ Thông tin và Truyền thông, Báo cáo DTI 2022");
    assert_eq!(read.figures.original(first.url), "https://dti.gov.vn/xep-hang-2022");
    assert!(read.figures.original(first.note).starts_with("trên 63"));
}

#[test]
fn every_separator_line_break_and_mark_of_order_gives_the_same_figures() {
    let expected = ["2: kinh tế số 2024 = 14.5 % GRDP", "3: hồ sơ 2025-Q3 = 1234 hồ sơ"];
    for separator in [",", ";", "\t"] {
        for line_break in ["\n", "\r\n", "\r"] {
            for mark in ["", "\u{feff}"] {
                let body = ["chỉ số|kỳ|giá trị|đơn vị", "kinh tế số|2024|\"14,5\"|% GRDP", "hồ sơ|quý III/2025|1.234|hồ sơ"];
                let text = format!("{mark}{}", body.join(line_break)).replace('|', separator);
                assert_eq!(loaded(&text).lines(), expected, "{text:?}");
                assert_eq!(loaded(text + line_break).lines(), expected);
            }
        }
    }
    let mixed = "chỉ số,kỳ,giá trị\rA,2023,1\r\n\nB,2024,2\n\r\nC,2025,3";
    assert_eq!(loaded(mixed).lines(), ["2: A 2023 = 1", "4: B 2024 = 2", "6: C 2025 = 3"]);
}

#[test]
fn a_separator_may_be_declared() {
    for text in ["sep=;\nchỉ số;kỳ;giá trị\nA;2024;14,5\n", "SEP=;\r\nchỉ số;kỳ;giá trị\r\nA;2024;14,5\r\n"] {
        assert_eq!(loaded(text).lines(), ["3: A 2024 = 14.5"]);
    }
}

#[test]
fn headers_are_known_in_both_languages_and_without_diacritics() {
    for header in [
        "chỉ số,địa bàn,kỳ,giá trị,đơn vị,loại,ngày công bố,nguồn,địa chỉ,ghi chú",
        "chi so,dia ban,ky,gia tri,don vi,loai,ngay cong bo,nguon,dia chi,ghi chu",
        "CHỈ TIÊU,Địa phương,Kỳ báo cáo,Số liệu,ĐVT,Trạng thái,Ngày báo cáo,Nguồn số liệu,Liên kết,Chú thích",
        "indicator,area,period,value,unit,status,reported_on,source,url,note",
        "Indicator,Area,Period,Value,Unit,Status,Reported on,Source,URL,Notes",
        "indicator (chỉ số),area (địa bàn),period (kỳ),value (giá trị),unit (đơn vị),status (loại),reportedOn,source (nguồn),link,note (ghi chú)",
        "chi\u{309} sô\u{301},đi\u{323}a ba\u{300}n,ky\u{300},giá trị *,đơn vị tính,loại:,ngày_công_bố,nguồn,đường dẫn,ghi-chú",
        "\"chỉ\nsố\",tỉnh,năm,kết quả,unit of measure,loại số liệu,ngày công bố,source,source_url,remark",
    ] {
        let read = loaded(format!("{header}\nA,Huế,2024,5,%,ước tính,1/2/2025,S,https://a.vn,N\n"));
        assert_eq!(read.lines(), ["2: A [Huế] 2024 = 5 % (ước tính) @2025-02-01"], "{header}");
        let row = read.figures.rows[0];
        for (id, text) in [(row.source, "S"), (row.url, "https://a.vn"), (row.note, "N")] {
            assert_eq!(read.figures.original(id), text, "{header}");
        }
    }
}

#[test]
fn further_columns_are_dimensions_and_are_said() {
    let read = loaded("chỉ số,ngành,cấp,kỳ,giá trị\nA,y tế,tỉnh,2024,5\nA,,xã,2024,6\nA,,,2024,7\n");
    assert_eq!(read.lines(), ["2: A {ngành=y tế} {cấp=tỉnh} 2024 = 5", "3: A {cấp=xã} 2024 = 6", "4: A 2024 = 7"]);
    assert_eq!(read.says("MT4015"), "Cột dùng để phân tổ số liệu: “ngành”, “cấp”.");
}

#[test]
fn the_office_beside_the_unit_is_a_dimension() {
    let read = loaded("chỉ số,đơn vị,kỳ,giá trị,đơn vị tính\nA,Sở Y tế,2024,5,%\n");
    assert_eq!(read.lines(), ["2: A {đơn vị=Sở Y tế} 2024 = 5 %"]);
}

#[test]
fn a_running_number_is_no_dimension() {
    let read = loaded("STT,chỉ số,kỳ,giá trị\n1,A,2024,5\n2,B,2024,6\n");
    assert_eq!(read.lines(), ["2: A 2024 = 5", "3: B 2024 = 6"]);
}

#[test]
fn wide_tables_have_a_figure_a_period() {
    let read = loaded(
        "STT;Chỉ tiêu;Đơn vị tính;2022;Sơ bộ 2023;Năm 2024 (ước);Quý I/2025;Kế hoạch 2025\n\
         1;GRDP;tỷ đồng;1.234;1.300,5;…;400;2000\n2;Hồ sơ;hồ sơ;15;;17;;20\n",
    );
    assert_eq!(
        read.lines(),
        [
            "2: GRDP 2022 = 1234 tỷ đồng",
            "2: GRDP 2023 = 1300.5 tỷ đồng (sơ bộ)",
            "2: GRDP 2025-Q1 = 400 tỷ đồng",
            "3: Hồ sơ 2022 = 15 hồ sơ",
            "3: Hồ sơ 2024 = 17 hồ sơ (ước tính)",
        ]
    );
    assert_eq!(read.faults(), ["MT4016 1 Kế hoạch 2025"]);
    assert_eq!(read.says("MT4045"), "Số ô chưa có số liệu: 3; không tính là 0.");
    assert_eq!(
        read.says("MT4046"),
        "Cột “2022”, “Sơ bộ 2023” đọc theo kiểu Việt Nam: 1.234,5.".replace("“Sơ bộ 2023”", "“Sơ bộ 2023”, “Năm 2024 (ước)”, “Quý I/2025”")
    );
}

#[test]
fn titles_and_the_unit_above_a_table_are_understood() {
    let read = loaded("BẢNG 1. THU NGÂN SÁCH\n(Đơn vị tính: tỷ đồng)\n\nChỉ tiêu,2023,2024 (%)\nThu nội địa,15,16\nNguồn: Cục Thống kê\n");
    assert_eq!(read.lines(), ["5: Thu nội địa 2023 = 15 tỷ đồng", "5: Thu nội địa 2024 = 16 %"]);
    assert_eq!(read.codes(), ["MT4011 4", "MT4012 0", "MT4025 6"]);
    let split = loaded("Đơn vị tính:,,%\nChỉ tiêu,2023,2024\nA,15,16\n");
    assert_eq!(split.lines(), ["3: A 2023 = 15 %", "3: A 2024 = 16 %"]);
    let several = loaded("\"ĐVT: tỷ đồng, %\",,\nChỉ tiêu,2023,2024\nA,15,16\n");
    assert_eq!(several.lines(), ["3: A 2023 = 15", "3: A 2024 = 16"]);
    assert_eq!(several.faults(), ["MT4013 0"]);
}

#[test]
fn the_header_is_looked_for_in_twenty_rows() {
    let body = "chỉ số,kỳ,giá trị\nA,2024,5\n";
    assert_eq!(loaded(format!("{}{body}", "tiêu đề\n".repeat(19))).lines(), ["21: A 2024 = 5"]);
    let late = loaded(format!("{}{body}", "tiêu đề\n".repeat(20)));
    assert_eq!((late.lines().len(), late.codes()), (0, vec!["MT4007 0".to_owned()]));
}

#[test]
fn quoted_cells_hold_separators_quotes_and_line_breaks() {
    let read = loaded("chỉ số,kỳ,giá trị,ghi chú\n\"A, \"\"B\"\"\",2024,5,\"dòng một\r\ndòng hai\"\nC,2025, \"6\" ,12\" màn hình\n");
    assert_eq!(read.lines(), ["2: A, \"B\" 2024 = 5", "3: C 2025 = 6"]);
    assert_eq!(read.figures.original(read.figures.rows[0].note), "dòng một\r\ndòng hai");
    assert_eq!(read.figures.original(read.figures.rows[1].note), "12\" màn hình");
}

#[test]
fn a_name_over_two_lines_is_one_name() {
    let read = rows("\"tỷ lệ\nhồ sơ\",2024,5,\"triệu\nđồng\"\n");
    assert_eq!(read.lines(), ["2: tỷ lệ hồ sơ 2024 = 5 triệu đồng"]);
}

#[test]
fn an_unclosed_quote_costs_its_own_row_alone() {
    let read = rows("A,2023,1,%\nB,2023,\"2,%\nC,2023,3,%\nD,2023,4,%\n");
    assert_eq!(read.lines(), ["2: A 2023 = 1 %", "4: C 2023 = 3 %", "5: D 2023 = 4 %"]);
    assert_eq!(read.faults(), ["MT4020 3"]);
    // The quote is closed by chance, rows later.
    for closing in ["E,2023,5,\"%\"\n", "E,2023,5,12\"\n", "E,2023,5,\"\"\nF,2023,6,%\n"] {
        let read = rows(&format!("B,2023,2,\"%\nC,2023,3,%\nD,2023,4,%\n{closing}"));
        assert_eq!(read.lines()[..2], ["3: C 2023 = 3 %", "4: D 2023 = 4 %"], "{closing}");
        assert_eq!(read.faults()[0], "MT4020 2", "{closing}");
    }
    let wide = loaded("chỉ số,2023,2024,ghi chú\nA,1,2,\"x\nB,3,4,y\nC,5,6,z\"\n");
    assert_eq!(wide.lines(), ["3: B 2023 = 3", "3: B 2024 = 4", "4: C 2023 = 5", "4: C 2024 = 6"]);
    assert_eq!(wide.faults(), ["MT4020 2"]);
}

#[test]
fn letters_behind_a_closing_quote_are_a_fault() {
    let read = rows("\"A\"B,2023,1,%\nC,2023,3,%\n");
    assert_eq!((read.lines(), read.faults()), (vec!["3: C 2023 = 3 %".to_owned()], vec!["MT4021 2".to_owned()]));
}

#[test]
fn rows_of_the_wrong_length_are_named_or_used() {
    let read = rows("A,2023,1\nB,2023\nC,2023,3,%,,\nD,2023,4,%,thừa\nE,2023,5\n\n,,,\n   \nF,2023,6,%\n");
    assert_eq!(read.lines(), ["2: A 2023 = 1", "4: C 2023 = 3 %", "6: E 2023 = 5", "10: F 2023 = 6 %"]);
    assert_eq!(read.codes(), ["MT4024 2", "MT4023 3 giá trị", "MT4022 5"]);
    assert_eq!(read.says("MT4024"), "Số dòng thiếu ô ở cuối: 2 (đầu tiên là dòng này); các ô cần có vẫn đủ nên vẫn dùng.");
}

#[test]
fn a_decimal_comma_outside_quotes_never_becomes_another_figure() {
    assert_eq!(rows("kinh tế số,2024,14,5\n").faults(), ["MT4043 2 đơn vị", "MT4071 0"].into_iter().rev().collect::<Vec<_>>());
    assert_eq!(rows("kinh tế số,2024,14,5,%\n").faults(), ["MT4071 0", "MT4022 2"]);
    let with_source = loaded("chỉ số,kỳ,giá trị,nguồn\nkinh tế số,2024,14,5\nA,2024,\"14,5\",Niên giám\n");
    assert_eq!((with_source.lines(), with_source.faults()), (vec!["3: A 2024 = 14.5".to_owned()], vec!["MT4043 2 nguồn".to_owned()]));
    assert_eq!(with_source.says("MT4043"), "Ngay sau giá trị “14” lại là số “5”; có thể số 14,5 chưa đặt trong dấu nháy kép.");
}

#[test]
fn one_meaning_twice_in_the_header_refuses_the_file() {
    for (header, second) in [
        ("chỉ số,kỳ,giá trị,giá trị", "giá trị"),
        ("chỉ số,kỳ,giá trị,value", "value"),
        ("chỉ số,chỉ tiêu,kỳ,giá trị", "chỉ tiêu"),
        ("chỉ số,kỳ,giá trị,ngành,Ngành", "Ngành"),
        ("chỉ số,2024,2025,năm 2024", "năm 2024"),
    ] {
        let read = loaded(format!("{header}\nA,2024,5,6,7\n"));
        assert_eq!((read.lines().len(), read.codes()), (0, vec![format!("MT4009 1 {second}")]), "{header}");
    }
}

#[test]
fn what_the_header_lacks_is_named() {
    let read = loaded("chỉ số,đơn vị,giá trị\nA,%,5\n");
    assert_eq!(read.codes(), ["MT4008 1"]);
    assert_eq!(read.says("MT4008"), "Dòng tiêu đề thiếu cột: kỳ.");
    assert_eq!(loaded("a,b\n1,2\n").codes(), ["MT4007 0"]);
    assert_eq!(loaded("chỉ số,năm,quý,giá trị\nA,2024,3,5\n").codes(), ["MT4018 1 quý"]);
    assert_eq!(loaded("chỉ số,tháng,giá trị\nA,5/2024,5\n").lines(), ["2: A 2024-05 = 5"]);
    let ignored = loaded("chỉ số,kỳ,giá trị,2025\nA,2024,5,6\n");
    assert_eq!((ignored.lines(), ignored.faults()), (vec!["2: A 2024 = 5".to_owned()], vec!["MT4016 1 2025".to_owned()]));
}

#[test]
fn cells_without_a_header_are_said_to_be_left_out() {
    let read = loaded("chỉ số,kỳ,giá trị,,\nA,2024,5,,\nB,2024,6,,x\nC,2024,7,y,\n");
    assert_eq!((read.lines().len(), read.faults()), (3, vec!["MT4017 3".to_owned()]));
}

#[test]
fn numbers_are_read_by_their_column_and_it_is_said() {
    let read = rows("A,2023,\"12,5\",%\nB,2023,1.234,hồ sơ\n");
    assert_eq!(read.lines(), ["2: A 2023 = 12.5 %", "3: B 2023 = 1234 hồ sơ"]);
    assert_eq!(read.says("MT4046"), "Cột “giá trị” đọc theo kiểu Việt Nam: 1.234,5.");
    let read = rows("A,2023,12.5,%\nB,2023,1.234,hồ sơ\n");
    assert_eq!(read.lines(), ["2: A 2023 = 12.5 %", "3: B 2023 = 1.234 hồ sơ"]);
    let read = rows("A,2023,30,%\nB,2023,1.234,hồ sơ\nC,2023,5,%\n");
    assert_eq!(read.lines(), ["2: A 2023 = 30 %", "4: C 2023 = 5 %"]);
    assert_eq!(read.codes(), ["MT4036 3 giá trị"]);
    assert_eq!(read.says("MT4036"), "“1.234” có thể là 1234 hoặc 1,234, mà không ô nào trong cột cho biết cách viết.");
    let read = rows("A,2023,\"12,5\",%\nB,2023,\"13,5\",%\nC,2023,0.94,%\nD,2023,1.234,%\n");
    assert_eq!((read.lines().len(), read.faults()), (2, vec!["MT4037 4 giá trị".to_owned(), "MT4036 5 giá trị".to_owned()]));
    let read = rows("A,2023,12.5,%\nB,2023,13.5,%\nC,2023,\"0,94\",%\n");
    assert_eq!(read.faults(), ["MT4038 4 giá trị"]);
    let read = rows("A,2023,12.5,%\nC,2023,\"0,94\",%\n");
    assert_eq!(read.faults(), ["MT4071 0", "MT4039 2 giá trị", "MT4039 3 giá trị"]);
}

#[test]
fn the_header_can_state_the_style_and_the_unit() {
    let read = loaded("chỉ số;kỳ;giá trị (1.234,5)\nA;2023;1.234\n");
    assert_eq!(read.lines(), ["2: A 2023 = 1234"]);
    let read = loaded("indicator,period,\"value (1,234.5)\"\nA,2023,1.234\nB,2023,\"0,5\"\n");
    assert_eq!((read.lines(), read.faults()), (vec!["2: A 2023 = 1.234".to_owned()], vec!["MT4038 3 value (1,234.5)".to_owned()]));
    let read = loaded("chỉ số;kỳ;giá trị (tỷ đồng);đơn vị\nA;2023;12;\nB;2023;5;%\n");
    assert_eq!(read.lines(), ["2: A 2023 = 12 tỷ đồng", "3: B 2023 = 5 %"]);
}

#[test]
fn a_single_clear_cell_that_decides_for_many_is_a_warning() {
    let many = "A,2023,1.234,người\n".repeat(10);
    let read = rows(&format!("{many}B,2023,0.94,điểm\n"));
    assert_eq!((read.lines().len(), read.faults()), (11, vec!["MT4049 0".to_owned()]));
    let read = rows(&format!("{many}B,2023,\"0,94\",điểm\n"));
    assert_eq!(read.faults(), ["MT4048 0"]);
}

#[test]
fn percent_signs_and_states_agree_with_the_unit() {
    let read = rows("A,2023,30%,\nB,2023,30 %,%\nC,2023,30%,% GRDP\nD,2023,5‰,\nE,2023,30%,phần trăm\nF,2023,30%,điểm\nG,2023,5‰,%\n");
    assert_eq!(
        read.lines(),
        ["2: A 2023 = 30 %", "3: B 2023 = 30 %", "4: C 2023 = 30 % GRDP", "5: D 2023 = 5 ‰", "6: E 2023 = 30 phần trăm"]
    );
    assert_eq!(read.faults(), ["MT4040 7 giá trị", "MT4040 8 giá trị"]);
    let read = rows("A,2023,có,\nB,2023,Không,có/không\nC,2023,1,có/không\nD,2023,hoàn thành,\nE,2023,có,%\nF,2023,2,có/không\n");
    assert_eq!(read.lines(), ["2: A 2023 = 1 có/không", "3: B 2023 = 0 có/không", "4: C 2023 = 1 có/không", "5: D 2023 = 1 có/không"]);
    assert_eq!(read.faults(), ["MT4041 6 giá trị", "MT4042 7 giá trị"]);
    let unit = read.figures.unit_of(read.figures.rows[0].unit).unwrap();
    assert_eq!(*unit, crate::value::Unit::state());
}

#[test]
fn missing_figures_are_no_rows_and_are_counted() {
    let read = rows(
        "A,2023,,%\nB,2023,-,%\nC,2023,…,%\nD,2023,N/A,%\nE,2023,chưa có,%\nF,2023,NaN,%\nG,2023,1e309,%\nH,2023,=1+1,%\nI,2023,0,%\n",
    );
    assert_eq!(read.lines(), ["10: I 2023 = 0 %"]);
    assert_eq!(read.codes(), ["MT4045 0", "MT4030 7 giá trị", "MT4032 8 giá trị", "MT4031 9 giá trị"]);
    assert_eq!(read.says("MT4045"), "Số ô chưa có số liệu: 5; không tính là 0.");
}

#[test]
fn cells_that_cannot_be_used_are_named() {
    let header = "chỉ số,địa bàn,kỳ,giá trị,đơn vị,loại,ngày công bố\n";
    let read = loaded(format!(
        "{header},Huế,2023,1,%,,\nA,,hôm qua,1,%,,\nA,,30/2/2023,1,%,,\nA,,,1,%,,\nA,,2023,1,%,tạm,\nA,,2023,1,%,,mai\nA,,2023,1,%,,31/4/2023\n\
         A,,2023,1,%,,12/31/2023\nA\u{202e},,2023,1,%,,\nA,Hu\u{200b}ế,2023,1,%,,\nA,,2023,1,12,,\nA,,2023,1.2.3,%,,\nA,,2023,30 tỷ,%,,\n\
         A,,2023,12345678901234567,%,,\nA,,2023,1,%,sơ bộ,2024-01-31\n"
    ));
    assert_eq!(
        read.faults(),
        [
            "MT4026 2 chỉ số",
            "MT4050 3 kỳ",
            "MT4051 4 kỳ",
            "MT4026 5 kỳ",
            "MT4056 6 loại",
            "MT4055 7 ngày công bố",
            "MT4051 8 ngày công bố",
            "MT4052 9 ngày công bố",
            "MT4027 10 chỉ số",
            "MT4027 11 địa bàn",
            "MT4043 12 đơn vị",
            "MT4034 13 giá trị",
            "MT4033 14 giá trị",
            "MT4035 15 giá trị",
        ]
    );
    assert_eq!(read.lines(), ["16: A 2023 = 1 % (sơ bộ) @2024-01-31"]);
    assert_eq!(read.says("MT4027"), "Trong “A⟨U+202E⟩” có ký tự không nhìn thấy được (U+202E).");
}

#[test]
fn the_order_of_day_and_month_is_that_of_the_column() {
    let header = "chỉ số,kỳ,giá trị,ngày công bố\n";
    let read = loaded(format!("{header}A,2023,1,01/02/2024\nB,2023,1,03/04/2024\n"));
    assert_eq!(read.lines(), ["2: A 2023 = 1 @2024-02-01", "3: B 2023 = 1 @2024-04-03"]);
    assert_eq!(read.codes(), ["MT4054 2"]);
    assert_eq!(read.says("MT4054"), "Ngày viết như “01/02/2024” được đọc theo thứ tự ngày/tháng/năm, ở đây là 2024-02-01.");
    let read = loaded(format!("{header}A,2023,1,01/02/2024\nB,2023,1,12/31/2024\nC,2023,1,2024-01-02\nD,2023,1,05/05/2024\n"));
    assert_eq!(read.lines(), ["4: C 2023 = 1 @2024-01-02", "5: D 2023 = 1 @2024-05-05"]);
    assert_eq!(read.faults(), ["MT4053 2 ngày công bố", "MT4052 3 ngày công bố"]);
}

#[test]
fn statuses_are_known_in_both_languages() {
    let header = "chỉ số,kỳ,giá trị,loại\n";
    let read = loaded(format!("{header}A,1,1,\n").replace(",1,1,", ",2023,1,chính thức\nB,2023,1,Official\nC,2023,1,\nD,2023,1,ước\nE,2023,1,estimate\nF,2023,1,SƠ BỘ\nG,2023,1,provisional\nH,2023,1,so bo"));
    let statuses: Vec<&str> = read.figures.rows.iter().map(|row| row.status.name()).collect();
    assert_eq!(statuses, ["chính thức", "chính thức", "chính thức", "ước tính", "ước tính", "sơ bộ", "sơ bộ", "sơ bộ"]);
}
