// What a host may import. Importing it registers nothing; `define.mjs` does.
export { init, initSync, ready } from './engine.mjs';
export { compile, loadMetrics, Metrics, Rules, version } from './api.mjs';
export { EngineError } from './errors.mjs';
export { MucTieuElement } from './element.mjs';
export { define } from './register.mjs';
