// Opens the workspace: the rooms behind their tabs, the files, the day, and what was being worked on.
import { Desk, FIRST, whole } from './desk.mjs';
import { button, el } from './dom.mjs';
import { EXAMPLES, openFiles, saveAll, withIncludes } from './files.mjs';
import { Remote, stayWithoutNetwork } from './remote.mjs';
import { ROOMS } from './rooms.mjs';
import { asFragment, fromFragment, recall, remember, SAFE_LINK } from './store.mjs';

const at = (id) => document.getElementById(id);
const desk = new Desk(new Remote(), remember);

// What is said of an act stays long enough to be read; the counts of an answer come back behind it.
const READING = 3_000;
let readUntil = 0;
let counting;
desk.addEventListener('say', ({ detail }) => {
  clearTimeout(counting);
  at('state').textContent = detail;
  readUntil = performance.now() + READING;
});
desk.addEventListener('answer', ({ detail: { diagnostics, board, rows } }) => {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const counts = `${board.targets.length} mục tiêu, ${rows} số liệu; ${errors === 0 ? 'không có lỗi' : `${errors} lỗi`}.`;
  const put = () => {
    at('state').textContent = counts;
  };
  clearTimeout(counting);
  const left = readUntil - performance.now();
  if (left > 0) counting = setTimeout(put, left);
  else put();
});
desk.addEventListener('state', ({ detail: { by } }) => {
  // A link in the address speaks of the work as it was: a reload must bring the work as it is.
  if (by !== 'open' && location.hash.startsWith('#1.')) history.replaceState(null, '', `#${front ?? ROOMS[0].id}`);
  if (at('as-of').value !== desk.state.asOf) at('as-of').value = desk.state.asOf;
  undo.disabled = !desk.canUndo;
  redo.disabled = !desk.canRedo;
});

// What must not be overlooked stands under the bar until it is over.
const notices = at('notices');
const notice = (id, ...inside) => {
  notices.querySelector(`[data-of="${id}"]`)?.remove();
  if (inside.length > 0) notices.append(el('p', { 'data-of': id }, inside));
};
let lost = false;
desk.addEventListener('kept', ({ detail: error }) => {
  if ((error !== null) === lost) return;
  lost = error !== null;
  if (lost) notice('lost', `Trình duyệt không giữ được bản nháp (${error.name}): đóng trang này là mất phần chưa lưu. `, button('Lưu tệp về máy', () => saveAll(desk)));
  else notice('lost');
});
const channel = 'BroadcastChannel' in window ? new BroadcastChannel('muctieu-studio') : null;
channel?.addEventListener('message', ({ data }) => {
  if (data === 'hello') channel.postMessage('here');
  notice('twice', 'Trang soạn đang mở ở một thẻ khác. Mỗi thẻ giữ bản của mình; lần mở sau lấy bản được sửa sau cùng, bản kia nằm trong “Các bản trước…”. ', button('Đã rõ', () => notice('twice')));
});
channel?.postMessage('hello');

// Rooms.

const rooms = new Map();
let front = null;

for (const { id, title, about } of ROOMS) {
  const tab = button(title, () => enter(id), { role: 'tab', id: `tab-${id}`, 'aria-controls': `room-${id}`, 'aria-selected': 'false', tabindex: '-1', title: about });
  const box = el('section', { role: 'tabpanel', id: `room-${id}`, class: `room room-${id}`, 'aria-labelledby': `tab-${id}`, hidden: true });
  at('tabs').append(tab);
  at('rooms').append(box);
  rooms.set(id, { tab, box, opening: null });
}

// The arrows walk along the tabs, as in every list of tabs.
at('tabs').addEventListener('keydown', (event) => {
  const ids = ROOMS.map(({ id }) => id);
  const here = ids.indexOf(front);
  const next = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: ids.length - 1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  const id = ids[(next + ids.length) % ids.length];
  enter(id).then(() => rooms.get(id).tab.focus());
});

