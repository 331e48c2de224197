// The engine of a single card judges as the whole one does: for every case the same verdicts, to the last digit.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { allCases } from '../cases.mjs';
import { copyOf } from '../copies.mjs';

const WORDS = ['message', 'slug', 'help', 'title', 'text'];

/** A verdict without the words that the card's engine leaves out. */
function facts(answer) {
  for (const target of answer.targets) target.explanation = { vi: null, en: null };
  for (const found of answer.diagnostics) {
    const bare = (item) => WORDS.forEach((word) => word in item && (item[word] = null));
    bare(found);
    found.labels.forEach(bare);
    for (const fix of found.fixes) fix.title = null;
  }
  return answer;
}

/** The verdicts of a case by the engine behind `core`; null where a data file is not for it. */
function judge(core, { rules, files, data, dates }) {
  return core.call((glue) => {
    const all = new glue.Files();
    const bytes = (content) => (typeof content === 'string' ? new TextEncoder().encode(content) : content);
    for (const { name, content } of rules) all.add(name, bytes(content), true);
    for (const { name, content } of files) all.add(name, bytes(content), false);
    const compiled = glue.compile(all, 'vi', false);
    const metrics = new glue.Metrics();
    for (const { name, content } of data) metrics.add(bytes(content), name, '');
    if (compiled.is_beyond() || metrics.is_beyond()) return null;
    return dates.map((date) => JSON.parse(compiled.evaluate_facts_json?.(metrics, date) ?? compiled.evaluate_json(metrics, date, 'vi')));
  }, true);
}

test("the card's engine gives every verdict of the whole one", async () => {
  const dist = join(process.env.MUCTIEU_DIST, 'muctieu');
  const [card, whole] = await Promise.all([0, 1].map(() => import(pathToFileURL(join(copyOf(dist), 'card.mjs')))));
  await card.initCard();
  await whole.init();
  assert.deepEqual([card.ready(), whole.ready()], [false, true]);
  let compared = 0;
  for (const one of allCases()) {
    const seen = judge(card, one);
    if (seen === null) continue;
    const wanted = judge(whole, one).map(facts);
    // Scenarios change no verdict, and what is wrong in one is told by the engine that judges under it.
    if ([...one.rules, ...one.files].some(({ content }) => /^\s*(kịch bản|scenario)\s/imu.test(content))) {
      for (const answer of [...seen, ...wanted]) answer.diagnostics = [];
    }
    assert.deepEqual(seen, wanted, one.name);
    compared += seen.length;
  }
  assert.ok(compared > 200, `${compared} compared`);
});

test('what needs words waits for the whole engine', async () => {
  const core = await import(pathToFileURL(join(copyOf(join(process.env.MUCTIEU_DIST, 'muctieu')), 'card.mjs')));
  await core.initCard();
  const rules = core.compile('kinh tế số đạt 30% GRDP đến năm 2030');
  assert.equal(rules.count, 1);
  assert.throws(() => rules.targets(), { name: 'EngineError', code: 'not-ready' });
  await core.init();
  assert.equal(rules.targets().targets.length, 1);
  assert.equal(rules.count, 1);
});
