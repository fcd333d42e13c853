import { withoutCredentials } from "../core/command-env.ts";
import { type Finding, observed } from "../core/finding.ts";
import type { Pace, Sampler } from "../health/observe.ts";
import type { SourceSignal } from "../health/options.ts";
import { type Connections, openReader } from "../health/readers/index.ts";
import { sampling, shared } from "../health/readers/patience.ts";
import type { ReaderTools } from "../health/readers/reader.ts";
import { issues } from "../questions/issues.ts";
import type { Moments } from "./began.ts";
import type { Site } from "./site.ts";

/** A signal of a source, ready to be looked at; or the finding that says what is missing for it. */
export async function openSource(
  site: Site,
  signal: SourceSignal,
  { began, since }: Moments,
): Promise<{ readonly sampler: Sampler; readonly pace: Pace } | Finding> {
  const { clock, http, redact, health, commands, folder, env } = site;
  const filled = site.resolve({ signal, connections: connectionsOf(signal, health) });
  if (!filled.ok) return missing(site, signal, filled);
  const { signal: own, connections } = filled.value;
  const tools: ReaderTools = {
    ...{ http, clock, redact },
    issues: (label) => openIssues(site, label),
    run: ({ env: added, ...program }, until) =>
      commands({ ...program, folder, env: { ...withoutCredentials(env), ...added } }, until),
  };
  const read = await openReader(own, connections, tools);
  const pace = paceOf(site, signal);
  const sampler = shared(sampling(read, { everyMs: pace.everyMs, began, since, clock }));
  return { sampler, pace };
}

async function openIssues({ ask }: Site, label: string): ReturnType<ReaderTools["issues"]> {
  const question = issues(label);
  const answer = (await ask([question])).get(question.key);
  if (answer?.state === "known") return issues.value.parse(answer.value);
  const { reason = "no answer came", remedy = "Run the stage again" } = answer ?? {};
  return { missing: reason, remedy };
}

/** What the signal is asked by alone: a value that another source lacks is no matter of it. */
function connectionsOf(
  { source }: SourceSignal,
  { prometheus, alertmanager }: Site["health"],
): Connections {
  if (source === "prometheus") return { prometheus };
  return source === "alertmanager" ? { alertmanager } : {};
}

function paceOf({ health, everyMs }: Site, signal: SourceSignal): Pace {
  if (signal.source === "alertmanager" || signal.source === "github") {
    return { everyMs: signal.every ?? everyMs };
  }
  const { every = everyMs, settle = 0 } =
    signal.source === "prometheus" ? (health.prometheus ?? {}) : signal;
  return { everyMs: every, settleMs: settle };
}

function missing(
  site: Site,
  { id }: SourceSignal,
  lack: { readonly missing: string; readonly remedy: string },
): Finding {
  const at = site.health.signals?.findIndex((one) => "id" in one && one.id === id) ?? -1;
  return {
    ...observed(`signal/${id}`, id, {
      outcome: "unknown",
      expected: "A value for every expression of the signal",
      found: lack.missing,
      remedy: lack.remedy,
    }),
    place: site.place(["health", "signals", at]),
  };
}
