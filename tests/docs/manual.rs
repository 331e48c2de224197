//! The manual and the documents for developers: their examples, tables, paths and links.

use crate::page::{Mark, Page, with_hidden_characters};
use crate::runner::{self, case::Case};
use muctieu::diagnostics::{Severity, count_errors};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The documents written for people, code pages apart (those are held to more).
const DOCUMENTS: [&str; 15] = [
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "SECURITY.md",
    "docs/bai-hoc.md",
    "docs/ngon-ngu.md",
    "docs/kich-ban.md",
    "docs/phuong-phap.md",
    "docs/du-lieu.md",
    "docs/cong-cu.md",
    "docs/nhung.md",
    "docs/glossary.md",
    "seeds/khanh-hoa/README.md",
    "seeds/viet-nam/README.md",
];

fn text_of(name: &str) -> String {
    crate::read(&runner::root().join(name))
}

/// The pieces of a document that belong to one example: from a block of rules or figures up to the next block of rules.
fn examples(text: &str) -> Vec<(usize, String)> {
    let mut examples: Vec<(usize, String)> = Vec::new();
    let mut foreign = false;
    for (number, line) in text.lines().enumerate() {
        if let Some(info) = line.strip_prefix("```").filter(|info| !info.is_empty()) {
            let kind = info.split_whitespace().next().unwrap_or_default();
            foreign = info.contains("wrong") || !matches!(kind, "muctieu" | "csv" | "json" | "canonical" | "diagnostics");
            if kind == "muctieu" && !foreign {
                examples.push((number + 1, "# ví dụ\n".to_owned()));
            }
        }
        if let Some((_, example)) = examples.last_mut().filter(|_| !foreign) {
            example.push_str(line);
            example.push('\n');
        }
        if line == "```" {
            foreign = false;
        }
    }
    examples
}

