// A plan's text to its draft through the hosted reader in Node: the time that somebody waits who opens a document.
// A page is 3,000 characters; medians of five runs, the answer's JSON read as the workspace reads it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

let hear;
let done;
globalThis.addEventListener = (_, listener) => (hear = listener);
globalThis.postMessage = (message) => message.done === undefined && done(message);
globalThis.fetch = async (url) => new Response(readFileSync(fileURLToPath(url)));
await import(pathToFileURL(join(process.env.MUCTIEU_DIST ?? 'dist', 'studio', 'draft-worker.mjs')));

function plan(characters) {
  let text = 'KẾ HOẠCH\nPhát triển đô thị thông minh giai đoạn 2026 - 2030\n\nII. MỤC TIÊU\n';
  for (let number = 1; text.length < characters; number += 1) {
    const figure = 40 + (number % 60);
    text += `${number}. Lĩnh vực số ${number} đến năm ${2026 + (number % 5)}\n`;
    text += `- Tỷ lệ hộ gia đình ở khu vực ${number} dùng nước sạch đạt trên ${figure}%;\n`;
    text += `- ${figure}% hồ sơ tại cấp tỉnh, 80% hồ sơ tại cấp huyện và 60% hồ sơ tại cấp xã được xử lý trực tuyến.\n`;
    text += `- Phấn đấu nằm trong nhóm 15 tỉnh, thành phố dẫn đầu về chỉ số thành phần ${number}.\n`;
    text += `- Triển khai Quyết định số ${number}/QĐ-UBND ngày 05/02/2024 của Ủy ban nhân dân tỉnh về việc nâng cao chất lượng phục vụ người dân.\n`;
    text += '- Tăng cường công tác tuyên truyền, nâng cao nhận thức của cán bộ, công chức và người dân về chuyển đổi số trên địa bàn.\n';
  }
  return text;
}

for (const pages of [4, 40, 400]) {
  const text = plan(pages * 3_000);
  const times = [];
  let proposals = 0;
  for (let run = 0; run < 5; run += 1) {
    const start = performance.now();
    const { answer, fault } = await new Promise((resolve) => {
      done = resolve;
      hear({ data: { id: run, name: 'ke-hoach.txt', text, table: false, lang: 'vi' } });
    });
    if (fault !== undefined) throw new Error(fault);
    times.push(performance.now() - start);
    proposals = answer.targets.length;
  }
  times.sort((a, b) => a - b);
  console.log(`draft ${String(pages).padStart(4)} pages ${times[2].toFixed(0).padStart(7)} ms ${proposals} proposals`);
}
