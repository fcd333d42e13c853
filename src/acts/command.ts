import { withoutCredentials } from "../core/command-env.ts";
import type { CommandEnd } from "../core/ports.ts";
import { cut, line } from "../core/text.ts";
import { formatDuration } from "../core/units.ts";
import type { Act } from "../receipts/index.ts";
import type { Ending, Handler } from "./tools.ts";

const LAST_LINES = 5;
const LINE_LENGTH = 200;

/** Runs `deploy.command` once. The claim before it keeps it from being repeated. */
export const command: Handler<"command"> = {
  find: async () => undefined,
  repeatable: false,

  perform: async (act, { commands, signal, env, log, redact }) => {
    const last: string[] = [];
    const end = await commands(
      {
        command: act.command,
        folder: act.folder,
        env: commandEnv(env, act),
        timeoutMs: act.timeoutMs,
        onLine: (raw) => {
          const text = redact(raw);
          log.foreign(text);
          if (text.trim() !== "") last.push(cut(line(text), LINE_LENGTH));
          if (last.length > LAST_LINES) last.shift();
        },
      },
      signal,
    );
    return ending(end, act, last);
  },
};

/** What a command gets to see: the process environment without our credentials, and the order. */
function commandEnv(
  env: Readonly<Record<string, string>>,
  { order }: Pick<Act<"command">, "order">,
): Readonly<Record<string, string>> {
  return {
    ...withoutCredentials(env),
    RELEASE_ENVIRONMENT: order.environment,
    RELEASE_VERSION: order.version,
    RELEASE_SHA: order.sha,
    RELEASE_KIND: order.kind,
  };
}

function ending(end: CommandEnd, act: Act<"command">, last: readonly string[]): Ending<"command"> {
  const program = line(act.command[0] ?? "");
  if (end.state === "exited" && end.code === 0) {
    return { state: "done", detail: `${program} ended with exit 0`, result: { exit: "exit 0" } };
  }
  const printed = last.length === 0 ? "; it printed nothing" : `: ${last.join(" | ")}`;
  if (end.state === "unstarted") {
    return {
      state: "refused",
      detail: `${program} could not be started: ${end.detail}`,
      remedy: "Correct deploy.command in the manifest, or install what it needs.",
    };
  }
  return {
    state: "failed",
    detail: `${program} ${howItEnded(end, act.timeoutMs)}${printed}`,
    remedy: `Look at the output of deploy.command; then check what ${act.order.environment} runs now.`,
  };
}

function howItEnded(end: Exclude<CommandEnd, { state: "unstarted" }>, timeoutMs: number): string {
  if (end.state === "exited") return `ended with exit ${end.code}`;
  if (end.by === "timeout")
    return `was stopped after ${formatDuration(timeoutMs)} (deploy.timeout)`;
  return end.by === "abort" ? "was interrupted" : `was killed: ${line(end.detail)}`;
}
