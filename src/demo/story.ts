import type { EnvironmentName } from "./shop.ts";

export const STORIES = ["regression", "healthy", "blocked"] as const;
export type StoryName = (typeof STORIES)[number];

/** One stage as the command line runs it, and the exit codes that the story expects of it. */
export interface Step {
  readonly stage: string;
  readonly environment: EnvironmentName;
  readonly exit: number;
}

export interface Story {
  readonly version: string;
  readonly tells: string;
  readonly steps: readonly Step[];
  /** What must be true in the end, whatever the stages said. */
  readonly ends: {
    readonly live: Readonly<Record<EnvironmentName, string>>;
    /** The verdict on the release's own deployment records; undefined: there is none. */
    readonly verdicts: Readonly<Record<EnvironmentName, string | undefined>>;
    /** A record of a rollback that passed. */
    readonly reverted: boolean;
  };
}

const THROUGH_STAGING: readonly Step[] = [
  { stage: "readiness", environment: "staging", exit: 0 },
  { stage: "deploy", environment: "staging", exit: 0 },
  { stage: "smoke", environment: "staging", exit: 0 },
  { stage: "readiness", environment: "production", exit: 0 },
  { stage: "deploy", environment: "production", exit: 0 },
];

export const STORY: Readonly<Record<StoryName, Story>> = {
  regression: {
    version: "2.4.0",
    tells:
      "2.4.0 passes every check once and then fails every second order: it is caught and rolled back",
    steps: [
      ...THROUGH_STAGING,
      { stage: "verify", environment: "production", exit: 1 },
      { stage: "rollback", environment: "production", exit: 0 },
    ],
    ends: {
      live: { staging: "2.4.0", production: "2.3.7" },
      verdicts: { staging: "pass", production: "fail, rolled back" },
      reverted: true,
    },
  },
  healthy: {
    version: "2.4.1",
    tells: "2.4.1 is good: it is released, and there is nothing to roll back",
    steps: [
      ...THROUGH_STAGING,
      { stage: "verify", environment: "production", exit: 0 },
      { stage: "rollback", environment: "production", exit: 0 },
    ],
    ends: {
      live: { staging: "2.4.1", production: "2.4.1" },
      verdicts: { staging: "pass", production: "pass" },
      reverted: false,
    },
  },
  blocked: {
    version: "2.4.0",
    tells: "2.4.0 is not ready: a test fails, notes are unfinished, QA signed an older commit",
    steps: [
      { stage: "readiness", environment: "production", exit: 1 },
      { stage: "deploy", environment: "production", exit: 1 },
    ],
    ends: {
      live: { staging: "2.3.7", production: "2.3.7" },
      verdicts: { staging: undefined, production: undefined },
      reverted: false,
    },
  },
};
