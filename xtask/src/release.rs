//! What is handed out: the zip for a portal's own server, the npm package and the list of parts, in `release/`.

use std::fs;

use crate::paths::Paths;
use crate::say::{Fault, Lang};
use crate::{dist, need, process};

/// Fills `dist/` and makes `release/` from it.
pub fn run(lang: Lang, paths: &Paths) -> Result<(), Fault> {
    dist::build(lang, paths)?;
    println!("{}", lang.pick("Đóng bộ tệp để phát hành…", "Packing what is handed out…"));
    let tree = crates(paths)?;
    let list = paths.work("crates.txt");
    fs::write(&list, tree).map_err(|error| Fault::file(&list, &error))?;
    let (script, out) = (paths.root.join("widget").join("release.mjs"), paths.root.join("release"));
    let arguments = [script.as_os_str(), paths.dist.as_os_str(), list.as_os_str(), out.as_os_str()];
    if process::open(&mut process::command("node", arguments, &paths.root))? {
        Ok(())
    } else {
        Err(Fault::new("Không đóng được bộ tệp; xem lỗi ở trên.", "Packing failed; see the errors above."))
    }
}

/// The crates whose code is in the engine, as cargo knows them without the network: `name vX.Y.Z|license`, a line each.
fn crates(paths: &Paths) -> Result<String, Fault> {
    let fixed = ["tree", "--locked", "--offline", "--package", "muctieu-wasm", "--target", need::WASM_TARGET];
    let form = ["--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}|{l}"];
    let answer = process::quiet(&mut process::cargo(fixed.iter().chain(&form), &paths.root));
    match answer {
        Ok(answer) if answer.ok => Ok(answer.out),
        Ok(answer) => {
            let why = answer.err.lines().find(|line| line.starts_with("error")).unwrap_or("cargo tree").to_owned();
            Err(Fault::new(format!("Không kê được các gói Rust: {why}."), format!("The crates could not be listed: {why}.")))
        }
        Err(error) => Err(Fault::new(format!("Không chạy được cargo: {error}."), format!("cargo could not be run: {error}."))),
    }
}
