import * as z from "zod";
import { unreadable } from "./releases.ts";
import { type Handler, notDone } from "./tools.ts";

const asset = z.object({ name: z.string(), state: z.string() });

/** A file of a release. One whose upload broke off is named, since only a person may delete it. */
export const attach: Handler<"attach"> = {
  find: async ({ release, name }, { github, signal }) => {
    const route = "GET /repos/{owner}/{repo}/releases/{release_id}/assets";
    const reply = await github.list(route, { release_id: release }, signal);
    const what = `The files of release ${release} could not be read`;
    if (!reply.ok) return notDone(reply, what);
    const all = z.array(asset).safeParse(reply.data).data;
    if (all === undefined) return unreadable(what);
    const found = all.find((one) => one.name === name);
    if (found === undefined) return undefined;
    if (found.state === "uploaded") {
      return { state: "found", detail: `${name} is attached`, result: { name } };
    }
    return {
      state: "failed",
      detail: `${name} is attached in part only: its upload broke off`,
      remedy: "Delete that file of the release, then run the stage again",
    };
  },

  perform: async (act, tools) => {
    const found = await attach.find(act, tools);
    if (found !== undefined) return found;
    const { release, name, text, upload } = act;
    const reply = await tools.github.request(
      "POST /repos/{owner}/{repo}/releases/{release_id}/assets{?name}",
      { release_id: release, name, data: text, baseUrl: baseOf(upload) },
      tools.signal,
    );
    if (!reply.ok) return notDone(reply, `${name} was not attached`);
    if (asset.safeParse(reply.data).data?.state !== "uploaded") {
      return unreadable(`${name} was not attached`);
    }
    return { state: "done", detail: `${name} is attached`, result: { name } };
  },

  repeatable: true,
};

/** `https://uploads.github.com` of the address that GitHub gives: files have a host of their own. */
function baseOf(upload: string): string {
  return upload.slice(0, Math.max(0, upload.indexOf("/repos/")));
}
