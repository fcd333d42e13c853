import type { Finding } from "../core/finding.ts";
import type { Happened } from "../core/notice.ts";
import { messageOf } from "../core/problem.ts";
import type { StageResult } from "../core/result.ts";
import { roleText } from "../core/roles.ts";
import { eventsAfter } from "./events.ts";
import type { Teller, Telling } from "./telling.ts";
import { type Untold, untoldFindings } from "./untold.ts";

/** Tells people beside what a stage does. */
export interface Notices {
  /** Begins to tell, in the order in which things happen, and keeps nothing waiting. Never throws. */
  readonly happens: (happened: Happened) => void;
  /** Tells what became of it, and waits for all of it; the findings say what could not be told. */
  readonly ended: (result: StageResult) => Promise<readonly Finding[]>;
}

/** A fault of ours is said like any other: it never reaches what goes on beside. */
function brokenBy(event: string, error: unknown): Untold {
  const why = `people could not be told of ${event}: ${messageOf(error)}`;
  return { what: "notice", why, remedy: "Tell people yourself, and report this with report.json" };
}

const SILENT: Notices = { happens: () => undefined, ended: async () => [] };

/** Nothing is asked, loaded or sent where the manifest names nobody. */
export function noticesOf(telling: Telling): Notices {
  const { manifest, repository } = telling;
  const isSilent = manifest.notify.length === 0 && manifest.incident === undefined;
  if (isSilent || repository === undefined) return SILENT;
  const untold: Untold[] = [];
  let teller: Promise<Teller> | undefined;
  const { production } = telling.environment;
  let told: Promise<void> = Promise.resolve();
  const happens = (happened: Happened): void => {
    told = told
      .then(async () => {
        teller ??= import("./tell.ts").then((part) => part.tellerOf({ ...telling, repository }));
        untold.push(...(await (await teller)(happened)));
      })
      .catch((error) => void untold.push(brokenBy(happened.event, error)));
  };
  const ended = async (result: StageResult): Promise<readonly Finding[]> => {
    for (const happened of eventsAfter({ stage: telling.stage, result, production })) {
      happens(happened);
    }
    await told;
    return untoldFindings(untold, roleText("on-call", manifest.roles));
  };
  return { happens, ended };
}
