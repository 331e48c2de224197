// Pictures of scenarios: own SVG, each with a sentence and a table that say the same.
import { el, svg } from './dom.mjs';
import { nice, period, withUnit, written } from './numbers.mjs';

const WIDTH = 680;
const HEIGHT = 240;
const ROOM = { left: 58, right: 232, top: 14, bottom: 26 };

/** A name that fits beside its line: the end tells names apart as often as the beginning. */
const short = (name) => (name.length > 26 ? `${name.slice(0, 14)}…${name.slice(-11)}` : name);

const year = (iso) => {
  const [whole, part] = iso.split('-');
  if (part === undefined) return Number(whole) + 1;
  return Number(whole) + (part.startsWith('Q') ? Number(part[1]) / 4 : Number(part) / 12);
};

/** Ticks of an axis: round numbers from below the least to above the most. */
function ticks(low, high, count = 4) {
  const step = nice((high - low || Math.abs(high) || 1) / count);
  const first = Math.floor(low / step) * step;
  const all = [];
  for (let value = first; value <= high + step * 0.999 && all.length < 12; value += step) all.push(Number(value.toPrecision(12)));
  return all;
}

/**
 * The course of an indicator: `lines` are `{ name, kind, figures: [{ period, value, supposed }] }`, `fan` the periods of a
 * chance (`{ period, values }`, from the least share to the largest), `level` the target.
 */
export function course({ title, unit, lines, fan = [], level = null, deadline = null }) {
  const points = lines.flatMap(({ figures }) => figures).filter(({ value }) => value !== null);
  if (points.length === 0) return el('p', { class: 'hint' }, 'Chưa có số liệu để vẽ đường đi.');
  const times = [...points.map((point) => year(point.period)), ...fan.map((point) => year(point.period))];
  const values = [...points.map(({ value }) => value), ...fan.flatMap((point) => point.values), ...(level === null ? [] : [level])];
  const marks = ticks(Math.min(...values), Math.max(...values));
  const [low, high] = [marks[0], marks.at(-1)];
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const x = (time) => ROOM.left + ((time - first) / (last - first || 1)) * (WIDTH - ROOM.left - ROOM.right);
  const y = (value) => HEIGHT - ROOM.bottom - ((value - low) / (high - low || 1)) * (HEIGHT - ROOM.top - ROOM.bottom);
  const path = (figures) => figures.filter(({ value }) => value !== null).map((point, at) => `${at === 0 ? 'M' : 'L'}${x(year(point.period)).toFixed(1)} ${y(point.value).toFixed(1)}`).join('');
  const band = (from, to) => {
    const up = fan.map((point) => `${x(year(point.period)).toFixed(1)} ${y(point.values[to]).toFixed(1)}`);
    const down = fan.map((point) => `${x(year(point.period)).toFixed(1)} ${y(point.values[from]).toFixed(1)}`).reverse();
    return `M${[...up, ...down].join('L')}Z`;
  };
  const years = [...new Set(times.map((time) => Math.ceil(time - 1e-9)))];
  const every = Math.max(1, Math.ceil(years.length / 7));
  const ends = lines.map((line) => line.figures.filter(({ value }) => value !== null).at(-1)).map((end, at) => ({ end, at })).filter(({ end }) => end !== undefined);
  // Names at the right end must not lie on each other.
  const places = ends.map(({ end, at }) => ({ at, y: y(end.value) })).concat(level === null ? [] : [{ at: 'level', y: y(level) }]).sort((a, b) => a.y - b.y);
  places.forEach((place, at) => {
    if (at > 0 && place.y - places[at - 1].y < 14) place.y = places[at - 1].y + 14;
  });
  const placed = (at) => places.find((place) => place.at === at).y + 4;
  const picture = svg(
    'svg',
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: 'chart', role: 'img', 'aria-label': title },
    marks.map((mark) => [svg('line', { x1: ROOM.left, x2: WIDTH - ROOM.right, y1: y(mark), y2: y(mark), class: 'grid' }), svg('text', { x: ROOM.left - 6, y: y(mark) + 4, 'text-anchor': 'end' }, written(mark, 3))]),
    years.filter((_, at) => at % every === 0).map((one) => svg('text', { x: x(one), y: HEIGHT - 8, 'text-anchor': 'middle' }, String(one - 1))),
    fan.length < 2 ? null : [svg('path', { d: band(0, fan[0].values.length - 1), class: 'fan' }), svg('path', { d: band(1, fan[0].values.length - 2), class: 'fan' })],
    level === null ? null : [svg('line', { x1: ROOM.left, x2: WIDTH - ROOM.right, y1: y(level), y2: y(level), class: 'level' }), svg('text', { x: WIDTH - ROOM.right + 6, y: placed('level'), class: 'level-name' }, `mục tiêu ${written(level, 3)}`)],
    lines.map(({ figures, kind }, at) => [
      svg('path', { d: path(figures), class: `line ${kind}` }),
      figures.filter(({ value, supposed }) => value !== null && !supposed).map((point) => (at === 0 ? svg('circle', { cx: x(year(point.period)), cy: y(point.value), r: 3, class: 'point' }) : null)),
    ]),
    ends.map(({ end, at }) => svg('text', { x: WIDTH - ROOM.right + 6, y: placed(at), class: `name ${lines[at].kind}` }, `${short(lines[at].name)}: ${written(end.value, 2)}`)),
  );
  const periods = [...new Set(lines.flatMap(({ figures }) => figures.map((point) => point.period)))].sort((a, b) => year(a) - year(b));
  const table = el(
    'table',
    { class: 'numbers' },
    el('caption', {}, `${title}${unit ? ` (${unit})` : ''}${deadline === null ? '' : `; hạn ${deadline}`}`),
    el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'Kỳ'), lines.map(({ name }) => el('th', { scope: 'col' }, name)))),
    el('tbody', {}, periods.map((one) => el('tr', {}, el('th', { scope: 'row' }, period(one)), lines.map(({ figures }) => el('td', {}, written(figures.find((point) => point.period === one)?.value ?? null, 2)))))),
  );
  return el('figure', { class: 'picture' }, picture, el('figcaption', {}, title), el('details', {}, el('summary', {}, 'Bảng số'), table));
}

