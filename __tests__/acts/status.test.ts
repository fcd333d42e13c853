import { describe, expect, test } from "@jest/globals";
import type { Act } from "../../src/receipts/index.ts";
import { refused } from "../support/fake-github.ts";
import { rememberingGitHub, scene } from "./support.ts";

function aStatusAct(over: Partial<Act<"status">> = {}): Act<"status"> {
  return {
    kind: "status",
    key: "status 7 success",
    deployment: 7,
    state: "success",
    description: "2.4.0 is live",
    environmentUrl: "https://shop.example",
    logUrl: "https://github.example/runs/1",
    ...over,
  };
}

test("set twice, a state is written once", async () => {
  const github = rememberingGitHub([{ id: 7, states: ["in_progress"] }]);
  const { perform } = scene({ github });
  const states = [await perform(aStatusAct()), await perform(aStatusAct())].map((r) => r.state);
  expect([states, github.written]).toEqual([
    ["done", "found"],
    [
      [
        "status of 7",
        {
          deployment_id: 7,
          state: "success",
          description: "2.4.0 is live",
          auto_inactive: true,
          log_url: "https://github.example/runs/1",
          environment_url: "https://shop.example",
        },
      ],
    ],
  ]);
});

describe("only the newest status counts as done", () => {
  test.each([
    ["the same state and link", ["success"], { logUrl: undefined }, "found"],
    ["a link that is not there yet", ["success"], {}, "done"],
    ["another state since", ["success", "failure"], { logUrl: undefined }, "done"],
  ])("%s", async (_case, states, over, state) => {
    const github = rememberingGitHub([{ id: 7, states }]);
    expect((await scene({ github }).perform(aStatusAct(over))).state).toBe(state);
  });
});

test("a look that fails does not keep a state from being written", async () => {
  const github = rememberingGitHub([{ id: 7, states: [] }], {
    "GET /deployments/7/statuses": refused(500),
  });
  expect((await scene({ github }).perform(aStatusAct())).state).toBe("done");
});

test("after an interruption statuses still go out, on the closing signal", async () => {
  const github = rememberingGitHub([{ id: 7, states: [] }]);
  const signals: AbortSignal[] = [];
  const request: typeof github.request = (route, parameters, signal) => {
    signals.push(signal);
    return github.request(route, parameters, signal);
  };
  const closing = new AbortController().signal;
  const { perform } = scene({
    github: { ...github, request },
    signal: AbortSignal.abort(),
    closing,
  });
  await perform(aStatusAct({ state: "error" }));
  expect(signals).toEqual([closing]);
});
