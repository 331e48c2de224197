// Files that elements show, downloaded once for the whole page and asked for again as often as the keenest wants.
//
// In: addresses and how often to look. Out: texts, each with a serial number that changes when the text does, and
// failures that never take a text away. One request at a time and one timer per address, however many elements watch
// it; a hidden or offline page asks nothing; the last watcher to leave stops the request.

/** Why a file could not be had. `code` is stable: address, http, network, timeout, html, empty, encoding,
 * too-big, redirect. */
export class SourceError extends Error {
  constructor(code, vi, en, more = {}) {
    super(`${vi} (${en})`);
    this.name = 'SourceError';
    this.code = code;
    this.vi = vi;
    this.en = en;
    this.url = more.url ?? null;
    this.status = more.status ?? null;
  }
}

const TIMEOUT = 10_000;
const SHORTEST = 1_000;
const LONGEST = 24 * 3600_000;
/** Rule files and figures beyond these sizes are refused before they are read whole. */
export const LIMITS = { rules: 16 << 20, metrics: 32 << 20 };

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * The address as a URL, if a page may ask for it: `https:`, the page's own origin, or this very machine; never with a
 * password in it. Anything else is a SourceError.
 */
export function address(text, base = globalThis.document?.baseURI) {
  let url;
  try {
    url = new URL(text, base);
  } catch {
    throw new SourceError('address', `Địa chỉ “${text}” không hợp lệ.`, `The address “${text}” is not valid.`, { url: text });
  }
  const own = url.origin !== 'null' && url.origin === globalThis.location?.origin;
  const plain = url.protocol === 'http:' && (own || LOOPBACK.test(url.hostname));
  if (url.username !== '' || url.password !== '' || !(url.protocol === 'https:' || plain)) {
    throw new SourceError('address', `Chỉ tải tệp qua https hoặc từ chính trang này: “${text}”.`, `Files are fetched over https or from this very site only: “${text}”.`, {
      url: text,
    });
  }
  url.hash = '';
  return url;
}

/** `15m`, `30s`, `1h`, `1d` in milliseconds; 0 for no refresh, null for a text that is none of these. */
export function interval(text) {
  if (text === null || text.trim() === '') return 0;
  const found = /^\s*(\d{1,6})\s*(s|m|h|d)\s*$/.exec(text);
  if (found === null) return null;
  const unit = { s: 1000, m: 60_000, h: 3600_000, d: 86_400_000 }[found[2]];
  return Math.min(Math.max(Number(found[1]) * unit, SHORTEST), LONGEST);
}

let serial = 0;
const sources = new Map();

/** A file of one address. */
class Source {
  /** The last good text, or null. */
  text = null;
  /** Changes with the text. */
  serial = 0;
  /** What went wrong last, or null once a later request went well. */
  error = null;
  /** When it went wrong, and when it will be tried again (milliseconds; null if it won't). */
  failedAt = null;
  retryAt = null;
  /** How far this device's clock is from the server's, where the server said its own. */
  skew = null;
  #url;
  #limit;
  #watchers = new Map();
  #control = null;
  #timer = null;
  #failures = 0;
  #asked = 0;

  constructor(url, limit) {
    this.#url = url;
    this.#limit = limit;
  }

