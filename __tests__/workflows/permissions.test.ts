import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import * as z from "zod";

/**
 * What version 1 asks for. A caller that grants less does not start, so a line that is added here
 * breaks everybody who has not read the changelog: that is a new major version.
 */
const VERSION_1 = {
  contents: "read",
  checks: "read",
  "pull-requests": "read",
  "security-events": "read",
  actions: "write",
  deployments: "write",
  statuses: "write",
  issues: "write",
} as const;

const ROOT = new URL("../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, ROOT), "utf8");

interface Source {
  readonly from: string;
  readonly text: string;
}
const { workflowSources }: { workflowSources: (root: string) => readonly Source[] } = await import(
  new URL("scripts/workflows/sources.mjs", ROOT).href
);

const job = z.object({
  permissions: z.record(z.string(), z.string()).optional(),
  uses: z.string().optional(),
  steps: z
    .array(z.object({ uses: z.string().optional(), with: z.unknown().optional() }))
    .optional(),
});
const workflow = z.object({ jobs: z.record(z.string(), job) });

const OURS = /^(?:\$\/|octoacme\/release-gate[@/])/;
const onlyLints = z.object({ stage: z.literal("lint") });

const onlyAnnounces = z.object({ stage: z.literal("announce") });

type Job = z.output<typeof job>;

/** The steps of a job that use our action. */
const own = ({ steps = [] }: Job) => steps.filter((step) => OURS.test(step.uses ?? ""));

/** Whether a job announces with our action or workflow. */
function announces(one: Job): boolean {
  const isCall = one.uses?.includes("/gated-announce.yml@") === true;
  return isCall || own(one).some((step) => onlyAnnounces.safeParse(step.with).success);
}

const onlyWatches = z.object({ stage: z.literal("watch") });

/** Whether a job watches with our action. */
const watches = (one: Job): boolean =>
  own(one).some((step) => onlyWatches.safeParse(step.with).success);

/** Whether a job releases with our action or workflow. */
function releases(one: Job): boolean {
  if (announces(one) || watches(one)) return false;
  const { uses = "" } = one;
  return OURS.test(uses) || own(one).some((step) => !onlyLints.safeParse(step.with).success);
}

/** Jobs of a kind, in our workflows and in those that users copy or read. */
const jobsThat = (is: (one: Job) => boolean) =>
  workflowSources(fileURLToPath(ROOT)).flatMap(({ from, text }) =>
    Object.entries(workflow.parse(parse(text)).jobs)
      .filter(([, one]) => is(one))
      .map(([id, { permissions }]) => ({
        where: `${from.replace(/:\d+$/, "")} ${id}`,
        permissions,
      })),
  );

const JOBS = jobsThat(releases);

/** The lines of a text that grant something, in their order, each with its comment. */
const granting = (text: string): readonly string[] =>
  (text.match(/^ +[\w-]+: (?:read|write)\b.*$/gm) ?? []).map((line) => line.trim());

const GATED = ".github/workflows/gated-release.yml";
const LINES = granting(read(GATED)).slice(0, 8);

/** First cells of the table that begins with a heading of columns. */
function firstCells(path: string, columns: string): readonly string[] {
  const rows = read(path).split(`\n${columns}\n`)[1]?.split("\n\n")[0]?.split("\n").slice(1) ?? [];
  return rows.map((row) => row.split("|")[1]?.trim() ?? "");
}

describe("the permissions of version 1", () => {
  test("are looked for wherever somebody releases", () => {
    expect(JOBS.map(({ where }) => where)).toEqual([
      `${GATED} staging`,
      `${GATED} production`,
      `${GATED} rollback`,
      "examples/shop/.github/workflows/release.yml release",
      "examples/monorepo/.github/workflows/release-all.yml release",
      "examples/monorepo/.github/workflows/release.yml release",
      "workflows-templates/gated-announce.yml release",
      "workflows-templates/gated-release.yml release",
      "workflows-templates/release-gate.yml release",
      "README.md release",
      "docs/ghes.md production",
      "docs/ghes.md rollback",
      "docs/monorepo.md release",
      "docs/workflows.md release",
      "docs/workflows.md release",
    ]);
  });

  test.each(JOBS)("are those of $where, no more and no less", ({ permissions }) => {
    expect(permissions).toEqual(VERSION_1);
  });

  test("say beside each line what it is for", () => {
    const said = LINES.map((line) => /^([\w-]+): (read|write) # \S/.exec(line)?.slice(1, 3));
    expect(said).toEqual(Object.entries(VERSION_1));
  });

  test.each([
    [GATED, 3],
    ["examples/shop/.github/workflows/release.yml", 1],
    ["examples/monorepo/.github/workflows/release-all.yml", 1],
    ["examples/monorepo/.github/workflows/release.yml", 1],
    ["workflows-templates/gated-release.yml", 1],
    ["workflows-templates/release-gate.yml", 1],
    ["README.md", 1],
    ["docs/ghes.md", 2],
  ])("stand in %s in the same words", (path, times) => {
    expect(granting(read(path))).toEqual(Array.from({ length: times }, () => LINES).flat());
  });

  test("stand in the action's page in the same words", () => {
    const [, block = ""] = /```yaml\npermissions:\n([^`]*)```/.exec(read("docs/action.md")) ?? [];
    expect(granting(block)).toEqual(LINES);
  });

  test("are the table of the workflows' page", () => {
    const expected = Object.entries(VERSION_1).map(([name, kind]) => `\`${name}: ${kind}\``);
    expect(firstCells("docs/workflows.md", "| permission | used for |")).toEqual(expected);
  });

  test("hold what the action's page says of single stages", () => {
    const stages = firstCells("docs/action.md", "| stage | read | write |");
    expect(stages.join(" ")).toBe(
      "`lint` `readiness` `deploy` `smoke`, `verify` `rollback` `announce` `watch` `settle`",
    );
    const table = read("docs/action.md").split("| stage | read | write |\n")[1] ?? "";
    const all = (table.split("\n\n")[0] ?? "").split("\n").slice(1);
    // What is published has a workflow of its own, with permissions of its own.
    const rows = all.filter((row) => !row.startsWith("| `announce`"));
    expect(rows).toHaveLength(all.length - 1);
    const named = rows.map((row) =>
      row
        .split("|")
        .slice(2, 4)
        .join(" ")
        .match(/[a-z-]+(?=`)/g),
    );
    const writable = Object.entries(VERSION_1).flatMap(([n, kind]) => (kind === "write" ? n : []));
    const written = rows.flatMap((row) => row.split("|")[3]?.match(/[a-z-]+(?=`)/g) ?? []);
    expect(named.flat().filter((n) => n !== null && !Object.hasOwn(VERSION_1, n))).toEqual([]);
    expect(written.filter((name) => !writable.some((one) => one === name))).toEqual([]);
  });
});

