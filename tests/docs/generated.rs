//! Examples that no page can print: too long, too many, or not text. A page describes them in a block `generated`; here
//! they are built, at the limit for the right example and one beyond it for the wrong one.

use crate::example::Example;
use crate::page::Mark;
use muctieu::syntax::{MAX_FILE_BYTES, MAX_LINE_BYTES, MAX_NESTING};
use muctieu::{MAX_INCLUDE_DEPTH, hir::MAX_TARGETS};

const INDICATOR: &str = "chỉ số kinh tế số\n    đơn vị: % GRDP\n    tốt khi: tăng\n\n";
const TARGET: &str = "kinh tế số đạt 30% GRDP đến năm 2030\n";

/// Adds the input of a code's page.
pub fn add(example: &mut Example, code: &str, mark: Mark) {
    let one = usize::from(mark == Mark::Wrong);
    match code {
        "MT1010" => {
            let depth = MAX_NESTING + one;
            let formula = format!("{}1{}", "(".repeat(depth), ")".repeat(depth));
            rules(example, format!("chỉ số a\n    đơn vị: hồ sơ\n    công thức: {formula}\n"));
        }
        "MT1011" => {
            let text = format!("{INDICATOR}{TARGET}");
            let filled = format!("{text}#{}", "\n".repeat(MAX_FILE_BYTES - text.len() - 1 + one));
            rules(example, filled);
        }
        "MT1012" => rules(example, format!("#{}\n{INDICATOR}{TARGET}", "a".repeat(MAX_LINE_BYTES - 1 + one))),
        "MT1018" => {
            let mut bytes = format!("{INDICATOR}{TARGET}").into_bytes();
            if mark == Mark::Wrong {
                // “kinh tế số” as Windows-1258 has it: ê and ô are single bytes, the tone a byte of its own.
                bytes = b"kinh t\xea\xec s\xf4\xec \xf0\xe2t 30% GRDP \xf0\xea\xecn nam 2030\n".to_vec();
            }
            example.rules.push(("quy-tac.muctieu".to_owned(), bytes));
        }
        "MT1022" => {
            let files = MAX_INCLUDE_DEPTH + one;
            for number in 0..files {
                let next = if number + 1 < files { format!("dùng \"{}.muctieu\"\n", number + 1) } else { format!("{INDICATOR}{TARGET}") };
                example.rules.push((format!("{number}.muctieu"), next.into_bytes()));
            }
        }
        "MT1024" => {
            let lines = if mark == Mark::Wrong { MAX_TARGETS + 1 } else { 1 };
            rules(example, format!("chỉ số a\n    đơn vị: hồ sơ\n\nnăm 2030:\n{}", "a>1\n".repeat(lines)));
        }
        other => panic!("{other}: no input is built for its page"),
    }
}

fn rules(example: &mut Example, text: String) {
    example.rules.push(("quy-tac.muctieu".to_owned(), text.into_bytes()));
}
