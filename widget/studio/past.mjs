// Earlier states, kept on this machine: look at one, take it back.
import { whole } from './desk.mjs';
import { button, el } from './dom.mjs';
import { past } from './store.mjs';

const time = new Intl.DateTimeFormat('vi-VN', { dateStyle: 'short', timeStyle: 'medium' });

export async function show(desk) {
  const all = await past().catch(() => []);
  const dialog = el('dialog', { 'aria-labelledby': 'past-title' });
  const take = (state) => {
    const sound = whole(state);
    if (sound !== null) desk.open(sound);
    dialog.close();
  };
  dialog.append(
    el('h2', { id: 'past-title' }, 'Các bản trước'),
    el('p', { class: 'hint' }, 'Mỗi phút làm việc giữ một bản, trên chính máy này. Mở lại một bản không làm mất bản đang có: bấm “Hoàn tác”.'),
    all.length === 0
      ? el('p', {}, 'Chưa có bản nào.')
      : el(
          'ol',
          { class: 'past' },
          all.map(({ state, at }) => {
            const lines = String(state.files?.[state.main] ?? '').split('\n').filter((line) => line.trim() !== '' && !line.trim().startsWith('#'));
            return el('li', {}, button(time.format(at), () => take(state)), ` ${state.main}: ${lines.length} dòng; “${(lines.at(-1) ?? '').trim().slice(0, 70)}”`);
          }),
        ),
    button('Đóng', () => dialog.close()),
  );
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
