// Findings as a list: where, what, how to mend it, and the page of the manual on its code.
import { button, el } from './dom.mjs';

/** Puts a list of findings into `box`; `of(finding)` gives `{ where, go, mends }`. */
export function list(box, findings, of) {
  box.replaceChildren(
    ...findings.map((finding) => {
      const { where, go, mends } = of(finding);
      const address = `../huong-dan/codes/${finding.code}-${finding.slug}.html`;
      return el(
        'li',
        { class: finding.severity },
        where === '' ? null : [go === null ? el('span', { class: 'where' }, where) : button(where, go, { class: 'where' }), ' '],
        finding.message,
        ' ',
        el('a', { href: address, target: '_blank', rel: 'noopener', title: 'Trang sổ tay về lỗi này' }, finding.code),
        mends.map(({ name, apply }) => button(name, apply)),
        finding.help === null ? null : el('span', { class: 'help' }, finding.help),
      );
    }),
  );
}
