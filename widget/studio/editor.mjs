// The text of the rules: CodeMirror in a shadow root, where its styles are constructable sheets and need no exception in
// the page's policy. Colours, findings, completions and readings all come from the engine.
import { autocompletion, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyField, historyKeymap } from '@codemirror/commands';
import { lintKeymap, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { Annotation, EditorState, StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, highlightActiveLine, hoverTooltip, keymap, lineNumbers } from '@codemirror/view';

const setTokens = StateEffect.define();
/** Marks a change that the page made itself. */
const own = Annotation.define();

/** Colours that move with the text until the next ones come. */
const colours = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    let now = marks.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (!effect.is(setTokens)) continue;
      const length = transaction.newDoc.length;
      const fitting = effect.value.filter(({ from, to }) => from < to && to <= length);
      now = Decoration.set(fitting.map(({ from, to, role }) => Decoration.mark({ class: `mt-${role}` }).range(from, to)), true);
    }
    return now;
  },
  provide: (field) => EditorView.decorations.from(field),
});

const PHRASES = {
  Find: 'Tìm', Replace: 'Thay bằng', next: 'sau', previous: 'trước', all: 'tất cả', 'match case': 'đúng chữ hoa', 'by word': 'cả từ',
  replace: 'thay', 'replace all': 'thay hết', close: 'đóng', 'current match': 'chỗ đang chọn', 'on line': 'ở dòng', Completions: 'Gợi ý',
  Diagnostics: 'Lỗi và lưu ý', 'No diagnostics': 'Không có lỗi', regexp: 'biểu thức',
};

const look = EditorView.theme({
  '&': { fontSize: '.95rem', height: '100%', backgroundColor: 'var(--page)', color: 'var(--ink)' },
  '.cm-content, .cm-gutters': { fontFamily: '"Cascadia Mono", Consolas, "Noto Sans Mono", "Liberation Mono", monospace', lineHeight: '1.6' },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'var(--side)', color: 'var(--soft)', border: 'none' },
  '.cm-activeLine': { backgroundColor: 'transparent', boxShadow: 'inset 3px 0 0 var(--edge)' },
  '.cm-tooltip, .cm-panels': { backgroundColor: 'var(--side)', color: 'var(--ink)', border: '1px solid var(--edge)' },
  // The library draws these as pictures in data addresses, which a strict policy refuses.
  '.cm-lintRange': { backgroundImage: 'none' },
  '.cm-lintRange-error': { textDecoration: 'underline wavy var(--error)' },
  '.cm-lintRange-warning': { textDecoration: 'underline wavy var(--warn)' },
  '.cm-lintRange-info, .cm-lintRange-hint': { textDecoration: 'underline dotted var(--soft)' },
  '.mt-tip': { padding: '.4rem .6rem', maxWidth: '34rem', fontFamily: 'system-ui, sans-serif' },
  '.mt-tip strong': { display: 'block' },
  '.mt-keyword': { color: 'var(--accent)', fontWeight: '600' },
  '.mt-name': { textDecoration: 'underline', textDecorationColor: 'var(--edge)', textUnderlineOffset: '.2em' },
  '.mt-number, .mt-unit': { color: 'light-dark(#1d5fa8, #7fb8f0)', fontWeight: '600' },
  '.mt-time, .mt-scope': { color: 'light-dark(#1b6b3a, #6fcf97)' },
  '.mt-key, .mt-id': { color: 'var(--soft)', fontWeight: '600' },
  '.mt-citation': { fontStyle: 'italic' },
  '.mt-comment': { color: 'var(--soft)', fontStyle: 'italic' },
});

/**
 * Puts an editor into `host`. `changed(text)` is called after each change that somebody makes, `ask(what, given)` promises
 * the engine's answers about the text given to it last; `rename` and `define` are called for F2 and F12.
 */
