import * as z from "zod";
import { EFFECTS } from "../core/verdict.ts";
import { lazily, text } from "../fields/fields.ts";
import { options } from "../requirements/attest.ts";
import { type ReadWith, readWith } from "../yaml/read-with.ts";
import type { Spot } from "../yaml/tree.ts";
import type { ManifestPart } from "./manifest-part.ts";
import type { Policy } from "./policies.ts";
import { effects, type PolicyRow } from "./row.ts";
import { spotsBelow } from "./spots.ts";

/** A requirement that a manifest adds to its policy: people vouch for it. Few manifests have one. */
export const ownRow = lazily(() =>
  z.strictObject({
    title: text.meta({ description: "what has to hold, as a sentence" }),
    uses: z.literal("attest").meta({ description: "decided by the word of people" }),
    ...options.shape,
    phase: z
      .enum(["readiness", "verify"])
      .default("readiness")
      .meta({ description: "readiness: before the deployment; verify: once it is live" }),
    due: z
      .enum(["any", "production"])
      .default("production")
      .meta({ description: "any: in every environment" }),
    effect: z
      .union([z.enum(EFFECTS), effects])
      .default("block")
      .meta({ description: "how hard it is, for all releases or by their type" }),
  }),
);

type Spots = ReadonlyMap<string, Spot>;

/** A requirement of the manifest's own by its schema. */
export function readOwnRow(
  { own }: Pick<ManifestPart, "own">,
  id: string,
  spots: Spots,
): ReadWith<z.output<typeof ownRow>> {
  return readWith(ownRow, own[id] ?? {}, spotsBelow(spots, ["requirements", id]));
}

/**
 * The policy with the manifest's own requirements behind its rows; those that do not fit are left
 * out, since a manifest with such does not load.
 */
export function withOwnRows(policy: Policy, part: Pick<ManifestPart, "own">, spots: Spots): Policy {
  const rows = Object.keys(part.own).flatMap((id): readonly PolicyRow[] => {
    const read = readOwnRow(part, id, spots);
    return read.ok ? [rowOf(id, read.value, read.raw)] : [];
  });
  return rows.length === 0
    ? policy
    : { ...policy, requirements: [...policy.requirements, ...rows] };
}

/** `raw`: what is written, which the options are read from again together with all others. */
function rowOf(id: string, own: z.output<typeof ownRow>, raw: unknown): PolicyRow {
  const { title, uses, role, phase, due, effect } = own;
  const written = Object.entries(typeof raw === "object" && raw !== null ? raw : {});
  const given = written.filter(([key]) => Object.hasOwn(options.shape, key));
  return {
    ...{ id, title, uses, phase, due },
    with: Object.fromEntries(given),
    owner: role,
    effect: typeof effect === "string" ? { patch: effect, minor: effect, major: effect } : effect,
    sources: ["own"],
  };
}