/** Which assumption moves the outcome most: bars around what comes out now. */
export function tornado({ bars, outcome, unit, title }) {
  const known = bars.filter(({ low, high }) => low !== null && high !== null);
  if (known.length === 0 || outcome === null) return el('p', { class: 'hint' }, 'Các giả định không làm kết quả này đổi, hoặc chưa đủ số liệu để tính.');
  const all = known.flatMap(({ low, high, without }) => [low, high, ...(without === null ? [] : [without])]).concat(outcome);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const left = 16;
  const right = WIDTH - 16;
  const span = high - low || 1;
  const x = (value) => left + 44 + ((value - low) / span) * (right - left - 88);
  const row = 44;
  const height = known.length * row + 34;
  const picture = svg(
    'svg',
    { viewBox: `0 0 ${WIDTH} ${height}`, class: 'chart', role: 'img', 'aria-label': title },
    known.map((bar, at) => {
      const top = at * row + 20;
      const [from, to] = [Math.min(bar.low, bar.high), Math.max(bar.low, bar.high)];
      return [
        svg('text', { x: left, y: top - 5, class: 'bar-name' }, bar.assumption.length > 74 ? `${bar.assumption.slice(0, 73)}…` : bar.assumption),
        svg('rect', { x: x(from), y: top, width: Math.max(1, x(to) - x(from)), height: 14, class: 'swing' }),
        svg('text', { x: x(from) - 4, y: top + 12, 'text-anchor': 'end' }, written(from, 2)),
        svg('text', { x: x(to) + 4, y: top + 12 }, written(to, 2)),
        bar.without === null ? null : svg('path', { d: `M${x(bar.without)} ${top - 1}v16`, class: 'without' }),
      ];
    }),
    svg('line', { x1: x(outcome), x2: x(outcome), y1: 12, y2: height - 20, class: 'outcome' }),
    svg('text', { x: x(outcome), y: height - 6, 'text-anchor': 'middle' }, `nay ${withUnit(outcome, unit ?? '', 2)}`),
  );
  const table = el(
    'table',
    { class: 'numbers' },
    el('caption', {}, title),
    el('thead', {}, el('tr', {}, ['Giả định', 'Thấp', 'Cao', 'Chênh lệch', 'Nếu bỏ'].map((head) => el('th', { scope: 'col' }, head)))),
    el('tbody', {}, bars.map((bar) => el('tr', {}, el('th', { scope: 'row' }, bar.assumption), [bar.low, bar.high, bar.effect, bar.without].map((value) => el('td', {}, written(value, 2)))))),
  );
  return el('figure', { class: 'picture' }, picture, el('figcaption', {}, title), el('details', {}, el('summary', {}, 'Bảng số'), table));
}
