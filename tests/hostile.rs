//! Hostile and broken input: a clear error or a right answer, never a panic, a hang or a message without end. The rows
//! T01 to T50 are those of the project's fault model; `widget/tests/node/hostile.test.mjs` puts the same inputs to the browser's
//! engine.
//!
//! Every input is read on a thread with a small stack, about what a page's engine has, and within a time that no input
//! of its size needs.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on says so and ends")]

#[path = "hostile/inputs.rs"]
mod inputs;
#[path = "hostile/reading.rs"]
mod reading;
mod runner;

use inputs::{Dice, INDICATOR, TARGET, filled, soup};
use muctieu::data;
use muctieu::hir::{MAX_NAME_CHARS, MAX_PIECES, MAX_TARGETS};
use muctieu::syntax::{MAX_FILE_BYTES, MAX_LINE_BYTES, MAX_NESTING};
use muctieu::{MAX_FILES, MAX_INCLUDE_DEPTH};
use reading::{Seen, guarded, judge, judge_files};

/// Rules that hold a right line besides the hostile one: its target must be there.
fn beside(hostile: &str) -> Seen {
    let seen = judge(&format!("{INDICATOR}{hostile}\n\n{TARGET}"));
    assert!(seen.ids.iter().any(|id| id == "kinh-te-so-2030"), "a wrong line hides a right one: {:?}", seen.codes);
    seen
}

// ---- T01: nesting -----------------------------------------------------------------------------------------------------

/// Brackets so deep around a figure, in a target, a formula and the value of a property.
fn nested(depth: usize) -> [String; 4] {
    let around = |inner: &str| format!("{}{inner}{}", "(".repeat(depth), ")".repeat(depth));
    [
        format!("kinh tế số đạt {} đến năm 2025", around("20")),
        format!("chỉ số a\n    đơn vị: hồ sơ\n    công thức: {}", around("1")),
        format!("chỉ số a\n    mốc đầu: {}", around("1")),
        format!("chỉ số a\n    đơn vị: {}", around("x")),
    ]
}

#[test]
fn t01_brackets_are_counted_before_they_are_read() {
    for (depth, refused) in [(MAX_NESTING - 1, false), (MAX_NESTING, false), (MAX_NESTING + 1, true), (1_000, true), (30_000, true)] {
        for text in nested(depth) {
            assert_eq!(beside(&text).has("MT1010"), refused, "{depth}: {}", &text[..40]);
        }
    }
    // A hundred thousand are longer than a line may be.
    for text in nested(100_000) {
        assert!(beside(&text).has("MT1012"));
    }
    for open in ["(", "[", "{", "((", "([{"] {
        beside(&filled("kinh tế số đạt 20% ", open, "", MAX_LINE_BYTES));
        beside(&filled("    công thức: ", open, "", MAX_LINE_BYTES));
    }
}

// ---- T02: flat chains -------------------------------------------------------------------------------------------------

#[test]
fn t02_sums_are_read_up_to_their_limit() {
    let sum = |terms: usize| format!("chỉ số a\n    đơn vị: hồ sơ\n    công thức: {}", vec!["1"; terms].join(" + "));
    for (terms, refused) in [(MAX_PIECES / 2, false), (MAX_PIECES / 2 + 1, true), (16_000, true)] {
        assert_eq!(beside(&sum(terms)).has("MT3014"), refused, "{terms} terms");
    }
    assert!(beside(&sum(100_000)).has("MT1012"));
    // Continuation lines are one line.
    let lines = vec!["1 \\"; 100_000].join("\n + ");
    assert!(beside(&format!("chỉ số a\n    công thức: {lines}\n 1")).has("MT1012"));
    for sign in ["-", "*", "/", "+ -", "- -"] {
        let long = filled("chỉ số a\n    công thức: 1", &format!(" {sign} 1"), "", MAX_LINE_BYTES);
        beside(&long);
    }
}

