// Five minutes through the workspace: what to do, where, and one's own hand doing it.
import { button, el } from './dom.mjs';

const STEPS = [
  ['Viết một mục tiêu', 'soan', 'Mỗi mục tiêu một dòng, viết như trong kế hoạch: “kinh tế số đạt 30% GRDP đến năm 2030”. Gạch chân lượn sóng là chỗ máy chưa hiểu; dưới ô soạn có câu giải thích và nút sửa.'],
  ['Xem máy đọc thế nào', 'soan', 'Đặt con trỏ vào dòng rồi bấm “Đọc là”, hoặc đưa chuột lên dòng. Nếu câu đọc lại khác ý của kế hoạch, hãy sửa câu, đừng đoán.'],
  ['Đưa số liệu vào', 'so-lieu', 'Chép bảng trong Excel rồi dán vào phòng Số liệu. Chọn dòng tên cột, chỉ rõ cột nào là chỉ số, kỳ, giá trị. Ô nào chưa dùng được thì ghi lý do ngay trong ô.'],
  ['Đọc kết luận', 'soan', 'Cột bên phải cho mỗi mục tiêu một kết luận. Chưa có số liệu thì ghi là chưa có, không bao giờ ghi là không đạt. “Vì sao?” mở toàn bộ lý lẽ với từng con số.'],
  ['Thử một kịch bản', 'kich-ban', 'Phòng Kịch bản: chọn chỉ số, kéo thanh hoặc gõ số, xem mục tiêu nào đạt so với hiện trạng. “Cần bao nhiêu mỗi năm?” cho mức ít nhất để đạt.'],
  ['In hoặc gửi', 'in', 'Phòng In cho bản để họp. “Chép liên kết” gói cả quy tắc, số liệu và kịch bản vào một liên kết; người nhận mở ra đúng như vậy, không có gì gửi lên máy chủ.'],
];

export function show(desk) {
  let step = 0;
  const title = el('h2', { id: 'tour-title' });
  const count = el('p', { class: 'hint' });
  const text = el('p', {});
  const back = button('Trước', () => go(step - 1));
  const next = button('Tiếp', () => go(step + 1));
  const box = el('aside', { class: 'tour', role: 'dialog', 'aria-labelledby': 'tour-title' }, count, title, text, el('div', { class: 'tools' }, back, next, button('Đóng', () => box.remove())));
  async function go(wanted) {
    if (wanted >= STEPS.length) return box.remove();
    step = Math.max(0, wanted);
    const [heading, room, words] = STEPS[step];
    count.textContent = `Bước ${step + 1} trong ${STEPS.length}`;
    title.textContent = heading;
    text.textContent = words;
    back.disabled = step === 0;
    next.textContent = step === STEPS.length - 1 ? 'Xong' : 'Tiếp';
    await desk.enter(room);
    return next.focus();
  }
  document.querySelector('.tour')?.remove();
  document.body.append(box);
  return go(0);
}
