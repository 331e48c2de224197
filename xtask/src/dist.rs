//! Fills `dist/`: `muctieu/` with the element's files, `portal/` with the demonstration portal, `studio/` with the workspace,
//! `huong-dan/` with the manual.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::engine::{self, Engines, Kind};
use crate::paths::Paths;
use crate::say::{Fault, Lang};
use crate::{book, need, process};

/// Files by their path under one folder, in memory until all are there.
#[derive(Default)]
struct Tree {
    files: BTreeMap<PathBuf, Vec<u8>>,
}

impl Tree {
    /// Takes a folder with all below it, but for names that begin with a dot.
    fn take(&mut self, from: &Path, to: &Path) -> Result<(), Fault> {
        for entry in fs::read_dir(from).map_err(|error| Fault::file(from, &error))? {
            let entry = entry.map_err(|error| Fault::file(from, &error))?;
            let (path, name) = (entry.path(), entry.file_name());
            if name.to_string_lossy().starts_with('.') {
                continue;
            }
            if path.is_dir() {
                self.take(&path, &to.join(name))?;
            } else {
                let bytes = fs::read(&path).map_err(|error| Fault::file(&path, &error))?;
                self.files.insert(to.join(name), bytes);
            }
        }
        Ok(())
    }

    /// Makes `folder` hold exactly these files. A file whose bytes are the same is not touched, so that its date stays.
    fn write(&self, folder: &Path) -> Result<(), Fault> {
        for (path, bytes) in &self.files {
            let path = folder.join(path);
            if fs::read(&path).is_ok_and(|found| &found == bytes) {
                continue;
            }
            if let Some(parent) = path.parent() {
                fs::create_dir_all(parent).map_err(|error| Fault::file(parent, &error))?;
            }
            // Written beside and renamed: a server that reads meanwhile sees the old file or the new one, never half.
            let fresh = path.with_extension("being-written");
            fs::write(&fresh, bytes).and_then(|()| fs::rename(&fresh, &path)).map_err(|error| Fault::file(&path, &error))?;
        }
        let wanted: BTreeSet<PathBuf> = self.files.keys().map(|path| folder.join(path)).collect();
        remove_others(folder, &wanted)
    }
}

/// Removes files that are not wanted, and folders left empty.
fn remove_others(folder: &Path, wanted: &BTreeSet<PathBuf>) -> Result<(), Fault> {
    for entry in fs::read_dir(folder).map_err(|error| Fault::file(folder, &error))? {
        let path = entry.map_err(|error| Fault::file(folder, &error))?.path();
        let done = if path.is_dir() && !path.is_symlink() {
            remove_others(&path, wanted)?;
            match fs::read_dir(&path).map(|mut entries| entries.next().is_none()) {
                Ok(true) => fs::remove_dir(&path),
                other => other.map(|_| ()),
            }
        } else if wanted.contains(&path) {
            Ok(())
        } else {
            fs::remove_file(&path)
        };
        done.map_err(|error| Fault::file(&path, &error))?;
    }
    Ok(())
}

/// Makes sure of all that a build needs, cheapest question first, so that a missing tool is said before minutes of
/// compiling.
pub fn needs(lang: Lang, paths: &Paths) -> Result<(), Fault> {
    need::node(paths)?;
    need::wasm_target(lang, paths)?;
    need::npm_packages(lang, paths)
}

/// Fills `dist/` and returns the engines in it.
pub fn build(lang: Lang, paths: &Paths) -> Result<Engines, Fault> {
    needs(lang, paths)?;
    let engines = engine::build(lang, paths, Kind::Shipped)?;
    println!("{}", lang.pick("Đóng gói thẻ <muc-tieu> và cổng mẫu…", "Bundling <muc-tieu> and the demonstration portal…"));
    let mut tree = Tree::default();
    take_element(paths, &engines, Kind::Shipped, &mut tree)?;
    tree.take(&paths.root.join("widget").join("portal"), Path::new("portal"))?;
    let seeds = paths.root.join("seeds");
    if seeds.is_dir() {
        tree.take(&seeds, &Path::new("portal").join("seeds"))?;
    }
    take_studio(paths, &engines, &mut tree)?;
    tree.take(&book::build(lang, paths)?, Path::new("huong-dan"))?;
    tree.write(&paths.dist)?;
    Ok(engines)
}

