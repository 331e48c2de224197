//! What a page loads for one live card, against the budget, and where the engine's bytes are.

use std::cmp::Reverse;

use crate::engine::{Engine, Engines};
use crate::paths::Paths;
use crate::say::{Fault, Lang};
use crate::{dist, process, wasm};

/// Places with less than this share of the code are added up in one line.
const SMALLEST_PLACE: usize = 512;

/// Builds, prints the report, and fails when a budget is passed.
pub fn run(lang: Lang, paths: &Paths) -> Result<(), Fault> {
    let engines = dist::build(lang, paths)?;
    report(lang, paths, &engines)
}

/// Prints the report for what lies in `dist/`.
pub fn report(lang: Lang, paths: &Paths, engines: &Engines) -> Result<(), Fault> {
    let budgets = weigh(paths)?;
    let name_width = budgets.iter().flat_map(|budget| &budget.files).map(|file| file.name.len()).max().unwrap_or(0).max(16);
    let mut passed = Vec::new();
    for budget in &budgets {
        let title = match (budget.id.as_str(), lang) {
            ("card", Lang::Vi) => "một thẻ sống",
            ("card", Lang::En) => "one live card",
            ("whole", Lang::Vi) => "thêm khi cần",
            ("whole", Lang::En) => "more, when asked",
            ("studio", Lang::Vi) => "trang soạn, lần đầu",
            ("studio", Lang::En) => "workspace, first visit",
            ("draft", Lang::Vi) => "đọc văn bản",
            ("draft", Lang::En) => "reading documents",
            (id, _) => id,
        };
        println!("\n{title:name_width$}  {:>9}  {:>9}  {:>9}", "raw", "gzip -9", "brotli 11");
        let mut total = [0; 3];
        for file in &budget.files {
            let [raw, gzip, brotli] = file.bytes;
            println!("{:name_width$}  {raw:>9}  {gzip:>9}  {brotli:>9}", file.name);
            total = [total[0] + raw, total[1] + gzip, total[2] + brotli];
        }
        let [raw, gzip, brotli] = total;
        println!("{:name_width$}  {raw:>9}  {gzip:>9}  {brotli:>9}", lang.pick("cộng", "total"));
        let (limit, aim) = (budget.limit, budget.aim);
        println!(
            "{}",
            lang.pick(
                format!("Ngân sách: {} KiB brotli; giới hạn {} KiB, mong muốn {} KiB.", kib(brotli), kib(limit), kib(aim)),
                format!("Budget: {} KiB brotli; limit {} KiB, aim {} KiB.", kib(brotli), kib(limit), kib(aim)),
            )
        );
        if brotli > limit {
            passed.push((title, brotli, limit));
        }
    }
    for (name, engine) in
        [("muctieu_card_bg.wasm", &engines.card), ("muctieu_bg.wasm", &engines.whole), ("muctieu_draft_bg.wasm", &engines.draft)]
    {
        print_places(lang, name, engine)?;
    }
    match passed.first() {
        None => Ok(()),
        Some((title, brotli, limit)) => Err(Fault::new(
            format!("“{title}”: {brotli} byte brotli, quá giới hạn {limit} byte trong widget/budget.json."),
            format!("“{title}”: {brotli} bytes of brotli, over the limit of {limit} bytes in widget/budget.json."),
        )),
    }
}

fn kib(bytes: usize) -> String {
    format!("{}.{}", bytes / 1024, bytes % 1024 * 10 / 1024)
}

