import { missing } from "../core/lack.ts";
import { collector } from "./collector.ts";

/** Longest that an address is waited for, redirects included. */
const TIMEOUT_MS = 10_000;

const REDIRECTS = [301, 302, 303, 307, 308];

/** Asks for an address, without any header of ours, wherever it leads. */
export const collectAddress = collector<"address">(async ({ url }, { http, signal }) => {
  if (http === undefined) {
    return missing("this command asks for no addresses", "run the stage readiness");
  }
  const reply = await http(
    {
      ...{ method: "GET", url, headers: {}, body: undefined, timeoutMs: TIMEOUT_MS },
      redirects: { hosts: "any", statuses: REDIRECTS },
    },
    signal,
  );
  const value =
    reply.state === "answered"
      ? { url, status: reply.status, reason: undefined }
      : { url, status: undefined, reason: reply.detail };
  return { state: "known", value, strength: "verified" };
});
