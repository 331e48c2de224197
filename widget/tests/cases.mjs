// Cases for asking the command line and the browser the same questions: those of tests/conformance and tests/errors, and
// the plans in seeds/.
//
// A case is `{ name, rules, files, data, dates }`: root files, files they take in and data files as `{ name, content }`,
// and the days to judge on. Its questions are answered as texts, in one fixed order, by `askCommandLine` and `askEngine`.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Every file below a folder with this ending, sorted, as paths relative to it. */
export function filesBelow(folder, ending) {
  const names = readdirSync(folder, { recursive: true }).map((name) => name.replaceAll('\\', '/'));
  return names.filter((name) => name.endsWith(ending)).sort();
}

/** Reads a case of tests/conformance. */
export function readCase(name, text) {
  const found = { name, rules: [], files: [], data: [], dates: [] };
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (line.startsWith('```')) {
      const [kind, own] = line.slice(3).trim().split(/\s+(.*)/);
      let content = '';
      for (at += 1; at < lines.length && lines[at] !== '```'; at += 1) content += `${lines[at]}\n`;
      const list = { muctieu: found.rules, csv: found.data, json: found.data }[kind];
      const stem = kind === 'muctieu' ? 'quy-tac' : 'so-lieu';
      list?.push({ name: own || `${stem}${list.length === 0 ? '' : `-${list.length + 1}`}.${kind}`, content });
    } else if (line.startsWith('Ngày:')) {
      const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(line.slice(5).trim());
      found.dates.push(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
    }
  }
  if (found.dates.length === 0) found.dates.push('2026-11-20');
  return found;
}

