// The element <muc-tieu>: rules and figures by address, verdicts drawn by the engine.
//
// In: attributes (or the properties of the same names, which also take texts and data). Out: a view in an open shadow
// root, events, and one polite announcement when a verdict changes. INVARIANT: the content inside the tag shows until
// there is a verdict to put in its place; what was shown is never taken away by a failure.
//
// Cards in Vietnamese come from the card's engine, a third of the whole one. The whole one is fetched for anything else: another view,
// English, JSON, much text, a reader who opens the reasoning, a fault. It draws over what is shown; verdicts and ids are the same.
import { compile, drawCards, isBeyond, loadMetrics, Metrics, noMetrics, Rules, verdictsOf } from './api.mjs';
import { init, initCard, ready } from './engine.mjs';
import { build, languageOf, note, paint, preferences } from './shell.mjs';
import { take } from './shared.mjs';
import { address, interval, LIMITS, SourceError, watch } from './sources.mjs';
import { clock, sentences, today, when } from './words.mjs';

// A server has no HTMLElement; importing there must not fail.
const Base = globalThis.HTMLElement ?? class {};

const ATTRIBUTES = ['rules', 'metrics', 'target', 'view', 'group', 'as-of', 'lang', 'refresh', 'theme', 'wasm-url', 'by', 'scenario', 'compare-to', 'mapping', 'verdicts'];
const VIEWS = ['card', 'bullet', 'table', 'summary', 'timeline', 'tasks', 'index', 'compare'];
const MOST_FILES = 1_000;
const DAY = 86_400_000;
/** More text than this, in UTF-16 units, is work for the engine that is built for speed. */
const MUCH = 512 * 1024;

/** What comes with the whole engine: tools behind buttons, tables that draw what is seen, links to a single target. */
let more = null;

/** Takes it: `muctieu.mjs` brings it. */
export function extend(tools) {
  more = tools;
}

/** The mark of a link to a single target in a page's address. */
const LINK = '#muc-tieu=';

/** Warnings already in the console: a page with a hundred elements says each thing once. */
const said = new Set();

function warn(text) {
  if (said.has(text)) return;
  said.add(text);
  console.warn(`<muc-tieu>: ${text}`);
}

/** Shows its own content until the engine works, and keeps it when the engine can't be had. */
export class MucTieuElement extends Base {
  static version = '0.1.0';
  static observedAttributes = ATTRIBUTES;

  #slot = null;
  #frame = null;
  #box = null;
  #notice = null;
  #live = null;
  /** What `el.rules` and `el.metrics` hold in place of addresses. */
  #given = { rules: null, metrics: null };
  /** Watched addresses: href -> {source, watcher, kind, every}. */
  #watched = new Map();
  /** Shared objects behind what is shown. */
  #rules = null;
  #metrics = null;
  #drawn = false;
  /** Whether this element needs the whole engine, and whether what it shows came from it. */
  #whole = false;
  #told = false;
  #ready = false;
  #figuresTo = '';
  #statuses = new Map();
  #answer = '';
  #lastError = '';
  #queued = false;
  #turn = 0;
  #day = null;
  /** What a reader asked of a table: `{ by, sort, find, window }`. */
  #wish = {};
  /** Shows verdicts made ahead, where they are asked for. */
  #ahead = null;

