//! What one compilation read, kept for the next: who types in one file of many need not have all of them read at each key.
//!
//! In: files and tables as they come. Out: what was read of them, now or before. A tree speaks of its file by an id, so it
//! serves again only where the file has the same id and the same text; tables serve by name and bytes. What a compilation
//! did not ask for is forgotten at its end.
//! INVARIANT: reading depends on nothing else, so a compilation with a memory gives what one without it gives.

use crate::Host;
use crate::data::Observations;
use crate::diagnostics::Diagnostic;
use crate::hir::TaskTable;
use crate::source::{FileId, SourceFile, SourceMap};
use crate::syntax::{self, ast};
use std::sync::Arc;

/// What was read. Files are few: walking them costs less than finding them by a hash.
#[derive(Default)]
pub struct Memory {
    trees: Vec<Tree>,
    tasks: Vec<Kept<TaskTable>>,
    figures: Vec<Kept<(Observations, Vec<Diagnostic>)>>,
}

struct Tree {
    id: FileId,
    name: String,
    text: String,
    tree: Arc<ast::File>,
    found: Vec<Diagnostic>,
    used: bool,
}

struct Kept<T> {
    path: String,
    bytes: Vec<u8>,
    read: T,
    used: bool,
}

fn again<T: Clone>(all: &mut [Kept<T>], path: &str, bytes: &[u8]) -> Option<T> {
    let kept = all.iter_mut().find(|kept| kept.path == path && kept.bytes == bytes)?;
    kept.used = true;
    Some(kept.read.clone())
}

fn keep<T>(all: &mut Vec<Kept<T>>, path: &str, bytes: Vec<u8>, read: T) {
    all.retain(|kept| kept.path != path);
    all.push(Kept { path: path.to_owned(), bytes, read, used: true });
}

impl Memory {
    pub(crate) fn begin(&mut self) {
        self.trees.iter_mut().for_each(|kept| kept.used = false);
        self.tasks.iter_mut().for_each(|kept| kept.used = false);
        self.figures.iter_mut().for_each(|kept| kept.used = false);
    }

    /// Forgets what was not asked for; the trees by the ids of their files, or none if one is missing.
    pub(crate) fn end(&mut self, sources: &SourceMap) -> Vec<Arc<ast::File>> {
        self.trees.retain(|kept| kept.used);
        self.tasks.retain(|kept| kept.used);
        self.figures.retain(|kept| kept.used);
        let tree = |id: FileId| self.trees.iter().find(|kept| kept.id == id).map(|kept| Arc::clone(&kept.tree));
        sources.iter().map(|(id, _)| tree(id)).collect::<Option<Vec<_>>>().unwrap_or_default()
    }

    pub(crate) fn tree(&mut self, id: FileId, file: &SourceFile) -> (ast::File, Vec<Diagnostic>) {
        if let Some(kept) = self.trees.iter_mut().find(|kept| kept.id == id && kept.name == file.name && kept.text == file.text) {
            kept.used = true;
            return (ast::File::clone(&kept.tree), kept.found.clone());
        }
        let (tree, found) = syntax::parse(id, file);
        self.trees.retain(|kept| kept.id != id);
        let (name, text) = (file.name.clone(), file.text.clone());
        self.trees.push(Tree { id, name, text, tree: Arc::new(tree.clone()), found: found.clone(), used: true });
        (tree, found)
    }

    pub(crate) fn tasks(&mut self, bytes: Vec<u8>, path: &str) -> Result<TaskTable, Diagnostic> {
        if let Some(read) = again(&mut self.tasks, path, &bytes) {
            return Ok(read);
        }
        let read = TaskTable::read(&bytes, path)?;
        keep(&mut self.tasks, path, bytes, read.clone());
        Ok(read)
    }

    pub(crate) fn figures(&mut self, bytes: Vec<u8>, path: &str, host: &dyn Host) -> Option<(Observations, Vec<Diagnostic>)> {
        if let Some(read) = again(&mut self.figures, path, &bytes) {
            return Some(read);
        }
        let read = host.figures(&bytes, path)?;
        keep(&mut self.figures, path, bytes, read.clone());
        Some(read)
    }
}

#[cfg(test)]
mod tests {
    use super::Memory;
    use crate::messages::Lang;
    use crate::{CompileOptions, Host, compile, compile_again, lint, wire};

    struct Given(Vec<(&'static str, String)>);

    impl Host for Given {
        fn rules(&mut self, path: &str) -> Result<Vec<u8>, String> {
            self.0.iter().find(|(name, _)| *name == path).map(|(_, text)| text.clone().into_bytes()).ok_or_else(|| "không có".to_owned())
        }
    }

    const INDICATORS: &str = "chỉ số kinh tế số\n    đơn vị: % GRDP\n    tốt khi: tăng\n";
    const MAIN: &str =
        "dùng \"chi-so.muctieu\"\nsố liệu từ \"so-lieu.csv\"\nnhiệm vụ từ \"nhiem-vu.csv\"\n\nkinh tế số đạt 30% GRDP đến năm 2030\n";
    const FIGURES: &str = "chỉ số,kỳ,giá trị,đơn vị\nkinh tế số,2023,\"6,19\",% GRDP\n";
    const TASKS: &str = "mã,tên,thời hạn\n1.1,Ban hành kế hoạch,tháng 5/2022\n";

    /// What both give about the same files, as JSON.
    fn both(memory: &mut Memory, files: &[(&'static str, String)]) -> (String, String) {
        let roots = ["a.muctieu".to_owned()];
        let told = |compilation: &crate::Compilation| {
            let found = lint::findings(compilation, Some(&compilation.observations), false, true);
            let findings = wire::diagnostics_json(&found, &compilation.sources, Lang::Vi);
            format!("{}\n{findings}\n{:?}", wire::targets_json(compilation, Lang::Vi), compilation.observations.rows.len())
        };
        let again = compile_again(&roots, &mut Given(files.to_vec()), CompileOptions::default(), memory);
        let fresh = compile(&roots, &mut Given(files.to_vec()), CompileOptions::default());
        (told(&again), told(&fresh))
    }

    #[test]
    fn a_compilation_with_a_memory_is_the_one_without() {
        let mut memory = Memory::default();
        let files = |main: &str, indicators: &str, figures: &str| {
            vec![
                ("a.muctieu", main.to_owned()),
                ("chi-so.muctieu", indicators.to_owned()),
                ("so-lieu.csv", figures.to_owned()),
                ("nhiem-vu.csv", TASKS.to_owned()),
            ]
        };
        let steps = [
            files(MAIN, INDICATORS, FIGURES),
            files(MAIN, INDICATORS, FIGURES),
            // An error, another one, and both gone.
            files(&MAIN.replace("30%", "30.5%"), INDICATORS, FIGURES),
            files(&MAIN.replace("30%", "30.5%"), &INDICATORS.replace("tăng", "bay"), FIGURES),
            files(MAIN, INDICATORS, &FIGURES.replace("6,19", "sáu")),
            // A file less: the others get other ids.
            files(&MAIN.replace("dùng \"chi-so.muctieu\"\n", ""), INDICATORS, FIGURES),
            files(&MAIN.replace("so-lieu.csv", "khong-co.csv"), INDICATORS, FIGURES),
            files(MAIN, INDICATORS, FIGURES),
        ];
        for (step, files) in steps.iter().enumerate() {
            let (again, fresh) = both(&mut memory, files);
            assert_eq!(again, fresh, "step {step}");
        }
    }
}
