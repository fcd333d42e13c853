import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { sourceHash } from "../../scripts/source-hash.mjs";

let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "source-hash-test-"));
  cpSync("src/core", join(copy, "src/core"), { recursive: true });
});

afterAll(() => rmSync(copy, { recursive: true }));

describe("the hash of the sources", () => {
  const file = () => join(copy, "src/core/verdict.ts");
  const text = () => readFileSync(file(), "utf8");

  test("is the same for the same files, with either kind of line ends", () => {
    const before = sourceHash(join(copy, "src"));
    expect(before).toMatch(/^[0-9a-f]{64}$/);
    expect(sourceHash(join(copy, "src"))).toBe(before);
    writeFileSync(file(), text().replaceAll("\n", "\r\n"));
    expect(sourceHash(join(copy, "src"))).toBe(before);
    writeFileSync(file(), text().replaceAll("\r\n", "\n"));
  });

  test("is another one where a line, a name or the number of files is another", () => {
    const before = sourceHash(join(copy, "src"));
    const whole = text();
    writeFileSync(file(), `${whole}// one line more\n`);
    const changed = sourceHash(join(copy, "src"));
    writeFileSync(file(), whole);
    writeFileSync(join(copy, "src/core/more.yml"), "");
    const added = sourceHash(join(copy, "src"));
    rmSync(join(copy, "src/core/more.yml"));
    cpSync(join(copy, "src/core"), join(copy, "src/heart"), { recursive: true });
    rmSync(join(copy, "src/core"), { recursive: true });
    expect(new Set([before, changed, added, sourceHash(join(copy, "src"))]).size).toBe(4);
  });
});