export function mount(host, { text, past = null, changed, ask, rename, define }) {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const place = root.appendChild(document.createElement('div'));
  place.style.height = '100%';
  const complete = async (context) => {
    const found = await ask('complete', { offset: context.pos }).catch(() => null);
    if (found === null || context.aborted || found.items.length === 0) return null;
    if (found.from === found.to && !context.explicit) return null;
    return { from: found.from, to: found.to, filter: false, options: found.items.map(({ text, detail }) => ({ label: text, detail })) };
  };
  const reading = hoverTooltip(async (_, offset) => {
    const found = await ask('hover', { offset }).catch(() => null);
    return found && { pos: found.from, end: found.to, above: true, create: () => ({ dom: tip(found) }) };
  });
  const at = (view) => view.state.selection.main.head;
  const extensions = [
    lineNumbers(),
    history(),
    highlightActiveLine(),
    highlightSelectionMatches(),
    EditorView.lineWrapping,
    EditorState.phrases.of(PHRASES),
    // Input methods send Backspaces of their own and words in pieces: no key may be bound to a plain Backspace, and
    // offers wait until the hand rests.
    autocompletion({ override: [complete], activateOnTypingDelay: 250, defaultKeymap: false }),
    keymap.of([
      ...completionKeymap,
      { key: 'F2', run: (view) => (rename(at(view)), true) },
      { key: 'F12', run: (view) => (define(at(view)), true) },
      ...defaultKeymap,
      ...historyKeymap,
      ...searchKeymap,
      ...lintKeymap,
    ]),
    reading,
    colours,
    look,
    EditorView.contentAttributes.of({ 'aria-label': 'Quy tắc', spellcheck: 'false', lang: 'vi', tabindex: '0' }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged && !update.transactions.some((one) => one.annotation(own))) changed(update.state.doc.toString());
    }),
  ];
  const fresh = (doc, kept) => {
    if (kept !== null && kept.doc === doc) {
      try {
        return EditorState.fromJSON(kept, { extensions }, { history: historyField });
      } catch {
        // Kept by another version of the editor: the text is there all the same, only its steps are not.
      }
    }
    return EditorState.create({ doc, extensions });
  };
  const view = new EditorView({ parent: place, root, state: fresh(text, past) });
  return {
    get text() {
      return view.state.doc.toString();
    },
    get cursor() {
      return at(view);
    },
    /** The steps that can be taken back, as data. */
    get past() {
      return view.state.toJSON({ history: historyField });
    },
    /** Opens another text with its own steps. */
    load(wanted, kept = null) {
      view.setState(fresh(wanted, kept));
    },
    /** Puts the text of somebody else's change in; one step that can be taken back. */
    replace(wanted) {
      const now = view.state.doc.toString();
      if (now === wanted) return;
      let from = 0;
      const most = Math.min(now.length, wanted.length);
      while (from < most && now[from] === wanted[from]) from += 1;
      let tail = 0;
      while (tail < most - from && now[now.length - 1 - tail] === wanted[wanted.length - 1 - tail]) tail += 1;
      view.dispatch({ changes: { from, to: now.length - tail, insert: wanted.slice(from, wanted.length - tail) }, annotations: own.of(true) });
    },
    /** Shows what the engine found in the text that is there now. */
    show(tokens, findings) {
      const length = view.state.doc.length;
      const fitting = findings.filter(({ to }) => to <= length);
      view.dispatch({ effects: setTokens.of(tokens) });
      view.dispatch(setDiagnostics(view.state, fitting));
    },
    /** Puts the cursor at a place and shows it. */
    go(from, to = from) {
      const length = view.state.doc.length;
      view.dispatch({ selection: { anchor: Math.min(from, length), head: Math.min(to, length) }, effects: EditorView.scrollIntoView(Math.min(from, length), { y: 'center' }) });
      view.focus();
    },
    /** Applies edits of `{ from, to, insert }`; as one step. */
    edit(changes) {
      view.dispatch({ changes });
      view.focus();
    },
    close() {
      view.destroy();
      place.remove();
    },
  };
}

function tip({ title, lines }) {
  const box = document.createElement('div');
  box.className = 'mt-tip';
  box.appendChild(document.createElement('strong')).textContent = title;
  for (const line of lines) box.appendChild(document.createElement('div')).textContent = line;
  return box;
}
