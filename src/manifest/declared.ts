import type { DeclaredBlocks } from "../core/declared.ts";
import type { Manifest } from "./schema.ts";

/** What the manifest itself does not say about where it was read. */
export interface Origins {
  readonly path: string;
  /** `working tree`, `commit 9f3c2ab`. */
  readonly origin: string;
  /** `default branch main at 1be07d4`, `working tree`. */
  readonly trusted: string;
  readonly sha256: string;
  /** `rollback.plan` with its expressions filled in; default: as written. */
  readonly plan?: string | undefined;
}

/** The blocks of a manifest as rules ask for them. */
export function declaredBlocks(manifest: Manifest, origins: Origins): DeclaredBlocks {
  const { path, origin, trusted, sha256, plan = manifest.rollback.plan } = origins;
  const { release, roles, timezone, windows, freezes, smoke } = manifest;
  const idsOf = (severity: string) =>
    smoke.checks.filter((check) => check.severity === severity).map((check) => check.id);
  return {
    manifest: { path, origin, trusted, sha256 },
    release: { type: release.type, issue: release.issue, date: release.date },
    roles: Object.fromEntries(
      Object.entries(roles).flatMap(([role, logins]) => (logins ? [[role, logins]] : [])),
    ),
    calendar: { timezone, windows, freezes },
    smoke: {
      critical: idsOf("critical"),
      warning: idsOf("warning"),
      ready: smoke.ready !== undefined,
    },
    deploy: deployBlock(manifest),
    rollback: { plan },
  };
}

function deployBlock({ deploy }: Manifest): DeclaredBlocks["deploy"] {
  const { command, workflow, with: inputs } = deploy;
  if (command !== undefined) return { kind: "command", command };
  if (workflow === undefined)
    throw new Error("loadManifest lets no deploy block without a way through");
  return { kind: "workflow", file: workflow, with: inputs };
}