/** Every case there is. Tables that rules name are files of the rules, and no figures given beside them. */
export function allCases() {
  return everyCase().map((one) => {
    const texts = [...one.rules, ...one.files].map(({ content }) => content);
    const named = texts.flatMap((text) => [...text.matchAll(/(?:từ|from)\s+"([^"]+)"/g)].map(([, path]) => path));
    const isNamed = ({ name }) => named.some((path) => name === path || name.endsWith(`/${path}`));
    return { ...one, files: [...one.files, ...one.data.filter(isNamed)], data: one.data.filter((file) => !isNamed(file)) };
  });
}

function everyCase() {
  const cases = [];
  const conformance = join(repository, 'tests/conformance');
  for (const name of filesBelow(conformance, '.md')) {
    if (!name.endsWith('README.md')) cases.push(readCase(name, readFileSync(join(conformance, name), 'utf8')));
  }
  const errors = join(repository, 'tests/errors');
  for (const name of filesBelow(errors, 'wrong.muctieu')) {
    const content = readFileSync(join(errors, name), 'utf8');
    cases.push({ name: `errors/${name}`, rules: [{ name: 'wrong.muctieu', content }], files: [], data: [], dates: ['2026-11-20'] });
  }
  const seeds = join(repository, 'seeds');
  const read = (name) => ({ name: `seeds/${name}`, content: readFileSync(join(seeds, name), 'utf8') });
  const all = filesBelow(seeds, '.muctieu').map(read);
  for (const root of all) {
    const folder = dirname(root.name);
    const data = filesBelow(seeds, '.csv').filter((name) => `seeds/${name}`.startsWith(`${folder}/`)).map(read);
    const files = all.filter((file) => file !== root);
    cases.push({ name: root.name, rules: [root], files, data, dates: ['2022-06-30', '2024-12-31', '2026-11-20'] });
  }
  return cases;
}

/**
 * The questions of a case, each `[kind, language, day, id]`, and the id of a target to explain where there is one.
 * Fixed here so that both sides are asked alike.
 */
function questions({ rules, data, dates }, ids) {
  const list = [
    ['check', 'vi'],
    ['check', 'en'],
    ['targets', 'vi'],
    ['targets', 'en', dates[0]],
  ];
  if (data.length === 0) return list;
  for (const date of dates) list.push(['eval', 'vi', date]);
  list.push(['eval', 'en', dates[0]]);
  if (rules.some(({ content }) => /^(?:kịch bản|scenario) /m.test(content))) {
    const date = dates[0];
    list.push(['scenario', 'vi', date, { draws: 200, seed: 7, sensitivity: true }], ['scenario', 'en', date, {}]);
    const name = /^(?:kịch bản|scenario) +(.+)$/m.exec(rules[0].content)?.[1].trim();
    const by = /^\s*(?:chỉ số|indicator) +(.+)$/m.exec(rules[0].content)?.[1].trim();
    if (name) list.push(['under', 'vi', date, name], ['scenario', 'vi', date, { compare: ['Hiện trạng', name], draws: 1000, seed: 2 ** 40 }]);
    if (by && ids.length > 0) list.push(['scenario', 'vi', date, { seek: ids[0], by }]);
    list.push(['scenario', 'en', date, { compare: ['không có kịch bản này'] }]);
  }
  for (const id of [...ids.slice(0, 3), 'khong-co-muc-tieu-nay']) list.push(['explain', 'vi', dates.at(-1), id], ['explain', 'en', dates.at(-1), id]);
  return list;
}

function run(file, args, cwd) {
  return new Promise((done, failed) => {
    execFile(file, args, { cwd, maxBuffer: 1 << 28, encoding: 'utf8' }, (error, stdout, stderr) => {
      if (error !== null && typeof error.code !== 'number') failed(error);
      else done({ code: error?.code ?? 0, stdout, stderr });
    });
  });
}

/** The answers of the command line: what it prints, or the sentence by which it refuses. */
export async function askCommandLine(cases) {
  const cli = process.env.MUCTIEU_CLI;
  if (!cli) throw new Error('MUCTIEU_CLI is not set: run “cargo xtask test node”');
  const folder = mkdtempSync(join(tmpdir(), 'muctieu-cases-'));
  const answers = new Array(cases.length);
  try {
    const queue = [...cases.keys()];
    const work = async () => {
      for (let index = queue.shift(); index !== undefined; index = queue.shift()) {
        const own = join(folder, String(index));
        for (const { name, content } of [...cases[index].rules, ...cases[index].files, ...cases[index].data]) {
          mkdirSync(dirname(join(own, name)), { recursive: true });
          writeFileSync(join(own, name), content);
        }
        answers[index] = await askOne(cli, own, cases[index]);
      }
    };
    await Promise.all(Array.from({ length: availableParallelism() }, work));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return answers;
}

async function askOne(cli, folder, one) {
  const rules = one.rules.map(({ name }) => name);
  const data = ['--metrics', ...one.data.map(({ name }) => name)];
  const ask = async ([kind, lang, date, id]) => {
    const judged = kind !== 'check' && kind !== 'targets';
    const words = { scenario: () => [...scenarioArguments(id)], under: () => ['--scenario', id] }[kind];
    const own = words ? [] : id === undefined ? [] : [id];
    const args = [kind === 'under' ? 'eval' : kind, ...rules, ...own, ...(judged ? data : []), ...(words?.() ?? [])];
    const { code, stdout, stderr } = await run(cli, [...args, ...(date === undefined ? [] : ['--as-of', date]), '--format', 'json', '--lang', lang], folder);
    // A refusal is one sentence behind a word; findings in rules and data may stand before it.
    return code === 2 ? `refused: ${stderr.trimEnd().split('\n').at(-1).replace(/^(?:lỗi|error): /, '')}` : stdout.replace(/\n$/, '');
  };
  const first = await ask(['targets', 'vi']);
  const answers = [];
  for (const question of questions(one, JSON.parse(first).targets.map(({ id }) => id))) {
    answers.push({ question, answer: await ask(question) });
  }
  return answers;
}

/** The options of a question about scenarios as the command line takes them. */
function scenarioArguments({ compare = [], seek, by, sensitivity = false, draws = 0, seed = 1 }) {
  const list = compare.flatMap((name) => ['--compare', name]);
  if (seek !== undefined) list.push('--seek', seek, '--by', by);
  if (sensitivity) list.push('--sensitivity');
  if (draws > 0) list.push('--draws', String(draws), '--seed', String(seed));
  return list;
}

/** The answers of the engine to the questions put to the command line. Runs in Node and, as its source, in a page. */
export function askEngine(muctieu, cases, asked) {
  return cases.map(({ rules: roots, files, data }, index) => {
    const given = Object.fromEntries(files.map(({ name, content }) => [name, content]));
    const metrics = data.length === 0 ? null : muctieu.loadMetrics(data.map(({ name, content }) => ({ name, content })));
    const answers = asked[index].map(([kind, lang, asOf, id]) => {
      const rules = muctieu.compile(roots, { files: given, lang });
      try {
        switch (kind) {
          case 'check':
            return rules.diagnosticsText();
          case 'targets':
            return rules.targetsText(asOf === undefined ? {} : { asOf });
          case 'eval':
            return rules.evaluateText(metrics, { asOf });
          case 'under':
            return rules.evaluateText(metrics, { asOf, scenario: id });
          case 'scenario':
            return rules.scenarioText(metrics, { asOf, ...id });
          default:
            return rules.explainText(id, metrics, { asOf });
        }
      } catch (error) {
        if (error.code !== 'rejected') throw error;
        return `refused: ${error[lang]}`;
      } finally {
        rules.free();
      }
    });
    metrics?.free();
    return answers;
  });
}

/** Where two lists of answers differ, told shortly; empty when they are the same bytes. */
export function differences(cases, commandLine, engine) {
  const found = [];
  commandLine.forEach((answers, index) => {
    answers.forEach(({ question, answer }, at) => {
      const other = engine[index][at];
      if (other === answer) return;
      let from = 0;
      while (answer[from] === other[from]) from += 1;
      const around = (text) => text.slice(Math.max(0, from - 60), from + 60);
      found.push(`${cases[index].name} ${question.join(' ')}: at ${from}\n  command line …${around(answer)}…\n  engine       …${around(other)}…`);
    });
  });
  return found;
}

