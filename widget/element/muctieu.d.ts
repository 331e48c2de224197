/** The language of messages. */
export type Lang = 'vi' | 'en';

/** Where the engine is taken from; without anything, `muctieu_bg.wasm` beside the script. */
export interface InitOptions {
  /** Another address of the Wasm file, relative to the page. */
  wasmUrl?: string;
  /** A Subresource Integrity value for the Wasm file, as in `SRI.json`. */
  integrity?: string;
  /** The file itself, or the module compiled from it; nothing is fetched then. */
  wasm?: BufferSource | WebAssembly.Module;
}

/** Loads the engine once for the whole page. Rejects with an `EngineError`. */
export function init(options?: InitOptions): Promise<void>;
/** As `init`, at once, from bytes or a compiled module. */
export function initSync(source: BufferSource | WebAssembly.Module): void;
/** Whether the engine is loaded. */
export function ready(): boolean;
/** The engine's version. */
export function version(): string;

/** The engine could not be loaded or could not go on. */
export class EngineError extends Error {
  readonly code: 'not-ready' | 'fetch' | 'not-wasm' | 'refused' | 'unsupported' | 'rejected' | 'freed' | 'fault';
  /** The sentence in Vietnamese. */
  readonly vi: string;
  /** The sentence in English. */
  readonly en: string;
  /** Names a `fault`, to be quoted in a report. */
  readonly id: string | null;
  /** The HTTP status behind a `fetch` error, when the server answered. */
  readonly status: number | null;
}

/** A replacement of bytes `start` to `end` of a file. */
export interface Edit {
  start: number;
  end: number;
  text: string;
  file: string | null;
}

// from src/diagnostics/mod.rs Severity
export type Severity =
  | 'info'
  | 'warning'
  | 'error';

// from src/wire/diagnostics.rs Applicability
export type Applicability =
  | 'certain'
  | 'likely'
  | 'show';

/** A place in a rule file: lines and columns count from 1, columns in characters; offsets are bytes of the UTF-8 text. */
export interface Place {
  file: string | null;
  line: number | null;
  column: number | null;
  start: number | null;
  end: number | null;
}

export interface Label extends Place {
  column: number | null;
  text: string;
}

/** A mend; one that is `certain` may be applied without asking. */
export interface Fix {
  title: string;
  applicability: Applicability;
  edits: Edit[];
}

/** Something wrong or doubtful in rules or figures. Of figures only `file`, `row` and `column` (a header) are known. */
export interface Diagnostic {
  code: string;
  slug: string;
  severity: Severity;
  message: string;
  file: string | null;
  line: number | null;
  column: number | string | null;
  start: number | null;
  end: number | null;
  row: number | null;
  help: string | null;
  labels: Label[];
  fixes: Fix[];
}

export type Operator =
  | 'ge'
  | 'gt'
  | 'le'
  | 'lt'
  | 'eq'
  | 'range'
  | 'approx'
  | 'rank_le'
  | 'increase_ge'
  | 'decrease_ge'
  | 'increase'
  | 'decrease'
  | 'state'
  | 'maintain_ge'
  | 'all'
  | 'any';

/** What a line asks: a number, both ends of a range, a state, or nothing (a direction, a compound). */
export type Asked = number | [number, number] | boolean | null;

// from src/wire/targets.rs Grain
export type Every =
  | 'year'
  | 'nine_months'
  | 'half'
  | 'quarter'
  | 'month'
  | 'day';

/** A figure and its period, as `2025`, `2025-Q3`, `2025-07`. */
export interface Milestone {
  value: number | null;
  period: string;
}

/** Over how many of what a target must hold. */
export interface Quantifier {
  kind: 'each' | 'at_least';
  count: number | null;
  of: number | null;
  set: string;
  subject: string | null;
  members: string[];
}

/** When, where, how firmly and by whom. Dates are `YYYY-MM-DD`; unknown is null. */
export interface Terms {
  start: string | null;
  deadline: string | null;
  every: Every | null;
  /** The day of each period by which it is due, in words. */
  day: string | null;
  when: 'by' | 'in' | 'every' | 'hold';
  scope: string | null;
  quantifier: Quantifier | null;
  modality: Modality;
  document: string | null;
  section: string | null;
  lead: string[];
}

