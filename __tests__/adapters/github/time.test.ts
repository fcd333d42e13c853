import { expect, test } from "@jest/globals";
import { githubTime } from "../../../src/adapters/github/time.ts";
import { fakeClock } from "../../support/fake-clock.ts";

const AT = Date.parse("2030-01-01T00:00:00Z");

test("goes on from the last answer's date, whatever this machine's clock says", () => {
  const clock = fakeClock("2026-11-20T10:00:00.000Z");
  const { hear, now } = githubTime(clock);
  expect(now()).toBeUndefined();
  hear({ date: "Tue, 01 Jan 2030 00:00:00 GMT" });
  clock.advance(1500);
  expect(now()).toBe(AT + 1500);
  hear({ date: "Tue, 01 Jan 2030 00:01:00 GMT" });
  expect(now()).toBe(AT + 60_000);
});

test.each([[{}], [{ date: "soon" }]])(
  "an answer without a date that can be read changes nothing",
  (headers) => {
    const { hear, now } = githubTime(fakeClock());
    hear(headers);
    expect(now()).toBeUndefined();
    hear({ date: "Tue, 01 Jan 2030 00:00:00 GMT" });
    hear(headers);
    expect(now()).toBe(AT);
  },
);
