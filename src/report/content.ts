import type { Tone } from "./decision.ts";

/** Foreign or own words with the way they are shown; a renderer makes them safe. */
export interface Piece {
  readonly text: string;
  readonly code?: boolean | undefined;
  readonly link?: string | undefined;
}

/** One thing that is not met, as a reader needs it. */
export interface Item {
  readonly tone: Tone;
  readonly word: string;
  /** Names of the findings that it concerns: several where they share a cause. */
  readonly names: readonly string[];
  /** Findings beyond those. */
  readonly moreNames: number;
  /** Empty where it concerns several. */
  readonly title: string;
  readonly comparison: string;
  readonly owner: string | undefined;
  readonly remedy: string | undefined;
  /** Address of the evidence. */
  readonly evidence: string | undefined;
  readonly place: Piece | undefined;
  readonly details: readonly string[];
}

/** One part of the report below its first two lines. `folded` parts are for those who want more. */
export type Section =
  | {
      readonly kind: "items";
      readonly title: string;
      readonly folded: boolean;
      readonly items: readonly Item[];
      readonly more: number;
    }
  | {
      readonly kind: "table";
      readonly title: string;
      readonly folded: boolean;
      /** At most three: people read it on a phone. */
      readonly columns: readonly string[];
      readonly rows: readonly (readonly Piece[])[];
      readonly more: number;
    }
  | { readonly kind: "lines"; readonly title: string; readonly lines: readonly string[] }
  | {
      /** For people to copy. */
      readonly kind: "block";
      readonly title: string;
      readonly language: "yaml" | "sh" | "powershell";
      readonly text: string;
    };

/** The one content that every rendering shows, in this order and in these words. */
export interface Outline {
  readonly tone: Tone;
  readonly headline: string;
  /** That no rollback is possible, and why; the line after the headline. */
  readonly noWayBack: string | undefined;
  readonly next: string;
  /** After a revert that failed; nothing else may stand above it. */
  readonly alarm:
    | {
        readonly live: string;
        readonly because: string | undefined;
        readonly act: string;
        readonly command: string | undefined;
      }
    | undefined;
  readonly sections: readonly Section[];
  readonly footer: readonly Piece[];
}
