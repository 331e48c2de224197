//! Files: rule files and folders of them, data files, standard input.
//!
//! In: paths as given. Out: a compilation with the names under which its files were read. Every file given must be
//! readable, else nothing is done; a file that rules include and that can't be read is a finding in its line.

use crate::output::Failure;
use crate::words::{io_fault, pick};
use muctieu::messages::Lang;
use muctieu::source::SourceFile;
use muctieu::{Compilation, CompileOptions, Host};
use std::collections::HashMap;
use std::io::{Read, Write};
use std::path::{Component, Path, PathBuf};

/// The name under which standard input is shown.
pub const STDIN: &str = "<stdin>";

/// One byte more than the largest file of the language, so that the reader sees that it is too large.
pub const MOST_RULES: u64 = 16 * 1024 * 1024 + 1;

/// The largest data file that is read, in bytes.
pub const MOST_DATA: u64 = 2 * 1024 * 1024 * 1024;

/// The disk as a host of rule files.
struct Disk {
    lang: Lang,
    /// What was read before the compilation began, by name.
    given: HashMap<String, Vec<u8>>,
}

impl Host for Disk {
    fn rules(&mut self, path: &str) -> Result<Vec<u8>, String> {
        if let Some(bytes) = self.given.remove(path) {
            return Ok(bytes);
        }
        read(Path::new(path), MOST_RULES).map_err(|error| io_fault(&error, self.lang))
    }

    fn table(&mut self, path: &str) -> Result<Vec<u8>, String> {
        read(Path::new(path), MOST_DATA).map_err(|error| io_fault(&error, self.lang))
    }
}

/// Reads the given files and folders with all they include.
pub fn compile(paths: &[PathBuf], strict: bool, lang: Lang) -> Result<Compilation, Failure> {
    if paths.is_empty() {
        return Err(Failure::Usage(pick(lang, "chưa nêu tệp quy tắc nào", "no rule file is given").to_owned()));
    }
    let mut roots: Vec<String> = Vec::new();
    let mut disk = Disk { lang, given: HashMap::new() };
    for path in paths {
        for file in expand(path, &["muctieu"], lang)? {
            let (name, bytes) = if file.as_os_str() == "-" {
                (STDIN.to_owned(), stdin(MOST_RULES, lang)?)
            } else {
                (name_of(&file), read(&file, MOST_RULES).map_err(|error| unreadable(&file, &error, lang))?)
            };
            if !roots.contains(&name) {
                disk.given.insert(name.clone(), bytes);
                roots.push(name);
            }
        }
    }
    Ok(muctieu::compile(&roots, &mut disk, CompileOptions { strict }))
}

/// A folder stands for the files with these extensions in it, in the order of their names.
pub fn expand(path: &Path, extensions: &[&str], lang: Lang) -> Result<Vec<PathBuf>, Failure> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut found = Vec::new();
    for entry in std::fs::read_dir(path).map_err(|error| unreadable(path, &error, lang))? {
        let file = entry.map_err(|error| unreadable(path, &error, lang))?.path();
        if extensions.iter().any(|known| file.extension().is_some_and(|e| e.eq_ignore_ascii_case(known))) && file.is_file() {
            found.push(file);
        }
    }
    if found.is_empty() {
        let (name, wanted) = (path.display(), extensions.join(", ."));
        return Err(Failure::Usage(match lang {
            Lang::Vi => format!("thư mục “{name}” không có tệp .{wanted} nào"),
            Lang::En => format!("the folder “{name}” has no .{wanted} file"),
        }));
    }
    found.sort();
    Ok(found)
}

/// The name of a path as includes resolve to it: without `.` parts.
pub fn name_of(path: &Path) -> String {
    let clean: PathBuf = path.components().filter(|part| *part != Component::CurDir).collect();
    clean.to_string_lossy().into_owned()
}

/// The bytes of a file, up to `most` of them.
pub fn read(path: &Path, most: u64) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    std::fs::File::open(path)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The bytes of standard input, up to `most` of them.
pub fn stdin(most: u64, lang: Lang) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().take(most).read_to_end(&mut bytes).map_err(|error| unreadable(Path::new(STDIN), &error, lang))?;
    Ok(bytes)
}

/// The sentence for a file that can't be read.
pub fn unreadable(path: &Path, error: &std::io::Error, lang: Lang) -> Failure {
    let (name, why) = (path.display(), io_fault(error, lang));
    Failure::Usage(match lang {
        Lang::Vi => format!("không đọc được “{name}”: {why}"),
        Lang::En => format!("“{name}” can't be read: {why}"),
    })
}

/// Writes the new text beside the file and moves it into its place, so that a reader never meets half a file. A file
/// that has changed since it was read is left alone.
pub fn replace(file: &SourceFile, text: &str, lang: Lang) -> Result<(), Failure> {
    let path = std::fs::canonicalize(&file.name).unwrap_or_else(|_| PathBuf::from(&file.name));
    let fault = |error: std::io::Error| {
        let why = io_fault(&error, lang);
        Failure::Usage(match lang {
            Lang::Vi => format!("không ghi được “{}”: {why}", file.name),
            Lang::En => format!("“{}” can't be written: {why}", file.name),
        })
    };
    let before = std::fs::read(&path).map_err(fault)?;
    if before != file.text.as_bytes() {
        return Err(Failure::Usage(match lang {
            Lang::Vi => format!("“{}” đã thay đổi trong khi đang sửa nên được để nguyên", file.name),
            Lang::En => format!("“{}” has changed in the meantime and is left as it is", file.name),
        }));
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let beside = folder.join(format!(".{name}.{}.moi", std::process::id()));
    let written = (|| {
        let mut out = std::fs::OpenOptions::new().write(true).create_new(true).open(&beside)?;
        out.write_all(text.as_bytes())?;
        out.sync_all()?;
        std::fs::set_permissions(&beside, std::fs::metadata(&path)?.permissions())?;
        std::fs::rename(&beside, &path)
    })();
    written.map_err(|error| {
        // The half-made file is ours alone; where it can't be removed either, the first fault is the one to tell.
        let _ = std::fs::remove_file(&beside);
        fault(error)
    })
}
