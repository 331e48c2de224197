//! Makes the JavaScript glue of the compiled engine.
//!
//! In: the module as the compiler left it. Out, in the given folder: `muctieu_named.wasm` (the module a page runs,
//! still with its function names, for the size report) and `glue.mjs`, which exports `instantiate()`. Each call of
//! that function gives glue with a state of its own: after a trap the instance and its glue are thrown away together
//! and the next call starts clean, which the generated `initSync` can't do (its second call returns the old instance).

use std::error::Error;
use std::path::Path;
use std::{env, fs, process};

use wasm_bindgen_cli_support::Bindgen;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [module, folder] = arguments.as_slice() else {
        eprintln!("usage: muctieu-glue MODULE.wasm FOLDER");
        process::exit(2);
    };
    if let Err(error) = make(Path::new(module), Path::new(folder)) {
        eprintln!("muctieu-glue: {error}");
        process::exit(1);
    }
}

fn make(module: &Path, folder: &Path) -> Result<(), Box<dyn Error>> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(module)
        .out_name("muctieu_named")
        .no_modules(true)?
        .omit_default_module_path(true)
        .typescript(false)
        .keep_debug(false)
        .remove_producers_section(true);
    let raw = folder.join("raw");
    bindgen.generate(&raw)?;
    let generated = fs::read_to_string(raw.join("muctieu_named.js"))?;
    fs::write(folder.join("glue.mjs"), as_factory(&generated)?)?;
    fs::rename(raw.join("muctieu_named_bg.wasm"), folder.join("muctieu_named.wasm"))?;
    Ok(())
}

/// Wraps a script that declares the global `wasm_bindgen` into a module that exports a factory of it.
///
/// Inside, `FinalizationRegistry` is hidden: the generated one would call into an instance that may have trapped.
/// `api.mjs` keeps its own registry, which knows whether the instance still lives.
fn as_factory(script: &str) -> Result<String, String> {
    if !script.contains("wasm_bindgen") || script.contains("\nexport ") || script.contains("\nimport ") {
        return Err("the generated glue no longer is a plain script with one global".to_owned());
    }
    let mut module = String::with_capacity(script.len() + 256);
    module.push_str("export function instantiate() {\nconst FinalizationRegistry = undefined;\n");
    module.push_str(script.trim_start_matches('\u{feff}'));
    module.push_str("\nreturn wasm_bindgen;\n}\n");
    Ok(module)
}

#[cfg(test)]
mod tests {
    use super::as_factory;

    #[test]
    fn a_script_becomes_a_factory() {
        let module = as_factory("let wasm_bindgen = 1;").unwrap_or_default();
        assert!(module.starts_with("export function instantiate() {"));
        assert!(module.ends_with("return wasm_bindgen;\n}\n"));
    }

    #[test]
    fn a_module_is_refused() {
        assert!(as_factory("let wasm_bindgen;\nexport default 1;").is_err());
        assert!(as_factory("").is_err());
    }
}
