// Makes dist/ from src/: tsc to lib/, then one ncc bundle a door. The output is the same on every
// machine, which is what lets CI prove that the committed dist/ is what src/ builds to.
import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { minify, parse, print } from "@swc/core";
import { sourceHash } from "./source-hash.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const at = (...parts) => resolve(root, ...parts);
const node = (...args) => execFileSync(process.execPath, args, { cwd: root, stdio: "inherit" });

const out = process.argv[2] ?? "dist";
for (const folder of ["lib", out]) rmSync(at(folder), { recursive: true, force: true });
node(at("node_modules/typescript/bin/tsc"), "-p", "tsconfig.build.json");
cpSync(at("src/policy"), at("lib/policy"), { recursive: true });

const BRINGS_OWN = new Set([
  "ClassMethod",
  "ClassProperty",
  "Constructor",
  "FunctionDeclaration",
  "FunctionExpression",
  "GetterProperty",
  "MethodProperty",
  "PrivateMethod",
  "PrivateProperty",
  "SetterProperty",
  "StaticBlock",
]);

for (const [door, entry] of [
  ["action", "lib/action.js"],
  ["cli", "lib/cli.js"],
  ["demo", "lib/demo/index.js"],
]) {
  if (!existsSync(at(entry))) throw new Error(`${entry} was not compiled`);
  mkdirSync(at(out, door), { recursive: true });
  node(
    at("node_modules/@vercel/ncc/dist/ncc/cli.js"),
    "build",
    at(entry),
    "-o",
    at(out, door),
    "--no-cache",
    "--license",
    "licenses.txt",
    "-q",
  );
  for (const name of readdirSync(at(out, door)).filter((file) => file.endsWith(".js"))) {
    const file = at(out, door, name);
    writeFileSync(file, await shrink(readFileSync(file, "utf8")));
  }
}
writeFileSync(at(out, "source.json"), `${JSON.stringify({ sha256: sourceHash() })}\n`);

/**
 * The same program in less text: V8 reads every character of a chunk before anything in it runs.
 * Names of functions and classes stay, because libraries show and compare them.
 */
async function shrink(code) {
  const module = await parse(code, { syntax: "ecmascript", target: "es2022" });
  const plain = await print(asFunctions(module), {
    configFile: false,
    swcrc: false,
    jsc: { target: "es2022" },
  });
  const short = await minify(plain.code, {
    module: true,
    ecma: 2022,
    compress: { arrows: false, keep_classnames: true, keep_fnames: true },
    mangle: { keep_classnames: true, keep_fnames: true },
    // Text of ASCII alone takes one byte a character when it is loaded.
    format: { asciiOnly: true, comments: false },
  });
  return short.code;
}

/**
 * Writes `function` for every arrow that is no more than that. V8 reads an arrow in full together
 * with the function around it, called or not, but only skims a `function` until its first call: a
 * tenth of the time that `lint` takes.
 */
function asFunctions(node) {
  if (Array.isArray(node)) return node.map(asFunctions);
  if (typeof node !== "object" || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, v]) => [key, asFunctions(v)]));
  if (node.type !== "ArrowFunctionExpression" || usesSurroundings(node)) return copy;
  const { params, body, span, ctxt } = copy;
  const returned = { type: "ReturnStatement", span, argument: body };
  return {
    ...copy,
    type: "FunctionExpression",
    identifier: null,
    decorators: [],
    params: params.map((pat) => ({ type: "Parameter", span, decorators: [], pat })),
    body:
      body.type === "FunctionBody" ? body : { type: "FunctionBody", span, ctxt, stmts: [returned] },
  };
}

/** True where `this`, `super`, `arguments` or `new.target` come from outside, as in arrows alone. */
function usesSurroundings(node) {
  if (Array.isArray(node)) return node.some(usesSurroundings);
  if (typeof node !== "object" || node === null) return false;
  // What brings its own: only a computed key of it still looks outside.
  if (BRINGS_OWN.has(node.type)) return usesSurroundings(node.key);
  if (node.type === "ThisExpression" || node.type === "Super") return true;
  if (node.type === "MetaProperty") return node.kind === "new.target";
  if (node.type === "Identifier") return node.value === "arguments" || node.value === "eval";
  return Object.values(node).some(usesSurroundings);
}
