import { expect, jest, test } from "@jest/globals";
import { ROOT } from "../support/child.ts";
import { serveCheckedGitHub } from "../support/github-server.ts";
import { type Killed, playKilled } from "../walk/processes/killed.ts";

jest.setTimeout(120_000);
const product = { root: ROOT, serve: serveCheckedGitHub };

const DEPLOYMENTS = "POST /repos/octoacme/shop/deployments";
const CLAIM = { request: DEPLOYMENTS };
const VERDICT = { request: `${DEPLOYMENTS}/`, nth: 4 };
const DEPLOYING = { request: "shop POST /begin/deploy" };
const WATCHING = { request: "shop GET /orders", nth: 12 };
const REVERTING = { request: "shop POST /begin/rollback" };

const RELEASED = /^exit 0: RELEASED: Shop 2\.4\.0 in production · .* · proven by commit$/;
const UNDECIDED = /^exit 3: HELD: Shop 2\.4\.0 in production · this deployment is undecided$/;
const ON_HOLD = /^exit 1: NO-GO: Shop 2\.4\.0 in production · held: on hold since /;
const OPEN =
  /^exit 3: HELD: Shop 2\.4\.0 in production · deployment \d+ is a rollback of it, and it is open$/;
const FIXED = /^exit 0: RELEASED: Shop 2\.4\.1 in production · /;
const GONE = /^ended by the signal$/;

/** How the process ends, its safety net, the second attempt, and after a bad build its fix. */
const KILLS: readonly (readonly [string, Killed, readonly RegExp[]])[] = [
  [
    "killed at its claim",
    { build: "good", at: CLAIM, signal: "SIGKILL" },
    [GONE, /^exit 3: HELD: .* · no verdict was left on this deployment$/, RELEASED],
  ],
  [
    "killed while it deploys",
    { build: "good", at: DEPLOYING, signal: "SIGKILL" },
    [GONE, UNDECIDED, RELEASED],
  ],
  [
    "interrupted while it deploys",
    { build: "good", at: DEPLOYING, signal: "SIGINT" },
    [/^exit 3: UNDECIDED: .* · deploy: node was interrupted · 1 more$/, UNDECIDED, RELEASED],
  ],
  [
    "asked to end while it watches",
    { build: "good", at: WATCHING, signal: "SIGTERM" },
    [
      /^exit 3: UNDECIDED: .* · interrupted: a signal stopped the stage/,
      /^exit 3: HELD: .* · the verdict is inconclusive: neither good nor proven bad$/,
      RELEASED,
    ],
  ],
  [
    "killed at its verdict, a failure",
    { build: "bad", at: VERDICT, signal: "SIGKILL" },
    [
      GONE,
      /^exit 0: ROLLED BACK: Shop 2\.4\.0 → 2\.3\.7 in production · health failed; 2\.3\.7 is proven by commit$/,
      ON_HOLD,
      FIXED,
    ],
  ],
  [
    "killed while it rolls back",
    { build: "bad", at: REVERTING, signal: "SIGKILL" },
    [GONE, OPEN, ON_HOLD, FIXED],
  ],
  [
    "asked to end while it rolls back",
    { build: "bad", at: REVERTING, signal: "SIGTERM" },
    [/^exit 3: HELD: .* · orders error-rate: since /, OPEN, ON_HOLD, FIXED],
  ],
];

test.concurrent.each(KILLS)("a release that is %s", async (_, killed, expected) => {
  const { violations, ends, records } = await playKilled(product, killed);
  expect({ violations, ends }).toEqual({
    violations: [],
    ends: expected.map((end) => expect.stringMatching(end)),
  });
  expect(records.join("\n")).not.toContain("left: failed, not reverted");
});