#[test]
fn t02_joined_targets_are_read_or_refused_as_a_line() {
    let joined = |parts: usize| vec!["kinh tế số đạt 10% GRDP đến năm 2025"; parts].join(" và ");
    assert_eq!(beside(&joined(2)).codes, ["MT4105"; 0]);
    for parts in [20, 100, 1_000, 1_300] {
        beside(&joined(parts));
    }
    assert!(beside(&joined(100_000)).has("MT1012"));
    assert!(beside(&joined(100_000).replace(" và ", " và \\\n")).has("MT1012"));
    for joint in [" hoặc ", "; ", ", trong đó ", ", ", " và và "] {
        beside(&filled("kinh tế số đạt 10% GRDP", &format!("{joint}kinh tế số đạt 20% GRDP"), " đến năm 2025", MAX_LINE_BYTES));
    }
}

// ---- T03, T04: lines with many readings -------------------------------------------------------------------------------

#[test]
fn t03_lines_with_many_readings_cost_linear_time() {
    guarded(60, || {
        for (before, unit, after) in inputs::MANY_READINGS {
            for size in [1_000, MAX_LINE_BYTES - 1] {
                beside(&filled(before, unit, after, size));
            }
        }
    });
}

#[test]
fn t04_openers_that_nothing_closes() {
    for opener in ["\"", "“", "(", "[", "@", "#", "\\", "\"(", "”", "'", "@a@", "§", "dùng \"", "mục \"", "\" #", "# \""] {
        for text in [opener.to_owned(), format!("kinh tế số {opener} đạt 20% GRDP"), format!("kinh tế số đạt 20% GRDP {opener}")]
        {
            judge(&format!("{INDICATOR}{text}\n\n{TARGET}"));
        }
        let many = filled("", opener, "", MAX_LINE_BYTES / 4);
        beside(&many);
        beside(&filled("kinh tế số đạt 20% ", opener, "x", MAX_LINE_BYTES / 4));
    }
    // A line that ends in a backslash takes in the next, also the last line of a file.
    judge("kinh tế số đạt 30% GRDP \\");
    judge(&"\\\n".repeat(100_000));
}

// ---- T05, T06: sizes --------------------------------------------------------------------------------------------------

#[test]
fn t05_messages_stay_short_whatever_the_line() {
    for text in ["ế".repeat(20_000), "x ".repeat(30_000), "\u{10ffff}".repeat(16_000), format!("a đạt {}", "9".repeat(60_000))] {
        // Every sentence is held to its length in `judge`.
        beside(&text);
        beside(&format!("chỉ số {text}"));
        beside(&format!("chỉ số a\n    đơn vị: {text}\n    gọi là: {text}\n    kỳ: {text}"));
        beside(&format!("mục \"{text}\"\nvăn bản 1/{text}\n    thay thế: {text}\n    ngày: {text}"));
        beside(&format!("a tại {text} đạt 1%"));
        beside(&format!("dùng \"{text}\""));
        beside(&format!("kinh tế số đạt 1 {text}"));
    }
}

#[test]
fn t05_one_line_of_sixteen_mebibytes() {
    for unit in ["x", "ế", "(", "\"", "1", "và ", "đạt 1 "] {
        let line = filled("", unit, "", MAX_FILE_BYTES - 100);
        let seen = judge(&format!("{line}\n{TARGET}"));
        assert!(seen.has("MT1012"), "{unit}");
        assert_eq!(seen.ids, ["kinh-te-so-2030"]);
    }
}

#[test]
fn t06_a_file_at_its_limit() {
    let text = format!("{INDICATOR}{TARGET}");
    let rest = format!("# {}\n", "x".repeat(997)).repeat(3 * MAX_FILE_BYTES / 1_000);
    for (size, refused) in [(MAX_FILE_BYTES - 1, false), (MAX_FILE_BYTES, false), (MAX_FILE_BYTES + 1, true), (2 * MAX_FILE_BYTES, true)] {
        let seen = judge(&format!("{text}{rest}")[..size]);
        assert_eq!((seen.has("MT1011"), seen.ids.len()), (refused, usize::from(!refused)), "{size}");
    }
    // As many lines as bytes, whatever ends them.
    for ending in ["\n", "\r", "\r\n"] {
        let seen = judge(&format!("{text}{}", ending.repeat(1_000_000)));
        assert_eq!(seen.ids.len(), 1, "{ending:?}");
    }
}

