// Keeps the workspace on this machine, so that it opens without a network. A version is kept whole or not at all: every
// file is checked against the hash that it had when they were built together, so glue and engine of two versions never
// meet, also where a server exchanges its files in the middle of a download. A new version waits until no page uses the
// old one. What few need and weighs much (`LATER`) is kept when it is
// first asked for. `FILES` (hashes by address), `LATER` (addresses) and `VERSION` are filled in by `bundle.mjs`.

/* global FILES, LATER, VERSION */
const PREFIX = 'muctieu-studio-';
const OWN = `${PREFIX}${VERSION}`;
/** Examples that were opened: the newest copy wins, the kept one serves without a network. */
const EXAMPLES = `${PREFIX}vi-du`;
const here = new URL('./', self.location.href);
const addresses = new Map(Object.keys(FILES).map((path) => [new URL(path, here).href, path]));

/** A file as it was when all were built together, or nothing. */
async function take(cache, address, path) {
  const answer = await fetch(new Request(address, { cache: 'no-cache', integrity: FILES[path], credentials: 'same-origin' }));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  await cache.put(address, answer.clone());
  return answer;
}

self.addEventListener('install', (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(OWN);
      try {
        await Promise.all([...addresses].filter(([, path]) => !LATER.includes(path)).map(([address, path]) => take(cache, address, path)));
      } catch (error) {
        await caches.delete(OWN);
        throw error;
      }
    })(),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      const names = await caches.keys();
      await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== OWN && name !== EXAMPLES).map((name) => caches.delete(name)));
    })(),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  const url = new URL(request.url);
  url.hash = '';
  url.search = '';
  // The folder's own address is its page.
  const address = url.href === here.href ? new URL('index.html', here).href : url.href;
  if (addresses.has(address)) {
    event.respondWith(
      (async () => {
        const cache = await caches.open(OWN);
        return (await cache.match(address)) ?? take(cache, address, addresses.get(address));
      })(),
    );
  } else if (url.origin === here.origin && url.pathname.includes('/portal/seeds/')) {
    event.respondWith(
      (async () => {
        const cache = await caches.open(EXAMPLES);
        try {
          const answer = await fetch(request);
          if (answer.ok) await cache.put(url.href, answer.clone());
          return answer;
        } catch (error) {
          const kept = await cache.match(url.href);
          if (kept === undefined) throw error;
          return kept;
        }
      })(),
    );
  }
});
