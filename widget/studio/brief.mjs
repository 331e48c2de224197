// The brief for a meeting, two pages: what is assumed, what holds, what it takes. Made of what the engine answers now.
import { course as courseChart } from './charts.mjs';
import { el } from './dom.mjs';
import { day, withUnit, written } from './numbers.mjs';
import { seekSentence } from './scenario-questions.mjs';

const HOLDS = { true: 'Đạt', false: 'Không đạt', null: 'Chưa rõ' };
/** What fits on two pages; the rest is counted. */
const MOST_ROWS = 14;
const MOST_SEEKS = 6;

/** Works the brief out; `columns` are the scenarios, the last one is what it is about. */
export async function brief(desk, columns, chosen) {
  const told = await desk.ask('scenario', { options: { compare: columns } });
  const { board, stock } = desk.answer;
  const verdict = (id) => board.targets.find((one) => one.id === id);
  const [present] = told.scenarios;
  const subject = told.scenarios.at(-1);
  const open = subject.targets.filter(({ overtaken }) => !overtaken);
  const before = new Map(present.targets.map((target) => [target.id, target]));
  const moved = open.filter(({ id, holds, value_at_deadline: value }) => before.get(id).holds !== holds || before.get(id).value_at_deadline !== value);
  // What it takes: of the targets that still fail, by their own indicators.
  const failing = open.filter(({ id, holds }) => holds === false && verdict(id)?.indicator);
  const seeks = [];
  for (const { id } of failing.slice(0, MOST_SEEKS)) {
    const { indicator } = verdict(id);
    try {
      const { seek } = await desk.ask('scenario', { options: { compare: columns, seek: id, by: indicator } });
      seeks.push(seekSentence(seek, verdict(id), indicator));
    } catch (error) {
      seeks.push(error.message);
    }
  }
  // A scenario supposes also what it takes over.
  const chain = [];
  for (let one = stock.scenarios.find(({ name }) => name === subject.name); one !== undefined && !chain.includes(one); ) {
    chain.push(one);
    const { from } = one;
    one = stock.scenarios.find(({ name }) => name === from);
  }
  const notes = chain.map(({ note }) => note).filter(Boolean);
  const supposed = chain.flatMap((one, at) => one.own.filter(({ indicator, scope }) => !chain.slice(0, at).some((nearer) => nearer.own.some((own) => own.indicator === indicator && own.scope === scope))).map((own) => own.text));
  const picture = chosen === null || verdict(chosen) === undefined ? null : pictureOf(told, verdict(chosen), subject.targets.find(({ id }) => id === chosen));
  const rest = moved.length - MOST_ROWS;
  return el(
    'article',
    { class: 'brief' },
    el('header', {}, el('p', { class: 'kicker' }, `Tóm tắt kịch bản · lập theo số liệu biết đến ngày ${day(told.as_of)}`), el('h2', {}, subject.name), notes.map((note) => el('p', { class: 'note' }, note))),
    el('h3', {}, '1. Giả định'),
    supposed.length === 0 ? el('p', {}, 'Không giả định gì thêm: mọi chỉ số đi tiếp theo xu hướng hiện nay.') : el('ul', {}, supposed.map((one) => el('li', {}, one))),
    el('p', { class: 'hint' }, `Chỉ số không nêu ở trên đi tiếp theo xu hướng; chỉ số tính bằng công thức đi theo các phần của nó. Tính đến ngày ${day(told.horizon)}.`),
    el('h3', {}, '2. Mục tiêu nào đạt'),
    el(
      'table',
      { class: 'brief-sums' },
      el('thead', {}, el('tr', {}, ['Kịch bản', 'Đạt', 'Không đạt', 'Chưa rõ'].map((head) => el('th', { scope: 'col' }, head)))),
      el('tbody', {}, told.scenarios.map(({ name, summary }) => el('tr', {}, el('th', { scope: 'row' }, name), [summary.hold, summary.fail, summary.unknown].map((count) => el('td', {}, String(count)))))),
    ),
    moved.length === 0
      ? el('p', {}, 'Không mục tiêu nào khác hiện trạng.')
      : el(
          'table',
          { class: 'brief-rows' },
          el('caption', {}, `Mục tiêu khác hiện trạng${rest > 0 ? ` (${MOST_ROWS} trong ${moved.length})` : ''}`),
          el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'Mục tiêu'), el('th', { scope: 'col' }, 'Yêu cầu'), told.scenarios.map(({ name }) => el('th', { scope: 'col' }, name)))),
          el('tbody', {}, moved.slice(0, MOST_ROWS).map(({ id }) => el('tr', {}, el('th', { scope: 'row' }, verdict(id)?.name ?? id), el('td', {}, verdict(id)?.asked ?? ''), told.scenarios.map(({ targets }) => {
            const target = targets.find((one) => one.id === id);
            const value = typeof target.value_at_deadline === 'number' ? ` (${withUnit(target.value_at_deadline, target.unit)})` : '';
            return el('td', {}, `${HOLDS[target.holds]}${value}`);
          })))),
        ),
    picture,
    el('h3', {}, '3. Cần gì để đạt'),
    seeks.length === 0 ? el('p', {}, 'Theo kịch bản này không còn mục tiêu nào được biết là không đạt.') : el('ul', {}, seeks.map((one) => el('li', {}, one))),
    failing.length > MOST_SEEKS ? el('p', { class: 'hint' }, `Còn ${failing.length - MOST_SEEKS} mục tiêu khác không đạt.`) : null,
    el('p', { class: 'hint' }, `${written(subject.summary.unknown)} mục tiêu chưa rõ vì chưa có số liệu; chưa rõ không phải là không đạt. Số giả định không làm mục tiêu nào được coi là hoàn thành.`),
  );
}

function pictureOf(told, verdict, held) {
  const lines = told.scenarios
    .map((one, at) => ({ name: one.name, kind: at === 0 ? 'present' : at === told.scenarios.length - 1 ? 'active' : 'other', path: one.paths.find((path) => path.indicator === verdict.indicator) }))
    .filter(({ path }) => path !== undefined)
    .map(({ name, kind, path }) => ({ name, kind, figures: path.figures }));
  return lines.length === 0 ? null : courseChart({ title: `${verdict.name}: ${verdict.asked}`, unit: held.unit, lines, level: held.threshold, deadline: day(held.deadline) });
}
