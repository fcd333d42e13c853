import { cp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, jest, test } from "@jest/globals";
import { shortName } from "../../src/core/finding-id.ts";
import { inFolder, ROOT } from "../support/child.ts";
import { type Demo, demo } from "../support/demo-run.ts";

// real processes, which take their time on a busy machine
jest.setTimeout(120_000);

const SHOP = join(ROOT, "examples/shop");

/** Verdicts by report, in alphabetical order. */
const verdicts = ({ reports }: Demo) =>
  Object.fromEntries(Object.entries(reports).map(([name, { verdict }]) => [name, verdict]));

const filesOf = (folders: readonly string[], { reports }: Demo) =>
  folders.flatMap((name) => {
    const hasChecks = reports[name]?.findings.some(({ id }) => id.startsWith("check/"));
    const files = [...(hasChecks === true ? ["junit.xml"] : []), "report.json", "summary.md"];
    return files.map((file) => `cwd/release-gate-report/${name}/${file}`);
  });

/** The lines after the last stage, without the addresses that change. */
const conclusion = ({ stdout }: Demo) => {
  const from = stdout.indexOf("── What the live services and GitHub say now");
  return stdout.slice(from).trimEnd().split("\n").slice(1);
};

const WHERE = expect.stringMatching(
  /^Reports: \/.*\/release-gate-report\/<environment>-<stage>\/report\.json and summary\.md$/,
);

const STAGING = { "staging-deploy": "pass", "staging-readiness": "pass", "staging-smoke": "pass" };

describe("the demo", () => {
  test.concurrent("catches a regression that one look does not see, and takes it back", async () => {
    const story = await demo([]);
    if (story.code !== 0) throw new Error(`it ended otherwise:\n${story.stdout}`);
    expect(story).toMatchObject({ code: 0, stderr: "", left: [] });
    expect(verdicts(story)).toEqual({
      "production-deploy": "pass",
      "production-readiness": "pass",
      "production-rollback": "pass",
      "production-verify": "fail",
      ...STAGING,
    });
    expect(story.files).toEqual(filesOf(Object.keys(verdicts(story)).sort(), story));
    expect(conclusion(story)).toEqual([
      "  confirmed: staging answers 2.4.0",
      "  confirmed: GitHub has one deployment of 2.4.0 to staging, which says: pass",
      "  confirmed: production answers 2.3.7",
      "  confirmed: GitHub has one deployment of 2.4.0 to production, which says: fail, rolled back",
      "  confirmed: GitHub has one rollback, which is proven",
      "",
      "The story ended as it should.",
      WHERE,
    ]);
    const { notes } = story.reports["production-rollback"] ?? {};
    expect(notes).toMatchObject({ rolledBack: "yes", rollbackTo: "2.3.7", liveVersion: "2.3.7" });
  });

  test.concurrent("lets a healthy version through, and reverts nothing", async () => {
    const story = await demo(["--healthy"]);
    expect(story).toMatchObject({ code: 0, stderr: "", left: [] });
    expect(verdicts(story)).toEqual({
      "production-deploy": "pass",
      "production-readiness": "pass",
      "production-rollback": "pass",
      "production-verify": "pass",
      ...STAGING,
    });
    expect(story.files).toEqual(filesOf(Object.keys(verdicts(story)).sort(), story));
    expect(conclusion(story)).toEqual([
      "  confirmed: staging answers 2.4.1",
      "  confirmed: GitHub has one deployment of 2.4.1 to staging, which says: pass",
      "  confirmed: production answers 2.4.1",
      "  confirmed: GitHub has one deployment of 2.4.1 to production, which says: pass",
      "  confirmed: GitHub has no rollback",
      "",
      "The story ended as it should.",
      WHERE,
    ]);
  });

  test.concurrent("refuses a release that is not ready, names each blocker and its owner, and does not deploy", async () => {
    const story = await demo(["--blocked"]);
    expect(story).toMatchObject({ code: 0, stderr: "", left: [] });
    expect(verdicts(story)).toEqual({
      "production-deploy": "fail",
      "production-readiness": "fail",
    });
    expect(story.files).toEqual(filesOf(["production-deploy", "production-readiness"], story));
    const { findings = [] } = story.reports["production-readiness"] ?? {};
    const blockers = findings.filter(
      (f) => f.effect === "block" && !["pass", "not-applicable"].includes(f.outcome),
    );
    expect(Object.fromEntries(blockers.map((f) => [f.id, [f.outcome, f.owner]]))).toEqual({
      "requirement/ci-passing": ["fail", "developer"],
      "requirement/notes-drafted": ["fail", "release-coordinator (@alice)"],
      "requirement/staging-smoke": ["pending", "qa-lead (@bob)"],
      "requirement/qa-signoff": ["pending", "qa-lead (@bob)"],
    });
    for (const { id, owner } of blockers) {
      expect(story.stdout).toContain(shortName(id));
      expect(story.stdout).toContain(owner);
    }
    expect(conclusion(story)).toEqual([
      "  confirmed: staging answers 2.3.7",
      "  confirmed: GitHub has no deployment of 2.4.0 to staging",
      "  confirmed: production answers 2.3.7",
      "  confirmed: GitHub has no deployment of 2.4.0 to production",
      "  confirmed: GitHub has no rollback",
      "",
      "The story ended as it should.",
      WHERE,
    ]);
  });

  test.concurrent("says what did not hold when the regression has gone, and exits 1", () =>
    inFolder(async (shop) => {
      await cp(SHOP, shop, { recursive: true });
      const mended = "export const behaviour = () => ({ ordersFail: () => false });\n";
      await writeFile(join(shop, "versions/2.4.0.mjs"), mended);
      const story = await demo(["--shop", shop]);
      expect(story).toMatchObject({ code: 1, stderr: "", left: [] });
      expect(story.stdout).toContain(
        "This stage should have ended with exit 1, but ended with exit 0.\n",
      );
      expect(conclusion(story)).toEqual([
        "  confirmed: staging answers 2.4.0",
        "  confirmed: GitHub has one deployment of 2.4.0 to staging, which says: pass",
        "  NOT CONFIRMED: production answers 2.3.7 (found: 2.4.0)",
        "  NOT CONFIRMED: GitHub has one deployment of 2.4.0 to production, which says: fail, rolled back (found: pass)",
        "  NOT CONFIRMED: GitHub has one rollback, which is proven (found: 0 rollbacks, 0 proven)",
        "",
        "The story did not end as it should.",
        WHERE,
      ]);
    }));

  test.concurrent("refuses a shop that is not there", async () => {
    const story = await demo(["--shop", "/nowhere/shop"]);
    expect({ ...story, stdout: "" }).toEqual({
      code: 2,
      stdout: "",
      stderr:
        "error: there is no shop at /nowhere/shop\ngive the folder of a copy of examples/shop, with its release.yml\n",
      files: [],
      reports: {},
      left: [],
    });
  });
});