/// Builds the element around the engine that can be broken on purpose; returns the folder, laid out as `dist/` is.
pub fn build_fault(lang: Lang, paths: &Paths) -> Result<PathBuf, Fault> {
    let engines = engine::build(lang, paths, Kind::Fault)?;
    let mut tree = Tree::default();
    take_element(paths, &engines, Kind::Fault, &mut tree)?;
    tree.take(&paths.root.join("widget").join("portal"), Path::new("portal"))?;
    let folder = paths.work("muctieu-fault");
    tree.write(&folder)?;
    Ok(folder)
}

fn take_studio(paths: &Paths, engines: &Engines, tree: &mut Tree) -> Result<(), Fault> {
    let bundle = paths.work("studio");
    if bundle.is_dir() {
        fs::remove_dir_all(&bundle).map_err(|error| Fault::file(&bundle, &error))?;
    }
    fs::create_dir_all(&bundle).map_err(|error| Fault::file(&bundle, &error))?;
    let module = bundle.join("muctieu_draft_bg.wasm");
    fs::write(&module, &engines.draft.module).map_err(|error| Fault::file(&module, &error))?;
    let script = paths.root.join("widget").join("studio").join("bundle.mjs");
    let element = paths.work("bundle");
    let arguments = [script.as_os_str(), bundle.as_os_str(), element.as_os_str(), engines.draft.glue.as_os_str()];
    if !process::open(&mut process::command("node", arguments, &paths.root))? {
        return Err(Fault::new(
            "Không đóng gói được trang soạn thảo; xem lỗi ở trên.",
            "Bundling the workspace failed; see the errors above.",
        ));
    }
    tree.take(&bundle, Path::new("studio"))
}

fn take_element(paths: &Paths, engines: &Engines, kind: Kind, tree: &mut Tree) -> Result<(), Fault> {
    let bundle = paths.work(match kind {
        Kind::Shipped => "bundle",
        Kind::Fault => "bundle-fault",
    });
    if bundle.is_dir() {
        fs::remove_dir_all(&bundle).map_err(|error| Fault::file(&bundle, &error))?;
    }
    fs::create_dir_all(&bundle).map_err(|error| Fault::file(&bundle, &error))?;
    for (name, engine) in [("muctieu_bg.wasm", &engines.whole), ("muctieu_card_bg.wasm", &engines.card)] {
        let module = bundle.join(name);
        fs::write(&module, &engine.module).map_err(|error| Fault::file(&module, &error))?;
    }
    let widget = paths.root.join("widget");
    let (script, breakable) = (widget.join("element").join("bundle.mjs"), widget.join("tests").join("fault.mjs"));
    let mut arguments = vec![script.as_os_str(), engines.whole.glue.as_os_str(), engines.card.glue.as_os_str(), bundle.as_os_str()];
    if kind == Kind::Fault {
        arguments.push(breakable.as_os_str());
    }
    if !process::open(&mut process::command("node", arguments, &paths.root))? {
        return Err(Fault::new("Không đóng gói được mã JavaScript; xem lỗi ở trên.", "Bundling the scripts failed; see the errors above."));
    }
    tree.take(&bundle, Path::new("muctieu"))
}

#[cfg(test)]
mod tests {
    use super::Tree;
    use std::fs;
    use std::path::{Path, PathBuf};

    #[test]
    fn a_folder_holds_exactly_the_tree() {
        let folder = std::env::temp_dir().join(format!("muctieu-dist-{}", std::process::id()));
        let mut tree = Tree::default();
        tree.files.insert(PathBuf::from("a/b.txt"), b"one".to_vec());
        assert!(fs::create_dir_all(folder.join("old/deep")).is_ok());
        assert!(fs::write(folder.join("old/deep/file"), "x").is_ok());
        assert!(tree.write(&folder).is_ok());
        assert_eq!(fs::read(folder.join("a/b.txt")).ok().as_deref(), Some(&b"one"[..]));
        assert!(!folder.join("old").exists());

        let date = |path: &Path| fs::metadata(path).and_then(|meta| meta.modified()).ok();
        let before = date(&folder.join("a/b.txt"));
        assert!(tree.write(&folder).is_ok());
        assert_eq!(date(&folder.join("a/b.txt")), before, "an unchanged file keeps its date");
        assert!(fs::remove_dir_all(&folder).is_ok());
    }
}
