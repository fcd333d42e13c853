import * as z from "zod";
import { isLabels, matchersIn } from "../promql.ts";
import type { AlertmanagerConnection, AlertsSignal } from "../sources/alertmanager.ts";
import { headersOf } from "../sources/connection.ts";
import { excerptOf, fetchJson, gap } from "./fetch-json.ts";
import { isGap, type Reader, type ReaderTools } from "./reader.ts";

const WHO = "Alertmanager";

/** Names of alerts that a report shows. */
const SHOWN = 3;

/** What is read of Alertmanager's `gettableAlerts` (API v2, openapi.yaml). */
const alerts = z.array(
  z.object({
    startsAt: z.iso.datetime({ offset: true }),
    labels: z.record(z.string(), z.string()),
  }),
);

/** Reads which alerts began after the deployment; silenced and inhibited ones are left out. */
export function readAlerts(
  signal: AlertsSignal,
  connection: AlertmanagerConnection,
  tools: ReaderTools,
): Reader {
  return async ({ since }, until) => {
    if (!isLabels(signal.alerts)) {
      return gap(
        "an expression made a matcher unreadable",
        "Make sure that what the expressions of the signal give holds no quotation mark",
      );
    }
    const query = new URLSearchParams({ active: "true", silenced: "false", inhibited: "false" });
    for (const matcher of matchersIn(signal.alerts)) query.append("filter", matcher);
    const request = {
      method: "GET",
      url: `${connection.url.replace(/\/+$/, "")}/api/v2/alerts?${query}`,
      headers: { accept: "application/json", ...headersOf(connection) },
      body: undefined,
      timeoutMs: connection.timeout,
    };
    const asked = {
      who: WHO,
      explain: (data: unknown) => (typeof data === "string" ? data : undefined),
    };
    const answer = await fetchJson(request, asked, tools, until);
    if (isGap(answer)) return answer;
    const read = alerts.safeParse(answer.data);
    if (!read.success) {
      const remedy = "Correct the address: it is the server's own, without /api/v2";
      return gap(`${WHO} answered with something else than alerts`, remedy);
    }
    const fresh = read.data.filter(({ startsAt }) => Date.parse(startsAt) > since);
    const names = [
      ...new Set(fresh.map(({ labels }) => labels.alertname ?? "an alert without a name")),
    ];
    const shown = names.slice(0, SHOWN).join(", ");
    const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : "";
    return {
      ...{ requests: 1, bad: fresh.length === 0 ? 0 : 1, baselineRequests: 0, baselineBad: 0 },
      reason: fresh.length === 0 ? undefined : `Alert ${excerptOf(shown, tools)}${more}`,
    };
  };
}