/** Which later target or document took the place of one. */
export interface Fate {
  superseded_by: string | null;
  restated_by: string | null;
  replaced_by: string | null;
}

/** A target as understood. */
export interface Target extends Terms, Fate {
  id: string;
  full_id: string;
  indicator: string | null;
  title: string | null;
  op: Operator;
  value: Asked;
  unit: string | null;
  /** Whether a change has to be more than `value`. */
  strict: boolean;
  source: { file: string | null; line: number | null };
  text: string;
  canonical: string;
  baseline: Milestone | null;
  milestones: Milestone[];
  path: Path | null;
  method: Method;
  weight: number | null;
  partners: string[];
  basis: string | null;
  note: string | null;
  /** The members of a compound. */
  parts: Target[];
}

export interface Inventory {
  targets: Target[];
  diagnostics: Diagnostic[];
}

/** The JSON of `muctieu check`. */
export interface Findings {
  diagnostics: Diagnostic[];
  errors: number;
  warnings: number;
}

// from src/eval/outcome.rs Status
export type Status =
  | 'upcoming'
  | 'achieved'
  | 'missed'
  | 'awaiting_data'
  | 'met'
  | 'on_track'
  | 'at_risk'
  | 'off_track'
  | 'no_trend'
  | 'no_data';

// from src/eval/outcome.rs Kind
/** What kind of condition was judged. */
export type Kind =
  | 'reach'
  | 'interval'
  | 'hold'
  | 'change'
  | 'rank'
  | 'direction'
  | 'state';

// from src/eval/outcome.rs Evidence
export type Evidence =
  | 'weak'
  | 'fair'
  | 'strong';

// from src/plan/mod.rs Method
/** How the outlook is worked out. */
export type Method =
  | 'dự báo 1'
  | 'tốc độ 1'
  | 'CAGR 1';

// from src/wire/targets.rs Path
/** How the required figures lie between baseline and target. */
export type Path =
  | 'linear'
  | 'compound';

// from src/wire/targets.rs Modality
export type Modality =
  | 'commit'
  | 'strive';

// from src/eval/tasks.rs Code
/** What is reported of a task: done, under way or not begun; in time (Đ) or late (T). */
export type TaskCode =
  | 'HT'
  | 'ĐTH-Đ'
  | 'ĐTH-T'
  | 'CTH-Đ'
  | 'CTH-T';

// from src/wire/blocks.rs Scoring
/** How a part of an index gets its points. */
export type Scoring =
  | 'reported'
  | 'yes_no'
  | 'share'
  | 'steps';

// from src/data/mod.rs FigureStatus
export type FigureStatus =
  | 'chính thức'
  | 'ước tính'
  | 'sơ bộ';

// from src/wire/eval.rs Doubts
/** What makes evidence weaker. */
export type Doubt =
  | 'few'
  | 'stale'
  | 'estimate'
  | 'preliminary'
  | 'methods_disagree'
  | 'conflict';

/** What is said of a whole target and of each part. Figures stand in `unit`; unknown is null, never 0. */
export interface Judgement {
  status: Status;
  satisfied: boolean | null;
  value: number | boolean | null;
  unit: string | null;
  period: string | null;
  figure_status: FigureStatus | null;
  source: string | null;
  gap: number | null;
  needed_per_year: number | null;
  actual_per_year: number | null;
  outlook: number | null;
  outlook_range: [number, number] | null;
  shortfall: number | null;
  reached_on: string | null;
  kind: Kind;
  method: Method;
  evidence: Evidence;
  stale: boolean;
  threatened: boolean;
  lost: boolean;
  baseline: Milestone | null;
  threshold: number | null;
  /** The unit of changes a year. */
  rate_unit: string | null;
  reported_on: string | null;
  /** The newest figure, where the verdict rests on another. */
  latest: Milestone | null;
  /** What a change is counted from. */
  reference: Milestone | null;
  window_start: Milestone | null;
  window_count: number;
  milestone: Milestone | null;
  due: string | null;
  break_on: string | null;
  /** The period whose figure is awaited. */
  wanted: string | null;
  /** Whether the method is not defined for these figures. */
  undefined: boolean;
  /** The least and the most points that the published figures of an index allow, and of which period. */
  points: [number, number] | null;
  points_period: string | null;
  doubts: Doubt[];
}

