//! The tools of those who write plans, as the program gives them: lints, layout, reports, pages, spreadsheets.
#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says so and ends")]

mod runner;

use runner::program::{Folder, muctieu, muctieu_reading};
use serde_json::Value;

/// A plan with a likely slip and without a lead.
const SLIP: &str = "văn bản 1/KH\n    ngày: 1/1/2024\nchỉ số a\n    đơn vị: %\n    tốt khi: tăng\na đạt 10% đến năm 2020\n";

#[test]
fn likely_slips_are_always_told_and_advice_when_asked_for() {
    let folder = Folder::new(&[("a.muctieu", SLIP), ("a.csv", "chỉ số;kỳ;giá trị;đơn vị\nb;2024;1;%\n")]);
    let (rules, data) = (folder.path("a.muctieu"), folder.path("a.csv"));
    let plain = muctieu(&["check", &rules]);
    assert_eq!(plain.code, Some(0), "{}", plain.err);
    assert!(plain.err.contains("cảnh báo[MT4151]") && !plain.err.contains("MT2050"), "{}", plain.err);
    let asked = muctieu(&["check", "--lint", &rules]);
    assert!(asked.err.contains("MT4151") && asked.err.contains("lưu ý[MT2050]") && !asked.err.contains("MT4150"), "{}", asked.err);
    let figures = muctieu(&["check", &rules, "--lint", "--metrics", &data, "--format", "json"]).json();
    let codes: Vec<&str> = figures["diagnostics"].as_array().expect("a list").iter().filter_map(|d| d["code"].as_str()).collect();
    assert!(codes.contains(&"MT4150") && codes.contains(&"MT4151"), "{codes:?}");
}

#[test]
fn files_are_laid_out_in_place_listed_or_piped() {
    let (before, after) = ("chỉ số a\n  đơn vị :  %\na  đạt 10% đến năm 2030", "chỉ số a\n    đơn vị: %\n\na đạt 10% đến năm 2030\n");
    let folder = Folder::new(&[("a.muctieu", before), ("b.muctieu", after), ("c.muctieu", "a   đạt 30.5 gì đó  \n")]);
    let all = folder.path("");
    let listed = muctieu(&["fmt", "--check", &all]);
    assert_eq!((listed.code, listed.out.lines().count()), (Some(1), 1), "{}", listed.out);
    assert!(listed.out.contains("a.muctieu") && folder.read("a.muctieu") == before);
    let piped = muctieu_reading(before, &["fmt", "-"]);
    assert_eq!((piped.code, piped.out.as_str()), (Some(0), after));
    let done = muctieu(&["fmt", &all]);
    assert_eq!(done.code, Some(0), "{}", done.err);
    assert_eq!((folder.read("a.muctieu").as_str(), folder.read("c.muctieu").as_str()), (after, "a   đạt 30.5 gì đó  \n"));
    assert_eq!(muctieu(&["fmt", "--check", &all]).code, Some(0));
    assert_eq!(muctieu(&["fmt", &folder.path("d.muctieu")]).code, Some(2));
    assert_eq!(muctieu_reading(before, &["fmt", "--check", "-"]).code, Some(1));
}

/// Holds a SARIF log to what version 2.1.0 asks of the properties that are written.
fn assert_sarif(log: &Value) {
    assert_eq!(log["version"], "2.1.0");
    assert!(log["$schema"].as_str().is_some_and(|address| address.ends_with("sarif-2.1.0.json")));
    let runs = log["runs"].as_array().expect("runs");
    for run in runs {
        let driver = &run["tool"]["driver"];
        assert!(driver["name"].is_string());
        let rules = driver["rules"].as_array().expect("rules");
        let ids: std::collections::BTreeSet<&str> = rules.iter().map(|rule| rule["id"].as_str().expect("an id")).collect();
        assert_eq!(ids.len(), rules.len(), "rules are there once");
        assert_eq!(run["columnKind"], "utf16CodeUnits");
        for result in run["results"].as_array().expect("results") {
            assert!(!result["message"]["text"].as_str().expect("a message").is_empty());
            assert!(["none", "note", "warning", "error"].contains(&result["level"].as_str().expect("a level")));
            let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().expect("a number")).expect("a place")];
            assert_eq!(rule["id"], result["ruleId"]);
            let related = result["relatedLocations"].as_array().into_iter().flatten();
            for location in result["locations"].as_array().expect("locations").iter().chain(related) {
                let place = &location["physicalLocation"];
                let uri = place["artifactLocation"]["uri"].as_str().expect("an address");
                assert!(uri.is_ascii() && !uri.contains([' ', '\\', '<']), "{uri}");
                assert_region(&place["region"]);
            }
            for fix in result["fixes"].as_array().into_iter().flatten() {
                assert!(fix["description"]["text"].is_string());
                for change in fix["artifactChanges"].as_array().expect("changes") {
                    assert!(change["artifactLocation"]["uri"].is_string());
                    for replacement in change["replacements"].as_array().expect("replacements") {
                        assert_region(&replacement["deletedRegion"]);
                        assert!(replacement["insertedContent"]["text"].is_string());
                    }
                }
            }
        }
    }
}

