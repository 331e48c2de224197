// The entry for pages that show verdicts made ahead and nothing else: registers a <muc-tieu> without any engine.
//
// Where `define.mjs` registered the whole element already, it only brings `Verdicts`, which that element asks for.
import { Verdicts } from './ahead.mjs';
import { build, paint, preferences } from './shell.mjs';

export { Verdicts };

// A server has no HTMLElement; importing there must not fail.
const Base = globalThis.HTMLElement ?? class {};
const ATTRIBUTES = ['verdicts', 'view', 'target', 'group', 'lang', 'theme', 'refresh', 'rules'];

/** Shows its own content until the file is there, and keeps it when the file can't be had. */
export class VerdictsElement extends Base {
  static version = '0.1.0';
  static observedAttributes = ATTRIBUTES;
  #parts;
  #ahead = null;
  #queued = false;

  constructor() {
    super();
    this.#parts = build(this);
  }

  connectedCallback() {
    preferences()?.addEventListener('change', this.#scheme);
    this.#queue();
  }

  disconnectedCallback() {
    queueMicrotask(() => {
      if (this.isConnected) return;
      preferences()?.removeEventListener('change', this.#scheme);
      this.#ahead?.stop();
      this.#ahead = null;
    });
  }

  attributeChangedCallback(name, before, after) {
    if (before !== after) this.#queue();
  }

  /** The verdicts of the file, as of `muctieu eval`; null while nothing is shown. */
  async verdicts() {
    return this.#ahead?.verdicts ?? null;
  }

  /** Asks its file again, now. */
  reload() {
    this.#ahead?.reload();
  }

  #queue() {
    if (this.#queued) return;
    this.#queued = true;
    queueMicrotask(() => {
      this.#queued = false;
      if (!this.isConnected) return;
      if (!this.hasAttribute('verdicts')) {
        if (this.hasAttribute('rules')) console.warn('<muc-tieu>: verdicts.mjs chỉ hiện kết luận lập sẵn; thẻ có rules cần define.mjs (rules need define.mjs)');
        return;
      }
      this.#ahead ??= new Verdicts(this, this.#parts);
      this.#ahead.update();
    });
  }

  #scheme = () => paint(this, this.#parts.frame);
}

if (globalThis.customElements?.get('muc-tieu') === undefined) globalThis.customElements?.define('muc-tieu', VerdictsElement);
