import { collector } from "./collector.ts";

/** What the files that name a version say, at the release's commit. */
export const collectVersions = collector<"versions">(async ({ paths }, tools) => {
  const read = await Promise.all(
    paths.map(async (path) => ({ path, file: await tools.readFile(path, tools.signal) })),
  );
  const files: { readonly path: string; readonly version: string | undefined }[] = [];
  for (const { path, file } of read) {
    if (file.state === "missing") return file;
    if (file.text !== undefined) files.push({ path, version: versionIn(path, file.text) });
  }
  return { state: "known", value: { files }, strength: "verified" };
});

/** The version that a file names, by the form that its name stands for; undefined: none. */
export function versionIn(path: string, text: string): string | undefined {
  const name = path.split("/").at(-1) ?? path;
  if (name.endsWith(".json")) return inJson(text);
  if (name === "pyproject.toml") return inToml(text, ["project", "tool.poetry"]);
  if (name.endsWith(".toml")) return inToml(text, ["package", "workspace.package"]);
  if (/^Chart\.ya?ml$/.test(name)) return /^appVersion:[ \t]*["']?([^\s"'#]+)/m.exec(text)?.[1];
  return text.trim();
}

function inJson(text: string): string | undefined {
  try {
    const data: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
    const has = typeof data === "object" && data !== null && "version" in data;
    return has && typeof data.version === "string" ? data.version : undefined;
  } catch {
    return undefined; // what is no JSON names no version
  }
}

/** `version = "2.4.0"` in one of these tables. */
function inToml(text: string, tables: readonly string[]): string | undefined {
  const parts = text.split(/^[ \t]*\[/m).slice(1);
  const own = parts.filter((part) => tables.some((table) => part.startsWith(`${table}]`)));
  const found = own.flatMap(
    (part) => /^[ \t]*version[ \t]*=[ \t]*["']([^"']+)["']/m.exec(part)?.[1] ?? [],
  );
  return found[0];
}