fn print_places(lang: Lang, name: &str, engine: &Engine) -> Result<(), Fault> {
    let unreadable = |reason: String| {
        Fault::new(
            format!("Mô-đun Wasm vừa dựng không đọc được: {reason}."),
            format!("The Wasm module just built can't be read: {reason}."),
        )
    };
    let share = wasm::share(&engine.named).map_err(unreadable)?;
    let left = wasm::custom_sections(&engine.module).map_err(unreadable)?;
    if !left.is_empty() {
        let left = left.join(", ");
        return Err(Fault::new(
            format!("Mô-đun Wasm để đăng còn mục thừa: {left}."),
            format!("The module to be hosted still has custom sections: {left}."),
        ));
    }
    let inside = lang.pick(format!("trong {name}, chưa nén"), format!("inside {name}, uncompressed"));
    println!("\n{inside:44}  {:>9}  {:>5}", "byte", "%");
    let whole = engine.module.len().max(1);
    let line = |name: &str, bytes: usize| println!("{name:44}  {bytes:>9}  {:>3}.{}", bytes * 100 / whole, bytes * 1000 / whole % 10);
    let mut places: Vec<(&String, &usize)> = share.code.iter().collect();
    places.sort_by_key(|(name, bytes)| (Reverse(**bytes), (*name).clone()));
    let small: usize = places.iter().filter(|(_, bytes)| **bytes < SMALLEST_PLACE).map(|(_, bytes)| **bytes).sum();
    for (name, bytes) in places {
        if *bytes >= SMALLEST_PLACE {
            line(name, *bytes);
        }
    }
    line(lang.pick("(mã nhỏ khác)", "(other small code)"), small);
    line(lang.pick("(dữ liệu hằng)", "(constant data)"), share.data);
    line(lang.pick("(bảng, kiểu, nhập, xuất)", "(tables, types, imports, exports)"), share.rest);
    Ok(())
}

/// Files that are loaded together, and what they may weigh.
struct Budget {
    id: String,
    files: Vec<Weight>,
    limit: usize,
    aim: usize,
}

struct Weight {
    name: String,
    /// Raw, gzip, brotli.
    bytes: [usize; 3],
}

fn weigh(paths: &Paths) -> Result<Vec<Budget>, Fault> {
    let budget = paths.root.join("widget").join("budget.json");
    let script = paths.root.join("widget").join("tests").join("measure.mjs");
    let arguments = [script.as_os_str(), budget.as_os_str(), paths.dist.as_os_str()];
    let answer = process::quiet(&mut process::command("node", arguments, &paths.root));
    let failed = |why: &str| Fault::new(format!("Không cân được các tệp: {why}."), format!("The files could not be weighed: {why}."));
    let answer = answer.map_err(|error| failed(&error.to_string()))?;
    if !answer.ok {
        return Err(failed(answer.err.lines().find(|line| line.contains("Error")).unwrap_or("node").trim_end_matches('.')));
    }
    read_weights(&answer.out).ok_or_else(|| failed("measure.mjs"))
}

/// `None` where a line is not understood, or the last budget has no end.
fn read_weights(text: &str) -> Option<Vec<Budget>> {
    let mut budgets = Vec::new();
    let mut files = Vec::new();
    for line in text.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        match fields.as_slice() {
            ["file", name, raw, gzip, brotli] => {
                files.push(Weight { name: (*name).to_owned(), bytes: [raw.parse().ok()?, gzip.parse().ok()?, brotli.parse().ok()?] });
            }
            ["budget", id, limit, aim] => budgets.push(Budget {
                id: (*id).to_owned(),
                files: std::mem::take(&mut files),
                limit: limit.parse().ok()?,
                aim: aim.parse().ok()?,
            }),
            _ => return None,
        }
    }
    (files.is_empty() && !budgets.is_empty()).then_some(budgets)
}

#[cfg(test)]
mod tests {
    use super::{kib, read_weights};

    #[test]
    fn weights_are_read_whole_or_not_at_all() {
        let read =
            read_weights("file\ta.mjs\t10\t5\t4\nbudget\tcard\t100\t50\nfile\tb\t1\t1\t1\nbudget\twhole\t9\t8\n").unwrap_or_default();
        assert!(matches!(read.as_slice(), [card, whole] if card.files.len() == 1 && card.limit == 100 && whole.aim == 8));
        assert!(read_weights("file\ta.mjs\t10\t5\t4\n").is_none());
        assert!(read_weights("file\ta.mjs\t10\tmany\t4\nbudget\tcard\t1\t1\n").is_none());
    }

    #[test]
    fn sizes_are_cut_not_rounded_up() {
        assert_eq!(kib(133_120), "130.0");
        assert_eq!(kib(133_119), "129.9");
    }
}