#[test]
fn t06_a_line_at_its_limit() {
    for (size, refused) in [(MAX_LINE_BYTES - 1, false), (MAX_LINE_BYTES, false), (MAX_LINE_BYTES + 1, true)] {
        let long = filled("kinh tế số đạt 20% GRDP đến năm 2025 #", "x", "", size);
        let seen = beside(&long);
        assert_eq!((seen.has("MT1012"), seen.ids.len()), (refused, if refused { 1 } else { 2 }), "{size}");
        // The same over two lines: the backslash belongs to the first.
        let (first, second) = long.split_at(size / 2);
        let seen = beside(&format!("{}\\\n{second}", &first[..first.len() - 1]));
        assert_eq!(seen.has("MT1012"), refused, "{size} over two lines");
    }
}

#[test]
fn t06_names_formulas_and_lists_at_their_limits() {
    for (length, refused) in [(MAX_NAME_CHARS - 1, false), (MAX_NAME_CHARS, false), (MAX_NAME_CHARS + 1, true)] {
        let name = "ế".repeat(length);
        for text in [
            format!("chỉ số {name}"),
            format!("chỉ số a\n    đơn vị: {name}"),
            format!("chỉ số a\n    gọi là: b; {name}"),
            format!("văn bản 1/{}", &name[..name.len() - 6]),
            format!("mục \"{name}\""),
            format!("{name} đạt 10% đến năm 2025"),
            format!("kinh tế số đạt 10% GRDP đến năm 2025 @{}", "a".repeat(length)),
            format!("chiều cấp: {name}; cấp xã"),
            format!("kinh tế số đạt 10% GRDP đến năm 2025\n    chủ trì: {name}; Sở A"),
        ] {
            let seen = judge(&format!("{text}\n"));
            assert_eq!(seen.has("MT1027"), refused, "{length}: {:?}", &text.chars().take(40).collect::<String>());
        }
    }
}

#[test]
fn t06_includes_at_their_depth_and_number() {
    let chain = |depth: usize| -> Vec<(String, String)> {
        let next = |at: usize| if at + 1 < depth { format!("dùng \"{}.muctieu\"\n", at + 1) } else { format!("{INDICATOR}{TARGET}") };
        (0..depth).map(|at| (format!("{at}.muctieu"), next(at))).collect()
    };
    for (depth, refused) in [(MAX_INCLUDE_DEPTH - 1, false), (MAX_INCLUDE_DEPTH, false), (MAX_INCLUDE_DEPTH + 1, true), (1_500, true)] {
        let seen = judge_files(&chain(depth), 1);
        assert_eq!((seen.has("MT1022"), seen.ids.len()), (refused, usize::from(!refused)), "{depth} deep");
    }
    let fan = |files: usize| -> Vec<(String, String)> {
        let root: String = (1..files).map(|at| format!("dùng \"{at}.muctieu\"\n")).collect();
        let others = (1..files).map(|at| (format!("{at}.muctieu"), format!("chỉ tiêu {at} đạt {at} hồ sơ đến năm 2030\n")));
        std::iter::once(("0.muctieu".to_owned(), root)).chain(others).collect()
    };
    for (files, refused) in [(MAX_FILES - 1, false), (MAX_FILES, false), (MAX_FILES + 1, true)] {
        let seen = judge_files(&fan(files), 1);
        assert_eq!((seen.has("MT1022"), seen.ids.len()), (refused, files.min(MAX_FILES) - 1), "{files} files");
    }
    let many: String = (0..200_000).map(|at| format!("dùng \"không có {at}\"\n")).collect();
    assert!(judge(&many).has("MT1023"));
}

#[test]
fn t06_a_million_targets_and_one_more() {
    for lines in [MAX_TARGETS, MAX_TARGETS + 1] {
        let text = format!("chỉ số a\n    đơn vị: hồ sơ\n\nnăm 2030:\n{}", "a>1\n".repeat(lines));
        let compilation = guarded(120, move || runner::compile(&[("a.muctieu".to_owned(), text)]));
        assert_eq!(compilation.plan.targets.len(), MAX_TARGETS);
        let refused = compilation.diagnostics.iter().any(|d| d.message.code() == "MT1024");
        assert_eq!(refused, lines > MAX_TARGETS, "{lines}");
    }
}

