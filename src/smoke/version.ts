import * as z from "zod";
import type { Answer, Select } from "./expectations/expectation.ts";
import { headerName, jsonPath } from "./fields.ts";

/** Where an answer says which version it comes from. */
export const versionSource = z.union(
  [z.strictObject({ json: jsonPath }), z.strictObject({ header: headerName })],
  { error: "{json: $.version} or {header: x-version}" },
);

export type VersionSource = z.output<typeof versionSource>;

/** The version that an answer reports, or why there is none to read. */
type ReadVersion = { readonly version: string } | { readonly missing: string };

/** Reads the version out of an answer. */
export function readVersion(answer: Answer, source: VersionSource, select: Select): ReadVersion {
  if ("header" in source) {
    const value = answer.headers[source.header.toLowerCase()]?.trim();
    return value ? { version: value } : { missing: "missing" };
  }
  const selected = select(answer, source.json);
  if ("problem" in selected) return { missing: `missing: body ${selected.problem}` };
  const [value, ...others] = selected.values;
  if (others.length > 0) return { missing: `${others.length + 1} values instead of one` };
  if (typeof value === "number") return { version: String(value) };
  if (typeof value === "string" && value.trim() !== "") return { version: value.trim() };
  return { missing: value === undefined ? "missing" : "neither text nor number" };
}

/** `JSON $.version` or `header x-version`. */
export function describeSource(source: VersionSource): string {
  return "header" in source ? `header ${source.header}` : `JSON ${source.json}`;
}

/** True for the same version; a leading `v` and build metadata (`+…`) do not count. */
export function isSameVersion(one: string, other: string): boolean {
  return bareVersion(one) === bareVersion(other);
}

/** A version without a leading `v` and build metadata. */
export function bareVersion(version: string): string {
  return version
    .trim()
    .replace(/^v(?=\d)/i, "")
    .replace(/\+.*$/, "");
}