#[test]
fn the_examples_of_the_manual_are_read_as_it_says() {
    let mut faults = Vec::new();
    let mut count = 0;
    for name in DOCUMENTS {
        let text = text_of(name);
        for (line, example) in examples(&text) {
            count += 1;
            match Case::read(&example) {
                Ok(case) => {
                    let (mut found, _) = runner::check::run(&case);
                    found.retain(|fault| case.expects() || fault != "không nêu kết quả nào phải có");
                    faults.extend(found.into_iter().map(|fault| format!("{name}:{line}: {fault}")));
                }
                Err(fault) => faults.push(format!("{name}:{line}: {fault}")),
            }
        }
        for block in Page::read(&text).blocks.iter().filter(|block| block.kind == "muctieu" && block.mark == Mark::Wrong) {
            let compilation = runner::compile(&[("vi-du.muctieu".to_owned(), with_hidden_characters(&block.text))]);
            if count_errors(&compilation.diagnostics) == 0 {
                faults.push(format!("{name}:{}: nothing is wrong here", block.line));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    assert!(count > 15, "only {count} examples were found");
}

#[test]
fn the_figures_of_the_manual_are_read() {
    let mut files = 0;
    for block in Page::read(&text_of("docs/du-lieu.md")).blocks.iter().filter(|block| matches!(block.kind.as_str(), "csv" | "json")) {
        let (figures, findings) = muctieu::data::load(block.text.as_bytes(), "so-lieu", Some(&block.kind));
        let grave: Vec<_> = findings.iter().filter(|finding| finding.severity > Severity::Info).collect();
        assert!(!figures.rows.is_empty() && grave.is_empty(), "docs/du-lieu.md:{}: {grave:?}", block.line);
        files += 1;
    }
    assert!(files >= 4, "only {files} files of figures were found");
}

/// Folders and files that a document names in backticks: all with a `/`.
fn named_paths(page: &Page) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for line in &page.prose {
        for (index, piece) in line.split('`').enumerate() {
            let path = piece.trim_end_matches('/');
            let plain = path.chars().all(|c| c.is_ascii_alphanumeric() || "._-/".contains(c));
            // `xxxx` stands for any code.
            if index % 2 == 1 && plain && !path.contains("xxxx") && piece.contains('/') {
                found.insert(path.to_owned());
            }
        }
    }
    found
}

#[test]
fn every_path_that_the_architecture_names_exists() {
    for name in ["ARCHITECTURE.md", "CONTRIBUTING.md"] {
        let paths = named_paths(&Page::read(&text_of(name)));
        let missing: Vec<&String> = paths.iter().filter(|path| !path.starts_with("dist") && !runner::root().join(path).exists()).collect();
        assert!(missing.is_empty(), "{name} names what is not there: {missing:?}");
        assert!(paths.len() > 10, "{name} names only {paths:?}");
    }
}

#[test]
fn every_link_leads_somewhere() {
    let mut pages: Vec<PathBuf> = DOCUMENTS.iter().map(PathBuf::from).collect();
    let codes = std::fs::read_dir(runner::root().join("docs/codes")).expect("docs/codes is a folder");
    pages.extend(codes.map(|entry| Path::new("docs/codes").join(entry.expect("a readable folder").file_name())));
    let mut broken = Vec::new();
    for name in pages {
        let page = Page::read(&crate::read(&runner::root().join(&name)));
        for link in page.links() {
            let target = runner::root().join(name.parent().unwrap_or(Path::new(""))).join(&link);
            if !target.exists() {
                broken.push(format!("{}: {link}", name.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn the_book_lists_every_page_of_the_manual() {
    let summary = text_of("docs/SUMMARY.md");
    for entry in std::fs::read_dir(runner::root().join("docs")).expect("docs is a folder") {
        let name = entry.expect("a readable folder").file_name().to_string_lossy().into_owned();
        if name.ends_with(".md") && name != "SUMMARY.md" {
            assert!(summary.contains(&format!("]({name})")), "docs/SUMMARY.md does not list {name}");
        }
    }
    assert!(summary.contains("](codes/README.md)"));
}

/// What each kind of wording does, in the order of the tables.
const KINDS: [(&str, &str); 60] = [
    ("at_least", "mức tối thiểu (≥)"),
    ("more_than", "lớn hơn (>)"),
    ("at_most", "mức tối đa (≤)"),
    ("less_than", "nhỏ hơn (<)"),
    ("exactly", "bằng (=)"),
    ("about", "xấp xỉ, trong vòng 5%"),
    ("nearly", "xấp xỉ, từ phía dưới"),
    ("within", "trong khoảng"),
    ("verb", "động từ trước con số: một mình là mức tối thiểu"),
    ("up_to", "tăng đến một mức"),
    ("down_to", "giảm đến một mức: mức tối đa"),
    ("ceiling_verb", "động từ chỉ mức tối đa"),
    ("restrain", "giữ ở dưới một mức, đứng trước tên chỉ số"),
    ("range_from", "mở đầu khoảng"),
    ("range_to", "nối hai đầu khoảng"),
    ("or_more", "trở lên, đứng sau con số"),
    ("or_less", "trở xuống, đứng sau con số"),
    ("increase", "tăng một lượng"),
    ("decrease", "giảm một lượng"),
    ("mean", "bình quân nhiều năm"),
    ("compared_with", "so với một kỳ"),
    ("times", "số lần"),
    ("doubled", "gấp đôi"),
    ("half_more", "gấp rưỡi"),
    ("fold", "gấp bao nhiêu lần"),
    ("improve_rank", "cải thiện thứ hạng"),
    ("direction_up", "tăng dần, không có con số"),
    ("direction_down", "giảm dần, không có con số"),
    ("maintain", "duy trì ở mọi kỳ"),
    ("top", "thuộc nhóm đầu"),
    ("rank_at", "thứ hạng"),
    ("leading", "đứng đầu"),
    ("state_after", "trạng thái, đứng sau tên"),
    ("state_before", "trạng thái, đứng trước tên"),
    ("level", "cấp độ"),
    ("yes", "có"),
    ("no", "không"),
    ("by", "thời hạn: hết kỳ được nêu"),
    ("before", "thời hạn: trước kỳ được nêu một ngày"),
    ("in", "chỉ xét số liệu của kỳ được nêu"),
    ("from", "kể từ"),
    ("stage", "giai đoạn"),
    ("whole_stage", "mọi kỳ của giai đoạn"),
    ("every_year", "mỗi năm"),
    ("every_quarter", "mỗi quý"),
    ("every_month", "mỗi tháng"),
    ("at", "phạm vi"),
    ("each", "từng thành viên của một chiều"),
    ("apart", "riêng một thành viên có mức của mình"),
    ("respectively", "ghép lần lượt mức với phạm vi"),
    ("strive", "phấn đấu"),
    ("firm", "cam kết, không đổi nghĩa"),
    ("and", "và"),
    ("or", "hoặc"),
    ("whole_area", "cả địa bàn, không đổi nghĩa"),
    ("all_of", "100%"),
    ("half_of", "50%"),
    ("none_of", "không còn, bằng 0; có con số thì là mức tối đa"),
    ("not_up", "không tăng so với một kỳ"),
    ("not_down", "không giảm so với một kỳ"),
];

/// The part of a document between two marks.
fn between<'t>(text: &'t str, mark: &str) -> (&'t str, &'t str, &'t str) {
    let (open, close) = (format!("<!-- {mark} -->\n"), format!("<!-- /{mark} -->"));
    let start = text.find(&open).expect("the mark opens") + open.len();
    let end = text.find(&close).expect("the mark closes");
    (&text[..start], &text[start..end], &text[end..])
}

#[test]
fn the_table_of_wordings_is_that_of_the_grammar() {
    let table = |name: &str| -> Vec<(String, String)> {
        text_of(name)
            .lines()
            .filter(|line| !line.trim_start().starts_with('#'))
            .filter_map(|line| line.split_once(": "))
            .map(|(kind, words)| (kind.to_owned(), words.split('|').map(str::trim).collect::<Vec<_>>().join(", ")))
            .collect()
    };
    let (vi, en) = (table("grammar/keywords.vi.txt"), table("grammar/keywords.en.txt"));
    let of =
        |table: &[(String, String)], kind: &str| table.iter().find(|(k, _)| k == kind).map_or(String::new(), |(_, words)| words.clone());
    let described: BTreeSet<&str> = KINDS.iter().map(|(kind, _)| *kind).collect();
    let known: BTreeSet<&str> = vi.iter().chain(&en).map(|(kind, _)| kind.as_str()).collect();
    assert_eq!(described, known, "every kind of wording has a line in KINDS and KINDS no other");
    let mut rows = String::from("| nghĩa | tiếng Việt | tiếng Anh |\n| --- | --- | --- |\n");
    for (kind, _) in &vi {
        let meaning = KINDS.iter().find(|(k, _)| k == kind).map_or("", |(_, meaning)| meaning);
        rows.push_str(&format!("| {meaning} | {} | {} |\n", of(&vi, kind), of(&en, kind)));
    }
    let path = runner::root().join("docs/ngon-ngu.md");
    let text = crate::read(&path);
    let (before, now, after) = between(&text, "wordings");
    if std::env::var_os("UPDATE_EXPECTED").is_some() && now != rows {
        std::fs::write(&path, format!("{before}{rows}{after}")).expect("the table is written");
        return;
    }
    assert_eq!(now, rows, "UPDATE_EXPECTED=1 writes the table of docs/ngon-ngu.md anew");
}

#[test]
fn the_custom_properties_are_those_of_the_style_sheet() {
    let sheet = text_of("widget/element/element.css") + &text_of("widget/element/views.css");
    let used: BTreeSet<&str> =
        sheet.split("var(").skip(1).filter_map(|rest| rest.split([',', ')']).next()).filter(|n| n.starts_with("--mt-")).collect();
    let text = text_of("docs/nhung.md");
    let (_, table, _) = between(&text, "properties");
    let told: BTreeSet<&str> = table.split('`').filter(|piece| piece.starts_with("--mt-")).collect();
    assert_eq!(told, used);
}

/// The attributes of the element as its own code lists them.
#[test]
fn the_attributes_are_those_of_the_element() {
    let code = text_of("widget/element/element.mjs");
    let list = code.split("const ATTRIBUTES = [").nth(1).and_then(|rest| rest.split(']').next()).expect("the element lists its attributes");
    let wanted: BTreeSet<&str> =
        list.split('\'').filter(|piece| piece.chars().all(|c| c.is_ascii_lowercase() || c == '-') && !piece.is_empty()).collect();
    let text = text_of("docs/nhung.md");
    let section = text.split("## Thuộc tính\n").nth(1).and_then(|rest| rest.split("\n## ").next()).expect("a section on attributes");
    let told: BTreeSet<&str> = section.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
    assert_eq!(told, wanted);
}

/// The parts as the views and the element name them.
#[test]
fn the_parts_are_those_of_the_views() {
    let folder = runner::root().join("src/view");
    let mut code: String =
        runner::files_below(&folder, "rs").iter().filter(|path| !path.ends_with("tests.rs")).map(|path| crate::read(path)).collect();
    code.push_str(&text_of("widget/element/shell.mjs"));
    let after = |mark: &'static str, quote: char| code.split(mark).skip(1).filter_map(move |rest| rest.split(quote).next());
    let used: BTreeSet<&str> = after("::Part, \"", '"').chain(after("part: '", '\'')).collect();
    let text = text_of("docs/nhung.md");
    let (_, list, _) = between(&text, "parts");
    let told: BTreeSet<&str> = list.split('`').filter(|piece| !piece.trim_matches([',', ' ', '\n']).is_empty()).collect();
    assert_eq!(told, used);
}

/// Every line of the readme that runs the program.
#[test]
fn the_commands_of_the_readme_run() {
    let text = text_of("README.md");
    let lines: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("    muctieu ")).collect();
    assert!(lines.len() >= 4, "only {lines:?}");
    for line in lines {
        let words = line.split_whitespace();
        let run = std::process::Command::new(env!("CARGO_BIN_EXE_muctieu"))
            .args(words)
            .current_dir(runner::root())
            .output()
            .expect("the program runs");
        let complaint = String::from_utf8_lossy(&run.stderr);
        assert!(run.status.success() && !run.stdout.is_empty(), "muctieu {line}: {complaint}");
    }
}
