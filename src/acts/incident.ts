import * as z from "zod";
import { isFromInside } from "../core/from-inside.ts";
import type { GitHubRefusal } from "../core/ports.ts";
import type { Act } from "../receipts/index.ts";
import { written as authorship } from "./author.ts";
import { type Ending, type Handler, notDone, type Tools } from "./tools.ts";

const issue = z.object({
  number: z.int(),
  html_url: z.string(),
  state: z.string(),
  body: z.string().nullish(),
  pull_request: z.unknown().optional(),
  ...authorship,
});

type Issue = z.output<typeof issue>;

const LISTED_SINCE_MS = 30 * 86_400_000;

/**
 * One issue for each incident. The list shows at once what was written, which the search does not; it is
 * read before and after, and where two runs have opened one each, the lowest number stands.
 */
export const incident: Handler<"incident"> = {
  find: async (act, tools) => {
    const known = await knownIssues(act, tools);
    const [first] = known.ok ? known.issues : [];
    return first && opened(first, "found");
  },

  perform: async (act, tools) => {
    const known = await knownIssues(act, tools);
    const [first] = known.ok ? known.issues : [];
    if (first !== undefined) return opened(first, "found");
    if (!known.ok && known.permission !== undefined)
      return { ...notDone(known, NOT_OPENED), permission: WRITE };
    const reply = await tools.github.request(
      "POST /repos/{owner}/{repo}/issues",
      {
        title: tools.redact(act.title),
        body: tools.redact(known.ok ? act.body : `${act.body}\n\n${POSSIBLE_DUPLICATE}`),
        labels: [...act.labels],
      },
      tools.closing,
    );
    if (!reply.ok) return notDone(reply, NOT_OPENED);
    const made = issue.safeParse(reply.data).data;
    if (made !== undefined) return standing(act, made, tools);
    const detail = "GitHub's answer to a new issue could not be read";
    return { state: "unclear", detail, remedy: "Look whether the issue of the incident is there" };
  },

  // It is looked for before it is opened, each time.
  repeatable: true,
};

/** Reading alone would not do. */
const WRITE = "issues: write";

const NOT_OPENED = "The issue of the incident was not opened";

const POSSIBLE_DUPLICATE =
  "_Possible duplicate: the list of issues could not be read when this one was opened._";

/** Issues of this incident, the lowest number first; or why they cannot be listed. */
async function knownIssues(
  { marker, labels }: Act<"incident">,
  { github, clock, closing }: Tools,
): Promise<{ readonly ok: true; readonly issues: readonly Issue[] } | GitHubRefusal> {
  const since = new Date(clock.now() - LISTED_SINCE_MS).toISOString();
  const reply = await github.list(
    "GET /repos/{owner}/{repo}/issues",
    { labels: labels[0], state: "all", since, per_page: 100 },
    closing,
  );
  if (!reply.ok) return reply;
  const all = z.array(issue).safeParse(reply.data).data;
  if (all === undefined) return UNREADABLE;
  // A form can label what a stranger opens: neither label nor marker tells whose it is.
  const issues = all
    .filter(({ body, pull_request }) => pull_request === undefined && body?.includes(marker))
    .filter(isFromInside)
    .toSorted((a, b) => a.number - b.number);
  return { ok: true, issues };
}

const UNREADABLE: GitHubRefusal = {
  ok: false,
  status: 200,
  reason: "GitHub's list of issues could not be read",
  remedy: "run the stage again when GitHub answers as usual",
};

/** Looks again: of two that were opened at once the lowest number stands, and ours closes if it is another. */
async function standing(
  act: Act<"incident">,
  made: Issue,
  tools: Tools,
): Promise<Ending<"incident">> {
  const known = await knownIssues(act, tools);
  const [first = made] = known.ok ? known.issues : [];
  if (first.number >= made.number) return opened(made, "done");
  const closed = await tools.github.request(
    "PATCH /repos/{owner}/{repo}/issues/{issue_number}",
    { issue_number: made.number, state: "closed", state_reason: "not_planned" },
    tools.closing,
  );
  const { detail, ...ending } = opened(first, "found");
  const left = closed.ok ? "is closed as its duplicate" : "is its duplicate: close it";
  return { ...ending, detail: `${detail}; #${made.number} ${left}` };
}

function opened({ number, html_url: url }: Issue, state: "done" | "found") {
  const detail = state === "done" ? `Incident #${number} is open` : `Incident #${number} was there`;
  return { state, detail, link: url, result: { issue: number, url } } as const;
}
