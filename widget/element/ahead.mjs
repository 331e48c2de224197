// Verdicts made ahead: a file of `muctieu render --format json`, shown without the engine.
//
// In: an element with `verdicts="URL"`, and the frame in its shadow root. Out: the views of the file, drawn from its node
// lists. Only the tags and attributes of src/view/node.rs are drawn, links go to the web alone, and nothing of the file
// becomes markup, so that a file of bad intent shows its text and nothing more.
import { adopt, addStyles, languageOf, note, paint } from './shell.mjs';
import { address, interval, SourceError, watch } from './sources.mjs';
import { clock, sentences, when } from './words.mjs';
import viewsText from './views.css';

addStyles(viewsText);

const SHAPE = 'verdicts 1';
const HTML_TAGS = new Set('a article bdi caption details div h3 h4 li p section span strong summary table tbody td th thead tr ul'.split(' '));
const SVG_TAGS = new Set('svg circle line path rect text'.split(' '));
const KEYS = new Set(
  'aria-hidden class colspan cx cy d data-id focusable height href part r referrerpolicy rel role scope text-anchor viewBox width x x1 x2 y y1 y2 preserveAspectRatio data-rows aria-rowcount aria-rowindex'.split(' '),
);
const MOST_DEEP = 64;

/** Shows the file of one element. */
export class Verdicts {
  #host;
  #parts;
  #source = null;
  #href = '';
  #every = 0;
  #serial = -1;
  #file = null;
  #shown = '';
  #ready = false;
  #failed = '';
  #asOf = '';

  constructor(host, parts) {
    this.#host = host;
    this.#parts = parts;
    adopt(host.shadowRoot);
  }

