import { expect, test } from "@jest/globals";
import type { CommandRequest } from "../../src/core/ports.ts";
import { redactor } from "../../src/core/redaction.ts";
import { commandsOf } from "../../src/delivery/commands.ts";
import { SHA } from "../support/builders.ts";
import { memoryFiles } from "../support/memory-files.ts";
import { never } from "../support/smoke-builders.ts";

const SECRET = "s3cret-word";

const ENV = {
  PATH: `/usr/bin:/home/${SECRET}`,
  HOME: "/home/smoke",
  GITHUB_TOKEN: "ghs_1",
  INPUT_SECRETS: "A=b",
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: "t",
  PASSWORD: SECRET,
  LOGIN: `smoke:${SECRET}`,
};

test("a command gets the variables of the process without credentials and secrets, and those that it names", async () => {
  const asked: CommandRequest[] = [];
  const shown: string[] = [];
  const files = memoryFiles({ "/repo/r.xml": "<a/>" });
  const tools = commandsOf(
    {
      commands: async (request) => {
        asked.push(request);
        request.onLine("hello");
        return { state: "exited", code: 0 };
      },
      files,
      folder: "/repo",
      env: ENV,
      environment: {
        name: "staging",
        url: "https://staging.shop.example",
        production: false,
        after: [],
      },
      redact: redactor([SECRET]),
      foreign: (line) => shown.push(line),
    },
    { version: "2.4.0", sha: SHA },
  );
  const lines: string[] = [];
  const program = { command: ["k6"], env: { TOKEN: SECRET }, timeoutMs: 5000 };
  await tools.run({ ...program, onLine: (line) => lines.push(line) }, never);
  expect(asked).toEqual([
    {
      command: ["k6"],
      timeoutMs: 5000,
      folder: "/repo",
      onLine: expect.any(Function),
      env: {
        PATH: ENV.PATH,
        HOME: ENV.HOME,
        RELEASE_ENVIRONMENT: "staging",
        RELEASE_URL: "https://staging.shop.example",
        RELEASE_VERSION: "2.4.0",
        RELEASE_SHA: SHA,
        TOKEN: SECRET,
      },
    },
  ]);
  expect([shown, lines]).toEqual([["hello"], ["hello"]]);
  expect(await tools.files.read("r.xml")).toBe("<a/>");
  await tools.files.write("out/r.xml", "");
  expect([...files.written.keys()]).toEqual(["/repo/out/r.xml"]);
});