/** A part of a verdict: a period, an end of a range, a member of a compound or of a quantified target. */
export type Part = Judgement & { parts: Part[] } & (
    | { of: 'period'; part: string }
    | { of: 'commit' | 'strive'; part: number | null }
    | { of: 'target'; part: string; indicator: string | null; canonical: string }
    | { of: 'member' | 'indicator'; part: string | null }
  );

/** What a formula could not tell: the bounds that the figures leave, and which members have none. */
export interface Open {
  indicator: string | null;
  period: string;
  bounds: [number | null, number | null] | null;
  missing: string[];
}

/** How many points of an index would settle a target, and in how many of its missing parts. */
export interface Settle {
  to_reach: { points: number | null; parts: number | null };
  to_miss: { points: number | null; parts: number | null };
  missing: { id: string; name: string; points: number | null }[];
}

export type Citation =
  | {
      type: 'document';
      document: string;
      title: string | null;
      issuer: string | null;
      date: string | null;
      section: string | null;
      place: { file: string | null; line: number | null };
    }
  | { type: 'basis'; document: string }
  | {
      type: 'figure';
      indicator: string;
      period: string;
      value: number | null;
      unit: string | null;
      figure_status: FigureStatus;
      source: string | null;
      url: string | null;
      reported_on: string | null;
      file: string | null;
      row: number;
    };

/** A verdict. */
export interface Verdict extends Judgement, Terms, Fate {
  id: string;
  full_id: string;
  indicator: string | null;
  title: string | null;
  op: Operator;
  /** What the line asks, in the line's own unit. */
  asked: { value: Asked; unit: string | null };
  place: { file: string | null; line: number | null };
  text: string;
  canonical: string;
  parts: Part[];
  /** Of a quantified target: how many members satisfy it, don't, or are unknown, and how many must. */
  count: { hold: number; fail: number; unknown: number; asked: number } | null;
  open: Open[];
  settle: Settle | null;
  /** Null only in the `detail` of `muctieu:status` while the card's engine works; see `MucTieuElement.verdicts`. */
  explanation: { vi: string; en: string };
  citations: Citation[];
}

/** How many targets have each status; `unknown` is the share that no figure settles. */
export interface Group {
  commit: Record<Status, number>;
  strive: Record<Status, number>;
  unknown: { commit: number | null; strive: number | null };
}

/** Where a line stands. */
export interface Line {
  file: string | null;
  line: number | null;
}

/** A task of a plan with what was reported of it. Unknown is null. */
export interface Task {
  id: string;
  name: string;
  status: TaskCode | null;
  late: boolean | null;
  late_days: number | null;
  deadline: string | null;
  start: string | null;
  every: Every | null;
  /** The day of each period by which it is due, in words. */
  day: string | null;
  /** Whether it has no end. */
  standing: boolean;
  period: string | null;
  done_on: string | null;
  /** The code as reported, where the dates say another. */
  reported: TaskCode | null;
  evidence: string | null;
  reported_on: string | null;
  source: string | null;
  lead: string[];
  partners: string[];
  result: string | null;
  /** The deadline in the plan's words. */
  due: string | null;
  note: string | null;
  basis: string | null;
  document: string | null;
  section: string | null;
  place: Line;
  explanation: { vi: string; en: string };
}

/** A part of an index. `score` is the least and the most that the published figures allow. */
export interface IndexPart {
  id: string;
  name: string;
  level: number;
  parent: string | null;
  score: [number, number] | null;
  max: number | null;
  known: boolean | null;
  /** Whether the points themselves were published. */
  reported: boolean;
  scoring: Scoring;
  value: number | null;
  unit: string | null;
  figure_period: string | null;
  source: string | null;
  lead: string[];
  partners: string[];
}

/** A composite index in a period, its parts in the order of their numbers. */
export interface Index {
  id: string;
  name: string;
  period: string;
  score: [number, number] | null;
  max: number | null;
  known: boolean | null;
  lead: string[];
  partners: string[];
  document: string | null;
  section: string | null;
  place: Line;
  parts: IndexPart[];
}

