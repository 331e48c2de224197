// Everything in one classic script, for hosts that take no modules.
import { define } from './register.mjs';
import { scan } from './scan.mjs';

export * from './muctieu.mjs';
export { scan };

define();
scan();
