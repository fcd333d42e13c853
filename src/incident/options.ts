import * as z from "zod";
import { INCIDENT_CAUSES } from "../core/notice.ts";
import { namesOf } from "../core/table.ts";
import { lazily } from "../fields/fields.ts";

/** The manifest's `incident`: when an issue is opened for what went wrong. */
export const incidentOptions = lazily(() =>
  z.strictObject({
    on: z
      .array(z.enum(namesOf(INCIDENT_CAUSES)))
      .min(1, "at least one cause, or the key left out")
      .default(["rollback", "deploy-failed"])
      .meta({ description: "what opens an incident" }),
  }),
);

export type IncidentOptions = z.output<typeof incidentOptions>;
