// Keys as input methods send them. Unikey and its kin send no composition: they take letters back with Backspaces and
// write the marked ones, at the speed of a machine. Whatever the editor binds or offers, the word must come out.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { content, launch, start as begin, state, write } from './studio.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());
const start = (t, options) => begin(t, browser, options);

/**
 * What an input method sends for a word: each step is the word as it stands after a key. Between two steps it takes back
 * all behind what both begin with, and writes the rest.
 */
function strokes(steps) {
  const sent = [];
  let shown = '';
  for (const step of steps) {
    let same = 0;
    while (same < shown.length && same < step.length && shown[same] === step[same]) same += 1;
    for (let at = shown.length; at > same; at -= 1) sent.push(null);
    if (step.length > same) sent.push(step.slice(same));
    shown = step;
  }
  return sent;
}

const WORDS = {
  'Telex: kinh tế số đạt': [['k', 'ki', 'kin', 'kinh'], [' '], ['t', 'te', 'tê', 'tế'], [' '], ['s', 'so', 'sô', 'số'], [' '], ['d', 'đ', 'đa', 'đat', 'đạt']],
  // The tone comes last and moves, the way “taoj” and “uwow” do.
  'Telex: tạo trường được': [['t', 'ta', 'tao', 'tạo'], [' '], ['t', 'tr', 'tru', 'trư', 'trưo', 'trươ', 'trươn', 'trương', 'trường'], [' '], ['d', 'du', 'dư', 'dươ', 'dươc', 'đươc', 'được']],
  // VNI writes marks with digits, which no offer may take as a choice.
  'VNI: tỷ lệ 30% dân số': [['t', 'ty', 'ty3', 'tỷ'], [' '], ['l', 'le', 'lê', 'lê5', 'lệ'], [' '], ['3', '30', '30%'], [' '], ['d', 'da', 'da6', 'dâ', 'dân'], [' '], ['s', 'so', 'so6', 'sô', 'sô1', 'số']],
};

for (const [name, words] of Object.entries(WORDS)) {
  test(`${name}, key by key with injected Backspaces`, async (t) => {
    const page = await start(t);
    // With names to offer, so that a list could come up in the middle of a word.
    await write(page, 'chỉ số kinh tế số\n    đơn vị: % GRDP\n\nchỉ số tỷ lệ hồ sơ\n    đơn vị: %\n\n');
    await state(page, /0 mục tiêu/);
    await content(page).click();
    await page.keyboard.press('Control+End');
    for (const word of words) {
      for (const stroke of strokes(word)) {
        if (stroke === null) await page.keyboard.press('Backspace');
        else await page.keyboard.insertText(stroke);
      }
      // Long enough for an offer to come up over the word just written.
      if (word[0] !== ' ') await page.waitForTimeout(300);
    }
    const wanted = words.map((word) => word.at(-1)).join('');
    assert.equal((await content(page).innerText()).split('\n').at(-1), wanted);
    assert.deepEqual(page.problems, []);
  });
}

test('composition, as phones and macOS send it, comes out whole', async (t) => {
  const page = await start(t);
  await write(page, '');
  const session = await page.context().newCDPSession(page);
  for (const [text, at] of [['t', 1], ['tê', 2], ['tế', 2]]) await session.send('Input.imeSetComposition', { text, selectionStart: at, selectionEnd: at });
  await session.send('Input.insertText', { text: 'tế' });
  assert.equal(await content(page).innerText(), 'tế');
});

test('a plain text field does the same work: finding, mend, definition, rename', async (t) => {
  const page = await start(t);
  await page.getByLabel('Ô văn bản thường').check();
  const area = page.locator('textarea.plain');
  await area.fill('chỉ số kinh tế số\n    đơn vị: % GRDP\n\nkinh tế số ≥ 30.5% GRDP by 2030\n');
  await state(page, /1 lỗi/);
  await page.locator('#findings').getByRole('button', { name: /30,5/ }).click();
  await state(page, /1 mục tiêu.*không có lỗi/);
  assert.match(await area.inputValue(), /kinh tế số ≥ 30,5% GRDP by 2030/);
  await area.evaluate((one) => one.setSelectionRange(one.value.lastIndexOf('kinh'), one.value.lastIndexOf('kinh')));
  await area.press('F12');
  await page.waitForFunction(() => document.querySelector('textarea.plain').selectionStart === 'chỉ số '.length);
  await area.press('F2');
  await page.getByLabel(/Đổi “kinh tế số” ở 2 chỗ/).fill('tỷ trọng kinh tế số');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('textarea.plain').value.split('tỷ trọng kinh tế số').length === 3);
  // The choice outlives the page.
  await page.reload();
  await page.locator('textarea.plain').waitFor();
});

test('outline, reading, layout and the guided form', async (t) => {
  const page = await start(t);
  await write(page, 'chỉ số kinh tế số\nđơn vị: % GRDP\ntốt khi: tăng\n');
  await state(page, /0 mục tiêu/);
  await page.getByRole('button', { name: 'Viết bằng biểu mẫu' }).click();
  await page.getByLabel('Chỉ số').fill('kinh tế số');
  await page.getByLabel('Mức', { exact: true }).fill('30,5');
  await page.getByLabel('Đến năm').fill('2030');
  assert.equal(await page.locator('#form-sentence').textContent(), 'kinh tế số đạt tối thiểu 30,5% GRDP đến năm 2030');
  await page.keyboard.press('Enter');
  await state(page, /1 mục tiêu.*không có lỗi/);
  await page.getByRole('button', { name: 'Xếp lại bố cục' }).click();
  await page.waitForFunction(() => /\n {4}đơn vị: % GRDP/.test(document.querySelector('#editor .host').shadowRoot.querySelector('.cm-content').innerText));
  await page.getByRole('button', { name: 'Đọc là' }).click();
  await page.waitForFunction(() => /kinh tế số >= 30,5% GRDP đến năm 2030/.test(document.querySelector('#beside').textContent));
  await page.getByRole('button', { name: 'Mục lục' }).click();
  await page.waitForFunction(() => document.querySelectorAll('.outline li').length === 2);
  await page.locator('.outline button').first().click();
  assert.deepEqual(page.problems, []);
});
