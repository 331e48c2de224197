// The comparison as a plain table, for files.
import { day, period } from './numbers.mjs';

const HOLDS = { true: 'Đạt', false: 'Không đạt', null: 'Chưa rõ' };

/** Rows of cells: a head, then a line a target and scenario. */
export function scenarioTable(told, verdict) {
  const rows = [['Mục tiêu', 'Yêu cầu', 'Văn bản', 'Kịch bản', 'Đạt hay không', 'Số ở thời hạn', 'Đơn vị', 'Kỳ', 'Đạt từ ngày', 'Vì sao khác', 'Là số giả định']];
  for (const { name, targets } of told.scenarios) {
    for (const target of targets.filter(({ overtaken }) => !overtaken)) {
      const known = verdict(target.id);
      const value = typeof target.value_at_deadline === 'number' ? target.value_at_deadline : null;
      const supposed = target.supposed === null ? '' : target.supposed ? 'có' : 'không';
      rows.push([known?.name ?? target.id, known?.asked ?? '', known?.citation ?? '', name, HOLDS[target.holds], value, target.unit ?? '', period(target.period), day(target.reached_on), target.changed?.vi ?? '', supposed]);
    }
  }
  return rows;
}
