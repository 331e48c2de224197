//! Makes the manual's pages from `docs/`.
//!
//! In: the folder of the documents, laid out as a book with `SUMMARY.md`. Out: a folder of static pages without a script,
//! so that they can stand in a portal under the strictest policy. The list of chapters stands in `SUMMARY.md`; the pages
//! of the codes are added below their list here, so that a new code needs no line there.

mod chapter;
mod page;

use std::error::Error;
use std::path::Path;
use std::{env, fs, process};

use chapter::Chapter;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [docs, out] = arguments.as_slice() else {
        eprintln!("usage: muctieu-book DOCS OUT");
        process::exit(2);
    };
    if let Err(error) = make(Path::new(docs), Path::new(out)) {
        eprintln!("muctieu-book: {error}");
        process::exit(1);
    }
}

/// Writes every chapter's page, the style sheet and the pictures; the first chapter is also the folder's own page.
fn make(docs: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let summary = fs::read_to_string(docs.join("SUMMARY.md"))?;
    let chapters = chapter::list(&summary, &codes(&docs.join("codes"))?);
    if chapters.is_empty() {
        return Err("SUMMARY.md lists no chapter".into());
    }
    for (at, chapter) in chapters.iter().enumerate() {
        let text = fs::read_to_string(docs.join(&chapter.file)).map_err(|error| format!("{}: {error}", chapter.file))?;
        let path = out.join(chapter.page());
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, page::write(&chapters, at, &text))?;
    }
    fs::write(out.join("index.html"), page::forward(&chapters))?;
    fs::copy(docs.join("book.css"), out.join("book.css"))?;
    copy_folder(&docs.join("images"), &out.join("images"))?;
    Ok(())
}

/// The codes' pages in the order of their codes.
fn codes(folder: &Path) -> Result<Vec<Chapter>, Box<dyn Error>> {
    let mut pages = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with("MT") && name.ends_with(".md") {
            let text = fs::read_to_string(&path)?;
            let title = text.lines().find_map(|line| line.strip_prefix("# ")).ok_or_else(|| format!("{name} has no title"))?;
            pages.push(Chapter { title: title.replace('`', ""), file: format!("codes/{name}"), level: 1 });
        }
    }
    pages.sort_by(|a, b| a.file.cmp(&b.file));
    Ok(pages)
}

fn copy_folder(from: &Path, to: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        if let (true, Some(name)) = (path.is_file(), path.file_name()) {
            fs::copy(&path, to.join(name))?;
        }
    }
    Ok(())
}
