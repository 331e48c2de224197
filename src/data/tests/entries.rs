//! Observations in JSON.

use super::loaded;

#[test]
fn lists_of_entries_are_read_in_both_languages() {
    let read = loaded(
        r#"[
          {"indicator": "kinh tế số", "area": "Huế", "period": 2024, "value": 14.50, "unit": "% GRDP", "status": "estimate", "reported_on": "2025-01-06"},
          {"chỉ số": "hồ sơ", "kỳ": "quý III/2025", "giá trị": "1.234,5", "đơn vị": "hồ sơ", "ngành": "y tế", "dimension": "x", "loại": null},
          {"indicator": "kế hoạch ban hành", "period": "2024", "value": true},
          {"indicator": "GRDP", "value (tỷ đồng)": 5, "period": "2024"},
          {"indicator": "dân số", "unit": "người", "2023": 10, "2024": null, "sơ bộ 2025": 12}
        ]"#,
    );
    assert_eq!(
        read.lines(),
        [
            "1: kinh tế số [Huế] 2024 = 14.50 % GRDP (ước tính) @2025-01-06",
            "2: hồ sơ {ngành=y tế} 2025-Q3 = 1234.5 hồ sơ",
            "3: kế hoạch ban hành 2024 = 1 có/không",
            "4: GRDP 2024 = 5 tỷ đồng",
            "5: dân số 2023 = 10 người",
            "5: dân số 2025 = 12 người (sơ bộ)",
        ]
    );
    assert_eq!(read.codes(), ["MT4046 0", "MT4014 0", "MT4015 0", "MT4045 0"]);
}

#[test]
fn periods_under_indicators_are_read() {
    let read = loaded(
        r#" {"kinh tế số": {"2023": 12.33, "2024": {"value": "14.5", "unit": "% GDP", "status": "sơ bộ"}, "unit": "% GRDP", "area": "Huế"},
             "hồ sơ": {"2024-Q1": 5, "2024-Q2": "…"}} "#,
    );
    assert_eq!(
        read.lines(),
        ["1: kinh tế số [Huế] 2023 = 12.33 % GRDP", "1: kinh tế số [Huế] 2024 = 14.5 % GDP (sơ bộ)", "2: hồ sơ 2024-Q1 = 5"]
    );
}

