//! What a page loads for one live card, against the budget, and where the engine's bytes are.

use std::cmp::Reverse;

use crate::engine::Engine;
use crate::paths::Paths;
use crate::say::{Fault, Lang};
use crate::{dist, process, wasm};

/// Places with less than this share of the code are added up in one line.
const SMALLEST_PLACE: usize = 512;

/// Builds, prints the report, and fails when the budget is passed.
pub fn run(lang: Lang, paths: &Paths) -> Result<(), Fault> {
    let engine = dist::build(lang, paths)?;
    report(lang, paths, &engine)
}

/// Prints the report for what lies in `dist/`.
pub fn report(lang: Lang, paths: &Paths, engine: &Engine) -> Result<(), Fault> {
    let weights = weigh(paths)?;
    let name_width = weights.files.iter().map(|file| file.name.len()).max().unwrap_or(0).max(10);
    println!("\n{:name_width$}  {:>9}  {:>9}  {:>9}", lang.pick("một thẻ sống", "one live card"), "raw", "gzip -9", "brotli 11");
    let mut total = [0; 3];
    for file in &weights.files {
        let [raw, gzip, brotli] = file.bytes;
        println!("{:name_width$}  {raw:>9}  {gzip:>9}  {brotli:>9}", file.name);
        total = [total[0] + raw, total[1] + gzip, total[2] + brotli];
    }
    let [raw, gzip, brotli] = total;
    println!("{:name_width$}  {raw:>9}  {gzip:>9}  {brotli:>9}", lang.pick("cộng", "total"));
    let (limit, aim) = (weights.limit, weights.aim);
    println!(
        "{}",
        lang.pick(
            format!("Ngân sách: {} KiB brotli; giới hạn {} KiB, mong muốn {} KiB.", kib(brotli), kib(limit), kib(aim)),
            format!("Budget: {} KiB brotli; limit {} KiB, aim {} KiB.", kib(brotli), kib(limit), kib(aim)),
        )
    );
    print_places(lang, engine)?;
    if brotli > limit {
        return Err(Fault::new(
            format!("Trang tải {brotli} byte brotli cho một thẻ, quá giới hạn {limit} byte trong widget/budget.json."),
            format!("A page loads {brotli} bytes of brotli for one card, over the limit of {limit} bytes in widget/budget.json."),
        ));
    }
    Ok(())
}

fn kib(bytes: usize) -> String {
    format!("{}.{}", bytes / 1024, bytes % 1024 * 10 / 1024)
}

fn print_places(lang: Lang, engine: &Engine) -> Result<(), Fault> {
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
    println!("\n{:32}  {:>9}  {:>5}", lang.pick("trong tệp Wasm, chưa nén", "inside the Wasm, uncompressed"), "byte", "%");
    let whole = engine.module.len().max(1);
    let line = |name: &str, bytes: usize| println!("{name:32}  {bytes:>9}  {:>3}.{}", bytes * 100 / whole, bytes * 1000 / whole % 10);
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

struct Weights {
    files: Vec<Weight>,
    limit: usize,
    aim: usize,
}

struct Weight {
    name: String,
    /// Raw, gzip, brotli.
    bytes: [usize; 3],
}

fn weigh(paths: &Paths) -> Result<Weights, Fault> {
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

fn read_weights(text: &str) -> Option<Weights> {
    let mut files = Vec::new();
    for line in text.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        match fields.as_slice() {
            ["file", name, raw, gzip, brotli] => {
                files.push(Weight { name: (*name).to_owned(), bytes: [raw.parse().ok()?, gzip.parse().ok()?, brotli.parse().ok()?] });
            }
            ["budget", limit, aim] => return Some(Weights { files, limit: limit.parse().ok()?, aim: aim.parse().ok()? }),
            _ => return None,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{kib, read_weights};

    #[test]
    fn weights_are_read_whole_or_not_at_all() {
        let read = read_weights("file\ta.mjs\t10\t5\t4\nbudget\t100\t50\n");
        assert!(read.is_some_and(|read| read.files.len() == 1 && read.limit == 100 && read.aim == 50));
        assert!(read_weights("file\ta.mjs\t10\t5\t4\n").is_none());
        assert!(read_weights("file\ta.mjs\t10\tmany\t4\nbudget\t1\t1\n").is_none());
    }

    #[test]
    fn sizes_are_cut_not_rounded_up() {
        assert_eq!(kib(133_120), "130.0");
        assert_eq!(kib(133_119), "129.9");
    }
}
