// The page inside an iframe: one element made from the address, and its height told to the page around it.
//
// In: the attributes of <muc-tieu> as the address's query. Out: the element, and messages `{ muctieu: 'height', height }`
// (CSS pixels) to the parent window, sent to the one origin that greeted. INVARIANT: the address names files of this very
// site only, or of sites that this page lists in <meta name="muctieu-origins">: whoever makes a link must not show figures
// of their own under this site's name.
import { MucTieuElement } from 'muctieu-core';
import { define } from './register.mjs';

const NAMES = MucTieuElement.observedAttributes.filter((name) => name !== 'wasm-url');
const list = (name) => (document.querySelector(`meta[name="${name}"]`)?.content ?? '').split(/\s+/).filter((word) => word !== '');

/** The addresses of a value that are neither of this site nor of a listed one. */
function strangers(value) {
  const allowed = new Set([location.origin, ...list('muctieu-origins')]);
  return value.split(/\s+/).filter((word) => {
    if (word === '') return false;
    try {
      return !allowed.has(new URL(word, document.baseURI).origin);
    } catch {
      return true;
    }
  });
}

function say(vi, en) {
  const line = document.createElement('p');
  line.textContent = document.documentElement.lang === 'en' ? en : vi;
  document.querySelector('#view').replaceChildren(line);
}

function build() {
  const asked = new URLSearchParams(location.search);
  const value = (name) => asked.get(name) ?? '';
  document.documentElement.lang = /^en\b/i.test(value('lang')) ? 'en' : 'vi';
  if (document.documentElement.lang === 'en') {
    document.title = document.querySelector('h1').textContent = 'How the targets stand';
    document.querySelector('h2').textContent = 'Verdicts';
  }
  if (value('rules') === '' && value('verdicts') === '') return say('Địa chỉ khung nhúng thiếu rules=….', 'The address of this frame lacks rules=….');
  const strange = ['rules', 'metrics', 'verdicts', 'mapping'].flatMap((name) => strangers(value(name)));
  if (strange.length > 0) {
    return say(`Khung nhúng chỉ hiện tệp của trang này, không hiện “${strange[0]}”.`, `This frame shows files of this site only, not “${strange[0]}”.`);
  }
  define();
  const element = document.createElement('muc-tieu');
  for (const name of NAMES) if (asked.has(name)) element.setAttribute(name, asked.get(name));
  const theme = value('theme');
  document.documentElement.dataset.theme = theme === 'dark' || theme === 'light' ? theme : 'auto';
  document.querySelector('#view').replaceChildren(element);
}

/** Answers the page around this one, and nobody else. */
function report() {
  if (parent === window) return;
  let listener = null;
  let told = 0;
  const tell = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (listener === null || height === told || height === 0) return;
    told = height;
    parent.postMessage({ muctieu: 'height', height }, listener);
  };
  addEventListener('message', ({ source, origin, data }) => {
    if (source !== parent || origin === 'null' || data?.muctieu !== 'hello') return;
    const wanted = list('muctieu-parents');
    if (wanted.length > 0 && !wanted.includes(origin)) return;
    listener = origin;
    told = 0;
    tell();
  });
  new ResizeObserver(tell).observe(document.body);
  // Says nothing but that somebody is here: whose page this is in is known only from the answer.
  parent.postMessage({ muctieu: 'hello' }, '*');
}

build();
report();
