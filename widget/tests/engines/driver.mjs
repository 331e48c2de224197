// A small client of the W3C WebDriver protocol: enough to open a page and to ask it something. It drives the browsers
// whose own drivers Debian and crates.io carry (Firefox by geckodriver, WebKitGTK by WebKitWebDriver), without a library
// that brings browsers of its own.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** The browsers by their names: how their driver is started, and what is asked of it. */
const BROWSERS = {
  firefox: {
    program: () => process.env.GECKODRIVER,
    arguments: (port) => ['--host', '127.0.0.1', '--port', String(port), '--log', 'error'],
    // Marionette listens on a port of its own choice.
    capabilities: () => ({ 'moz:firefoxOptions': { binary: process.env.FIREFOX, args: ['-headless'] } }),
  },
  webkit: {
    program: () => process.env.WEBKIT_DRIVER,
    arguments: (port) => ['--host=127.0.0.1', `--port=${port}`],
    capabilities: () => ({ 'webkitgtk:browserOptions': { binary: process.env.WEBKIT_BROWSER, args: ['--automation'] } }),
  },
};

export const NAMES = Object.keys(BROWSERS);

async function call(base, method, path, body) {
  const answer = await fetch(`${base}${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal: AbortSignal.timeout(60_000),
  });
  const { value } = await answer.json();
  assert.ok(answer.ok, `${method} ${path}: ${value?.error}: ${value?.message}`);
  return value;
}

/** Starts a browser and returns a session: `open(url)`, `ask(function, ...arguments)`, `until(function)`, `resize`, `close()`. */
export async function start(name) {
  const browser = BROWSERS[name];
  const program = browser.program();
  assert.ok(program, `no driver of ${name} was named: run “cargo xtask test engines”`);
  const port = await freePort();
  const driver = spawn(program, browser.arguments(port), { stdio: 'ignore' });
  let failure;
  driver.once('error', (error) => (failure = error));
  const base = `http://127.0.0.1:${port}`;
  for (let tries = 0; ; tries += 1) {
    assert.ok(!failure && tries < 200, `the driver of ${name} does not answer: ${failure ?? 'no connection'}`);
    if (await fetch(`${base}/status`).then((answer) => answer.ok, () => false)) break;
    await pause(50);
  }
  let session;
  try {
    const value = await call(base, 'POST', '/session', { capabilities: { alwaysMatch: browser.capabilities() } });
    session = `/session/${value.sessionId}`;
    await call(base, 'POST', `${session}/timeouts`, { script: 30_000, pageLoad: 60_000 });
  } catch (error) {
    driver.kill();
    throw error;
  }
  const ask = (work, ...given) =>
    call(base, 'POST', `${session}/execute/sync`, { script: `return (${work}).apply(null, arguments)`, args: given });
  return {
    name,
    ask,
    open: (url) => call(base, 'POST', `${session}/url`, { url }),
    resize: (width, height) => call(base, 'POST', `${session}/window/rect`, { width, height }),
    picture: async () => Buffer.from(await call(base, 'GET', `${session}/screenshot`), 'base64'),
    /** Asks again until the answer is true; says the last answer of `tell` when it never is. */
    async until(work, tell = () => document.body.innerText, ...given) {
      for (let tries = 0; tries < 200; tries += 1) {
        if (await ask(work, ...given)) return;
        await pause(100);
      }
      assert.fail(`${name}: never came true: ${work}\n${await ask(tell)}`);
    },
    async close() {
      await call(base, 'DELETE', session).catch(() => {});
      driver.kill();
    },
  };
}
