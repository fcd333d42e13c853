import type { DeclaredBlocks } from "../core/declared.ts";
import type { Manifest } from "./schema.ts";

/** The blocks of a manifest as rules read them, expressions as written, with where it was read. */
export function declaredBlocks(
  manifest: Manifest,
  origins: DeclaredBlocks["manifest"],
): DeclaredBlocks {
  const { release, roles, timezone, windows, freezes, smoke, rollback } = manifest;
  const { signoffs, environments } = manifest;
  const given = <T>(table: Readonly<Record<string, T | undefined>>): Record<string, T> =>
    Object.fromEntries(
      Object.entries(table).flatMap(([key, v]) => (v === undefined ? [] : [[key, v]])),
    );
  const idsOf = (severity: string) =>
    smoke.checks.filter((check) => check.severity === severity).map((check) => check.id);
  return {
    manifest: origins,
    release: { type: release.type, issue: release.issue, date: release.date },
    notes: { path: release.notes },
    roles: given(roles),
    signoffs: { distinct: signoffs.distinct, needs: given(signoffs.needs) },
    environments: Object.keys(environments),
    calendar: { timezone, windows, freezes },
    smoke: {
      critical: idsOf("critical"),
      warning: idsOf("warning"),
      ready: smoke.ready !== undefined,
    },
    deploy: deployBlock(manifest),
    rollback: { plan: rollback.plan },
  };
}

function deployBlock({ deploy }: Manifest): DeclaredBlocks["deploy"] {
  const { command, workflow, with: inputs } = deploy;
  if (command !== undefined) return { kind: "command", command };
  if (workflow === undefined)
    throw new Error("loadManifest lets no deploy block without a way through");
  return { kind: "workflow", file: workflow, with: inputs };
}
