// One assumption as a lever: which course, how much, from when, how sure – by slider, by number, by steps.
import { button, el, field, name } from './dom.mjs';
import { digitsOf, nice, read, withUnit, written } from './numbers.mjs';
import { COURSES, courseOf, line } from './scenario-text.mjs';

/** How far a slider reaches and how fine it steps: wide enough for what the target needs, fine enough for a first digit. */
export function reach({ course, figure, known, pace, needed, threshold }) {
  if (course === 'level') {
    if (known.share) return { least: 0, most: 100, step: 0.5 };
    const most = nice(2 * Math.max(Math.abs(figure), Math.abs(threshold ?? 0), 1));
    return { least: 0, most, step: known.rank ? 1 : nice(most / 200) };
  }
  const most = course === 'up-share' ? Math.max(30, nice(2 * figure)) : nice(2.5 * Math.max(Math.abs(figure), Math.abs(pace ?? 0), Math.abs(needed ?? 0), known.share ? 2 : 0.1));
  const step = nice(most / 200);
  // Nought would be no change at all, which has words of its own.
  return { least: step, most, step };
}

/**
 * A card. `tried(figure)` is called while the slider moves (in the engine's sign), `kept(sentence)` when it rests, `dropped`
 * to take the line out, `shown` to see it in the text. Gives `{ element, update(own) }`.
 */
