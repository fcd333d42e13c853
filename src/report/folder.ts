import type { Report } from "../core/report.ts";
import { oneWord } from "../core/text.ts";

type Parts = Pick<Report, "stage" | "release" | "environment" | "manifest">;

/**
 * Folder of a report below `report-dir`: `production-verify`, of a component `api/production-verify`.
 * `named` is the environment as the user named it, for where the manifest could not be read.
 */
export function folderOf(
  { stage, release, environment, manifest }: Parts,
  named?: string | undefined,
): string {
  const component = release?.component ?? manifest.component ?? "";
  const name = oneWord(environment?.name ?? named ?? "none");
  return `${component === "" ? "" : `${component}/`}${name}-${stage}`;
}
