// Workbooks read in a page: the cases of src/data/xlsx/cell.rs with the very same texts, so that a page and the command line
// make one table of one file; and files that lie about what is in them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sheets } from '../../element/workbook.mjs';
import { workbook, zip } from '../workbook.mjs';

const HEAD = ['chỉ số', 'kỳ', 'giá trị'];
const read = async (book) => sheets(new Uint8Array(book), null);
const cells = (text) => text.trimEnd().split('\n').map((line) => line.split('\t').map((cell) => cell.replace(/^"|"$/g, '')));

test('figures have one reading and a percentage is what is shown', async () => {
  const cases = [
    [14.2, 'General', '14,2'],
    [0.142, '0.0%', '14,2%'],
    [0.07, '0%', '7%'],
    [1.234, '0.000', '1,2340'],
    [2024, 'General', '2024'],
    [1234567.5, '#,##0.00', '1234567,5'],
    [30.000000000000004, '0.0', '30'],
    [12500000, '#,##0,,\" triệu\"', '12500000'],
    [-3.25, '0.00;[Red]\\-0.00', '-3,25'],
    [5, '0\" điểm %\"', '5'],
  ];
  const rows = cases.map(([value], at) => ['x', 2024, { value, style: at + 1 }]);
  const { text } = await read(workbook({ A: [HEAD, ...rows] }, { formats: cases.map(([, format]) => format) }));
  assert.deepEqual(cells(text).slice(1).map((row) => row[2]), cases.map(([, , shown]) => shown));
});

test('dates are as exact as shown, also from 1904 on', async () => {
  const formats = ['yyyy', 'mm/yyyy', 'dd/mm/yyyy', '\"tháng \"m\" năm \"yyyy'];
  const rows = formats.map((_, at) => ['x', { value: 46022, style: at + 1 }, 1]);
  const { text } = await read(workbook({ A: [HEAD, ...rows] }, { formats }));
  assert.deepEqual(cells(text).slice(1).map((row) => row[1]), ['2025', '2025-12', '2025-12-31', '2025-12']);
});

test('words in merged cells go downwards, hidden sheets and sheets without figures stay out, units become a column', async () => {
  const book = workbook(
    {
      'Giới thiệu': [['Bảng này không có số liệu']],
      'Ẩn': [HEAD, ['kinh tế số', 2020, 1]],
      'Số liệu': [HEAD, ['', '', '% GRDP'], ['kinh tế số', 2021, 5.84], ['', 2022, 6.02]],
    },
    { hidden: ['Ẩn'], merged: { 'Số liệu': ['A3:A4'] } },
  );
  const { text, name } = await read(book);
  assert.equal(name, 'Số liệu');
  assert.deepEqual(cells(text), [[...HEAD, 'đơn vị'], [''], ['kinh tế số', '2021', '5,84', '% GRDP'], ['kinh tế số', '2022', '6,02', '% GRDP']]);
});

test('what is no workbook, or lies about its size, is refused in a sentence', async () => {
  const refused = (bytes, sentence) => assert.rejects(() => read(bytes), (error) => sentence.test(error.vi));
  const book = workbook({ A: [HEAD, ['x', 2024, 1]] });
  await refused(book.subarray(0, book.length - 40), /hỏng hoặc bị cắt/);
  await refused(Buffer.from('PK\x03\x04rác'), /hỏng hoặc bị cắt/);
  await refused(workbook({ A: [['không', 'phải', 'số liệu']] }), /Không trang nào đang hiện .* các trang: A\./);
  // 80 MiB of spaces pack into 80 KiB.
  await refused(zip({ 'xl/workbook.xml': ' '.repeat(80 << 20) }), /bung ra lớn hơn 64 MiB/);
  const far = zip({
    'xl/workbook.xml': '<workbook><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="XFE1"><v>2</v></c></row></sheetData></worksheet>',
  });
  await refused(far, /ô nằm ngoài trang/);
});
