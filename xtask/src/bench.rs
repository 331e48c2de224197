//! Runs the benchmarks: Rust ones through cargo, those in Node and in Chromium against the hosted engine.

use crate::paths::Paths;
use crate::say::{Fault, Lang};
use crate::{browsers, checks, dist, process};

/// Runs every benchmark there is and stops at the first that fails.
pub fn run(lang: Lang, paths: &Paths) -> Result<(), Fault> {
    let chrome = browsers::chromium(lang, paths)?;
    dist::build(lang, paths)?;
    let target = paths.target.to_string_lossy().into_owned();
    if paths.root.join("benches").is_dir() {
        let ok = process::open(&mut process::cargo(["bench", "--package", "muctieu", "--benches", "--target-dir", &target], &paths.root))?;
        if !ok {
            return Err(Fault::new("Đo tốc độ bằng Rust không xong; xem lỗi ở trên.", "The Rust benchmarks failed; see the errors above."));
        }
    }
    for script in checks::scripts(paths, "bench", ".bench.mjs")? {
        let mut command = process::command("node", [script.as_os_str()], &paths.root);
        command.env("MUCTIEU_DIST", &paths.dist).env("CHROME", &chrome);
        if !process::open(&mut command)? {
            let name = script.file_name().unwrap_or_default().to_string_lossy().into_owned();
            return Err(Fault::new(
                format!("Đo tốc độ “{name}” không xong; xem lỗi ở trên."),
                format!("The benchmark “{name}” failed; see the errors above."),
            ));
        }
    }
    Ok(())
}
