//! Reads just enough of a Wasm module to drop its custom sections and to say where its bytes are.
//!
//! Never panics on a broken module: every read is checked and says what was wrong.

use std::collections::BTreeMap;

const HEADER: &[u8] = b"\0asm\x01\0\0\0";
const CUSTOM: u8 = 0;
const IMPORT: u8 = 2;
const CODE: u8 = 10;
const DATA: u8 = 11;

/// A section: its number, where it starts (at its number) and its content.
struct Section<'a> {
    id: u8,
    whole: &'a [u8],
    content: &'a [u8],
}

/// Reads numbers and names from a byte range.
struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Result<u8, String> {
        let (first, rest) = self.rest.split_first().ok_or("the module ends too early")?;
        self.rest = rest;
        Ok(*first)
    }

    fn bytes(&mut self, count: usize) -> Result<&'a [u8], String> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or("the module ends too early")?;
        self.rest = rest;
        Ok(taken)
    }

    /// An unsigned LEB128 number of at most 32 bits.
    fn number(&mut self) -> Result<usize, String> {
        let mut value: u64 = 0;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return usize::try_from(value).map_err(|_| "a number is too large".to_owned());
            }
        }
        Err("a number is too long".to_owned())
    }

    fn name(&mut self) -> Result<&'a str, String> {
        let count = self.number()?;
        std::str::from_utf8(self.bytes(count)?).map_err(|_| "a name is not UTF-8".to_owned())
    }

    /// Skips a value type or limits as used in imports.
    fn limits(&mut self) -> Result<(), String> {
        let flags = self.byte()?;
        self.number()?;
        if flags & 1 == 1 {
            self.number()?;
        }
        Ok(())
    }
}

fn sections(module: &[u8]) -> Result<Vec<Section<'_>>, String> {
    let body = module.strip_prefix(HEADER).ok_or("it does not begin like a Wasm module")?;
    let mut reader = Reader { rest: body };
    let mut found = Vec::new();
    while !reader.rest.is_empty() {
        let start = reader.rest;
        let id = reader.byte()?;
        let count = reader.number()?;
        let content = reader.bytes(count)?;
        let length = start.len() - reader.rest.len();
        let whole = start.get(..length).ok_or("a section ends too early")?;
        found.push(Section { id, whole, content });
    }
    Ok(found)
}

/// The module without names, debug and tool sections. What it does is unchanged.
pub fn without_custom_sections(module: &[u8]) -> Result<Vec<u8>, String> {
    let mut kept = HEADER.to_vec();
    for section in sections(module)? {
        if section.id != CUSTOM {
            kept.extend_from_slice(section.whole);
        }
    }
    Ok(kept)
}

/// The names of the custom sections.
pub fn custom_sections(module: &[u8]) -> Result<Vec<String>, String> {
    let mut names = Vec::new();
    for section in sections(module)? {
        if section.id == CUSTOM {
            names.push(Reader { rest: section.content }.name()?.to_owned());
        }
    }
    Ok(names)
}

/// Where a module's bytes are.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Bytes of function bodies by the place they came from (`crate::module`).
    pub code: BTreeMap<String, usize>,
    /// Bytes of constant data.
    pub data: usize,
    /// All the rest: types, imports, tables, section heads.
    pub rest: usize,
}

/// Adds up the function bodies by crate and module, from the `name` section.
pub fn share(named: &[u8]) -> Result<Share, String> {
    let found = sections(named)?;
    let mut imported = 0;
    let mut names = BTreeMap::new();
    for section in &found {
        match section.id {
            IMPORT => imported = imported_functions(section.content)?,
            CUSTOM => {
                let mut reader = Reader { rest: section.content };
                if reader.name()? == "name" {
                    names = function_names(reader)?;
                }
            }
            _ => {}
        }
    }
    let mut share = Share::default();
    for section in &found {
        match section.id {
            CUSTOM => {}
            CODE => {
                let mut reader = Reader { rest: section.content };
                let count = reader.number()?;
                let mut bodies = 0;
                for index in 0..count {
                    let before = reader.rest.len();
                    let size = reader.number()?;
                    reader.bytes(size)?;
                    let spent = before - reader.rest.len();
                    let place = names.get(&(imported + index)).map_or_else(|| "?".to_owned(), |name| place_of(name));
                    *share.code.entry(place).or_default() += spent;
                    bodies += spent;
                }
                share.rest += section.whole.len() - bodies;
            }
            DATA => share.data += section.whole.len(),
            _ => share.rest += section.whole.len(),
        }
    }
    share.rest += HEADER.len();
    Ok(share)
}

fn imported_functions(content: &[u8]) -> Result<usize, String> {
    let mut reader = Reader { rest: content };
    let mut functions = 0;
    for _ in 0..reader.number()? {
        reader.name()?;
        reader.name()?;
        match reader.byte()? {
            0 => {
                reader.number()?;
                functions += 1;
            }
            1 => {
                reader.byte()?;
                reader.limits()?;
            }
            2 => reader.limits()?,
            3 => {
                reader.bytes(2)?;
            }
            4 => {
                reader.byte()?;
                reader.number()?;
            }
            kind => return Err(format!("an import has the unknown kind {kind}")),
        }
    }
    Ok(functions)
}