#[test]
fn t06_what_a_few_bytes_make_large_is_refused_or_shared() {
    // Each of these once took gigabytes or minutes: something long that many short lines repeat.
    let long = "a".repeat(MAX_NAME_CHARS - 10);
    let members: String = (0..8_000).map(|at| format!("m{at};")).collect();
    let many = |lines: usize, line: &dyn Fn(usize) -> String| -> String { (0..lines).map(line).collect() };
    let texts = [
        format!("mục \"{}\"\n{}", "a".repeat(60_000), "a>=1%\n".repeat(5_000)),
        format!("mục \"{long}\"\n{}", "a>=1%\n".repeat(5_000)),
        format!("chỉ số {long}\n    gọi là: a\n{}", "a>=1%\n".repeat(5_000)),
        format!("chỉ số a\n    đơn vị: {long}\n{}", "a>=1%\n".repeat(5_000)),
        format!("chỉ số a\n    chủ trì: {}\n{}", format!("{long};").repeat(100), "a>=1%\n".repeat(1_000)),
        format!("văn bản 1/{long}\n{}", "a>=1%\n".repeat(5_000)),
        format!("chỉ số {long}\n    gọi là: {members}\nchỉ số b\n    gọi là: {members}\n"),
        format!("chiều d: {members}\n{}", many(5_000, &|at| format!("a tại cấp z{at} >= 1%\n"))),
        format!("x tại {} lần lượt đạt {} đến năm 2030\n", "m, ".repeat(5_000), "1%, ".repeat(5_000)),
        many(5_000, &|at| format!("chỉ số abcdefghi{at}\n")) + &many(200, &|at| format!("abcdefghi{at}x >= 1%\n")),
        many(100, &|at| format!("chỉ số {long}{at}\n")) + &many(100, &|at| format!("{long}{at}x >= 1%\n")),
        "x\n".repeat(500_000),
        "dùng \"a.muctieu\"\n".repeat(100_000),
        "a>=1% @a\n".repeat(5_000),
    ];
    for text in texts {
        judge(&text);
    }
}

// ---- T07: circles -----------------------------------------------------------------------------------------------------

#[test]
fn t07_includes_in_a_circle() {
    for length in [1, 2, 3, MAX_INCLUDE_DEPTH] {
        let name = |at: usize| format!("{}{at}.muctieu", "tệp dài ".repeat(40));
        let files: Vec<(String, String)> =
            (0..length).map(|at| (name(at), format!("dùng \"{}\"\n", name((at + 1) % length)).repeat(50) + TARGET)).collect();
        let seen = judge_files(&files, 1);
        assert!(seen.has("MT1021"), "{length}");
        assert_eq!(seen.ids.len(), length, "the files themselves are read");
    }
}

#[test]
fn t07_formulas_in_a_circle() {
    for length in [1, 2, 3, 1_000, 20_000] {
        let text: String =
            (0..length).map(|at| format!("chỉ số x{at}\n    đơn vị: hồ sơ\n    công thức: x{} + x{at}\n", (at + 1) % length)).collect();
        assert!(judge(&text).has("MT2008"), "{length}");
        // The same without a circle: a chain of formulas.
        let chain = text.replace(&format!("x{} + x{}", (length) % length, length - 1), "1");
        judge(&chain);
    }
}

#[test]
fn t07_documents_that_follow_each_other_in_circles() {
    let mut dice = Dice::new(7);
    for _ in 0..300 {
        let documents = 3 + dice.roll(40);
        let mut text = String::new();
        for at in 0..documents {
            text.push_str(&format!("văn bản {at}/A\n"));
            for _ in 0..dice.roll(4) {
                let key = if dice.roll(2) == 0 { "tiếp nối" } else { "thay thế" };
                text.push_str(&format!("    {key}: {}/A\n", dice.roll(documents)));
            }
            if dice.roll(4) == 0 {
                text.push_str(&format!("    ngày: {}/1/2020\n", 1 + dice.roll(5)));
            }
            text.push_str(&format!("a >= {at}% đến năm 2030\n"));
        }
        assert_eq!(judge(&text).ids.len(), documents);
    }
}

// ---- T18, T43, T44: characters ----------------------------------------------------------------------------------------

