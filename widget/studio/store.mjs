// What a person is working on, kept in the browser's database after every change, so that a closed tab, a crash or a lost
// connection costs nothing; and the same as a link.

const NAME = 'muctieu-studio';
/** How many earlier states are kept. */
const KEPT = 100;
const SPAN = 60_000;
/** Links longer than this are cut by some mail programs and chats. */
export const SAFE_LINK = 8_000;
const MOST_LINK = 2_000_000;
/** A short text can unpack to gigabytes; no plan comes near this. */
const MOST_UNPACKED = 64_000_000;

const done = (request) =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });

let database = null;

async function table(mode, store = 'states') {
  database ??= (async () => {
    const opening = indexedDB.open(NAME, 2);
    opening.addEventListener('upgradeneeded', () => {
      const { objectStoreNames: there } = opening.result;
      const states = there.contains('states') ? opening.transaction.objectStore('states') : opening.result.createObjectStore('states', { autoIncrement: true });
      // Two tabs keep states of their own: the newest is the one written last, not the one begun last.
      if (!states.indexNames.contains('at')) states.createIndex('at', 'at');
      // The editor's own steps, by file.
      if (!there.contains('steps')) opening.result.createObjectStore('steps');
    });
    const open = await done(opening);
    // Another tab with a newer version must not wait for this one.
    open.addEventListener('versionchange', () => {
      open.close();
      database = null;
    });
    return open;
  })();
  try {
    return (await database).transaction(store, mode).objectStore(store);
  } catch (error) {
    database = null;
    throw error;
  }
}

/** The state that this page keeps at present: further ones take its place until a minute is over. */
let current = null;

/** Keeps a state as the newest one; a minute's work is one state of the history. */
export async function remember(state) {
  const now = Date.now();
  const states = await table('readwrite');
  if (current !== null && now - current.since < SPAN) {
    await done(states.put({ ...state, at: now }, current.key));
    return;
  }
  const key = await done(states.add({ ...state, at: now }));
  current = { key, since: now };
  const keys = await done(states.getAllKeys());
  for (const old of keys.slice(0, Math.max(0, keys.length - KEPT))) states.delete(old);
}

/** The newest state, or null. */
export async function recall() {
  const cursor = await done((await table('readonly')).index('at').openCursor(null, 'prev'));
  return cursor?.value ?? null;
}

/** All states kept, the newest first: `{ key, at, main, targets }`. */
export async function past() {
  const states = await table('readonly');
  const [keys, values] = await Promise.all([done(states.getAllKeys()), done(states.getAll())]);
  return keys.map((key, index) => ({ key, state: values[index], at: values[index].at })).sort((a, b) => b.at - a.at);
}

/** Keeps the editor's steps of a file. */
export async function keepSteps(file, steps) {
  await done((await table('readwrite', 'steps')).put(steps, file));
}

/** The editor's steps of a file, or null. */
export async function steps(file) {
  return (await done((await table('readonly', 'steps')).get(file))) ?? null;
}

async function through(bytes, transformer, most = Number.POSITIVE_INFINITY) {
  const pieces = [];
  let length = 0;
  for (const reader = new Blob([bytes]).stream().pipeThrough(transformer).getReader(); ; ) {
    const { done: ended, value } = await reader.read();
    if (ended) break;
    length += value.length;
    if (length > most) {
      await reader.cancel();
      throw new RangeError('a link that unpacks to more than a work holds');
    }
    pieces.push(value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** A fragment that holds a state: a version, a dot, and the state deflated in URL-safe base64. */
export async function asFragment(state) {
  const bytes = await through(new TextEncoder().encode(JSON.stringify(state)), new CompressionStream('deflate-raw'));
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return `1.${btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}

/** What a fragment holds; null where it holds nothing of ours. Nothing of it is run or fetched. */
export async function fromFragment(fragment) {
  const [version, text] = fragment.replace(/^#/, '').split('.');
  if (version !== '1' || text === undefined || text.length > MOST_LINK) return null;
  try {
    const packed = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(await through(packed, new DecompressionStream('deflate-raw'), MOST_UNPACKED)));
  } catch {
    return null;
  }
}
