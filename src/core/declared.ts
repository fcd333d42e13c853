import type { Known, Missing } from "./lack.ts";
import type { ReleaseType } from "./release.ts";

/** Days as words of the manifest. */
export type Day = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";

/** A weekly span in which deployments may start; minutes of the day, `from` < `to`, half-open. */
export interface Window {
  readonly days: readonly Day[];
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** A span of whole days (ISO dates, both included) in which nothing may be deployed. */
export interface Freeze {
  readonly from: string;
  readonly through: string;
  readonly because: string;
}

/** An incident that a release mends, by the input `incident`. */
export interface Incident {
  /** Number of its issue. */
  readonly issue: number;
  /** Login of whoever has started the run in Actions; undefined outside: whose token it is. */
  readonly by?: string | undefined;
}

/** Blocks of the manifest as rules read them. */
export interface DeclaredBlocks {
  readonly manifest: {
    readonly path: string;
    /** Where the file was read: `working tree`, `commit 9f3c2ab`. */
    readonly origin: string;
    /** Where the trusted keys were read: `default branch main at 1be07d4`, `working tree`. */
    readonly trusted: string;
    readonly sha256: string;
  };
  readonly release: {
    readonly type: ReleaseType | "auto";
    /** `release.issue` of the manifest. */
    readonly issue: number | undefined;
    /** ISO date. */
    readonly date: string | undefined;
    /** `release.tag` as it is written: its version stands as an expression. */
    readonly tag: string | undefined;
    /** What the release mends, `release.fixes`. */
    readonly fixes?: string | undefined;
    /** The incident that a person has started the run for; undefined: for none. */
    readonly incident?: Incident | undefined;
  };
  /** Path of the release notes, its expressions filled in. */
  readonly notes: { readonly path: string };
  readonly roles: Readonly<Record<string, readonly string[]>>;
  readonly signoffs: {
    /** Each of the four roles by other people, and nobody approves what they wrote. */
    readonly distinct: boolean;
    /** How many people of a role must sign; 1 where it is not named. */
    readonly needs: Readonly<Record<string, number>>;
  };
  /** Names of all environments. */
  readonly environments: readonly string[];
  readonly calendar: {
    /** IANA zone. */
    readonly timezone: string;
    readonly windows: readonly Window[];
    readonly freezes: readonly Freeze[];
  };
  readonly smoke: {
    /** Ids of the checks, in manifest order. */
    readonly critical: readonly string[];
    readonly warning: readonly string[];
    readonly ready: boolean;
  };
  readonly deploy:
    | { readonly kind: "command"; readonly command: readonly string[] }
    | {
        readonly kind: "workflow";
        readonly file: string;
        /** Inputs as written, expressions unresolved; undefined: the workflow's own names decide. */
        readonly with: Readonly<Record<string, string>> | undefined;
      }
    /** The manifest deploys nothing. */
    | { readonly kind: "none" };
  /** Path of the rollback plan, its expressions filled in; undefined: none is declared. */
  readonly rollback: { readonly plan: string | undefined };
}

export type DeclaredKey = keyof DeclaredBlocks;

/** Each block, or why it could not be read. */
export type Declared = {
  readonly [B in DeclaredKey]: Known<DeclaredBlocks[B]> | Missing;
};
