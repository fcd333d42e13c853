import * as z from "zod";
import { missing } from "../core/lack.ts";
import { onlineCollector } from "./collector.ts";
import { type Reading, type Reads, readOne, together } from "./reply.ts";

const comparison = z.object({
  status: z.string(),
  files: z.array(z.object({ filename: z.string(), previous_filename: z.string().optional() })),
});

const tree = z.object({
  truncated: z.boolean(),
  tree: z.array(
    z.object({ path: z.string(), type: z.string(), mode: z.string(), sha: z.string() }),
  ),
});

/** A comparison shows at most so many files: docs.github.com, compare two commits. */
const MOST_FILES = 300;

/** Every path that a release changes. */
export const collectPaths = onlineCollector<"paths">(async ({ base, head }, tools) => {
  const read = base === undefined ? await pathsAt(head, tools) : await changed(base, head, tools);
  if (read.state === "missing") {
    const reason = `what this release changes could not be read: ${read.reason}`;
    return { ...missing(reason, read.remedy), permission: read.permission };
  }
  const paths = [...new Set(read.data)].sort();
  return { state: "known", value: { base, head, paths }, strength: "verified" };
});

async function changed(
  base: string,
  head: string,
  tools: Reads,
): Promise<Reading<readonly string[]>> {
  if (base === head) return { state: "read", data: [] };
  const route = "GET /repos/{owner}/{repo}/compare/{basehead}";
  // The files stand on the first page, however short it is.
  const asked = { basehead: `${base}...${head}`, per_page: 1, page: 1 };
  const read = await readOne(tools, comparison, route, asked);
  if (read.state === "missing") return read;
  const { status, files } = read.data;
  if (status === "ahead" && files.length < MOST_FILES) {
    const all = files.flatMap(({ filename, previous_filename: old }) =>
      old === undefined ? [filename] : [filename, old],
    );
    return { state: "read", data: all };
  }
  // A comparison begins where two branches part; what differs is told by the trees alone.
  const trees = together<[Tree, Tree]>(
    await Promise.all([readTree(base, tools), readTree(head, tools)]),
  );
  return trees.state === "missing" ? trees : { state: "read", data: differing(...trees.data) };
}

async function pathsAt(sha: string, tools: Reads): Promise<Reading<readonly string[]>> {
  const read = await readTree(sha, tools);
  return read.state === "missing" ? read : { state: "read", data: [...read.data.keys()] };
}

/** What stands at each path: its mode and the sha of its content. */
type Tree = ReadonlyMap<string, string>;

async function readTree(sha: string, tools: Reads): Promise<Reading<Tree>> {
  const route = "GET /repos/{owner}/{repo}/git/trees/{tree_sha}";
  const read = await readOne(tools, tree, route, { tree_sha: sha, recursive: "1" });
  if (read.state === "missing") return read;
  if (read.data.truncated) return CUT;
  const entries = read.data.tree.filter(({ type }) => type !== "tree");
  return {
    state: "read",
    data: new Map(entries.map(({ path, mode, sha: content }) => [path, `${mode} ${content}`])),
  };
}

const CUT = {
  ...missing(
    "the repository has more paths than GitHub lists at once",
    "decide the lines that depend on changed paths by `labels`, or leave them to people",
  ),
  status: 200,
};

function differing(before: Tree, after: Tree): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (path) => before.get(path) !== after.get(path),
  );
}