  constructor() {
    super();
    ({ slot: this.#slot, frame: this.#frame, box: this.#box, notice: this.#notice, live: this.#live } = build(this));
    // `toggle` doesn't bubble.
    this.#box.addEventListener('toggle', (event) => event.target.open && (this.#tell(), more?.opened(this.#hand(), event)), true);
    for (const type of ['click', 'input', 'change']) this.#box.addEventListener(type, (event) => more?.act(this.#hand(), event));
  }

  connectedCallback() {
    // Values that were set before the element was defined hide the accessors.
    for (const name of PROPERTIES) {
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    preferences()?.addEventListener('change', this.#scheme);
    paper()?.addEventListener('change', this.#print);
    globalThis.document.addEventListener('visibilitychange', this.#woke);
    this.#queue();
  }

  disconnectedCallback() {
    // A move is a removal and an insertion at once; only an element that stays away lets go.
    queueMicrotask(() => {
      if (this.isConnected) return;
      preferences()?.removeEventListener('change', this.#scheme);
      paper()?.removeEventListener('change', this.#print);
      globalThis.document.removeEventListener('visibilitychange', this.#woke);
      this.#turn += 1;
      clearTimeout(this.#day);
      this.#ahead?.stop();
      more?.gone(this.#box);
      for (const { source, watcher } of this.#watched.values()) source.leave(watcher);
      this.#watched.clear();
      this.#rules?.release();
      this.#metrics?.release();
      this.#rules = this.#metrics = null;
    });
  }

  attributeChangedCallback(name, before, after) {
    if (before === after) return;
    if (name === 'rules' || name === 'metrics') this.#given[name] = null;
    if (name === 'by' || name === 'view') this.#wish = {};
    this.#queue();
  }

  /** An address, a text of rules (anything with a space or a line break), `{source, files, name}`, or compiled `Rules`. */
  get rules() {
    return this.#given.rules ?? this.getAttribute('rules');
  }

  set rules(value) {
    this.#give('rules', value, (text) => /[\s≥≤]/u.test(text.trim()));
  }

  /** Addresses apart by spaces, a text of CSV or JSON, rows as objects, `Metrics`, or a list of any of these. */
  get metrics() {
    return this.#given.metrics ?? this.getAttribute('metrics');
  }

  set metrics(value) {
    this.#give('metrics', value, (text) => /[\n\r]|^\s*[[{]/.test(text));
  }

  /** The verdicts whole, every explanation included: the JSON of `eval`; null while nothing is shown. */
  async verdicts() {
    if (this.hasAttribute('verdicts')) return this.#ahead?.verdicts ?? null;
    await this.#loadWhole();
    const asOf = this.getAttribute('as-of') ?? today();
    return this.#rules === null ? null : JSON.parse(verdictsOf(this.#rules.object, this.#metrics.object, asOf, this.getAttribute('scenario') ?? ''));
  }

  /** Asks all its sources again, now. */
  reload() {
    this.#ahead?.reload();
    for (const { source } of this.#watched.values()) source.ask();
  }

  #give(name, value, isContent) {
    if (value === null || value === undefined) {
      this.#given[name] = null;
      this.removeAttribute(name);
    } else if (typeof value === 'string' && !isContent(value)) {
      this.#given[name] = null;
      this.setAttribute(name, value);
    } else {
      this.#given[name] = value;
    }
    this.#queue();
  }

  #queue = () => {
    if (this.#queued) return;
    this.#queued = true;
    queueMicrotask(() => {
      this.#queued = false;
      if (this.isConnected) this.#update();
    });
  };

  /** A watched address answered: `news` is false for the same text again. */
  #heard = (news) => {
    if (news || !this.#drawn) this.#queue();
  };

  #woke = () => {
    if (!globalThis.document.hidden && this.#drawn && !this.hasAttribute('as-of')) this.#queue();
  };

  #loadWhole() {
    const wasmUrl = this.getAttribute('wasm-url');
    return init(wasmUrl === null ? {} : { wasmUrl });
  }

  /** Fills in the reasoning, which the card's engine leaves out. */
  #tell() {
    if (this.#told) return;
    this.#whole = true;
    this.#queue();
  }

  /** Paper shows the reasoning of cards. */
  #print = () => {
    if (paper().matches && this.#drawn) this.#tell();
    more?.print(this.#hand(), paper().matches);
  };

  /** What the tools may know and do. */
  #hand() {
    const text = (name) => this.getAttribute(name) ?? '';
    return {
      host: this,
      box: this.#box,
      live: this.#live,
      wish: this.#wish,
      rules: this.#rules?.object ?? null,
      metrics: this.#metrics?.object ?? null,
      asOf: this.getAttribute('as-of') ?? today(),
      lang: this.#lang(),
      view: this.getAttribute('view') ?? 'card',
      target: text('target'),
      group: text('group'),
      by: text('by'),
      scenario: text('scenario'),
      compareTo: text('compare-to'),
      redraw: () => this.#drawn && this.#draw(),
      fail: (error) => this.#fail(error, this.#lang()),
    };
  }

  async #update() {
    const turn = (this.#turn += 1);
    const lang = this.#lang();
    this.#scheme();
    try {
      if (this.hasAttribute('verdicts')) {
        const { Verdicts } = await import('muctieu-verdicts');
        if (turn !== this.#turn || !this.isConnected) return;
        const { version } = MucTieuElement;
        this.#ahead ??= new Verdicts(this, { slot: this.#slot, frame: this.#frame, box: this.#box, notice: this.#notice, live: this.#live }, version);
        return this.#ahead.update();
      }
      const wanted = this.#wanted();
      if (wanted === null) return;
      const whole = this.#whole || lang !== 'vi' || wanted.whole || this.hasAttribute('wasm-url') || location.hash.startsWith(LINK);
      const loading = whole ? this.#loadWhole() : initCard();
      this.#watch(wanted.addresses);
      await loading;
      if (turn !== this.#turn || !this.isConnected) return;
      const rules = this.#loadRules(wanted.rules, lang);
      const metrics = this.#loadMetrics(wanted.metrics, wanted.mapping, lang);
      if (rules === null || metrics === null) return;
      this.#show(rules, metrics, lang);
    } catch (error) {
      if (turn !== this.#turn) return;
      if (!ready() && error.code === 'fault') this.#tell();
      else this.#fail(error, lang);
    }
  }

  /** What the attributes and properties ask for, with every address that has to be watched for it. */
  #wanted() {
    const view = this.getAttribute('view') ?? 'card';
    if (!VIEWS.includes(view)) throw refusal('view', (say) => say.view(view));
    const every = interval(this.getAttribute('refresh'));
    if (every === null) warn(`refresh="${this.getAttribute('refresh')}": viết như 30s, 15m, 1h (write it like 30s, 15m, 1h)`);
    const addresses = new Map();
    const file = (text, kind) => {
      const url = address(text);
      addresses.set(url.href, { url, kind, every: every ?? 0 });
      return { url };
    };
    const given = this.rules;
    if (given === null || given === '') return null;
    let rules;
    if (typeof given === 'string') rules = this.#given.rules === null ? file(given, 'rules') : { text: given, files: {}, name: 'quy-tac.muctieu' };
    else if (given instanceof Rules) rules = { object: given };
    else rules = { text: String(given.source), files: given.files ?? {}, name: given.name ?? 'quy-tac.muctieu' };
    const metrics = [];
    const take = (value) => {
      if (value instanceof Metrics) metrics.push({ object: value });
      else if (typeof value !== 'string') metrics.push({ text: JSON.stringify(value) });
      else if (/[\n\r]|^\s*[[{]/.test(value)) metrics.push({ text: value });
      else for (const text of value.split(/\s+/).filter((word) => word !== '')) metrics.push(file(text, 'metrics'));
    };
    const figures = this.metrics ?? [];
    // A list of texts and objects of the API is taken one by one; a list of rows is one text.
    if (Array.isArray(figures) && figures.every((item) => typeof item === 'string' || item instanceof Metrics)) figures.forEach(take);
    else take(figures);
    const size = [rules, ...metrics].reduce((sum, { text }) => sum + (text?.length ?? 0), 0);
    const whole = view !== 'card' || this.hasAttribute('scenario') || size > MUCH || metrics.some(({ text, url }) => (url === undefined ? isJson(text ?? '') : /\.json$/i.test(url.pathname)));
    const mapping = this.#mapping(file);
    return { rules, metrics, addresses, whole, mapping };
  }

  /** What foreign columns and codes mean: a script of JSON inside the tag, or the address of a small file. */
  #mapping(file) {
    const own = this.querySelector(':scope > script[type="application/json"]');
    if (own !== null) return { text: own.textContent };
    const url = this.getAttribute('mapping');
    return url === null ? null : file(url, 'mapping');
  }

  /** Watches exactly these addresses, and the files that the rules were found to use. */
  #watch(addresses) {
    for (const [href, entry] of this.#watched) {
      if (addresses.has(href) || entry.kind === 'include') continue;
      entry.source.leave(entry.watcher);
      this.#watched.delete(href);
    }
    for (const { url, kind, every } of addresses.values()) this.#see(url, kind, every);
  }

  #see(url, kind, every) {
    const known = this.#watched.get(url.href);
    if (known !== undefined && known.every === every) return known.source;
    const watcher = known?.watcher ?? ((news) => this.#heard(news));
    const entry = { watcher, kind, every, source: known?.source ?? null };
    this.#watched.set(url.href, entry);
    entry.source = watch(url, kind, every, watcher);
    return entry.source;
  }

  /** The text of an address; null while the first answer is awaited. */
  #text(url) {
    const source = this.#watched.get(url.href)?.source;
    if (source === undefined || source.text === null) {
      if (source?.error) throw source.error;
      return null;
    }
    return source;
  }

  #loadRules(wanted, lang) {
    if (wanted.object !== undefined) return { object: wanted.object, key: 'given', release() {}, answer: (_, compute) => compute() };
    if (wanted.url === undefined) {
      return take(`rules ${lang} ${JSON.stringify([wanted.name, wanted.text, wanted.files])}`, () =>
        compile(wanted.text, { files: wanted.files, name: wanted.name, lang }),
      );
    }
    const root = this.#text(wanted.url);
    if (root === null) return null;
    // Files that the rules use are asked for by their paths beside the rules; what they use in turn shows only then.
    const folder = new URL('.', wanted.url);
    const name = wanted.url.pathname.split('/').pop() || 'quy-tac.muctieu';
    const every = this.#watched.get(wanted.url.href).every;
    const files = {};
    const serials = [root.serial];
    const used = new Set([wanted.url.href]);
    for (;;) {
      const key = `rules ${lang} ${wanted.url.href} ${serials.join(' ')}`;
      const handle = take(key, () => compile(root.text, { files, name, lang }));
      const missing = handle.object.missing.filter((path) => !Object.hasOwn(files, path));
      if (missing.length === 0) {
        this.#forget(used);
        return handle;
      }
      handle.release();
      let waiting = false;
      for (const path of missing) {
        if (used.size > MOST_FILES) throw new SourceError('too-many', `Quy tắc dùng quá ${MOST_FILES} tệp.`, `The rules use more than ${MOST_FILES} files.`);
        const url = address(path, folder);
        if (url.origin !== folder.origin) {
          throw new SourceError('address', `Quy tắc không được dùng tệp ở nơi khác: “${path}”.`, `Rules may not use files of another site: “${path}”.`, { url: path });
        }
        used.add(url.href);
        this.#see(url, 'include', every);
        const source = this.#text(url);
        if (source === null) {
          waiting = true;
        } else {
          files[path] = source.text;
          serials.push(source.serial);
        }
      }
      if (waiting) return null;
    }
  }

  /** Stops watching files that the rules no longer use. */
  #forget(used) {
    for (const [href, entry] of this.#watched) {
      if (entry.kind !== 'include' || used.has(href)) continue;
      entry.source.leave(entry.watcher);
      this.#watched.delete(href);
    }
  }

  #loadMetrics(wanted, declared, lang) {
    const parts = [];
    const mapping = declared?.url === undefined ? declared?.text ?? '' : this.#text(declared.url)?.text ?? null;
    if (mapping === null) return null;
    for (const item of wanted) {
      if (item.url === undefined && (mapping === '' || item.object !== undefined)) parts.push(item);
      else {
        const source = item.url === undefined ? { text: item.text, serial: item.text } : this.#text(item.url);
        if (source === null) return null;
        const name = item.url?.pathname.split('/').pop() || 'so-lieu';
        const serial = `${item.url?.href ?? ''} ${source.serial}`;
        if (!isForeign(source.text, mapping)) {
          parts.push({ text: source.text, name, serial });
          continue;
        }
        const read = converted(`${serial} ${mapping}`, source.text, name, mapping, this.#queue);
        if (read === null) return null;
        if (read.error) throw read.error;
        parts.push({ text: read.text, name: read.name, serial: `${serial} ${mapping}` });
      }
    }
    const [only] = parts;
    if (parts.length === 1 && only.object !== undefined) return { object: only.object, key: null, release() {} };
    if (parts.some((item) => item.object !== undefined)) throw refusal('metrics', (say) => say.mixed);
    // Without figures every target is judged all the same, and says what is missing.
    if (parts.length === 0) return take('metrics', noMetrics);
    const key = `metrics ${lang} ${parts.map((item) => item.serial ?? item.text).join('\n')}`;
    return take(key, () => loadMetrics(parts.map(({ text, name = 'so-lieu' }) => ({ content: text, name })), { lang }));
  }

  #show(rules, metrics, lang) {
    const { asOf, target, group, scenario } = this.#hand();
    let problem = null;
    const release = () => {
      if (rules !== this.#rules) rules.release();
      if (metrics !== this.#metrics) metrics.release();
    };
    try {
      // New content that gives nothing where there was something is a fault of the content, not news.
      if (this.#metrics !== null && this.#metrics.object.rows > 0 && metrics.object.rows === 0) {
        problem = new SourceError('unusable', sentences('vi').unusable, sentences('en').unusable);
        metrics.release();
        metrics = this.#metrics;
      }
      if (this.#rules !== null && this.#rules.object.count > 0 && rules.object.count === 0) {
        problem = new SourceError('broken', sentences('vi').broken, sentences('en').broken);
        rules.release();
        rules = this.#rules;
      }
      if (!ready() && isBeyond(rules.object, metrics.object)) {
        release();
        return this.#tell();
      }
      const text = rules.answer(`${metrics.key ?? Math.random()} ${asOf} ${ready()} ${scenario}`, () => verdictsOf(rules.object, metrics.object, asOf, scenario));
      const figuresTo = this.#draw(rules.object, metrics.object);
      if (figuresTo === null) {
        const what = [target, group].filter((word) => word !== '').map((word) => `“${word}”`).join(', ');
        throw refusal('nothing', (words) => words.nothing(what === '' ? words.all : what));
      }
      this.#figuresTo = figuresTo;
      this.#told = ready();
      if (this.#rules !== rules) this.#rules?.release();
      if (this.#metrics !== metrics) this.#metrics?.release();
      this.#rules = rules;
      this.#metrics = metrics;
      this.#box.lang = this.#live.lang = this.#notice.lang = lang;
      this.#reveal(true);
      this.#announce(lang);
      const detail = JSON.parse(text);
      const failed = this.#notices(lang, detail, problem);
      if (failed === null) this.#lastError = '';
      else this.#report(failed);
      if (!this.#ready) {
        this.#ready = true;
        this.#emit('muctieu:ready', null);
      }
      this.#publish(detail);
      this.#midnight();
    } catch (error) {
      release();
      throw error;
    }
  }

  /** Draws what is held, or what is given; see `Rules.draw` for the answer. */
  #draw(rules = this.#rules.object, metrics = this.#metrics.object) {
    const hand = this.#hand();
    const { asOf, view, target, group, lang, scenario } = hand;
    if (!ready()) return drawCards(rules, metrics, this.#box, { asOf, target, group });
    const { wish, against } = more.wishes(hand);
    const figuresTo = rules.draw(this.#box, metrics, { asOf, view, target, group, lang, scenario, wish, against });
    if (figuresTo !== null) more.drawn(hand);
    return figuresTo;
  }

  /** Sentences under the view; returns the failure behind them, if there is one. */
  #notices(lang, verdicts, problem) {
    const say = sentences(lang);
    const lines = [];
    let failed = problem;
    let at = Date.now();
    let retry = null;
    let kind = problem?.code === 'broken' ? 'rules' : 'metrics';
    for (const { source, kind: of } of this.#watched.values()) {
      if (source.error === null) continue;
      failed = source.error;
      at = source.failedAt;
      retry = source.retryAt;
      kind = of;
    }
    if (failed !== null) {
      const main = kind === 'metrics' ? say.figures(clock(at), this.#figuresTo) : say.rules(clock(at), this.#figuresTo);
      lines.push(`${main} ${failed[lang]}${retry === null ? '' : say.again(clock(retry))}`);
    }
    // Findings about figures have a row, or no line.
    const errors = verdicts.diagnostics.filter((found) => found.severity === 'error' && found.line !== null);
    if (errors.length > 0) {
      const [{ code, file, line, message }] = errors;
      lines.push(say.lines(errors.length));
      warn(message ?? `${code} ${file}:${line}`);
    }
    const kept = [...this.#watched.values()].map(({ source }) => source.savedAt).filter((at) => at !== null);
    if (kept.length > 0) lines.push(say.saved(when(Math.min(...kept))));
    const skewed = [...this.#watched.values()].some(({ source }) => source.skew !== null && Math.abs(source.skew) > DAY);
    if (skewed && !this.hasAttribute('as-of')) lines.push(say.skew);
    note(this.#notice, lines);
    return failed;
  }

  #fail(error, lang) {
    const say = sentences(lang);
    const reason = error[lang] ?? `${error.message ?? error}`;
    warn(`${error.message ?? error}${error.url == null ? '' : ` ${error.url}`}`);
    if (this.#drawn) {
      // What is shown stays; only that it is no longer fresh is added.
      const failing = [...this.#watched.values()].find(({ source }) => source.error === error);
      const at = clock(failing?.source.failedAt ?? Date.now());
      note(this.#notice, [`${failing?.kind === 'metrics' ? say.figures(at, this.#figuresTo) : say.rules(at, this.#figuresTo)} ${reason}`]);
    } else if (this.textContent.trim() === '' && this.childElementCount === 0) {
      this.#notice.lang = lang;
      note(this.#notice, [say.first(reason)]);
    }
    this.#report(error);
  }

  #report(error) {
    const key = `${error.code} ${error.message}`;
    if (key === this.#lastError) return;
    this.#lastError = key;
    this.#emit('muctieu:error', error);
  }

  #reveal(drawn) {
    this.#drawn = drawn;
    this.#box.hidden = !drawn;
    this.#slot.hidden = drawn;
  }

  /** Says which verdicts changed since the last drawing, never the first ones. */
  #announce(lang) {
    const now = new Map();
    for (const item of this.#box.querySelectorAll('[data-id]')) {
      const name = item.querySelector('.mt-name')?.textContent ?? '';
      const badge = item.querySelector('.mt-badge')?.textContent ?? '';
      now.set(`${lang} ${item.dataset.id}`, { name, badge });
    }
    const before = this.#statuses;
    this.#statuses = now;
    const changed = [...now].filter(([id, { badge }]) => before.has(id) && before.get(id).badge !== badge).map(([, item]) => `${item.name}: ${item.badge}`);
    if (changed.length > 0) this.#live.textContent = sentences(lang).changed(changed.slice(0, 3), Math.max(changed.length - 3, 0));
  }

  /** Fires `muctieu:status` with the verdicts where they are not those of the last time, words apart. */
  #publish(detail) {
    const { as_of, diagnostics, ...answer } = detail;
    const facts = JSON.stringify([answer, diagnostics.map(({ code, file, line, row }) => [code, file, line, row])], (key, value) => (key === 'explanation' ? null : value));
    if (facts === this.#answer) return;
    const first = this.#answer === '';
    this.#answer = facts;
    if (!first && this.#statuses.size === 0) this.#live.textContent = sentences(this.#lang()).recounted(detail.targets.length);
    this.#emit('muctieu:status', detail);
  }

  /** Judges anew when the day changes in Việt Nam. */
  #midnight() {
    clearTimeout(this.#day);
    if (this.hasAttribute('as-of')) return;
    const left = DAY - ((Date.now() + 7 * 3600_000) % DAY);
    this.#day = setTimeout(this.#queue, left + 1_000);
  }

  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }

  #lang() {
    return languageOf(this);
  }

  #scheme = () => paint(this, this.#frame);
}

const PROPERTIES = ['rules', 'metrics', 'target', 'view', 'group', 'asOf', 'refresh', 'theme', 'wasmUrl', 'by', 'scenario', 'compareTo', 'mapping'];

// The plain ones mirror their attributes; `rules` and `metrics` have accessors of their own above, `lang` is HTML's.
for (const name of PROPERTIES.slice(2)) {
  const attribute = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  Object.defineProperty(MucTieuElement.prototype, name, {
    configurable: true,
    enumerable: true,
    get() {
      return this.getAttribute(attribute);
    },
    set(value) {
      if (value === null || value === undefined) this.removeAttribute(attribute);
      else this.setAttribute(attribute, value);
    },
  });
}

/** Whether a file is in a shape that the engine does not read: a workbook, somebody else's columns, a statistics format. */
function isForeign(content, mapping) {
  if (mapping !== '' || typeof content !== 'string') return true;
  if (/^\ufeff?"?(DATAFLOW|STRUCTURE)"?[,;]/.test(content)) return true;
  return /^[\s\ufeff]*{/.test(content) && /"(dataSets|dimension|dataset|records)"\s*:/.test(content);
}

/** Files brought into the engine's own shape: key -> {text, name} or {error}; the last few. */
const shapes = new Map();

function converted(key, content, name, mapping, done) {
  const known = shapes.get(key);
  if (known !== undefined) {
    known.waiting?.push(done);
    return known.waiting === undefined ? known : null;
  }
  const waiting = [done];
  if (shapes.size >= 16) shapes.delete(shapes.keys().next().value);
  shapes.set(key, { waiting });
  import('muctieu-formats')
    .then(({ convert }) => convert(content, name, mapping))
    .catch((error) => ({ error }))
    .then((read) => {
      shapes.set(key, read);
      for (const queue of waiting) queue();
    });
  return null;
}

function isJson(text) {
  return /^[\s\ufeff]*[[{]/.test(text);
}

let sheets = null;

/** Whether the page is on paper. */
function paper() {
  return (sheets ??= globalThis.matchMedia?.('print') ?? null);
}

function refusal(code, text) {
  return new SourceError(code, text(sentences('vi')), text(sentences('en')));
}
