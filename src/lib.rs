//! Mục Tiêu reads a government's targets as the plan words them and judges each against published figures.
//!
//! The stages, each a plain function with types of its own: `source` (text and places), `syntax` (text to tree),
//! `hir` (names, units, periods, documents), `plan` (ids and numbers), `eval` (verdicts), `view` (what to show). This
//! file is their only conductor. The core never reads a disk, a clock or a page: files come from a [`Host`], the
//! as-of date is an argument.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod data;
pub mod diagnostics;
pub mod diff;
pub mod draft;
#[cfg(feature = "authoring")]
pub mod editor;
pub mod eval;
pub mod format;
pub mod hir;
#[cfg(feature = "authoring")]
pub mod lint;
#[cfg(feature = "authoring")]
pub mod memory;
pub mod messages;
pub mod plan;
#[cfg(feature = "authoring")]
pub mod scenario;
pub mod source;
pub mod syntax;
pub mod value;
pub mod view;
pub mod wire;

use crate::diagnostics::render::sentence::book_and_sheet;
use crate::syntax::ast::BlockKind;
use crate::value::map::Map;

/// Where rule files come from.
pub trait Host {
    /// The bytes of a rule file by its path, as given on the command line or as an include resolves to
    /// (`dùng "x"` in `a/b.muctieu` asks for `a/x`). The error is one sentence for the user.
    fn rules(&mut self, path: &str) -> Result<Vec<u8>, String>;

    /// The bytes of a table that rules name (`nhiệm vụ từ "x.csv"`, `số liệu từ "x.csv"`), by its path as an include
    /// resolves to it. Hosts whose rules and tables lie in one place need not tell them apart.
    fn table(&mut self, path: &str) -> Result<Vec<u8>, String> {
        self.rules(path)
    }

    /// Reads figures; `None` where this host leaves their kind to another. A host that reads tables alone keeps the reader
    /// of JSON out of what is linked.
    fn figures(&self, bytes: &[u8], path: &str) -> Option<(data::Observations, Vec<diagnostics::Diagnostic>)> {
        #[cfg(feature = "cli")]
        let read = data::xlsx::load_any(bytes, path);
        #[cfg(not(feature = "cli"))]
        let read = data::load(bytes, path, path.rsplit('.').next());
        Some(read)
    }
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
    /// Figures and progress that the rules themselves name (`số liệu từ "…"`).
    pub observations: data::Observations,
    /// Findings in those files.
    pub data_diagnostics: Vec<diagnostics::Diagnostic>,
    /// Whether something was left unread that verdicts need: figures that the host left to another (see
    /// [`Host::figures`]), tables and rules that this build leaves to another.
    pub beyond: bool,
    /// The trees of the files by their ids, where a [`memory::Memory`] keeps them; else empty.
    #[cfg(feature = "authoring")]
    pub(crate) trees: Vec<std::sync::Arc<syntax::ast::File>>,
}

/// Deepest chain of includes.
pub const MAX_INCLUDE_DEPTH: usize = 64;
/// Most rule files of one compilation.
pub const MAX_FILES: usize = 1_000;

/// Reads rule files with all they include, and compiles what is right in them. Never fails as a whole.
pub fn compile(roots: &[String], host: &mut dyn Host, options: CompileOptions) -> Compilation {
    Loader::new(host).compile(roots, options)
}

/// The same, with what was read the last time: what has the same bytes is not read again. The answer is that of
/// [`compile`].
#[cfg(feature = "authoring")]
pub fn compile_again(roots: &[String], host: &mut dyn Host, options: CompileOptions, memory: &mut memory::Memory) -> Compilation {
    memory.begin();
    let mut loader = Loader::new(host);
    loader.memory = Some(memory);
    let mut compilation = loader.compile(roots, options);
    compilation.trees = memory.end(&compilation.sources);
    compilation
}

fn finish(loader: Loader, options: CompileOptions) -> Compilation {
    let Loader { mut compilation, files, tables, .. } = loader;
    let (draft, found) = hir::check(files, &tables, &compilation.sources, options.strict);
    compilation.diagnostics.extend(found);
    let (plan, found) = plan::build(draft, options.strict);
    compilation.diagnostics.extend(found);
    compilation.beyond |= plan.beyond;
    compilation.plan = plan;
    // In the order of the files, and in a file from top to bottom; equal places keep the order of the stages.
    let place = |diagnostic: &diagnostics::Diagnostic| match &diagnostic.place {
        diagnostics::Place::Rule(span) => (span.file, span.start),
        _ => (source::FileId(u32::MAX), 0),
    };
    value::order::sort_by(&mut compilation.diagnostics, |a, b| place(a) < place(b));
    compilation
}

/// Follows includes. An included file's lines come before those of the file that includes it, each file once.
struct Loader<'a> {
    host: &'a mut dyn Host,
    compilation: Compilation,
    files: Vec<syntax::ast::File>,
    known: Map<String, ()>,
    tables: hir::Tables,
    #[cfg(feature = "authoring")]
    memory: Option<&'a mut memory::Memory>,
}

