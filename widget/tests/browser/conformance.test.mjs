// The command line and the Wasm engine in a page give the same bytes for every case.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { allCases, askCommandLine, askEngine, differences } from '../cases.mjs';
import { blank, launch, open } from './harness.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

test('every answer of the engine in a page is that of the command line, byte for byte, findings included', async () => {
  const cases = allCases();
  const commandLine = await askCommandLine(cases);
  const asked = commandLine.map((answers) => answers.map(({ question }) => question));
  const page = await open(browser, { html: blank });
  const answers = await page.evaluate(
    `(async () => {
      const muctieu = await import('/muctieu/muctieu.mjs');
      await muctieu.init();
      return (${askEngine})(muctieu, ${JSON.stringify(cases)}, ${JSON.stringify(asked)});
    })()`,
  );
  assert.deepEqual(differences(cases, commandLine, answers), []);
  assert.deepEqual(page.violations, []);
});
