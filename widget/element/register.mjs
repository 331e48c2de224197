// Registers the element, guarded: a page may carry two copies, and a server may import this without a document.
import { MucTieuElement } from './element.mjs';

let registered = false;

/** Registers `tag`; the first registration on a page stays, a second one is said in the console and never throws. */
export function define(tag = 'muc-tieu', registry = globalThis.customElements) {
  if (registry === undefined) return false;
  const present = registry.get(tag);
  if (present === undefined) {
    // A class registers once; another tag name gets a class of its own.
    registry.define(tag, registered ? class extends MucTieuElement {} : MucTieuElement);
    registered = true;
    return true;
  }
  if (present !== MucTieuElement && present.version !== MucTieuElement.version) {
    console.warn(`<${tag}>: giữ bản ${present.version}, bỏ qua bản ${MucTieuElement.version} (kept the first version)`);
  }
  return false;
}
