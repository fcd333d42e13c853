import parse from "semver/functions/parse.js";
import rcompare from "semver/functions/rcompare.js";
import * as z from "zod";
import { type Missing, missing } from "../core/lack.ts";
import { tagNames, versionInTag } from "../core/tag.ts";
import { shortSha } from "../core/units.ts";
import { type OnlineTools, onlineCollector } from "./collector.ts";
import { type Reading, readFirst, readOne, together } from "./reply.ts";

const target = z.object({ object: z.object({ type: z.string(), sha: z.string() }) });

const release = z.object({ tag_name: z.string(), draft: z.boolean(), prerelease: z.boolean() });

/** 1,000 releases, newest first. */
const MOST_PAGES = 10;

/** A tag may name a tag; nobody stacks more. */
const MOST_STEPS = 5;

/** The commit that the version's tag names, and the highest published release. */
export const collectTags = onlineCollector<"tags">(async ({ version, tag }, tools) => {
  const names = tagNames(tag, version);
  const [tagged, latest] = await Promise.all([
    Promise.all(names.map((name) => taggedCommit(name, tools))),
    highestRelease(tag, tools),
  ]);
  const read = together([together<readonly (string | undefined)[]>(tagged), latest]);
  if (read.state === "missing") return read;
  const [commits, latestRelease] = read.data;
  const [first, second] = commits.flatMap((sha, i) => (sha === undefined ? [] : { sha, i }));
  if (first !== undefined && second !== undefined && first.sha !== second.sha) {
    const [one, other] = [first, second].map(({ sha, i }) => `${names[i]} (${shortSha(sha)})`);
    return missing(`the tags ${one} and ${other} name different commits`, TWO_TAGS);
  }
  return {
    state: "known",
    value: { version, tag: first && names[first.i], tagged: first?.sha, latestRelease },
    strength: "verified",
  };
});

const TWO_TAGS = "delete the one that is wrong";

/** The commit that a tag names; undefined: no such tag. */
export async function taggedCommit(
  name: string,
  tools: OnlineTools,
): Promise<Reading<string | undefined>> {
  const route = "GET /repos/{owner}/{repo}/git/ref/{ref}";
  let found = await readOne(tools, target, route, { ref: `tags/${name}` });
  if (found.state === "missing" && found.status === 404) return { state: "read", data: undefined };
  for (let step = 0; step <= MOST_STEPS && found.state === "read"; step += 1) {
    const { type, sha } = found.data.object;
    if (type === "commit") return { state: "read", data: sha };
    if (type !== "tag") break;
    // An annotated tag is an object of its own, which names the commit.
    const tag = "GET /repos/{owner}/{repo}/git/tags/{tag_sha}";
    found = await readOne(tools, target, tag, { tag_sha: sha });
  }
  return found.state === "missing" ? found : { ...OTHER_TARGET, status: 200 };
}

const OTHER_TARGET: Missing = missing(
  "the version's tag does not name a commit",
  "delete the tag and create it again on the release's commit",
);

async function highestRelease(
  tag: string | undefined,
  tools: OnlineTools,
): Promise<Reading<string | undefined>> {
  const route = "GET /repos/{owner}/{repo}/releases";
  const releases = await readFirst(tools, release, route, {}, MOST_PAGES);
  if (releases.state === "missing") return releases;
  const versions = releases.data
    .filter(({ draft, prerelease }) => !draft && !prerelease)
    .flatMap(({ tag_name }) => parse(versionInTag(tag, tag_name) ?? "") ?? [])
    .filter(({ prerelease }) => prerelease.length === 0);
  return { state: "read", data: versions.toSorted(rcompare)[0]?.version };
}
