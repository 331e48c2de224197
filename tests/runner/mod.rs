//! What the test programs share: the cases of `tests/conformance` as data, files in memory as a host, tables of cells.

#![allow(dead_code, reason = "each test program uses its part")]

pub mod case;
pub mod check;
#[cfg(feature = "cli")]
pub mod program;
pub mod scenario;
#[cfg(feature = "cli")]
pub mod workbook;

use muctieu::{Compilation, CompileOptions, Host};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Rule files in memory.
pub struct Memory(pub BTreeMap<String, Vec<u8>>);

impl Host for Memory {
    fn rules(&mut self, path: &str) -> Result<Vec<u8>, String> {
        self.0.get(path).cloned().ok_or_else(|| "không có tệp này".to_owned())
    }
}

/// Compiles files held in memory; all of them are roots, in order.
pub fn compile(files: &[(String, String)]) -> Compilation {
    let mut host = Memory(files.iter().map(|(name, text)| (name.clone(), text.clone().into_bytes())).collect());
    let roots: Vec<String> = files.iter().map(|(name, _)| name.clone()).collect();
    muctieu::compile(&roots, &mut host, CompileOptions::default())
}

/// The same with tables that the rules may name (`nhiệm vụ từ "x.csv"`).
pub fn compile_with(files: &[(String, String)], tables: &[(String, String)]) -> Compilation {
    let mut host = Memory(files.iter().chain(tables).map(|(name, text)| (name.clone(), text.clone().into_bytes())).collect());
    let roots: Vec<String> = files.iter().map(|(name, _)| name.clone()).collect();
    muctieu::compile(&roots, &mut host, CompileOptions::default())
}

/// Whether rules name a table, which is then no file of figures beside them.
pub fn is_named(files: &[(String, String)], table: &str) -> bool {
    files.iter().any(|(_, text)| text.contains(&format!("từ \"{table}\"")))
}

/// Every file below a folder with this extension, sorted.
pub fn files_below(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
            let path = entry.expect("a readable folder").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == extension) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The root of the repository.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
