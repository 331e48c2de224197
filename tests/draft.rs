//! Drafts from plans' texts: the cases of `tests/draft`, and what holds for every text.
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test that cannot go on says so and ends")]

use muctieu::diagnostics::count_errors;
use muctieu::draft::write::compile;
use muctieu::draft::{Confidence, Draft, Reason, draft_text};
use muctieu::messages::Lang;
use std::path::{Path, PathBuf};

fn cases() -> Vec<PathBuf> {
    let mut out = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/draft")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("the folder of cases").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "md") && path.file_name() != Some("README.md".as_ref()) {
                out.push(path);
            }
        }
    }
    out.sort();
    out
}

fn block(text: &str, kind: &str) -> String {
    let mut lines = text.lines().skip_while(|line| *line != format!("```{kind}"));
    lines.next();
    lines.take_while(|line| *line != "```").collect::<Vec<_>>().join("\n")
}

/// What a draft says, in the lines of a case.
fn told(draft: &Draft) -> Vec<String> {
    let mut out: Vec<(u32, usize, Vec<String>)> = Vec::new();
    for (index, proposal) in draft.proposals.iter().enumerate() {
        let mut lines = vec![format!("{}: {}", proposal.confidence.word(Lang::Vi), proposal.line)];
        lines.extend(proposal.readings.iter().map(|reading| format!("? {reading}")));
        out.push((proposal.place.line, index, lines));
    }
    let whole = |text: &str| draft.proposals.iter().all(|proposal| proposal.text == text || !proposal.text.contains(text));
    for left in draft.refused.iter().filter(|left| left.reason != Some(Reason::Heading) && whole(&left.text)) {
        let reason = left.reason.map_or("", |reason| reason.words(Lang::Vi));
        out.push((left.place.line, usize::MAX, vec![format!("không phải mục tiêu: {reason} · {}", left.text)]));
    }
    for left in &draft.unread {
        out.push((left.place.line, usize::MAX, vec![format!("chưa đọc được: {}", left.text)]));
    }
    out.sort_by_key(|(line, index, _)| (*line, *index));
    out.into_iter().flat_map(|(_, _, lines)| lines).collect()
}

/// What holds for every draft: nothing vanishes, and the file is good rules.
fn holds(name: &str, draft: &Draft) {
    let account = draft.account;
    assert_eq!(account.sentences, account.proposed + account.refused + account.unread, "{name}: {account:?}");
    let compilation = compile(draft.rules.clone());
    assert_eq!(count_errors(&compilation.diagnostics), 0, "{name}: {:?}\n{}", compilation.diagnostics, draft.rules);
}

#[test]
fn every_case_is_read_as_it_states() {
    let mut failures = Vec::new();
    let cases = cases();
    for path in &cases {
        let text = std::fs::read_to_string(path).expect("a case");
        let draft = draft_text("case", &block(&text, "text"));
        holds(&path.display().to_string(), &draft);
        let (wanted, found) = (block(&text, "expected"), told(&draft).join("\n"));
        if wanted != found {
            let name = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap_or(path);
            failures.push(format!("{}\n  stated:\n{wanted}\n  read:\n{found}\n", name.display()));
        }
    }
    assert!(cases.len() >= 60, "only {} cases", cases.len());
    assert!(failures.is_empty(), "\n{}\n{} of {} cases fail", failures.join("\n"), failures.len(), cases.len());
}

const PLAN: &str = "ỦY BAN NHÂN DÂN\nTỈNH BÌNH AN\n\nSố: 12/KH-UBND\n\nBình An, ngày 05 tháng 3 năm 2026\n\nKẾ HOẠCH\nPhát triển đô thị thông minh tỉnh Bình An giai đoạn 2026 - 2030\n\nCăn cứ Luật Dữ liệu ngày 30/11/2024;\n\nI. MỤC ĐÍCH\n- Cụ thể hóa Nghị quyết số 57-NQ/TW.\n\nII. MỤC TIÊU\n1. Mục tiêu đến năm 2028\n- Tỷ lệ hộ dân dùng nước sạch đạt trên 95%; phấn đấu 80% hộ dân có điện mặt trời.\n- Kinh tế số chiếm tối thiểu 25% GRDP.\n2. Mục tiêu đến năm 2030\n- Kinh tế số chiếm tối thiểu 30% GRDP.\nIII. NHIỆM VỤ\n- Tổ chức ít nhất 05 lớp tập huấn hằng năm.\n- Toàn tỉnh hiện có 30 hệ thống thông tin.\n";

