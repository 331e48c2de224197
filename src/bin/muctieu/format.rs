//! `muctieu fmt`: rule files laid out in one way.

use crate::files;
use crate::output::{self, Failure};
use crate::words::pick;
use clap::ArgMatches;
use muctieu::format::format;
use muctieu::messages::Lang;
use muctieu::source::SourceFile;
use std::path::{Path, PathBuf};

/// Some files are laid out otherwise.
const OTHERWISE: u8 = 1;

/// Runs the command.
pub fn run(arguments: &ArgMatches, lang: Lang) -> Result<u8, Failure> {
    let paths: Vec<PathBuf> = arguments.get_many::<PathBuf>("files").into_iter().flatten().cloned().collect();
    let only_look = arguments.get_flag("check");
    let mut otherwise = Vec::new();
    let mut piped = String::new();
    for path in &paths {
        for file in files::expand(path, &["muctieu"], lang)? {
            let piped_in = file.as_os_str() == "-";
            let (name, bytes) = if piped_in {
                (files::STDIN.to_owned(), files::stdin(files::MOST_RULES, lang)?)
            } else {
                let bytes = files::read(&file, files::MOST_RULES).map_err(|error| files::unreadable(&file, &error, lang))?;
                (file.to_string_lossy().into_owned(), bytes)
            };
            let text = String::from_utf8(bytes).map_err(|_| not_text(&file, lang))?;
            let laid_out = format(&text);
            if piped_in && !only_look {
                piped.push_str(&laid_out);
                continue;
            }
            if laid_out != text {
                if !only_look {
                    files::replace(&SourceFile::new(name.clone(), text), &laid_out, lang)?;
                }
                otherwise.push(name);
            }
        }
    }
    if !piped.is_empty() {
        output::print(&piped, lang)?;
    }
    if only_look {
        output::print(&otherwise.iter().map(|name| format!("{name}\n")).collect::<String>(), lang)?;
        return Ok(if otherwise.is_empty() { 0 } else { OTHERWISE });
    }
    if !otherwise.is_empty() {
        output::remark(&format!("{}: {}\n", pick(lang, "Đã trình bày lại", "Laid out anew"), otherwise.join(", ")));
    }
    Ok(0)
}

fn not_text(path: &Path, lang: Lang) -> Failure {
    let name = path.display();
    Failure::Usage(match lang {
        Lang::Vi => format!("“{name}” không phải văn bản UTF-8 nên được để nguyên"),
        Lang::En => format!("“{name}” is no UTF-8 text and is left as it is"),
    })
}
