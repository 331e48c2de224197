// A target without typing it: pick an indicator, a comparator, a figure, a deadline, see the sentence, put it in.
import { el, field } from './dom.mjs';

/** Words of the language, first wording of each kind; `unit` stands behind the figure. */
const COMPARATORS = [
  ['đạt tối thiểu', 'ít nhất (≥)'],
  ['đạt trên', 'trên (>)'],
  ['không quá', 'nhiều nhất (≤)'],
  ['dưới', 'dưới (<)'],
  ['bằng', 'đúng bằng (=)'],
  ['đạt khoảng', 'khoảng (±5%)'],
];

/** The sentence that the choices make; null while one is missing. */
export function sentence({ indicator, comparator, figure, unit, year, striven }) {
  if (indicator === '' || figure === '' || year === '') return null;
  const joint = unit === '' || unit.startsWith('%') || unit.startsWith('‰') || unit.startsWith('/') ? '' : ' ';
  return `${striven ? 'phấn đấu ' : ''}${indicator} ${comparator} ${figure}${joint}${unit} đến năm ${year}`;
}

export function open(box, desk, { insert }) {
  const known = desk.answer?.stock.indicators ?? [];
  const listed = el('datalist', { id: 'form-indicators' }, known.map(({ name, title }) => el('option', { value: name }, title ?? name)));
  const units = el('datalist', { id: 'form-units' }, ['%', '% GRDP', 'điểm', 'hạng', 'doanh nghiệp', 'hồ sơ', 'tỷ đồng'].map((unit) => el('option', { value: unit })));
  const indicator = el('input', { list: 'form-indicators', id: 'form-indicator', size: 30, autocomplete: 'off' });
  const comparator = el('select', { id: 'form-comparator' }, COMPARATORS.map(([value, words]) => el('option', { value }, words)));
  const figure = el('input', { id: 'form-figure', inputmode: 'decimal', size: 8, autocomplete: 'off' });
  const unit = el('input', { id: 'form-unit', list: 'form-units', size: 10, autocomplete: 'off' });
  const year = el('input', { id: 'form-year', inputmode: 'numeric', size: 6, value: '2030', autocomplete: 'off' });
  const striven = el('input', { type: 'checkbox', id: 'form-striven' });
  const written = el('output', { id: 'form-sentence', for: 'form-indicator form-comparator form-figure form-unit form-year' });
  const put = el('button', { id: 'form-insert', class: 'main', disabled: true }, 'Chèn vào quy tắc');
  const now = () =>
    sentence({ indicator: indicator.value.trim(), comparator: comparator.value, figure: figure.value.trim(), unit: unit.value.trim(), year: year.value.trim(), striven: striven.checked });
  const draw = () => {
    const line = now();
    written.textContent = line ?? 'Chọn chỉ số, mức và năm để thấy câu được viết ra.';
    put.disabled = line === null;
  };
  indicator.addEventListener('change', () => {
    const chosen = known.find(({ name }) => name === indicator.value.trim());
    if (chosen?.unit && unit.value === '') unit.value = chosen.unit;
    if (chosen?.good_when === 'falling' || chosen?.rank) comparator.value = 'không quá';
    draw();
  });
  const form = el(
    'form',
    {
      class: 'guided',
      'aria-label': 'Viết mục tiêu bằng biểu mẫu',
      onsubmit: (event) => {
        event.preventDefault();
        const line = now();
        if (line !== null) insert(line);
      },
    },
    field('Chỉ số', indicator),
    field('So sánh', comparator),
    field('Mức', figure),
    field('Đơn vị', unit),
    field('Đến năm', year),
    el('label', { class: 'check' }, striven, 'Chỉ phấn đấu'),
    el('p', { class: 'sentence' }, written),
    put,
    listed,
    units,
  );
  form.addEventListener('input', draw);
  draw();
  box.append(form);
  indicator.focus();
}
