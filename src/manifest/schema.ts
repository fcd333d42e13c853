import * as z from "zod";
import { COMPONENT } from "../core/component.ts";
import { ROLES } from "../core/roles.ts";
import { mapTable } from "../core/table.ts";
import { TAG_PATTERN } from "../core/tag.ts";
import { duration, lazily, template, text } from "../fields/fields.ts";
import { healthOptions } from "../health/options.ts";
import { incidentOptions } from "../incident/options.ts";
import { notifyOptions } from "../notify/options.ts";
import { deployOptions, rollbackOptions } from "../rollout/options.ts";
import { smokeOptions } from "../smoke/options.ts";
import { HOST } from "../smoke/written-check.ts";
import { date, freeze, window } from "./calendar.ts";

/** Policies that ship with the product. */
export const POLICIES = ["essentials", "guide", "complete"] as const;

const DATE = /^\d{4}-\d{2}-\d{2}$/;

// https://docs.github.com/en/enterprise-cloud@latest/admin/managing-iam/iam-configuration-reference/username-considerations-for-external-authentication
const login = text
  .regex(
    /^@?[A-Za-z0-9][A-Za-z0-9_-]{0,38}(?:\/[A-Za-z0-9][A-Za-z0-9_-]{0,99})?$/,
    "a GitHub login, such as alice, or a team, such as octoacme/qa",
  )
  .transform((name) => name.replace(/^@/, ""));

const logins = z.array(login).min(1, "at least one login").optional();

// Further roles are the manifest's own: `role-rules.ts` wants each of them asked for something.
const roles = lazily(() => z.object(mapTable(ROLES, () => logins)).catchall(logins));

const component = text
  .regex(COMPONENT, "up to 40 small letters, digits and . _ -, such as api")
  .meta({
    description:
      "what is released on its own, in a repository with several; needed where the manifest is not at its root",
  });

const release = z.strictObject({
  component: component.optional(),
  name: text.meta({ description: "what is released; default: name of the repository" }).optional(),
  version: text
    .regex(/^v?\d+(\.\d+)*([-+][0-9A-Za-z.+-]+)?$/, "a version, such as 2.4.0")
    .meta({ description: "default: the input, the tag or the version file" })
    .optional(),
  tag: z
    .string()
    .regex(
      TAG_PATTERN,
      "a name for tags with ${{ release.version }} once in it, such as api-v${{ release.version }}",
    )
    .meta({
      description:
        "tag of a version and of its published release; default: v, or nothing, before it",
    })
    .optional(),
  type: z
    .enum(["patch", "minor", "major", "auto"])
    .default("auto")
    .meta({ description: "auto: from the distance to the previous version" }),
  notes: template
    .default("notes/${{ release.version }}.md")
    .meta({ description: "Markdown file with the release notes" }),
  issue: z
    .int()
    .positive("a number above 0")
    .meta({
      description: "number of the release issue; default: the one open issue labelled release",
    })
    .optional(),
  fixes: text
    .max(100, "a few words, such as #512")
    .meta({
      description: "what this release mends, where what is live is broken; such as #512",
    })
    .optional(),
  date: text
    .regex(DATE, "a date, such as 2026-11-20")
    .meta({ description: "planned day of the production release" })
    .optional(),
});

/** What an environment of a manifest may be called. */
export const environmentName = z
  .string()
  .regex(
    /^[A-Za-z0-9](?:[\w ./-]{0,98}[\w.-])?$/,
    "a name of letters, digits, blanks and . _ - /, such as production or prod eu",
  );

