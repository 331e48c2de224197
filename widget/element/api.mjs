// The module API: rules and figures as objects that live in the engine, and answers as plain data.
//
// In: texts, bytes and plain options. Out: data parsed from the engine's JSON. Argument types are checked here, with a
// TypeError, because a wrong type would otherwise reach the generated glue. The sources of every object are kept on
// this side, so that an object lost with a broken instance is made again without the caller noticing.
import { call, currentGeneration, drop, hold, letGo, ready } from './engine.mjs';
import { EngineError } from './errors.mjs';

// Kept from the start: what a page later puts in their place doesn't reach the engine's data.
const { parse, stringify } = JSON;
const LANGS = ['vi', 'en'];

/** Far above what the language reads (16 MiB) and the data readers take (32 MiB): the engine itself says those. */
const MOST_BYTES = 256 * 1024 * 1024;

/** Includes nest 64 deep, and each round of asking finds one level. */
const MOST_ROUNDS = 64;

/** The engine's version. */
export function version() {
  return call((glue) => glue.version());
}

/**
 * Reads rules. Never throws for bad rules: see `diagnostics`.
 * `source` is a text or its bytes, or an array of `{ name, content }`, all read in order. `files` gives what `dùng` lines
 * name: an object of texts or bytes by name, or a function that takes a name and returns one of them, or nothing.
 */
export function compile(source, options = {}) {
  const { files = {}, lang = 'vi', name = 'quy-tac.muctieu', strict = false } = fields(options);
  text(name, 'name');
  oneOf(lang, LANGS, 'lang');
  if (typeof strict !== 'boolean') throw new TypeError('strict: cần true hoặc false (must be true or false)');
  const roots = Array.isArray(source) ? source.map((file) => fields(file, 'source[]')) : [{ name, content: source }];
  if (roots.length === 0) throw new TypeError('source: cần ít nhất một tệp (needs one file at least)');
  const all = roots.map(({ name, content }) => {
    text(name, 'source[].name');
    return { name, content: bytes(content, 'source'), root: true };
  });
  if (typeof files === 'function') return compileAsking(all, files, lang, strict);
  for (const [name, content] of Object.entries(fields(files, 'files'))) {
    all.push({ name, content: bytes(content, `files[${stringify(name)}]`), root: false });
  }
  return new Rules(PRIVATE, all, lang, strict);
}

/** Compiles and asks for what is missing, until nothing new is. */
function compileAsking(all, ask, lang, strict) {
  const asked = new Set(all.map(({ name }) => name));
  for (let round = 1; ; round += 1) {
    const rules = new Rules(PRIVATE, [...all], lang, strict);
    const fresh = round < MOST_ROUNDS ? rules.missing.filter((name) => !asked.has(name)) : [];
    if (fresh.length === 0) return rules;
    const before = all.length;
    try {
      for (const name of fresh) {
        asked.add(name);
        const content = ask(name);
        if (content !== undefined && content !== null) all.push({ name, content: bytes(content, `files(${stringify(name)})`), root: false });
      }
    } catch (error) {
      rules.free();
      throw error;
    }
    if (all.length === before) return rules;
    rules.free();
  }
}

/**
 * Reads figures from CSV or JSON. Never throws for bad rows: see `diagnostics`.
 * `input` is a text, its bytes, or plain data of the same shapes as JSON. `name` is how messages call the file; `type` is
 * `csv`, `json` or a MIME type, and is found from the content if absent. Several files are given as an array of
 * `{ content, name, type }`; later ones add to earlier ones.
 */
