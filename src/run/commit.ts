import * as z from "zod";
import type { Checkout, GitHub } from "../core/ports.ts";
import { Problem } from "../core/problem.ts";
import type { Request } from "./request.ts";

const FULL = /^[0-9a-f]{40}$/;

const commit = z.object({ sha: z.string().regex(FULL) });

/** The commit that is released: the user's word, else the event's, else the checkout's. */
export async function releaseCommit(
  request: Request,
  github: GitHub | undefined,
  checkout: Checkout | undefined,
  signal: AbortSignal,
): Promise<string> {
  const wanted = (request.sha ?? request.eventSha ?? checkout?.sha)?.toLowerCase();
  if (wanted === undefined)
    throw unclear(
      "no commit is given, and this folder is not a checkout",
      "give the commit (input `sha`, flag --sha)",
    );
  if (FULL.test(wanted)) return wanted;
  if (/^[0-9a-f]{7,39}$/.test(wanted) && checkout?.sha.startsWith(wanted)) return checkout.sha;
  const reply = await github?.request(
    "GET /repos/{owner}/{repo}/commits/{ref}",
    { ref: wanted },
    signal,
  );
  const found = reply?.ok ? commit.safeParse(reply.data).data : undefined;
  if (found?.sha.startsWith(wanted)) return found.sha;
  throw unclear(`commit "${wanted}" was not found`, "give all 40 digits of the commit");
}

function unclear(sentence: string, remedy: string): Problem {
  return new Problem({ code: "release-unclear", sentence, remedy });
}
