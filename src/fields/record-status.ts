import * as z from "zod";
import { type RecordStatus, STATUS_STATES } from "../core/record.ts";
import { parseDescription } from "../core/record-description.ts";

/** A status of a deployment as REST lists it. */
export const listedStatus = z
  .object({
    state: z.enum(STATUS_STATES),
    description: z.string().nullish(),
    log_url: z.string().nullish(),
    created_at: z.iso.datetime(),
  })
  .transform(({ state, description, created_at: at, log_url: logUrl }): RecordStatus => {
    const says = parseDescription(description ?? "");
    return { state, at, says, logUrl: logUrl || undefined };
  });