/** What announcing asks for, in version 1: a release must not be given the right to publish. */
const ANNOUNCING = {
  contents: "write",
  "pull-requests": "write",
  issues: "write",
  deployments: "read",
} as const;

describe("the permissions to announce", () => {
  const jobs = jobsThat(announces);

  test("are asked for wherever somebody announces", () => {
    expect(jobs.map(({ where }) => where)).toEqual([
      ".github/workflows/gated-announce.yml announce",
      "workflows-templates/gated-announce.yml announce",
    ]);
    for (const { permissions } of jobs) expect(permissions).toEqual(ANNOUNCING);
  });

  test("stand in the action's page", () => {
    const [row = ""] = /^\| `announce` \|.*$/m.exec(read("docs/action.md")) ?? [];
    const [, , readable = "", writable = ""] = row.split("|");
    const named = (cell: string) => cell.match(/[a-z-]+(?=`)/g);
    expect([named(readable), named(writable)]).toEqual([
      ["deployments"],
      ["contents", "pull-requests", "issues"],
    ]);
  });

  test("are said in the same words, each with what it is for", () => {
    const lines = granting(read(".github/workflows/gated-announce.yml"));
    expect(lines.map((line) => /^([\w-]+): (read|write) # \S/.exec(line)?.slice(1, 3))).toEqual(
      Object.entries(ANNOUNCING),
    );
    expect(granting(read("workflows-templates/gated-announce.yml"))).toEqual([...LINES, ...lines]);
  });
});

test("a watch is given what its stage needs, and names no environment", () => {
  const jobs = jobsThat(watches);
  expect(jobs).toEqual([
    {
      where: "workflows-templates/gated-watch.yml watch",
      permissions: {
        contents: "read",
        actions: "read",
        issues: "read",
        deployments: "write",
        statuses: "write",
      },
    },
  ]);
  expect(read("workflows-templates/gated-watch.yml")).not.toMatch(/^ {4}environment:/m);
});
