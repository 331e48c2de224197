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
}

/** Something wrong or doubtful in rules or figures. Offsets are bytes of the UTF-8 text. */
export interface Diagnostic {
  code: string;
  severity: 'error' | 'warning' | 'info';
  message: string;
  file: string;
  line: number;
  column: number;
  start: number;
  end: number;
  help: string | null;
  labels: { file?: string; line: number; column: number; start: number; end: number; message: string }[];
  fixes: { title: string; edits: Edit[] }[];
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
  | 'state'
  | 'maintain_ge';

/** A target as understood. Dates are `YYYY-MM-DD`; unknown is null. */
export interface Target {
  id: string;
  indicator: string;
  op: Operator;
  value: number | [number, number] | boolean;
  unit: string | null;
  start: string | null;
  deadline: string | null;
  every: 'year' | 'quarter' | 'month' | null;
  scope: string | null;
  modality: 'commit' | 'strive';
  document: string | null;
  section: string | null;
  lead: string[];
  source: { file: string; line: number };
  text: string;
  canonical: string;
  superseded_by: string | null;
}

export type Status =
  | 'achieved'
  | 'met'
  | 'on_track'
  | 'at_risk'
  | 'off_track'
  | 'missed'
  | 'awaiting_data'
  | 'no_trend'
  | 'no_data'
  | 'upcoming';

/** A verdict. Unknown is null, never 0. */
export interface Verdict {
  id: string;
  status: Status;
  satisfied: boolean | null;
  value: number | null;
  unit: string | null;
  period: string | null;
  figure_status: string | null;
  source: string | null;
  gap: number | null;
  needed_per_year: number | null;
  actual_per_year: number | null;
  outlook: number | null;
  outlook_range: [number, number] | null;
  shortfall: number | null;
  reached_on: string | null;
  kind: 'reach' | 'interval' | 'hold' | 'change' | 'rank' | 'direction' | 'state';
  method: string | null;
  evidence: 'strong' | 'fair' | 'weak' | null;
  stale: boolean;
  threatened: boolean;
  lost: boolean;
  baseline: { value: number; period: string } | null;
  parts: Verdict[];
  explanation: { vi: string; en: string };
  citations: unknown[];
}

export interface Evaluation {
  as_of: string;
  scenario: string | null;
  targets: Verdict[];
  tasks: unknown[];
  indices: unknown[];
  checks: unknown[];
  summary: {
    commit: Partial<Record<Status, number>>;
    strive: Partial<Record<Status, number>>;
    by_document: Record<string, unknown>;
    by_lead: Record<string, unknown>;
  };
  diagnostics: Diagnostic[];
}

export interface CompileOptions {
  /** Texts of the files that the rules use, by the names they use. */
  files?: Record<string, string>;
  /** The language of diagnostics; `vi` without it. */
  lang?: Lang;
  /** How messages call the source. */
  name?: string;
}

export interface MetricsOptions {
  /** How messages call the figures. */
  name?: string;
  /** `csv`, `json` or a MIME type; found from the content if absent. */
  type?: string;
  /** The language of diagnostics; `vi` without it. */
  lang?: Lang;
}

export interface EvaluateOptions {
  /** The reporting date, `YYYY-MM-DD`; today in Việt Nam without it. Figures reported later are not used. */
  asOf?: string;
}

/** Compiled rules. Comes from `compile`. */
export class Rules {
  private constructor();
  readonly diagnostics: Diagnostic[];
  /** Names that the rules use and `files` did not give. */
  readonly missing: string[];
  targets(): { targets: Target[]; diagnostics: Diagnostic[] };
  evaluate(data: Metrics, options?: EvaluateOptions): Evaluation;
  /** How many targets can be judged. */
  readonly count: number;
  /** As `evaluate`, as JSON text. */
  evaluateText(data: Metrics, options?: EvaluateOptions): string;
  /** Draws a view into a node, or brings it up to date. Gives the day of the newest figure in words; null if nothing was picked. */
  draw(container: Element, data: Metrics, options?: EvaluateOptions & { view?: string; target?: string; group?: string; lang?: Lang }): string | null;
  explain(id: string, data: Metrics, options?: EvaluateOptions): Verdict;
  /** Gives the memory back; the object can't be used afterwards. */
  free(): void;
}

/** Published figures. Comes from `loadMetrics`. */
export class Metrics {
  private constructor();
  /** How many figures could be used. */
  readonly rows: number;
  readonly diagnostics: Diagnostic[];
  /** Gives the memory back; the object can't be used afterwards. */
  free(): void;
}

/** Reads rules. Never throws for bad rules: see `diagnostics`. Throws a TypeError for a wrong argument type. */
export function compile(source: string, options?: CompileOptions): Rules;
/** One file of figures among several. */
export interface MetricsFile extends Omit<MetricsOptions, 'lang'> {
  content: string | BufferSource;
}

/** Reads figures. Never throws for bad rows: see `diagnostics`. Throws a TypeError for a wrong argument type. */
export function loadMetrics(input: string | BufferSource | MetricsFile[], options?: MetricsOptions): Metrics;

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
  view: 'card' | 'bullet' | 'table' | 'summary' | null;
  /** A document, section or lead agency; several conditions apart by `;`. */
  group: string | null;
  /** `YYYY-MM-DD`; today in Việt Nam without it. */
  asOf: string | null;
  /** How often to look for new files: `30s`, `15m`, `1h`. */
  refresh: string | null;
  theme: 'light' | 'dark' | 'auto' | null;
  wasmUrl: string | null;
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
    'muctieu:status': CustomEvent<import('./muctieu.mjs').Evaluation>;
    /** Why something could not be had; `code` is stable, `vi` and `en` are sentences. */
    'muctieu:error': CustomEvent<Error & { code: string; vi: string; en: string }>;
  }
  interface HTMLElementTagNameMap {
    'muc-tieu': MucTieuElement;
  }
}
