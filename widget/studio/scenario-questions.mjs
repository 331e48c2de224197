// What a leader asks of a scenario: what would it take, which assumption matters, how likely is it.
import { tornado } from './charts.mjs';
import { button, el, field } from './dom.mjs';
import { inside, withUnit, written } from './numbers.mjs';
import { line } from './scenario-text.mjs';

const MOST_DRAWS = 100_000;
const percent = (share) => (share === null ? 'chưa rõ' : `${written(100 * share, 1)}%`);

/** What it takes, in a sentence. */
export function seekSentence({ per_year: rate, unit, reachable, best, strict, present_per_year: present, connected }, target, by) {
  const what = `Để “${inside(target.name)}” ${target.asked}`;
  const now = present === null ? '' : ` Hiện nay ${present < 0 ? 'giảm' : 'tăng'} ${withUnit(Math.abs(present), unit)} mỗi năm.`;
  if (!connected && target.indicator === by) return 'Thời hạn của mục tiêu này đã qua, nên không thay đổi nào về sau làm đổi kết luận.';
  if (!connected) return `Mục tiêu này không phụ thuộc vào ${by}, nên ${by} tăng bao nhiêu cũng không làm mục tiêu đạt.`;
  if (reachable === null) return `${what}: chưa đủ số liệu để tính cần bao nhiêu.${now}`;
  if (!reachable) return `${what}: không mức thay đổi nào của ${by} là đủ; mức tốt nhất có thể có là ${written(best, 2)}.${now}`;
  if (Math.abs(rate) < 1e-9) return `${what}, ${by} chỉ cần giữ nguyên mức hiện nay.${now}`;
  const verb = rate < 0 ? 'giảm' : 'tăng';
  return `${what}, ${by} cần ${verb} ${strict ? 'hơn' : 'ít nhất'} ${withUnit(Math.abs(rate), unit)} mỗi năm.${now}`;
}

