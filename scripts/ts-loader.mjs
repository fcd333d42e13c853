// Lets node run the sources as they are, for scripts that need nothing built before:
//   register("./ts-loader.mjs", import.meta.url);
//   const { … } = await import("../src/….ts");
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { transform } from "@swc/core";

const OPTIONS = {
  configFile: false,
  swcrc: false,
  sourceMaps: "inline",
  jsc: {
    target: "es2023",
    parser: { syntax: "typescript" },
    experimental: { keepImportAttributes: true },
  },
  module: { type: "es6" },
};

/** Node's hook: a TypeScript file as the module that it is. */
export async function load(url, context, next) {
  if (!url.startsWith("file:") || !url.endsWith(".ts")) return next(url, context);
  const filename = fileURLToPath(url);
  const { code } = await transform(await readFile(filename, "utf8"), { ...OPTIONS, filename });
  return { format: "module", source: code, shortCircuit: true };
}
