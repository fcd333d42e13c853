import * as z from "zod";
import { lazily } from "../fields/fields.ts";
import { defineAct } from "./kind.ts";

/** Opens the issue of an incident, one for each deployment. */
export const incident = defineAct({
  kind: "incident",
  says: "open the issue of an incident, one for each deployment",
  key: ({ marker }: Incident) => `incident ${marker}`,
  result: lazily(() => z.strictObject({ issue: z.int().min(1), url: z.string() })),
});

interface Incident {
  /** Stands in the body of the issue, and of no other's. */
  readonly marker: string;
  readonly title: string;
  /** Markdown, safe as it is; holds the marker. */
  readonly body: string;
  /** The first one is what issues of incidents are listed by. */
  readonly labels: readonly [string, ...string[]];
}
