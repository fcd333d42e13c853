import * as z from "zod";
import type { Known, Missing } from "../core/lack.ts";
import type { History } from "../core/record.ts";
import { lazily } from "../fields/fields.ts";
import { count, maybe, strings, time } from "../fields/recorded.ts";
import { defineQuestion } from "./question.ts";

const check = lazily(() =>
  z.strictObject({
    id: z.string(),
    asked: count,
    bad: count,
    says: z.string().meta({ description: "what the last answer was" }),
    unsent: z.boolean().meta({ description: "it could not be sent: that says nothing" }),
  }),
);

const repeated = lazily(() =>
  z.strictObject({ id: z.string(), counts: z.tuple([count, count]).readonly() }),
);

const adoptable = lazily(() =>
  z.strictObject({ version: z.string(), sha: z.string(), tag: z.string() }),
);

/** What answers before a deployment, and how its critical checks are. */
export const before = defineQuestion({
  kind: "before",
  value: lazily(() =>
    z.strictObject({
      environment: z.string(),
      at: time,
      version: maybe(z.string().meta({ description: "what `smoke.ready` read" })),
      commit: maybe(z.string()),
      record: maybe(
        count.meta({
          description: "our newest deployment of the build that answers; absent: none",
        }),
      ),
      checks: z
        .array(check)
        .readonly()
        .meta({ description: "critical checks that the manifest of that build has, too" }),
      repeated: z
        .array(repeated)
        .readonly()
        .meta({ description: "what was repeated to compare with; absent: nothing was" })
        .optional(),
      fresh: strings.meta({ description: "critical checks that it does not have" }),
      adoptable: maybe(
        adoptable.meta({
          description: "what answers, by its tag, where we have deployed nothing and all is good",
        }),
      ),
    }),
  ),
  asks: (environment: string, component: string) => ({
    key: component === "" ? `before ${environment}` : `before ${environment} of ${component}`,
    environment,
    component,
  }),
});

export type Before = z.output<typeof before.value>;

/** What is known of a build that answers: at least one of both. */
export interface Told {
  readonly version?: string | undefined;
  readonly commit?: string | undefined;
}

/** A tag and the commit that it names. */
export interface TagOfBuild {
  readonly tag: string;
  readonly sha: string;
}

/** What the repository knows, for whoever looks at an environment. */
export interface Repository {
  /** What was deployed there. */
  readonly history: () => Promise<Known<History> | Missing>;
  /** Text of a file in a commit; undefined: there is no such file. */
  readonly fileAt: (path: string, sha: string) => Promise<Known<string | undefined> | Missing>;
  /** The tag of a build, named as `release.tag` is written; undefined: it has none. */
  readonly tagOf: (
    build: Told,
    tag: string | undefined,
  ) => Promise<Known<TagOfBuild | undefined> | Missing>;
}

/** Looks at an environment before a deployment; ends early with the run. */
export type LookBefore = (repository: Repository) => Promise<Known<Before> | Missing>;
