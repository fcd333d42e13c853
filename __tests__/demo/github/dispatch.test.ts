import { afterEach, describe, expect, test } from "@jest/globals";
import { addCommit } from "../../../src/demo/github/seeds/code.ts";
import type { CheckedGitHub } from "../../support/github.ts";
import { startCheckedGitHub } from "../../support/github.ts";
import { caller } from "./caller.ts";
import { furnishedWorld } from "./furnished.ts";

const REPO = "/repos/octoacme/shop";
let github: CheckedGitHub;

async function serve({ world } = furnishedWorld()) {
  github = await startCheckedGitHub(world);
  return caller(github);
}

afterEach(async () => {
  await github.close();
  expect(github.sins).toEqual([]);
});

describe("a dispatch", () => {
  const path = `${REPO}/actions/workflows/deploy.yml/dispatches`;

  test("names its run, which the world plays to its end", async () => {
    const furnished = furnishedWorld();
    const seen: unknown[] = [];
    furnished.world.onDispatch = async (run, inputs) => {
      seen.push(inputs);
      run.status = "completed";
      run.conclusion = "success";
    };
    const call = await serve(furnished);
    const inputs = { version: "2.3.7" };
    const { body } = await call("POST", path, { ref: "main", inputs, return_run_details: true });
    const run = await call("GET", new URL(body.run_url).pathname);
    const { status, conclusion, event, display_title, head_sha } = run.body;
    expect([seen, { status, conclusion, event, display_title, head_sha }]).toEqual([
      [{ version: "2.3.7", kind: "deploy" }],
      {
        status: "completed",
        conclusion: "success",
        event: "workflow_dispatch",
        display_title: "Deploy 2.3.7",
        head_sha: furnished.ids.sha,
      },
    ]);
  });

  test("without the wish for details says nothing, and its run is found in the list", async () => {
    const call = await serve();
    const silent = await call("POST", path, { ref: "main", inputs: { version: "1" } });
    const runs = `${REPO}/actions/workflows/deploy.yml/runs?event=workflow_dispatch`;
    const since = await call("GET", `${runs}&created=%3E%3D2026-11-20T14:00:00Z`);
    const before = await call("GET", `${runs}&created=%3C2026-11-20T14:00:00Z`);
    expect([silent.status, silent.body, since.body.total_count, before.body.total_count]).toEqual([
      204,
      undefined,
      1,
      0,
    ]);
  });

  test("whose play throws has failed", async () => {
    const furnished = furnishedWorld();
    furnished.world.onDispatch = () => Promise.reject(new Error("no runner"));
    const call = await serve(furnished);
    await call("POST", path, { ref: "main", inputs: { version: "1" } });
    const { body } = await call("GET", `${REPO}/actions/runs?status=failure`);
    expect(body.total_count).toBe(1);
  });

  test.each([
    ["an unknown workflow", "gone.yml", { ref: "main" }, 404, "Not Found"],
    [
      "a workflow without the trigger",
      "ci.yml",
      { ref: "main" },
      422,
      "Workflow does not have 'workflow_dispatch' trigger",
    ],
    ["an unknown ref", "deploy.yml", { ref: "gone" }, 422, "No ref found for: gone"],
    [
      "an input that is not declared",
      "deploy.yml",
      { ref: "main", inputs: { version: "1", sha: "2" } },
      422,
      'Unexpected inputs provided: ["sha"]',
    ],
    [
      "a required input left out",
      "deploy.yml",
      { ref: "main" },
      422,
      "Required input 'version' not provided",
    ],
    [
      "a value that is no option",
      "deploy.yml",
      { ref: "main", inputs: { version: "1", kind: "undo" } },
      422,
      "Provided value 'undo' for input 'kind' not in the list of allowed values",
    ],
  ])("of %s is refused", async (_, file, body, status, message) => {
    const call = await serve();
    const reply = await call("POST", `${REPO}/actions/workflows/${file}/dispatches`, body);
    expect([reply.status, reply.body.message]).toEqual([status, message]);
  });

  test("of a file that is no YAML is refused", async () => {
    const furnished = furnishedWorld();
    addCommit(furnished.world, { files: { ".github/workflows/deploy.yml": "on: [" } });
    const call = await serve(furnished);
    expect((await call("POST", path, { ref: "main" })).status).toBe(422);
  });

  test("is cancelled once", async () => {
    const call = await serve();
    const inputs = { version: "1" };
    const { body } = await call("POST", path, { ref: "main", inputs, return_run_details: true });
    const cancel = `${REPO}/actions/runs/${body.workflow_run_id}/cancel`;
    const statuses = [await call("POST", cancel), await call("POST", cancel)];
    expect(statuses.map(({ status }) => status)).toEqual([202, 409]);
  });
});