#[test]
fn a_plan_gives_its_document_and_sections() {
    let draft = draft_text("ke-hoach.txt", PLAN);
    holds("plan", &draft);
    assert_eq!(draft.document.number.as_deref(), Some("12/KH-UBND"));
    assert_eq!(draft.document.date.map(muctieu::value::Date::iso).as_deref(), Some("2026-03-05"));
    assert_eq!(draft.document.title.as_deref(), Some("Phát triển đô thị thông minh tỉnh Bình An giai đoạn 2026 - 2030"));
    assert_eq!(draft.document.years, Some((2026, 2030)));
    for wanted in ["văn bản 12/KH-UBND", "mục \"II.1 Mục tiêu đến năm 2028\"", "kinh tế số >= 25% GRDP đến năm 2028", "chỉ số kinh tế số\n"]
    {
        assert!(draft.rules.contains(wanted), "{wanted}\n{}", draft.rules);
    }
    // One thing measured is one indicator.
    assert_eq!(draft.rules.matches("chỉ số kinh tế số\n").count(), 1);
    // Every proposal's place leads back to its words.
    for proposal in &draft.proposals {
        let (from, to) = proposal.place.bytes;
        let words = PLAN.get(from as usize..to as usize).expect("a place on character bounds");
        assert!(words.split_whitespace().eq(proposal.text.split_whitespace()), "{words} / {}", proposal.text);
    }
}

#[test]
fn a_draft_is_the_same_every_time() {
    assert_eq!(draft_text("a", PLAN).rules, draft_text("a", PLAN).rules);
}

#[test]
fn asked_lines_are_not_rules() {
    let draft = draft_text("a", "II. MỤC TIÊU\n1. Đến năm 2030\n- Tỷ lệ hộ nghèo: 2%.\n");
    assert_eq!(draft.proposals[0].confidence, Confidence::Ask);
    assert!(draft.rules.contains("# ? tỷ lệ hộ nghèo <= 2% đến năm 2030"));
    assert!(compile(draft.rules).plan.targets.is_empty());
}

#[test]
fn hostile_texts_end_soon_and_hold() {
    let long = "đạt 5% ".repeat(20_000);
    let brackets = "(".repeat(30_000);
    let headings = "1.1.1. A\n".repeat(5_000);
    let deep: String = (0..2_000).map(|n| format!("{}- x {n}%:\n", " ".repeat(n % 50))).collect();
    let table = "1\tTỷ lệ\t5%\n".repeat(5_000);
    let open = "Tỷ lệ hộ, và ".repeat(10_000);
    for text in [
        long.as_str(),
        &brackets,
        &headings,
        &deep,
        &table,
        &open,
        "",
        "\u{feff}",
        "%%%%",
        "- 100%",
        "|",
        "\t\t\n5%\t",
        "1/0 điểm",
        "trên dưới trên 5%",
    ] {
        holds("hostile", &draft_text("x", text));
    }
}

/// The texts of real plans stay outside the repository: `MUCTIEU_PLANS` names their folder.
#[test]
fn real_plans_hold_where_they_are_given() {
    let Some(folder) = std::env::var_os("MUCTIEU_PLANS") else { return };
    for entry in std::fs::read_dir(folder).expect("the folder of MUCTIEU_PLANS").flatten() {
        let Ok(text) = std::fs::read_to_string(entry.path()) else { continue };
        holds(&entry.path().display().to_string(), &draft_text("plan", &text));
    }
}

#[cfg(feature = "cli")]
/// A Word document of these paragraphs and rows, stored without compression.
fn docx(body: &str) -> Vec<u8> {
    use std::io::Write;
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).expect("a part");
    let xml = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    );
    archive.write_all(xml.as_bytes()).expect("its bytes");
    archive.finish().expect("an archive").into_inner()
}

