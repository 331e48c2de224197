//! The command line as a user meets it: exit codes, streams, languages, files that can't be read, readers that go away.

use serde_json::Value;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

const RULES: &str = "chỉ số kinh tế số\n    đơn vị: % GRDP\n    tốt khi: tăng\n\nkinh tế số đạt 30% GRDP đến năm 2030\n";
const WRONG: &str = "chỉ số kinh tế số\n    đơn vị: % GRDP\n    tốt khi: tăng\n\nkinh tế số đạt 30.5% GRDP đến năm 2030\nkinh tế số đạt 40% GRDP đến năm 2035\n";

/// What a run left behind.
struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Run {
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|e| panic!("{e}: {}\n{}", self.out, self.err))
    }
}

impl From<Output> for Run {
    fn from(output: Output) -> Run {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8 output");
        Run { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_muctieu"));
    command.args(arguments).env_remove("MUCTIEU_LANG").env_remove("NO_COLOR").current_dir(env!("CARGO_MANIFEST_DIR"));
    command
}

fn muctieu(arguments: &[&str]) -> Run {
    command(arguments).stdin(Stdio::null()).output().expect("the program runs").into()
}

fn muctieu_reading(input: &str, arguments: &[&str]) -> Run {
    let mut child =
        command(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program runs");
    child.stdin.take().expect("its input").write_all(input.as_bytes()).expect("it reads its input");
    child.wait_with_output().expect("it ends").into()
}

/// A folder of its own, removed when the test is done with it.
struct Folder(PathBuf);

impl Folder {
    fn new(files: &[(&str, &str)]) -> Folder {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("muctieu-cli-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).expect("a folder for the test");
        for (name, text) in files {
            std::fs::write(path.join(name), text).expect("a file for the test");
        }
        Folder(path)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().expect("a UTF-8 path").to_owned()
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.0.join(name)).expect("a file of the test")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn check_tells_clean_from_wrong_by_its_exit_code() {
    let folder = Folder::new(&[("dung.muctieu", RULES), ("sai.muctieu", WRONG)]);
    let clean = muctieu(&["check", &folder.path("dung.muctieu")]);
    assert_eq!((clean.code, clean.err.as_str()), (Some(0), ""));
    assert_eq!(clean.out, "1 tệp, 1 mục tiêu, 1 chỉ số: không có lỗi.\n");
    let wrong = muctieu(&["check", &folder.path("sai.muctieu")]);
    assert_eq!(wrong.code, Some(1));
    assert!(wrong.err.contains("lỗi[MT1002]") && wrong.err.contains("5 | kinh tế số đạt 30.5% GRDP"), "{}", wrong.err);
    assert!(wrong.err.contains(&format!("{}:5:16", folder.path("sai.muctieu"))), "{}", wrong.err);
    assert_eq!(wrong.out, "1 tệp, 1 mục tiêu, 1 chỉ số: 1 lỗi.\n", "the right line is read all the same");
    assert!(!wrong.err.contains('\u{1b}'), "no colours into a pipe");
    let english = muctieu(&["check", "--lang", "en", &folder.path("sai.muctieu")]);
    assert!(english.err.contains("error[MT1002]") && english.out == "1 file, 1 target, 1 indicator: 1 error.\n", "{}", english.out);
    let by_environment = command(&["check", &folder.path("sai.muctieu")]).env("MUCTIEU_LANG", "en").output().expect("it runs");
    assert_eq!(Run::from(by_environment).out, english.out);
}

#[test]
fn check_gives_its_findings_as_json() {
    let run = muctieu_reading(WRONG, &["check", "-", "--format", "json"]);
    assert_eq!((run.code, run.err.as_str()), (Some(1), ""));
    let answer = run.json();
    assert_eq!(answer["errors"], 1);
    let first = &answer["diagnostics"][0];
    let (start, end) = (first["start"].as_u64().expect("a start"), first["end"].as_u64().expect("an end"));
    assert_eq!(&WRONG[start as usize..end as usize], "30.5");
    assert_eq!(
        (&first["code"], &first["severity"], &first["line"], &first["column"]),
        (&"MT1002".into(), &"error".into(), &5.into(), &16.into())
    );
    assert_eq!(first["fixes"][0]["edits"][0]["text"], "30,5");
}

#[test]
fn usage_and_files_that_cannot_be_read_are_2() {
    let folder = Folder::new(&[("dung.muctieu", RULES)]);
    let empty = Folder::new(&[]);
    for (arguments, words) in [
        (vec!["check"], "còn thiếu"),
        (vec!["chek", "x"], "check"),
        (vec!["check", "--format", "xml", "x"], "text, json"),
        (vec!["check", "--froz", "x"], "--froz"),
        (vec!["check", "khong-co.muctieu"], "không đọc được “khong-co.muctieu”: không có tệp này"),
        (vec!["targets", &folder.path("dung.muctieu"), "--as-of", "30/2/2026"], "30/2/2026"),
        (vec!["check", &empty.0.to_str().expect("a path")], "không có tệp .muctieu nào"),
        (vec![], "Cách dùng"),
    ] {
        let run = muctieu(&arguments);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(run.err.contains(words), "{arguments:?}: {}", run.err);
        assert!(!run.err.contains("panicked"));
    }
    let english = muctieu(&["check", "--lang=en", "khong-co.muctieu"]);
    assert_eq!(english.err, "error: “khong-co.muctieu” can't be read: there is no such file\n");
}

#[test]
fn help_is_an_answer() {
    for arguments in [&["--help"][..], &["help"], &["check", "--help"], &["help", "eval"], &["explain", "-h"]] {
        let run = muctieu(arguments);
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{arguments:?}");
        assert!(run.out.contains("Cách dùng: muctieu"), "{}", run.out);
    }
    assert!(muctieu(&["--lang", "en", "eval", "--help"]).out.contains("Usage: muctieu eval FILE"));
    assert!(muctieu(&["--version"]).out.starts_with("muctieu "));
}

#[test]
fn a_folder_stands_for_its_rule_files_each_read_once() {
    let folder = Folder::new(&[
        ("b.muctieu", "dùng \"a.muctieu\"\n\nkinh tế số đạt 40% GRDP đến năm 2035\n"),
        ("a.muctieu", RULES),
        ("ghi-chu.txt", "kinh tế số đạt 90% GRDP đến năm 2035\n"),
    ]);
    let path = folder.0.to_str().expect("a path");
    let run = muctieu(&["targets", path, "--format", "json"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let answer = run.json();
    let ids: Vec<&str> = answer["targets"].as_array().expect("targets").iter().filter_map(|t| t["id"].as_str()).collect();
    assert_eq!(ids, ["kinh-te-so-2030", "kinh-te-so-2035"]);
    let with_slash = muctieu(&["check", &format!("{path}/./"), &folder.path("a.muctieu")]);
    assert_eq!(with_slash.out, "2 tệp, 2 mục tiêu, 1 chỉ số: không có lỗi.\n");
}

#[test]
fn targets_come_in_four_forms() {
    let rules = "văn bản 867/KH-UBND\n    ngày: 22/01/2024\n    tên: \"Kế hoạch, có dấu phẩy\"\n\nmục \"II.1 A|B\"\n\n".to_owned()
        + RULES
        + "phấn đấu kinh tế số đạt 35% GRDP đến năm 2035\n";
    let text = muctieu_reading(&rules, &["targets", "-"]);
    assert_eq!(text.code, Some(0), "{}", text.err);
    assert!(text.out.starts_with("867/KH-UBND · Kế hoạch, có dấu phẩy (22/1/2024)\n  mục II.1 A|B\n    kinh-te-so-2030"), "{}", text.out);
    assert!(text.out.ends_with("2 mục tiêu: 1 cam kết, 1 phấn đấu.\n"), "{}", text.out);
    let csv = muctieu_reading(&rules, &["targets", "-", "--format", "csv"]);
    assert!(csv.out.starts_with("id,full_id,indicator,canonical,") && csv.out.contains("\r\nkinh-te-so-2030,867-kh-ubnd/kinh-te-so-2030,"));
    let md = muctieu_reading(&rules, &["targets", "-", "--format", "md"]);
    assert!(md.out.contains("| II.1 A\\|B |"), "{}", md.out);
    let json = muctieu_reading(&rules, &["targets", "-", "--format", "json"]).json();
    let first = &json["targets"][0];
    let expected = serde_json::json!({"id": "kinh-te-so-2030", "op": "ge", "value": 30, "unit": "% GRDP", "start": null, "deadline": "2030-12-31",
        "every": null, "scope": null, "modality": "commit", "document": "867/KH-UBND", "section": "II.1 A|B", "lead": [],
        "source": {"file": "<stdin>", "line": 11}, "text": "kinh tế số đạt 30% GRDP đến năm 2030",
        "canonical": "kinh tế số >= 30% GRDP đến năm 2030", "superseded_by": null});
    for (key, value) in expected.as_object().expect("an object") {
        assert_eq!(&first[key], value, "{key}");
    }
    assert_eq!(json["targets"][1]["modality"], "strive");
    let before = muctieu_reading(&rules, &["targets", "-", "--format", "json", "--as-of", "21/01/2024"]).json();
    assert_eq!(before["targets"], serde_json::json!([]), "the document does not exist yet");
}

#[test]
fn fixes_that_are_certain_are_made_in_place() {
    let hidden = RULES.replace("30%", "\u{202e}30%");
    let folder = Folder::new(&[("a.muctieu", &hidden)]);
    let path = folder.path("a.muctieu");
    let shown = muctieu(&["check", "--fix=show", &path]);
    assert!(shown.out.contains("5 - kinh tế số đạt \u{202e}30%") && shown.out.contains("+ kinh tế số đạt 30%"), "{}", shown.out);
    assert_eq!(folder.read("a.muctieu"), hidden, "shown only");
    let piped = muctieu_reading(&hidden, &["check", "--fix", "-"]);
    assert_eq!(piped.out, RULES);
    let mended = muctieu(&["check", "--fix", &path]);
    assert_eq!((mended.code, folder.read("a.muctieu").as_str()), (Some(0), RULES), "{}", mended.err);
    assert!(mended.err.starts_with("Đã sửa 1 chỗ trong"), "{}", mended.err);
    let left: Vec<_> = std::fs::read_dir(&folder.0).expect("the folder").collect();
    assert_eq!(left.len(), 1, "nothing is left beside the file");
    let unsure = Folder::new(&[("a.muctieu", WRONG)]);
    let run = muctieu(&["check", "--fix", &unsure.path("a.muctieu")]);
    assert_eq!((run.code, unsure.read("a.muctieu").as_str()), (Some(1), WRONG), "30.5 may be 30,5 or 305: nobody chooses for the author");
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_written_is_left_as_it_is() {
    use std::os::unix::fs::PermissionsExt;
    let hidden = RULES.replace("30%", "\u{202e}30%");
    let folder = Folder::new(&[("a.muctieu", &hidden)]);
    std::fs::set_permissions(&folder.0, std::fs::Permissions::from_mode(0o555)).expect("a closed folder");
    let closed = std::fs::write(folder.0.join("thu"), "").is_err();
    let run = muctieu(&["check", "--fix", &folder.path("a.muctieu")]);
    std::fs::set_permissions(&folder.0, std::fs::Permissions::from_mode(0o755)).expect("an open folder");
    // A user who may write everywhere can't be kept out.
    if closed {
        assert_eq!(run.code, Some(2), "{}", run.err);
        assert_eq!(folder.read("a.muctieu"), hidden);
        assert!(run.err.contains("không có quyền truy cập"), "{}", run.err);
    } else {
        assert_eq!(run.code, Some(0), "{}", run.err);
    }
}

#[test]
fn broken_utf8_and_nul_are_named() {
    let folder = Folder::new(&[]);
    let path = folder.0.join("a.muctieu");
    std::fs::write(&path, b"kinh t\xff s\n").expect("a file");
    let run = muctieu(&["check", path.to_str().expect("a path")]);
    assert_eq!(run.code, Some(1));
    assert!(run.err.contains("UTF-8"), "{}", run.err);
    let nul = muctieu_reading("kinh tế\0 số đạt 30% đến năm 2030\n", &["check", "-"]);
    assert_eq!(nul.code, Some(1));
    assert!(!nul.err.contains('\0'));
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let many: String = (0..20_000).map(|n| format!("chỉ tiêu thứ {n} đạt 30% đến năm 2030\n")).collect();
    let folder = Folder::new(&[("nhieu.muctieu", &many)]);
    let mut child = command(&["targets", &folder.path("nhieu.muctieu")])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut first = [0u8; 16];
    child.stdout.take().expect("its output").read_exact(&mut first).expect("some output");
    let run: Run = child.wait_with_output().expect("it ends").into();
    assert_eq!((run.code, run.err.contains("panicked")), (Some(0), false), "{}", run.err);
}

#[test]
fn hostile_files_end_in_findings() {
    let deep = format!("chỉ số a\n    công thức: {}1{}\n", "(".repeat(100_000), ")".repeat(100_000));
    let long = format!("{} đạt 30% đến năm 2030\n", "kinh tế ".repeat(100_000));
    for text in [deep.as_str(), &long, "\u{feff}", "", "\\\n\\\n\\", "@@@@", "\"\"\"", "%%%%%", "::::"] {
        let run = muctieu_reading(text, &["check", "-"]);
        assert!(matches!(run.code, Some(0 | 1)), "{:?}", run.code);
        assert!(!run.err.contains("panicked"), "{}", run.err);
        assert!(run.err.lines().all(|line| line.chars().count() <= 260), "no line floods the terminal");
    }
}

#[test]
fn every_seed_is_clean() {
    for folder in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")).expect("the seeds") {
        let path = folder.expect("a readable folder").path();
        if path.is_dir() {
            let run = muctieu(&["check", path.to_str().expect("a path")]);
            assert_eq!(run.code, Some(0), "{}\n{}", path.display(), run.err);
        }
    }
}
