import { expect, test } from "@jest/globals";
import type { Http, HttpReply } from "../../src/core/ports.ts";
import { address } from "../../src/questions/address.ts";
import { anAnswer, noAnswer } from "../support/fake-http.ts";
import { askOne, knownValue } from "./collect.ts";

const URL = "https://x.example/runbooks";

/** What is sent, and what becomes of it. */
async function asked(reply: HttpReply) {
  const sent: unknown[] = [];
  const http: Http = async (request) => {
    sent.push(request);
    return reply;
  };
  return { value: await knownValue(address(URL), undefined, { http }), sent };
}

test("an address is asked without anything of ours, and followed anywhere", async () => {
  const { value, sent } = await asked(anAnswer({ status: 403 }));
  expect(value).toEqual({ url: URL, status: 403, reason: undefined });
  expect(sent).toMatchObject([
    { method: "GET", url: URL, headers: {}, body: undefined, redirects: { hosts: "any" } },
  ]);
});

test("what does not answer says why", async () => {
  const { value } = await asked(noAnswer({ reason: "refused", detail: "connection refused" }));
  expect(value).toEqual({ url: URL, status: undefined, reason: "connection refused" });
});

test("nothing is asked where a command has no way to", async () => {
  expect((await askOne(address(URL), undefined))?.state).toBe("missing");
});
