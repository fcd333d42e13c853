import type { Act } from "../receipts/index.ts";
import { type GitHubRelease, hasBody, releaseIn, releasesOf, unreadable } from "./releases.ts";
import { type Ending, type Handler, notDone, type Tools } from "./tools.ts";

/** The draft of a release. A draft of the tag with another text gets this one; what is public is left. */
export const draft: Handler<"draft"> = {
  find: async (act, tools) => {
    const seen = await releasesOf(act.tag, tools);
    if (!("length" in seen)) return seen;
    const [only, ...others] = seen;
    if (others.length > 0) return several(act, seen);
    if (only === undefined) return undefined;
    if (hasBody(only, act.body)) return there(act, only, "found");
    return only.draft ? undefined : otherText(act, only);
  },

  perform: async (act, tools) => {
    const found = await draft.find(act, tools);
    if (found !== undefined) return found;
    const seen = await releasesOf(act.tag, tools);
    const [old] = "length" in seen ? seen : [];
    const reply = await (old === undefined ? make(act, tools) : renew(act, old, tools));
    const what = `The release ${act.tag} was not drafted`;
    if (!reply.ok) return notDone(reply, what);
    const made = releaseIn(reply.data);
    return made === undefined ? unreadable(what) : there(act, made, "done");
  },

  // Two drafts of a tag are possible, and nobody could tell which one counts.
  repeatable: false,
};

const texts = ({ title, body, prerelease }: Act<"draft">) => ({ name: title, body, prerelease });

/** An existing tag is used as it is: a commit that changes workflows could not be named with it. */
function make(act: Act<"draft">, { github, signal }: Tools) {
  const { tag, target } = act;
  const at = target === undefined ? {} : { target_commitish: target };
  const wanted = { tag_name: tag, draft: true, ...texts(act), ...at };
  return github.request("POST /repos/{owner}/{repo}/releases", wanted, signal);
}

function renew(act: Act<"draft">, { id }: GitHubRelease, { github, signal }: Tools) {
  const wanted = { release_id: id, ...texts(act) };
  return github.request("PATCH /repos/{owner}/{repo}/releases/{release_id}", wanted, signal);
}

function there(
  { tag }: Act<"draft">,
  { id, draft: isDraft, html_url, upload_url }: GitHubRelease,
  state: "done" | "found",
): Ending<"draft"> {
  return {
    state,
    detail: isDraft ? `The release ${tag} is drafted` : `The release ${tag} is published`,
    link: html_url,
    result: { release: id, published: !isDraft, upload: upload_url },
  };
}

function several({ tag }: Act<"draft">, all: readonly GitHubRelease[]): Ending<"draft"> {
  return {
    state: "failed",
    detail: `${all.length} releases or drafts have the tag ${tag}`,
    remedy: "Delete all but one, then run the stage again",
    link: all[0]?.html_url,
  };
}

function otherText({ tag }: Act<"draft">, { html_url }: GitHubRelease): Ending<"draft"> {
  return {
    state: "failed",
    detail: `The release ${tag} is published with another text than the approved notes`,
    remedy: "Put the approved notes there, or delete that release, then run the stage again",
    link: html_url,
  };
}
