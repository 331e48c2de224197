// Files that elements show, downloaded once for the whole page and asked for again as often as the keenest wants.
//
// In: addresses and how often to look. Out: texts, each with a serial number that changes when the text does, and
// failures that never take a text away. One request at a time and one timer per address, however many elements watch
// it; a hidden or offline page asks nothing; the last watcher to leave stops the request.

/** Why a file could not be had. `code` is stable: address, http, network, timeout, html, empty, encoding,
 * too-big, redirect, type. */
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
export const LIMITS = { rules: 16 << 20, include: 16 << 20, metrics: 32 << 20, mapping: 1 << 20, verdicts: 32 << 20 };
/** A server that has not answered by then is worked around with the copy kept from last time. */
const PATIENCE = 2_500;
/** Longer texts are not kept. */
const MOST_KEPT = 4 << 20;
const KEPT = 'muctieu-1';

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
  /** When the copy that stands in for an answer was kept (milliseconds); null once there was an answer. */
  savedAt = null;
  /** How far this device's clock is from the server's, where the server said its own. */
  skew = null;
  #url;
  #limit;
  #watchers = new Map();
  #control = null;
  #timer = null;
  #failures = 0;
  #asked = 0;
  /** Closes the stream of events that says when to ask. */
  #hush = null;
  #streaming = '';

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
    this.#listen('');
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
    const slow = this.text === null ? setTimeout(() => this.#recall(), asleep() ? 0 : PATIENCE) : null;
    try {
      text = await this.#download(control);
    } catch (error) {
      failure = error;
    }
    clearTimeout(slow);
    this.#control = null;
    if (this.#watchers.size === 0) return;
    if (failure !== null && this.text === null) await this.#recall();
    if (failure === null) {
      this.#failures = 0;
      const news = text !== this.text || this.error !== null || this.savedAt !== null;
      this.savedAt = null;
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
    if (asleep()) this.#listen('');
    else if (this.#streaming !== '') this.#listen(this.#streaming);
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

  /** Takes the copy kept from last time while there is nothing better. */
  async #recall() {
    const kept = await recall(this.#url);
    if (kept === null || this.text !== null || this.#watchers.size === 0) return;
    this.text = kept.text;
    this.savedAt = kept.at;
    this.serial = serial += 1;
    this.#tell(true);
  }

  /** Follows the stream of events that an answer offers; none with an empty address. */
  async #listen(address) {
    this.#hush?.();
    this.#hush = null;
    if (address === '') return;
    this.#streaming = address;
    const { listen } = await import('muctieu-formats');
    if (this.#hush === null && this.#watchers.size > 0) this.#hush = listen(address, () => this.ask());
  }

  /** The whole answer: of a catalogue that gives its rows by pages, all of them. */
  async #download(control) {
    const { content, answer } = await this.#fetch(this.#url, control);
    const stream = eventsOf(answer, this.#url);
    if (stream !== '' && this.#every() > 0 && stream !== this.#streaming) this.#listen(stream);
    if (!/\/action\/datastore_search$/.test(this.#url.pathname)) {
      if (!/no-store/i.test(answer.headers.get('cache-control') ?? '')) keep(this.#url, content);
      return content;
    }
    const { pages } = await import('muctieu-formats');
    const all = await pages(content, this.#url, async (url) => (await this.#fetch(url, control)).content, this.#limit);
    keep(this.#url, all);
    return all;
  }

  async #fetch(url, control) {
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
      const type = answer.headers.get('content-type') ?? '';
      if (/^\s*(text\/html|application\/xhtml)/i.test(type)) throw page(url);
      if (/^\s*((image|audio|video|font)\/|application\/pdf|text\/css)/i.test(type)) {
        throw new SourceError('type', `Máy chủ trả về tệp loại ${type.split(';')[0].trim()}, không phải quy tắc hay số liệu.`, `The server returned ${type.split(';')[0].trim()}, neither rules nor figures.`, { url: url.href });
      }
      const told = Date.parse(answer.headers.get('date') ?? '');
      this.skew = Number.isNaN(told) || answer.headers.has('age') ? null : Date.now() - told;
      if (Number(answer.headers.get('content-length')) > this.#limit && !answer.headers.has('content-encoding')) {
        control.abort();
        throw tooBig(this.#limit, url);
      }
      const content = await read(answer, this.#limit, url);
      if (typeof content === 'string' && /^\s*<(!doctype|html|\?xml)/i.test(content.slice(0, 200))) throw page(url);
      if (typeof content === 'string' && content.trim() === '') throw new SourceError('empty', 'Tệp tải về rỗng.', 'The file is empty.', { url: url.href });
      return { content, answer };
    } catch (error) {
      if (error instanceof SourceError) throw error;
      if (late) throw new SourceError('timeout', 'Máy chủ không trả lời trong 10 giây.', 'The server did not answer within 10 seconds.', { url: url.href });
      if (url.origin !== globalThis.location?.origin && globalThis.navigator?.onLine !== false) {
        const refused = 'Không kết nối được với máy chủ, hoặc máy chủ ấy không cho phép trang này đọc tệp (CORS).';
        throw new SourceError('network', refused, 'The server could not be reached, or does not allow this page to read the file (CORS).', { url: url.href });
      }
      throw new SourceError('network', 'Không kết nối được với máy chủ.', 'The server could not be reached.', { url: url.href });
    } finally {
      clearTimeout(alarm);
    }
  }
}

function page(url) {
  return new SourceError('html', 'Máy chủ trả về một trang web thay vì tệp.', 'The server returned a web page in place of the file.', { url: url.href });
}

function tooBig(limit, url) {
  return new SourceError('too-big', `Tệp lớn hơn ${limit >> 20} MiB.`, `The file is larger than ${limit >> 20} MiB.`, { url: url.href });
}

/** The body as text, of a workbook as bytes; given up as soon as it is too long. */
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
  let parts = null;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return parts === null ? text + decode() : new Uint8Array(await new Blob(parts).arrayBuffer());
    // The signature of a ZIP file.
    if (size === 0 && value[0] === 0x50 && value[1] === 0x4b && value[2] === 3 && value[3] === 4) parts = [];
    size += value.length;
    if (size > limit) {
      await reader.cancel();
      throw tooBig(limit, url);
    }
    if (parts === null) text += decode(value, { stream: true });
    else parts.push(value);
  }
}

/** The address of a stream of events that an answer offers on its own server: `Link: </su-kien>; rel="monitor"; type="text/event-stream"`. */
function eventsOf(answer, base) {
  const link = /<([^>]+)>\s*;[^,]*text\/event-stream/i.exec(answer.headers.get('link') ?? '')?.[1];
  if (link === undefined) return '';
  const url = new URL(link, base);
  return url.origin === base.origin ? url.href : '';
}

/** Keeps a text for a day without network. A page may have no store: then nothing is kept. */
async function keep(url, text) {
  if (typeof text !== 'string' || text.length > MOST_KEPT) return;
  try {
    const store = await caches.open(KEPT);
    await store.put(url.href, new Response(text, { headers: { 'x-muctieu-kept': String(Date.now()) } }));
  } catch {
    // Full, forbidden or not there: the next visit asks the server alone, as the first one did.
  }
}

async function recall(url) {
  try {
    const found = await (await caches.open(KEPT)).match(url.href);
    const at = Number(found?.headers.get('x-muctieu-kept'));
    return found === undefined || !(at > 0) ? null : { text: await found.text(), at };
  } catch {
    return null;
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
