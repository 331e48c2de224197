//! How fast a plan's text becomes a compiled plan, all checks included: `cargo bench --bench compile`.
//!
//! The text is generated: 200 declared indicators and targets on them in six wordings in rotation, as plans word them.
//! Items are targets. Three sizes show that ten times the lines take about ten times as long; `tokens` is the grammar
//! alone on the same lines, so that its share shows.

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use muctieu::syntax::token::Tokens;
use muctieu::{CompileOptions, Host, compile};
use std::fmt::Write;

fn main() {
    divan::main();
}

/// One file in memory.
struct Memory(String);

impl Host for Memory {
    fn rules(&mut self, _: &str) -> Result<Vec<u8>, String> {
        Ok(self.0.clone().into_bytes())
    }
}

/// Targets, a line each.
fn lines(targets: usize) -> String {
    let mut text = String::new();
    for line in 0..targets {
        let (indicator, year, figure) = (line % 200, 2025 + line / 200 % 60, 10 + line % 70);
        let _ = match line % 6 {
            0 => writeln!(text, "kinh tế số ngành {indicator} >= {figure}% GRDP đến năm {year}"),
            1 => writeln!(text, "kinh tế số ngành {indicator} đạt {figure}% GRDP đến năm {year}"),
            2 => writeln!(text, "đến năm {year}, kinh tế số ngành {indicator} đạt trên {figure},5% GRDP"),
            3 => writeln!(text, "phấn đấu kinh tế số ngành {indicator} đạt tối thiểu {figure}% GRDP vào cuối năm {year}"),
            4 => writeln!(text, "- Kinh tế số ngành {indicator} không dưới {figure}% GRDP đến hết năm {year};"),
            _ => writeln!(text, "kinh tế số ngành {indicator} ≥ {figure}% GRDP by {year}"),
        };
    }
    text
}

fn plan(targets: usize) -> String {
    let mut text = String::new();
    for indicator in 0..200 {
        let _ = write!(text, "chỉ số kinh tế số ngành {indicator}\n    đơn vị: % GRDP\n    tốt khi: tăng\n");
    }
    text.push_str("văn bản 867/KH-UBND\n    ngày: 22/1/2024\n");
    text + &lines(targets)
}

#[divan::bench(args = [1_000, 10_000, 100_000])]
fn text_to_plan(bencher: Bencher, targets: usize) {
    let text = plan(targets);
    let mut host = Memory(text.clone());
    bencher.counter(ItemsCount::new(targets)).counter(BytesCount::new(text.len())).bench_local(|| {
        let compiled = compile(&["ke-hoach.muctieu".to_owned()], &mut host, CompileOptions::default());
        assert_eq!(compiled.plan.targets.len(), targets);
        compiled
    });
}

#[divan::bench(args = [10_000])]
fn tokens(bencher: Bencher, targets: usize) {
    let text = lines(targets).to_lowercase();
    let mut tokens = Tokens::default();
    bencher.counter(ItemsCount::new(targets)).counter(BytesCount::new(text.len())).bench_local(|| {
        tokens.read(&text, (0, text.len() as u32));
        assert!(tokens.len() > targets);
    });
}
