import type { RecordPayload } from "./history.ts";
import type { Decider, MarkState, RecordKind, RecordState, WrittenState } from "./states.ts";
import type { Verdict } from "./verdict.ts";

/** What the thing that deploys is told, as environment variables or workflow inputs. */
export interface DeployOrder {
  readonly environment: string;
  readonly version: string;
  readonly sha: string;
  readonly kind: RecordKind;
}

/** What each kind of act is told and what its receipt holds. */
export interface ActKinds {
  /** Create our deployment record and set it `in_progress`; refuses where the same claim stands. */
  claim: {
    readonly does: {
      readonly environment: string;
      readonly production: boolean;
      readonly sha: string;
      readonly payload: RecordPayload;
      readonly description: string;
    };
    readonly result: { readonly deployment: number };
  };
  /** Set the state of our deployment record. */
  status: {
    readonly does: {
      readonly deployment: number;
      readonly state: WrittenState;
      readonly description: string;
      readonly environmentUrl: string | undefined;
      readonly logUrl: string | undefined;
    };
    readonly result: { readonly state: RecordState };
  };
  /** Leave the mark of an environment on a commit. */
  mark: {
    readonly does: {
      readonly environment: string;
      readonly sha: string;
      readonly state: MarkState;
      readonly deployment: number;
      readonly verdict: Verdict;
      readonly by: Decider;
    };
    readonly result: { readonly state: MarkState };
  };
  /** Run `deploy.command` to its end. */
  command: {
    readonly does: {
      readonly order: DeployOrder;
      readonly command: readonly string[];
      /** Folder of the manifest. */
      readonly folder: string;
      readonly timeoutMs: number;
    };
    readonly result: { readonly exit: string };
  };
  /** Dispatch `deploy.workflow` and wait for the very run. */
  dispatch: {
    readonly does: {
      readonly order: DeployOrder;
      readonly file: string;
      /** Branch whose workflow file runs; undefined: the default branch. */
      readonly ref?: string | undefined;
      readonly inputs: Readonly<Record<string, string>>;
      readonly timeoutMs: number;
      /** Record that the run's link is put on as soon as it is known. */
      readonly deployment: number;
    };
    readonly result: { readonly run: number; readonly url: string };
  };
}

export type ActKind = keyof ActKinds;

/** An intended effect as data with a key. */
export type Act<K extends ActKind = ActKind> = {
  [Kind in K]: { readonly kind: Kind; readonly key: string } & ActKinds[Kind]["does"];
}[K];

/** What became of an act. */
export type Receipt<K extends ActKind = ActKind> = {
  [Kind in K]: {
    readonly kind: Kind;
    readonly key: string;
    readonly at: string;
    /** Plain text: what was done, or why it was not. */
    readonly detail: string;
    readonly link?: string | undefined;
  } & (
    | {
        /** `found`: it had been done before. */ readonly state: "done" | "found";
        readonly result: ActKinds[Kind]["result"];
      }
    | { /** A dry run: this is where the world would have changed. */ readonly state: "recorded" }
    | {
        /**
         * `failed`: tried, and it came out badly; `refused`: not tried (no permission, claimed by
         * another); `unclear`: begun, and nobody knows how it ended, so never repeated blindly.
         */
        readonly state: "failed" | "refused" | "unclear";
        readonly remedy: string;
        readonly permission?: string | undefined;
      }
  );
}[K];

/** Performs an act once: finds it done, does it, or records it in a dry run. Never throws. */
export type Perform = <K extends ActKind>(act: Act<K>) => Promise<Receipt<K>>;

/** True when the act stands in the world, done now or found done. */
export function isDone<K extends ActKind>(
  receipt: Receipt<K>,
): receipt is Extract<Receipt<K>, { state: "done" | "found" }> {
  return receipt.state === "done" || receipt.state === "found";
}
