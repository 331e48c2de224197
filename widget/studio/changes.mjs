// What an edit does to the verdicts, and why: two judgements compared target by target. The words are the engine's.

/** What a comparison needs of a board. */
export const keep = (targets) =>
  new Map(targets.map(({ full_id: id, name, status, words, threatened, canonical, figure, period, figure_status: kind }) => [id, { name, status, words, threatened, canonical, figure, period, kind }]));

const figure = ({ figure: amount, period, kind }) => (amount === null ? 'chưa có số liệu' : `${amount} (${period}${kind === null ? '' : `, ${kind}`})`);

/**
 * What is new, gone or judged otherwise: `{ kind, name, was, now, why }`, empty where nothing changed. `was` and `now` are
 * badges (`{ status, words, threatened }`) or null.
 */
export function flips(before, after) {
  const said = [];
  for (const [id, now] of after) {
    const was = before.get(id);
    if (was === undefined) said.push({ kind: 'new', name: `Thêm “${now.canonical}”`, was: null, now, why: '' });
    else if (was.status !== now.status || was.threatened !== now.threatened) {
      const why = [];
      if (was.canonical !== now.canonical) why.push(`mục tiêu đổi từ “${was.canonical}” thành “${now.canonical}”`);
      if (was.figure !== now.figure || was.period !== now.period) why.push(`số liệu đổi từ ${figure(was)} thành ${figure(now)}`);
      if (why.length === 0) why.push('ngày đánh giá, khai báo của chỉ số hoặc các số liệu trước đó đổi');
      said.push({ kind: 'flip', name: now.name, was, now, why: `vì ${why.join('; ')}.` });
    }
  }
  for (const [id, was] of before) if (!after.has(id)) said.push({ kind: 'gone', name: `Bỏ “${was.canonical}”`, was, now: null, why: '' });
  return said;
}
