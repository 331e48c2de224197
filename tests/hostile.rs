//! Hostile input: a clear finding or a right answer, never a crash or a hang, and every good line still counts.
//!
//! The names say which fault they show. Where time matters the guard is generous: what is quadratic overruns it by far.

use muctieu::messages::Lang;
use muctieu::syntax::{MAX_FILE_BYTES, MAX_LINE_BYTES, MAX_NESTING};
use muctieu::{Compilation, CompileOptions, Host, MAX_FILES, MAX_INCLUDE_DEPTH, compile};
use std::collections::HashMap;
use std::fmt::Write;
use std::time::{Duration, Instant};

const GOOD: &str = "kinh tế số đạt 30% GRDP đến năm 2030";
const PATIENCE: Duration = Duration::from_secs(60);

struct Files(HashMap<String, Vec<u8>>);

impl Host for Files {
    fn rules(&mut self, path: &str) -> Result<Vec<u8>, String> {
        self.0.get(path).cloned().ok_or_else(|| "không có".to_owned())
    }
}

fn read(bytes: impl Into<Vec<u8>>) -> Compilation {
    let start = Instant::now();
    let mut host = Files(HashMap::from([("a".to_owned(), bytes.into())]));
    let compiled = compile(&["a".to_owned()], &mut host, CompileOptions::default());
    assert!(start.elapsed() < PATIENCE, "it took {:?}", start.elapsed());
    for finding in &compiled.diagnostics {
        for lang in [Lang::Vi, Lang::En] {
            let text = finding.message.text(lang);
            assert!(text.chars().count() <= 500, "{} characters: {text:.80}", text.chars().count());
        }
    }
    compiled
}

fn codes(compiled: &Compilation) -> Vec<&'static str> {
    compiled.diagnostics.iter().map(|finding| finding.message.code()).collect()
}

/// The hostile line between two good ones: both must survive.
fn between_good_lines(line: &str) -> Compilation {
    let compiled = read(format!("{GOOD}\n{line}\nkinh tế số đạt 20% GRDP đến năm 2025\n"));
    let ids: Vec<&str> = compiled.plan.targets.iter().map(|target| target.id.as_str()).collect();
    assert!(ids.contains(&"kinh-te-so-2030") && ids.contains(&"kinh-te-so-2025"), "{ids:?}");
    compiled
}

#[test]
fn t01_brackets_nest_to_the_limit_and_no_deeper() {
    for (depth, refused) in [(MAX_NESTING - 1, false), (MAX_NESTING, false), (MAX_NESTING + 1, true), (100_000 / 4, true)] {
        let formula = format!("chỉ số a\n    đơn vị: hồ sơ\n    công thức: {}1{}", "(".repeat(depth), ")".repeat(depth));
        let compiled = between_good_lines(&formula);
        assert_eq!(codes(&compiled).contains(&"MT1010"), refused, "{depth}");
    }
    let compiled = between_good_lines(&"(".repeat(100_000));
    assert!(codes(&compiled).contains(&"MT1012"), "a longer line is refused for its length");
}

#[test]
fn t02_flat_sums_and_joints_are_read_or_refused_in_time() {
    let sum = format!("chỉ số a\n    đơn vị: hồ sơ\n    công thức: {}", vec!["1"; 20_000].join("+"));
    between_good_lines(&sum);
    for joint in [" và ", " hoặc ", "; ", ", "] {
        between_good_lines(&vec!["a đạt 1%"; 4_000].join(joint));
    }
}

#[test]
fn t03_lines_with_many_readings_stay_linear() {
    for pattern in [
        "đạt 1 ",
        "tại a ",
        "và ",
        "từ 1 đến 2 ",
        "a >= 1% và ",
        "trong nhóm 5 tỉnh, ",
        "một trong 3 ",
        "tăng 2% ",
        "trên 1 dân ",
        "đến năm 2030 ",
        "\"",
        "@a ",
        "30.5 ",
        "( ",
        "≥ ",
        "% ",
        "- ",
        "lần lượt ",
    ] {
        between_good_lines(&pattern.repeat(60_000 / pattern.len()));
    }
}

#[test]
fn t05_a_line_over_the_limit_is_not_read_and_costs_no_other() {
    for (length, refused) in [(MAX_LINE_BYTES - 1, false), (MAX_LINE_BYTES, false), (MAX_LINE_BYTES + 1, true)] {
        let compiled = between_good_lines(&format!("#{}", "a".repeat(length - 1)));
        assert_eq!(codes(&compiled).contains(&"MT1012"), refused, "{length}");
    }
}

