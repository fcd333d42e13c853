import type { Placeholder } from "../placeholders.ts";
import { rangeOf } from "../promql.ts";
import type { Span } from "./reader.ts";

/** A span in the words that a signal may hold. */
export function spanWords({
  from,
  to,
}: Pick<Span, "from" | "to">): Readonly<Partial<Record<Placeholder, string>>> {
  return {
    look: rangeOf(to - from),
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    from_unix: String(Math.round(from / 1000)),
    to_unix: String(Math.round(to / 1000)),
  };
}
