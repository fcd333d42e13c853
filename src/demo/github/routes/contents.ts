import type { Route } from "../call.ts";
import { found, parameter, refuse } from "../call.ts";
import { resolve } from "../refs.ts";
import { shaOf } from "../seeds/code.ts";
import { api, html } from "../views/links.ts";
import type { World } from "../world.ts";

/** Above this, the API sends no content: https://docs.github.com/rest/repos/contents */
const MOST_BYTES = 1_000_000;

interface Place {
  readonly path: string;
  readonly ref: string;
}

/** Files and folders at a commit. */
export const contentRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/contents/{path}",
    permission: "contents=read",
    answer: (call) => {
      const { world } = call;
      const path = parameter(call, "path").replace(/^\/+|\/+$/g, "");
      const ref = call.query.get("ref") ?? world.defaultBranch;
      const { files } = resolve(world, ref) ?? refuse(404, `No commit found for the ref ${ref}`);
      const text = files[path];
      if (text !== undefined) return { status: 200, body: fileView(world, { path, ref }, text) };
      const children = childrenOf(files, path);
      found(children[0]);
      return {
        status: 200,
        body: children.map(({ name, size }) =>
          entryView(world, { path: `${path}/${name}`, ref }, size),
        ),
      };
    },
  },
];

/** Names directly under a folder; `size` undefined for a folder. */
function childrenOf(files: Readonly<Record<string, string>>, folder: string) {
  const sizes = new Map<string, number | undefined>();
  for (const [path, text] of Object.entries(files)) {
    if (!path.startsWith(`${folder}/`)) continue;
    const [name = "", ...deeper] = path.slice(folder.length + 1).split("/");
    sizes.set(name, deeper.length === 0 ? Buffer.byteLength(text) : undefined);
  }
  return [...sizes].map(([name, size]) => ({ name, size }));
}

function entryView(world: World, { path, ref }: Place, size: number | undefined) {
  const encoded = path.split("/").map(encodeURIComponent).join("/");
  const sha = shaOf(`blob ${path} ${ref}`);
  const kind = size === undefined ? "tree" : "blob";
  const links = {
    self: api(world, `/contents/${encoded}?ref=${encodeURIComponent(ref)}`),
    git: api(world, `/git/${kind}s/${sha}`),
    html: html(world, `/${kind}/${encodeURIComponent(ref)}/${encoded}`),
  };
  return {
    type: size === undefined ? "dir" : "file",
    name: path.split("/").at(-1),
    path,
    sha,
    size: size ?? 0,
    url: links.self,
    git_url: links.git,
    html_url: links.html,
    download_url:
      size === undefined ? null : html(world, `/raw/${encodeURIComponent(ref)}/${encoded}`),
    _links: links,
  };
}

function fileView(world: World, place: Place, text: string) {
  const bytes = Buffer.from(text);
  const whole = bytes.length <= MOST_BYTES;
  // GitHub breaks base64 into lines of sixty characters, the last one too.
  const lines = bytes.toString("base64").replace(/.{1,60}/g, "$&\n");
  return {
    ...entryView(world, place, bytes.length),
    encoding: whole ? "base64" : "none",
    content: whole ? lines : "",
  };
}
