import { describe, expect, test } from "@jest/globals";
import { type Hop, redirected } from "../../../src/adapters/http/redirect.ts";

const EVERY = [301, 302, 303, 307, 308];

const asked = (only: Partial<Hop> = {}): Hop => ({
  url: new URL("https://shop.example/old"),
  method: "GET",
  headers: {
    "user-agent": "release-gate/1",
    accept: "text/html",
    authorization: "Bearer x",
    cookie: "sid=1",
    "x-any-key": "y",
  },
  body: undefined,
  ...only,
});

const to = (location: string, status = 302) => ({ status, headers: { location } });

describe("a redirect to another host", () => {
  test("is not followed unless it may be, by default too", () => {
    const refused = { state: "broken", reason: "redirect" };
    expect(redirected(asked(), to("https://other.example/"))).toMatchObject(refused);
    const same = { hosts: "same", statuses: EVERY } as const;
    expect(redirected(asked(), to("https://other.example/"), same)).toMatchObject(refused);
  });

  test.each([
    ["another host", "https://other.example/new"],
    ["another port", "https://shop.example:8443/new"],
    ["another protocol", "http://shop.example/new"],
    ["a host below", "https://api.shop.example/new"],
  ])("to %s takes none of the caller's headers along", (_, location) => {
    const next = redirected(asked(), to(location), { hosts: "any", statuses: EVERY });
    expect(next).toEqual({
      url: new URL(location),
      method: "GET",
      headers: { "user-agent": "release-gate/1", accept: "*/*" },
      body: undefined,
    });
  });

  test("takes no body along", () => {
    const post = asked({ method: "POST", body: "password=x" });
    const any = { hosts: "any", statuses: EVERY } as const;
    expect(redirected(post, to("https://other.example/", 307), any)).toMatchObject({
      reason: "redirect",
      detail:
        "the request is redirected to https://other.example, and its body is not sent to another host",
    });
    expect(redirected(post, to("https://other.example/", 303), any)).toMatchObject({
      method: "GET",
      body: undefined,
    });
  });

  test.each([
    ["file:///etc/passwd", /not of http or https/],
    ["javascript:alert(1)", /not of http or https/],
    ["https://smoke:secret@other.example/", /with a user name/],
    ["http://[", /an invalid address/],
  ])("%s is followed by nobody", (location, detail) => {
    const next = redirected(asked(), to(location), { hosts: "any", statuses: EVERY });
    expect(next).toMatchObject({ reason: "redirect", detail: expect.stringMatching(detail) });
  });

  test("a password in its address is not told", () => {
    const next = redirected(asked(), to("https://smoke:secret@shop.example/"));
    expect(JSON.stringify(next)).not.toContain("secret");
  });
});

test.each([
  ["follows what it is told to", 302, [302], true],
  ["takes any other status for the answer", 301, [302], false],
  ["follows nothing where it is told so", 302, [], false],
  ["takes no other status for a redirect", 304, [302, 304], false],
] as const)("a request %s", (_, status, statuses, follows) => {
  const next = redirected(asked(), to("/new", status), { hosts: "same", statuses });
  expect(next !== undefined).toBe(follows);
});