#[test]
fn t18_files_that_are_no_utf8() {
    let good = format!("{INDICATOR}{TARGET}").into_bytes();
    let utf16: Vec<u8> = format!("{INDICATOR}{TARGET}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut cases = vec![
        ([&good[..], b"\xff"].concat(), true),
        ([b"\xff\xfe", &utf16[..]].concat(), true),
        // A lone surrogate, a character cut short, one written too long, one beyond the last.
        ([&good[..], b"\xed\xa0\x80"].concat(), true),
        ([&good[..], b"\xe1\xba"].concat(), true),
        ([&good[..], b"\xc0\xaf"].concat(), true),
        ([&good[..], b"\xf4\x90\x80\x80"].concat(), true),
        ([b"\xef\xbb\xbf", &good[..]].concat(), false),
        (good.clone(), false),
    ];
    cases.extend((0x80..=0xff).map(|byte| ([&good[..], &[byte]].concat(), true)));
    for (bytes, refused) in cases {
        let seen = reading::judge_bytes(bytes);
        assert_eq!((seen.has("MT1018"), seen.ids.len()), (refused, usize::from(!refused)));
    }
}

#[test]
fn t44_characters_that_turn_the_direction_of_text() {
    for letter in ['\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}', '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'] {
        for text in [
            format!("kinh tế số đạt {letter}20% GRDP đến năm 2025"),
            format!("{letter}"),
            format!("chỉ số tên{letter}khác"),
            format!("# ghi chú {letter} ở đây"),
            format!("chỉ số a\n    đơn vị: %{letter}"),
        ] {
            assert!(beside(&text).has("MT1013"), "U+{:04X}", u32::from(letter));
        }
        // A fix removes it, and the line is read.
        let seen = beside(&format!("kinh tế số đạt {letter}20% GRDP đến năm 2025"));
        assert_eq!(seen.mended.ids.len(), 2);
    }
}

#[test]
fn t43_characters_that_nobody_sees() {
    for letter in ['\0', '\u{1}', '\u{7f}', '\u{85}', '\u{1b}'] {
        assert!(beside(&format!("kinh tế{letter} số đạt 20% GRDP đến năm 2025")).has("MT1014"), "{letter:?}");
    }
    for letter in ['\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{ad}'] {
        let seen = beside(&format!("kinh tế{letter} số đạt 20% GRDP đến năm 2025"));
        assert!(seen.has("MT1015") && seen.ids.len() == 2, "{letter:?} is left out and said");
        judge(&format!("chỉ số {letter}\n{letter} đạt {letter} 1\n"));
        beside(&filled("kinh tế số ", &letter.to_string(), " đạt 20% GRDP đến năm 2025", MAX_LINE_BYTES / 2));
    }
    judge(&"\0".repeat(MAX_LINE_BYTES));
}

#[test]
fn t43_decomposed_text_means_the_same() {
    let decomposed = "kinh te\u{302}\u{301} so\u{302}\u{301} đa\u{323}t 20% GRDP đe\u{302}\u{301}n na\u{306}m 2025";
    let seen = beside(decomposed);
    assert_eq!(seen.ids, ["kinh-te-so-2025", "kinh-te-so-2030"]);
    assert!(!seen.has("MT2001"), "the name is the declared one");
    // Marks without end over one letter, and marks over nothing.
    for text in ["e\u{302}".repeat(10_000), format!("e{}", "\u{301}".repeat(30_000)), "\u{301}".repeat(30_000)] {
        beside(&text);
        beside(&format!("{text} đạt 1% đến năm 2025"));
    }
}

// ---- T16 to T21: data -------------------------------------------------------------------------------------------------

#[test]
fn t17_data_of_every_sort_is_figures_or_findings() {
    let mut inputs = inputs::data();
    let mut dice = Dice::new(17);
    for _ in 0..2_000 {
        inputs.push(soup(&mut dice, inputs::DATA_WORDS, "", 60).into_bytes());
        inputs.push((0..dice.roll(80)).map(|_| dice.roll(256) as u8).collect());
    }
    guarded(120, move || {
        for bytes in inputs {
            for kind in [None, Some("csv"), Some("application/json")] {
                let (observations, findings) = data::load(&bytes, "so-lieu", kind);
                reading::hold_findings(&findings, &muctieu::source::SourceMap::default());
                assert!(observations.rows.iter().all(|row| row.value.is_finite()), "a figure is a number");
                assert!(!observations.rows.is_empty() || !findings.is_empty() || bytes.is_empty(), "nothing read and nothing said");
            }
        }
    });
}

