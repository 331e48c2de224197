// Elements without markup strings: nothing that a rule or a figure says can become an element or a handler.

const SVG = 'http://www.w3.org/2000/svg';
/** What is set as a property, because the attribute is only its first value. */
const PROPERTIES = new Set(['value', 'checked', 'disabled', 'hidden', 'textContent', 'className', 'htmlFor', 'open', 'multiple', 'selected', 'indeterminate']);

function fill(element, given, inside) {
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || value === null) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'class') element.setAttribute('class', value);
    else if (PROPERTIES.has(name)) element[name] = value;
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false) element.setAttribute(name, value);
  }
  element.append(...inside.flat(2).filter((piece) => piece !== null && piece !== undefined && piece !== false));
  return element;
}

/** An element with attributes (`onclick` and the like are listeners) and what stands in it. */
export const el = (tag, given = {}, ...inside) => fill(document.createElement(tag), given, inside);

/** The same of SVG. */
export const svg = (tag, given = {}, ...inside) => fill(document.createElementNS(SVG, tag), given, inside);

/** A button that does something; its words are its name. */
export const button = (words, onclick, given = {}) => el('button', { type: 'button', onclick, ...given }, words);

/** A labelled field: the label's words stand before it. */
export function field(words, control, given = {}) {
  return el('label', { class: 'field', ...given }, el('span', {}, words), control);
}

/** Names for ids of elements that refer to each other. */
let named = 0;
export const name = (stem) => `${stem}-${(named += 1)}`;