fn function_names(mut reader: Reader<'_>) -> Result<BTreeMap<usize, String>, String> {
    let mut names = BTreeMap::new();
    while !reader.rest.is_empty() {
        let kind = reader.byte()?;
        let count = reader.number()?;
        let mut inner = Reader { rest: reader.bytes(count)? };
        if kind != 1 {
            continue;
        }
        for _ in 0..inner.number()? {
            let index = inner.number()?;
            names.insert(index, inner.name()?.to_owned());
        }
    }
    Ok(names)
}

/// `crate::module` of a demangled function name: `<muctieu::value::unit::Unit as core::fmt::Display>::fmt` belongs to
/// `muctieu::value`, since the type's own crate is where that code was written.
fn place_of(name: &str) -> String {
    let mut path = name.trim_start_matches(['<', '&', '*', '[', '(']).trim_start_matches("dyn ").trim_start_matches("mut ");
    // `<T as crate::Trait>::method` with a bare or built-in type is counted where the trait is.
    if let Some((own, rest)) = path.split_once(" as ")
        && !own.contains("::")
    {
        path = rest;
    }
    let plain: &str = path.split([' ', '<', '>', '(', '{', ',', ';', ']']).next().unwrap_or(path);
    let mut parts = plain.split("::").filter(|part| !part.is_empty());
    let Some(root) = parts.next() else { return name.to_owned() };
    // Versions of the same crate differ by a hash in brackets in some compilers.
    let root = root.split('[').next().unwrap_or(root);
    let more = plain.split("::").count();
    match parts.next() {
        // The last part is the function itself, so a module is named only when something follows it.
        Some(module) if more > 2 && (root == "muctieu" || root == "muctieu_wasm") => format!("{root}::{module}"),
        _ if matches!(root, "core" | "alloc" | "std" | "hashbrown" | "dlmalloc" | "compiler_builtins") => root.to_owned(),
        _ if more == 1 => "(C, runtime)".to_owned(),
        _ => root.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{HEADER, custom_sections, place_of, share, without_custom_sections};

    /// One function of three bytes, a `name` section calling it `muctieu::value::number::read`, a data section.
    fn module() -> Vec<u8> {
        let name = b"muctieu::value::number::read";
        let mut names = vec![4];
        names.extend(b"name");
        let mut functions = vec![1, 0, u8::try_from(name.len()).unwrap_or(0)];
        functions.extend(name);
        names.extend([1, u8::try_from(functions.len()).unwrap_or(0)]);
        names.extend(functions);
        let mut bytes = HEADER.to_vec();
        bytes.extend([1, 4, 1, 0x60, 0, 0]);
        bytes.extend([3, 2, 1, 0]);
        bytes.extend([10, 4, 1, 2, 0, 0x0b]);
        bytes.extend([11, 1, 0]);
        bytes.extend([0, u8::try_from(names.len()).unwrap_or(0)]);
        bytes.extend(names);
        bytes
    }

    #[test]
    fn bytes_are_counted_once_and_by_place() {
        let module = module();
        let share = share(&module).unwrap_or_default();
        assert_eq!(share.code.get("muctieu::value"), Some(&3));
        assert_eq!(share.data, 3);
        let shipped = without_custom_sections(&module).unwrap_or_default();
        assert_eq!(share.code.values().sum::<usize>() + share.data + share.rest, shipped.len());
    }

    #[test]
    fn the_shipped_module_has_no_custom_section() {
        assert_eq!(custom_sections(&module()), Ok(vec!["name".to_owned()]));
        let shipped = without_custom_sections(&module()).unwrap_or_default();
        assert_eq!(custom_sections(&shipped), Ok(Vec::new()));
    }

    #[test]
    fn a_broken_module_is_refused_at_every_length() {
        let module = module();
        assert!(share(b"<!doctype html>").is_err());
        for length in 0..module.len() {
            // A cut between two sections leaves a whole, shorter module; anywhere else it is an error, never a panic.
            let _ = share(module.get(..length).unwrap_or_default());
        }
        assert!(share(module.get(..module.len() - 1).unwrap_or_default()).is_err());
    }

    #[test]
    fn names_become_places() {
        for (name, place) in [
            ("muctieu::syntax::parse::line", "muctieu::syntax"),
            ("<muctieu::value::unit::Unit as core::fmt::Display>::fmt", "muctieu::value"),
            ("<&T as core::fmt::Debug>::fmt", "core"),
            ("core::fmt::write", "core"),
            ("pest::parser_state::ParserState<R>::rule", "pest"),
            ("<alloc::vec::Vec<T> as core::clone::Clone>::clone", "alloc"),
            ("muctieu::check", "muctieu"),
            ("__rust_alloc", "(C, runtime)"),
            ("version", "(C, runtime)"),
        ] {
            assert_eq!(place_of(name), place, "{name}");
        }
    }
}
