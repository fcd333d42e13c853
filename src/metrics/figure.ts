/** One reading of a figure in one window. */
export interface Measure {
  /** In the figure's unit; null: there is nothing to compute it from, which is never 0. */
  readonly value: number | null;
  /** How many things it was computed from. */
  readonly n: number;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** 95%, where `value` is a share of fewer than 30. */
  readonly interval: readonly [low: number, high: number] | null;
}

/** `per-day`: a rate; `ms`: a duration; `share`: 0 to 1; `count`: a whole number. */
export type Unit = "per-day" | "per-week" | "ms" | "share" | "count";

/** What the figures are about; the ids are those of the guides' metrics. */
export const TOPICS = {
  "deployment-frequency": { title: "Deployment frequency", dora: "Deployment frequency" },
  "lead-time": { title: "Lead time for changes", dora: "Change lead time" },
  "change-failure-rate": { title: "Change failure rate", dora: "Change fail rate" },
  mttr: { title: "Mean time to recovery", dora: "" },
  "recovery-time": {
    title: "Failed deployment recovery time",
    dora: "Failed deployment recovery time",
  },
  "rollback-frequency": { title: "Rollback frequency", dora: "" },
  "deployment-duration": { title: "Deployment duration", dora: "" },
  "failed-attempts": { title: "Failed attempts", dora: "" },
  "rework-rate": { title: "Rework rate", dora: "Deployment rework rate" },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly dora: string }>>;

export type Topic = keyof typeof TOPICS;

/** One number of a topic in both windows. */
export interface Figure {
  readonly topic: Topic;
  /** What of the topic it is: `median`, `per day`, `pull requests, from the merge, median`. */
  readonly statistic: string;
  readonly unit: Unit;
  readonly now: Measure;
  readonly before: Measure;
}

/** A thing that numbers were computed from. */
export interface Item {
  readonly id: string;
  readonly text: string;
  readonly url: string;
  /** In the unit of its topic's figures: milliseconds, or null where it only counts. */
  readonly value: number | null;
}

/** Nothing could be measured. */
export const NONE: Measure = {
  value: null,
  n: 0,
  numerator: null,
  denominator: null,
  interval: null,
};
