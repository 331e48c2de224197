// The rooms of the workspace, in the order of their tabs.
//
// A room is a module that exports `open(box, desk)`: it is called once, when the room is first entered, with an empty
// element and the desk (see `desk.mjs`), and returns `{ show?(), hide?(), address?() }` – called when the room comes to
// the front and when it leaves. Until then nothing of it is loaded. To add a room, add a line here.

/** `id` is the fragment that opens the room; `title` its tab; `about` the sentence that a screen reader hears. */
export const ROOMS = [
  { id: 'soan', title: 'Soạn', about: 'Viết mục tiêu và xem ngay kết luận', load: () => import('./write.mjs') },
  { id: 'van-ban', title: 'Văn bản', about: 'Đọc văn bản kế hoạch, duyệt từng mục tiêu được đề xuất', load: () => import('./draft.mjs') },
  { id: 'so-lieu', title: 'Số liệu', about: 'Dán, mở, sửa bảng số liệu', load: () => import('./figures.mjs') },
  { id: 'kich-ban', title: 'Kịch bản', about: 'Nếu … thì sao, và cần bao nhiêu', load: () => import('./scenarios.mjs') },
  { id: 'in', title: 'In', about: 'Bản để in và gửi', load: () => import('./paper.mjs') },
];