#[test]
fn t06_a_file_over_the_limit_is_refused_before_it_is_read() {
    for (length, refused) in [(MAX_FILE_BYTES - 1, false), (MAX_FILE_BYTES, false), (MAX_FILE_BYTES + 1, true)] {
        let mut text = format!("{GOOD}\n");
        text.push_str(&"\n".repeat(length - text.len()));
        let compiled = read(text);
        assert_eq!(codes(&compiled).contains(&"MT1011"), refused, "{length}");
        assert_eq!(compiled.plan.targets.len(), usize::from(!refused));
    }
    let compiled = read("a".repeat(MAX_FILE_BYTES));
    assert!(codes(&compiled).contains(&"MT1012"), "a line of 16 MiB");
}

#[test]
fn t07_includes_to_the_limits_and_in_circles() {
    for (count, refused) in [(MAX_INCLUDE_DEPTH - 1, false), (MAX_INCLUDE_DEPTH, false), (MAX_INCLUDE_DEPTH + 1, true)] {
        let mut files = HashMap::new();
        for number in 0..count {
            let next = if number + 1 < count { format!("dùng \"{}\"\n", number + 1) } else { format!("{GOOD}\n") };
            files.insert(number.to_string(), next.into_bytes());
        }
        let compiled = compile(&["0".to_owned()], &mut Files(files), CompileOptions::default());
        assert_eq!(codes(&compiled).contains(&"MT1022"), refused, "{count}");
    }
    let mut many = HashMap::new();
    let mut root = String::new();
    for number in 0..MAX_FILES {
        let _ = writeln!(root, "dùng \"f{number}\"");
        many.insert(format!("f{number}"), format!("{GOOD}\n").into_bytes());
    }
    many.insert("root".to_owned(), root.into_bytes());
    let compiled = compile(&["root".to_owned()], &mut Files(many), CompileOptions::default());
    assert!(codes(&compiled).contains(&"MT1022"));
    assert_eq!(compiled.plan.targets.len(), MAX_FILES - 1);
    let circle = HashMap::from([("a".to_owned(), b"d\xc3\xb9ng \"b\"\n".to_vec()), ("b".to_owned(), b"d\xc3\xb9ng \"a\"\n".to_vec())]);
    assert_eq!(codes(&compile(&["a".to_owned()], &mut Files(circle), CompileOptions::default())), ["MT1021"]);
}

#[test]
fn t18_bytes_that_are_no_utf8_are_named() {
    assert_eq!(codes(&read(b"kinh t\xea s\xf4 30%\n".to_vec())), ["MT1018"]);
}

#[test]
fn t43_names_are_one_in_every_unicode_form() {
    // The second line is decomposed and has its tone on the other vowel.
    let composed = "chỉ số hòa bình\n    đơn vị: %\nhòa bình đạt 30% đến năm 2030\n";
    let decomposed = "hoa\u{300} bi\u{300}nh đạt 40% đến năm 2031\nhoà bình đạt 50% đến năm 2032\n";
    let compiled = read(format!("{composed}{decomposed}"));
    assert_eq!(compiled.plan.indicators.len(), 1);
    assert_eq!(compiled.plan.targets.len(), 3);
}

#[test]
fn t44_hidden_characters_are_said_and_never_change_a_reading() {
    for control in ['\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}', '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'] {
        let compiled = between_good_lines(&format!("xã hội số đạt 3{control}0% đến năm 2030"));
        assert!(codes(&compiled).contains(&"MT1013"));
        assert_eq!(compiled.plan.targets.len(), 2, "the line says nothing");
    }
    assert!(codes(&between_good_lines("xã hội\0 số đạt 30% đến năm 2030")).contains(&"MT1014"));
    assert!(codes(&between_good_lines("xã hội\u{200b} số đạt 30% đến năm 2030")).contains(&"MT1015"));
    between_good_lines("xã hội số đạt \u{fffd} đến năm 2030");
}

#[test]
fn random_lines_of_the_languages_own_words_never_break_it() {
    const WORDS: [&str; 40] = [
        "đạt",
        "trên",
        "30",
        "%",
        "GRDP",
        "đến",
        "năm",
        "2030",
        "và",
        "hoặc",
        "tại",
        "cấp",
        "xã",
        "từ",
        "15",
        "tuổi",
        "trở lên",
        "phấn đấu",
        "top",
        "trong",
        "nhóm",
        "10",
        "tỉnh",
        "(",
        ")",
        "\"",
        ",",
        ";",
        ":",
        "/",
        "-",
        "≥",
        "kinh tế số",
        "tăng",
        "mỗi",
        "lần",
        "so với",
        "@id",
        "#",
        "30.5",
    ];
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = |bound: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed % bound as u64) as usize
    };
    for _ in 0..40 {
        let mut text = String::new();
        for _ in 0..100 {
            for _ in 0..next(24) {
                text.push_str(WORDS.get(next(WORDS.len())).copied().unwrap_or(""));
                text.push_str(if next(4) == 0 { "" } else { " " });
            }
            text.push('\n');
        }
        read(text);
        let bytes: Vec<u8> = (0..2_000).map(|_| next(256) as u8).collect();
        read(String::from_utf8_lossy(&bytes).into_owned());
    }
}
