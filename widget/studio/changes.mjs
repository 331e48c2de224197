// What an edit does to the verdicts, and why: two judgements compared target by target.

const WORDS = {
  upcoming: 'Chưa đến kỳ', achieved: 'Hoàn thành', met: 'Đạt trước hạn', on_track: 'Đúng tiến độ', at_risk: 'Có nguy cơ', off_track: 'Chậm tiến độ',
  missed: 'Không đạt', awaiting_data: 'Đến hạn, chờ số liệu', no_trend: 'Chưa đủ số liệu', no_data: 'Chưa có số liệu',
};

/** What a comparison needs of a judgement. */
export const keep = (targets) =>
  new Map(targets.map(({ full_id: id, title, indicator, status, canonical, value, unit, period }) => [id, { name: title ?? indicator, status, canonical, value, unit, period }]));

const figure = ({ value, unit, period }) => (value === null ? 'chưa có số liệu' : `${String(value).replace('.', ',')}${unit?.startsWith('%') ? '' : ' '}${unit ?? ''} (${period})`);

/** Sentences, one a target whose verdict is new, gone or another; empty where nothing changed. */
export function flips(before, after) {
  const said = [];
  for (const [id, now] of after) {
    const was = before.get(id);
    if (was === undefined) said.push(`Thêm: ${now.canonical} – ${WORDS[now.status]}.`);
    else if (was.status !== now.status) {
      const why = [];
      if (was.canonical !== now.canonical) why.push(`mục tiêu đổi từ “${was.canonical}” thành “${now.canonical}”`);
      if (was.value !== now.value || was.period !== now.period) why.push(`số liệu đổi từ ${figure(was)} thành ${figure(now)}`);
      if (why.length === 0) why.push('ngày đánh giá, khai báo của chỉ số hoặc các số liệu trước đó đổi');
      said.push(`${now.name}: ${WORDS[was.status]} → ${WORDS[now.status]}, vì ${why.join('; ')}.`);
    }
  }
  for (const [id, was] of before) if (!after.has(id)) said.push(`Bỏ: ${was.canonical} (trước đó: ${WORDS[was.status]}).`);
  return said;
}