export function questions(box, { desk, target, verdict, indicators, scenario, columns, put, redraw }) {
  let seek = null;
  let sensitivity = null;
  let chance = null;

  const by = el('select', { id: 'seek-by' });
  const seekSaid = el('p', { role: 'status', class: 'said' });
  const take = button('Đưa vào kịch bản', () => putSeek(), { id: 'seek-put', hidden: true });
  const tornadoBox = el('div', {});
  const about = el('select', { id: 'sensitivity-of' }, el('option', { value: 'target' }, 'số của mục tiêu đang chọn'), el('option', { value: 'count' }, 'số mục tiêu đạt'));
  const draws = el('input', { id: 'draws', inputmode: 'numeric', value: '10000', size: 7 });
  const seed = el('input', { id: 'seed', inputmode: 'numeric', value: '7', size: 5 });
  const chanceBox = el('div', {});
  box.append(
    el('section', { class: 'question' }, el('h3', {}, 'Cần bao nhiêu mỗi năm?'), el('div', { class: 'tools' }, field('Bằng cách thay đổi', by), button('Tính', () => askSeek(), { id: 'seek' }), take), seekSaid),
    el('section', { class: 'question' }, el('h3', {}, 'Giả định nào đáng bàn nhất?'), el('div', { class: 'tools' }, field('Xét theo', about), button('Tính', () => askSensitivity(), { id: 'sensitivity' })), tornadoBox),
    el('section', { class: 'question' }, el('h3', {}, 'Khả năng đạt là bao nhiêu?'), el('div', { class: 'tools' }, field('Số lần rút', draws), field('Số gieo', seed, { title: 'Cùng số gieo luôn cho cùng kết quả' }), button('Tính', () => askChance(), { id: 'chance' })), chanceBox),
  );
  by.addEventListener('change', () => askSeek());

  async function ask(options) {
    return desk.ask('scenario', { options: { compare: columns(), ...options } });
  }

  async function askSeek() {
    const chosen = target();
    if (chosen === null || chosen.verdict === null || by.value === '') return;
    try {
      const answer = await ask({ seek: chosen.id, by: by.value });
      seek = { found: answer.seek, by: by.value, id: chosen.id };
      seekSaid.textContent = seekSentence(answer.seek, chosen.verdict, by.value);
      take.hidden = answer.seek.reachable !== true || Math.abs(answer.seek.per_year ?? 0) < 1e-9;
    } catch (error) {
      seekSaid.textContent = error.message;
      take.hidden = true;
    }
  }

  /** Writes the least change into the scenario, rounded away from nought so that the target still holds. */
  async function putSeek() {
    const known = indicators().find(({ name }) => name === seek.by);
    const rate = seek.found.per_year;
    const digits = Math.abs(rate) >= 100 ? 0 : 2;
    let figure = Math.ceil(Math.abs(rate) * 10 ** digits - 1e-9) / 10 ** digits;
    if (seek.found.strict && figure <= Math.abs(rate) + 1e-9) figure = Number((figure + 10 ** -digits).toFixed(digits));
    const better = known.rank ? rate < 0 : rate > 0;
    await put(known, line(known, { course: better ? 'up' : 'down', figure }));
  }

  async function askSensitivity() {
    const chosen = target();
    const one = about.value === 'target' && chosen !== null;
    try {
      const answer = await ask({ sensitivity: one ? chosen.id : true });
      const title = one ? `Số của ${inside(chosen.verdict.name)} ở thời hạn đổi theo từng giả định của “${answer.subject}”` : `Số mục tiêu đạt đổi theo từng giả định của “${answer.subject}”`;
      const unit = one ? answer.scenarios.at(-1).targets.find(({ id }) => id === chosen.id)?.unit : 'mục tiêu';
      sensitivity = { bars: answer.sensitivity, outcome: answer.sensitivity_of?.outcome ?? null, unit, title };
      tornadoBox.replaceChildren(
        tornado(sensitivity),
        el('p', { class: 'hint' }, 'Con số chắc chắn được bớt và thêm một phần năm; con số có dao động lấy ở hai đầu chứa 90% khả năng. Vạch ngắn là kết quả nếu bỏ giả định ấy.'),
      );
    } catch (error) {
      tornadoBox.replaceChildren(el('p', { class: 'fault' }, error.message));
    }
  }

  async function askChance() {
    const count = Number(draws.value.replaceAll('.', ''));
    const from = Number(seed.value);
    const bad = (input, words) => {
      input.setAttribute('aria-invalid', 'true');
      chanceBox.replaceChildren(el('p', { class: 'fault' }, words));
    };
    draws.removeAttribute('aria-invalid');
    seed.removeAttribute('aria-invalid');
    if (!Number.isInteger(count) || count < 1 || count > MOST_DRAWS) return bad(draws, `Số lần rút là một số nguyên từ 1 đến ${written(MOST_DRAWS)}.`);
    if (!Number.isSafeInteger(from) || from < 0) return bad(seed, 'Số gieo là một số nguyên không âm.');
    try {
      const answer = await ask({ draws: count, seed: from });
      chance = answer.chance;
      drawChance(answer.subject);
      redraw();
    } catch (error) {
      chanceBox.replaceChildren(el('p', { class: 'fault' }, error.message));
    }
    return undefined;
  }

  function drawChance(subject) {
    const uncertain = scenario()?.own.some(({ spread }) => spread !== 'none') ?? false;
    const open = chance.targets.filter(({ share }) => share === null || (share > 0 && share < 1));
    const sure = chance.targets.filter(({ share }) => share === 1).length;
    const never = chance.targets.filter(({ share }) => share === 0).length;
    chanceBox.replaceChildren(
      uncertain ? '' : el('p', { class: 'hint' }, 'Kịch bản này chưa có giả định nào dao động, nên mọi lần rút đều như nhau. Điền “Dao động ±” ở một giả định.'),
      el('p', {}, `${written(chance.draws)} lần rút theo “${subject}”, số gieo ${chance.seed}: ${sure} mục tiêu đạt ở mọi lần, ${never} không đạt ở lần nào.`),
      open.length === 0 ? '' : el(
        'table',
        { class: 'numbers shares' },
        el('caption', {}, 'Tỷ lệ số lần rút mà mục tiêu đạt'),
        el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'Mục tiêu'), el('th', { scope: 'col' }, 'Đạt'))),
        el('tbody', {}, open.filter(({ share }) => share !== null).map(({ id, share }) => el('tr', {}, el('th', { scope: 'row' }, `${verdict(id)?.name ?? id}: ${verdict(id)?.asked ?? ''}`), el('td', {}, percent(share))))),
      ),
    );
  }

  return {
    /** Brings what depends on the target or the text up to date. */
    refresh() {
      const chosen = target();
      const own = chosen?.verdict?.indicator ?? null;
      const before = by.value;
      const all = indicators().map(({ name }) => name);
      if (by.dataset.of !== JSON.stringify([own, all.length])) {
        by.dataset.of = JSON.stringify([own, all.length]);
        by.replaceChildren(...[...new Set([own, ...all].filter((name) => name !== null))].map((name) => el('option', { value: name }, name)));
        by.value = own ?? before;
      }
      if (own !== null) askSeek();
      if (sensitivity !== null) askSensitivity();
      if (chance !== null) askChance();
    },
    /** The fan of an indicator, once chance was asked. */
    fan: (indicator) => chance?.fans.find((one) => one.indicator === indicator)?.periods ?? [],
    /** What has been answered, for paper. */
    answers: () => ({ seek: seekSaid.textContent, chance, sensitivity }),
  };
}
