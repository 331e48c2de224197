/**
 * Makes an element of every `<div data-muc-tieu …>` below `root`, now and later; `tag` is the element's name. Gives a
 * function that stops it. Importing the module calls it once for the whole document.
 */
export function scan(root?: Document | Element, tag?: string): () => void;
