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
