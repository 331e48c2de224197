// The engine's worker as functions that promise answers. A worker that does not answer in time (hostile rules, a broken
// engine) is put down and a new one started, which is given the files again before the next question.

/** Far more than any plan of a province needs, and less than a reader waits before leaving. */
const PATIENCE = 5_000;
/** The engine's own download is awaited longer: a slow line is no fault. */
const FIRST_PATIENCE = 60_000;

const address = new URL('./worker.mjs', import.meta.url).href;
const helper = new URL('./sw.mjs', import.meta.url).href;
const reader = new URL('./draft-worker.mjs', import.meta.url).href;
// A page may demand that script addresses come from a named policy; ours knows these three.
const policy = globalThis.trustedTypes?.createPolicy('muctieu-studio', {
  createScriptURL: (url) => {
    if (![address, helper, reader].includes(url)) throw new TypeError(url);
    return url;
  },
});
const trusted = (url) => (policy ? policy.createScriptURL(url) : url);

/** A fresh worker that reads documents. */
export const readerWorker = () => new Worker(trusted(reader), { type: 'module' });

/** Lets the page open without a network from now on; a browser without such helpers goes on without one. */
export async function stayWithoutNetwork() {
  if (!('serviceWorker' in navigator)) return null;
  return navigator.serviceWorker.register(trusted(helper));
}

export class Remote {
  #worker = null;
  #waiting = new Map();
  #next = 0;
  #given = null;
  /** The texts that the worker has. */
  #there = new Map();
  #ready = false;

  /** Gives the worker a state; it judges it and answers with all that the page shows. Later questions are about it. */
  update(state, lang) {
    this.#given = { state, lang };
    if (this.#worker === null) this.#start();
    return this.#ask('update', this.#difference(state, lang));
  }

  /** A question about the last update. */
  ask(what, given = {}) {
    if (this.#worker === null) {
      this.#start();
      if (this.#given !== null) {
        const { state, lang } = this.#given;
        // Its own caller has heard of the failure already.
        this.#ask('update', this.#difference(state, lang)).catch(() => {});
      }
    }
    return this.#ask(what, given);
  }

  /** What has changed since the worker was last told; texts that it has are not sent again. */
  #difference({ files, main, tables, open, asOf }, lang) {
    const changed = {};
    for (const [name, text] of Object.entries(files)) if (this.#there.get(name) !== text) changed[name] = text;
    const gone = [...this.#there.keys()].filter((name) => !Object.hasOwn(files, name));
    this.#there = new Map(Object.entries(files));
    return { changed, gone, main, tables, open, asOf, lang };
  }

  #start() {
    this.#there = new Map();
    this.#ready = false;
    this.#worker = new Worker(trusted(address), { type: 'module' });
    this.#worker.addEventListener('message', ({ data: { id, answer, fault } }) => {
      this.#ready = true;
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      clearTimeout(waiting?.timer);
      if (fault === undefined) waiting?.resolve(answer);
      else waiting?.reject(new Error(fault));
    });
    this.#worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.#stop('Không nạp được bộ máy; hãy tải lại trang.');
    });
  }

  #stop(why) {
    this.#worker?.terminate();
    this.#worker = null;
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(new Error(why));
    }
    this.#waiting.clear();
  }

  #ask(ask, given) {
    const id = (this.#next += 1);
    return new Promise((resolve, reject) => {
      const patience = this.#ready ? PATIENCE : FIRST_PATIENCE;
      const timer = setTimeout(() => this.#stop('Quy tắc này cần quá nhiều thời gian nên việc tính bị dừng; nội dung đang soạn vẫn còn.'), patience);
      this.#waiting.set(id, { resolve, reject, timer });
      this.#worker.postMessage({ id, ask, ...given });
    });
  }
}
