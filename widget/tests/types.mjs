// The closed lists of words in `muctieu.d.ts`, taken from the Rust that writes them.
//
// In: the text of the types, in which a line `// from PATH NAME` stands before each list. Out: the same text with each list
// as the Rust has it: the words behind `NAME::…` in that file, in its order. What is not such a list (which keys a record
// has) is held against the engine's own answers in `tests/node/types.test.mjs`.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The words of an enum: `NAME::Variant => "word"` and `("word", value.NAME…)` where words stand with the fields of a record. */
export function words(rust, name) {
  const arms = [...rust.matchAll(new RegExp(`\\b${name}::\\w+(?:\\s*(?:\\{[^}]*\\}|\\([^)]*\\)))?(?: if [^=]*?)? => \\(?"([^"]+)"`, 'gu'))];
  const pairs = [...rust.matchAll(new RegExp(`\\("([^"]+)", ${name.toLowerCase()}\\.\\w+`, 'gu'))];
  return [...new Set([...arms, ...pairs].map(([, word]) => word))];
}

/** The types with every marked list brought up to date. */
export function regenerate(types, repository) {
  return types.replace(/(\/\/ from (\S+) (\w+)\n(?:\/\*\*[^\n]*\*\/\n)?export type (\w+) =)[^;]*;/g, (_, head, path, name) => {
    const found = words(readFileSync(join(repository, path), 'utf8'), name);
    if (found.length === 0) throw new Error(`${path} has no words of ${name}`);
    return `${head}\n${found.map((word) => `  | '${word}'`).join('\n')};`;
  });
}
