import { cp, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, jest, test } from "@jest/globals";
import { action } from "../support/action-run.ts";
import { execute, filesBelow, inFolder, ROOT } from "../support/child.ts";
import { demo } from "../support/demo-run.ts";

// real processes, which take their time on a busy machine
jest.setTimeout(120_000);

const DOORS = ["action", "cli"];
const BUNDLES = ["demo", "main"];
const dist = (...parts: readonly string[]) => join(ROOT, "dist", ...parts);

const textsOf = async (door: string) => {
  const names = (await filesBelow(dist(door))).filter((name) => name.endsWith(".js"));
  return Promise.all(names.map((name) => readFile(dist(door, name), "utf8")));
};

describe("what is committed in dist/", () => {
  test("has the bundles and what starts them, and says what it was built from", async () => {
    expect((await readdir(dist())).sort()).toEqual([...DOORS, ...BUNDLES, "source.json"]);
  });

  test.each([...DOORS, ...BUNDLES])("%s says what it is", async (folder) => {
    expect(JSON.parse(await readFile(dist(folder, "package.json"), "utf8"))).toEqual({
      type: "commonjs",
    });
  });

  test.each(DOORS)("%s starts the bundle that both share, and is nothing else", async (door) => {
    expect((await readdir(dist(door))).sort()).toEqual(["index.js", "package.json"]);
    const text = await readFile(dist(door, "index.js"), "utf8");
    expect(text).toBe(
      `${door === "cli" ? "#!/usr/bin/env node\n" : ""}require("../main/index.js").doors.${door}();\n`,
    );
  });

  test.each(BUNDLES)("%s has its licenses", async (bundle) => {
    expect((await readFile(dist(bundle, "licenses.txt"), "utf8")).length).toBeGreaterThan(100);
  });

  test.each(BUNDLES)(
    "%s lacks no module and knows no path of the machine it was made on",
    async (door) => {
      const texts = await textsOf(door);
      expect(texts.length).toBeGreaterThan(0);
      for (const text of texts) {
        expect(text.includes("webpackMissingModule")).toBe(false);
        expect(/"\/(?:home|work|tmp|Users)\/[^"\n]*"/.exec(text)).toBeNull();
      }
    },
  );

  test("the policies are data, and no file of them", async () => {
    const texts = await textsOf("main");
    expect(texts.filter((text) => text.includes('state:"read",policies:'))).toHaveLength(1);
    expect((await readdir(dist("main"))).filter((name) => !/\.(js|json|txt)$/.test(name))).toEqual(
      [],
    );
  });

  test.each(BUNDLES)("%s names its parts after what is in them", async (bundle) => {
    const names = (await readdir(dist(bundle))).filter((name) => name.endsWith(".js"));
    expect(names.filter((name) => !/^[a-z][a-z0-9-]*\.js$/.test(name))).toEqual([]);
  });

  test("the command line and the action load undici only to ask GitHub", async () => {
    const parts = (await filesBelow(dist("main"))).filter((path) => path.endsWith(".js"));
    const texts = await Promise.all(
      parts.map(async (path) => [path, await readFile(dist("main", path), "utf8")] as const),
    );
    const holding = texts.filter(([, text]) => text.includes("UND_ERR_SOCKET"));
    expect(holding.map(([path]) => path)).toEqual(["actions-github.js"]);
  });

  test.concurrent("runs from any folder, without the rest of the repository", () =>
    inFolder(async (folder) => {
      for (const name of ["dist", "examples", "package.json"]) {
        await cp(join(ROOT, name), join(folder, name), { recursive: true });
      }
      const cli = join(folder, "dist/cli/index.js");
      const shop = join(folder, "examples/shop");
      const { version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
      expect(await execute(cli, ["--version"], { cwd: shop })).toEqual({
        code: 0,
        stdout: `${version}\n`,
        stderr: "",
      });
      expect(await execute(cli, ["lint"], { cwd: shop })).toMatchObject({ code: 0, stderr: "" });
      expect(await execute(cli, ["schema"], { cwd: folder })).toMatchObject({ code: 0 });
      const inputs = { stage: "lint" };
      const script = join(folder, "dist/action/index.js");
      expect(await action({ workspace: shop, inputs, script })).toMatchObject({
        code: 0,
        stderr: "",
        outputs: { verdict: "pass" },
      });
      const story = await demo(["--blocked"], { script: cli });
      expect(story).toMatchObject({ code: 0, stderr: "", left: [] });
    }));
});
