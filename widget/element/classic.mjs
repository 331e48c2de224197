// Everything in one classic script, for hosts that take no modules.
import { define } from './register.mjs';

export * from './muctieu.mjs';

define();
