// The reader's worker as one function. A newer document puts the reading of the older one down.
import { readerWorker } from './remote.mjs';

let worker = null;
let waiting = null;
let round = 0;

function stop(why) {
  worker?.terminate();
  worker = null;
  waiting?.reject(new Error(why));
  waiting = null;
}

function start() {
  worker = readerWorker();
  worker.addEventListener('message', ({ data: { id, answer, fault, done, of } }) => {
    if (id !== waiting?.id) return;
    if (done !== undefined) return waiting.told(done, of);
    const { resolve, reject } = waiting;
    waiting = null;
    if (fault === undefined) resolve(answer);
    else reject(new Error(fault));
  });
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    stop('Không nạp được bộ đọc văn bản; hãy tải lại trang.');
  });
}

/** Drafts a document; `told(done, of)` hears how far the reading is. A reading that is overtaken or given up rejects. */
export function read({ name, text, table, lang }, told) {
  if (waiting !== null) giveUp();
  if (worker === null) start();
  const id = (round += 1);
  return new Promise((resolve, reject) => {
    waiting = { id, resolve, reject, told };
    worker.postMessage({ id, name, text, table, lang });
  });
}

/** Ends a reading that takes too long for whoever waits for it. */
export function giveUp() {
  stop('Đã dừng đọc; văn bản vẫn còn nguyên.');
}