/** Brings a room to the front; loads it the first time. */
async function enter(id) {
  if (front === id || !rooms.has(id)) return;
  const before = rooms.get(front);
  front = id;
  for (const [other, { tab, box }] of rooms) {
    const chosen = other === id;
    tab.setAttribute('aria-selected', String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
    box.hidden = !chosen;
  }
  (await before?.opening?.catch(() => null))?.hide?.();
  const room = rooms.get(id);
  const { load, title } = ROOMS.find((one) => one.id === id);
  room.opening ??= load().then((module) => module.open(room.box, desk));
  try {
    const opened = await room.opening;
    if (front === id) opened?.show?.();
  } catch (error) {
    room.opening = null;
    room.box.replaceChildren(el('p', { class: 'fault' }, `Chưa mở được phòng “${title}”: ${error.message}`), button('Thử lại', () => ((front = null), enter(id))));
  }
}

const roomOfAddress = () => ROOMS.find(({ id }) => `#${id}` === location.hash)?.id;
addEventListener('hashchange', async () => {
  const id = roomOfAddress();
  if (id !== undefined) return enter(id);
  const shared = whole(await fromFragment(location.hash));
  if (shared !== null) desk.open(shared);
});
desk.enter = async (id) => {
  history.replaceState(null, '', `#${id}`);
  await enter(id);
};
at('tabs').addEventListener('click', ({ target }) => {
  const id = target.closest('[role=tab]')?.id.replace(/^tab-/, '');
  if (id !== undefined) history.replaceState(null, '', `#${id}`);
});

// Files, history, links.

const undo = button('Hoàn tác', () => desk.undo(), { disabled: true, title: 'Lấy lại nội dung trước bước vừa làm' });
const redo = button('Làm lại', () => desk.redo(), { disabled: true });
at('file-buttons').append(
  button('Mở tệp…', () => openFiles(desk), { id: 'open' }),
  button('Lưu', () => saveAll(desk), { id: 'save' }),
  undo,
  redo,
  button('Các bản trước…', async () => (await import('./past.mjs')).show(desk), { id: 'past' }),
  button('Chép liên kết', share, { id: 'share' }),
  button('Hướng dẫn nhanh', async () => (await import('./tour.mjs')).show(desk), { id: 'tour' }),
);

async function share() {
  const { main, files, tables, open, asOf } = desk.state;
  const link = `${location.href.split('#')[0]}#${await asFragment({ main, files, tables, open, asOf })}`;
  history.replaceState(null, '', link);
  const copied = await navigator.clipboard?.writeText(link).then(() => true, () => false);
  const long = link.length > SAFE_LINK ? ` Liên kết dài ${link.length} ký tự, một số chương trình thư sẽ cắt mất; nên gửi tệp.` : '';
  desk.say(`${copied ? 'Đã chép liên kết.' : 'Liên kết nằm ở thanh địa chỉ.'}${long}`);
}

at('as-of').addEventListener('change', ({ target }) => {
  if (target.value !== '') desk.change({ asOf: target.value }, { now: true });
});

for (const { title } of EXAMPLES) at('example').append(el('option', {}, title));
at('example').addEventListener('change', async ({ target }) => {
  const example = EXAMPLES[target.selectedIndex - 1];
  if (example === undefined) return;
  try {
    desk.open(await withIncludes(example));
  } catch (error) {
    target.selectedIndex = 0;
    desk.say(`Chưa mở được ví dụ: ${error.message}.`);
  }
});

// What was being worked on: what a link holds, else what was kept, else a first line.
const linked = whole(await fromFragment(location.hash));
const first = linked ?? whole(await recall().catch(() => null)) ?? FIRST;
desk.change(first, { by: 'open', now: true });
enter(roomOfAddress() ?? ROOMS[0].id);
// A page that can't be kept (no such helper, a private window) works all the same, with the network.
stayWithoutNetwork().catch(() => {});
