// What a person is working on, kept in the browser's database after every change, so that a closed tab, a crash or a lost
// connection costs nothing; and the same as a link.

const NAME = 'muctieu-studio';
/** How many earlier states are kept. */
const KEPT = 100;
/** Links longer than this are cut by some mail programs and chats. */
export const SAFE_LINK = 8_000;
const MOST_LINK = 2_000_000;

const done = (request) =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });

async function table(mode) {
  const opening = indexedDB.open(NAME, 1);
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('states', { autoIncrement: true }));
  const database = await done(opening);
  return database.transaction('states', mode).objectStore('states');
}

/** Keeps a state as the newest one. */
export async function remember(state) {
  const states = await table('readwrite');
  await done(states.add({ ...state, at: Date.now() }));
  const keys = await done(states.getAllKeys());
  for (const key of keys.slice(0, Math.max(0, keys.length - KEPT))) states.delete(key);
}

/** The newest state, or null. */
export async function recall() {
  const cursor = await done((await table('readonly')).openCursor(null, 'prev'));
  return cursor?.value ?? null;
}

async function through(bytes, transformer) {
  const stream = new Blob([bytes]).stream().pipeThrough(transformer);
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** A fragment that holds a state: a version, a dot, and the state deflated in URL-safe base64. */
export async function asFragment(state) {
  const bytes = await through(new TextEncoder().encode(JSON.stringify(state)), new CompressionStream('deflate-raw'));
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return `1.${btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}

/** The state in a fragment; null where it holds none. Nothing of it is run or fetched. */
export async function fromFragment(fragment) {
  const [version, text] = fragment.replace(/^#/, '').split('.');
  if (version !== '1' || text === undefined || text.length > MOST_LINK) return null;
  try {
    const packed = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
    const state = JSON.parse(new TextDecoder().decode(await through(packed, new DecompressionStream('deflate-raw'))));
    const texts = Object.values(state.files ?? {});
    const sound = typeof state.main === 'string' && typeof state.figures === 'string' && texts.length > 0 && texts.every((one) => typeof one === 'string');
    return sound && Object.hasOwn(state.files, state.main) ? { main: state.main, files: { ...state.files }, figures: state.figures, asOf: String(state.asOf ?? '') } : null;
  } catch {
    return null;
  }
}