  watch(watcher, every) {
    this.#watchers.set(watcher, every);
    if (this.#asked === 0) this.ask();
    else this.#plan();
  }

  leave(watcher) {
    this.#watchers.delete(watcher);
    if (this.#watchers.size > 0) {
      this.#plan();
      return;
    }
    clearTimeout(this.#timer);
    this.#timer = null;
    this.#control?.abort();
    sources.delete(this.#url.href);
  }

  /** Asks now, unless an answer is awaited already. */
  async ask() {
    if (this.#control !== null) return;
    clearTimeout(this.#timer);
    this.#timer = null;
    const control = new AbortController();
    this.#control = control;
    this.#asked = Date.now();
    let failure = null;
    let text = null;
    try {
      text = await this.#download(control);
    } catch (error) {
      failure = error;
    }
    this.#control = null;
    if (this.#watchers.size === 0) return;
    if (failure === null) {
      this.#failures = 0;
      const news = text !== this.text || this.error !== null;
      if (text !== this.text) this.serial = serial += 1;
      this.text = text;
      this.error = this.failedAt = this.retryAt = null;
      this.#plan();
      this.#tell(news);
    } else {
      this.#failures += 1;
      this.error = failure;
      this.failedAt = Date.now();
      this.#plan();
      this.#tell(true);
    }
  }

  /** The page woke up: asks at once what fell due meanwhile, and what it never got. */
  wake() {
    if (this.text === null && this.error !== null && !asleep()) this.ask();
    else this.#plan();
  }

  #tell(news) {
    for (const watcher of [...this.#watchers.keys()]) watcher(news);
  }

  #every() {
    const wishes = [...this.#watchers.values()].filter((every) => every > 0);
    return wishes.length === 0 ? 0 : Math.min(...wishes);
  }

  #plan() {
    clearTimeout(this.#timer);
    this.#timer = null;
    this.retryAt = null;
    const every = this.#every();
    if (this.#control !== null || every === 0) return;
    const patience = Math.min(every * 2 ** Math.min(this.#failures, 10), Math.max(every, 3600_000));
    // A tenth either way, so that the pages of a whole province don't ask in the same second.
    const due = this.#asked + patience * (0.9 + Math.random() * 0.2);
    if (this.#failures > 0) this.retryAt = due;
    if (asleep()) return;
    this.#timer = setTimeout(() => (asleep() ? null : this.ask()), Math.max(due - Date.now(), 0));
  }

  async #download(control) {
    const url = this.#url;
    let late = false;
    const alarm = setTimeout(() => {
      late = true;
      control.abort();
    }, TIMEOUT);
    try {
      // `no-cache` has the browser itself send If-None-Match and take a 304 for the copy it holds; a header of our own
      // would cost other origins a preflight request.
      const answer = await fetch(url, { __proto__: null, signal: control.signal, credentials: 'omit', cache: 'no-cache', referrerPolicy: 'no-referrer' });
      if (!answer.ok) {
        throw new SourceError('http', `Máy chủ trả lời ${answer.status}.`, `The server answered ${answer.status}.`, { url: url.href, status: answer.status });
      }
      if (answer.redirected && new URL(answer.url).origin !== url.origin) {
        throw new SourceError('redirect', 'Máy chủ chuyển sang một nơi khác.', 'The server sent us to another site.', { url: url.href });
      }
      if (/^\s*(text\/html|application\/xhtml)/i.test(answer.headers.get('content-type') ?? '')) throw page(url);
      const told = Date.parse(answer.headers.get('date') ?? '');
      this.skew = Number.isNaN(told) || answer.headers.has('age') ? null : Date.now() - told;
      const text = await read(answer, this.#limit, url);
      if (/^\s*<(!doctype|html|\?xml)/i.test(text.slice(0, 200))) throw page(url);
      if (text.trim() === '') throw new SourceError('empty', 'Tệp tải về rỗng.', 'The file is empty.', { url: url.href });
      return text;
    } catch (error) {
      if (error instanceof SourceError) throw error;
      if (late) throw new SourceError('timeout', 'Máy chủ không trả lời trong 10 giây.', 'The server did not answer within 10 seconds.', { url: url.href });
      throw new SourceError('network', 'Không kết nối được với máy chủ.', 'The server could not be reached.', { url: url.href });
    } finally {
      clearTimeout(alarm);
    }
  }
}

function page(url) {
  return new SourceError('html', 'Máy chủ trả về một trang web thay vì tệp.', 'The server returned a web page in place of the file.', { url: url.href });
}

/** The body as text, given up as soon as it is too long. */
async function read(answer, limit, url) {
  const reader = answer.body?.getReader();
  if (reader === undefined) return '';
  // A file in another encoding would give words that only look right.
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (part, more) => {
    try {
      return decoder.decode(part, more);
    } catch {
      throw new SourceError('encoding', 'Tệp không ở dạng UTF-8.', 'The file is not UTF-8.', { url: url.href });
    }
  };
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decode();
    size += value.length;
    if (size > limit) {
      await reader.cancel();
      throw new SourceError('too-big', `Tệp lớn hơn ${limit >> 20} MiB.`, `The file is larger than ${limit >> 20} MiB.`, { url: url.href });
    }
    text += decode(value, { stream: true });
  }
}

function asleep() {
  return globalThis.document?.hidden === true || globalThis.navigator?.onLine === false;
}

let listening = false;

/** Watches a file: `watcher(news)` is called after each answer. Call `leave(watcher)` on what is returned to stop. */
export function watch(url, kind, every, watcher) {
  if (!listening && globalThis.document !== undefined) {
    listening = true;
    const wake = () => {
      for (const source of sources.values()) source.wake();
    };
    document.addEventListener('visibilitychange', wake);
    addEventListener('online', wake);
    addEventListener('offline', wake);
  }
  let source = sources.get(url.href);
  if (source === undefined) {
    source = new Source(url, LIMITS[kind]);
    sources.set(url.href, source);
  }
  source.watch(watcher, every);
  return source;
}
