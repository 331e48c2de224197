// The text of the rules: CodeMirror in a shadow root, where its styles are constructable sheets and need no exception in
// the page's policy. Colours, findings, completions and readings all come from the engine.
import { autocompletion, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { lintKeymap, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { EditorState, StateEffect, StateField, Transaction } from '@codemirror/state';
import { Decoration, EditorView, highlightActiveLine, hoverTooltip, keymap, lineNumbers } from '@codemirror/view';

const setTokens = StateEffect.define();

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
  '&': { fontSize: '.95rem', height: '26rem', backgroundColor: 'var(--page)', color: 'var(--ink)' },
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
 * Puts an editor into `host`. `changed(text)` is called after each change of the text, `ask(what, given)` promises the
 * engine's answers about the text given to it last.
 */
export function mount(host, { text, changed, ask }) {
  const root = host.attachShadow({ mode: 'open' });
  const place = root.appendChild(document.createElement('div'));
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
  const view = new EditorView({
    parent: place,
    root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        history(),
        highlightActiveLine(),
        highlightSelectionMatches(),
        EditorView.lineWrapping,
        EditorState.phrases.of(PHRASES),
        // Input methods send Backspaces of their own and words in pieces: no key may be bound to a plain Backspace, and
        // offers wait until the hand rests.
        autocompletion({ override: [complete], activateOnTypingDelay: 250, defaultKeymap: false }),
        keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap, ...searchKeymap, ...lintKeymap]),
        reading,
        colours,
        look,
        EditorView.contentAttributes.of({ 'aria-label': 'Quy tắc', spellcheck: 'false', lang: 'vi' }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) changed(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    view,
    get text() {
      return view.state.doc.toString();
    },
    /** Replaces the whole text; one step of the history. */
    set text(wanted) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: wanted }, annotations: Transaction.addToHistory.of(true) });
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
      view.dispatch({ selection: { anchor: from, head: to }, scrollIntoView: true });
      view.focus();
    },
    /** Applies edits of `{ from, to, insert }`. */
    edit(changes) {
      view.dispatch({ changes });
      view.focus();
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
