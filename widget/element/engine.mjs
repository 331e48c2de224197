// The one engine of a page: loaded once, shared by all elements and callers, replaced when it breaks.
//
// There are two builds of it. The card's judges every rule and draws cards in Vietnamese; its glue is part of this file.
// The whole one also has words: findings, explanations, English, all views, JSON. A page loads it only when something
// asks for that; it then takes the card's place, and all objects are made again in it from their sources.
//
// In: where the Wasm file is, or its bytes. Out: `call(work)`, which runs `work` on a live instance.
// INVARIANT: an instance that threw anything but a string is never called again. After a trap or a stack overflow an
// instance only looks alive, and the generated glue can't be restarted, so both are dropped and made anew from the
// compiled module. Strings are the engine's own refusals (`Err(JsValue)` in Rust) and leave it whole.
import { instantiate } from 'muctieu-card-glue';
import { here } from 'muctieu-here';
import { EngineError } from './errors.mjs';

const CARD = { file: 'muctieu_card_bg.wasm', module: null, loading: null, instantiate };
const WHOLE = { file: 'muctieu_bg.wasm', module: null, loading: null, instantiate: null, bytes: null };

let glue = null;
let memory = null;
let generation = 0;
let faults = 0;
let held = 0;

/** A module's memory grows and never shrinks: an instance that grew beyond this is given up once nothing lives in it. */
const MOST_MEMORY = 128 * 1024 * 1024;

/** Takes the glue of the whole engine: `muctieu.mjs` brings it; a script that is all in one file brings the bytes too. */
export function provide(instantiate, bytes = null) {
  Object.assign(WHOLE, { instantiate, bytes });
}

/** Loads the whole engine once; later calls wait for the same load. A failed load may be tried again. */
export function init(options = {}) {
  return once(WHOLE, async () => {
    const own = WHOLE.bytes !== null && { __proto__: null, ...options }.wasmUrl === undefined;
    const coming = load(WHOLE.file, own ? { wasm: await WHOLE.bytes(), ...options } : options);
    if (WHOLE.instantiate === null) await Promise.all([coming, import('muctieu-whole')]);
    return coming;
  });
}

/** Loads what draws a card: the card's engine, unless the whole one is there or on its way. */
export async function initCard(options = {}) {
  // Elements ask in one go: whoever asks for the whole engine is heard first.
  await null;
  if (WHOLE.module !== null || WHOLE.loading !== null || WHOLE.bytes !== null) return init();
  return once(CARD, () => load(CARD.file, options)).catch((error) => {
    // A host that carries one file alone is served all the same.
    if (error.code !== 'fetch' && error.code !== 'not-wasm') throw error;
    return init();
  });
}

function once(engine, loading) {
  if (engine.module !== null) return Promise.resolve();
  engine.loading ??= loading().then(
    (module) => take(engine, module),
    (error) => {
      engine.loading = null;
      throw error;
    },
  );
  return engine.loading;
}

function take(engine, module) {
  engine.module = module;
  engine.loading = null;
  // What lives in the card's instance is made again in the whole engine's.
  if (engine === WHOLE) drop();
}

/** As `init`, at once, from bytes or a compiled module. */
export function initSync(source) {
  if (WHOLE.module !== null) return;
  take(WHOLE, source instanceof WebAssembly.Module ? source : new WebAssembly.Module(source));
}

/** Whether calls can be made. */
export function ready() {
  return WHOLE.module !== null;
}

/** Counts the instances made; an object made in another generation is gone. */
export function currentGeneration() {
  return glue === null ? 0 : generation;
}

/** Forgets an instance whose state is in doubt, and all that lives in it. */
export function drop() {
  glue = null;
  memory = null;
  held = 0;
}

/** Notes that an object was made in the living instance. */
export function hold() {
  held += 1;
}

/** Notes that an object of the living instance is gone. */
export function letGo() {
  held -= 1;
  if (held === 0 && memory !== null && memory.buffer.byteLength > MOST_MEMORY) drop();
}

/** Bytes of memory that the living instance has taken; 0 when there is none. */
export function memoryBytes() {
  return memory === null ? 0 : memory.buffer.byteLength;
}

/**
 * Runs `work(glue, generation)` on a live instance; if the instance breaks, once more on a fresh one.
 * `work` must do nothing but calls into the engine, and must be safe to run twice; `card` says that the card's engine
 * will do.
 */
