//! The engines: from Rust sources to the modules that pages load, with their glue.

use std::path::PathBuf;
use std::{env, fs};

use crate::paths::Paths;
use crate::say::{Fault, Lang};
use crate::{need, process, wasm};

/// Which engine to build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The one that is hosted.
    Shipped,
    /// The same with exports that break it on purpose; for tests, never hosted.
    Fault,
}

/// Which of the modules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Build {
    /// Everything, for speed.
    Whole,
    /// What a page with cards loads, for bytes.
    Card,
    /// The reader of plans' texts, which the workspace loads when a document is opened.
    Draft,
}

/// The modules.
pub struct Engines {
    pub whole: Engine,
    pub card: Engine,
    pub draft: Engine,
}

/// A built engine.
pub struct Engine {
    /// The module that is hosted: no names, no debug sections.
    pub module: Vec<u8>,
    /// The same module with its function names, for the size report.
    pub named: Vec<u8>,
    /// The glue, an ES module that exports `instantiate()`.
    pub glue: PathBuf,
}

/// Builds the modules and their glue. Fetches what is missing first.
pub fn build(lang: Lang, paths: &Paths, kind: Kind) -> Result<Engines, Fault> {
    need::wasm_target(lang, paths)?;
    need::crates(lang, paths)?;
    if kind == Kind::Shipped {
        println!("{}", lang.pick("Dựng bộ máy Wasm…", "Building the Wasm engine…"));
    }
    Ok(Engines {
        whole: build_one(paths, kind, Build::Whole)?,
        card: build_one(paths, kind, Build::Card)?,
        draft: build_one(paths, kind, Build::Draft)?,
    })
}

fn build_one(paths: &Paths, kind: Kind, build: Build) -> Result<Engine, Fault> {
    let profile = match build {
        Build::Whole => "wasm",
        Build::Card | Build::Draft => "wasm-lean",
    };
    let package = if build == Build::Draft { "muctieu-draft-wasm" } else { "muctieu-wasm" };
    let target = paths.target.to_string_lossy().into_owned();
    let cargo = |arguments: &[&str]| {
        let arguments = [arguments, &["--quiet", "--target-dir", &target]].concat();
        process::cargo(arguments, &paths.root)
    };
    let failed = |what: &str| {
        Fault::new(format!("Không dựng được {what}; xem lỗi ở trên."), format!("Building {what} failed; see the errors above."))
    };
    if !process::open(&mut cargo(&["build", "--package", "muctieu-glue"]))? {
        return Err(failed("muctieu-glue"));
    }
    let mut arguments = vec!["build", "--package", package, "--target", need::WASM_TARGET, "--profile", profile];
    if build == Build::Card {
        arguments.push("--no-default-features");
    }
    if kind == Kind::Fault && build != Build::Draft {
        arguments.extend(["--features", "fault-injection"]);
    }
    let mut command = cargo(&arguments);
    command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", without_paths(paths));
    if !process::open(&mut command)? {
        return Err(failed(package));
    }

    let folder = paths.work(match (kind, build) {
        (Kind::Shipped, Build::Whole) => "engine",
        (Kind::Shipped, Build::Card) => "engine-card",
        (Kind::Fault, Build::Whole) => "engine-fault",
        (Kind::Fault, Build::Card) => "engine-card-fault",
        // There is nothing in it to break: both folders hold the same.
        (_, Build::Draft) => "engine-draft",
    });
    fs::create_dir_all(&folder).map_err(|error| Fault::file(&folder, &error))?;
    let compiled = paths.target.join(need::WASM_TARGET).join(profile).join(format!("{}.wasm", package.replace('-', "_")));
    let tool = paths.target.join("debug").join(if cfg!(windows) { "muctieu-glue.exe" } else { "muctieu-glue" });
    let arguments = [compiled.as_os_str(), folder.as_os_str()];
    if !process::open(&mut process::command(&tool.to_string_lossy(), arguments, &paths.root))? {
        return Err(failed("muctieu-glue"));
    }
    let path = folder.join("muctieu_named.wasm");
    let named = fs::read(&path).map_err(|error| Fault::file(&path, &error))?;
    let module = wasm::without_custom_sections(&named).map_err(|reason| {
        Fault::new(
            format!("Mô-đun Wasm vừa dựng không đọc được: {reason}."),
            format!("The Wasm module just built can't be read: {reason}."),
        )
    })?;
    Ok(Engine { module, named, glue: folder.join("glue.mjs") })
}

/// Compiler flags that keep this machine's folders out of the module: panic messages name source files, and a hosted
/// file must neither tell where it was built nor differ between two machines.
fn without_paths(paths: &Paths) -> String {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| env::var_os("HOME").or_else(|| env::var_os("USERPROFILE")).map(|home| PathBuf::from(home).join(".cargo")));
    let mut flags = vec![format!("--remap-path-prefix={}=muctieu", paths.root.display())];
    if let Some(home) = home {
        flags.push(format!("--remap-path-prefix={}=cargo", home.display()));
        // Each folder here belongs to one registry and is named after its address. The last matching flag wins.
        let registries = fs::read_dir(home.join("registry").join("src"));
        for registry in registries.into_iter().flatten().flatten() {
            flags.push(format!("--remap-path-prefix={}=crates", registry.path().display()));
        }
    }
    // Where the library's sources are installed, the compiler names them by their folder here; elsewhere, by its own commit.
    if let Some((sources, commit)) = library_sources(paths) {
        flags.push(format!("--remap-path-prefix={}=/rustc/{commit}", sources.display()));
    }
    flags.join(" ")
}

/// The folder of the standard library's sources, and the commit that the compiler otherwise writes in its place. `None`
/// where the compiler does not tell: the build that follows will say what is wrong with it.
fn library_sources(paths: &Paths) -> Option<(PathBuf, String)> {
    let ask = |arguments: &[&str]| {
        let answer = process::quiet(&mut process::command(&need::rustc(), arguments, &paths.root)).ok()?;
        answer.ok.then_some(answer.out)
    };
    let sysroot = PathBuf::from(ask(&["--print", "sysroot"])?.trim());
    let version = ask(&["-vV"])?;
    let commit = version.lines().find_map(|line| line.strip_prefix("commit-hash: "))?;
    Some((sysroot.join("lib/rustlib/src/rust"), commit.trim().to_owned()))
}
