// What all rooms work on: the files, the day, and what the engine says of them. One place changes it, one place keeps it.
//
// State (never changed in place): `{ main, files, tables, open, asOf }` – `files` are texts by name, rules and tables;
// `main` is the rule file that is judged (with all that no other file uses), `tables` name the tables that are read as
// figures whether a rule names them or not, `open` is the file in the editor. Events: `state` (detail: `{ by, before }`),
// `answer` (the engine's answer about the newest state), `say` (a sentence for the status line), `kept` (null, or why the
// state could not be kept in the browser).
import { today } from '../element/words.mjs';

export const LANG = 'vi';
/** Long enough for an input method to finish a word, short enough to feel immediate. */
const REST = 120;
/** How many steps can be taken back at a time. */
const STEPS = 200;
export const FIGURES = 'so-lieu.csv';

export const FIRST = {
  main: 'muc-tieu.muctieu',
  open: 'muc-tieu.muctieu',
  files: { 'muc-tieu.muctieu': '# Chép một mục tiêu của kế hoạch vào đây, mỗi mục tiêu một dòng.\nkinh tế số ≥ 30% GRDP by 2030\n' },
  tables: [],
  asOf: today(),
};

export const isRules = (name) => name.endsWith('.muctieu') || name.endsWith('.txt');

/** A state from any earlier version of the workspace, or null for what is none. */
export function whole(given) {
  const { main, files, figures, tables, open, asOf } = given ?? {};
  if (typeof files !== 'object' || files === null || !Object.hasOwn(files, main)) return null;
  const own = { ...files };
  let names = Array.isArray(tables) ? tables.filter((name) => Object.hasOwn(own, name)) : [];
  // Before there were several tables, the figures were one text without a name.
  if (typeof figures === 'string' && figures.trim() !== '' && !Object.hasOwn(own, FIGURES)) {
    own[FIGURES] = figures;
    names = [...names, FIGURES];
  }
  if (!Object.values(own).every((text) => typeof text === 'string')) return null;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(asOf ?? '') ? asOf : today();
  return { main, files: own, tables: names, open: Object.hasOwn(own, open ?? '') && isRules(open) ? open : main, asOf: day };
}

export class Desk extends EventTarget {
  #remote;
  #keep;
  #state = FIRST;
  #answer = null;
  #timer;
  #round = 0;
  #keeping = false;
  #back = [];
  #forth = [];
  /** Brings a room to the front; the page sets it. */
  enter = async () => {};
  /** What the room for paper is to show: `{ columns, chosen }` of a scenario, or null for the verdicts. */
  brief = null;

  /** `remote` asks the engine; `keep(state)` promises that a state outlives the page. */
  constructor(remote, keep) {
    super();
    this.#remote = remote;
    this.#keep = keep;
  }

  get state() {
    return this.#state;
  }

  /** The engine's last answer, null before the first. It may be about an earlier state: `answer.state`. */
  get answer() {
    return this.#answer;
  }

  /** The text of a file. */
  text(name = this.#state.open) {
    return this.#state.files[name] ?? '';
  }

  /**
   * Changes the state. `by` names the room that did, so that it need not listen to itself; `now` does not wait for the
   * hand to rest; `step` makes it one step that the desk's own undo takes back (the editor keeps its own steps).
   */
  change(patch, { by = null, now = false, step = false } = {}) {
    const before = this.#state;
    if (step) {
      this.#back.push(before);
      if (this.#back.length > STEPS) this.#back.shift();
      this.#forth = [];
    }
    this.#state = { ...before, ...patch };
    this.#tell('state', { by, before });
    this.#keepNow();
    clearTimeout(this.#timer);
    if (now) this.work();
    else this.#timer = setTimeout(() => this.work(), REST);
  }

  /** Puts a text into a file. */
  write(name, text, options) {
    if (this.#state.files[name] === text) return;
    this.change({ files: { ...this.#state.files, [name]: text } }, options);
  }

  /** Puts a table into the state, as one of the tables of figures. */
  writeTable(name, text, options) {
    const tables = this.#state.tables.includes(name) ? this.#state.tables : [...this.#state.tables, name];
    this.change({ files: { ...this.#state.files, [name]: text }, tables }, options);
  }

  /** Opens another work: what was there can be had back by undo. */
  open(state) {
    this.change(state, { by: 'open', now: true, step: true });
  }

  get canUndo() {
    return this.#back.length > 0;
  }

  get canRedo() {
    return this.#forth.length > 0;
  }

  undo() {
    this.#move(this.#back, this.#forth);
  }

  redo() {
    this.#move(this.#forth, this.#back);
  }

  #move(from, to) {
    const wanted = from.pop();
    if (wanted === undefined) return;
    to.push(this.#state);
    this.change(wanted, { by: 'undo', now: true });
  }

  /** Keeps the newest state at once; one write at a time, so that a fast hand is not held up. */
  async #keepNow() {
    if (this.#keeping) return;
    this.#keeping = true;
    for (let kept = null; kept !== this.#state; ) {
      kept = this.#state;
      try {
        await this.#keep(kept);
        this.#tell('kept', null);
      } catch (error) {
        this.#tell('kept', error);
      }
    }
    this.#keeping = false;
  }

  /** Judges what is there and tells it. */
  async work() {
    clearTimeout(this.#timer);
    const mine = (this.#round += 1);
    const state = this.#state;
    try {
      const answer = await this.#remote.update(state, LANG);
      if (mine !== this.#round) return;
      this.#answer = { ...answer, state };
      this.#tell('answer', this.#answer);
    } catch (error) {
      if (mine === this.#round) this.say(error.message);
    }
  }

  /** A question to the engine about the state it was given last. */
  ask(what, given = {}) {
    return this.#remote.ask(what, { asOf: this.#state.asOf, lang: LANG, ...given });
  }

  /** A sentence in the status line, which screen readers hear. */
  say(sentence) {
    this.#tell('say', sentence);
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
