import { notesDigest } from "../core/digest.ts";
import type { Act } from "../receipts/index.ts";
import { type GitHubRelease, releaseIn, unreadable } from "./releases.ts";
import { type Ending, type Handler, notDone } from "./tools.ts";

const ROUTE = "/repos/{owner}/{repo}/releases/{release_id}";

/** Makes a draft public, last of all: a public release may be unchangeable. */
export const publish: Handler<"publish"> = {
  find: async (act, { github, signal }) => {
    const reply = await github.request(`GET ${ROUTE}`, { release_id: act.release }, signal);
    const what = `The release ${act.tag} could not be read`;
    if (!reply.ok) return notDone(reply, what);
    const seen = releaseIn(reply.data);
    if (seen === undefined) return unreadable(what);
    return seen.draft ? undefined : ended(act, seen, "found");
  },

  perform: async (act, tools) => {
    const found = await publish.find(act, tools);
    if (found !== undefined) return found;
    const { release, tag, latest } = act;
    const wanted = { release_id: release, draft: false, make_latest: latest ? "true" : "false" };
    const reply = await tools.github.request(`PATCH ${ROUTE}`, wanted, tools.signal);
    const what = `The release ${tag} was not published`;
    if (!reply.ok) return notDone(reply, what);
    const seen = releaseIn(reply.data);
    return seen === undefined || seen.draft ? unreadable(what) : ended(act, seen, "done");
  },

  repeatable: true,
};

/** What is public has the approved text, or it was changed meanwhile. */
async function ended(
  { tag, digest }: Act<"publish">,
  { id, body, html_url }: GitHubRelease,
  state: "done" | "found",
): Promise<Ending<"publish">> {
  if ((await notesDigest(body ?? "")) !== digest) {
    return {
      state: "failed",
      detail: `The release ${tag} is public with another text than the approved notes`,
      remedy: "Put the approved notes there, then run the stage again",
      link: html_url,
    };
  }
  const result = { release: id, url: html_url };
  return { state, detail: `The release ${tag} is published`, link: html_url, result };
}
