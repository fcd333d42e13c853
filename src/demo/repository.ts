import { addCheckRun } from "./github/seeds/ci.ts";
import { addCommit, addRelease } from "./github/seeds/code.ts";
import { addComment, addIssue } from "./github/seeds/issues.ts";
import { addRecord, BEGUN, LIVE } from "./github/seeds/records.ts";
import { createWorld, type World } from "./github/world.ts";
import { ENVIRONMENTS } from "./shop.ts";

export const PREVIOUS = "2.3.7";

/** The shop's repository as the story finds it. */
export interface Repository {
  readonly world: World;
  /** Commit of the version that is released. */
  readonly sha: string;
  /** Commit of the version that runs. */
  readonly previousSha: string;
}

/** Seeds the history: the version that runs was released and verified, the next one is ready. */
export function seedRepository(
  files: Readonly<Record<string, string>>,
  version: string,
  blocked: boolean,
): Repository {
  const world = createWorld();
  const before = (files["package.json"] ?? "").replace(version, PREVIOUS);
  const previous = addCommit(world, {
    message: `Release ${PREVIOUS}`,
    files: { ...files, "package.json": before },
  });
  addRelease(world, { tag: `v${PREVIOUS}`, target: previous.sha });
  for (const environment of ENVIRONMENTS) seedVerified(world, environment, previous.sha);
  const notes = `notes/${version}.md`;
  const next = addCommit(world, {
    message: `Prepare ${version}`,
    files: {
      "package.json": files["package.json"] ?? "",
      [notes]: blocked ? unfinished(files[notes] ?? "") : (files[notes] ?? ""),
    },
  });
  const sha = next.sha;
  addCheckRun(world, { sha, name: "build", conclusion: "success" });
  addCheckRun(world, { sha, name: "test", conclusion: blocked ? "failure" : "success" });
  seedSignOffs(
    world,
    version,
    blocked ? { qa: previous.sha, others: sha } : { qa: sha, others: sha },
  );
  return { world, sha, previousSha: previous.sha };
}

function seedVerified(world: World, environment: string, sha: string): void {
  const by = environment === "production" ? "health" : "smoke";
  addRecord(world, {
    ...{ environment, sha },
    version: PREVIOUS,
    run: "3301",
    statuses: [BEGUN, LIVE, ["success", { outcome: "pass", by, proof: "version" }]],
  });
}

function seedSignOffs(
  world: World,
  version: string,
  signed: { readonly qa: string; readonly others: string },
): void {
  const issue = addIssue(world, { title: `Release ${version}`, labels: ["release"] });
  const comments = [
    ["bob", `/sign-off qa-lead ${signed.qa}`],
    ["dave", `/sign-off change-manager ${signed.others}`],
    ["alice", `/sign-off release-coordinator ${signed.others}`],
    ["carol", `/sign-off pm ${signed.others}`],
    ["bob", `/attest staging-qa-validated ${signed.others}`],
  ] as const;
  for (const [author, body] of comments) addComment(world, issue, { author, body });
}

/** Notes as they look when somebody meant to finish them later. */
function unfinished(notes: string): string {
  return notes.replace(/## Summary\n\n.*\n/, "## Summary\n\nTBD\n");
}