/** Both sides of a comparison and where it was made. */
export interface Compared {
  left: number | null;
  right: number | null;
  difference: number | null;
  area: string | null;
  period: string | null;
  members: Record<string, string>;
}

/** A condition that figures have to fulfil among themselves: the first failure, else the first comparison. */
export interface Check extends Compared {
  name: string;
  holds: boolean | null;
  relation: string;
  unit: string | null;
  /** How many comparisons were made, and how many failed. */
  compared: number;
  failed: number;
  failures: Compared[];
  document: string | null;
  section: string | null;
  place: Line;
  text: string;
}

export interface Evaluation {
  as_of: string;
  /** The scenario under which it was judged. */
  scenario: string | null;
  targets: Verdict[];
  tasks: Task[];
  indices: Index[];
  checks: Check[];
  summary: Group & {
    by_document: Record<string, Group>;
    by_lead: Record<string, Group>;
    tasks: Record<TaskCode | 'unknown' | 'total', number>;
    /** How many targets are left out because a later document speaks in their place. */
    overtaken: number;
  };
  diagnostics: Diagnostic[];
  /** The last day that any figure used speaks of. */
  figures_to: string | null;
}

/** A figure of the indicator that a verdict is about. */
export interface Figure {
  period: string;
  value: number | null;
  figure_status: FigureStatus | null;
  reported_on: string | null;
  source: string | null;
  url: string | null;
  file: string | null;
  row: number | null;
  /** Whether the verdict rests on it. */
  used: boolean;
}

/** One verdict with its whole reasoning. */
export interface Explanation {
  as_of: string;
  target: Verdict;
  figures: Figure[];
  /** From the baseline over the milestones to the target. */
  path: { of: 'baseline' | 'milestone' | 'target'; date: string | null; value: number | null }[];
  diagnostics: Diagnostic[];
  figures_to: string | null;
}

/** A text or its bytes in UTF-8. */
export type Text = string | BufferSource;

export interface CompileOptions {
  /**
   * What `dùng` lines name: texts by name, names resolved as paths relative to the file that asks; or a function that
   * gives the text of a name, or nothing.
   */
  files?: Record<string, Text> | ((name: string) => Text | null | undefined);
  /** The language of diagnostics; `vi` without it. */
  lang?: Lang;
  /** How messages call the source. */
  name?: string;
  /** Whether undeclared indicators and contradictions between documents are errors. */
  strict?: boolean;
}

/** One rule file among several. */
export interface RulesFile {
  name: string;
  content: Text;
}

export interface MetricsOptions {
  /** How messages call the figures. */
  name?: string;
  /** `csv`, `json` or a MIME type; found from the content if absent. */
  type?: string;
  /** The language of diagnostics; `vi` without it. */
  lang?: Lang;
}

/** A figure as plain data; a number may be a text as published (`"1.234,5"`). Further keys name dimensions. */
export interface Observation {
  indicator: string;
  period: string | number;
  value: number | string | boolean | null;
  unit?: string | null;
  area?: string | null;
  status?: string | null;
  reported_on?: string | null;
  source?: string | null;
  note?: string | null;
  [dimension: string]: unknown;
}

/** Figures as plain data: a list, or figures by indicator and period. */
export type MetricsData = readonly Observation[] | Readonly<Record<string, unknown>>;

/** One file of figures among several. */
export interface MetricsFile extends Omit<MetricsOptions, 'lang'> {
  content: Text | MetricsData;
}

export interface TargetsOptions {
  /** Leaves out the targets of documents that don't exist yet on this day, `YYYY-MM-DD`. */
  asOf?: string;
  /** The language of diagnostics; that of `compile` without it. */
  lang?: Lang;
}

export interface EvaluateOptions {
  /** The reporting date, `YYYY-MM-DD`; today in Việt Nam without it. Figures reported later are not used. */
  asOf?: string;
  /** The language of diagnostics; that of `compile` without it. */
  lang?: Lang;
  /** Judge under this scenario instead of the present trend. An engine without scenarios throws `unsupported`. */
  scenario?: string;
}

