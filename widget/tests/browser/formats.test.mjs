// Figures in other people's shapes, live: catalogues by pages, statistics formats, workbooks, declared columns; copies for a
// bad network; streams; and verdicts made ahead. Every answer comes from a real server.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open } from './harness.mjs';
import { drawn, element, FIGURES, MORE_FIGURES, notice, page as html, serve, shown, until } from './server.mjs';
import { workbook } from '../workbook.mjs';

const DATA = '/du-lieu/so-lieu.csv';
const SOURCE = '/du-lieu/muc-tieu.muctieu';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

async function start(t, body, { prepare, wait = true, script = 'define', context } = {}) {
  const server = await serve({ '/': html(body).replace('define.mjs', `${script}.mjs`) });
  t.after(server.close);
  await prepare?.(server);
  const page = await open(browser, { base: server.base, path: '/', ...context });
  t.after(() => page.context().close());
  if (wait) await drawn(page);
  return { page, server };
}

const one = (attributes, inside) => element(`target="kinh-te-so-2030" ${attributes}`, inside);
const from = (path, attributes = '', inside) => one(attributes, inside).replace(DATA, path);
const same = async (page) => assert.match(await shown(page), /6,19% GRDP · năm 2023/);

const RECORDS = [
  { _id: 1, ten: 'KTS', nam: '2021', so: 5.84 },
  { _id: 2, ten: 'KTS', nam: '2022', so: 6.02 },
  { _id: 3, ten: 'KTS', nam: '2023', so: 6.19 },
];
const MAPPING = { columns: { 'chỉ số': 'ten', kỳ: 'nam', 'giá trị': 'so' }, codes: { ten: { KTS: 'kinh tế số' } }, constants: { 'đơn vị': '% GRDP', nguồn: 'Cổng dữ liệu' } };
const declared = (mapping) => `<script type="application/json">${JSON.stringify(mapping)}</script>`;

test('a CKAN table is read to its last page, filtered by field', async (t) => {
  const path = '/api/3/action/datastore_search';
  const { page, server } = await start(t, from(`${path}?resource_id=abc&limit=2&filters=%7B%22ten%22%3A%22KTS%22%7D`, '', declared(MAPPING)), {
    prepare: (server) =>
      server.put(path, (asked) => {
        assert.equal(asked.get('filters'), '{"ten":"KTS"}');
        const from = Number(asked.get('offset') ?? 0);
        return JSON.stringify({ success: true, result: { records: RECORDS.slice(from, from + 2), total: 3, limit: 2 } });
      }),
  });
  await same(page);
  assert.match(await shown(page), /Nguồn: Cổng dữ liệu/);
  assert.equal(server.asked(path).length, 2);
  assert.deepEqual(page.violations, []);
});

test('a search in words is refused: it misses rows in silence', async (t) => {
  const path = '/api/3/action/datastore_search';
  const { page } = await start(t, from(`${path}?resource_id=abc&q=kinh`, '', declared(MAPPING)), {
    wait: false,
    prepare: (server) => server.put(path, () => JSON.stringify({ success: true, result: { records: RECORDS, total: 3 } })),
  });
  await until(() => page.problems.some((text) => /lọc theo trường: filters/.test(text)), 'the console line');
  assert.equal(await shown(page), null);
});

const SDMX_CSV = `DATAFLOW,INDICATOR,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,OBS_STATUS
VN:DE(1.0),kinh tế số,2021,5.84,% GRDP,A
VN:DE(1.0),kinh tế số,2022,6.02,% GRDP,A
VN:DE(1.0),kinh tế số,2023,6.19,% GRDP,P
`;
const SDMX_JSON = {
  meta: {},
  data: {
    dataSets: [{ series: { '0': { observations: { 0: [5.84, 0], 1: [6.02, 0], 2: [6.19, 1] } } } }],
    structure: {
      dimensions: {
        series: [{ id: 'INDICATOR', name: 'Indicator', values: [{ id: 'KTS', names: { vi: 'kinh tế số' } }] }],
        observation: [{ id: 'TIME_PERIOD', values: [{ id: '2021' }, { id: '2022' }, { id: '2023' }] }],
      },
      attributes: { observation: [{ id: 'OBS_STATUS', values: [{ id: 'A' }, { id: 'P' }] }] },
    },
  },
};
const JSON_STAT = {
  version: '2.0', class: 'dataset', id: ['chi-so', 'nam'], size: [1, 3], role: { time: ['nam'], metric: ['chi-so'] },
  dimension: {
    'chi-so': { category: { index: ['kts'], label: { kts: 'kinh tế số' }, unit: { kts: { label: '% GRDP' } } } },
    nam: { category: { index: { 2021: 0, 2022: 1, 2023: 2 } } },
  },
  value: [5.84, 6.02, 6.19], status: { 2: 'p' },
};

