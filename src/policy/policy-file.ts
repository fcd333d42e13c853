import { parse } from "yaml";
import * as z from "zod";
import type { Effect } from "../core/finding.ts";
import { Problem } from "../core/problem.ts";
import { duration, text } from "../fields/fields.ts";
import { ROLES } from "../manifest/schema.ts";
import { evaluatorOf } from "./evaluator-of.ts";

const effect = z.enum(["block", "warn", "inform"] satisfies readonly Effect[]);

const row = z.strictObject({
  id: text,
  title: text,
  /** Id of the evaluator that decides it. */
  uses: text,
  /** `any`: before every environment; `production`: only before those. */
  due: z.enum(["any", "production"]),
  owner: z.enum(ROLES),
  effect: z.strictObject({ patch: effect, minor: effect, major: effect }),
  /** What the manifest must declare for the line to be there at all. */
  "only-where": z.enum(["staging", "windows", "freezes"]).optional(),
  with: z.record(z.string(), z.unknown()).default({}),
  /** Ids of the guides' lines that it comes from. */
  sources: z.array(text).default([]),
});

const policyFile = z.strictObject({
  defaults: z.strictObject({ observe: duration, every: duration, "stable-for": duration }),
  requirements: z.array(row).min(1),
});

/** A checklist as data. */
export type Policy = z.output<typeof policyFile>;

export type PolicyRow = Policy["requirements"][number];

/** Reads a policy that ships with the product; a line that nothing decides does not load. */
export function readPolicy(name: string, source: string): Policy {
  const read = policyFile.safeParse(parse(source));
  if (!read.success) throw broken(name, z.prettifyError(read.error));
  const seen = new Set<string>();
  for (const { id, uses } of read.data.requirements) {
    if (evaluatorOf(uses) === undefined)
      throw broken(name, `${id} uses "${uses}", which does not exist`);
    if (seen.has(id)) throw broken(name, `${id} stands there twice`);
    seen.add(id);
  }
  return read.data;
}

function broken(name: string, why: string): Problem {
  return new Problem({
    code: "manifest-invalid",
    sentence: `the policy ${name} cannot be used: ${why}`,
    remedy: "install release-gate again: its own files are damaged",
  });
}
