import { expect, test } from "@jest/globals";
import { makeGitHub } from "../../../src/adapters/github/client.ts";
import type { GitHubRoute } from "../../../src/core/ports.ts";
import { fakeClock } from "../../support/fake-clock.ts";

const READ = "GET /repos/{owner}/{repo}/commits/{ref}/check-runs";
const WRITE = "POST /repos/{owner}/{repo}/statuses/{ref}";

/** What a request comes to whose first attempts get no answer; every later one gets one at once. */
async function outcomeOf(route: GitHubRoute, silent: number) {
  let attempts = 0;
  const clock = fakeClock();
  const github = makeGitHub({
    token: "t0ken",
    apiUrl: "https://api.github.example",
    owner: "octoacme",
    repo: "shop",
    clock,
    onWait: () => undefined,
    attemptMs: 20,
    fetch: (_, init) => {
      attempts += 1;
      if (attempts > silent) return Promise.resolve(Response.json({ id: 1 }));
      return new Promise((_resolve, reject) => {
        init?.signal?.addEventListener("abort", () => reject(init.signal?.reason));
      });
    },
  });
  const reply = await github.request(route, { ref: "abc" }, new AbortController().signal);
  return { reply, attempts, waits: clock.sleeps };
}

test("a read that gets no answer in time is repeated", async () => {
  expect(await outcomeOf(READ, 1)).toMatchObject({
    reply: { ok: true, data: { id: 1 } },
    attempts: 2,
    waits: [500],
  });
});

test("a read that never gets one is refused in the end, and says how long it waited", async () => {
  expect(await outcomeOf(READ, 9)).toMatchObject({
    reply: {
      ok: false,
      status: 0,
      reason: "no answer from GitHub to GET /commits/abc/check-runs: nothing within 20ms",
    },
    attempts: 4,
    waits: [500, 1000, 2000],
  });
});

test("a write that gets no answer in time is never repeated, since it may have been done", async () => {
  expect(await outcomeOf(WRITE, 1)).toMatchObject({
    reply: { ok: false, status: 0 },
    attempts: 1,
    waits: [],
  });
});
