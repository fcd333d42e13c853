import * as z from "zod";
import { count, maybe, strings } from "../fields/recorded.ts";
import { knownOrMissing } from "./schema-answer.ts";

const minute = z.int().min(0).max(1440);

const window = z.strictObject({
  days: z.array(z.enum(["mon", "tue", "wed", "thu", "fri", "sat", "sun"])).readonly(),
  fromMinute: minute,
  toMinute: minute,
});

const freeze = z.strictObject({ from: z.string(), through: z.string(), because: z.string() });

const deploy = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("command"), command: strings }),
  z.strictObject({
    kind: z.literal("workflow"),
    file: z.string(),
    with: maybe(z.record(z.string(), z.string())),
  }),
  z.strictObject({ kind: z.literal("none") }),
]);

/** What the manifest declares, as requirements were judged by it. */
export const declared = z.strictObject({
  manifest: knownOrMissing(
    z.strictObject({
      path: z.string(),
      origin: z.string(),
      trusted: z.string(),
      sha256: z.string(),
    }),
  ),
  release: knownOrMissing(
    z.strictObject({
      type: z.enum(["patch", "minor", "major", "auto"]),
      issue: maybe(count),
      date: maybe(z.string()),
      tag: maybe(z.string()),
      fixes: z.string().optional(),
      incident: z.strictObject({ issue: count, by: z.string().optional() }).optional(),
    }),
  ),
  notes: knownOrMissing(z.strictObject({ path: z.string() })),
  roles: knownOrMissing(z.record(z.string(), strings)),
  signoffs: knownOrMissing(
    z.strictObject({ distinct: z.boolean(), needs: z.record(z.string(), count) }),
  ),
  environments: knownOrMissing(strings),
  calendar: knownOrMissing(
    z.strictObject({
      timezone: z.string(),
      windows: z.array(window).readonly(),
      freezes: z.array(freeze).readonly(),
    }),
  ),
  smoke: knownOrMissing(
    z.strictObject({ critical: strings, warning: strings, ready: z.boolean() }),
  ),
  deploy: knownOrMissing(deploy),
  rollback: knownOrMissing(z.strictObject({ plan: maybe(z.string()) })),
});

/** Names of the blocks. */
export const block = z.enum(declared.keyof().options);
