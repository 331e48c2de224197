// Keeps the workspace on this machine, so that it opens without a network. A version is kept whole or not at all: every
// file is checked against the hash that it had when they were built together, so glue and engine of two versions never
// meet, also where a server exchanges its files in the middle of a download. A new version waits until no page uses the
// old one. `FILES` (hashes by address) and `VERSION` are filled in by `bundle.mjs`.

/* global FILES, VERSION */
const PREFIX = 'muctieu-studio-';
const OWN = `${PREFIX}${VERSION}`;
/** Examples that were opened: the newest copy wins, the kept one serves without a network. */
const EXAMPLES = `${PREFIX}vi-du`;
const here = new URL('./', self.location.href);
const addresses = new Map(Object.keys(FILES).map((path) => [new URL(path, here).href, path]));

self.addEventListener('install', (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(OWN);
      try {
        await Promise.all(
          [...addresses].map(async ([address, path]) => {
            const answer = await fetch(new Request(address, { cache: 'no-cache', integrity: FILES[path], credentials: 'same-origin' }));
            if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
            await cache.put(address, answer);
          }),
        );
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
        const kept = await (await caches.open(OWN)).match(address);
        return kept ?? fetch(request);
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
