// The text of the rules in a plain text field, for those whom a richer one hinders: a screen reader, an input method, an
// old machine. It offers what `editor.mjs` does, without colours; findings stand in the list below it.
import { el } from './dom.mjs';

export function mount(host, { text, changed, rename, define }) {
  const area = el('textarea', { class: 'plain', spellcheck: 'false', lang: 'vi', 'aria-label': 'Quy tắc', value: text });
  host.append(area);
  area.addEventListener('input', () => changed(area.value));
  area.addEventListener('keydown', (event) => {
    const run = { F2: rename, F12: define }[event.key];
    if (run === undefined) return;
    event.preventDefault();
    run(area.selectionStart);
  });
  /** As one step of the field's own history, where the browser still allows that. */
  const put = (from, to, insert) => {
    area.focus();
    area.setSelectionRange(from, to);
    const done = insert === '' ? document.execCommand('delete') : document.execCommand('insertText', false, insert);
    if (done) return;
    area.setRangeText(insert, from, to, 'end');
    changed(area.value);
  };
  return {
    get text() {
      return area.value;
    },
    get cursor() {
      return area.selectionStart;
    },
    past: null,
    load(wanted) {
      area.value = wanted;
    },
    replace(wanted) {
      if (area.value !== wanted) area.value = wanted;
    },
    show() {},
    go(from, to = from) {
      area.focus();
      area.setSelectionRange(from, to);
      const line = area.value.slice(0, from).split('\n').length - 1;
      const height = Number.parseFloat(getComputedStyle(area).lineHeight) || 24;
      area.scrollTop = Math.max(0, line * height - area.clientHeight / 2);
    },
    edit(changes) {
      // From the end, so that earlier places stay where they are.
      for (const { from, to = from, insert = '' } of [changes].flat().toSorted((a, b) => b.from - a.from)) put(from, to, insert);
    },
    close() {
      area.remove();
    },
  };
}
