// The engine off the page's own thread. Messages in: `{ id, ask, ...arguments }`; out: `{ id, answer }` or
// `{ id, fault }`. It holds the files last given, so that questions about the cursor cost no reading, and reads again
// only what has changed.
/* global WASM_INTEGRITY */
import * as muctieu from '../muctieu/muctieu.mjs';

const files = {};
let rules = null;
let data = null;
/** What the figures held were read from. */
let read = null;
const ready = muctieu.init({ integrity: WASM_INTEGRITY });

const isRules = (name) => name.endsWith('.muctieu') || name.endsWith('.txt');

/** The rule files that are read of themselves: the main one, and those that no other file names. */
function roots(main) {
  const texts = Object.entries(files);
  const named = (name) => texts.some(([other, text]) => other !== name && isRules(other) && (text.includes(`"${name}"`) || text.includes(`“${name}”`)));
  return [main, ...Object.keys(files).filter((name) => name !== main && isRules(name) && !named(name))];
}

function figures(tables, lang) {
  const wanted = tables.map((name) => [name, files[name] ?? '']).filter(([, text]) => text.trim() !== '');
  const same = read !== null && read.length === wanted.length && wanted.every(([name, text], at) => read[at][0] === name && read[at][1] === text);
  if (same) return;
  const before = data;
  data = wanted.length === 0 ? muctieu.loadMetrics('', { name: 'số liệu', lang }) : muctieu.loadMetrics(wanted.map(([name, content]) => ({ name, content })), { lang });
  read = wanted;
  before?.free();
}

const ANSWERS = {
  /** Reads what is new and judges it; the answer holds everything that the page shows. */
  update({ changed, gone, main, tables, open, asOf, lang }) {
    for (const name of gone) delete files[name];
    const fresh = gone.length > 0 || Object.keys(changed).some((name) => isRules(name) || !tables.includes(name));
    Object.assign(files, changed);
    if (rules === null || fresh || rules.main !== main) {
      const before = rules?.compiled;
      const compiled = muctieu.compile(roots(main).map((name) => ({ name, content: files[name] ?? '' })), { files, lang });
      rules = { compiled, main, stock: null };
      before?.free();
    }
    figures(tables, lang);
    const { compiled } = rules;
    rules.stock ??= compiled.stock();
    return {
      diagnostics: compiled.diagnostics,
      tokens: isRules(open) ? compiled.tokens({ file: open }) : [],
      board: compiled.board(data, { asOf, lang }),
      stock: rules.stock,
      missing: compiled.missing,
      dataDiagnostics: data.diagnostics,
      rows: data.rows,
    };
  },
  complete: ({ offset, file }) => rules?.compiled.complete(offset, { file }) ?? null,
  hover: ({ offset, file, asOf, lang }) => rules?.compiled.hover(offset, { file, data, asOf, lang }) ?? null,
  names: ({ offset, file }) => rules?.compiled.names(offset, { file }) ?? { definition: null, uses: [] },
  outline: ({ file }) => rules?.compiled.outline({ file }) ?? [],
  format: ({ file }) => rules?.compiled.format({ file }) ?? null,
  explain: ({ target, asOf, lang }) => rules?.compiled.explain(target, data, { asOf, lang }) ?? null,
  scenario: ({ options, asOf, lang }) => rules?.compiled.scenario(data, { ...options, asOf, lang }) ?? null,
  /** A scenario with other figures, and nothing else: what a slider asks many times a second. */
  attempt: ({ options, asOf, lang }) => rules?.compiled.scenario(data, { ...options, asOf, lang }).scenarios.at(-1) ?? null,
  evaluate: ({ options, asOf, lang }) => rules?.compiled.evaluate(data, { ...options, asOf, lang }) ?? null,
};

addEventListener('message', async ({ data: { id, ask, ...given } }) => {
  try {
    await ready;
    postMessage({ id, answer: ANSWERS[ask](given) });
  } catch (error) {
    postMessage({ id, fault: error.message });
  }
});