  /** Follows the attributes. */
  update() {
    const host = this.#host;
    paint(host, this.#parts.frame);
    try {
      const url = address(host.getAttribute('verdicts'));
      const every = interval(host.getAttribute('refresh')) ?? 0;
      if (this.#source === null || url.href !== this.#href || every !== this.#every) {
        this.#source?.leave(this.#heard);
        this.#href = url.href;
        this.#every = every;
        this.#source = watch(url, 'verdicts', every, this.#heard);
      }
      if (this.#source.text !== null) this.#show();
      else if (this.#source.error !== null) throw this.#source.error;
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Asks the source again, now. */
  reload() {
    this.#source?.ask();
  }

  /** The verdicts of the file as data; null while there is none. */
  get verdicts() {
    return this.#file?.verdicts ?? null;
  }

  stop() {
    this.#source?.leave(this.#heard);
    this.#source = null;
  }

  #heard = () => {
    if (this.#host.isConnected && this.#source !== null) this.update();
  };

  #show() {
    const host = this.#host;
    const { box, slot, live, notice } = this.#parts;
    const lang = languageOf(host);
    const say = sentences(lang);
    if (this.#serial !== this.#source.serial) {
      const file = read(this.#source.text);
      if (file === null) throw new SourceError('shape', sentences('vi').notVerdicts, sentences('en').notVerdicts, { url: this.#href });
      this.#file = file;
      this.#serial = this.#source.serial;
      this.#shown = '';
    }
    const file = this.#file;
    const view = host.getAttribute('view') ?? 'card';
    const [target, group] = [host.getAttribute('target') ?? '', host.getAttribute('group') ?? ''];
    const key = JSON.stringify([view, target, group]);
    if (key !== this.#shown) {
      const nodes = Object.hasOwn(file.views, view) ? file.views[view] : null;
      if (!Array.isArray(nodes)) throw new SourceError('view', sentences('vi').noView(view), sentences('en').noView(view));
      const made = nodes.map((node) => draw(node, 0)).filter((node) => node !== null);
      if (!pick(made, file.verdicts.targets ?? [], target, group)) {
        const what = [target, group].filter((word) => word !== '').map((word) => `“${word}”`).join(', ');
        throw new SourceError('nothing', sentences('vi').nothing(what), sentences('en').nothing(what));
      }
      const open = new Set([...box.querySelectorAll('details[open]')].map((details) => details.closest('[data-id]')?.dataset.id));
      box.replaceChildren(...made);
      for (const details of box.querySelectorAll('details')) {
        if (open.has(details.closest('[data-id]')?.dataset.id)) details.open = true;
      }
      box.lang = live.lang = file.lang === 'en' ? 'en' : 'vi';
      notice.lang = lang;
      this.#shown = key;
    }
    box.hidden = false;
    slot.hidden = true;
    const lines = [];
    const { error, failedAt, retryAt, savedAt } = this.#source;
    if (error !== null) lines.push(`${say.figures(clock(failedAt), '')} ${error[lang]}${retryAt === null ? '' : say.again(clock(retryAt))}`);
    if (savedAt !== null) lines.push(say.saved(when(savedAt)));
    const asOf = String(file.verdicts.as_of ?? '');
    if (/^\d{4}-\d\d-\d\d$/.test(asOf)) lines.push(say.madeOn(asOf.split('-').reverse().map((part) => part.replace(/^0/, '')).join('/')));
    note(notice, lines);
    if (error === null) this.#failed = '';
    else this.#report(error);
    if (!this.#ready) {
      this.#ready = true;
      this.#emit('muctieu:ready', null);
    }
    const facts = JSON.stringify(file.verdicts);
    if (facts !== this.#asOf) {
      this.#asOf = facts;
      this.#emit('muctieu:status', file.verdicts);
    }
  }

  #fail(error) {
    const { box, notice } = this.#parts;
    const lang = languageOf(this.#host);
    const say = sentences(lang);
    const reason = error[lang] ?? `${error.message ?? error}`;
    console.warn(`<muc-tieu>: ${error.message ?? error}${error.url == null ? '' : ` ${error.url}`}`);
    notice.lang = lang;
    if (!box.hidden) note(notice, [`${say.figures(clock(Date.now()), '')} ${reason}`]);
    else if (this.#host.textContent.trim() === '' && this.#host.childElementCount === 0) note(notice, [say.first(reason)]);
    this.#report(error);
  }

  #report(error) {
    const key = `${error.code} ${error.message}`;
    if (key === this.#failed) return;
    this.#failed = key;
    this.#emit('muctieu:error', error);
  }

  #emit(type, detail) {
    this.#host.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }
}

/** The file, if it is one. */
function read(text) {
  try {
    const file = JSON.parse(text);
    const whole = file?.muctieu === SHAPE && typeof file.views === 'object' && file.views !== null && typeof file.verdicts === 'object' && file.verdicts !== null;
    return whole ? file : null;
  } catch {
    return null;
  }
}

/** A node of the page; null for what is in no list. */
function draw(node, depth) {
  if (typeof node === 'string') return document.createTextNode(node);
  if (!Array.isArray(node) || depth > MOST_DEEP) return null;
  const [tag, attributes, ...children] = node;
  const svg = SVG_TAGS.has(tag);
  if (!svg && !HTML_TAGS.has(tag)) return null;
  const made = document.createElementNS(svg ? 'http://www.w3.org/2000/svg' : 'http://www.w3.org/1999/xhtml', tag);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (!KEYS.has(key) || typeof value !== 'string') continue;
    if (key === 'href' && !/^https?:\/\/[^\s\0-\x1f]+$/i.test(value)) continue;
    made.setAttribute(key, value);
  }
  for (const child of children) {
    const drawn = draw(child, depth + 1);
    if (drawn !== null) made.append(drawn);
  }
  return made;
}

const folded = (text) => String(text ?? '').normalize('NFC').toLowerCase().trim();

/** Leaves only what `target` and `group` pick; false where nothing is left. */
function pick(made, targets, target, group) {
  if (target === '' && group === '') return true;
  const wanted = target.split(/[\s,]+/).filter((id) => id !== '').map(folded);
  const conditions = group.split(';').map(folded).filter((condition) => condition !== '');
  const belongs = (found, condition) => {
    const section = folded(found.section);
    return (
      folded(found.document) === condition ||
      folded(found.full_id).startsWith(`${condition}/`) ||
      section === condition ||
      (section.startsWith(condition) && /^[. ]/.test(section.slice(condition.length))) ||
      (found.lead ?? []).some((lead) => folded(lead) === condition)
    );
  };
  const picked = targets.filter(
    (found) =>
      (wanted.length === 0 || wanted.includes(folded(found.id)) || wanted.includes(folded(found.full_id))) && conditions.every((condition) => belongs(found, condition)),
  );
  const ids = new Set(picked.map((found) => found.full_id));
  for (const root of made) {
    if (root.nodeType !== 1) continue;
    for (const node of root.querySelectorAll('[data-id]')) {
      if (ids.has(node.dataset.id)) continue;
      if (node.localName === 'tr' && node.nextElementSibling?.classList.contains('mt-more')) node.nextElementSibling.remove();
      node.remove();
    }
  }
  return ids.size > 0;
}
