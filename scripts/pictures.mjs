// Makes the pictures of the README and the docs from what the demo really reports:
//   node scripts/pictures.mjs [--check] [--reports <folder with regression/, healthy/, blocked/>]
// Without --reports it tells the three stories first. --check draws nothing and fails when a
// picture shows something else than the demo reports now.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const root = fileURLToPath(new URL("..", import.meta.url));

const PICTURES = [
  { picture: "docs/pictures/reverted.png", story: "regression", report: "production-rollback" },
  { picture: "docs/pictures/healthy.png", story: "healthy", report: "production-verify" },
  { picture: "docs/pictures/blocked.png", story: "blocked", report: "production-readiness" },
];

const { values } = parseArgs({
  options: { check: { type: "boolean", default: false }, reports: { type: "string" } },
});

function run(...args) {
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  return status === 0;
}

const own =
  values.reports === undefined ? mkdtempSync(join(tmpdir(), "release-gate-pictures-")) : undefined;
const reports = values.reports ?? own;
try {
  for (const story of own === undefined ? [] : ["regression", "healthy", "blocked"]) {
    const flags = story === "regression" ? [] : [`--${story}`];
    if (!run("dist/cli/index.js", "demo", ...flags, "--report-dir", join(reports, story))) {
      throw new Error(`the story ${story} did not end as it should`);
    }
  }
  const check = values.check ? ["--check"] : [];
  for (const { picture, story, report } of PICTURES) {
    const fine = run(
      "scripts/picture.mjs",
      ...check,
      join(reports, story, report, "summary.md"),
      picture,
    );
    console.log(`${fine ? (values.check ? "fresh" : "drawn") : "OLD"}: ${picture}`);
    if (!fine) process.exitCode = 1;
  }
} finally {
  if (own !== undefined) rmSync(own, { recursive: true, force: true });
}
