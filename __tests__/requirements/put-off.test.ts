import { expect, test } from "@jest/globals";
import { aComment, aManifest, known, NOW, SHA } from "../support/builders.ts";
import { aHistory, releaseRecord, SAID } from "../support/records.ts";
import { judged, saying } from "./judging.ts";

const URL = "https://github.example/octoacme/shop/issues/512";
const DAY = 24 * 3_600_000;
const ROWS = { "qa-signoff": "qa-lead", "code-reviewed": "developer" };
const OPEN = (id: string) => `${id} of 2.4.0 (9f3c2ab), put off for incident #512 until 2026-11-22`;

interface World {
  readonly said?: readonly (readonly [string, string])[];
  readonly days?: number;
  readonly statuses?: readonly string[];
  readonly records?: readonly object[];
  readonly incident?: boolean;
}

function judge({ said = [], days = 0, statuses, records, incident = false }: World) {
  const record = {
    ...{ id: 20, sha: SHA, version: "2.4.0", createdAt: "2026-11-20T12:00:00Z" },
    ...{ incident: 512, by: "erin", until: "2026-11-22", timezone: "UTC", rows: ROWS },
  };
  const comments = said.map(([author, body], n) => aComment({ id: n, author, body }));
  const release = {
    ...aManifest().release,
    ...(incident ? { incident: { issue: 512, by: "erin" } } : {}),
  };
  return judged({
    uses: "put-off",
    subject: { now: NOW + days * DAY },
    manifest: { release, roles: { "release-coordinator": ["alice"], "qa-lead": ["bob"] } },
    answers: [
      known("put-off production", {
        ...{ environment: "production", component: "", records: records ?? [record] },
        issues: [{ number: 512, url: URL, comments }],
      }),
      known(
        "history production",
        aHistory({ records: [releaseRecord(statuses ?? [SAID.begun, SAID.live, SAID.pass])] }),
      ),
    ],
  });
}

const QA = ["bob", "/attest qa-signoff 9f3c2ab"] as const;
const REVIEW = ["alice", "/attest code-reviewed 9f3c2ab https://x.example/pull/7"] as const;

test.each<[string, World, string, string, string]>([
  ["nothing", { records: [] }, "not-applicable", "block", "Nothing was put off here"],
  ["in time, nothing done", {}, "pending", "warn", OPEN("qa-signoff")],
  ["on its last day", { days: 2 }, "pending", "warn", OPEN("qa-signoff")],
  ["after it", { days: 3 }, "fail", "block", OPEN("qa-signoff")],
  ["after it, for an incident", { days: 3, incident: true }, "fail", "warn", OPEN("qa-signoff")],
  ["one done", { said: [QA] }, "pending", "warn", OPEN("code-reviewed")],
  [
    "all done, where nobody holds the role by the coordinator",
    { said: [QA, REVIEW], days: 9 },
    "pass",
    "block",
    "2 requirements that had been put off, done",
  ],
  [
    "done by somebody else",
    { said: [["mallory", QA[1]], REVIEW], days: 3 },
    "fail",
    "block",
    OPEN("qa-signoff"),
  ],
  [
    "done for another commit",
    { said: [["bob", "/attest qa-signoff 1be07d4"], REVIEW] },
    "pending",
    "warn",
    OPEN("qa-signoff"),
  ],
  [
    "done and taken back",
    { said: [QA, REVIEW, ["bob", "/withdraw qa-signoff because it broke"]] },
    "pending",
    "warn",
    OPEN("qa-signoff"),
  ],
  [
    "of a release that was rolled back",
    { days: 9, statuses: [SAID.begun, SAID.live, SAID.revertedBy(21)] },
    "not-applicable",
    "block",
    "Nothing was put off here",
  ],
  [
    "of one that was never live",
    { days: 9, statuses: [SAID.begun, SAID.broke] },
    "not-applicable",
    "block",
    "Nothing was put off here",
  ],
])("%s", (_what, world, outcome, effect, found) => {
  const finding = judge(world);
  expect([finding.outcome, finding.effect, finding.found]).toEqual([outcome, effect, found]);
});

test("says what to do, by whom and where, and what is open besides", () => {
  expect(saying(judge({ said: [["mallory", QA[1]]] }))).toMatchObject({
    remedy:
      "Do it, then comment `/attest qa-signoff 9f3c2ab` on #512 as qa-lead or release-coordinator",
    details: [
      OPEN("code-reviewed"),
      expect.stringContaining("@mallory does not hold the role qa-lead"),
    ],
    link: URL,
  });
});

test("a record that the history does not show any more still counts", () => {
  const record = {
    ...{ id: 3, sha: SHA, version: "2.4.0", createdAt: "2026-11-20T12:00:00Z" },
    ...{ incident: 512, by: "erin", until: "2026-11-22", timezone: "UTC", rows: ROWS },
  };
  expect(judge({ records: [record], days: 3 }).outcome).toBe("fail");
});
