// The room for scenarios: suppose, and see at once which targets hold, beside the present course and other scenarios.
// What is supposed stands in the rule file as text; this room writes it and the engine reads it. While a slider moves,
// figures are tried without being written.
import { course as courseChart } from './charts.mjs';
import { button, el, svg } from './dom.mjs';
import { questions } from './scenario-questions.mjs';
import { assumptionCard } from './scenario-levers.mjs';
import { addLine, addScenario, freeName, line, PRESENT, removeLine, removeScenario, replace } from './scenario-text.mjs';
import { day, inside, period, withUnit } from './numbers.mjs';

const HOLDS = {
  true: ['holds', 'Đạt', 'M3.5 8.4l3 3 6-6.6'],
  false: ['fails', 'Không đạt', 'M4.4 4.4l7.2 7.2M11.6 4.4l-7.2 7.2'],
  null: ['open', 'Chưa rõ', 'M4 8h8'],
};

const mark = (holds) => svg('svg', { viewBox: '0 0 16 16', width: 14, height: 14, 'aria-hidden': 'true' }, svg('path', { d: HOLDS[holds][2], class: 'mt-line' }));

export function open(box, desk) {
  let active = null;
  let compared = [];
  let told = null;
  let chosen = null;
  let every = false;
  let front = false;
  let asked = 0;

  const names = el('div', { class: 'scenario-names', role: 'group', 'aria-label': 'Kịch bản' });
  const levers = el('div', { class: 'levers' });
  const adder = el('div', { class: 'tools' });
  const standing = el('div', { class: 'standing', role: 'status' });
  const table = el('table', { class: 'compare' });
  const picture = el('div', { class: 'about-target' });
  const more = el('div', { class: 'questions' });
  const all = el('input', { type: 'checkbox', id: 'all-targets' });
  box.append(
    el('section', { class: 'supposed', 'aria-labelledby': 'supposed-title' }, el('h2', { id: 'supposed-title' }, 'Giả định'), names, levers, adder),
    el(
      'section',
      { class: 'outcome', 'aria-labelledby': 'outcome-title' },
      el('h2', { id: 'outcome-title' }, 'Mục tiêu nào đạt'),
      standing,
      el('div', { class: 'tools' }, el('label', { class: 'check' }, all, 'Hiện cả mục tiêu không đổi'), button('Bản tóm tắt để in', () => brief(), { id: 'brief' }), button('Xuất CSV', () => save('csv'), { id: 'scenario-csv' }), button('Xuất Excel', () => save('xlsx'), { id: 'scenario-xlsx' })),
      el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'So sánh các kịch bản' }, table),
      picture,
      more,
    ),
  );
  all.addEventListener('change', () => {
    every = all.checked;
    drawTable();
  });

  const stock = () => desk.answer.stock;
  const scenario = (name = active) => stock().scenarios.find((one) => one.name === name) ?? null;
  const indicator = (name) => stock().indicators.find((one) => one.name === name) ?? null;
  const verdict = (id) => desk.answer.board.targets.find((one) => one.id === id) ?? null;
  /** The present course first, the one worked on last: the engine tells differences from the first and tries figures in the last. */
  const columns = () => [PRESENT, ...compared.filter((name) => name !== active), ...(active === null ? [] : [active])];

  /** Runs once the engine's reading is that of the text which is there, so that places in it are right. */
  async function settled() {
    while (desk.answer === null || Object.keys(desk.state.files).some((name) => desk.answer.state.files[name] !== desk.state.files[name])) {
      desk.work();
      await new Promise((resolve) => {
        desk.addEventListener('answer', resolve, { once: true });
      });
    }
  }

  /** Changes the text of a file by what the engine's reading says; one step that can be taken back. */
  async function edit(name, change) {
    await settled();
    const file = name ?? desk.state.main;
    const text = change(desk.text(file));
    if (text !== null) desk.write(file, text, { by: 'scenarios', now: true, step: true });
  }

  // What is supposed.

  async function create(from = null) {
    await settled();
    const name = freeName(from === null ? 'Kịch bản của tôi' : `${from} – bản sửa`, stock().scenarios);
    const lines = from === null ? firstLines() : [];
    active = name;
    if (from !== null && !compared.includes(from)) compared.push(from);
    await edit(null, (text) => addScenario(text, name, { from: from ?? (lines.length === 0 ? PRESENT : null), lines }));
  }

  /** A new scenario begins with the first target that does not hold on the present course and has figures. */
  function firstLines() {
    const first = told?.scenarios[0];
    const failing = first?.targets.find(({ id, holds, overtaken }) => holds === false && !overtaken && pathOf(first, verdict(id)?.indicator) !== null);
    const known = failing === undefined ? null : indicator(verdict(failing.id).indicator);
    return known === null || known === undefined || known.formula ? [] : [suggestion(known)];
  }

  /** A line to begin with: the present pace, rounded, for what has figures; else a level. */
  function suggestion(known) {
    const path = pathOf(told?.scenarios[0], known.name);
    const supposed = path?.figures.filter((point) => point.supposed) ?? [];
    const pace = supposed.length > 1 ? supposed[1].value - supposed[0].value : 0;
    const target = told?.scenarios[0].targets.find(({ id }) => verdict(id)?.indicator === known.name);
    if (path === null) {
      const year = Number(target?.deadline?.slice(0, 4) ?? desk.state.asOf.slice(0, 4));
      return line(known, { course: 'level', figure: target?.threshold ?? 1, year });
    }
    const better = known.rank ? -pace : pace;
    const figure = Math.abs(better) > 1e-9 ? Number(Math.abs(better).toPrecision(2)) : 1;
    return line(known, { course: better < 0 ? 'down' : 'up', figure });
  }

  /** The form that asks for a name stands while it is being filled in. */
  let renaming = false;
  let namesDrawn = '';

  function drawNames() {
    const now = JSON.stringify([active, compared, stock().scenarios.map(({ name }) => name)]);
    if (renaming || namesDrawn === now) return;
    namesDrawn = now;
    const one = (name) => {
      const chosenName = name === active;
      const check = el('input', { type: 'checkbox', checked: chosenName || name === PRESENT || compared.includes(name), disabled: chosenName || name === PRESENT, 'aria-label': `So sánh “${name}”` });
      check.addEventListener('change', () => {
        compared = check.checked ? [...compared, name] : compared.filter((other) => other !== name);
        ask();
      });
      return el('div', { class: chosenName ? 'scenario chosen' : 'scenario' }, check, name === PRESENT ? el('span', {}, name) : button(name, () => choose(name), { 'aria-pressed': String(chosenName), class: 'name' }));
    };
    names.replaceChildren(
      one(PRESENT),
      ...stock().scenarios.map(({ name }) => one(name)),
      el(
        'div',
        { class: 'tools' },
        button('Kịch bản mới', () => create(), { id: 'new-scenario', class: stock().scenarios.length === 0 ? 'main' : '' }),
        active === null ? null : [button('Chép thành bản sửa', () => create(active)), button('Đổi tên…', renameActive), button('Xóa', () => dropActive(), { class: 'quiet' })],
      ),
    );
  }

  function choose(name) {
    if (active !== null && !compared.includes(active)) compared = [active, ...compared].slice(0, 2);
    active = name;
    draw();
    ask();
  }

  function renameActive() {
    const known = scenario();
    const input = el('input', { value: known.name, size: 28 });
    const close = () => {
      renaming = false;
      namesDrawn = '';
      draw();
    };
    renaming = true;
    const apply = async () => {
      const wanted = freeName(input.value.trim().replace(/\s+/g, ' '), stock().scenarios.filter(({ name }) => name !== known.name));
      if (wanted === '' || wanted === known.name) return close();
      renaming = false;
      namesDrawn = '';
      active = wanted;
      const used = desk.answer.stock.scenarios.filter(({ from }) => from === known.name);
      await edit(known.file, (text) => {
        let next = replace(text, known.start, known.end, wanted);
        // Others that take over from it by name.
        for (const other of used.filter(({ file }) => file === known.file)) next = next.replace(`từ: ${known.name}`, `từ: ${wanted}`);
        return next;
      });
      return undefined;
    };
    const form = el('form', { class: 'rename', onsubmit: (event) => (event.preventDefault(), apply()) }, el('label', {}, 'Tên mới ', input), el('button', {}, 'Đổi tên'), button('Thôi', close));
    names.append(form);
    input.select();
  }

  async function dropActive() {
    const known = scenario();
    active = null;
    await edit(known.file, (text) => removeScenario(text, known));
    desk.say(`Đã xóa kịch bản “${known.name}”; bấm “Hoàn tác” để lấy lại.`);
  }

  let cards = [];
  let drawn = '';

  /** Draws the levers anew only where their lines are others: a slider under the hand stays the same element. */
  function drawLevers() {
    const known = scenario();
    const shape = known === null ? '' : JSON.stringify([known.name, known.from, known.note, told?.scenarios[0].paths.length, known.own.map(({ indicator: name, course, spread, scope, from, to, figure, deviation }) => [name, course, spread, scope, from, to, deviation, figure === null, figure < 0])]);
    if (shape === drawn && known !== null) {
      cards.forEach((card, at) => card.update(known.own[at]));
      return;
    }
    drawn = shape;
    cards = (known?.own ?? []).map((own, at) =>
      assumptionCard(own, {
        known: indicator(own.indicator),
        path: pathOf(told?.scenarios[0], own.indicator),
        target: told?.scenarios[0]?.targets.find(({ id, overtaken }) => !overtaken && verdict(id)?.indicator === own.indicator) ?? null,
        asOf: desk.state.asOf,
        tried: (figure) => tryOut(at, figure),
        kept: (sentence) => edit(known.file, (text) => replace(text, scenario().own[at].start, scenario().own[at].end, sentence)),
        dropped: () => edit(known.file, (text) => removeLine(text, scenario().own[at])),
        shown: () => goTo(own),
      }),
    );
    levers.replaceChildren(
      ...(known === null
        ? [el('p', { class: 'hint' }, 'Kịch bản trả lời “nếu … thì sao?”. Bấm “Kịch bản mới” rồi chọn chỉ số và mức tăng; bảng bên cạnh cho biết ngay mục tiêu nào đạt so với hiện trạng. Hiện trạng là mọi chỉ số đi tiếp theo xu hướng.')]
        : [
            known.note === null ? null : el('p', { class: 'note' }, known.note),
            known.from === null ? null : el('p', { class: 'hint' }, `Nhận các giả định của “${known.from}”; giả định dưới đây thay hoặc thêm vào.`),
            ...cards.map(({ element }) => element),
          ].filter(Boolean)),
    );
    drawAdder(known);
  }

  function drawAdder(known) {
    if (known === null) return adder.replaceChildren();
    const list = el('select', { id: 'add-indicator', 'aria-label': 'Chỉ số để giả định' }, el('option', { value: '' }, 'Thêm giả định về chỉ số…'));
    const options = stock().indicators.filter(({ name }) => !known.own.some(({ indicator: own }) => own === name));
    const withFigures = new Set(told?.scenarios[0].paths.map((path) => path.indicator) ?? []);
    const group = (label, some) => some.length > 0 && list.append(el('optgroup', { label }, some.map(({ name, title }) => el('option', { value: name }, title ?? name))));
    group('Có số liệu', options.filter(({ name }) => withFigures.has(name)));
    group('Chưa có số liệu của mục tiêu', options.filter(({ name }) => !withFigures.has(name)));
    list.addEventListener('change', () => {
      const wanted = indicator(list.value);
      if (wanted !== null) edit(known.file, (text) => addLine(text, scenario(), suggestion(wanted)));
    });
    return adder.replaceChildren(list);
  }

  async function goTo(own) {
    await desk.enter('soan');
    desk.change({ open: own.file }, { now: true });
  }

  // What comes of it.

  const pathOf = (one, name) => one?.paths.find((path) => path.indicator === name) ?? null;

  /** Asks the engine about the scenarios as they are written. */
  async function ask() {
    if (!front || desk.answer === null) return;
    const mine = (asked += 1);
    try {
      const answer = await desk.ask('scenario', { options: { compare: columns() } });
      if (mine !== asked) return;
      told = answer;
      chosen = chosen !== null && told.scenarios[0].targets.some(({ id }) => id === chosen) ? chosen : firstChosen();
      draw();
      drawTable();
      ask2.refresh();
    } catch (error) {
      if (mine === asked) standing.replaceChildren(el('p', { class: 'fault' }, error.message));
    }
  }

  const firstChosen = () => {
    const own = new Set(scenario()?.own.map((one) => one.indicator) ?? []);
    const open = told.scenarios[0].targets.filter(({ overtaken, deadline }) => !overtaken && (deadline === null || deadline > desk.state.asOf));
    return (open.find(({ id }) => own.has(verdict(id)?.indicator)) ?? open.find(({ holds }) => holds === false) ?? open[0])?.id ?? null;
  };

  let waiting = null;
  let busy = false;
  /** Tries a figure: the newest one counts, those in between are not asked. */
  async function tryOut(at, figure) {
    if (told === null || told.scenarios.at(-1).name !== active) return;
    waiting = scenario()?.own.map((_, index) => (index === at ? figure : null)) ?? null;
    if (busy) return;
    busy = true;
    while (waiting !== null) {
      const figures = waiting;
      waiting = null;
      const mine = (asked += 1);
      try {
        // Only the scenario under the hand changes: the other columns stay as they were told.
        const moved = await desk.ask('attempt', { options: { compare: [active], figures } });
        if (mine === asked) {
          told = { ...told, scenarios: [...told.scenarios.slice(0, -1), moved], tried: true };
          drawTable();
        }
      } catch (error) {
        desk.say(error.message);
      }
    }
    busy = false;
  }

  function draw() {
    if (desk.answer === null) return;
    drawNames();
    drawLevers();
  }

  function drawStanding() {
    const [present] = told.scenarios;
    standing.replaceChildren(
      ...told.scenarios.map((one, at) => {
        const { hold, fail, unknown } = one.summary;
        const more = hold - present.summary.hold;
        return el('div', { class: one.name === active ? 'tally chosen' : 'tally' }, el('strong', {}, one.name), el('span', { class: 'big' }, String(hold)), el('span', {}, ` đạt${at === 0 || more === 0 ? '' : ` (${more > 0 ? '+' : '−'}${Math.abs(more)})`}, ${fail} không, ${unknown} chưa rõ`));
      }),
    );
  }

  let rows = new Map();
  let structure = '';

  function drawTable() {
    if (told === null) return;
    drawStanding();
    const heads = told.scenarios.map(({ name }) => name);
    const ids = told.scenarios[0].targets.filter(({ overtaken }) => !overtaken).map(({ id }) => id);
    const now = JSON.stringify([heads, ids]);
    if (now !== structure) {
      structure = now;
      rows = new Map();
      const body = ids.map((id) => {
        const known = verdict(id);
        const cells = heads.map(() => el('td', {}));
        const pick = button(known?.name ?? id, () => pickTarget(id), { class: 'quiet name', 'aria-pressed': 'false' });
        const row = el('tr', {}, el('th', { scope: 'row' }, pick, el('span', { class: 'asked' }, known?.asked ?? '')), cells);
        rows.set(id, { row, cells, pick, keys: heads.map(() => '') });
        return row;
      });
      table.replaceChildren(el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'Mục tiêu'), heads.map((head) => el('th', { scope: 'col' }, head)))), el('tbody', {}, body));
    }
    const byId = told.scenarios.map(({ targets }) => new Map(targets.map((target) => [target.id, target])));
    let shown = 0;
    for (const [id, { row, cells, pick, keys }] of rows) {
      const held = byId.map((targets) => targets.get(id));
      const same = held.every((one) => one.holds === held[0].holds && one.value_at_deadline === held[0].value_at_deadline);
      row.hidden = same && !every && id !== chosen;
      shown += row.hidden ? 0 : 1;
      if (row.hidden) continue;
      row.classList.toggle('chosen', id === chosen);
      pick.setAttribute('aria-pressed', String(id === chosen));
      held.forEach((one, at) => {
        const differs = at > 0 && one.holds !== held[0].holds;
        const key = `${one.holds}|${one.value_at_deadline}|${one.reached_on}|${differs}`;
        if (keys[at] === key) return;
        keys[at] = key;
        const [kind, words] = HOLDS[one.holds];
        const value = typeof one.value_at_deadline === 'number' ? withUnit(one.value_at_deadline, one.unit) : '';
        cells[at].className = `${kind}${differs ? ' differs' : ''}`;
        const reached = one.holds === false && one.reached_on !== null ? `đạt từ ${day(one.reached_on)}` : one.holds === true && one.reached_on !== null ? `từ ${day(one.reached_on)}` : '';
        cells[at].replaceChildren(el('span', { class: 'holds' }, mark(one.holds), words), value === '' ? '' : el('span', { class: 'value' }, value), reached === '' ? '' : el('span', { class: 'asked' }, reached));
      });
    }
    table.classList.toggle('empty', shown === 0);
    drawPicture();
  }

  function pickTarget(id) {
    chosen = id;
    drawTable();
    ask2.refresh();
  }

  function drawPicture() {
    const known = chosen === null ? null : verdict(chosen);
    if (known === null) return picture.replaceChildren();
    const held = told.scenarios.map((one) => one.targets.find(({ id }) => id === chosen));
    const last = held.at(-1);
    const paths = told.scenarios.map((one, at) => [pathOf(one, known.indicator), one.name, at]).filter(([path]) => path !== null);
    const lines = paths.map(([path, name, at]) => ({ name, kind: at === 0 ? 'present' : name === active ? 'active' : 'other', figures: path.figures }));
    const changed = told.tried ? null : (last.changed?.vi ?? null);
    return picture.replaceChildren(
      el('h3', {}, `${known.name}: ${known.asked}`),
      lines.length === 0 ? el('p', { class: 'hint' }, 'Chỉ số này chưa có số liệu nên chưa có đường đi.') : courseChart({ title: `Đường đi của ${inside(known.name)} theo từng kịch bản`, unit: paths[0][0].unit, lines, fan: ask2.fan(known.indicator), level: last.threshold, deadline: day(last.deadline) }),
      el('p', { class: 'changed' }, changed ?? (told.tried ? 'Thả tay để đọc câu giải thích.' : last.holds === null ? `Chưa rõ: ${last.period === null ? 'chưa có số liệu để lập đường đi' : `mới có đến ${period(last.period)}`}.` : 'Kịch bản này không làm mục tiêu khác hiện trạng.')),
    );
  }

  const ask2 = questions(more, {
    desk,
    target: () => (chosen === null ? null : { id: chosen, verdict: verdict(chosen) }),
    verdict,
    indicators: () => stock().indicators,
    scenario: () => scenario(),
    columns,
    put: async (known, sentence) => {
      if (active === null) await create();
      await settled();
      const own = scenario();
      const at = own.own.findIndex((one) => one.indicator === known.name);
      await edit(own.file, (text) => (at < 0 ? addLine(text, own, sentence) : replace(text, own.own[at].start, own.own[at].end, sentence)));
    },
    redraw: () => drawPicture(),
  });

  async function brief() {
    desk.brief = { columns: columns(), chosen, answers: ask2.answers() };
    await desk.enter('in');
  }

  async function save(kind) {
    const { scenarioTable } = await import('./scenario-table.mjs');
    const rows = scenarioTable(told, verdict);
    const { download } = await import('./files.mjs');
    if (kind === 'csv') {
      const { csv } = await import('./export.mjs');
      download('kich-ban.csv', csv(rows), 'text/csv;charset=utf-8');
    } else {
      const { workbook } = await import('./xlsx.mjs');
      download('kich-ban.xlsx', workbook([{ name: 'Kịch bản', rows }]), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    }
  }

  desk.addEventListener('answer', () => {
    const scenarios = stock().scenarios.map(({ name }) => name);
    if (active !== null && !scenarios.includes(active)) active = null;
    begin();
    compared = compared.filter((name) => scenarios.includes(name));
    if (front) {
      draw();
      ask();
    }
  });

  /** Where nothing was chosen yet: the first scenario, beside the next two. */
  function begin() {
    if (active !== null) return;
    const [first, ...others] = stock().scenarios.map(({ name }) => name);
    active = first ?? null;
    if (compared.length === 0) compared = others.slice(0, 2);
  }

  return {
    show() {
      front = true;
      if (desk.answer === null) return;
      begin();
      draw();
      ask();
    },
    hide() {
      front = false;
    },
  };
}
