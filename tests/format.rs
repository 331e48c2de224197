//! The layout keeps the meaning: whatever plan is laid out, it is the same plan, and laying out twice changes nothing more.
#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says so and ends")]

mod runner;

use muctieu::format::format;
use muctieu::{Compilation, diagnostics::Diagnostic};
use proptest::prelude::*;
use runner::case::Case;

/// A compilation as text, without places and without how letters are composed.
fn meaning(compilation: &Compilation) -> String {
    let mut text = format!("{:#?}", compilation.plan);
    let codes: Vec<_> = compilation.diagnostics.iter().map(|d: &Diagnostic| (d.message.code(), d.severity)).collect();
    text.push_str(&format!("{codes:?}"));
    let mut out = String::new();
    let mut rest = text.as_str();
    while let Some((before, behind)) = rest.split_once("Span {") {
        out.push_str(before);
        rest = behind.split_once('}').map_or("", |(_, after)| after.strip_prefix(",").unwrap_or(after));
    }
    out.push_str(rest);
    // Combining marks are printed by their numbers.
    for (number, mark) in [(0x300, '\u{300}'), (0x301, '\u{301}'), (0x302, '\u{302}'), (0x303, '\u{303}'), (0x306, '\u{306}')]
        .into_iter()
        .chain([(0x309, '\u{309}'), (0x31b, '\u{31b}'), (0x323, '\u{323}')])
    {
        out = out.replace(&format!("\\u{{{number:x}}}"), &mark.to_string());
    }
    muctieu::source::fold::fold_name(&out)
}

/// Every plan of the seeds and of the conformance cases, as files.
fn plans() -> Vec<(String, Vec<(String, String)>)> {
    let mut plans = Vec::new();
    for path in runner::files_below(&runner::root().join("seeds"), "muctieu") {
        let text = std::fs::read_to_string(&path).expect("a seed");
        plans.push((path.display().to_string(), vec![("x.muctieu".to_owned(), text)]));
    }
    for path in runner::files_below(&runner::root().join("tests/conformance"), "md") {
        let text = std::fs::read_to_string(&path).expect("a case");
        if let Ok(case) = Case::read(&text) {
            plans.push((path.display().to_string(), case.rules));
        }
    }
    for path in runner::files_below(&runner::root().join("tests/errors"), "muctieu") {
        let text = std::fs::read_to_string(&path).expect("an error case");
        plans.push((path.display().to_string(), vec![("x.muctieu".to_owned(), text)]));
    }
    plans
}

fn check(name: &str, files: &[(String, String)]) {
    let after: Vec<(String, String)> = files.iter().map(|(name, text)| (name.clone(), format(text))).collect();
    for (file, text) in &after {
        assert_eq!(&format(text), text, "{name}, {file}: twice is not once");
        assert!(text.is_empty() || text.ends_with('\n'), "{name}, {file}: no line break at the end");
    }
    let (before, after) = (meaning(&runner::compile(files)), meaning(&runner::compile(&after)));
    if before != after {
        let place = before.chars().zip(after.chars()).position(|(a, b)| a != b).unwrap_or(0);
        let part = |text: &str| text.chars().skip(place.saturating_sub(120)).take(240).collect::<String>();
        panic!("{name}: another plan\nbefore …{}…\nafter …{}…", part(&before), part(&after));
    }
}

#[test]
fn every_plan_means_the_same_when_laid_out() {
    let plans = plans();
    assert!(plans.len() > 200, "only {} plans", plans.len());
    for (name, files) in plans {
        check(&name, &files);
    }
}

/// Every word of a file, comments too, in order: spaces and bullets apart.
fn words(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '+' | '*' | '•' | '●' | '▪' | '◦')).collect()
}

#[test]
fn no_word_of_a_seed_is_lost() {
    for path in runner::files_below(&runner::root().join("seeds"), "muctieu") {
        let text = std::fs::read_to_string(&path).expect("a seed");
        assert_eq!(words(&format(&text)), words(&text), "{}", path.display());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Lines of seeds, set in and spaced anyhow, with blank lines, comments and broken lines between them.
    #[test]
    fn any_spacing_comes_to_the_same_plan(
        pick in proptest::collection::vec((0..60usize, 0..9u8), 1..40)
    ) {
        let lines: Vec<&str> = include_str!("../seeds/khanh-hoa/867-kh-ubnd.muctieu").lines().chain(include_str!("../seeds/khanh-hoa/chi-so.muctieu").lines().take(40)).collect();
        let mut text = String::new();
        for (at, how) in pick {
            let line = lines.get(at * 2 % lines.len()).copied().unwrap_or("");
            match how {
                0 => text.push('\n'),
                1 => text.push_str(&format!("   {}   \n", line.replace(' ', "  "))),
                2 => text.push_str(&format!("\t{line} # ghi chú\n")),
                3 => text.push_str(&format!("{}\n", line.replacen(" đạt", " \\\n đạt", 1))),
                4 => text.push_str("  # lời dẫn  \n"),
                5 => text.push_str("dòng “lạ\r\n"),
                _ => text.push_str(&format!("{line}\n")),
            }
        }
        check("lines", &[("x.muctieu".to_owned(), text)]);
    }

    /// Anything at all: no panic, and twice is once.
    #[test]
    fn any_text_is_laid_out_once(text in "[ \\t\\n\\r\"“#:;\\\\a-eđ0-9%+*•≥-]{0,120}") {
        let once = format(&text);
        prop_assert_eq!(format(&once), once);
    }
}