export interface ScenarioOptions {
  /** The reporting date, `YYYY-MM-DD`; today in Việt Nam without it. */
  asOf?: string;
  lang?: Lang;
  /** The scenarios by name; the questions below are about the last. The present course and all without it. */
  compare?: readonly string[];
  /** The target for which `by` is to change as little as possible, or several. */
  seek?: string | readonly string[];
  /** The indicator that changes, or several: then with equal effort, or at the least cost where `costs` are given. */
  by?: string | readonly string[];
  /** What a unit a year costs, in the order of `by`. */
  costs?: readonly number[];
  /** Whether the effect of each assumption is asked; a text names the target whose figure is looked at. */
  sensitivity?: boolean | string;
  /** How many draws; 0 is none. */
  draws?: number;
  /** The seed of the draws, 1 without it. */
  seed?: number;
  /**
   * Figures tried in the place of those that the last scenario says itself, in the order of its lines, in the units of
   * `Stock`; null leaves a line as it is.
   */
  figures?: readonly (number | null)[];
}

/** A verdict as a short line in words. */
export interface BoardLine {
  id: string;
  full_id: string;
  status: Status;
  threatened: boolean;
  satisfied: boolean | null;
  /** What the badge says. */
  words: string;
  name: string;
  indicator: string | null;
  asked: string;
  canonical: string;
  figure: string | null;
  period: string | null;
  figure_status: string | null;
  pace: string;
  notes: string[];
  document: string | null;
  section: string | null;
  citation: string | null;
  source: string | null;
  modality: 'commit' | 'strive';
  overtaken: boolean;
  place: { file: string | null; line: number | null };
}

export interface Board {
  /** The day of the verdicts and of the newest figure, as sentences. */
  dates: string;
  targets: BoardLine[];
}

/** A line of a scenario; `start` and `end` are its place in UTF-16 code units, `figure` stands in the indicator's unit. */
export interface SupposedLine {
  indicator: string | null;
  scope: string | null;
  course: 'points' | 'growth' | 'level' | 'levels' | 'hold' | 'pace' | 'trend';
  figure: number | null;
  spread: 'none' | 'normal' | 'uniform' | 'triangular';
  /** The standard deviation of a normal spread. */
  deviation: number | null;
  /** The period of the last level. */
  level_of: string | null;
  from: string | null;
  to: string | null;
  text: string;
  file: string | null;
  start: number;
  end: number;
}

/** What can be chosen from: words and shapes of statuses, indicators, scenarios. */
export interface Stock {
  statuses: Record<Status, { words: string; shape: ({ tag: string } & Record<string, string>)[] }>;
  indicators: {
    name: string;
    title: string | null;
    unit: string | null;
    change_unit: string | null;
    good_when: 'rising' | 'falling' | 'inside' | null;
    share: boolean;
    rank: boolean;
    formula: boolean;
    declared: boolean;
  }[];
  scenarios: { name: string; from: string | null; area: string | null; note: string | null; file: string | null; start: number; end: number; own: SupposedLine[] }[];
}

/** A target in a scenario. */
export interface HeldTarget {
  id: string;
  holds: boolean | null;
  value_at_deadline: number | boolean | null;
  unit: string | null;
  period: string | null;
  /** Whether that figure is supposed, not published. */
  supposed: boolean | null;
  deadline: string | null;
  threshold: number | null;
  reached_on: string | null;
  /** Why it differs from the first scenario. */
  changed: { vi: string; en: string } | null;
  overtaken: boolean;
}

export interface ScenarioAnswer {
  as_of: string;
  scenarios: {
    name: string;
    targets: HeldTarget[];
    indices: { id: string; period: string; score: [number, number] | null; max: number | null }[];
    summary: { hold: number; fail: number; unknown: number };
    paths: {
      indicator: string;
      unit: string | null;
      area: string | null;
      basis: 'supposed' | 'trend' | 'formula';
      figures: { period: string; value: number | null; supposed: boolean }[];
    }[];
  }[];
  seek: {
    target: string;
    by: string | null;
    per_year: number | null;
    unit: string | null;
    reachable: boolean | null;
    best: number | null;
    strict: boolean;
    present_per_year: number | null;
    connected: boolean;
  } | null;
  together: {
    targets: string[];
    levers: { by: string | null; per_year: number | null; present_per_year: number | null; unit: string | null; cost: number }[];
    reachable: boolean | null;
    cost: number | null;
    rule: 'equal effort' | 'least cost';
  } | null;
  sensitivity:
    | { assumption: string; low: number | null; high: number | null; effect: number | null; without: number | null; ends: '90%' | '20%' }[]
    | null;
  /** With `sensitivity`: the target whose figure it is about (the count of targets that hold, without one), and that figure. */
  sensitivity_of?: { target: string | null; outcome: number | null };
  chance: {
    draws: number;
    seed: number;
    targets: { id: string; share: number | null; at_least: number | null; unknown: number | null }[];
    fans: { indicator: string; unit: string | null; shares: number[]; periods: { period: string; values: number[] }[] }[];
  } | null;
  horizon: string;
  subject: string;
  diagnostics: Diagnostic[];
}

