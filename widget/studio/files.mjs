// Files in and out: the computer's own, and the examples of this site.
import { FIGURES, isRules } from './desk.mjs';
import { today } from '../element/words.mjs';

const SEEDS = '../portal/seeds/';

/** One click away: the province's own files. `tables` are figures that no rule names. */
export const EXAMPLES = [
  { title: '867/KH-UBND của tỉnh Khánh Hòa', main: 'khanh-hoa/867-kh-ubnd.muctieu', tables: ['so-lieu/quan-trac.csv'] },
  { title: 'Năm văn bản của tỉnh Khánh Hòa', main: 'khanh-hoa/khanh-hoa.muctieu', open: '5881-kh-ubnd.muctieu', tables: ['so-lieu/quan-trac.csv'] },
  { title: 'Kịch bản minh họa của tỉnh Khánh Hòa', main: 'khanh-hoa/kich-ban-minh-hoa.muctieu', tables: ['so-lieu/quan-trac.csv'] },
  { title: '411/QĐ-TTg của Thủ tướng Chính phủ', main: 'viet-nam/411-qd-ttg.muctieu', tables: ['so-lieu/quan-trac.csv'] },
];

/** A text of this site; a failure is a sentence of ours, since the browser's own speaks English and names no file. */
async function load(address) {
  const answer = await fetch(address).catch(() => {
    throw new Error('không kết nối được với máy chủ');
  });
  if (!answer.ok) throw new Error(`không tải được ${address.pathname.split('/').pop()} (máy chủ trả lời ${answer.status})`);
  return answer.text();
}

/** What a rule file names: `dùng "x"`, `số liệu từ "x"`, `nhiệm vụ từ "x"`. */
const NAMED = /^\s*(?:dùng|nhiệm\s+vụ\s+từ|số\s+liệu\s+từ)\s+["“]([^"”]+)["”]/gmu;

/** An example with all that its files name, by names relative to the main one. */
export async function withIncludes({ main, open, tables }) {
  const root = new URL(SEEDS + main, location.href);
  const name = main.split('/').pop();
  const files = {};
  let wanted = [name, ...tables];
  while (wanted.length > 0) {
    const texts = await Promise.all(wanted.map((one) => load(new URL(one, root))));
    wanted.forEach((one, index) => {
      files[one] = texts[index];
    });
    const named = wanted.flatMap((one) => (isRules(one) ? [...files[one].matchAll(NAMED)].map(([, other]) => other) : []));
    wanted = [...new Set(named)].filter((one) => !Object.hasOwn(files, one));
  }
  return { main: name, files, tables, open: open ?? name, asOf: today() };
}

export function download(name, content, type = 'text/plain;charset=utf-8') {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name.split('/').pop();
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** The files that a folder was opened from, by name: saving writes into them again. */
const handles = new Map();
let folder = null;
const READ = /\.(muctieu|csv|txt)$/i;

async function collect(directory, files, prefix = '', depth = 0) {
  for await (const entry of directory.values()) {
    const name = `${prefix}${entry.name}`;
    if (entry.kind === 'directory') {
      if (depth < 3 && !entry.name.startsWith('.')) await collect(entry, files, `${name}/`, depth + 1);
    } else if (READ.test(entry.name)) {
      files[name] = await (await entry.getFile()).text();
      handles.set(name, entry);
    }
  }
}

function pick(desk) {
  const input = Object.assign(document.createElement('input'), { type: 'file', accept: '.muctieu,.csv,.txt', multiple: true });
  input.addEventListener('change', async () => {
    const files = {};
    for (const file of input.files) files[file.name] = await file.text();
    take(desk, files);
  });
  input.click();
}

/** Puts files that were read into the work: tables join what is there, rules take its place. */
export function take(desk, files) {
  const rules = Object.keys(files).filter(isRules);
  const tables = Object.keys(files).filter((name) => !isRules(name));
  if (rules.length === 0 && tables.length === 0) return desk.say('Không có tệp .muctieu hay .csv nào để mở.');
  if (rules.length === 0) {
    const known = desk.state.tables.filter((name) => !tables.includes(name));
    return desk.open({ ...desk.state, files: { ...desk.state.files, ...files }, tables: [...known, ...tables] });
  }
  const text = rules.map((name) => files[name]).join('\n');
  const names = (name) => text.includes(`"${name}"`) || text.includes(`“${name}”`);
  // The file that uses others is the main one.
  const main = rules.find((name) => !names(name) && rules.some((other) => other !== name && files[name].includes(`"${other}"`))) ?? rules.find((name) => !names(name)) ?? rules[0];
  return desk.open({ main, open: main, files, tables: tables.filter((name) => !names(name)), asOf: desk.state.asOf });
}

/** Opens a folder where the browser can, else chosen files. */
export async function openFiles(desk) {
  if (!('showDirectoryPicker' in window)) return pick(desk);
  try {
    const chosen = await window.showDirectoryPicker({ mode: 'readwrite' });
    const files = {};
    handles.clear();
    await collect(chosen, files);
    folder = chosen;
    return take(desk, files);
  } catch (error) {
    if (error.name === 'AbortError') return undefined;
    return pick(desk);
  }
}

async function writeBack(name, text) {
  let handle = handles.get(name);
  if (handle === undefined) {
    let into = folder;
    const path = name.split('/');
    for (const part of path.slice(0, -1)) into = await into.getDirectoryHandle(part, { create: true });
    handle = await into.getFileHandle(path.at(-1), { create: true });
    handles.set(name, handle);
  }
  const stream = await handle.createWritable();
  await stream.write(text);
  await stream.close();
}

/** Saves every file: back into the folder it came from, else as downloads of what is one's own. */
export async function saveAll(desk) {
  const { files, main, open, tables } = desk.state;
  if (folder !== null) {
    try {
      let count = 0;
      for (const [name, text] of Object.entries(files)) {
        const there = await handles.get(name)?.getFile().then((file) => file.text(), () => null);
        if (there === text) continue;
        await writeBack(name, text);
        count += 1;
      }
      return desk.say(count === 0 ? 'Thư mục đã có đúng nội dung này.' : `Đã lưu ${count} tệp vào thư mục.`);
    } catch (error) {
      desk.say(`Chưa lưu được vào thư mục (${error.name}); đang tải tệp về máy.`);
    }
  }
  for (const name of new Set([main, open, ...tables.filter((table) => table === FIGURES || tables.length === 1)])) download(name, files[name]);
  return desk.say('Đã tải tệp về máy.');
}
