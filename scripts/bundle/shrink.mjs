import { minify, parse, print } from "@swc/core";

/** Nodes in which `this`, `super` and `arguments` are their own. */
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

/**
 * The same program in less text: V8 reads every character of a chunk before anything in it runs.
 * Names of functions and classes stay, because libraries show and compare them.
 */
export async function shrink(code) {
  const module = await parse(code, { syntax: "ecmascript", target: "es2022" });
  const plain = await print(asFunctions(module), {
    configFile: false,
    swcrc: false,
    jsc: { target: "es2022" },
  });
  const short = await minify(plain.code, {
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
