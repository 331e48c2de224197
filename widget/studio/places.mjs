// Byte offsets of UTF-8, in which findings are told, as places in a JavaScript string.

/** The UTF-16 places of byte offsets, given in any order. */
export function placesOf(text, offsets) {
  const wanted = [...new Set(offsets)].sort((a, b) => a - b);
  const found = new Map();
  let bytes = 0;
  let next = 0;
  for (let at = 0; next < wanted.length; at += 1) {
    while (next < wanted.length && wanted[next] <= bytes) found.set(wanted[next++], at);
    if (at >= text.length) break;
    const code = text.charCodeAt(at);
    if (code < 0x80) bytes += 1;
    else if (code < 0x800) bytes += 2;
    else if (code >= 0xd800 && code < 0xdc00) {
      bytes += 4;
      at += 1;
    } else bytes += 3;
  }
  while (next < wanted.length) found.set(wanted[next++], text.length);
  return (offset) => found.get(offset);
}
