import { describe, expect, test } from "@jest/globals";
import type { RecordPayload } from "../../src/core/record.ts";
import { type Asking, hasEnded, type Owner, type Started } from "../../src/rollout/ended.ts";
import { aRecord, SAID, second } from "../support/records.ts";

const at = (n: number): number => Date.parse(second(n));

const RUNNING: Owner = { attempt: "running", job: "running" };
const DONE: Owner = { attempt: "completed", job: "completed" };
const GONE: Owner = { attempt: "unreadable", job: "unreadable" };
const NONE: Started = { state: "none" };
const RUN = "https://github.com/octoacme/shop/actions/runs/77";
const STILL: Started = { state: "running", url: RUN, waits: false };

interface Row {
  readonly owner?: Owner;
  readonly started?: Started;
  readonly statuses?: readonly string[];
  readonly payload?: Partial<RecordPayload>;
  readonly asking?: Partial<Asking>;
}

function asked({ owner = DONE, started = NONE, statuses = [SAID.begun], payload, asking }: Row) {
  const hosted = { runner: "github-hosted", lease: second(5000) } as const;
  const record = aRecord(1, statuses, { payload: { ...hosted, ...payload } });
  return hasEnded(record, { owner, started }, { run: "9", attempt: 1, now: at(1000), ...asking });
}

describe("a record has ended when its owner has and nothing that it started still runs", () => {
  const rows: readonly [string, boolean, Row][] = [
    ["its attempt has completed", true, {}],
    [
      "its job has completed, the attempt goes on",
      true,
      { owner: { ...RUNNING, job: "completed" } },
    ],
    ["its job runs", false, { owner: RUNNING }],
    [
      "it is an earlier attempt of this run",
      true,
      { owner: RUNNING, payload: { run: "9" }, asking: { attempt: 2 } },
    ],
    [
      "it was made by an earlier step of this very job",
      true,
      { owner: RUNNING, payload: { run: "9", job: "5" }, asking: { job: "5" } },
    ],
    [
      "it was made by another job of this attempt",
      false,
      { owner: RUNNING, payload: { run: "9", job: "5" }, asking: { job: "6" } },
    ],
    ["it is this very attempt", false, { owner: RUNNING, payload: { run: "9" } }],
    [
      "a lease that is over never speaks against a job that runs",
      false,
      { owner: RUNNING, asking: { now: at(9000) } },
    ],
    ["its owner cannot be read and its lease lasts", false, { owner: GONE }],
    [
      "its owner cannot be read and its lease is over",
      true,
      { owner: GONE, asking: { now: at(5001) } },
    ],
    ["the run that it dispatched goes on", false, { started: STILL }],
    ["that run waits for an approval", false, { started: { ...STILL, waits: true } }],
    ["that run has completed", true, { started: { state: "completed", url: RUN } }],
    ["that run cannot be read", false, { started: { state: "unreadable", reason: "403" } }],
    [
      "a run that is not listed yet",
      false,
      { started: { state: "not-found" }, asking: { ownerEndedAt: at(800) } },
    ],
    [
      "a run that is not listed after five minutes",
      true,
      { started: { state: "not-found" }, asking: { ownerEndedAt: at(700) } },
    ],
    [
      "nothing was touched, so nothing can be listed",
      true,
      { started: { state: "not-found" }, statuses: [], asking: { ownerEndedAt: at(999) } },
    ],
    [
      "a command on a runner of one's own can outlive its job",
      false,
      { payload: { runner: "self-hosted" } },
    ],
    ["outside Actions as well", false, { owner: GONE, payload: { runner: null } }],
    ["but not its lease", true, { payload: { runner: "self-hosted" }, asking: { now: at(5001) } }],
    [
      "before anything was touched there is no command",
      true,
      { statuses: [], payload: { runner: "self-hosted" } },
    ],
  ];

  test.each(rows)("%s: %s", (_what, expected, row) => {
    expect(asked(row).ended).toBe(expected);
  });

  test.each<[string, boolean, Row]>([
    ["a command on a runner of one's own", true, { payload: { runner: "self-hosted" } }],
    ["an owner that cannot be read", true, { owner: GONE }],
    [
      "a dispatched run that cannot be read",
      true,
      { started: { state: "unreadable", reason: "404" } },
    ],
    ["a job that runs", false, { owner: RUNNING }],
    ["a dispatched run that goes on", false, { started: STILL }],
    [
      "a run that may still be listed",
      false,
      { started: { state: "not-found" }, asking: { ownerEndedAt: at(800) } },
    ],
  ])("whether a person's word ends %s: %s", (_what, byPerson, row) => {
    expect(asked(row)).toMatchObject({ ended: false, byPerson });
  });

  test("what is waited for is named, with the run whose cancellation ends the wait", () => {
    expect(asked({ owner: RUNNING, payload: { run: "4711" } })).toMatchObject({ cancel: "4711" });
    expect(asked({ started: { ...STILL, waits: true } })).toEqual({
      ended: false,
      because: "the workflow run that it started waits for an approval",
      byPerson: false,
      cancel: "77",
      link: RUN,
    });
  });
});
