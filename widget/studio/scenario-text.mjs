// Scenarios as text: what the room for scenarios changes, it changes in the rule file, and the engine reads it back.
// Places come from the engine's own reading (`Stock.scenarios`), so nothing here parses the language.
import { written } from './numbers.mjs';

export const PRESENT = 'Hiện trạng';

/** The courses that the room offers, with the words before and after the figure. */
export const COURSES = [
  ['up', 'tăng mỗi năm'],
  ['down', 'giảm mỗi năm'],
  ['up-share', 'tăng tương đối mỗi năm'],
  ['level', 'đạt mức vào một năm'],
  ['hold', 'giữ nguyên'],
  ['trend', 'theo xu hướng'],
];

const joint = (unit) => (unit === '' || /^[%‰/]/.test(unit) ? '' : ' ');

/**
 * A line of a scenario. `known` is the indicator as the engine tells it; `figure` a number, `spread` the standard
 * deviation or 0, `year` the year of a level or the first year of a change (0: from the last published figure on).
 */
export function line(known, { course, figure, spread = 0, year = 0, digits = 6 }) {
  const amount = `${written(figure, digits)}${spread > 0 ? ` ± ${written(spread, digits)}` : ''}`;
  const unit = known.unit ?? '';
  const change = known.change_unit ?? unit;
  const from = year > 0 ? ` từ ${year}` : '';
  switch (course) {
    case 'up':
      return `${known.name} tăng ${amount}${joint(change)}${change} mỗi năm${from}`;
    case 'down':
      return `${known.name} giảm ${amount}${joint(change)}${change} mỗi năm${from}`;
    case 'up-share':
      return `${known.name} tăng ${amount}% mỗi năm${from}`;
    case 'level':
      return `${known.name} = ${amount}${joint(unit)}${unit} năm ${year}`;
    case 'hold':
      return `${known.name} giữ nguyên`;
    default:
      return `${known.name} tiếp tục xu hướng`;
  }
}

/** The course of a line as the room tells it; null for one that only the text can say (steps, an earlier pace). */
export function courseOf(own, known) {
  const rising = own.figure !== null && own.figure >= 0;
  switch (own.course) {
    case 'points':
      return rising === !known?.rank ? 'up' : 'down';
    case 'growth':
      return rising ? 'up-share' : null;
    case 'level':
    case 'hold':
    case 'trend':
      return own.course;
    default:
      return null;
  }
}

export const replace = (text, start, end, insert) => text.slice(0, start) + insert + text.slice(end);

const lineStart = (text, at) => text.lastIndexOf('\n', at - 1) + 1;
const lineEnd = (text, at) => {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
};

/** Puts a line into a scenario, behind its last one. */
export function addLine(text, scenario, sentence) {
  const last = Math.max(scenario.end, ...scenario.own.filter(({ file }) => file === scenario.file).map(({ end }) => end));
  let at = lineEnd(text, last);
  if (scenario.own.length === 0) {
    // Behind the properties that stand right below the name.
    for (;;) {
      const next = text.slice(at + 1, lineEnd(text, at + 1));
      if (at >= text.length || !/^\s+\S[^:\n]*:/u.test(next)) break;
      at = lineEnd(text, at + 1);
    }
  }
  return replace(text, at, at, `\n    ${sentence}`);
}

/** Takes a line out. */
export function removeLine(text, own) {
  const start = lineStart(text, own.start);
  const end = Math.min(text.length, lineEnd(text, own.end) + 1);
  return replace(text, start, end, '');
}

/** Adds a scenario at the end of a file, with lines of its own or taking over another one's. */
export function addScenario(text, name, { from = null, lines = [], note = null } = {}) {
  const body = [from === null ? null : `từ: ${from}`, note === null ? null : `ghi chú: ${note}`, ...lines].filter((one) => one !== null);
  const lead = text === '' || text.endsWith('\n\n') ? '' : text.endsWith('\n') ? '\n' : '\n\n';
  return `${text}${lead}kịch bản ${name}\n${body.map((one) => `    ${one}\n`).join('')}`;
}

/** Takes a whole scenario out: its name's line and all up to the next line that is not set in. */
export function removeScenario(text, scenario) {
  const start = lineStart(text, scenario.start);
  let end = lineEnd(text, scenario.end);
  const last = Math.max(end, ...scenario.own.map((own) => lineEnd(text, own.end)));
  while (end < last || /^[ \t]+\S/.test(text.slice(end + 1, lineEnd(text, end + 1)))) {
    if (end >= text.length) break;
    end = lineEnd(text, end + 1);
  }
  return replace(text, start, Math.min(text.length, end + 1), '').replace(/\n{3,}/g, '\n\n');
}

/** A name that no scenario has yet. */
export function freeName(stem, scenarios) {
  const taken = new Set([PRESENT, ...scenarios.map(({ name }) => name)]);
  if (!taken.has(stem)) return stem;
  let number = 2;
  while (taken.has(`${stem} ${number}`)) number += 1;
  return `${stem} ${number}`;
}