for (const [name, body, type] of [
  ['SDMX-CSV', SDMX_CSV, 'text/csv'],
  ['SDMX-JSON', JSON.stringify(SDMX_JSON), 'application/json'],
  ['JSON-stat', JSON.stringify(JSON_STAT), 'application/json'],
]) {
  test(`${name} is read, provisional figures as such`, async (t) => {
    const { page } = await start(t, from('/du-lieu/so-lieu'), { prepare: (server) => server.put('/du-lieu/so-lieu', body, { type }) });
    assert.match(await shown(page), /6,19% GRDP · năm 2023 \(sơ bộ\)/);
    assert.deepEqual(page.problems, []);
  });
}

test('a workbook gives what its table in CSV gives', async (t) => {
  const book = workbook({ 'Ghi chú': [['Bảng này do Thống kê tỉnh lập']], 'Số liệu': [['chỉ số', 'kỳ', 'giá trị', 'nguồn'], ['', '', '% GRDP', ''], ['kinh tế số', 2021, 5.84, 'Thống kê tỉnh'], ['kinh tế số', 2022, 6.02, 'Thống kê tỉnh'], ['kinh tế số', 2023, 6.19, 'Thống kê tỉnh']] });
  const { page } = await start(t, from('/du-lieu/so-lieu.xlsx'), { prepare: (server) => server.put('/du-lieu/so-lieu.xlsx', book, { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }) });
  await same(page);
  assert.ok(page.requests.some((asked) => asked.endsWith('/formats.mjs')));
  assert.deepEqual(page.violations, []);
});

test('a page with CSV alone never loads the readers of other formats', async (t) => {
  const { page } = await start(t, one(''));
  assert.ok(!page.requests.some((asked) => /formats|export|verdicts|muctieu\.mjs/.test(asked)), page.requests.join('\n'));
});

test('columns and codes are declared in the page or in a small file', async (t) => {
  const csv = 'ten;nam;so;vung\nKTS;2021;5,84;KH\nKTS;2022;6,02;KH\nKTS;2023;6,19;KH\nKTS;2023;9,99;XX\n';
  const mapping = { ...MAPPING, keep: { vung: 'KH' } };
  const { page } = await start(t, from('/du-lieu/khac.csv', 'mapping="/du-lieu/cot.json"'), {
    prepare: (server) => {
      server.put('/du-lieu/khac.csv', csv, { type: 'text/csv' });
      server.put('/du-lieu/cot.json', JSON.stringify(mapping), { type: 'application/json' });
    },
  });
  await same(page);
  const { page: other } = await start(t, from('/du-lieu/khac.csv', '', declared({ columns: { 'chỉ số': 'khong co' } })), {
    wait: false,
    prepare: (server) => server.put('/du-lieu/khac.csv', csv, { type: 'text/csv' }),
  });
  await until(() => other.problems.some((text) => /Không có cột “khong co” cho “chỉ số”; tệp có: ten, nam, so, vung/.test(text)), 'the console line');
});

/** What a bad answer is told as, in one sentence; what was shown stays. */
const BAD = {
  'a workbook cut short': [(server) => server.put(DATA, workbook({ A: [['chỉ số', 'kỳ', 'giá trị']] }).subarray(0, 300)), /Tệp Excel hỏng hoặc bị cắt giữa chừng\./],
  'broken SDMX-JSON': [(server) => server.put(DATA, JSON.stringify(SDMX_JSON).slice(0, -20), { type: 'application/json' }), /Tệp JSON bị hỏng hoặc bị cắt giữa chừng\./],
  'a picture': [(server) => server.put(DATA, 'x', { type: 'image/png' }), /Máy chủ trả về tệp loại image\/png, không phải quy tắc hay số liệu\./],
  'a body of 200 MB': [
    (server) =>
      server.files.set(DATA, {
        stream: (response, entry) => {
          entry.status = 200;
          response.writeHead(200, { 'content-type': 'text/csv' });
          const chunk = Buffer.alloc(1 << 20, 'a');
          let sent = 0;
          const more = () => {
            while (sent < 200 && !response.destroyed) {
              sent += 1;
              if (!response.write(chunk)) return response.once('drain', more);
            }
            return response.end();
          };
          more();
        },
      }),
    /Tệp lớn hơn 32 MiB\./,
  ],
  'a circle of redirects': [(server) => server.put(DATA, '', { status: 302, headers: { location: DATA } }), /Không kết nối được với máy chủ\./],
};
for (const [name, [spoil, sentence]] of Object.entries(BAD)) {
  test(`${name} is told in a sentence and wipes nothing`, async (t) => {
    const { page, server } = await start(t, one('refresh="1s"'));
    spoil(server);
    await until(async () => sentence.test((await notice(page)) ?? ''), name, 15_000);
    await same(page);
  });
}

test('a server that refuses other sites is told as that', async (t) => {
  const other = await serve();
  t.after(other.close);
  other.put(DATA, FIGURES, { type: 'text/csv' });
  const { page } = await start(t, '<muc-tieu></muc-tieu>', { wait: false, context: { bypassCSP: true } });
  await page.evaluate(([rules, metrics]) => Object.assign(document.querySelector('muc-tieu'), { rules, metrics, target: 'kinh-te-so-2030' }), [SOURCE, `${other.base}${DATA}`]);
  await until(async () => /hoặc máy chủ ấy không cho phép trang này đọc tệp \(CORS\)/.test((await notice(page)) ?? ''), 'the sentence', 15_000);
});