export interface DrawOptions extends EvaluateOptions {
  view?: 'card' | 'bullet' | 'table' | 'summary' | 'timeline' | 'tasks' | 'index' | 'compare';
  /** The id of the target to show. */
  target?: string;
  /** Which targets to show. */
  group?: string;
  /** `key: value` lines: `by`, `sort` (`name`, `deadline`, `period`, `status`; `-` before it from the end), `find`. */
  wish?: string;
  /** What `compare` holds against: a day, or `scenario: NAME`. */
  against?: string;
}

/** Which file an editor's question is about; the first one without it. */
export interface FileOptions {
  file?: string;
}

export interface HoverOptions extends FileOptions, EvaluateOptions {
  data?: Metrics | null;
}

/** A piece of a file in UTF-16 code units, half open, as JavaScript strings count. */
export interface Range {
  from: number;
  to: number;
}

export interface FilePlace extends Range {
  file: string;
}

export interface Token extends Range {
  role: 'keyword' | 'name' | 'key' | 'number' | 'unit' | 'time' | 'scope' | 'citation' | 'value' | 'id' | 'comment';
}

export interface OutlineEntry extends Range {
  kind: 'document' | 'section' | 'indicator' | 'target';
  /** As written; of a target its reading. */
  name: string;
  depth: number;
}

/** Offers in place of the range, best first. */
export interface Completions extends Range {
  items: { text: string; sort: 'indicator' | 'unit' | 'keyword' | 'time' | 'office' | 'document' | 'member'; detail: string }[];
}

export interface Hover extends Range {
  title: string;
  lines: string[];
}

/** Compiled rules. Comes from `compile`. */
export class Rules {
  private constructor();
  readonly diagnostics: Diagnostic[];
  /** Names that the rules use and `files` did not give. */
  readonly missing: string[];
  /** How many targets can be judged. */
  readonly count: number;
  targets(options?: TargetsOptions): Inventory;
  /** Throws an `EngineError` with code `rejected` for a day that is none. */
  evaluate(data: Metrics, options?: EvaluateOptions): Evaluation;
  /** `id` is an id, or words that fit one target alone. Throws an `EngineError` with code `rejected` for another. */
  explain(id: string, data: Metrics, options?: EvaluateOptions): Explanation;
  /** What if. Throws an `EngineError` with code `rejected` for a name that is none. */
  scenario(data: Metrics, options?: ScenarioOptions): ScenarioAnswer;
  /** As `muctieu scenario --format json` prints it. */
  scenarioText(data: Metrics, options?: ScenarioOptions): string;
  /** As `muctieu check --format json` prints it. */
  diagnosticsText(): string;
  /** As `muctieu targets --format json` prints it. */
  targetsText(options?: TargetsOptions): string;
  /** As `muctieu eval --format json` prints it. */
  evaluateText(data: Metrics, options?: EvaluateOptions): string;
  /** As `muctieu explain --format json` prints it. */
  explainText(id: string, data: Metrics, options?: EvaluateOptions): string;
  /**
   * Draws a view into a node, or brings one drawn before up to date. Gives the day of the newest figure in words, empty
   * without figures; null where nothing was picked, and the node is then as it was.
   */
  draw(container: Element, data: Metrics, options?: DrawOptions): string | null;
  /** A file in the canonical layout, the first one without `file`; null for a file that was not read. */
  format(options?: FileOptions): string | null;
  /** What each piece of a file is, ascending and apart: for colours. */
  tokens(options?: FileOptions): Token[];
  /** The verdicts of a day as short lines in words. */
  board(data: Metrics, options?: EvaluateOptions): Board;
  /** Words and shapes of statuses, indicators and scenarios. */
  stock(options?: { lang?: Lang }): Stock;
  /** What a file declares and sets, from top to bottom. */
  outline(options?: FileOptions): OutlineEntry[];
  /** What could be written at an offset, in UTF-16 code units; null for a file that was not read. */
  complete(offset: number, options?: FileOptions): Completions | null;
  /** What stands at an offset, in words; with `data`, a target tells its verdict. */
  hover(offset: number, options?: HoverOptions): Hover | null;
  /** Where the name at an offset is declared, and every place that uses it. */
  names(offset: number, options?: FileOptions): { definition: FilePlace | null; uses: FilePlace[] };
  /** Gives the memory back; the object can't be used afterwards. */
  free(): void;
}

