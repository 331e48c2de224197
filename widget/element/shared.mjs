// Rules and figures in the engine, shared by all elements that show the same texts.
//
// In: a key that names the content and a way to make it. Out: a handle; the last holder to let go frees the object.
const held = new Map();

/** Takes the object of a key, made by `make()` if nobody holds it yet. */
export function take(key, make) {
  let entry = held.get(key);
  if (entry === undefined) {
    entry = { object: make(), holders: 0, answers: new Map() };
    held.set(key, entry);
  }
  entry.holders += 1;
  let gone = false;
  return {
    key,
    object: entry.object,
    /** What was computed from it before under a name, so that ten elements judge once. */
    answer(name, compute) {
      if (!entry.answers.has(name)) {
        // One page seldom asks two questions of the same rules; old days and old figures need not be kept.
        if (entry.answers.size >= 8) entry.answers.clear();
        entry.answers.set(name, compute());
      }
      return entry.answers.get(name);
    },
    release() {
      if (gone) return;
      gone = true;
      entry.holders -= 1;
      if (entry.holders > 0) return;
      held.delete(key);
      entry.object.free();
    },
  };
}
