// What a host may import: the module API with the whole engine's glue. Importing it registers nothing; `define.mjs` does.
// The element imports it too, when a page asks for more than cards.
import { instantiate } from 'muctieu-glue';
import { provide } from 'muctieu-core';

provide(instantiate);

export { compile, define, EngineError, init, initSync, loadMetrics, Metrics, MucTieuElement, ready, Rules, version } from 'muctieu-core';
