/** A place in a file; lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Where the file was read; undefined: at the release's commit. `HEAD`: on the default branch. */
  readonly ref?: "HEAD" | undefined;
}