#[test]
fn keys_that_stand_twice_are_errors_and_cost_no_other_entry() {
    let read = loaded(
        r#"[{"indicator":"A","period":"2024","value":1,"value":2},{"indicator":"B","chỉ số":"C","period":"2024","value":1},{"indicator":"D","period":"2024","value":1}]"#,
    );
    assert_eq!(
        (read.lines(), read.faults()),
        (vec!["3: D 2024 = 1".to_owned()], vec!["MT4063 1 value".to_owned(), "MT4063 2 chỉ số".to_owned()])
    );
    let read = loaded(r#"{"A":{"2024":1},"B":{"2024":2,"2024":3},"A":{"2024":4},"C":{"2024":5}}"#);
    assert_eq!(read.lines(), ["4: C 2024 = 5"]);
    assert_eq!(read.faults(), ["MT4063 1 A", "MT4063 2 2024", "MT4063 3 A"]);
    let many: String = (0..40).map(|n| format!("\"k{n}\":\"x\",")).collect();
    let read = loaded(format!(r#"[{{{many}"k7":"y","indicator":"A","period":"2024","value":1}}]"#));
    assert_eq!(read.faults(), ["MT4071 0", "MT4063 1 k7"]);
}

#[test]
fn names_are_only_names() {
    let read = loaded(r#"{"__proto__": {"2024": 1}, "constructor": {"2024": 2}}"#);
    assert_eq!(read.lines(), ["1: __proto__ 2024 = 1", "2: constructor 2024 = 2"]);
    let read = loaded(r#"[{"indicator":"A","period":"2024","value":1,"__proto__":"x"}]"#);
    assert_eq!(read.lines(), ["1: A {__proto__=x} 2024 = 1"]);
}

#[test]
fn numbers_keep_their_text_or_are_refused() {
    let figure = |token: &str| loaded(format!(r#"[{{"indicator":"A","period":"2024","value":{token}}}]"#));
    for (token, line) in [
        ("0.1", "1: A 2024 = 0.1"),
        ("14.50", "1: A 2024 = 14.50"),
        ("1.234", "1: A 2024 = 1.234"),
        ("-0", "1: A 2024 = 0"),
        ("999999999999999", "1: A 2024 = 999999999999999"),
        ("false", "1: A 2024 = 0 có/không"),
    ] {
        assert_eq!(figure(token).lines(), [line], "{token}");
    }
    for (token, code) in [
        ("9007199254740993", "MT4035"),
        ("1e309", "MT4032"),
        ("1E5", "MT4032"),
        ("\"1.234\"", "MT4036"),
        ("\"NaN\"", "MT4030"),
        ("{}", "MT4067"),
        ("[1]", "MT4067"),
    ] {
        let read = figure(token);
        assert_eq!((read.lines().len(), read.faults()), (0, vec!["MT4071 0".to_owned(), format!("{code} 1 value")]), "{token}");
    }
}

#[test]
fn what_is_no_json_gives_no_figure_at_all() {
    let good = r#"{"indicator":"A","period":"2024","value":1}"#;
    for (text, code) in [
        (format!("[{good},"), "MT4061"),
        (format!("[{good}"), "MT4061"),
        (r#"[{"indicator":"A","per"#.to_owned(), "MT4061"),
        (r#"[{"indicator":"A","period":"2024","value":tr"#.to_owned(), "MT4061"),
        (format!("[{good}]]"), "MT4060"),
        (format!("[{good} {good}]"), "MT4060"),
        (format!("[{good},]"), "MT4060"),
        (good.replace("1}", "NaN}"), "MT4060"),
        (good.replace("1}", "01}"), "MT4060"),
        (good.replace("1}", "+1}"), "MT4060"),
        (good.replace("1}", "1.}"), "MT4060"),
        (good.replace('"', "'"), "MT4060"),
        (good.replace("\"A\"", "\"A\nB\""), "MT4060"),
        (good.replace("\"A\"", r#""\ud800""#), "MT4060"),
        (good.replace("\"A\"", r#""\ud800A""#), "MT4060"),
        (good.replace("\"A\"", r#""\x41""#), "MT4060"),
        (format!("[{}1{}]", "[".repeat(64), "]".repeat(64)), "MT4062"),
        (format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)), "MT4062"),
        (format!("{{{}", r#""a":{"#.repeat(100_000)), "MT4062"),
    ] {
        let read = loaded(&text);
        let shown: String = text.chars().take(60).collect();
        assert_eq!((read.lines().len(), read.findings[0].message.code()), (0, code), "{shown}");
        assert_eq!(read.findings.len(), 1, "{shown}");
    }
    assert_eq!(loaded("[\n1,\n  x]").says("MT4060"), "Tệp JSON sai cú pháp ở dòng 3.");
}

#[test]
fn nesting_is_bounded_exactly() {
    for (depth, fits) in [(63, true), (64, true), (65, false)] {
        let text = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        let codes = loaded(&text).codes();
        assert_eq!(codes.iter().any(|code| code.starts_with("MT4062")), !fits, "{depth}: {codes:?}");
    }
}

#[test]
fn escapes_are_characters() {
    let read = loaded(r#"[{"indicator":"kinh t\u1ebf s\u1ed1 \ud83d\ude00 \"x\" \/","period":"2024","value":1}]"#);
    assert_eq!(read.lines(), ["1: kinh tế số 😀 \"x\" / 2024 = 1"]);
}

#[test]
fn entries_of_another_shape_are_named() {
    let read = loaded(
        r#"[5, "x", null, [1], {}, {"indicator":"A"}, {"indicator":"A","period":"2024"}, {"period":"2024","value":1},
            {"indicator":"A","period":"2024","value":1,"ngành":{"a":1}}, {"indicator":"A","period":["2024"],"value":1},
            {"indicator":"A","period":"30/2/2024","value":1}, {"indicator":"A","2024":1,"value":2}, {"indicator":"A","năm":2024,"quý":1,"value":2},
            {"indicator":"A","2024":{"unit":"%"}}, {"indicator":"A","kế hoạch 2025":5}, {"indicator":"A\u202e","period":"2024","value":1}]"#,
    );
    assert_eq!(
        read.faults(),
        [
            "MT4071 0",
            "MT4065 1",
            "MT4065 2",
            "MT4065 3",
            "MT4065 4",
            "MT4066 5",
            "MT4066 6",
            "MT4066 7",
            "MT4026 8 indicator",
            "MT4067 9 ngành",
            "MT4067 10 period",
            "MT4051 11 period",
            "MT4065 12 value",
            "MT4018 13 quý",
            "MT4066 14 2024",
            "MT4050 15 kế hoạch 2025",
            "MT4066 15",
            "MT4027 16 indicator",
        ]
    );
    assert_eq!(loaded(r#"{"A": 5, "B": {"2024": 1}}"#).faults(), ["MT4065 1 A"]);
    let read = loaded(r#"{"A": {"2023": 1, "30/2/2024": 2, "mai": 3, "sau": {"value": 4}, "kế hoạch 2025": 5, "ngành": "y tế"}}"#);
    assert_eq!(read.lines(), ["1: A {ngành=y tế} 2023 = 1"]);
    assert_eq!(read.faults(), ["MT4050 1 30/2/2024", "MT4050 1 mai", "MT4050 1 sau", "MT4050 1 kế hoạch 2025"]);
}

#[test]
fn a_list_with_nothing_in_it_is_no_fault_of_form() {
    for text in ["[]", "{}", " [ ] ", "{ }"] {
        assert_eq!(loaded(text).codes(), ["MT4071 0"], "{text}");
    }
}
