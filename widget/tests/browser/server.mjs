// A server of one's own for tests about downloads: it hands on the element's files, serves what a test puts into
// `files`, and keeps a log. A real server, because a browser that is intercepted keeps no cache and sends no ETag.
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { site, strictPolicy } from './harness.mjs';

export const RULES = `chỉ số kinh tế số
    tên: "Tỷ trọng kinh tế số trong GRDP"
    đơn vị: % GRDP
    tốt khi: tăng
    kỳ: năm

văn bản 867/KH-UBND
    ngày: 22/01/2024
    tên: "Kế hoạch phát triển kinh tế số"
    hiệu lực: 2024 - 2030

mục "II.1.b Phát triển kinh tế số"

kinh tế số đạt 30% GRDP đến năm 2030
phấn đấu kinh tế số đạt 16% GRDP đến năm 2026 @phan-dau
hợp đồng điện tử trên 80% đến năm 2025
`;

export const FIGURES = `chỉ số,kỳ,giá trị,đơn vị,nguồn,địa chỉ
kinh tế số,2021,"5,84",% GRDP,Thống kê tỉnh,https://thongke.example.vn/2023
kinh tế số,2022,"6,02",% GRDP,Thống kê tỉnh,https://thongke.example.vn/2023
kinh tế số,2023,"6,19",% GRDP,Thống kê tỉnh,https://thongke.example.vn/2023
`;

/** The same with a year more, in which the target is met ahead of time. */
export const MORE_FIGURES = `${FIGURES}kinh tế số,2025,"30,4",% GRDP,Thống kê tỉnh,\n`;

export const DAY = '2026-11-20';

/** A page with elements in it. */
export const page = (body, head = '') => `<!doctype html>
<html lang="vi"><meta charset="utf-8"><title>x</title>${head}
<script type="module" src="/muctieu/define.mjs"></script>
<body>${body}</body></html>`;

/** An element over the files that `serve` starts with. */
export const element = (attributes = '', inside = '<p>Nội dung dự phòng</p>') =>
  `<muc-tieu rules="/du-lieu/muc-tieu.muctieu" metrics="/du-lieu/so-lieu.csv" as-of="${DAY}" ${attributes}>${inside}</muc-tieu>`;

/**
 * Starts a server. `files` maps paths to `{ body, type?, status?, headers?, hold? }` and may be changed at any time;
 * `hold` is a promise that the answer waits for. Every request is in `log`: `{ path, etag, status, aborted }`.
 */
export async function serve(pages = {}, policy) {
  const rule = policy ?? (await strictPolicy());
  const files = new Map();
  const log = [];
  const put = (path, body, more = {}) => files.set(path, { body, ...more });
  put('/du-lieu/muc-tieu.muctieu', RULES);
  put('/du-lieu/so-lieu.csv', FIGURES, { type: 'text/csv; charset=utf-8' });
  for (const [path, body] of Object.entries(pages)) put(path, body, { type: 'text/html; charset=utf-8' });
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, 'http://x').pathname;
    const entry = { path, etag: request.headers['if-none-match'] ?? null, cookie: request.headers.cookie ?? null, referer: request.headers.referer ?? null, status: 0, aborted: false };
    log.push(entry);
    response.on('close', () => {
      entry.aborted = !response.writableFinished;
    });
    const send = (status, headers, body) => {
      entry.status = status;
      response.writeHead(status, headers);
      response.end(body);
    };
    const file = files.get(path);
    if (file === undefined) {
      if (!path.startsWith('/muctieu/')) return send(path === '/favicon.ico' ? 204 : 404, { 'content-type': 'text/html' }, '');
      const found = await fetch(`${site}${path}`);
      return send(found.status, { 'content-type': found.headers.get('content-type') }, Buffer.from(await found.arrayBuffer()));
    }
    await file.hold;
    // A body may depend on the question behind the path.
    if (typeof file.body === 'function') {
      return send(file.status ?? 200, { 'content-type': file.type ?? 'application/json', 'cache-control': 'no-cache', ...file.headers }, file.body(new URL(request.url, 'http://x').searchParams));
    }
    if (file.stream) return file.stream(response, entry);
    const etag = `"${createHash('sha1').update(file.body).digest('hex')}"`;
    const headers = { 'content-type': file.type ?? 'text/plain; charset=utf-8', 'content-security-policy': rule, etag, 'cache-control': 'no-cache', ...file.headers };
    if (file.cut) {
      response.writeHead(200, { ...headers, 'content-length': Buffer.byteLength(file.body) + 100 });
      response.write(file.body);
      return response.destroy();
    }
    if ((file.status ?? 200) === 200 && entry.etag === etag) return send(304, { etag }, undefined);
    return send(file.status ?? 200, headers, file.body);
  });
  await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    base: `http://127.0.0.1:${server.address().port}`,
    files,
    put,
    log,
    asked: (path) => log.filter((entry) => entry.path === path),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Waits until `check()` is true. */
export async function until(check, what, patience = 8_000) {
  const end = Date.now() + patience;
  while (!(await check())) {
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => {
      setTimeout(resolve, 25);
    });
  }
}

/** What the element shows: its text as a reader meets it. */
export const shown = (page, selector = 'muc-tieu') =>
  page.locator(selector).first().evaluate((element) => {
    const box = element.shadowRoot.querySelector('.mt');
    return box.hidden ? null : box.innerText;
  });

/** Waits until an element has drawn. */
export const drawn = (page, selector = 'muc-tieu') => until(async () => (await shown(page, selector)) !== null, `${selector} draws`);

/** The line under the view, null while it is not shown. */
export const notice = (page) =>
  page.locator('muc-tieu').first().evaluate((element) => {
    const line = element.shadowRoot.querySelector('.mt-notice');
    return line.hidden ? null : line.textContent;
  });
