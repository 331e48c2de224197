// `custom-elements.json` (schema 2.1.0), made from the manual, which the tests hold to the element and its style sheet:
// what an editor offers while one types is what the manual says.
const table = (text, head) => {
  const lines = text.slice(text.indexOf(head)).split('\n').slice(2);
  const end = lines.findIndex((line) => !line.startsWith('|'));
  return lines.slice(0, end).map((line) => {
    const [, name, ...rest] = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
    return { name: name.replaceAll('`', ''), description: rest.filter((cell) => cell !== '').join(' ').replaceAll('\\|', '|') };
  });
};
const camel = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

// What stands in the JSON beside a property that its attribute does not say.
const TYPES = { rules: 'RulesInput | null', metrics: 'MetricsInput | null' };
const EVENTS = { 'muctieu:ready': 'CustomEvent<null>', 'muctieu:status': 'CustomEvent<Evaluation>', 'muctieu:error': 'CustomEvent<Error>' };

/** The manifest, from the text of the manual's page on embedding. */
export function manifest(manual, version) {
  const attributes = table(manual, '| thuộc tính | nghĩa |');
  const parts = /<!-- parts -->([\s\S]*?)<!-- \/parts -->/.exec(manual)[1];
  const element = {
    kind: 'class',
    name: 'MucTieuElement',
    tagName: 'muc-tieu',
    customElement: true,
    superclass: { name: 'HTMLElement', package: 'global:' },
    summary: 'Hiển thị kết luận của các mục tiêu, tính từ tệp quy tắc và số liệu đã công bố.',
    description: 'Nội dung đặt trong thẻ hiện trước khi tiện ích chạy được, và ở lại nếu tiện ích không chạy được.',
    attributes: attributes.map(({ name, description }) => ({ name, description, type: { text: 'string' }, ...(name === 'verdicts' ? {} : { fieldName: camel(name) }) })),
    members: [
      ...attributes
        // `lang` is HTML's own; `verdicts` is a method, and its attribute has no property.
        .filter(({ name }) => name !== 'lang' && name !== 'verdicts')
        .map(({ name, description }) => ({ kind: 'field', name: camel(name), description, type: { text: TYPES[name] ?? 'string | null' }, attribute: name, reflects: true })),
      { kind: 'method', name: 'verdicts', description: 'Kết quả trọn vẹn, kèm mọi lời giải thích; tải bộ máy đầy đủ nếu cần.', return: { type: { text: 'Promise<Evaluation | null>' } } },
      { kind: 'method', name: 'reload', description: 'Hỏi lại mọi tệp ngay.', return: { type: { text: 'void' } } },
    ],
    events: table(manual, '| sự kiện | khi nào |').map(({ name, description }) => ({ name, description, type: { text: EVENTS[name] ?? 'CustomEvent' } })),
    slots: [{ name: '', description: 'Nội dung hiện cho đến khi có kết luận, và ở lại nếu không có được.' }],
    cssProperties: table(manual, '| thuộc tính CSS | dùng cho |').map(({ name, description }) => ({ name, description })),
    cssParts: [...parts.matchAll(/`([\w-]+)`/g)].map(([, name]) => ({ name })),
  };
  const custom = (path) => ({ kind: 'custom-element-definition', name: 'muc-tieu', declaration: { name: 'MucTieuElement', module: path } });
  return {
    schemaVersion: '2.1.0',
    readme: 'README.md',
    modules: [
      {
        kind: 'javascript-module',
        path: 'muctieu.mjs',
        description: `Bản ${version}. Nạp tệp này không đăng ký gì.`,
        declarations: [element],
        exports: [{ kind: 'js', name: 'MucTieuElement', declaration: { name: 'MucTieuElement', module: 'muctieu.mjs' } }],
      },
      { kind: 'javascript-module', path: 'define.mjs', declarations: [], exports: [custom('muctieu.mjs')] },
      { kind: 'javascript-module', path: 'inline.mjs', declarations: [], exports: [custom('muctieu.mjs')] },
    ],
  };
}
