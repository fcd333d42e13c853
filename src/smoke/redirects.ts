import * as z from "zod";
import type { HttpRequest } from "../core/ports.ts";
import type { Expect } from "./expect.ts";
import { accepted } from "./expectations/status.ts";

/** `follow`: on the same host; `any`: to other hosts, too, without credentials. */
export const redirects = z.enum(["follow", "none", "any"]);

export type RedirectMode = z.output<typeof redirects>;

const STATUSES: readonly number[] = [301, 302, 303, 307, 308];

/** Which redirects a check follows. A status that is expected is the answer. */
export function followedBy(
  mode: RedirectMode | undefined,
  status: Expect["status"],
): HttpRequest["redirects"] {
  if (mode === "none") return { hosts: "same", statuses: [] };
  const expected = accepted(status, STATUSES);
  const statuses = STATUSES.filter((one) => !expected.includes(one));
  return { hosts: mode === "any" ? "any" : "same", statuses };
}
