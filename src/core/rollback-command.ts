import type { DeploymentRecord } from "./record.ts";
import { posix } from "./shells.ts";

/** Manifest that the command line reads by itself. */
const USUAL = "release.yml";

/** The command by which a person rolls a deployment back to a version, for a POSIX shell. */
export function rollbackCommand(
  { id, payload: { manifest } }: DeploymentRecord,
  environment: string,
  to: string,
): string {
  const words = [
    ...["rollback", "--environment", posix.word([environment])],
    ...(manifest === USUAL ? [] : ["--manifest", posix.word([manifest])]),
    ...["--deployment-id", `${id}`, "--to", posix.word([to])],
  ];
  return `release-gate ${words.join(" ")} --reason "…"`;
}