/** Published figures. Comes from `loadMetrics`. */
export class Metrics {
  private constructor();
  readonly diagnostics: Diagnostic[];
  /** How many figures could be used. */
  readonly rows: number;
  /** Gives the memory back; the object can't be used afterwards. */
  free(): void;
}

/** Reads rules. Never throws for bad rules: see `diagnostics`. Throws a TypeError for a wrong argument type. */
export function compile(source: Text | readonly RulesFile[], options?: CompileOptions): Rules;

/** Reads figures. Never throws for bad rows: see `diagnostics`. Throws a TypeError for a wrong argument type. */
export function loadMetrics(input: Text | MetricsData | readonly MetricsFile[], options?: MetricsOptions): Metrics;

/** What an element may be given as rules: an address, a text, a text with the files it uses, or compiled rules. */
export type RulesInput = string | { source: string; files?: Record<string, string>; name?: string } | Rules;
/** What an element may be given as figures: addresses apart by spaces, a text of CSV or JSON, rows, or loaded figures. */
export type MetricsInput = string | Metrics | Record<string, unknown> | readonly (string | Record<string, unknown>)[];

/**
 * The element `<muc-tieu>`; registered by `define.mjs` or `define()`. Attributes and properties of one name mirror each
 * other; `rules` and `metrics` also take texts and data. Its content shows until there is a verdict, and stays if there
 * can be none.
 */
export class MucTieuElement extends HTMLElement {
  static readonly version: string;
  rules: RulesInput | null;
  metrics: MetricsInput | null;
  /** Ids of targets, apart by spaces. */
  target: string | null;
  view: 'card' | 'bullet' | 'table' | 'summary' | 'timeline' | 'tasks' | 'index' | 'compare' | null;
  /** Under what rows stand: `document`, `pillar`, `lead`, `status`, `none`; of tasks `document`, `code`, `lead`, `late`. */
  by: string | null;
  /** The scenario that targets are judged under; published figures alone without it. */
  scenario: string | null;
  /** What `compare` holds against: a day, or the name of a scenario. */
  compareTo: string | null;
  /** The address of a small file that says what foreign columns and codes mean. */
  mapping: string | null;
  /** A document, section or lead agency; several conditions apart by `;`. */
  group: string | null;
  /** `YYYY-MM-DD`; today in Việt Nam without it. */
  asOf: string | null;
  /** How often to look for new files: `30s`, `15m`, `1h`. */
  refresh: string | null;
  theme: 'light' | 'dark' | 'auto' | null;
  wasmUrl: string | null;
  /**
   * The verdicts whole, every explanation and finding in words: loads the whole engine where a page had none yet. Null
   * while nothing is shown.
   */
  verdicts(): Promise<Evaluation | null>;
  /** Asks for all files again, now. */
  reload(): void;
}
/** Registers the element. False when the tag was taken, or where there is no document. */
export function define(tag?: string, registry?: CustomElementRegistry): boolean;

declare global {
  interface HTMLElementEventMap {
    /** The first verdict is shown. */
    'muctieu:ready': CustomEvent<null>;
    /** The verdicts, when they are first known and whenever they change. */
    'muctieu:status': CustomEvent<Evaluation>;
    /** Why something could not be had; `code` is stable, `vi` and `en` are sentences. */
    'muctieu:error': CustomEvent<Error & { code: string; vi: string; en: string }>;
  }
  interface HTMLElementTagNameMap {
    'muc-tieu': MucTieuElement;
  }
}
