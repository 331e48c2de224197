// The host's side of the iframe: gives every <iframe data-muc-tieu> the height of what it shows.
//
// In: messages of `embed.html`. Out: the iframe's height. INVARIANT: a message counts only when it comes from the window
// of such an iframe *and* from the origin that the page's author wrote into its `src`: a frame that was led elsewhere, or
// any other window, is not heard.
const FRAMES = 'iframe[data-muc-tieu]';
const TALLEST = 50_000;

/** The origin that an iframe was meant to have; null where it has none to speak of. */
function origin(frame) {
  try {
    const found = new URL(frame.src, document.baseURI).origin;
    return found === 'null' ? null : found;
  } catch {
    return null;
  }
}

function greet(frame) {
  const to = origin(frame);
  if (to !== null) frame.contentWindow?.postMessage({ muctieu: 'hello' }, to);
}

/** Listens for the heights of all iframes, also of those that the page adds later. Gives a function that stops it. */
export function frames() {
  if (globalThis.document === undefined) return () => {};
  const hear = ({ source, origin: from, data }) => {
    if (typeof data !== 'object' || data === null) return;
    for (const frame of document.querySelectorAll(FRAMES)) {
      if (frame.contentWindow !== source || origin(frame) !== from) continue;
      if (data.muctieu === 'hello') greet(frame);
      const { height } = data;
      if (data.muctieu === 'height' && Number.isFinite(height) && height > 0 && height <= TALLEST) {
        // Where the page counts borders into heights, room is made for them.
        const edges = getComputedStyle(frame).boxSizing === 'border-box' ? frame.offsetHeight - frame.clientHeight : 0;
        frame.style.setProperty('height', `${Math.ceil(height) + edges}px`);
      }
    }
  };
  globalThis.addEventListener('message', hear);
  document.querySelectorAll(FRAMES).forEach(greet);
  return () => globalThis.removeEventListener('message', hear);
}
