import { COMPONENT } from "../core/component.ts";
import { type Lack, lackOf } from "../core/lack.ts";
import type { Files, GitHub } from "../core/ports.ts";
import { Problem } from "../core/problem.ts";
import { redactor } from "../core/redaction.ts";
import { quietJson } from "../core/text.ts";
import { parseDuration } from "../core/units.ts";
import { readPast } from "../evidence/past/read.ts";
import { metricsMarkdown } from "../metrics/markdown.ts";
import { type Metrics, metricsOf } from "../metrics/metrics.ts";
import { metricsPage } from "../metrics/page.ts";
import { DAY_MS } from "../metrics/span.ts";
import { metricsText } from "../metrics/text.ts";
import { placeFor } from "./metrics-place.ts";

/** How metrics are printed. */
export const METRICS_FORMATS = ["text", "json", "html"] as const;

export type MetricsFormat = (typeof METRICS_FORMATS)[number];

export interface MetricsWanted {
  /** Length of a window, such as `28d`. */
  readonly since: string;
  readonly environment: string | undefined;
  readonly component: string | undefined;
  /** Path of the manifest. */
  readonly manifest: string;
  readonly format: MetricsFormat;
  /** Folder for `metrics.json`, `metrics.md` and `metrics.html`; undefined: none are written. */
  readonly reportDir: string | undefined;
}

export interface MetricsParts {
  /** Undefined without a token or repository. */
  readonly github: GitHub | undefined;
  readonly files: Files;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Address of GitHub's pages, such as `https://github.com`. */
  readonly server: string;
  readonly secrets: readonly string[];
  readonly signal: AbortSignal;
}

const SHORTEST_MS = DAY_MS;
const LONGEST_MS = 366 * DAY_MS;

/**
 * Reads the past of an environment and computes its metrics; gives what is printed.
 * @throws Problem where something cannot be read: part of the past makes no metrics
 */
export async function metrics(wanted: MetricsWanted, parts: MetricsParts): Promise<string> {
  const { github, files, now, signal, server } = parts;
  const lengthMs = lengthOf(wanted.since);
  const place = await placeFor(wanted, files);
  if (!(place.component === "" || COMPONENT.test(place.component)))
    throw badComponent(place.component);
  if (github === undefined) throw OFFLINE;
  const repository = `${github.owner}/${github.repo}`;
  const pages = `${server}/${repository}`;
  const read = await readPast({ github, signal }, { ...place, from: now - 2 * lengthMs, pages });
  if (read.state === "missing") throw unread(lackOf(read));
  const { since } = read.data;
  if (since !== undefined && Date.parse(since) > now - lengthMs) throw tooMany(wanted.since);
  const found = metricsOf(read.data, { repository, ...place, now, lengthMs });
  const redact = redactor(parts.secrets);
  const shown = {
    "metrics.json": redact(jsonOf(found)),
    "metrics.md": redact(metricsMarkdown(found)),
    "metrics.html": redact(metricsPage(found)),
  };
  if (wanted.reportDir !== undefined) {
    for (const [name, text] of Object.entries(shown)) {
      await files.write(`${wanted.reportDir}/${name}`, text);
    }
  }
  if (wanted.format === "json") return shown["metrics.json"];
  if (wanted.format === "html") return shown["metrics.html"];
  return redact(`${metricsText(found).join("\n")}\n`);
}

function jsonOf(found: Metrics): string {
  return `${quietJson(JSON.stringify(found, undefined, 2))}\n`;
}

function lengthOf(since: string): number {
  const ms = parseDuration(since);
  if (ms !== undefined && ms >= SHORTEST_MS && ms <= LONGEST_MS) return ms;
  throw new Problem({
    code: "usage",
    sentence: `--since ${since} is not a duration of 1 to 366 days`,
    remedy: "write it in days, such as 28d",
  });
}

function badComponent(name: string): Problem {
  return new Problem({
    code: "usage",
    sentence: `"${name}" is not the name of a component`,
    remedy: "write it as `release.component` of the manifest has it",
  });
}

const OFFLINE = new Problem({
  code: "github-required",
  sentence: "metrics are computed from what GitHub knows, and it was not asked",
  remedy: "set GITHUB_TOKEN and name the repository (--repo owner/name)",
});

function unread({ reason, remedy }: Lack): Problem {
  return new Problem({ code: "usage", sentence: `the past cannot be read: ${reason}`, remedy });
}

function tooMany(since: string): Problem {
  return new Problem({
    code: "usage",
    sentence: `there are more than 10,000 deployments in ${since}, of which not all were read`,
    remedy: "ask for a shorter time with --since",
  });
}
