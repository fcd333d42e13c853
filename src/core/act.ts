/** An intended effect as data, with a key by which it is found again. */
export interface Act<K extends string = string> {
  readonly kind: K;
  readonly key: string;
}

/** States of an act; `done`: it stands in the world. */
export const ACT_STATES = {
  done: { means: "done now", done: true },
  found: { means: "done before, and found again", done: true },
  recorded: { means: "not done, because this is a dry run", done: false },
  failed: { means: "tried, but it failed", done: false },
  refused: { means: "not tried: no permission, or claimed by another", done: false },
  unclear: {
    means: "started, but its end is unknown: never repeated blindly",
    done: false,
  },
} as const;

type ActState = keyof typeof ACT_STATES;

/** States of an act that stands in the world. */
export type DoneState = {
  [S in ActState]: (typeof ACT_STATES)[S]["done"] extends true ? S : never;
}[ActState];

/** States of an act that was not done, and what to do about it. */
export type NotDoneState = Exclude<ActState, DoneState | "recorded">;

/** What became of an act. */
export type Receipt<K extends string = string, Result = unknown> = {
  readonly kind: K;
  readonly key: string;
  /** ISO 8601. */
  readonly at: string;
  /** Plain text: what was done, or why it was not. */
  readonly detail: string;
  readonly link?: string | undefined;
} & (
  | { readonly state: DoneState; readonly result: Result }
  | { /** A dry run: this is where the world would have changed. */ readonly state: "recorded" }
  | {
      readonly state: NotDoneState;
      readonly remedy: string;
      readonly permission?: string | undefined;
      /** GitHub gave no answer: its limit is used up, or it fails. */
      readonly silent?: true | undefined;
    }
);

/** True when the act stands in the world, done now or found done. */
export function isDone<R extends Receipt>(receipt: R): receipt is Extract<R, { state: DoneState }> {
  return ACT_STATES[receipt.state].done;
}
