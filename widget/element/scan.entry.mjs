// The scanner as a page's script tag names it: it starts by itself once the document is there.
import { scan } from './scan.mjs';

export { scan };

scan();
