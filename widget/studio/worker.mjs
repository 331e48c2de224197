// The engine off the page's own thread. Messages in: `{ id, ask, ...arguments }`; out: `{ id, answer }` or
// `{ id, fault }`. It holds the rules and figures last given, so that questions about the cursor cost no reading.
import * as muctieu from '../muctieu/muctieu.mjs';

let rules = null;
let data = null;
const ready = muctieu.init();

const ANSWERS = {
  /** Reads rules and figures and judges them; the answer holds everything that the page shows. */
  update({ files, main, figures, asOf, lang }) {
    const before = [rules, data];
    rules = muctieu.compile([{ name: main, content: files[main] ?? '' }], { files, lang });
    data = muctieu.loadMetrics(figures, { name: 'số liệu', lang });
    for (const held of before) held?.free();
    const { targets, summary, figures_to: figuresTo } = rules.evaluate(data, { asOf, lang });
    return {
      diagnostics: rules.diagnostics,
      tokens: rules.tokens(),
      targets,
      summary,
      figuresTo,
      dataDiagnostics: data.diagnostics,
      rows: data.rows,
    };
  },
  complete: ({ offset }) => rules?.complete(offset) ?? null,
  hover: ({ offset, asOf, lang }) => rules?.hover(offset, { data, asOf, lang }) ?? null,
  names: ({ offset }) => rules?.names(offset) ?? { definition: null, uses: [] },
  format: () => rules?.format() ?? null,
};

addEventListener('message', async ({ data: { id, ask, ...given } }) => {
  try {
    await ready;
    postMessage({ id, answer: ANSWERS[ask](given) });
  } catch (error) {
    postMessage({ id, fault: error.message });
  }
});
