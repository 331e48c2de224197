// The element <muc-tieu>.
import { init } from './engine.mjs';

// A server has no HTMLElement; importing there must not fail.
const Base = globalThis.HTMLElement ?? class {};

/** Shows its own content until the engine works, and keeps it when the engine can't be had. */
export class MucTieuElement extends Base {
  static version = '0.1.0';

  connectedCallback() {
    const wasmUrl = this.getAttribute('wasm-url');
    init(wasmUrl === null ? {} : { wasmUrl }).then(
      () => this.dispatchEvent(new CustomEvent('muctieu:ready', { bubbles: true, composed: true })),
      (error) => this.dispatchEvent(new CustomEvent('muctieu:error', { bubbles: true, composed: true, detail: error })),
    );
  }
}
