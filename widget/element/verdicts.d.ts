// Importing this registers a <muc-tieu> that shows verdicts made ahead (`verdicts="…"`) and loads no engine.

/** Shows its own content until the file is there, and keeps it when the file can't be had. */
export class VerdictsElement extends HTMLElement {
  static readonly version: string;
  /** The verdicts of the file, as of `muctieu eval --format json`; null while nothing is shown. */
  verdicts(): Promise<unknown | null>;
  /** Asks its file again, now. */
  reload(): void;
}
