import type { Checkout } from "../core/ports.ts";

/** Where a manifest lies: on disk, and inside its repository. All paths with `/`. */
export interface ManifestPaths {
  /** Folder on disk in which commands run. */
  readonly folder: string;
  /** Folder of the repository on disk. */
  readonly root: string;
  /** Folder of the manifest inside the repository; empty for its root. */
  readonly inside: string;
  readonly name: string;
  /** Path inside the repository. */
  readonly path: string;
}

/** Places a manifest in its checkout; outside one the process's folder stands for the repository. */
export function manifestPaths(
  manifest: string,
  cwd: string,
  checkout: Checkout | undefined,
): ManifestPaths {
  const slashed = straight(manifest.replaceAll("\\", "/"));
  const absolute = /^(\/|[A-Za-z]:\/)/.test(slashed)
    ? slashed
    : straight(`${cwd.replaceAll("\\", "/")}/${slashed}`);
  const root = (checkout?.root ?? cwd).replaceAll("\\", "/");
  const prefix = root.endsWith("/") ? root : `${root}/`;
  const path = absolute.startsWith(prefix) ? absolute.slice(prefix.length) : slashed;
  const cut = path.lastIndexOf("/");
  return {
    folder: absolute.slice(0, Math.max(1, absolute.lastIndexOf("/"))),
    root,
    inside: cut < 0 ? "" : path.slice(0, cut),
    name: path.slice(cut + 1),
    path,
  };
}

/** Folder of the manifest inside the repository, empty for the root; undefined: it lies outside. */
export function insideFolder({ inside }: Pick<ManifestPaths, "inside">): string | undefined {
  return /^(\/|[A-Za-z]:|\.\.(\/|$))/.test(inside) ? undefined : inside;
}

/** A path without `.`, and without `..` where there is a folder to leave. */
function straight(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "." || (part === "" && parts.length > 0)) continue;
    const left = part === ".." ? parts.at(-1) : undefined;
    if (left === undefined || left === "" || left === "..") parts.push(part);
    else parts.pop();
  }
  return parts.join("/");
}
