import parse from "semver/functions/parse.js";
import * as z from "zod";
import { isSameCommit } from "../core/build.ts";
import type { Known, Missing } from "../core/lack.ts";
import { tagNames, versionInTag, withoutV } from "../core/tag.ts";
import type { TagOfBuild, Told } from "../questions/before.ts";
import type { OnlineTools } from "./collector.ts";
import { type Reading, readOne } from "./reply.ts";
import { taggedCommit } from "./tags.ts";

const refs = z.array(
  z.object({ ref: z.string(), object: z.object({ type: z.string(), sha: z.string() }) }),
);

/** Annotated tags whose commit is asked for, of the last names. */
const MOST_ANNOTATED = 30;

/**
 * The tag of a build: of its version, else of its commit; what is known of both has to fit. `tag` is
 * `release.tag` as it is written: tags of other names are of other services.
 */
export async function tagOfBuild(
  { version, commit }: Told,
  tag: string | undefined,
  tools: OnlineTools,
): Promise<Known<TagOfBuild | undefined> | Missing> {
  const tags = version === undefined ? await versionTags(tag, tools) : named(tag, version);
  if ("state" in tags) return tags;
  const plain = tags.find(({ sha }) => sha !== undefined && commit && isSameCommit(commit, sha));
  if (plain?.sha !== undefined)
    return { state: "known", value: { tag: plain.tag, sha: plain.sha } };
  const annotated = tags.filter(({ sha }) => sha === undefined).slice(-MOST_ANNOTATED);
  const read = await Promise.all(
    annotated.map(async ({ tag }) => ({ tag, found: await taggedCommit(tag, tools) })),
  );
  for (const { tag, found } of read) {
    // A tag of something else than a commit is the tag of no build.
    if (found.state === "missing" && found.status !== 200) return found;
    if (found.state === "missing" || found.data === undefined) continue;
    const sha = found.data;
    if (commit === undefined || isSameCommit(commit, sha)) {
      return { state: "known", value: { tag, sha } };
    }
  }
  return { state: "known", value: undefined };
}

/** A tag, with its commit where that is known without asking. */
interface Named {
  readonly tag: string;
  readonly sha?: string | undefined;
}

function named(tag: string | undefined, version: string): readonly Named[] {
  return tagNames(tag, withoutV(version)).map((name) => ({ tag: name }));
}

/** All tags that name a version of the service. */
async function versionTags(
  tag: string | undefined,
  tools: OnlineTools,
): Promise<readonly Named[] | Missing> {
  const all = await allTags(tools);
  if ("state" in all) return all;
  return all.filter((one) => parse(versionInTag(tag, one.tag) ?? "") !== null);
}

async function allTags(tools: OnlineTools): Promise<readonly Named[] | Missing> {
  const route = "GET /repos/{owner}/{repo}/git/matching-refs/{ref}";
  const read: Reading<z.output<typeof refs>> = await readOne(tools, refs, route, { ref: "tags/" });
  if (read.state === "missing") return read;
  return read.data.map(({ ref, object: { type, sha } }) => ({
    tag: ref.replace(/^refs\/tags\//, ""),
    sha: type === "commit" ? sha : undefined,
  }));
}
