import * as z from "zod";
import { type Answered, isCommit } from "../core/build.ts";
import { shortSha } from "../core/units.ts";
import { lazily } from "../fields/fields.ts";
import { type Answer, headerOf, type Select, unreadable } from "./expectations/expectation.ts";
import { headerName, jsonPath, pattern } from "./fields.ts";

/** Where an answer says which version or commit it comes from. */
export const buildSource = lazily(() =>
  z.union(
    [
      z.strictObject({ json: jsonPath }),
      z.strictObject({ header: headerName }),
      z.strictObject({ matches: pattern }),
      z.literal("text"),
    ],
    { error: "{json: $.version}, {header: x-version}, {matches: 'version (.+)'}, or text" },
  ),
);

export type BuildSource = z.output<typeof buildSource>;

/** Where an answer tells its build; what is not given is not read. */
export interface BuildSources {
  readonly commit?: BuildSource | undefined;
  readonly version?: BuildSource | undefined;
}

/** What stands at a source, or why there is nothing to read. */
type Read = { readonly text: string } | { readonly missing: string };

/** True where no path or pattern of the manifest is run on the answer. */
export function isBoundedSource(source: BuildSource): boolean {
  return source === "text" || "header" in source;
}

/** Reads the text at a source. */
export function readSource(answer: Answer, source: BuildSource, select: Select): Read {
  if (source !== "text" && "json" in source) return readJson(answer, source.json, select);
  if (source !== "text" && "header" in source) {
    return given(headerOf(answer, source.header));
  }
  const closed = unreadable(answer);
  if (closed !== undefined) return { missing: `missing: body ${closed}` };
  if (source === "text") return given(answer.body);
  const match = new RegExp(source.matches).exec(answer.body);
  return given(match?.[1] ?? match?.[0]);
}

function readJson(answer: Answer, path: string, select: Select): Read {
  const selected = select(answer, path);
  if ("problem" in selected) return { missing: `missing: body ${selected.problem}` };
  const [value, ...others] = selected.values;
  if (others.length > 0) return { missing: `${others.length + 1} values instead of one` };
  if (typeof value === "number") return { text: String(value) };
  if (typeof value === "string" && value.trim() !== "") return { text: value.trim() };
  return { missing: value === undefined ? "missing" : "neither text nor number" };
}

function given(text: string | undefined): Read {
  const trimmed = text?.trim() ?? "";
  return trimmed === "" ? { missing: "missing" } : { text: trimmed };
}

/** Reads a commit: what is not 7 hexadecimal digits or more is none. */
export function readCommit(answer: Answer, source: BuildSource, select: Select): Read {
  const read = readSource(answer, source, select);
  if ("missing" in read || isCommit(read.text)) return read;
  return { missing: `${read.text}, which is no commit of 7 digits or more` };
}

/** What an answer tells of its build. */
export function readBuild(answer: Answer, from: BuildSources, select: Select): Answered {
  const commit = from.commit && readCommit(answer, from.commit, select);
  const version = from.version && readSource(answer, from.version, select);
  return {
    ...(commit && "text" in commit ? { commit: commit.text.toLowerCase() } : {}),
    ...(version && "text" in version ? { version: version.text } : {}),
  };
}

/** `JSON $.version`, `header x-version`, `text matching v(.+)` or `text`. */
export function describeSource(source: BuildSource): string {
  if (source === "text") return "text";
  if ("json" in source) return `JSON ${source.json}`;
  return "header" in source ? `header ${source.header}` : `text matching ${source.matches}`;
}

/** `2.4.0 at 9f3c2ab`, as much of it as is known; undefined: nothing. */
export function describeBuild({ version, commit }: Answered): string | undefined {
  const at = commit && shortSha(commit);
  if (version === undefined) return at && `commit ${at}`;
  return at === undefined ? version : `${version} at ${at}`;
}
