import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { describe, expect, test } from "@jest/globals";

const ROOT = resolve(".");
const E2E = "__tests__/e2e/";

/** Modules that open sockets or start processes. */
const WORLD = new Set(
  "http https http2 net tls dgram child_process cluster worker_threads"
    .split(" ")
    .map((name) => `node:${name}`)
    .concat("undici", "@actions/exec"),
);
/** What of `node:net` only calculates with addresses. */
const ARITHMETIC = new Set(["BlockList", "isIP", "isIPv4", "isIPv6"]);

/** Imports that are there when the program runs: types are erased. */
const STATIC = /^(?:import|export)\s+(?!type\b)(?:([^;"]*?)\s+from\s+)?"([^"]+)"/gm;
const DYNAMIC = /\bimport\(\s*"([^"]+)"/g;

const textOf = (path: string) => readFileSync(resolve(ROOT, path), "utf8");

function importsOf(path: string): readonly { readonly names: string; readonly from: string }[] {
  const text = textOf(path);
  return [
    ...[...text.matchAll(STATIC)].map(([, names = "", from = ""]) => ({ names, from })),
    ...[...text.matchAll(DYNAMIC)].map(([, from = ""]) => ({ names: "", from })),
  ];
}

const UNIT_TESTS = readdirSync(resolve(ROOT, "__tests__"), { recursive: true, encoding: "utf8" })
  .map((path) => `__tests__/${path.replaceAll("\\", "/")}`)
  .filter((path) => path.endsWith(".test.ts") && !path.startsWith(E2E));

/** Every file of ours that a unit test runs, and by which way it gets there: `test > a > b`. */
function reached(): ReadonlyMap<string, string> {
  const ways = new Map(UNIT_TESTS.map((path) => [path, path]));
  // A map grows while it is walked: each file adds those that it imports.
  for (const [path, way] of ways) {
    for (const { from } of importsOf(path)) {
      if (!/^\..*\.(?:ts|mjs)$/.test(from)) continue;
      const target = relative(ROOT, resolve(ROOT, dirname(path), from)).replaceAll("\\", "/");
      if (!ways.has(target) && existsSync(resolve(ROOT, target))) {
        ways.set(target, `${way} > ${target}`);
      }
    }
  }
  return ways;
}

const FILES = [...reached()].map(([path, way]) => ({ path, way }));

describe("unit tests need nothing but this process", () => {
  test("they open no socket and start no process, nor does anything that they import", () => {
    const offending = FILES.flatMap(({ path, way }) =>
      importsOf(path)
        .filter(({ from }) => WORLD.has(from))
        .filter(({ names }) => {
          const list = names.match(/\w+/g) ?? [];
          return list.length === 0 || !list.every((name) => ARITHMETIC.has(name));
        })
        .map(({ from }) => `${way} > ${from}: move the test to ${E2E}sockets`),
    );
    expect(offending).toEqual([]);
  });

  test("they call no network: `fetch` is handed to what needs it", () => {
    const callers = FILES.filter(({ path }) => /(?<![.\w])fetch\(/.test(textOf(path)));
    expect(callers.map(({ way }) => way)).toEqual([]);
  });

  test("they do not need dist/: only its name in action.yml is looked at", () => {
    const readers = FILES.filter(
      ({ path }) => path !== "__tests__/laws/contract.test.ts" && /["'`/]dist\//.test(textOf(path)),
    );
    expect(readers.map(({ way }) => way)).toEqual([]);
  });

  test("they leave nothing to chance", () => {
    const gamblers = FILES.filter(({ path }) => path.startsWith("__tests__/")).filter(
      ({ path }) =>
        /\b(?:Date\.now|Math\.random)\(/.test(textOf(path)) ||
        (path !== "__tests__/support/property.ts" &&
          importsOf(path).some(({ from }) => from === "fast-check")),
    );
    expect(gamblers.map(({ way }) => `${way}: take support/property.ts and fixed times`)).toEqual(
      [],
    );
  });
});
