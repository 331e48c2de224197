// The room for figures: a table pasted from a spreadsheet or opened from a file.
import { FIGURES } from './desk.mjs';
import { el } from './dom.mjs';
import { list } from './findings.mjs';

export function open(box, desk) {
  const area = el('textarea', { id: 'data', spellcheck: 'false', 'aria-label': 'Bảng số liệu', rows: 14 });
  const findings = el('ol', { id: 'data-findings', 'aria-label': 'Lỗi và lưu ý của số liệu' });
  box.append(el('h2', {}, 'Số liệu'), el('p', { class: 'hint' }, 'Dán bảng chép từ Excel, hoặc mở tệp CSV. Dòng đầu là tên cột: chỉ số, kỳ, giá trị, đơn vị, nguồn.'), area, findings);
  area.addEventListener('input', () => desk.writeTable(FIGURES, area.value, { by: 'figures' }));
  const draw = () => {
    area.value = desk.text(FIGURES);
  };
  desk.addEventListener('state', ({ detail: { by } }) => by !== 'figures' && draw());
  desk.addEventListener('answer', ({ detail: { dataDiagnostics } }) =>
    list(findings, dataDiagnostics, ({ row, column }) => ({ where: row === null ? '' : `dòng ${row}${column === null ? '' : `, cột “${column}”`}`, go: null, mends: [] })),
  );
  draw();
  return {};
}
