// The element's style sheet for the light DOM: for the view that `muctieu render` writes between the tags, so that it
// looks as the drawn one and takes the same room.
//
// In: the sheet of the shadow root, without comments. Out: a sheet for the page. Every rule is put below `muc-tieu`, with
// a weight that no portal's sheet has by accident; before them all stands what takes a portal's own rules for tables,
// headings and lists off again. Only rules of this project's own sheet pass here, so that a small reader of CSS will do.
const INSIDE = 'muc-tieu:not(#\\0)';

// SVG shapes are placed by attributes, which `revert` would take away; of them only what portals set on pictures goes.
const RESET = `muc-tieu{display:block}muc-tieu[hidden]{display:none}
${INSIDE} :where(.mt-frame) :where(:not(svg,svg *)){all:revert}
${INSIDE} :where(.mt-frame) :where(svg){max-width:none;max-height:none;min-width:0;margin:0;float:none;border:0;padding:0;background:none}`;

// What only a script can do is hidden ahead, with its room kept; where there is no script at all, without.
const RESTING = `${INSIDE} .mt-tools[hidden]{visibility:hidden}
${INSIDE} .mt-arrow[hidden]{display:inline;visibility:hidden}
@media (scripting:none){${INSIDE} .mt-tools[hidden]{display:none}}`;

/** Splits at a character that stands in no bracket and no quotation. */
function split(text, mark) {
  const parts = [];
  let from = 0;
  let depth = 0;
  let quote = '';
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === '\\') at += 1;
    else if (quote !== '') quote = letter === quote ? '' : quote;
    else if (letter === '"' || letter === "'") quote = letter;
    else if ('([{'.includes(letter)) depth += 1;
    else if (')]}'.includes(letter)) depth -= 1;
    if (quote === '' && ((depth === 0 && letter === mark) || (mark === '}' && depth === 0 && letter === '}'))) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  parts.push(text.slice(from));
  return parts;
}

function inside(selector) {
  const host = /^:host(?:\((.*?)\))?/.exec(selector);
  if (host !== null) return `muc-tieu${host[1] ?? ''}${selector.slice(host[0].length)}`;
  return `${INSIDE} ${selector}`;
}

function rules(text) {
  return split(text, '}')
    .map((rule) => rule.trim())
    .filter((rule) => rule !== '')
    .map((rule) => {
      const at = rule.indexOf('{');
      const [head, body] = [rule.slice(0, at).trim(), rule.slice(at + 1)];
      if (/^@(?:media|container|supports)\b/.test(head)) return `${head}{${rules(body)}}`;
      if (head.startsWith('@')) return `${head}{${body}}`;
      const selectors = split(head, ',').map((one) => one.trim());
      // A slot is of the shadow root alone; what is hidden by the attribute stays so without help.
      const kept = selectors.filter((one) => !/^(?:slot|\[hidden\])/.test(one));
      return kept.length === 0 ? '' : `${kept.map(inside).join(',')}{${body}}`;
    })
    .join('');
}

/** The page's sheet from the shadow root's, both as text. */
export function light(sheet) {
  return `${RESET}\n${rules(sheet)}${RESTING}\n`;
}
