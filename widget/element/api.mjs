// The module API: rules and figures as objects that live in the engine, and answers as plain data.
//
// In: texts, bytes and plain options. Out: data parsed from the engine's JSON. Argument types are checked here, with a
// TypeError, because a wrong type would otherwise reach the generated glue. The sources of every object are kept on
// this side, so that an object lost with a broken instance is made again without the caller noticing.
import { call, currentGeneration, drop } from './engine.mjs';
import { EngineError } from './errors.mjs';

// Kept from the start: what a page later puts in their place doesn't reach the engine's data.
const { parse, stringify } = JSON;
const LANGS = ['vi', 'en'];

/** The engine's version. */
export function version() {
  return call((glue) => glue.version());
}

/**
 * Reads rules. Never throws for bad rules: see `diagnostics`.
 * `files` maps the names that `dùng` lines mention to their texts.
 */
export function compile(source, options = {}) {
  text(source, 'source');
  const { files = {}, lang = 'vi', name = 'quy-tac.muctieu' } = fields(options);
  text(name, 'name');
  oneOf(lang, LANGS, 'lang');
  const all = [{ name, text: source }];
  for (const [file, content] of Object.entries(fields(files, 'files'))) {
    text(content, `files[${stringify(file)}]`);
    all.push({ name: file, text: content });
  }
  return new Rules(PRIVATE, stringify(all), lang);
}

/**
 * Reads figures from CSV or JSON. Never throws for bad rows: see `diagnostics`.
 * `name` is how messages call the file; `type` is `csv`, `json` or a MIME type, and is found from the content if absent.
 * Several files are given as an array of `{ content, name, type }`; later ones add to earlier ones.
 */
export function loadMetrics(input, options = {}) {
  const { name = 'so-lieu', type = '', lang = 'vi' } = fields(options);
  oneOf(lang, LANGS, 'lang');
  const files = Array.isArray(input) ? input.map((file) => fields(file, 'input[]')) : [{ content: input, name, type }];
  const sources = files.map(({ content, name = 'so-lieu', type = '' }) => {
    text(name, 'name');
    text(type, 'type');
    return { content: bytes(content), name, type };
  });
  if (sources.length === 0) throw new TypeError('input: cần ít nhất một tệp (needs one file at least)');
  return new Metrics(PRIVATE, sources, lang);
}

/** Only this module makes the objects below; others get them from the functions above. */
const PRIVATE = Symbol('muctieu');

/** An object inside the engine that can be made again from what it was made of. */
class Held {
  #make;
  #box = { object: null, generation: 0 };

