import { sha256 } from "../core/digest.ts";
import type { DeploymentRecord } from "../core/record.ts";
import { STAGE_NAMES } from "../core/stages.ts";
import { oneWord } from "../core/text.ts";
import type { Run } from "./run.ts";

/** A text that was read, with where. */
export interface Text {
  readonly path: string;
  readonly text: string;
}

/** Longest report that is kept, in bytes. */
const MOST_BYTES = 5_000_000;

/**
 * Everything that a release was decided by, as one JSON text free of secrets: its deployment record,
 * which holds the state before it, the manifest, the notes, and the reports that lie in the report
 * folder, each with its SHA-256.
 */
export async function evidenceText(
  run: Run,
  record: DeploymentRecord,
  { manifest, notes }: { readonly manifest: Text; readonly notes: Text },
): Promise<string> {
  const { release, environment, repository } = run.subject;
  const clean = ({ path, text }: Text): Text => ({ path, text: run.world.redact(text) });
  const reports = (await readReports(run)).map(clean);
  const kept = async (one: Text) => ({ ...one, sha256: await sha256(one.text) });
  return `${JSON.stringify(
    {
      format: 1,
      repository,
      release,
      environment: environment.name,
      deployment: record,
      manifest: await kept(clean(manifest)),
      notes: await kept(clean(notes)),
      reports: await Promise.all(reports.map(kept)),
    },
    undefined,
    2,
  )}\n`;
}

/** Reports of this release that earlier stages have left; those of another commit are passed over. */
async function readReports(run: Run): Promise<readonly Text[]> {
  const { reportDir, release, environment } = run.subject;
  const folder = release.component === "" ? "" : `${release.component}/`;
  const found: Text[] = [];
  for (const stage of STAGE_NAMES) {
    const path = `${folder}${oneWord(environment.name)}-${stage}/report.json`;
    const text = await run.world.files
      .read(`${reportDir}/${path}`, MOST_BYTES)
      .catch(() => undefined);
    if (text !== undefined && stage !== "announce" && isOf(text, release.sha)) {
      found.push({ path, text });
    }
  }
  return found;
}

function isOf(text: string, sha: string): boolean {
  try {
    const report: unknown = JSON.parse(text);
    if (typeof report !== "object" || report === null || !("release" in report)) return false;
    const { release } = report;
    return (
      typeof release === "object" && release !== null && "sha" in release && release.sha === sha
    );
  } catch {
    return false; // cut off, or no report
  }
}
