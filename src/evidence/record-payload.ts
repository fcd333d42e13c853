import * as z from "zod";
import { isTooLarge, RECORD_FORMAT, type RecordPayload } from "../core/record.ts";
import { recordPayload } from "../fields/record.ts";

// What a later version adds to it changes nothing about what it says.
const payload = recordPayload.strip();

const ours = z.object({ release_gate: z.record(z.string(), z.unknown()) });

/** What a deployment's payload is to us. */
export type PayloadReading =
  | { readonly state: "ours"; readonly payload: RecordPayload }
  | { readonly state: "foreign" }
  /** Ours by its name, and not to be read: it may be a lock, so it is never passed over. */
  | { readonly state: "unreadable"; readonly because: string };

/** Reads a payload, which GitHub gives back as it was sent: an object, or its JSON as text. */
export function readPayload(written: unknown): PayloadReading {
  const own = ours.safeParse(typeof written === "string" ? fromJson(written) : written).data;
  if (own === undefined) return { state: "foreign" };
  const { format } = own.release_gate;
  if (format !== RECORD_FORMAT) {
    return { state: "unreadable", because: `its payload has the format ${JSON.stringify(format)}` };
  }
  if (isTooLarge(own)) return { state: "unreadable", because: "its payload exceeds 4 KB" };
  const read = payload.safeParse(own.release_gate);
  if (read.success) return { state: "ours", payload: read.data };
  const place = read.error.issues[0]?.path.join(".");
  return { state: "unreadable", because: `its payload cannot be read at ${place}` };
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Some other tool's text: not ours.
    return undefined;
  }
}