fn assert_region(region: &Value) {
    let number = |key: &str| region[key].as_u64().unwrap_or(1);
    assert!(number("startLine") >= 1 && number("startColumn") >= 1);
    assert!((number("endLine"), number("endColumn")) >= (number("startLine"), number("startColumn")) || region["endLine"].is_null());
}

#[test]
fn findings_come_as_sarif() {
    let text = "chỉ số a\n    đơn vị: %\na đạt 30.5% đến năm 2030\na = 100% đến năm 2030\n?? gì\n";
    let folder = Folder::new(&[("kế hoạch.muctieu", text), ("s.csv", "chỉ số;kỳ;giá trị\na;2024;mười\n")]);
    let run = muctieu(&["check", "--format", "sarif", "--lint", &folder.path("kế hoạch.muctieu"), "--metrics", &folder.path("s.csv")]);
    assert_eq!(run.code, Some(1), "{}", run.err);
    let log = run.json();
    assert_sarif(&log);
    let results = log["runs"][0]["results"].as_array().expect("results");
    let of = |code: &str| results.iter().find(|result| result["ruleId"] == code).unwrap_or_else(|| panic!("{code}: {}", run.out));
    assert_eq!(of("MT1002")["locations"][0]["physicalLocation"]["region"]["startColumn"], 7);
    assert_eq!(of("MT3051")["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"], "đạt");
    assert_eq!(of("MT4030")["locations"][0]["physicalLocation"]["region"]["startLine"], 2);
    // A clean plan is a log without results.
    let clean = muctieu(&["check", "--format", "sarif", "seeds/viet-nam/viet-nam.muctieu"]).json();
    assert_sarif(&clean);
}

/// `docs/khanh-hoa.md` is what the tool says of the five documents today; `UPDATE_EXPECTED=1` writes it anew.
#[test]
fn the_page_for_the_office_is_current() {
    let run = muctieu(&["check", "seeds/khanh-hoa", "--format", "md"]);
    let path = runner::root().join("docs/khanh-hoa.md");
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::write(&path, &run.out).expect("the page is written");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(kept, run.out, "docs/khanh-hoa.md is old; UPDATE_EXPECTED=1 cargo test --test tools writes it anew");
}

const SEED: [&str; 5] = ["seeds/viet-nam/viet-nam.muctieu", "--metrics", "seeds/viet-nam/so-lieu", "--as-of", "31/12/2026"];

/// What a strict Content-Security-Policy refuses.
fn assert_still(html: &str) {
    for refused in ["<script", " style=", "javascript:", " onclick", " onload"] {
        assert!(!html.contains(refused), "{refused}");
    }
}

#[test]
fn a_page_is_made_ahead_whole_or_as_a_fragment() {
    let page = muctieu(&[&["render"], &SEED[..], &["--view", "summary,table"]].concat());
    assert_eq!(page.code, Some(0), "{}", page.err);
    assert!(page.out.starts_with("<!doctype html>\n<html lang=\"vi\">") && page.out.contains("<table class=\"mt-table\""), "{}", page.out);
    assert!(page.out.contains("Đánh giá tại ngày 31/12/2026") && page.out.contains("411/QĐ-TTg") && page.out.contains("@media print"));
    assert_still(&page.out);
    let fragment =
        muctieu(&[&["render", "--fragment", "--lang", "en"], &SEED[..], &["--view", "card", "--target", "kinh-te-so-2030"]].concat());
    assert!(
        fragment.out.starts_with("<div class=\"mt-frame\"><div class=\"mt\" lang=\"en\">\n<div class=\"mt-cards\"")
            && !fragment.out.contains("<style"),
        "{}",
        fragment.out
    );
    assert_eq!(fragment.out.matches("<article").count(), 1);
    assert_still(&fragment.out);
    let folder = Folder::new(&[]);
    let saved = muctieu(&[&["render", "-o", &folder.path("trang.html")], &SEED[..]].concat());
    assert_eq!((saved.code, saved.out.as_str()), (Some(0), ""), "{}", saved.err);
    assert!(folder.read("trang.html").ends_with("</html>\n"));
    let none = muctieu(&[&["render", "--target", "khong-co"], &SEED[..]].concat());
    assert_eq!(none.code, Some(2));
    assert!(none.err.contains("không có mục tiêu nào để hiện"), "{}", none.err);
    assert_eq!(muctieu(&[&["render", "-o", &folder.path("x/y.html")], &SEED[..]].concat()).code, Some(2));
}

