import { expect, test } from "@jest/globals";
import { aComment, aSubject, known, missing, PREVIOUS_SHA, SHA } from "../support/builders.ts";
import { judged, saying } from "./judging.ts";

const RUN = "https://github.example/octoacme/shop/actions/runs/4711";

interface World {
  readonly by?: readonly string[];
  readonly environment?: string;
  readonly said?: readonly (readonly [string, string])[];
  readonly attempt?: number;
  readonly role?: string;
  /** False: there is no release issue. */
  readonly issue?: boolean;
  readonly unread?: boolean;
}

function judge(world: World) {
  const { by = ["carol"], environment = "production", said = [], attempt = 1 } = world;
  const { role = "pm", issue = true, unread = false } = world;
  const comments = said.map(([author, body], n) => aComment({ id: n, author, body }));
  const key = "approved in run 4711";
  return judged({
    uses: "signoff",
    options: { role },
    subject: { run: { ...aSubject().run, attempt } },
    manifest: {
      roles: { pm: ["carol", "bob"], "qa-lead": ["bob"], "release-coordinator": ["carol"] },
    },
    answers: [
      known("comments of the release issue", {
        issue: issue ? { number: 7, url: "https://x.example/7" } : undefined,
        comments,
      }),
      unread
        ? missing(key)
        : known(key, {
            run: "4711",
            approvals: by.map((login) => ({ by: login, environments: [environment] })),
          }),
      known(`changes ${PREVIOUS_SHA}..${SHA}`, {
        ...{ base: PREVIOUS_SHA, head: SHA },
        commits: [{ sha: SHA, authors: ["dev"], unlinked: [] }],
      }),
    ],
  });
}

const REFUSED = "The approval of production in this run by @carol does not count: ";

test.each<[string, World, string, string]>([
  ["the PM approves", {}, "pass", "@carol approved production for this run"],
  ["in other case", { by: ["Carol"] }, "pass", "@Carol approved production for this run"],
  ["without a release issue", { issue: false }, "pass", "@carol approved production for this run"],
  ["nobody", { by: [] }, "pending", "No sign-off yet"],
  ["another environment", { environment: "staging" }, "pending", "No sign-off yet"],
  [
    "somebody else",
    { by: ["mallory"] },
    "pending",
    "The approval of production in this run by @mallory does not count: @mallory does not hold the role pm",
  ],
  [
    "a second attempt",
    { attempt: 2 },
    "pending",
    `${REFUSED}it may be of an earlier attempt; comment the sign-off`,
  ],
  [
    "somebody of the role said no-go",
    { said: [["bob", "/no-go because orders are slow"]] },
    "fail",
    "@bob said no-go on 2026-11-20 13:30 UTC: orders are slow",
  ],
  [
    "who has signed off as another role",
    { said: [["carol", "/sign-off release-coordinator 9f3c2ab"]] },
    "pending",
    `${REFUSED}@carol has signed off as release-coordinator, and each of the four roles needs a different person`,
  ],
  ["approvals could not be read", { unread: true }, "pending", "No sign-off yet"],
  ["for another role's row", { role: "qa-lead" }, "pending", "No sign-off yet"],
])("%s", (_what, world, outcome, found) => {
  expect(saying(judge(world))).toMatchObject({ outcome, found });
});

test("it is attested, with where it stands", () => {
  expect(judge({})).toMatchObject({
    attested: [{ by: "carol", at: "2026-11-20T14:00:00.000Z", url: RUN }],
    link: RUN,
  });
});

test("approvals that could not be read are named", () => {
  expect(judge({ unread: true }).details?.join()).toContain("approved in run 4711");
});
