import * as z from "zod";
import type { Checkout, GitHub } from "../core/ports.ts";
import { Problem } from "../core/problem.ts";
import { stageFacts } from "../core/stages.ts";
import type { EventCommit } from "./event.ts";
import type { Request } from "./request.ts";

const FULL = /^[0-9a-f]{40}$/;

const commit = z.object({ sha: z.string().regex(FULL) });

/** The commit that is released, and where it was read. */
export interface ReleaseCommit {
  /** Full 40-digit commit; empty where none is named and none is needed. */
  readonly sha: string;
  /** `the input`, `the release event, tag v2.4.0`, `GITHUB_SHA`, `the checkout`. */
  readonly from: string;
}

/**
 * The commit that is released: the user's word, else the event's, else the checkout's.
 * @throws Problem where none is named, or the one that is named is not found
 */
export async function releaseCommit(
  { stage, sha: given, event }: Pick<Request, "stage" | "sha" | "event">,
  github: GitHub | undefined,
  checkout: Checkout | undefined,
  signal: AbortSignal,
): Promise<ReleaseCommit> {
  const find = (ref: string) => lookUp(ref, github, signal);
  if (given !== undefined) return { sha: await whole(given, checkout, find), from: "the input" };
  const unnamed = (sentence: string): ReleaseCommit => {
    if (stageFacts(stage).withoutRelease === true) return { sha: "", from: NOWHERE };
    throw unclear(sentence, GIVE);
  };
  if (event.unclear !== undefined) return unnamed(event.unclear);
  const from = nameOf(event);
  if (event.sha !== undefined) return { sha: await whole(event.sha, checkout, find), from };
  if (event.tag !== undefined) {
    const tagged = await find(`tags/${event.tag}`);
    if (tagged !== undefined) return { sha: tagged, from };
    throw unclear(`the commit of the tag ${event.tag} was not found`, GIVE);
  }
  if (checkout !== undefined) return { sha: checkout.sha, from: "the checkout" };
  return unnamed("no commit is given, and this folder is no checkout with a commit");
}

/** In the place of where a value was read that nobody needs. */
export const NOWHERE = "nowhere";

const GIVE = "give the commit (input `sha`, flag --sha)";

function nameOf({ name, tag }: EventCommit): string {
  const event = name === undefined ? "GITHUB_SHA" : `the ${name} event`;
  return tag === undefined ? event : `${event}, tag ${tag}`;
}

type Find = (ref: string) => Promise<string | undefined>;

/** All 40 digits of a commit that was named by at least 7. */
async function whole(written: string, checkout: Checkout | undefined, find: Find): Promise<string> {
  const wanted = written.toLowerCase();
  if (FULL.test(wanted)) return wanted;
  if (/^[0-9a-f]{7,39}$/.test(wanted) && checkout?.sha.startsWith(wanted)) return checkout.sha;
  const found = await find(wanted);
  if (found?.startsWith(wanted)) return found;
  throw unclear(`commit "${wanted}" was not found`, "give all 40 digits of the commit");
}

async function lookUp(
  ref: string,
  github: GitHub | undefined,
  signal: AbortSignal,
): Promise<string | undefined> {
  const reply = await github?.request("GET /repos/{owner}/{repo}/commits/{ref}", { ref }, signal);
  return reply?.ok ? commit.safeParse(reply.data).data?.sha : undefined;
}

function unclear(sentence: string, remedy: string): Problem {
  return new Problem({ code: "release-unclear", sentence, remedy });
}