#[cfg(feature = "cli")]
fn paragraph(style: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[cfg(feature = "cli")]
fn row(cells: &[&str]) -> String {
    let cells: String = cells.iter().map(|cell| format!("<w:tc>{cell}</w:tc>")).collect();
    format!("<w:tr>{cells}</w:tr>")
}

#[cfg(feature = "cli")]
#[test]
fn a_word_document_is_read_with_its_headings_lists_and_merged_cells() {
    let text = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let merged = |first: bool, inner: &str| {
        let restart = if first { " w:val=\"restart\"" } else { "" };
        format!("<w:tcPr><w:vMerge{restart}/></w:tcPr><w:p><w:r><w:t>{inner}</w:t></w:r></w:p>")
    };
    let table = format!(
        "<w:tbl>{}{}{}</w:tbl>",
        row(&[&text("TT"), &text("Chỉ tiêu"), &text("Kết quả"), &text("Thời hạn"), &text("Cơ quan chủ trì")]),
        row(&[&text("1"), &text("Tỷ lệ xã có trạm y tế"), &text("100%"), &text("Năm 2028"), &merged(true, "Sở Y tế")]),
        row(&[&text("2"), &text("Tỷ lệ xã có bác sĩ"), &text("&gt; 95%"), &text("Năm 2028"), &merged(false, "")]),
    );
    let body = format!(
        "{}{}{}{}{table}",
        paragraph("Heading1", "II. MỤC TIÊU"),
        paragraph("Heading2", "1. Đến năm 2030"),
        "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>Tỷ lệ hộ dân dùng </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>nước sạch đạt 95%.</w:t></w:r></w:p>",
        "<w:p><w:r><w:delText>Tỷ lệ cũ đạt 10%.</w:delText></w:r></w:p>",
    );
    let (lines, mends) = muctieu::draft::docx::lines(&docx(&body)).expect("a document");
    let draft = muctieu::draft::draft_lines("ke-hoach.docx", &lines, mends);
    holds("docx", &draft);
    let told: Vec<&str> = draft.proposals.iter().map(|proposal| proposal.line.as_str()).collect();
    assert_eq!(
        told,
        [
            "tỷ lệ hộ dân dùng nước sạch >= 95% đến năm 2030",
            "tỷ lệ xã có trạm y tế >= 100% đến năm 2028",
            "tỷ lệ xã có bác sĩ > 95% đến năm 2028"
        ]
    );
    assert!(draft.proposals[1..].iter().all(|proposal| proposal.leads == ["Sở Y tế"]));
    for (bytes, wanted) in
        [(b"PK\x03\x04 broken".to_vec(), muctieu::draft::docx::DocxError::NotZip), (docx("<w:p"), muctieu::draft::docx::DocxError::Damaged)]
    {
        assert_eq!(muctieu::draft::docx::lines(&bytes).err(), Some(wanted));
    }
}

#[test]
fn a_table_of_indicators_is_read_from_csv() {
    let (lines, mends) = muctieu::draft::csv::lines(
        "STT;Chỉ tiêu;Đơn vị tính;Năm 2026;Năm 2030;Cơ quan chủ trì\n1;Tỷ lệ hộ dùng nước sạch;%;92;98;Sở Xây dựng\n2;Số xã đạt chuẩn;xã;40;60;Sở Nông nghiệp và Môi trường\n",
    );
    let draft = muctieu::draft::draft_lines("chi-tieu.csv", &lines, mends);
    holds("csv", &draft);
    let told: Vec<&str> = draft.proposals.iter().map(|proposal| proposal.line.as_str()).collect();
    assert_eq!(
        told,
        [
            "tỷ lệ hộ dùng nước sạch >= 92% trong năm 2026",
            "tỷ lệ hộ dùng nước sạch >= 98% trong năm 2030",
            "số xã đạt chuẩn >= 40 xã trong năm 2026",
            "số xã đạt chuẩn >= 60 xã trong năm 2030"
        ]
    );
    assert!(draft.rules.contains("    chủ trì: Sở Xây dựng\n"));
}

#[cfg(feature = "cli")]
#[test]
fn a_workbook_is_read_with_merged_headers_phases_and_footers() {
    use rust_xlsxwriter::{Format, Workbook};
    let mut book = Workbook::new();
    let plain = Format::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Chỉ tiêu").expect("a name");
    sheet.merge_range(0, 0, 0, 5, "BẢNG CHỈ TIÊU CHỦ YẾU", &plain).expect("a title");
    for (column, words) in [(0, "TT"), (1, "Chỉ tiêu"), (2, "Đơn vị tính"), (5, "Cơ quan chủ trì")] {
        sheet.merge_range(1, column, 2, column, words, &plain).expect("a merged header");
    }
    sheet.merge_range(1, 3, 1, 4, "Mục tiêu", &plain).expect("a header over two columns");
    sheet.write_number(2, 3, 2028).expect("a year");
    sheet.write_number(2, 4, 2030).expect("a year");
    sheet.merge_range(3, 0, 3, 5, "I. Hạ tầng số", &plain).expect("a group");
    for (row, name, unit, first, last, lead) in [
        (4, "Tỷ lệ hộ có cáp quang", "%", 85.0, 95.0, "Sở Khoa học và Công nghệ"),
        (5, "Số trạm 5G", "trạm", 400.0, 900.0, "Sở Khoa học và Công nghệ"),
    ] {
        sheet.write_number(row, 0, f64::from(row) - 3.0).expect("a cell");
        sheet.write_string(row, 1, name).expect("a cell");
        sheet.write_string(row, 2, unit).expect("a cell");
        sheet.write_number(row, 3, first).expect("a cell");
        sheet.write_number(row, 4, last).expect("a cell");
        sheet.write_string(row, 5, lead).expect("a cell");
    }
    sheet.merge_range(6, 0, 6, 5, "Ghi chú: số liệu nền năm 2025 theo Niên giám", &plain).expect("a footer");
    let sheet = book.add_worksheet();
    sheet.set_name("Theo giai đoạn").expect("a name");
    for (column, words) in ["STT", "Chỉ tiêu", "Kết quả", "Cơ quan chủ trì", "Cơ quan phối hợp"].iter().enumerate() {
        sheet.write_string(0, column as u16, *words).expect("a header");
    }
    sheet.merge_range(1, 0, 1, 4, "Giai đoạn 2026-2027", &plain).expect("a phase");
    sheet.merge_range(3, 0, 3, 4, "Giai đoạn 2028-2030", &plain).expect("a phase");
    for (row, figure) in [(2, "80%"), (4, "≥ 98%")] {
        sheet.write_string(row, 1, "Tỷ lệ hồ sơ nộp trực tuyến").expect("a cell");
        sheet.write_string(row, 2, figure).expect("a cell");
        sheet.write_string(row, 3, "Văn phòng UBND tỉnh").expect("a cell");
        sheet.write_string(row, 4, "Các sở; UBND các xã").expect("a cell");
    }
    let folder = std::env::temp_dir().join(format!("muctieu-draft-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join("chi-tieu.xlsx");
    book.save(&path).expect("a workbook");
    let run = std::process::Command::new(env!("CARGO_BIN_EXE_muctieu")).arg("draft").arg(&path).output().expect("a run");
    std::fs::remove_dir_all(&folder).expect("the folder gone");
    let rules = String::from_utf8(run.stdout).expect("text");
    let targets: Vec<&str> =
        rules.lines().filter(|line| !line.starts_with(['#', ' ']) && (line.contains(">=") || line.contains("> "))).collect();
    assert_eq!(
        targets,
        [
            "tỷ lệ hộ có cáp quang >= 85% đến năm 2028",
            "tỷ lệ hộ có cáp quang >= 95% đến năm 2030",
            "số trạm 5G >= 400 trạm đến năm 2028",
            "số trạm 5G >= 900 trạm đến năm 2030",
            "tỷ lệ hồ sơ nộp trực tuyến >= 80% từ năm 2026 đến năm 2027",
            "tỷ lệ hồ sơ nộp trực tuyến >= 98% từ năm 2028 đến năm 2030",
        ],
        "{rules}"
    );
    assert!(rules.contains("    phối hợp: Các sở; UBND các xã\n"), "{rules}");
    assert_eq!(count_errors(&compile(rules).diagnostics), 0);
}

/// Every digit of a text, with its line, for [`nothing_vanishes`].
fn figures_of(text: &str) -> Vec<(u32, &str)> {
    let mut out = Vec::new();
    for (index, line) in text.lines().enumerate() {
        out.extend(line.split(|letter: char| !letter.is_ascii_digit()).filter(|run| run.len() > 3).map(|run| (index as u32 + 1, run)));
    }
    out
}

mod properties {
    use super::*;
    use proptest::prelude::*;

    /// Pieces of plans, each with a place for a figure that stands nowhere else.
    const PIECES: [&str; 22] = [
        "Tỷ lệ hộ dân dùng nước sạch đạt trên {}%",
        "{}% xã có trạm y tế, {}% thôn có sóng di động",
        "phấn đấu {} doanh nghiệp công nghệ số",
        "Kinh tế số chiếm tối thiểu {}% GRDP vào năm 2030",
        "tăng ít nhất {} bậc so với năm 2025",
        "theo Quyết định số {}/QĐ-UBND ngày 03/4/2025",
        "Toàn tỉnh hiện có {} hệ thống thông tin",
        "mỗi xã có ít nhất {} cán bộ chuyên trách",
        "tổng kinh phí {} triệu đồng",
        "(khoảng {} - {} tỉnh/thành phố)",
        "trẻ em dưới {} tuổi được khám sức khỏe",
        "giảm từ {}% xuống còn {}%",
        "lần lượt đạt {}%, {}% và {}%",
        "nhóm {} tỉnh dẫn đầu về chỉ số A và chỉ số B",
        "đến năm 2028, triển khai {} nền tảng tại cấp xã",
        "mức độ {}, cấp độ {}",
        "Điều {} Nghị định",
        "| {} | Tỷ lệ xã | {}% | Sở Y tế |",
        "{}",
        "trong đó {} hồ sơ trên {} dân",
        "số hóa toàn bộ {} tài liệu",
        "từ {} đến {} lượt khách",
    ];
    const JOINTS: [&str; 9] = [", ", "; ", ". ", "\n", "\n- ", "\n2. ", " và ", ": ", "\n\nIII. NHIỆM VỤ\n- "];

    proptest! {
        #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

        /// Every figure stands in a proposal's sentence, in one that sets no target, or in one that was not understood.
        #[test]
        fn nothing_vanishes(pieces in proptest::collection::vec((0..PIECES.len(), 0..JOINTS.len()), 1..14)) {
            let mut text = String::from("II. MỤC TIÊU\n1. Đến năm 2030\n- ");
            let mut next = 100_001;
            for (piece, joint) in pieces {
                for part in PIECES[piece].split_inclusive("{}") {
                    text.push_str(&part.replace("{}", &next.to_string()));
                    next += usize::from(part.ends_with("{}"));
                }
                text.push_str(JOINTS[joint]);
            }
            let draft = draft_text("x", &text);
            holds("property", &draft);
            let told: String = draft.proposals.iter().map(|proposal| proposal.text.as_str())
                .chain(draft.refused.iter().map(|left| left.text.as_str()))
                .chain(draft.unread.iter().map(|left| left.text.as_str()))
                .collect::<Vec<_>>().join("\n");
            for (line, figure) in figures_of(&text).into_iter().filter(|(_, figure)| figure.len() == 6) {
                prop_assert!(told.contains(figure), "line {}: {} of\n{}\ntold:\n{}", line, figure, text, told);
            }
            // Every place leads to a stretch of the text that lies on letters' bounds.
            for place in draft.proposals.iter().map(|proposal| proposal.place.bytes).chain(draft.proposals.iter().map(|proposal| proposal.mark)) {
                prop_assert!(text.get(place.0 as usize..place.1 as usize).is_some(), "{:?}", place);
            }
        }

        /// Decomposed letters, other tone placements and broken lines change nothing of what is read.
        #[test]
        fn noise_changes_no_reading(pieces in proptest::collection::vec(0..7usize, 1..6)) {
            const LINES: [&str; 7] = [
                "- Tỷ lệ tài liệu được số hóa đạt trên 95%.",
                "- Phấn đấu 80% hộ dân có điện mặt trời.",
                "- Tỷ lệ thủy điện tối thiểu 12%.",
                "- Kinh tế số chiếm ít nhất 25% GRDP.",
                "- Tỷ lệ người dân hài lòng không dưới 90%.",
                "- Tỷ lệ trẻ em được hòa nhập đạt 99% vào năm 2028.",
                "- Nằm trong nhóm 15 tỉnh dẫn đầu về chỉ số chuyển đổi số.",
            ];
            let text: String = std::iter::once("II. MỤC TIÊU\n1. Đến năm 2030").chain(pieces.iter().map(|at| LINES[*at])).collect::<Vec<_>>().join("\n");
            let lines = |text: &str| draft_text("x", text).proposals.into_iter().map(|proposal| muctieu::source::fold::fold_name(&proposal.line)).collect::<Vec<_>>();
            let plain = lines(&text);
            let apart: String = text.chars().flat_map(decomposed).collect();
            prop_assert_eq!(&lines(&apart), &plain);
            let older = text.replace("hóa", "hoá").replace("thủy", "thuỷ").replace("hòa", "hoà");
            prop_assert_eq!(&lines(&older), &plain);
            let hooked = text.replace("người", "ngƣời").replace("ư", "ƣ");
            prop_assert_eq!(&lines(&hooked), &plain);
            let draft = draft_text("x", &hooked);
            prop_assert!(hooked == text || !draft.mends.is_empty());
        }
    }

    /// A letter as its base and marks, as some keyboards and every PDF of a certain kind type it.
    fn decomposed(letter: char) -> Vec<char> {
        const MARKS: [char; 8] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}', '\u{302}', '\u{306}', '\u{31b}'];
        const BASES: &str = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯYdD";
        for base in BASES.chars() {
            for mark in MARKS {
                if muctieu::source::fold::compose(base, mark).is_some_and(|whole| whole == letter) {
                    let mut out = decomposed(base);
                    out.push(mark);
                    return out;
                }
            }
        }
        vec![letter]
    }
}