impl<'a> Loader<'a> {
    fn new(host: &'a mut dyn Host) -> Loader<'a> {
        Loader {
            host,
            compilation: Compilation::default(),
            files: Vec::new(),
            known: Map::default(),
            tables: Vec::new(),
            #[cfg(feature = "authoring")]
            memory: None,
        }
    }

    fn compile(mut self, roots: &[String], options: CompileOptions) -> Compilation {
        for path in roots {
            self.load(path, None, &mut Vec::new());
        }
        finish(self, options)
    }

    fn load(&mut self, path: &str, asked_at: Option<source::Span>, chain: &mut Vec<String>) {
        if let Some(from) = chain.iter().position(|other| other == path) {
            // A long circle is told by its beginning: each of its files could say it again.
            let mut names: Vec<String> = chain.iter().skip(from).take(8).map(|name| syntax::phrase::clip(name)).collect();
            names.push(syntax::phrase::clip(path));
            let message = messages::Message::IncludeCycle { path: names.join(" → ") };
            self.report(asked_at, message);
            return;
        }
        if self.known.contains_key(path) {
            return;
        }
        if chain.len() >= MAX_INCLUDE_DEPTH || self.known.len() >= MAX_FILES {
            let message = messages::Message::TooManyFiles { depth: MAX_INCLUDE_DEPTH.to_string(), files: MAX_FILES.to_string() };
            self.report(asked_at, message);
            return;
        }
        self.known.insert(path.to_owned(), ());
        let bytes = match self.host.rules(path) {
            Ok(bytes) => bytes,
            Err(reason) => {
                self.compilation.missing.push(path.to_owned());
                self.report(asked_at, messages::Message::FileMissing { file: path.to_owned(), reason });
                return;
            }
        };
        let text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                let offset = (error.utf8_error().valid_up_to() + 1).to_string();
                let id = self.compilation.sources.add(source::SourceFile::new(path, ""));
                self.report(Some(source::Span::new(id, 0, 0)), messages::Message::NotUtf8 { offset });
                return;
            }
        };
        let id = self.compilation.sources.add(source::SourceFile::new(path, text));
        let Some(file) = self.compilation.sources.file(id) else { return };
        #[cfg(feature = "authoring")]
        let (tree, found) = match self.memory.as_deref_mut() {
            Some(memory) => memory.tree(id, file),
            None => syntax::parse(id, file),
        };
        #[cfg(not(feature = "authoring"))]
        let (tree, found) = syntax::parse(id, file);
        self.compilation.diagnostics.extend(found);
        chain.push(path.to_owned());
        for item in &tree.items {
            let named = |span: source::Span| resolve(path, self.compilation.sources.slice(span).trim());
            match item {
                syntax::ast::Item::Include(include) => {
                    let included = named(include.span);
                    self.load(&included, Some(include.span), chain);
                }
                syntax::ast::Item::Block(block) if matches!(block.kind, BlockKind::TasksFrom | BlockKind::DataFrom) => {
                    let table = named(block.head.span);
                    self.table(&table, block.kind, block.head.span);
                }
                _ => {}
            }
        }
        chain.pop();
        self.files.push(tree);
    }

    /// Reads a table that the rules name: tasks for the line that names them, figures once for all.
    fn table(&mut self, path: &str, kind: BlockKind, at: source::Span) {
        if kind == BlockKind::DataFrom && self.compilation.observations.files.iter().any(|known| book_and_sheet(known).0 == path) {
            return;
        }
        let bytes = match self.host.table(path) {
            Ok(bytes) => bytes,
            Err(reason) => {
                if !self.compilation.missing.iter().any(|known| known == path) {
                    self.compilation.missing.push(path.to_owned());
                }
                self.report(Some(at), messages::Message::FileMissing { file: path.to_owned(), reason });
                return;
            }
        };
        if kind == BlockKind::TasksFrom {
            if cfg!(not(feature = "blocks")) {
                self.compilation.beyond = true;
                return;
            }
            #[cfg(feature = "authoring")]
            let read = match self.memory.as_deref_mut() {
                Some(memory) => memory.tasks(bytes, path),
                None => hir::TaskTable::read(&bytes, path),
            };
            #[cfg(not(feature = "authoring"))]
            let read = hir::TaskTable::read(&bytes, path);
            match read {
                Ok(table) => self.tables.push((at, table)),
                Err(finding) => self.compilation.diagnostics.push(finding),
            }
            return;
        }
        #[cfg(feature = "authoring")]
        let read = match self.memory.as_deref_mut() {
            Some(memory) => memory.figures(bytes, path, self.host),
            None => self.host.figures(&bytes, path),
        };
        #[cfg(not(feature = "authoring"))]
        let read = self.host.figures(&bytes, path);
        let Some((figures, mut findings)) = read else {
            self.compilation.beyond = true;
            return;
        };
        self.compilation.observations.append(&figures);
        self.compilation.data_diagnostics.append(&mut findings);
    }

    fn report(&mut self, at: Option<source::Span>, message: messages::Message) {
        self.compilation.diagnostics.push(match at {
            Some(span) => diagnostics::Diagnostic::at(span, message),
            None => diagnostics::Diagnostic::whole(message),
        });
    }
}

/// An include's path against the file that asks for it: `a/b.muctieu` and `../c.muctieu` make `c.muctieu`.
fn resolve(from: &str, include: &str) -> String {
    let rooted = include.starts_with('/') || include.contains("://");
    let mut parts: Vec<&str> = if rooted { Vec::new() } else { from.split('/').collect() };
    parts.pop();
    for part in include.split('/') {
        match part {
            "." => {}
            ".." if parts.last().is_some_and(|last| *last != ".." && !last.is_empty()) => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}