#[test]
fn verdicts_and_inventories_come_as_pages() {
    let eval = muctieu(&[&["eval", "--format", "html"], &SEED[..]].concat());
    assert!(eval.out.contains("mt-summary") && eval.out.contains("mt-table"), "{}", eval.err);
    assert_still(&eval.out);
    let targets = muctieu(&["targets", "--format", "html", "seeds/viet-nam/viet-nam.muctieu"]);
    assert!(
        targets.out.contains("<th scope=\"row\">kinh-te-so-2030</th><td>kinh tế số &gt;= 30% GDP đến năm 2030</td>"),
        "{}",
        targets.out
    );
    assert_still(&targets.out);
}

#[test]
fn a_picture_is_made_ahead_for_pages_that_take_images_alone() {
    let svg = |more: &[&str]| muctieu(&[&["render", "--format", "svg"], &SEED[..], more].concat());
    let one = svg(&["--target", "kinh-te-so-2030"]);
    assert_eq!(one.code, Some(0), "{}", one.err);
    assert!(one.out.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"560\""), "{}", one.out);
    for said in ["role=\"img\"", "<title id=\"t\">", "GDP · ", "Mục tiêu: ", "Số liệu đến ", "411/QĐ-TTg"] {
        assert!(one.out.contains(said), "{said}\n{}", one.out);
    }
    // Nothing that a policy could refuse, and nothing that another file must bring.
    assert_still(&one.out);
    for refused in ["<style", "class=", "href", "<a", "<image", "url("] {
        assert!(!one.out.contains(refused), "{refused}");
    }
    let all = svg(&["--lang", "en"]);
    assert!(all.out.matches("rx=\"4\" fill=\"#fff\"").count() > 10 && all.out.contains("How the targets stand"));
    assert_eq!(svg(&["--target", "khong-co"]).code, Some(2));
}

/// What the demonstration portal carries made ahead: the content of a tag and a picture. `UPDATE_EXPECTED=1` makes both anew.
#[test]
fn the_portals_content_made_ahead_is_current() {
    let seed = ["seeds/viet-nam/viet-nam.muctieu", "--metrics", "seeds/viet-nam/so-lieu", "--as-of", "2026-11-20"];
    let made = |more: &[&str]| muctieu(&[&["render"], &seed[..], &["--target", "kinh-te-so-2030"], more].concat()).out;
    let folder = runner::root().join("widget/portal/nhung");
    let (page, picture) = (folder.join("trang-thuong.html"), folder.join("kinh-te-so.svg"));
    let (start, end) = ("<!-- dựng sẵn -->\n", "<!-- /dựng sẵn -->");
    let kept = std::fs::read_to_string(&page).expect("the page");
    let (head, rest) = kept.split_once(start).expect("the mark before the content");
    let (_, tail) = rest.split_once(end).expect("the mark behind the content");
    let fresh = format!("{head}{start}{}{end}{tail}", made(&["--fragment", "--view", "card"]));
    let drawn = made(&["--format", "svg"]);
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::write(&page, &fresh).expect("the page is written");
        std::fs::write(&picture, &drawn).expect("the picture is written");
    }
    let say = "is old; UPDATE_EXPECTED=1 cargo test --test tools writes it anew";
    assert!(fresh == kept || std::env::var_os("UPDATE_EXPECTED").is_some(), "{} {say}", page.display());
    assert!(std::fs::read_to_string(&picture).is_ok_and(|kept| kept == drawn), "{} {say}", picture.display());
}
