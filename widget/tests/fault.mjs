// The entry of the tests' own build: the public module and a way to break the engine inside.
import { call } from 'muctieu-core';

export * from '../element/muctieu.mjs';

/** Breaks the living instance: `trap`, `panic`, `oom` or `overflow`. Throws what a caller would see. */
export function breakEngine(kind) {
  return call((glue) => glue[`__${kind}`](), true);
}
