import { parse } from "@swc/core";

/**
 * The same program with every module's function in parentheses. V8 skims a bare `function` and reads
 * it again when it is called, which a module of a loaded chunk nearly always is; one in parentheses
 * is read in full at once.
 */
export async function readAtOnce(code) {
  const module = await parse(code, { syntax: "ecmascript", target: "es2022" });
  const marks = modulesIn(module).flatMap(({ start, end }) => [
    { at: start - module.span.start, mark: "(" },
    { at: end - module.span.start, mark: ")" },
  ]);
  const sorted = marks.toSorted((a, b) => a.at - b.at);
  const bytes = Buffer.from(code); // places are counted in bytes
  const text = (from, to) => bytes.subarray(from, to).toString();
  const parts = sorted.map(({ at, mark }, i) => `${text(sorted[i - 1]?.at ?? 0, at)}${mark}`);
  return `${parts.join("")}${text(sorted.at(-1)?.at ?? 0)}`;
}

/** Where the functions of modules stand: values of objects whose keys are all numbers. */
function modulesIn(node) {
  if (Array.isArray(node)) return node.flatMap(modulesIn);
  if (typeof node !== "object" || node === null) return [];
  if (node.type === "ObjectExpression" && node.properties.length > 0) {
    const values = node.properties.map((property) =>
      property.key?.type === "NumericLiteral" ? property.value : undefined,
    );
    if (values.every((value) => value?.type === "FunctionExpression"))
      return values.map(({ span }) => span);
  }
  return Object.values(node).flatMap(modulesIn);
}
