// What the engine's wrapper throws. Bad rules and bad figures are never thrown: they are diagnostics.

/**
 * The engine could not be loaded or could not go on. `code` is stable:
 *   not-ready   called before `init()` was done
 *   fetch       the file could not be had (`status` is the HTTP status, when there was an answer)
 *   not-wasm    the server sent something else, such as a sign-in page
 *   refused     the page's Content-Security-Policy lacks 'wasm-unsafe-eval'
 *   unsupported the browser can't run the file
 *   rejected    the engine refused an argument, with its reason
 *   freed       the object was used after `free()`
 *   fault       the engine broke twice on the same call; `id` names the event
 */
export class EngineError extends Error {
  constructor(code, vi, en, more = {}) {
    super(`${vi} (${en})`, more.cause === undefined ? undefined : { cause: more.cause });
    this.name = 'EngineError';
    this.code = code;
    this.vi = vi;
    this.en = en;
    this.id = more.id ?? null;
    this.status = more.status ?? null;
  }
}
