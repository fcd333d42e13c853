// Lints every workflow of this repository, the starter workflows as GitHub instantiates them, and
// those that the README and the docs quote. A linter that is not on this machine is skipped with a
// word; with RELEASE_GATE_ALL_TOOLS=1 that is a failure.
import { existsSync, readFileSync } from "node:fs";
import { register } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inOurWords, inRepository, runTool } from "./workflows/copy.mjs";
import { olderSyntax } from "./workflows/rewrite.mjs";
import { workflowSources } from "./workflows/sources.mjs";

register("./workflows/json-hook.mjs", import.meta.url);
const { githubParser } = await import("./workflows/github-parser.mjs");

const root = fileURLToPath(new URL("..", import.meta.url));
const read = (path) => readFileSync(join(root, path), "utf8");
const own = (path) => ({ from: path, path, text: read(path) });

const workflows = workflowSources(root);
const action = own("action.yml");
/** actionlint looks whether it is there; what is in it is none of its business. */
const bundle = { path: "dist/action/index.js", text: "" };
const around = [".github/dependabot.yml"].filter((path) => existsSync(join(root, path))).map(own);

const LINTERS = {
  "GitHub's own parser": async () => githubParser([...workflows, action], read),
  actionlint: async () => {
    const copy = [...workflows, action].map((s) => ({ ...s, text: olderSyntax(s.text) }));
    const flags = ["-no-color", "-shellcheck=", "-pyflakes="];
    return inRepository([...copy, bundle], (folder) =>
      linesOf(runTool("actionlint", flags, folder)),
    );
  },
  zizmor: async () => {
    const flags = ["--offline", "--no-progress", "--color=never", "--strict-collection", "."];
    return inRepository([...workflows, action, ...around], (folder) =>
      linesOf(runTool("zizmor", flags, folder)),
    );
  },
};

/** What a linter found; nothing when it ended well. */
function linesOf(run) {
  if (run === undefined) return undefined;
  return run.status === 0 ? [] : [inOurWords(run.output, [...workflows, action])];
}

let failed = false;
for (const [name, lint] of Object.entries(LINTERS)) {
  const found = await lint();
  if (found === undefined) {
    const must = process.env.RELEASE_GATE_ALL_TOOLS === "1";
    console.log(`${name}: ${must ? "missing" : "skipped"}, it is not on this machine`);
    failed ||= must;
    continue;
  }
  console.log(
    `${name}: ${workflows.length} workflows, ${found.length === 0 ? "nothing found" : "findings:"}`,
  );
  for (const line of found) console.error(line);
  failed ||= found.length > 0;
}
process.exitCode = failed ? 1 : 0;
