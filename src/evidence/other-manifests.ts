import { componentFor } from "../core/component.ts";
import { type Missing, missing } from "../core/lack.ts";
import type { DeploymentRecord, History } from "../core/record.ts";
import { counting } from "../core/record-trust.ts";
import type { OnlineTools } from "./collector.ts";
import { readContent } from "./content.ts";

/**
 * Why a history is not one service's: a record of it was made by another manifest, which the default
 * branch still has. A manifest that was moved is no other. Undefined where all is one service's.
 */
export async function otherManifest(
  { records, component, environment }: History,
  tools: Pick<OnlineTools, "github" | "signal" | "manifest">,
): Promise<Missing | undefined> {
  const { manifest } = tools;
  const newest = new Map<string, DeploymentRecord>();
  for (const record of counting(records)) {
    const path = record.payload.manifest;
    if (path !== manifest && !newest.has(path)) newest.set(path, record);
  }
  for (const [path, { id }] of newest) {
    const file = await readContent(tools, path);
    if (file.state === "missing") return file;
    if (file.text === undefined) continue;
    const whose = component === "" ? "without a component" : `of the component ${component}`;
    return missing(
      `deployment ${id} to ${environment} is a record ${whose} and of another manifest, ${path}`,
      remedy(component, manifest, path),
    );
  }
  return undefined;
}

/** The line for the one whose folder bears another name; what it has recorded so far stays mixed. */
function remedy(component: string, own: string, other: string): string {
  const [wrong, right] = componentFor(other) === component ? [own, other] : [other, own];
  const line = `\`release: {component: ${componentFor(wrong)}}\``;
  return `write ${line} in ${wrong}; where it stands there already, give ${right} a new component, too`;
}
