// What every page with an element loads: the element, the module API over either engine, and the card's glue. The other
// files of the folder import it by the name `muctieu-core`, so that a page has one engine whatever it loads.
export { call, init, initCard, initSync, provide, ready } from './engine.mjs';
export { compile, loadMetrics, Metrics, Rules, version } from './api.mjs';
export { EngineError } from './errors.mjs';
export { extend, MucTieuElement } from './element.mjs';
export { addStyles } from './shell.mjs';
export { address, interval, SourceError, watch } from './sources.mjs';
export { define } from './register.mjs';