const address = template.regex(
  /^https?:\/\/[^\s]|\$\{\{/i,
  "an address that begins with https:// or http://",
);

const environment = z.strictObject({
  url: address.meta({ description: "base address, http or https" }),
  hosts: z
    .record(HOST, address)
    .meta({ description: "further base addresses by name, for checks that say `at`" })
    .optional(),
  production: z
    .boolean()
    .meta({ description: "default: true for production, prod and live" })
    .optional(),
  after: z
    .union([text.transform((name) => [name]), z.array(text).min(1, "at least one environment")])
    .meta({ description: "environments that must be verified for the same commit first" })
    .optional(),
  "observe-only": z
    .boolean()
    .meta({ description: "true: findings are reported, and nothing follows from them" })
    .optional(),
});

const headcount = z.int().min(1).max(9).optional();

const signoffs = z.strictObject({
  distinct: z.boolean().default(true).meta({
    description:
      "each of the four roles signs off by other people, and no author of the change for qa-lead and change-manager",
  }),
  needs: lazily(() => z.strictObject(mapTable(ROLES, () => headcount)))
    .default({})
    .meta({ description: "how many people of a role must sign off; default: one" }),
});

/** Options of single policy rows by their id; each row's evaluator checks its own. */
const requirements = z.record(z.string(), z.record(z.string(), z.unknown()));

const person = text
  .regex(/^@?[A-Za-z0-9][A-Za-z0-9_-]{0,38}$/, "a GitHub login, such as alice")
  .transform((name) => name.replace(/^@/, ""));

const waiver = lazily(() =>
  z.strictObject({
    waive: text.meta({ description: "id of a requirement that may be waived" }),
    by: z
      .union([person.transform((name) => [name]), z.array(person).min(1, "at least one login")])
      .meta({ description: "who has decided so: people who hold the roles that may" }),
    until: date.meta({ description: "last day on which it counts" }),
    because: text.meta({ description: "why, for everybody who reads the report" }),
  }),
);

const MINUTE = 60_000;

const watch = lazily(() =>
  z
    .strictObject({
      for: duration
        .refine((ms) => ms <= 14 * 24 * 60 * MINUTE, "at most 14d")
        .meta({ description: "how long after its pass; default: 24h, after a major release 48h" })
        .optional(),
      every: duration
        .refine((ms) => ms >= 5 * MINUTE && ms <= 24 * 60 * MINUTE, "from 5m to 24h")
        .meta({ description: "time between two runs of the workflow; default: 2h" })
        .optional(),
    })
    .refine((block) => block.for === undefined || block.for >= (block.every ?? 0), {
      error: "at least as long as `every`",
      path: ["for"],
    }),
);

/** `release.yml` as it may be written; what the program works with is its output. */
export const manifestSchema = z.strictObject({
  release: release.prefault({}),
  roles: roles.default({}).meta({ description: "who holds which role, as GitHub logins or teams" }),
  signoffs: signoffs.prefault({}).meta({ description: "separation of duties" }),
  policy: z.enum(POLICIES).default("essentials").meta({ description: "the checklist" }),
  requirements: requirements
    .default({})
    .meta({ description: "options of single lines of the policy, by id" }),
  waivers: z
    .array(waiver)
    .min(1, "at least one waiver, or the key left out")
    .default([])
    .meta({ description: "requirements that a release may leave unmet, by whom and until when" }),
  timezone: text
    .default("UTC")
    .meta({ description: "zone of windows, freezes and waivers: UTC, or Area/City" }),
  windows: z
    .array(window)
    .min(1, "at least one window, or the key left out")
    .default([])
    .meta({ description: "when deployments may start; none: at any time" }),
  freezes: z.array(freeze).default([]).meta({ description: "days on which nothing is deployed" }),
  environments: z
    .record(environmentName, environment)
    .meta({ description: "where releases run, by name" }),
  deploy: deployOptions.optional(),
  smoke: smokeOptions.prefault({}),
  health: healthOptions.prefault({}),
  rollback: rollbackOptions.prefault({}),
  notify: notifyOptions
    .default([])
    .meta({ description: "who is told of what happens to a deployment; none: nobody" }),
  incident: incidentOptions
    .meta({ description: "opens an issue for what went wrong; left out: none is opened" })
    .optional(),
  watch: watch.meta({ description: "how a release is looked at once it has passed" }).optional(),
});

export type Manifest = z.output<typeof manifestSchema>;

/** Keys read from the default branch, so that a release cannot loosen its own rules. */
export const TRUSTED_KEYS = [
  "policy",
  "requirements",
  "roles",
  "signoffs",
  "waivers",
  "timezone",
  "windows",
  "freezes",
] as const satisfies readonly (keyof Manifest)[];

/** The same for the keys of each environment. */
export const TRUSTED_ENVIRONMENT_KEYS = ["production", "after", "observe-only"] as const;
