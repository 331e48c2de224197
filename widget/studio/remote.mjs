// The engine's worker as functions that promise answers. A worker that does not answer in time (hostile rules, a broken
// engine) is put down and a new one started; its last update is given to the new one on the next question.

/** Far more than any plan of a province needs, and less than a reader waits before leaving. */
const PATIENCE = 5_000;

// A page may demand that script addresses come from a named policy; ours knows one address.
const policy = globalThis.trustedTypes?.createPolicy('muctieu-studio', { createScriptURL: (url) => url });
const address = new URL('./worker.mjs', import.meta.url).href;

export class Remote {
  #worker = null;
  #waiting = new Map();
  #next = 0;
  #last = null;

  /** Reads rules and figures and judges them. Later questions are about these. */
  update(given) {
    this.#last = given;
    return this.#ask('update', given);
  }

  /** A question about the last update. */
  ask(what, given = {}) {
    return this.#ask(what, given);
  }

  #start() {
    this.#worker = new Worker(policy ? policy.createScriptURL(address) : address, { type: 'module' });
    this.#worker.addEventListener('message', ({ data: { id, answer, fault } }) => {
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
    if (this.#worker === null) {
      this.#start();
      if (ask !== 'update' && this.#last !== null) this.#ask('update', this.#last).catch(() => {});
    }
    const id = (this.#next += 1);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#stop('Quy tắc này cần quá nhiều thời gian nên việc tính bị dừng; nội dung đang soạn vẫn còn.'), PATIENCE);
      this.#waiting.set(id, { resolve, reject, timer });
      this.#worker.postMessage({ id, ask, ...given });
    });
  }
}
