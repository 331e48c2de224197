//! The manual's pages, made from `docs/` by `xtask/book`.

use std::fs;
use std::path::PathBuf;

use crate::paths::Paths;
use crate::process;
use crate::say::{Fault, Lang};

/// Makes the pages anew and returns their folder.
pub fn build(lang: Lang, paths: &Paths) -> Result<PathBuf, Fault> {
    println!("{}", lang.pick("Soạn trang hướng dẫn…", "Making the manual's pages…"));
    let folder = paths.work("book");
    if folder.is_dir() {
        fs::remove_dir_all(&folder).map_err(|error| Fault::file(&folder, &error))?;
    }
    fs::create_dir_all(&folder).map_err(|error| Fault::file(&folder, &error))?;
    let (docs, target) = (paths.root.join("docs"), paths.target.to_string_lossy().into_owned());
    let mut command = process::cargo(["run", "--quiet", "--package", "muctieu-book", "--target-dir", &target, "--"], &paths.root);
    if process::open(command.arg(&docs).arg(&folder))? {
        Ok(folder)
    } else {
        Err(Fault::new("Không soạn được trang hướng dẫn; xem lỗi ở trên.", "Making the manual's pages failed; see the errors above."))
    }
}
