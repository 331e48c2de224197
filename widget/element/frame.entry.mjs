// The host's side of the iframe as a page's script tag names it: it starts by itself.
import { frames } from './frame.mjs';

export { frames };

frames();
