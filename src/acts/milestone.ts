import * as z from "zod";
import { unreadable } from "./releases.ts";
import { confirmed, type Handler, notDone } from "./tools.ts";

const listed = z.object({ number: z.int(), title: z.string(), state: z.string() });

/** The milestone of a title; undefined: there is none. */
const titled = (data: unknown, title: string) =>
  z
    .array(listed)
    .safeParse(data)
    .data?.find((one) => one.title === title);

/** Closes a milestone; one that is closed is left as it is. */
export const milestone: Handler<"milestone"> = {
  find: async ({ title }, { github, signal }) => {
    const route = "GET /repos/{owner}/{repo}/milestones";
    const reply = await github.list(route, { state: "all" }, signal);
    if (!reply.ok) return notDone(reply, `The milestone ${title} could not be read`);
    const found = titled(reply.data, title);
    if (found?.state !== "closed") return undefined;
    const { number } = found;
    return { state: "found", detail: `The milestone ${title} is closed`, result: { number } };
  },

  perform: async ({ title }, { github, signal }) => {
    const read = await github.list(
      "GET /repos/{owner}/{repo}/milestones",
      { state: "all" },
      signal,
    );
    if (!read.ok) return notDone(read, `The milestone ${title} could not be read`);
    const found = titled(read.data, title);
    if (found === undefined) return unreadable(`The milestone ${title} was not found`);
    const { number } = found;
    const detail = `The milestone ${title} is closed`;
    if (found.state === "closed") return { state: "found", detail, result: { number } };
    const reply = confirmed(
      await github.request(
        "PATCH /repos/{owner}/{repo}/milestones/{milestone_number}",
        { milestone_number: number, state: "closed" },
        signal,
      ),
      z.object({ state: z.literal("closed") }),
    );
    if (!reply.ok) return notDone(reply, `The milestone ${title} was not closed`);
    return { state: "done", detail, result: { number } };
  },

  repeatable: true,
};
