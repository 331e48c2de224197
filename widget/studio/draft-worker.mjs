// The reader of plans, off the page's own thread. Messages in: `{ id, name, text, table, lang }`; out: `{ id, done, of }` now
// and then, at last `{ id, answer }` or `{ id, fault }`. It is a module of its own, loaded when the first document comes.
import { instantiate } from 'muctieu-draft-glue';

const FILE = new URL('./muctieu_draft_bg.wasm', import.meta.url);
let module = null;
let glue = null;

/** The compiled module; a load that failed may be tried again. */
async function load() {
  const answer = await fetch(FILE, { referrerPolicy: 'no-referrer' }).catch(() => {
    throw new Error('Không tải được bộ đọc văn bản; hãy kiểm tra kết nối rồi thử lại.');
  });
  if (!answer.ok) throw new Error(`Không tải được bộ đọc văn bản: máy chủ trả lời ${answer.status}.`);
  return WebAssembly.compile(await answer.arrayBuffer());
}

addEventListener('message', async ({ data: { id, name, text, table, lang } }) => {
  try {
    module ??= await load();
    if (glue === null) {
      const fresh = instantiate();
      fresh.initSync({ module });
      glue = fresh;
    }
  } catch (error) {
    postMessage({ id, fault: error.message });
    return;
  }
  try {
    postMessage({ id, answer: JSON.parse(glue.draft_json(name, text, table, lang, (done, of) => postMessage({ id, done, of }))) });
  } catch {
    // An instance that broke is never called again.
    glue = null;
    postMessage({ id, fault: 'Bộ đọc gặp lỗi bên trong với văn bản này; văn bản vẫn còn nguyên. Hãy thử đọc từng phần.' });
  }
});
