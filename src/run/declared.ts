import type { Declared, DeclaredBlocks } from "../core/declared.ts";
import { sha256 } from "../core/digest.ts";
import { type Known, type Missing, missing } from "../core/lack.ts";
import { isLocal } from "../core/release.ts";
import type { RunSubject } from "../delivery/run.ts";
import { declaredBlocks } from "../manifest/declared.ts";
import type { Opened } from "./open.ts";
import type { Request } from "./request.ts";
import { untrusted } from "./trust.ts";

/** What the manifest declares, for rules: paths filled in, and nothing trusted that was not read. */
export async function declaredOf(
  { manifest: path, incident, actor, identity }: Request,
  { manifest, text, origin, trusted, trustedOrigin, place }: Opened,
  { resolve, environment }: Pick<RunSubject, "resolve" | "environment">,
): Promise<Declared> {
  const digest = await sha256(text);
  const origins = { path, origin, trusted: trustedOrigin, sha256: digest };
  const blocks = declaredBlocks(manifest, origins, environment.name);
  const filled = <T>(block: T, key: readonly string[]): Known<T> | Missing => {
    const resolved = resolve(block);
    if (resolved.ok) return known(resolved.value);
    return { ...missing(resolved.missing, resolved.remedy), place: place(key) };
  };
  return {
    ...everyKnown(blocks),
    release: known({
      ...blocks.release,
      ...(incident === undefined ? {} : { incident: incidentOf(incident, { actor, identity }) }),
    }),
    notes: filled(blocks.notes, ["release", "notes"]),
    rollback: filled(blocks.rollback, ["rollback", "plan"]),
    ...untrusted(trusted),
  };
}

/** In Actions nobody counts but whoever has started the run, though the runner may not say who. */
function incidentOf(issue: number, { actor, identity }: Pick<Request, "actor" | "identity">) {
  const by = isLocal(identity) ? undefined : (actor ?? "");
  return by === undefined ? { issue } : { issue, by };
}

const known = <T>(value: T): Known<T> => ({ state: "known", value });

function everyKnown(blocks: DeclaredBlocks): Declared {
  return {
    manifest: known(blocks.manifest),
    release: known(blocks.release),
    notes: known(blocks.notes),
    roles: known(blocks.roles),
    signoffs: known(blocks.signoffs),
    environments: known(blocks.environments),
    calendar: known(blocks.calendar),
    smoke: known(blocks.smoke),
    deploy: known(blocks.deploy),
    rollback: known(blocks.rollback),
  };
}
