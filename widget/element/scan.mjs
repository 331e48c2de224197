// Makes elements of <div data-muc-tieu …>: for hosts whose editors drop tags that they don't know.
//
// In: elements with `data-muc-tieu`, and the attributes of <muc-tieu> behind `data-` (`data-rules`, `data-metrics`, …).
// Out: in each of them one <muc-tieu> with those attributes, around what stood there. What the page adds or changes later
// is followed. INVARIANT: a place is taken once, whatever copies of this script a page has.
import { define, MucTieuElement } from 'muctieu-core';

const MARK = 'data-muc-tieu';
// Who may only write text in a page must not choose the program that runs in it.
const NAMES = MucTieuElement.observedAttributes.filter((name) => name !== 'wasm-url');

/**
 * Watches a document, or a part of one, for places; `tag` is the element's name. Gives a function that stops it; places
 * already taken stay as they are.
 */
export function scan(root = globalThis.document, tag = 'muc-tieu') {
  if (root === undefined || globalThis.MutationObserver === undefined) return () => {};
  define(tag);
  const made = new WeakMap();
  const mirror = (place) => {
    const element = made.get(place);
    for (const name of NAMES) {
      const value = place.getAttribute(`data-${name}`);
      if (value === null) element.removeAttribute(name);
      else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
    }
  };
  const take = (place) => {
    // An element that stands there already was written by the author or by another copy of this script.
    if (made.has(place) || place.querySelector(`:scope > ${tag}`) !== null) return;
    const element = document.createElement(tag);
    made.set(place, element);
    mirror(place);
    element.append(...place.childNodes);
    place.append(element);
  };
  const look = (node) => {
    if (node.nodeType !== 1 && node.nodeType !== 9) return;
    if (node.matches?.(`[${MARK}]`)) take(node);
    for (const place of node.querySelectorAll(`[${MARK}]`)) take(place);
  };
  look(root);
  const observer = new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records) {
      if (type === 'childList') addedNodes.forEach(look);
      else if (made.has(target)) mirror(target);
      else if (target.hasAttribute(MARK)) take(target);
    }
  });
  observer.observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: [MARK, ...NAMES.map((name) => `data-${name}`)] });
  return () => observer.disconnect();
}
