// The page that makes the snippet: reads the rules, offers their targets, and writes what to paste.
//
// In: addresses and choices. Out: the snippet, the policy that it needs, the JSON of oEmbed, and the view itself. Text goes
// into the page as text alone; a snippet is a string in a text box and never markup here.
import { compile, init } from '../muctieu/muctieu.mjs';

const form = document.querySelector('#mau');
const list = document.querySelector('#muc-tieu-chon');
const count = document.querySelector('#dem');
const view = document.querySelector('#xem');
const MOST_ROUNDS = 64;

let reading = 0;

async function text(url) {
  const answer = await fetch(url, { credentials: 'omit', referrerPolicy: 'no-referrer' });
  if (!answer.ok) throw new Error(`máy chủ trả lời ${answer.status} cho ${url.pathname}`);
  return answer.text();
}

/** The targets of a rule file and of what it uses. */
async function targets(address) {
  const root = new URL(address, document.baseURI);
  if (root.protocol !== 'https:' && root.origin !== location.origin) throw new Error('chỉ đọc tệp qua https hoặc từ chính trang này');
  const [source] = await Promise.all([text(root), init()]);
  const files = {};
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const rules = compile(source, { files, name: root.pathname.split('/').pop() });
    const missing = rules.missing.filter((name) => !Object.hasOwn(files, name));
    if (missing.length === 0 || missing.some((name) => new URL(name, root).origin !== root.origin)) {
      const { targets } = rules.targets();
      rules.free();
      return targets;
    }
    rules.free();
    for (const name of missing) files[name] = await text(new URL(name, root));
  }
  return [];
}

async function read() {
  const turn = (reading += 1);
  count.textContent = 'Đang đọc…';
  let found;
  try {
    found = await targets(form.elements.rules.value.trim());
  } catch (error) {
    if (turn !== reading) return;
    list.replaceChildren();
    count.textContent = `Không đọc được tệp mục tiêu: ${error.vi ?? error.message}. Xem lại địa chỉ rồi bấm “Đọc mục tiêu”.`;
    return show();
  }
  if (turn !== reading) return;
  list.replaceChildren(
    ...found.map(({ id, canonical, document: of }) => {
      const label = document.createElement('label');
      const box = Object.assign(document.createElement('input'), { type: 'checkbox', name: 'target', value: id });
      label.append(box, of === null ? canonical : `${canonical} (${of})`);
      return label;
    }),
  );
  count.textContent = found.length === 0 ? 'Tệp không có mục tiêu nào đọc được.' : `Tệp có ${found.length} mục tiêu. Không chọn gì là hiện tất cả.`;
  show();
}

const escape = (value) => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
const origin = (address) => new URL(address, document.baseURI).origin;

/** The attributes chosen, in the order in which people read them. */
function attributes() {
  const { rules, metrics, view, theme, lang, refresh } = form.elements;
  const picked = [...list.querySelectorAll('input:checked')].map((box) => box.value).join(' ');
  const all = [['rules', rules.value.trim()], ['metrics', metrics.value.trim()], ['target', picked], ['view', view.value === 'card' ? '' : view.value], ['lang', lang.value], ['theme', theme.value], ['refresh', refresh.value]];
  return all.filter(([, value]) => value !== '');
}

/** An address that a snippet may carry to any page of the portal: without the host where it is the portal's own. */
function portable(address) {
  const url = new URL(address, document.baseURI);
  return url.origin === location.origin ? `${url.pathname}${url.search}` : url.href;
}

const FALLBACK = '<p>Nội dung hiện khi tiện ích chưa chạy được.</p>';

function show() {
  const chosen = attributes();
  for (const name of ['rules', 'metrics', 'target', 'view', 'lang', 'theme']) {
    const found = chosen.find(([key]) => key === name);
    if (found === undefined) view.removeAttribute(name);
    else if (view.getAttribute(name) !== found[1]) view.setAttribute(name, found[1]);
  }
  try {
    write(chosen.map(([name, value]) => [name, name === 'rules' ? portable(value) : name === 'metrics' ? value.split(/\s+/).map(portable).join(' ') : value]));
  } catch {
    document.querySelector('#ma').value = '';
    count.textContent = 'Có địa chỉ không hợp lệ; xem lại phần “Tệp”.';
  }
}

function write(chosen) {
  const { way, base } = form.elements;
  const folder = portable(base.value.trim().replace(/\/?$/, '/'));
  const pairs = (prefix, indent) => chosen.map(([name, value]) => `${prefix}${name}="${escape(value)}"`).join(`\n${indent}`);
  const tag = `<muc-tieu ${pairs('', '          ')}>\n  ${FALLBACK}\n</muc-tieu>`;
  const query = new URLSearchParams(chosen.filter(([name]) => name !== 'refresh')).toString().replaceAll('%2F', '/');
  const frame = `<iframe data-muc-tieu src="${escape(`${folder}embed.html?${query}`)}"\n        title="Tình hình thực hiện mục tiêu" width="100%" height="420" loading="lazy"></iframe>`;
  const snippets = {
    tag: `<script type="module" src="${escape(folder)}define.mjs"></script>\n\n${tag}`,
    classic: `<script src="${escape(folder)}muctieu.iife.js" defer></script>\n\n${tag}`,
    div: `<script type="module" src="${escape(folder)}scan.mjs"></script>\n\n<div data-muc-tieu\n     ${pairs('data-', '     ')}>\n  ${FALLBACK}\n</div>`,
    inline: `<script type="module" src="${escape(folder)}inline.mjs"></script>\n\n${tag}`,
    frame: `${frame}\n<script src="${escape(folder)}frame.iife.js" defer></script>`,
  };
  document.querySelector('#ma').value = snippets[way.value];
  const place = (address) => (origin(address) === location.origin ? "'self'" : origin(address));
  const own = place(folder);
  const data = chosen.filter(([name]) => name === 'rules' || name === 'metrics').flatMap(([, value]) => value.split(/\s+/).map(place));
  const connect = [...new Set([...(way.value === 'inline' ? [] : [own]), ...data])].join(' ');
  const framed = way.value === 'frame';
  const policy = framed ? `script-src ${own}; frame-src ${own}` : `script-src ${own} 'wasm-unsafe-eval'; connect-src ${connect}`;
  document.querySelector('#csp').value = `Content-Security-Policy: ${policy}`;
  document.querySelector('#oembed-phan').hidden = !framed;
  const absolute = new URL(folder, document.baseURI).href;
  const html = frame.replace(`src="${escape(folder)}`, `src="${escape(absolute)}`).replace(/\n\s*/, ' ');
  const answer = { version: '1.0', type: 'rich', title: 'Tình hình thực hiện mục tiêu', provider_name: document.title.split(' · ').at(-1), cache_age: 3600, width: 600, height: 420, html };
  document.querySelector('#oembed').value = framed ? JSON.stringify(answer, null, 2) : '';
}

async function copy(button) {
  const box = document.querySelector(`#${button.dataset.chep}`);
  const said = document.querySelector('#da-chep');
  try {
    await navigator.clipboard.writeText(box.value);
    said.textContent = 'Đã chép.';
  } catch {
    // Without https, or where the reader refused: the text is marked, and the keyboard copies it.
    box.focus();
    box.select();
    said.textContent = 'Trình duyệt không cho chép tự động; đoạn chữ đã được chọn, hãy bấm Ctrl+C.';
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  read();
});
form.addEventListener('input', show);
for (const button of document.querySelectorAll('[data-chep]')) button.addEventListener('click', () => copy(button));

read();