  constructor(make) {
    this.#make = make;
    unreachable?.register(this, this.#box, this);
  }

  /** The living object, made now if it never was or if its instance is gone. */
  in(glue, generation) {
    if (this.#make === null) {
      throw new EngineError('freed', 'Đối tượng này đã giải phóng bằng free().', 'This object was freed by free().');
    }
    if (this.#box.object === null || this.#box.generation !== generation) {
      this.#box.object = this.#make(glue);
      this.#box.generation = generation;
    }
    return this.#box.object;
  }

  free() {
    this.#make = null;
    unreachable?.unregister(this);
    release(this.#box);
  }
}

/** Frees what a box holds, unless its instance is gone already. */
function release(box) {
  const { object, generation } = box;
  box.object = null;
  if (object === null || generation !== currentGeneration()) return;
  try {
    object.free();
  } catch {
    // Freeing never fails on a sound instance, so this one isn't.
    drop();
  }
}

/** The safety net for callers that forget `free()`. */
const unreachable = typeof FinalizationRegistry === 'undefined' ? null : new FinalizationRegistry(release);

/** Compiled rules. */
export class Rules {
  #held;
  #lang;
  #diagnostics = null;

  constructor(key, files, lang) {
    internal(key);
    this.#held = new Held((glue) => glue.compile(files));
    this.#lang = lang;
  }

  /** What is wrong or doubtful in the rules, in the language given to `compile`. */
  get diagnostics() {
    this.#diagnostics ??= this.#ask((rules) => rules.diagnostics_json(this.#lang)).diagnostics;
    return this.#diagnostics;
  }

  /** Names that the rules use and `files` did not give. */
  get missing() {
    return this.#ask((rules) => rules.missing_includes_json());
  }

  /** The inventory of targets, as the command line's `targets` prints it. */
  targets() {
    return this.#ask((rules) => rules.targets_json());
  }

  /** How many targets can be judged. */
  get count() {
    return call((glue, now) => this.#held.in(glue, now).target_count());
  }

  /**
   * Draws a view (`card`, `bullet`, `table` or `summary`) into a node of the page, or brings one drawn before up to date.
   * Gives the day of the newest figure in words, empty without figures; null where `target` and `group` pick nothing,
   * and the node is then left as it was.
   */
  draw(container, data, options = {}) {
    const { view = 'card', target = '', group = '', lang = this.#lang } = fields(options);
    for (const [name, value] of Object.entries({ view, target, group })) text(value, name);
    oneOf(lang, LANGS, 'lang');
    const asOf = day(options);
    const held = heldBy(data);
    return call((glue, now) => this.#held.in(glue, now).draw(container, held.in(glue, now), asOf, view, target, group, lang)) ?? null;
  }

  /** As `evaluate`, as the engine's own text. */
  evaluateText(data, options = {}) {
    const asOf = day(options);
    const held = heldBy(data);
    return call((glue, now) => this.#held.in(glue, now).evaluate_json(held.in(glue, now), asOf));
  }

  /** Verdicts, as the command line's `eval` prints them. `asOf` is `YYYY-MM-DD`; today in Việt Nam without it. */
  evaluate(data, options = {}) {
    return parse(this.evaluateText(data, options));
  }

  /** One verdict with its whole reasoning. */
  explain(id, data, options = {}) {
    text(id, 'id');
    const asOf = day(options);
    const held = heldBy(data);
    return parse(call((glue, now) => this.#held.in(glue, now).explain_json(id, held.in(glue, now), asOf)));
  }

  /** Gives the memory back. The object can't be used afterwards. */
  free() {
    this.#held.free();
  }

  #ask(question) {
    return parse(call((glue, now) => question(this.#held.in(glue, now))));
  }
}

/** Published figures. */
export class Metrics {
  #held;
  #lang;
  #diagnostics = null;

  constructor(key, [first, ...others], lang) {
    internal(key);
    this.#held = new Held((glue) => {
      const metrics = glue.load_metrics(first.content, first.name, first.type);
      for (const { content, name, type } of others) metrics.add(content, name, type);
      return metrics;
    });
    this.#lang = lang;
  }

  /** How many figures could be used. */
  get rows() {
    return call((glue, now) => this.#held.in(glue, now).row_count());
  }

  /** The rows that could not be used, each with its reason. */
  get diagnostics() {
    this.#diagnostics ??= parse(call((glue, now) => this.#held.in(glue, now).diagnostics_json(this.#lang))).diagnostics;
    return this.#diagnostics;
  }

  /** Gives the memory back. The object can't be used afterwards. */
  free() {
    this.#held.free();
  }

  /** For `Rules` alone. */
  static held(key, data) {
    internal(key);
    if (!(typeof data === 'object' && data !== null && #held in data)) {
      throw new TypeError('data: cần đối tượng do loadMetrics() trả về (must come from loadMetrics())');
    }
    return data.#held;
  }
}

const heldBy = (data) => Metrics.held(PRIVATE, data);

if (typeof Symbol.dispose === 'symbol') {
  for (const kind of [Rules, Metrics]) {
    kind.prototype[Symbol.dispose] = kind.prototype.free;
  }
}

function internal(key) {
  if (key !== PRIVATE) throw new TypeError('Hãy dùng compile() hoặc loadMetrics() (use compile() or loadMetrics())');
}

function text(value, name) {
  if (typeof value !== 'string') throw new TypeError(`${name}: cần một chuỗi (must be a string)`);
}

function oneOf(value, allowed, name) {
  if (!allowed.includes(value)) {
    throw new TypeError(`${name}: cần một trong ${allowed.join(', ')} (must be one of them)`);
  }
}

/** Own properties only: what a page put on `Object.prototype` is not an option. */
function fields(value, name = 'options') {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new TypeError(`${name}: cần một đối tượng (must be an object)`);
  }
  return Object.assign(Object.create(null), value);
}

function bytes(input) {
  if (typeof input === 'string') return new TextEncoder().encode(input);
  if (input instanceof ArrayBuffer) return new Uint8Array(input.slice(0));
  if (ArrayBuffer.isView(input)) return new Uint8Array(input.buffer, input.byteOffset, input.byteLength).slice();
  throw new TypeError('input: cần chuỗi hoặc mảng byte (must be a string or bytes)');
}

/** Việt Nam has kept +07:00 since 1975, so its calendar day needs no time-zone tables. */
const VIETNAM = 7 * 3600 * 1000;

function day(options) {
  const { asOf = new Date(Date.now() + VIETNAM).toISOString().slice(0, 10) } = fields(options);
  text(asOf, 'asOf');
  return asOf;
}
