import type { DeclaredBlocks } from "../core/declared.ts";
import { runsIn } from "../smoke/flow.ts";
import type { Manifest } from "./schema.ts";

/**
 * The blocks of a manifest as rules read them, expressions as written, with where it was read and
 * the checks that the environment has.
 */
export function declaredBlocks(
  manifest: Manifest,
  origins: DeclaredBlocks["manifest"],
  environment: string,
): DeclaredBlocks {
  const { release, timezone, windows, freezes, smoke, rollback, environments } = manifest;
  const here = smoke.checks.filter((check) => runsIn(check, environment));
  const idsOf = (severity: string) =>
    here.filter((check) => check.severity === severity).map((check) => check.id);
  return {
    manifest: origins,
    release: {
      type: release.type,
      issue: release.issue,
      date: release.date,
      tag: release.tag,
      ...(release.fixes === undefined ? {} : { fixes: release.fixes }),
    },
    notes: { path: release.notes },
    ...signingBlocks(manifest),
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

/** Who signs off, and how many of them have to. */
export function signingBlocks({
  roles,
  signoffs: { distinct, needs },
}: Pick<Manifest, "roles" | "signoffs">): Pick<DeclaredBlocks, "roles" | "signoffs"> {
  return { roles: given(roles), signoffs: { distinct, needs: given(needs) } };
}

function given<T>(table: Readonly<Record<string, T | undefined>>): Readonly<Record<string, T>> {
  return Object.fromEntries(
    Object.entries(table).flatMap(([key, v]) => (v === undefined ? [] : [[key, v]])),
  );
}

function deployBlock({ deploy }: Manifest): DeclaredBlocks["deploy"] {
  if (deploy === undefined) return { kind: "none" };
  const { command, workflow, with: inputs } = deploy;
  if (command !== undefined) return { kind: "command", command };
  if (workflow === undefined)
    throw new Error("loadManifest lets no deploy block without a way through");
  return { kind: "workflow", file: workflow, with: inputs };
}