export function loadMetrics(input, options = {}) {
  const { name = 'so-lieu', type = '', lang = 'vi' } = fields(options);
  oneOf(lang, LANGS, 'lang');
  const several = Array.isArray(input) && input.length > 0 && input.every((file) => isData(file) && Object.hasOwn(file, 'content'));
  const files = several ? input.map((file) => fields(file, 'input[]')) : [{ content: input, name, type }];
  const sources = files.map(({ content, name = 'so-lieu', type = '' }) => {
    text(name, 'name');
    text(type, 'type');
    return isData(content) ? { content: bytes(stringify(content), 'input'), name, type: 'json' } : { content: bytes(content, 'input'), name, type };
  });
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
      hold();
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
    letGo();
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

  constructor(key, files, lang, strict) {
    internal(key);
    this.#held = new Held((glue) => {
      const all = new glue.Files();
      for (const { name, content, root } of files) all.add(name, content, root);
      return glue.compile(all, lang, strict);
    });
    this.#lang = lang;
  }

  /** What is wrong or doubtful in the rules, in the language given to `compile`. */
  get diagnostics() {
    this.#diagnostics ??= parse(this.diagnosticsText()).diagnostics;
    return this.#diagnostics;
  }

  /** As the command line's `check --format json` prints it. */
  diagnosticsText() {
    return this.#ask((rules) => rules.diagnostics_json(this.#lang));
  }

  /** Names that the rules use and `files` did not give. */
  get missing() {
    return parse(this.#ask((rules) => rules.missing_includes_json(), null, true));
  }

  /** How many targets can be judged. */
  get count() {
    return this.#ask((rules) => rules.target_count(), null, true);
  }

  /** The inventory of targets; with `asOf` only those of documents that exist on that day. */
  targets(options = {}) {
    return parse(this.targetsText(options));
  }

  /** As the command line's `targets --format json` prints it. */
  targetsText(options = {}) {
    const { asOf = '', lang = this.#lang } = fields(options);
    text(asOf, 'asOf');
    oneOf(lang, LANGS, 'lang');
    return this.#ask((rules) => rules.targets_json(asOf, lang));
  }

  /**
   * Draws a view (`card`, `bullet`, `table`, `summary`, `timeline`, `tasks`, `index`, `compare`) into a node of the page, or brings one drawn before up to date.
   * Gives the day of the newest figure in words, empty without figures; null where `target` and `group` pick nothing,
   * and the node is then left as it was.
   */
  draw(container, data, options = {}) {
    if (container?.nodeType !== 1) throw new TypeError('container: cần một phần tử của trang (must be an element)');
    const { view = 'card', target = '', group = '', wish = '', against = '' } = fields(options);
    for (const [name, value] of Object.entries({ view, target, group, wish, against })) text(value, name);
    const { asOf, lang, scenario } = this.#judging(options);
    return this.#ask((rules, metrics) => suppose(rules, scenario).draw(container, metrics, asOf, view, target, group, lang, wish, against), heldBy(data)) ?? null;
  }

  /** Verdicts. `asOf` is `YYYY-MM-DD`; today in Việt Nam without it. */
  evaluate(data, options = {}) {
    return parse(this.evaluateText(data, options));
  }

  /** As the command line's `eval --format json` prints it. */
  evaluateText(data, options = {}) {
    const { asOf, lang, scenario } = this.#judging(options);
    return this.#ask((rules, metrics) => suppose(rules, scenario).evaluate_json(metrics, asOf, lang), heldBy(data));
  }

  /** One verdict with its whole reasoning. `id` is an id, or words that fit one target alone. */
  explain(id, data, options = {}) {
    return parse(this.explainText(id, data, options));
  }

  /** As the command line's `explain --format json` prints it. */
  explainText(id, data, options = {}) {
    text(id, 'id');
    const { asOf, lang, scenario } = this.#judging(options);
    return this.#ask((rules, metrics) => suppose(rules, scenario).explain_json(id, metrics, asOf, lang), heldBy(data));
  }

  /**
   * What if: which targets hold in each scenario of `compare` (the present course and all without it); of the last one,
   * the least yearly change of the indicator `by` for the target `seek`, with `sensitivity` the effect of each assumption
   * (on a target, if it names one), and with `draws` from a `seed` the share in which each target holds.
   */
  scenario(data, options = {}) {
    return parse(this.scenarioText(data, options));
  }

  /** As the command line's `scenario --format json` prints it. */
  scenarioText(data, options = {}) {
    const { compare = [], seek = [], by = [], costs = [], sensitivity = false, draws = 0, seed = 1, figures = [] } = fields(options);
    const names = Object.entries({ compare, seek, by }).map(([option, given]) => {
      const list = Array.isArray(given) ? given : [given];
      for (const name of list) text(name, option);
      return list.join('\n');
    });
    if (!Array.isArray(costs) || !costs.every((cost) => typeof cost === 'number')) {
      throw new TypeError('costs: cần một mảng số (must be an array of numbers)');
    }
    if (!Array.isArray(figures) || !figures.every((figure) => figure === null || typeof figure === 'number')) {
      throw new TypeError('figures: cần một mảng số hoặc null (must be an array of numbers or null)');
    }
    if (typeof sensitivity !== 'boolean') text(sensitivity, 'sensitivity');
    for (const [name, value, most] of [['draws', draws, 0xffffffff], ['seed', seed, Number.MAX_SAFE_INTEGER]]) {
      if (!Number.isSafeInteger(value) || value < 0 || value > most) throw new TypeError(`${name}: cần một số nguyên không âm (must be a whole number)`);
    }
    const { asOf, lang } = this.#judging(options);
    const of = typeof sensitivity === 'string' ? sensitivity : '';
    return this.#ask((rules, metrics) => {
      withScenarios(rules);
      return rules.scenario_json(metrics, asOf, ...names, Float64Array.from(costs), sensitivity !== false, of, draws, seed, Float64Array.from(figures, (figure) => figure ?? Number.NaN), lang);
    }, heldBy(data));
  }

  /** A file in the canonical layout, the first one without `file`; null for a file that was not read. */
  format(options = {}) {
    const { file = '' } = fields(options);
    text(file, 'file');
    return this.#ask((rules) => rules.format(file)) ?? null;
  }

  /** What each piece of a file is: `{ from, to, role }` in UTF-16 code units, ascending. */
  tokens(options = {}) {
    const { file = '' } = fields(options);
    text(file, 'file');
    return parse(this.#ask((rules) => rules.tokens_json(file))).tokens;
  }

  /** The verdicts of a day as short lines in words: `{ dates, targets }`. */
  board(data, options = {}) {
    const { asOf, lang, scenario } = this.#judging(options);
    return parse(this.#ask((rules, metrics) => suppose(rules, scenario).board_json(metrics, asOf, lang), heldBy(data)));
  }

  /** Words and shapes of statuses, indicators and scenarios: `{ statuses, indicators, scenarios }`. */
  stock(options = {}) {
    const { lang = this.#lang } = fields(options);
    oneOf(lang, LANGS, 'lang');
    return parse(this.#ask((rules) => rules.stock_json(lang)));
  }

  /** What a file declares and sets, from top to bottom. */
  outline(options = {}) {
    const { file = '' } = fields(options);
    text(file, 'file');
    return parse(this.#ask((rules) => rules.outline_json(file))).outline;
  }

  /** What could be written at an offset (UTF-16 code units): `{ from, to, items }`; null for a file that was not read. */
  complete(offset, options = {}) {
    const { file = '' } = fields(options);
    place(offset, file);
    return parse(this.#ask((rules) => rules.complete_json(file, offset)));
  }

  /** What stands at an offset, in words: `{ from, to, title, lines }` or null. With `data`, a target tells its verdict. */
  hover(offset, options = {}) {
    const { file = '', data = null } = fields(options);
    place(offset, file);
    const { asOf, lang } = this.#judging(options);
    const answer =
      data === null
        ? this.#ask((rules) => rules.hover_json(file, offset, lang))
        : this.#ask((rules, metrics) => rules.hover_judged_json(file, offset, metrics, asOf, lang), heldBy(data));
    return parse(answer);
  }

  /** Where the name at an offset is declared, and every place that uses it: `{ definition, uses }`. */
  names(offset, options = {}) {
    const { file = '' } = fields(options);
    place(offset, file);
    return parse(this.#ask((rules) => rules.name_json(file, offset)));
  }

  /** Gives the memory back. The object can't be used afterwards. */
  free() {
    this.#held.free();
  }

  #ask(question, metrics = null, card = false) {
    return call((glue, now) => question(this.#held.in(glue, now), metrics?.in(glue, now)), card);
  }

  /** For the element alone: `question(rules, metrics)` of whichever engine is there. */
  static ask(key, rules, data, question) {
    internal(key);
    return rules.#ask(question, heldBy(data), true);
  }

  #judging(options) {
    const { asOf = today(), lang = this.#lang, scenario = null } = fields(options);
    text(asOf, 'asOf');
    oneOf(lang, LANGS, 'lang');
    if (scenario !== null) text(scenario, 'scenario');
    return { asOf, lang, scenario: scenario ?? '' };
  }
}

/** Published figures. */
export class Metrics {
  #held;
  #lang;
  #diagnostics = null;

  constructor(key, sources, lang) {
    internal(key);
    this.#held = new Held((glue) => {
      const metrics = new glue.Metrics();
      for (const { content, name, type } of sources) metrics.add(content, name, type);
      return metrics;
    });
    this.#lang = lang;
  }

  /** How many figures could be used. */
  get rows() {
    return call((glue, now) => this.#held.in(glue, now).row_count(), true);
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

/** An engine that only shows verdicts is built without scenarios. */
function withScenarios(rules) {
  if (typeof rules.suppose !== 'function') {
    throw new EngineError('unsupported', 'Bản này của bộ máy không có kịch bản.', 'This build of the engine has no scenarios.');
  }
}

/** The rules, to be judged under a scenario; without a name on published figures alone. */
function suppose(rules, scenario) {
  if (scenario !== '') withScenarios(rules);
  rules.suppose?.(scenario);
  return rules;
}

const heldBy = (data) => Metrics.held(PRIVATE, data);

/** For the element alone: no figures at all. */
export function noMetrics() {
  return new Metrics(PRIVATE, [], 'vi');
}

/** For the element alone: whether figures are of a kind that only the whole engine reads. */
export function isBeyond(rules, data) {
  return Rules.ask(PRIVATE, rules, data, (rules, metrics) => rules.is_beyond() || metrics.is_beyond());
}

/** For the element alone: the verdicts as JSON text; without a word in it while the card's engine works. */
export function verdictsOf(rules, data, asOf, scenario = '') {
  return Rules.ask(PRIVATE, rules, data, (rules, metrics) =>
    ready() ? suppose(rules, scenario).evaluate_json(metrics, asOf, 'vi') : rules.evaluate_facts_json(metrics, asOf),
  );
}

/** For the element alone: cards in Vietnamese by the card's engine, drawn as `Rules.draw` does. */
export function drawCards(rules, data, container, { asOf, target, group }) {
  return Rules.ask(PRIVATE, rules, data, (rules, metrics) => rules.draw_cards(container, metrics, asOf, target, group)) ?? null;
}

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

/** Whether a value is plain data: an array, or an object without a class. */
function isData(value) {
  if (typeof value !== 'object' || value === null) return false;
  const kind = Object.getPrototypeOf(value);
  return Array.isArray(value) || kind === null || kind === Object.prototype;
}

/** The bytes of a text, or a copy of bytes, so that what the caller does with them later changes nothing here. */
function bytes(input, name) {
  let copy;
  if (typeof input === 'string') {
    if (input.length <= MOST_BYTES) copy = utf8(input);
  } else if (input instanceof ArrayBuffer) {
    if (input.byteLength <= MOST_BYTES) copy = new Uint8Array(input.slice(0));
  } else if (ArrayBuffer.isView(input)) {
    if (input.byteLength <= MOST_BYTES) copy = new Uint8Array(input.buffer, input.byteOffset, input.byteLength).slice();
  } else {
    throw new TypeError(`${name}: cần chuỗi hoặc mảng byte (must be a string or bytes)`);
  }
  if (copy === undefined) throw new RangeError(`${name}: lớn hơn 256 MiB (larger than 256 MiB)`);
  return copy;
}

/**
 * A text as UTF-8. Half a surrogate pair is no character: the encoder would put another in its place in silence, so the
 * text ends there with a byte that no UTF-8 holds, and the engine says where.
 */
function utf8(input) {
  const encoder = new TextEncoder();
  const at = input.isWellFormed?.() === true ? -1 : input.search(/\p{Surrogate}/u);
  if (at < 0) return encoder.encode(input);
  const before = encoder.encode(input.slice(0, at));
  const broken = new Uint8Array(before.length + 1);
  broken.set(before);
  broken[before.length] = 0xff;
  return broken;
}

/** An offset in UTF-16 code units and a file's name. */
function place(offset, file) {
  if (!Number.isSafeInteger(offset) || offset < 0 || offset > 0xffffffff) {
    throw new TypeError('offset: cần một số nguyên không âm (must be a whole number from 0)');
  }
  text(file, 'file');
}

/** Việt Nam has kept +07:00 since 1975, so its calendar day needs no time-zone tables. */
const VIETNAM = 7 * 3600 * 1000;

function today() {
  return new Date(Date.now() + VIETNAM).toISOString().slice(0, 10);
}
