// What a host may import: the module API with the whole engine's glue. Importing it registers nothing; `define.mjs` does.
// The element imports it too, when a page asks for more than cards: the styles and tools of the other views come along.
import { instantiate } from 'muctieu-glue';
import { addStyles, extend, provide } from 'muctieu-core';
import * as tools from './tools.mjs';
import viewsText from './views.css';

provide(instantiate);
addStyles(viewsText);
extend(tools);

export { compile, define, EngineError, init, initSync, loadMetrics, Metrics, MucTieuElement, ready, Rules, version } from 'muctieu-core';