export function call(work, card = false) {
  if (WHOLE.module === null && !(card && CARD.module !== null)) {
    throw new EngineError('not-ready', 'Bộ máy chưa nạp xong; hãy chờ init() trước.', 'The engine is not loaded yet; await init() first.');
  }
  let first;
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    try {
      return work(live(), generation);
    } catch (error) {
      if (typeof error === 'string') {
        const [vi, en = vi] = error.split('\n');
        throw new EngineError('rejected', vi, en);
      }
      // Errors of our own wrapper, such as a freed object, say nothing about the instance.
      if (error instanceof EngineError) throw error;
      drop();
      first ??= error;
    }
  }
  faults += 1;
  const id = `MT9-${Date.now().toString(36)}-${faults}`;
  throw new EngineError('fault', `Lỗi bên trong bộ máy, mã ${id}; nội dung này chưa tính được.`, `Internal error ${id}; this content could not be computed.`, {
    cause: first,
    id,
  });
}

function live() {
  if (glue === null) {
    const engine = WHOLE.module === null ? CARD : WHOLE;
    const fresh = engine.instantiate();
    memory = fresh.initSync({ module: engine.module })?.memory ?? null;
    generation += 1;
    glue = fresh;
  }
  return glue;
}

async function load(file, options) {
  // Own properties only: what a page put on `Object.prototype` names no engine, and enters no request.
  const { wasm, wasmUrl, integrity } = { __proto__: null, ...options };
  if (wasm !== undefined) return compileBytes(wasm);
  const url = new URL(wasmUrl ?? file, wasmUrl === undefined ? here : globalThis.document?.baseURI ?? here);
  // In Node the module lies beside this script on disk.
  if (url.protocol === 'file:') {
    const files = 'node:fs/promises';
    return compileBytes(await (await import(files)).readFile(url));
  }
  let response;
  try {
    response = await fetch(url, { __proto__: null, ...(integrity === undefined ? {} : { integrity }), referrerPolicy: 'no-referrer' });
  } catch (cause) {
    throw new EngineError('fetch', `Không tải được bộ máy từ ${url}.`, `The engine could not be fetched from ${url}.`, { cause });
  }
  if (!response.ok) {
    const { status } = response;
    throw new EngineError('fetch', `Không tải được bộ máy từ ${url}: máy chủ trả lời ${status}.`, `The engine could not be fetched from ${url}: the server answered ${status}.`, {
      status,
    });
  }
  // Streaming demands the exact type, which many servers don't send; the bytes are as good.
  const type = response.headers.get('content-type') ?? '';
  if (WebAssembly.compileStreaming !== undefined && type.trim().toLowerCase() === 'application/wasm') {
    return WebAssembly.compileStreaming(response).catch((cause) => refuse(cause, url));
  }
  let bytes;
  try {
    bytes = await response.arrayBuffer();
  } catch (cause) {
    throw new EngineError('fetch', `Tải bộ máy từ ${url} bị đứt giữa chừng.`, `Fetching the engine from ${url} stopped half-way.`, { cause });
  }
  const [a, b, c, d] = new Uint8Array(bytes);
  if (a !== 0 || b !== 0x61 || c !== 0x73 || d !== 0x6d) {
    throw new EngineError('not-wasm', `Địa chỉ ${url} không trả về tệp Wasm mà là “${type}”.`, `${url} did not return a Wasm file but “${type}”.`);
  }
  return compileBytes(bytes, url);
}

function compileBytes(source, url = '') {
  if (source instanceof WebAssembly.Module) return source;
  return WebAssembly.compile(source).catch((cause) => refuse(cause, url));
}

function refuse(cause, url) {
  if (/content security policy|CSP|unsafe-eval/i.test(String(cause?.message))) {
    throw new EngineError(
      'refused',
      "Trang không cho chạy Wasm: hãy thêm 'wasm-unsafe-eval' vào script-src của Content-Security-Policy.",
      "The page forbids Wasm: add 'wasm-unsafe-eval' to script-src in its Content-Security-Policy.",
      { cause },
    );
  }
  if (cause instanceof TypeError) {
    throw new EngineError('fetch', `Tải bộ máy từ ${url} bị đứt giữa chừng.`, `Fetching the engine from ${url} stopped half-way.`, { cause });
  }
  throw new EngineError('unsupported', 'Trình duyệt không chạy được bộ máy.', 'This browser can not run the engine.', { cause });
}
