//! Holds the documents to the program: every code has its page whose examples do what it says, every example in the
//! manual is read as the manual claims, every path and link that is named exists, every table of wordings is the one
//! that the grammar uses.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "docs/example.rs"]
mod example;
#[path = "docs/generated.rs"]
mod generated;
#[path = "docs/manual.rs"]
mod manual;
#[path = "docs/page.rs"]
mod page;
mod runner;

use example::Example;
use muctieu::diagnostics::{Applicability, Severity};
use muctieu::messages::ALL_CODES;
use page::{Mark, Page};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Codes with their slugs; `MT0000` marks sentences that only accompany others.
fn codes() -> BTreeMap<&'static str, &'static str> {
    ALL_CODES.iter().copied().filter(|(code, _)| *code != "MT0000").collect()
}

/// The pages of `docs/codes`, by their file names without ending.
fn pages() -> BTreeMap<String, Page> {
    let folder = runner::root().join("docs/codes");
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let names = entries.map(|entry| entry.expect("a readable folder").file_name().into_string().expect("a name in UTF-8"));
    names
        .filter_map(|name| Some((name.strip_suffix(".md")?.to_owned(), Page::read(&read(&folder.join(&name))))))
        .filter(|(name, _)| name != "README")
        .collect()
}

#[test]
fn a_code_belongs_to_one_slug() {
    let mut known: BTreeMap<&str, &str> = BTreeMap::new();
    for (code, slug) in ALL_CODES.iter().filter(|(code, _)| *code != "MT0000") {
        assert_eq!(known.entry(code).or_insert(slug), slug, "{code} has two slugs");
    }
    let slugs: BTreeSet<&str> = known.values().copied().collect();
    assert_eq!(slugs.len(), known.len(), "a slug belongs to two codes");
}

#[test]
fn every_code_has_its_page_and_every_page_a_code() {
    let wanted: BTreeSet<String> = codes().iter().map(|(code, slug)| format!("{code}-{slug}")).collect();
    let found: BTreeSet<String> = pages().into_keys().collect();
    let missing: Vec<_> = wanted.difference(&found).collect();
    let strange: Vec<_> = found.difference(&wanted).collect();
    assert!(missing.is_empty() && strange.is_empty(), "without a page: {missing:?}\nwithout a code: {strange:?}");
}

#[test]
fn every_page_of_a_code_is_whole() {
    for (name, page) in pages() {
        let (code, slug) = name.split_once('-').unwrap_or((&name, ""));
        assert!(page.title.starts_with(&format!("{code} · ")), "{name}: the title begins with the code");
        let level = page.promise("Mức:").unwrap_or_else(|| panic!("{name}: no line “Mức:”"));
        assert!(level.ends_with(&format!("`{slug}`")), "{name}: “Mức:” ends with the slug");
        for part in ["**Vì sao.**", "**Cách sửa.**", "**Why.**", "**What to do.**"] {
            assert!(page.prose.iter().any(|line| line.starts_with(part)), "{name}: no paragraph {part}");
        }
        assert!(page.prose.iter().any(|line| line == "## English"), "{name}: no English half");
        let wrong = page.blocks.iter().any(|block| block.mark == Mark::Wrong);
        let right = page.blocks.iter().any(|block| block.mark == Mark::Right);
        assert!(wrong && right, "{name}: a wrong and a right example");
    }
}

/// Runs both examples of every page and applies the fixes of the wrong one. One test does all of it, so that each example
/// is run once; faults are gathered, so that one run tells them all.
#[test]
fn the_examples_of_every_page_do_what_it_says() {
    let mut faults = Vec::new();
    let mut fixes = 0;
    for (name, page) in pages() {
        let code = name.split('-').next().unwrap_or_default();
        let example = Example::of(&page, Mark::Wrong, code);
        let wrong = example.run();
        let right = Example::of(&page, Mark::Right, code).run();
        let mut fault = |what: String| faults.push(format!("{name}: {what}"));

        let beside: BTreeSet<&str> = page.promise("Kèm theo:").map_or(BTreeSet::new(), |list| list.split(", ").collect());
        // Notes say how something was read; they may stand beside any finding.
        let grave = |other: &&str| *other != code && wrong.severity_of(other) > Some(Severity::Info);
        let told: BTreeSet<&str> = wrong.codes().into_iter().filter(grave).collect();
        if !wrong.codes().contains(code) {
            fault(format!("the wrong example yields {:?}", wrong.codes()));
            continue;
        }
        if told != beside {
            fault(format!("beside the code the wrong example yields {told:?}, the page says {beside:?}"));
        }
        let places = wrong.places_of(code);
        match page.promise("Chỗ được chỉ ra:") {
            Some(place) if places.iter().any(|found| found == place) => {}
            said => fault(format!("the place is {places:?}, the page says {said:?}")),
        }
        let level = match wrong.severity_of(code) {
            Some(Severity::Error) => "lỗi",
            Some(Severity::Warning) => "cảnh báo",
            _ => "lưu ý",
        };
        if !page.promise("Mức:").unwrap_or_default().starts_with(&format!("{level} ·")) {
            fault(format!("the level is {level}"));
        }
        if right.codes().contains(code) {
            fault("the right example yields the code".to_owned());
        }
        if right.errors() > 0 {
            fault(format!("the right example has errors: {:?}", right.codes()));
        }
        // A fix that a machine may apply removes its own finding and brings no error.
        for finding in wrong.list.iter().filter(|finding| finding.message.code() == code) {
            for fix in finding.fixes.iter().filter(|fix| fix.applicability != Applicability::Show) {
                let after = example.mended(&wrong, fix).run();
                fixes += 1;
                if after.count(code) >= wrong.count(code) || after.errors() > wrong.errors() {
                    fault(format!("the fix {:?} leaves {:?}", fix.edits, after.codes()));
                }
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    assert!(fixes > 5, "only {fixes} fixes were tried");
}

/// `docs/codes/README.md` lists all codes; `UPDATE_EXPECTED=1` writes it anew.
#[test]
fn the_list_of_codes_is_whole() {
    let path = runner::root().join("docs/codes/README.md");
    let mut text = String::from(
        "# Mã thông báo\n\nMỗi thông báo có một mã. Trang của mã nói thông báo có nghĩa gì, vì sao, một ví dụ sai và ví dụ đã sửa;\n\
         các ví dụ được chạy thử cùng chương trình. Chữ số đầu cho biết nhóm: 1 cách viết, 2 tên gọi và văn bản, 3 đơn vị,\n\
         4 kỳ và số liệu. Mã đã công bố không dùng lại cho việc khác.\n\n\
         Every finding has a code; its page says what it means, with a wrong and a mended example that are run as tests.\n\n\
         | mã | mức | thông báo |\n| --- | --- | --- |\n",
    );
    for (name, page) in pages() {
        let (code, title) = page.title.split_once(" · ").unwrap_or((&page.title, ""));
        let level = page.promise("Mức:").unwrap_or_default().split(" ·").next().unwrap_or_default();
        text.push_str(&format!("| [{code}]({name}.md) | {level} | {title} |\n"));
    }
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::write(&path, &text).expect("the list is written");
    }
    assert_eq!(read(&path), text, "UPDATE_EXPECTED=1 writes docs/codes/README.md anew");
}