export function assumptionCard(own, { known, path, target, asOf, tried, kept, dropped, shown }) {
  const course = known === null ? null : courseOf(own, known);
  const simple = course !== null && (own.spread === 'none' || own.spread === 'normal') && own.to === null && own.scope === null && !/yếu tố|factor/.test(own.text);
  const head = el('div', { class: 'head' }, el('strong', {}, known?.title ?? own.indicator), button('Bỏ', dropped, { class: 'quiet', 'aria-label': `Bỏ giả định về ${own.indicator}` }));
  const sentence = el('p', { class: 'written' }, own.text);
  if (!simple) {
    const element = el('fieldset', { class: 'lever' }, el('legend', { class: 'away' }, own.indicator), head, sentence, button('Sửa trong ô soạn', shown, { class: 'quiet' }));
    return { element, update: (next) => (sentence.textContent = next.text) };
  }
  const published = path?.figures.filter(({ supposed }) => !supposed).at(-1) ?? null;
  const supposed = path?.figures.filter((point) => point.supposed) ?? [];
  const pace = supposed.length > 1 ? supposed[1].value - supposed[0].value : null;
  const years = published === null || target?.deadline == null ? null : Number(target.deadline.slice(0, 4)) - Number(published.period.slice(0, 4));
  const needed = years > 0 && target.threshold !== null ? (target.threshold - published.value) / years : null;
  const sign = own.figure !== null && own.figure < 0 ? -1 : 1;
  const now = { course, figure: Math.abs(own.figure ?? 0), spread: own.deviation ?? 0, year: Number((course === 'level' ? own.level_of : own.from)?.slice(0, 4) ?? 0) };
  const unit = course === 'level' ? (known.unit ?? '') : course === 'up-share' ? '%' : (known.change_unit ?? '');
  const write = (change) => kept(line(known, { ...now, ...change }));

  const courses = el('select', { 'aria-label': `Cách đi của ${own.indicator}` }, COURSES.map(([value, words]) => el('option', { value, selected: value === course }, words)));
  courses.addEventListener('change', () => {
    const to = courses.value;
    const level = to === 'level';
    const year = level ? Number((target?.deadline ?? `${Number(asOf.slice(0, 4)) + 1}`).slice(0, 4)) : 0;
    const figure = level ? (target?.threshold ?? published?.value ?? 1) : now.course === 'level' || now.figure === 0 ? Number(Math.abs(pace || 1).toPrecision(2)) : now.figure;
    write({ course: to, figure, year, spread: 0 });
  });

  const pieces = [head, el('div', { class: 'row' }, courses)];
  let update = (next) => (sentence.textContent = next.text);
  if (own.figure !== null) {
    const { least, most, step } = reach({ course, figure: now.figure, known, pace, needed, threshold: target?.threshold });
    const digits = Math.max(digitsOf(step), 2);
    const id = name('lever');
    const slider = el('input', { type: 'range', min: least, max: Math.max(most, now.figure), step: 'any', value: now.figure, 'aria-label': `${own.indicator}: mức`, class: 'slider' });
    const number = el('input', { id, inputmode: 'decimal', value: written(now.figure, 6), size: 7, autocomplete: 'off', 'aria-label': `${own.indicator}: số` });
    let rest;
    const keep = () => {
      clearTimeout(rest);
      write({});
    };
    const take = (figure, from) => {
      now.figure = Number(Math.max(course === 'level' ? 0 : 1e-9, figure).toFixed(6));
      if (from !== slider) slider.value = now.figure;
      if (from !== number) number.value = written(now.figure, 6);
      slider.setAttribute('aria-valuetext', withUnit(now.figure, unit, 6));
      number.removeAttribute('aria-invalid');
      tried(sign * now.figure);
    };
    // Whole steps, so that a hand that lets go anywhere leaves a round figure.
    const rounded = (value) => Number((Math.round(value / step) * step).toFixed(digitsOf(step) + 1));
    slider.addEventListener('input', () => take(Math.max(least, rounded(Number(slider.value))), slider));
    slider.addEventListener('change', keep);
    slider.addEventListener('keydown', (event) => {
      const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
      if (by === undefined) return;
      event.preventDefault();
      take(Math.max(least, rounded(now.figure + by * step)), null);
      clearTimeout(rest);
      rest = setTimeout(keep, 300);
    });
    number.addEventListener('input', () => {
      const figure = read(number.value);
      if (figure === null || figure < 0) return number.setAttribute('aria-invalid', 'true');
      return take(figure, number);
    });
    number.addEventListener('change', () => read(number.value) !== null && keep());
    const nudge = (by) => {
      take(Math.max(least, rounded(now.figure + by * step)), null);
      clearTimeout(rest);
      rest = setTimeout(keep, 300);
    };
    pieces.push(
      el('div', { class: 'row amount' }, button('−', () => nudge(-1), { 'aria-label': `${own.indicator}: bớt ${written(step, digits)}` }), slider, button('+', () => nudge(1), { 'aria-label': `${own.indicator}: thêm ${written(step, digits)}` }), number, el('span', {}, unit)),
    );
    const year = el('input', { inputmode: 'numeric', size: 5, value: now.year > 0 ? String(now.year) : '', placeholder: 'nay', autocomplete: 'off' });
    year.addEventListener('change', () => {
      const wanted = year.value.trim() === '' ? 0 : Number(year.value);
      if (Number.isInteger(wanted) && (wanted === 0 || (wanted >= 1900 && wanted <= 2200)) && (course !== 'level' || wanted > 0)) write({ year: (now.year = wanted) });
      else year.setAttribute('aria-invalid', 'true');
    });
    const spread = el('input', { inputmode: 'decimal', size: 5, value: now.spread > 0 ? written(now.spread, 6) : '', placeholder: '0', autocomplete: 'off' });
    spread.addEventListener('change', () => {
      const wanted = spread.value.trim() === '' ? 0 : read(spread.value);
      if (wanted === null || wanted < 0) return spread.setAttribute('aria-invalid', 'true');
      return write({ spread: (now.spread = wanted) });
    });
    pieces.push(el('div', { class: 'row small' }, field(course === 'level' ? 'Vào năm' : 'Từ năm', year), field('Dao động ±', spread, { title: 'Độ lệch chuẩn, dùng khi tính khả năng đạt' })));
    if (pace !== null || needed !== null) {
      const said = [
        published === null ? null : `số công bố mới nhất ${withUnit(published.value, path.unit)} (${published.period})`,
        pace === null ? null : `xu hướng ${written(pace, 2)} mỗi năm`,
        needed === null || known.rank ? null : `để đạt cần ${written(needed, 2)} mỗi năm`,
      ].filter(Boolean);
      pieces.push(el('p', { class: 'hint' }, `${said.join('; ')}.`.replace(/^./, (letter) => letter.toUpperCase())));
    }
    update = (next) => {
      sentence.textContent = next.text;
      const figure = Math.abs(next.figure);
      if (Math.abs(figure - now.figure) > 1e-9) {
        now.figure = figure;
        slider.value = figure;
        number.value = written(figure, 6);
      }
    };
  }
  return { element: el('fieldset', { class: 'lever' }, el('legend', { class: 'away' }, own.indicator), pieces, sentence), update };
}
