// What an element says about itself: the few sentences that are not about a verdict.

/** Việt Nam has kept +07:00 since 1975, so its clock needs no time-zone tables. */
const VIETNAM = 7 * 3600_000;

/** The civil day in Việt Nam, `YYYY-MM-DD`, whatever this device's zone. */
export function today(now = Date.now()) {
  return new Date(now + VIETNAM).toISOString().slice(0, 10);
}

/** The time of day in Việt Nam, `14:05`. */
export function clock(at) {
  return new Date(at + VIETNAM).toISOString().slice(11, 16);
}

/** Day and time in Việt Nam, `14:05 20/11/2026`. */
export function when(at) {
  const [year, month, day] = today(at).split('-');
  return `${clock(at)} ${day}/${month}/${year}`;
}

const SENTENCES = {
  vi: {
    figures: (at, to) => `Không tải được số liệu mới lúc ${at}${to === '' ? '.' : `; đang hiển thị số liệu đến ngày ${to}.`}`,
    rules: (at, to) => `Không tải được quy tắc mới lúc ${at}; đang hiển thị đánh giá theo bản đã tải${to === '' ? '' : `, số liệu đến ngày ${to}`}.`,
    again: (at) => ` Sẽ tải lại lúc ${at}.`,
    saved: (at) => `Mạng chậm hoặc mất: đang dùng bản đã lưu trên thiết bị này lúc ${at}.`,
    first: (reason) => `Chưa hiển thị được đánh giá: ${reason}`,
    lines: (count) => `Tệp quy tắc còn ${count} dòng chưa hiểu được; mục tiêu ở những dòng đó không có trong phần này.`,
    skew: 'Đồng hồ của thiết bị này lệch hơn một ngày so với máy chủ; đánh giá tính theo đồng hồ của thiết bị.',
    changed: (items, more) => `Đánh giá vừa thay đổi: ${items.join('; ')}${more > 0 ? `; và ${more} mục tiêu khác` : ''}.`,
    recounted: (count) => `Đánh giá của ${count} mục tiêu vừa thay đổi.`,
    nothing: (what) => `không có mục tiêu nào ứng với ${what}.`,
    all: 'tệp quy tắc này',
    view: (name) => `không có kiểu hiển thị “${name}”.`,
    mixed: 'đối tượng Metrics chỉ dùng được một mình; hãy nạp chung các tệp bằng loadMetrics([…]).',
    copied: 'Đã chép liên kết đến mục tiêu này.',
    copiedShort: 'Đã chép',
    madeOn: (day) => `Đánh giá lập sẵn tại ngày ${day}.`,
    notVerdicts: 'Tệp này không phải tệp kết luận lập sẵn; hãy tạo bằng lệnh muctieu render --format json.',
    noView: (name) => `tệp kết luận lập sẵn không có kiểu hiển thị “${name}”.`,
    unusable: 'Tệp không có dòng số liệu nào dùng được.',
    broken: 'Tệp quy tắc không còn mục tiêu nào đọc được.',
  },
  en: {
    figures: (at, to) => `New figures could not be loaded at ${at}${to === '' ? '.' : `; showing figures to ${to}.`}`,
    rules: (at, to) => `New rules could not be loaded at ${at}; showing verdicts by the rules loaded before${to === '' ? '' : `, figures to ${to}`}.`,
    again: (at) => ` Trying again at ${at}.`,
    saved: (at) => `The network is slow or away: using the copy kept on this device at ${at}.`,
    first: (reason) => `The verdicts cannot be shown: ${reason}`,
    lines: (count) => `${count} ${count === 1 ? 'line' : 'lines'} of the rule file could not be understood; targets on those lines are missing here.`,
    skew: "This device's clock is more than a day off the server's; verdicts go by this device's clock.",
    changed: (items, more) => `Verdicts have changed: ${items.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`,
    recounted: (count) => `The verdicts on ${count} ${count === 1 ? 'target' : 'targets'} have changed.`,
    nothing: (what) => `no target answers to ${what}.`,
    all: 'this rule file',
    view: (name) => `there is no view “${name}”.`,
    mixed: 'a Metrics object stands alone; load several files as one by loadMetrics([…]).',
    copied: 'The link to this target is copied.',
    copiedShort: 'Copied',
    madeOn: (day) => `Verdicts made ahead on ${day}.`,
    notVerdicts: 'This is no file of verdicts made ahead; make one with muctieu render --format json.',
    noView: (name) => `the file of verdicts holds no view “${name}”.`,
    unusable: 'The file has no usable figure.',
    broken: 'The rule file has no readable target left.',
  },
};

/** The sentences of a language. */
export function sentences(lang) {
  return SENTENCES[lang];
}
