import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "@jest/globals";

const below = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".md"))
    .map((path) => join(folder, path).replaceAll("\\", "/"));

const PAGES = [
  ...["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"],
  ...below("docs"),
  ...below("examples"),
];
const DECISIONS = below("docs/decisions").filter((path) => !path.endsWith("README.md"));

/** The words of a page without its code, in which brackets are no links. */
const prose = (page: string) => readFileSync(page, "utf8").replaceAll(/^```[\s\S]*?^```/gm, "");

/** Anchors of a page's headings, as GitHub makes them. */
const anchors = (page: string): readonly string[] =>
  [...prose(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );

/** Links of a page that lead nowhere in this repository. */
function broken(page: string): readonly string[] {
  const links = [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link);
  return links.filter((link) => {
    if (/^[a-z]+:/.test(link)) return false;
    const [path = "", anchor] = link.split("#");
    const target = path === "" ? page : normalize(join(dirname(page), path));
    if (!existsSync(target)) return true;
    return anchor !== undefined && !anchors(target).includes(anchor);
  });
}

test.each(PAGES)("every link of %s leads somewhere", (page) => {
  expect(broken(page)).toEqual([]);
});

test("the structure names every part of src, and no other", () => {
  const folders = readdirSync("src", { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  const [, table = ""] = readFileSync("docs/structure.md", "utf8").split("|---|---|\n");
  const rows = table.split("\n\n")[0]?.match(/^\| .*? \|/gm) ?? [];
  const told = rows.join("").match(/(?<=`)[a-z]+(?=`)/g) ?? [];
  const apart = "adapters"; // told of below the list, which its imports do not go down
  expect([...told, apart].toSorted()).toEqual(folders.map(({ name }) => name).toSorted());
});

test("every page of docs can be found from the README or CONTRIBUTING.md", () => {
  const found = new Set(["README.md", "CONTRIBUTING.md"]);
  for (const page of found) {
    for (const [, link = ""] of prose(page).matchAll(/\]\(([^)\s#]+\.md)[^)]*\)/g)) {
      const target = normalize(join(dirname(page), link)).replaceAll("\\", "/");
      if (existsSync(target)) found.add(target);
    }
  }
  expect(below("docs").filter((page) => !found.has(page))).toEqual([]);
});

describe("the decisions", () => {
  test("are numbered without a gap, and the index names each with its title", () => {
    const titles = DECISIONS.toSorted().map((path, index) => {
      const [, number, title] = /^# (\d+)\. (.*)\n/.exec(readFileSync(path, "utf8")) ?? [];
      const name = path.slice("docs/decisions/".length);
      expect([name.slice(0, 4), number]).toEqual([
        String(index + 1).padStart(4, "0"),
        String(index + 1),
      ]);
      return `| ${number} | [${title}](${name}) |`;
    });
    const rows = readFileSync("docs/decisions/README.md", "utf8").match(/^\| \d+ \|.*$/gm);
    expect(rows).toEqual(titles);
  });

  test.each(DECISIONS)("%s says what was known, what was decided, and what follows", (path) => {
    const headings = readFileSync(path, "utf8").match(/^## .*$/gm);
    expect(headings).toEqual(["## Context", "## Decision", "## Consequence"]);
  });
});
