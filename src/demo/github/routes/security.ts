import type { Call, Route } from "../call.ts";
import { error } from "../call.ts";
import { list } from "../pages.ts";
import type { Advisory, Analysis, CodeAlert } from "../things.ts";
import { api, html } from "../views/links.ts";
import type { World } from "../world.ts";

/** Code scanning and Dependabot. */
export const securityRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/code-scanning/analyses",
    permission: "security_events=read",
    answer: (call) => {
      const { analyses } = call.world;
      if (analyses === undefined) return NOT_ENABLED;
      const wanted = analyses.filter((one) => isOfRef(call, one));
      if (wanted.length === 0) return error(404, "no analysis found");
      return list(call, wanted, (one) => analysisView(call.world, one));
    },
  },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/code-scanning/alerts",
    permission: "security_events=read",
    answer: (call) => {
      if (call.world.analyses === undefined) return NOT_ENABLED;
      const state = call.query.get("state");
      const wanted = call.world.codeAlerts.filter(
        (one) => isOfRef(call, one) && (state === null || state === stateOf(one)),
      );
      return list(call, wanted, (one) => codeAlertView(call.world, one));
    },
  },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/dependabot/alerts",
    permission: "vulnerability_alerts=read",
    answer: (call) => {
      const { advisories } = call.world;
      if (advisories === undefined) {
        return error(403, "Dependabot alerts are disabled for this repository.");
      }
      const severities = call.query.get("severity")?.split(",");
      const wanted = advisories.filter(({ severity }) => severities?.includes(severity) ?? true);
      return { status: 200, body: wanted.map((one) => advisoryView(call.world, one)) };
    },
  },
];

const NOT_ENABLED = error(403, "Code scanning is not enabled for this repository.");

function isOfRef(call: Call, { ref }: { readonly ref: string }): boolean {
  return ref === (call.query.get("ref") ?? `refs/heads/${call.world.defaultBranch}`);
}

const stateOf = ({ fixedAt }: CodeAlert) => (fixedAt === undefined ? "open" : "fixed");

const AT = "2026-11-20T12:00:00Z";

function analysisView(world: World, { id, ref, sha, tool, error: said, at = AT }: Analysis) {
  return {
    ...{ id, ref, commit_sha: sha, analysis_key: `${tool}.yml:scan`, environment: "{}" },
    ...{ error: said, warning: "", created_at: at, results_count: 0, rules_count: 9 },
    ...{ url: api(world, `/code-scanning/analyses/${id}`), sarif_id: `sarif-${id}` },
    ...{ tool: { name: tool, guid: null, version: null }, deletable: true },
  };
}

function codeAlertView(world: World, alert: CodeAlert) {
  const { number, ref, severity, title, fixedAt } = alert;
  const url = api(world, `/code-scanning/alerts/${number}`);
  return {
    ...{ number, state: stateOf(alert), created_at: AT, url, instances_url: `${url}/instances` },
    fixed_at: fixedAt ?? null,
    html_url: html(world, `/security/code-scanning/${number}`),
    ...{ dismissed_by: null, dismissed_at: null, dismissed_reason: null },
    rule: { id: "rule", description: title, security_severity_level: severity },
    tool: { name: "CodeQL", guid: null, version: null },
    most_recent_instance: { ref, state: stateOf(alert) },
  };
}

function advisoryView(world: World, { number, severity, title, name }: Advisory) {
  const package_ = { ecosystem: "npm", name };
  const vulnerability = {
    ...{ package: package_, severity, vulnerable_version_range: "< 2" },
    first_patched_version: { identifier: "2.0.0" },
  };
  const advisory = {
    ...{ ghsa_id: "GHSA-0000-0000-0000", cve_id: null, summary: title, description: title },
    ...{ severity, vulnerabilities: [vulnerability], cvss: { score: 9, vector_string: null } },
    ...{ cwes: [], identifiers: [], references: [], published_at: AT, updated_at: AT },
    withdrawn_at: null,
  };
  return {
    ...{ number, state: "open", created_at: AT, updated_at: AT, fixed_at: null },
    dependency: { package: package_, manifest_path: "package.json", scope: "runtime" },
    ...{ security_advisory: advisory, security_vulnerability: vulnerability },
    url: api(world, `/dependabot/alerts/${number}`),
    html_url: html(world, `/security/dependabot/${number}`),
    ...{ dismissed_at: null, dismissed_by: null, dismissed_reason: null, dismissed_comment: null },
  };
}
