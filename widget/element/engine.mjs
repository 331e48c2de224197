// The one engine of a page: loaded once, shared by all elements and callers, replaced when it breaks.
//
// In: where the Wasm file is, or its bytes. Out: `call(work)`, which runs `work` on a live instance.
// INVARIANT: an instance that threw anything but a string is never called again. After a trap or a stack overflow an
// instance only looks alive, and the generated glue can't be restarted, so both are dropped and made anew from the
// compiled module. Strings are the engine's own refusals (`Err(JsValue)` in Rust) and leave it whole.
import { instantiate } from 'muctieu-glue';
import { here } from 'muctieu-here';
import { EngineError } from './errors.mjs';

let module = null;
let loading = null;
let glue = null;
let memory = null;
let generation = 0;
let faults = 0;
let held = 0;

/** A module's memory grows and never shrinks: an instance that grew beyond this is given up once nothing lives in it. */
const MOST_MEMORY = 128 * 1024 * 1024;

/** Loads the engine once; later calls wait for the same load. A failed load may be tried again. */
export function init(options = {}) {
  if (module !== null) return Promise.resolve();
  loading ??= load(options).then(
    (loaded) => {
      module = loaded;
    },
    (error) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}

/** As `init`, at once, from bytes or a compiled module. */
export function initSync(source) {
  if (module !== null) return;
  module = source instanceof WebAssembly.Module ? source : new WebAssembly.Module(source);
}

/** Whether calls can be made. */
export function ready() {
  return module !== null;
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
 * `work` must do nothing but calls into the engine, and must be safe to run twice.
 */
export function call(work) {
  if (module === null) {
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
    const fresh = instantiate();
    memory = fresh.initSync({ module })?.memory ?? null;
    generation += 1;
    glue = fresh;
  }
  return glue;
}

const WASM_FILE = 'muctieu_bg.wasm';

async function load({ wasm, wasmUrl, integrity } = {}) {
  if (wasm !== undefined) return compileBytes(wasm);
  const url = new URL(wasmUrl ?? WASM_FILE, wasmUrl === undefined ? here : globalThis.document?.baseURI ?? here);
  // In Node the module lies beside this script on disk.
  if (url.protocol === 'file:') {
    const files = 'node:fs/promises';
    return compileBytes(await (await import(files)).readFile(url));
  }
  let response;
  try {
    response = await fetch(url, { ...(integrity === undefined ? {} : { integrity }), referrerPolicy: 'no-referrer' });
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