#[test]
fn t20_what_is_no_figure_is_unknown_and_never_zero() {
    for value in
        ["", "-", "N/A", "…", "NaN", "1e309", "-1e309", "inf", "null", "không", "=1+1", "0x1f", "１２,３", "--5", "5-", "1,2,3", "1.2.3,4"]
    {
        let csv = format!("chỉ số;kỳ;giá trị;đơn vị\nkinh tế số;2024;{value};% GRDP\n");
        let seen = reading::judge_with(&format!("{INDICATOR}{TARGET}"), csv.as_bytes());
        let value_of = |key: &str| seen.first.get(key).cloned().unwrap_or_default();
        // Full-width digits are digits; everything else is no figure at all.
        if value == "１２,３" {
            assert_eq!(value_of("value"), serde_json::json!(12.3), "{value}");
        } else {
            assert_eq!((value_of("value"), value_of("status")), (serde_json::Value::Null, "no_data".into()), "{value}");
        }
    }
}

#[test]
fn t21_json_of_every_shape() {
    let deep = |open: &str, close: &str, depth: usize| format!("{}1{}", open.repeat(depth), close.repeat(depth));
    let entry =
        |more: &str| format!("[{{\"indicator\": \"kinh tế số\", \"period\": \"2024\", \"value\": 14, \"unit\": \"% GRDP\"{more}}}]");
    for text in [
        deep("[", "]", 100_000),
        deep("{\"a\":", "}", 100_000),
        format!("[{}", "{\"indicator\":".repeat(50_000)),
        entry(", \"value\": 15"),
        entry(", \"__proto__\": {\"value\": 1}"),
        entry(", \"constructor\": \"x\""),
        entry(", \"note\": \"\\ud800\""),
        entry(", \"note\": \"\\u0000\""),
        "[9007199254740993, 1e400, -0, 1e-400, 0.1e1]".to_owned(),
        "{\"kinh tế số\": {\"2024\": 9007199254740993}}".to_owned(),
        "{\"kinh tế số\": {\"2024\": 1e400}}".to_owned(),
        "[\"".to_owned(),
        "{\"a\": {\"2024\": 1}, \"a\": {\"2024\": 2}}".to_owned(),
    ] {
        let seen = reading::judge_with(&format!("{INDICATOR}{TARGET}"), text.as_bytes());
        let value = seen.first.get("value").cloned().unwrap_or_default();
        assert!(value.is_null() || value == serde_json::json!(14.0), "{value}: {}", &text[..text.len().min(80)]);
    }
}

// ---- soups ------------------------------------------------------------------------------------------------------------

#[test]
fn soups_of_words_are_read_or_refused() {
    guarded(120, || {
        let mut dice = Dice::new(1);
        for round in 0..300 {
            let lines: Vec<String> = (0..20).map(|_| soup(&mut dice, inputs::WORDS, " ", 25)).collect();
            let seen = judge(&lines.join("\n"));
            assert!(seen.ids.len() <= 20 * 48, "round {round}");
        }
    });
}

#[test]
fn random_bytes_and_damaged_plans_are_read_or_refused() {
    guarded(120, || {
        let mut dice = Dice::new(2);
        for _ in 0..2_000 {
            let length = dice.roll(200);
            reading::judge_bytes((0..length).map(|_| dice.roll(256) as u8).collect());
        }
        let plans: Vec<Vec<u8>> = runner::files_below(&runner::root().join("tests/errors"), "muctieu")
            .iter()
            .map(|path| std::fs::read(path).expect("a readable file"))
            .collect();
        for _ in 0..1_000 {
            let mut bytes = plans[dice.roll(plans.len())].clone();
            for _ in 0..1 + dice.roll(4) {
                let at = dice.roll(bytes.len().max(1));
                match dice.roll(4) {
                    0 if at < bytes.len() => bytes[at] = dice.roll(256) as u8,
                    1 => bytes.truncate(at),
                    2 if at < bytes.len() => drop(bytes.remove(at)),
                    _ => {
                        let (from, other) = (dice.roll(bytes.len().max(1)), bytes.clone());
                        bytes.splice(at.min(bytes.len())..at.min(bytes.len()), other.into_iter().skip(from).take(40));
                    }
                }
            }
            reading::judge_bytes(bytes);
        }
    });
}
