import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "@jest/globals";

const SRC = resolve("src");

/** Parts, the lowest first; a file imports from its own part or from a part listed for it. */
const JUDGES = ["requirements", "smoke", "health", "rollout", "notify", "incident"];
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: [],
  fields: ["core"],
  questions: ["core", "fields"],
  receipts: ["core", "fields"],
  yaml: ["core"],
  expressions: ["core"],
  ...Object.fromEntries(JUDGES.map((part) => [part, ["core", "fields"]])),
  requirements: ["core", "fields", "questions", "receipts"],
  policy: ["core", "fields", "questions", "yaml", ...JUDGES],
  manifest: ["core", "fields", "yaml", "expressions", ...JUDGES, "policy"],
  metrics: ["core"],
  notes: ["core", "questions"],
  evidence: ["core", "fields", "questions", "yaml"],
  acts: ["core", "fields", "receipts"],
  report: ["core", "fields", "questions", "receipts"],
  commands: [
    ...["core", "yaml", "questions", "expressions", "rollout", "notify", "incident"],
    ...["policy", "manifest", "acts", "report", "rejudge.ts"],
    ...["metrics", "notes", "evidence", "requirements"],
  ],
  delivery: ["core", "questions", "receipts", "expressions", "policy", ...JUDGES, "manifest"],
  stages: ["core", "questions", ...JUDGES, "delivery"],
  run: [
    "core",
    "questions",
    "receipts",
    "yaml",
    "expressions",
    "policy",
    ...JUDGES,
    "manifest",
    "evidence",
    "acts",
    "report",
    "delivery",
    "stages",
  ],
  "run.ts": ["core", "report", "stages", "run"],
  adapters: ["core", "report"],
  "contract.ts": ["core"],
  "version.ts": [],
  "rejudge.ts": ["core", "requirements", "smoke", "health"],
  "wiring.ts": ["core", "adapters"],
  demo: ["core"],
};
/** Where a process begins. */
const STARTS = ["action", "cli", "doors.ts"];
/** What a bundle begins with; everything else of these parts is given what it needs. */
const ENTRIES = ["action/index.ts", "cli/index.ts"];

const IMPORT = /(?:from|import\()\s*"(\.[^"]+)"/g;
const WORLD = [
  { what: "Date.now", pattern: /\bDate\.now\b/ },
  { what: "new Date() without a time", pattern: /\bnew Date\(\s*\)/ },
  { what: "AbortSignal.timeout", pattern: /\bAbortSignal\.timeout\b/ },
  { what: "a timer", pattern: /(?<![.\w])set(?:Timeout|Interval|Immediate)\(/ },
  { what: "Math.random", pattern: /\bMath\.random\b/ },
  { what: "node:", pattern: /from "node:/ },
  { what: "process", pattern: /(?<![.\w])process\.(?!exitCode\b\s*=\s*$)\w/ },
];

function files(): readonly string[] {
  return readdirSync(SRC, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => path.replaceAll("\\", "/"));
}

const partOf = (path: string): string => path.split("/")[0] ?? path;

function arrows(path: string): readonly string[] {
  const text = readFileSync(join(SRC, path), "utf8");
  const folder = dirname(join(SRC, path));
  return [...text.matchAll(IMPORT)].map(([, target = ""]) =>
    relative(SRC, resolve(folder, target)).replaceAll("\\", "/"),
  );
}

describe("arrows point down", () => {
  test("every import stays in its part or goes to a lower one", () => {
    const offending = files().flatMap((path) => {
      const part = partOf(path);
      if (STARTS.includes(part)) return [];
      const allowed = MAY_IMPORT[part] ?? [];
      return arrows(path)
        .filter((target) => partOf(target) !== part && !allowed.includes(partOf(target)))
        .map((target) => `${path} → ${target}`);
    });
    expect(offending).toEqual([]);
  });

  test("no file imports itself by way of others, types included", () => {
    const imports = new Map(files().map((path) => [path, arrows(path)]));
    const done = new Set<string>();
    const circles: string[] = [];
    const follow = (path: string, way: readonly string[]): void => {
      if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(" → "));
      if (done.has(path) || way.includes(path)) return;
      for (const target of imports.get(path) ?? []) follow(target, [...way, path]);
      done.add(path);
    };
    for (const path of imports.keys()) follow(path, []);
    expect(circles).toEqual([]);
  });

  test("only wiring and what starts a bundle import adapters", () => {
    const offending = files()
      .filter((path) => !["adapters", "wiring.ts", ...STARTS].includes(partOf(path)))
      .filter((path) => arrows(path).some((target) => partOf(target) === "adapters"));
    expect(offending).toEqual([]);
  });

  test("nothing imports what starts by being imported", () => {
    const others = files().filter((path) => path !== "doors.ts");
    const offending = others.filter((path) =>
      arrows(path).some((target) => [...ENTRIES, "demo/index.ts"].includes(target)),
    );
    expect(offending).toEqual([]);
  });

  test("every part of the house has its line here", () => {
    const parts = new Set(files().map(partOf));
    const known = new Set([...Object.keys(MAY_IMPORT), ...STARTS]);
    expect([...parts].filter((part) => !known.has(part))).toEqual([]);
  });

  test("time, chance and the machine come in through ports", () => {
    const outside = files().filter(
      (path) => !["adapters", "demo"].includes(partOf(path)) && !ENTRIES.includes(path),
    );
    const offending = outside.flatMap((path) => {
      const code = readFileSync(join(SRC, path), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
      return WORLD.filter(({ pattern }) => pattern.test(code)).map(
        ({ what }) => `${path}: ${what}`,
      );
    });
    expect(offending).toEqual([]);
  });
});
