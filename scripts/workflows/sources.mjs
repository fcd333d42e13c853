// Everything of this repository that is, or quotes, a workflow.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

const WORKFLOW = /^on:[\s\S]*^jobs:/m;

/**
 * @typedef {object} Source
 * @property {string} from where it stands: `docs/workflows.md:12`
 * @property {string} path what it is called in the copy that is linted
 * @property {string} text
 */

/** @returns {readonly Source[]} */
export function workflowSources(root) {
  return [
    ...files(root, ".github/workflows"),
    ...files(root, "examples/shop/.github/workflows", "example-shop-"),
    ...files(root, "examples/monorepo/.github/workflows", "example-monorepo-"),
    ...files(root, "workflows-templates", "template-").map(instantiated),
    ...quoted(root),
  ];
}

function files(root, folder, prefix = "") {
  const at = join(root, folder);
  if (!existsSync(at)) return [];
  const names = readdirSync(at).filter((name) => /\.ya?ml$/.test(name));
  return names.map((name) => ({
    from: `${folder}/${name}`,
    path: `.github/workflows/${prefix}${name}`,
    text: readFileSync(join(at, name), "utf8"),
  }));
}

/** A starter workflow as GitHub writes it into a repository. */
function instantiated(source) {
  return { ...source, text: source.text.replaceAll("$default-branch", "main") };
}

/** Workflows in fences of the README and of the pages in docs/. */
function quoted(root) {
  const docs = join(root, "docs");
  const pages = existsSync(docs) ? readdirSync(docs).filter((name) => name.endsWith(".md")) : [];
  return [join(root, "README.md"), ...pages.map((name) => join(docs, name))]
    .filter((page) => existsSync(page))
    .flatMap((page) =>
      fences(readFileSync(page, "utf8"), relative(root, page).replaceAll("\\", "/")),
    );
}

/** The workflows in a page of Markdown, each without the indentation of its fence. */
export function fences(markdown, page) {
  const found = [];
  for (const match of markdown.matchAll(/^([ \t]*)```ya?ml[^\n]*\n([\s\S]*?)^[ \t]*```/gm)) {
    const [, indent, body] = match;
    const text = body.replaceAll(new RegExp(`^${indent}`, "gm"), "");
    if (!WORKFLOW.test(text)) continue;
    const line = markdown.slice(0, match.index).split("\n").length + 1;
    const name = `${page.replaceAll(/[/\\.]/g, "-")}-${line}.yml`;
    found.push({ from: `${page}:${line}`, path: `.github/workflows/${name}`, text });
  }
  return found;
}