test('on a bad network the copy kept from last time shows at once, with its age', async (t) => {
  const { page, server } = await start(t, one(''));
  await page.waitForTimeout(300);
  let release;
  const hold = new Promise((resolve) => {
    release = resolve;
  });
  for (const path of [DATA, SOURCE]) server.files.set(path, { ...server.files.get(path), hold });
  await page.reload();
  await drawn(page);
  await same(page);
  await until(async () => /đang dùng bản đã lưu trên thiết bị này lúc \d\d:\d\d \d\d\/\d\d\/\d{4}\./.test((await notice(page)) ?? ''), 'the age');
  release();
  await until(async () => (await notice(page)) === null, 'the fresh answer');
});

test('what a server forbids to store is not kept', async (t) => {
  const { page, server } = await start(t, one(''), { prepare: (server) => server.put(DATA, FIGURES, { type: 'text/csv', headers: { 'cache-control': 'no-store' } }) });
  await page.waitForTimeout(300);
  assert.equal(await page.evaluate(async (url) => (await (await caches.open('muctieu-1')).match(url)) === undefined, `${server.base}${DATA}`), true);
});

test('a stream that the source offers says when to ask again', async (t) => {
  let tell = () => {};
  const { page, server } = await start(t, one('refresh="1h"'), {
    prepare: (server) => {
      server.put(DATA, FIGURES, { type: 'text/csv', headers: { link: '</su-kien>; rel="monitor"; type="text/event-stream"' } });
      server.files.set('/su-kien', {
        stream: (response, entry) => {
          entry.status = 200;
          response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
          response.write(': ok\n\n');
          tell = () => response.write('event: muctieu\ndata: so-lieu\n\n');
        },
      });
    },
  });
  await until(() => server.asked('/su-kien').length === 1, 'the stream');
  server.put(DATA, MORE_FIGURES, { type: 'text/csv' });
  tell();
  await until(async () => /Đạt trước hạn/.test(await shown(page)), 'the new figure');
  await page.evaluate(() => document.querySelector('muc-tieu').remove());
  await until(() => server.asked('/su-kien')[0].aborted, 'the stream is closed');
});

const AHEAD = {
  muctieu: 'verdicts 1',
  lang: 'vi',
  views: {
    card: [
      ['div', { class: 'mt-cards' },
        ['article', { class: 'mt-card', 'data-id': 'a/mot', onclick: 'window.hacked=1' }, ['h3', { class: 'mt-name' }, 'Mục tiêu một <b>'], ['a', { href: 'javascript:window.hacked=1' }, 'x'], ['a', { href: 'https://thongke.example.vn/' }, 'nguồn']],
        ['article', { class: 'mt-card', 'data-id': 'a/hai' }, ['h3', { class: 'mt-name' }, 'Mục tiêu hai'], ['script', {}, 'window.hacked=1'], ['img', { src: 'x' }]]],
    ],
  },
  verdicts: { as_of: '2026-11-20', targets: [{ id: 'mot', full_id: 'a/mot', document: 'A', lead: [] }, { id: 'hai', full_id: 'a/hai', document: 'A', lead: [] }] },
};

for (const script of ['verdicts', 'define']) {
  test(`verdicts made ahead show without an engine (${script}.mjs)`, async (t) => {
    const { page } = await start(t, '<muc-tieu verdicts="/du-lieu/ket-luan.json" target="mot"><p>Dự phòng</p></muc-tieu>', {
      script,
      prepare: (server) => server.put('/du-lieu/ket-luan.json', JSON.stringify(AHEAD), { type: 'application/json' }),
    });
    const text = await shown(page);
    assert.match(text, /Mục tiêu một <b>/);
    assert.doesNotMatch(text, /Mục tiêu hai/);
    assert.match(await notice(page), /Đánh giá lập sẵn tại ngày 20\/11\/2026\./);
    assert.equal(await page.locator('muc-tieu script, muc-tieu img, muc-tieu [onclick], muc-tieu a[href^="javascript"]').count(), 0);
    assert.equal(await page.locator('muc-tieu a[href]').count(), 1);
    assert.ok(!page.requests.some((asked) => asked.endsWith('.wasm')), 'no engine');
    await page.evaluate(() => document.querySelector('muc-tieu').setAttribute('target', 'hai'));
    await until(async () => /Mục tiêu hai/.test(await shown(page)), 'the other target');
    assert.deepEqual(page.violations, []);
    assert.equal(await page.evaluate(() => window.hacked ?? null), null);
  });
}

test('a file that holds no verdicts is told, and the content of the tag stays', async (t) => {
  const { page } = await start(t, '<muc-tieu verdicts="/du-lieu/ket-luan.json"><p>Dự phòng</p></muc-tieu>', { wait: false, script: 'verdicts', prepare: (server) => server.put('/du-lieu/ket-luan.json', '{"targets": []}', { type: 'application/json' }) });
  await until(() => page.problems.some((text) => /muctieu render --format json/.test(text)), 'the console line');
  assert.equal(await page.locator('muc-tieu p').first().isVisible(), true);
});
