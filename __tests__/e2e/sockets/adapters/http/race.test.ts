import { Socket } from "node:net";
import { describe, expect, test } from "@jest/globals";
import { firstOpen } from "../../../../../src/adapters/http/race.ts";

const NEXT_AFTER_MS = 20;
const never = new AbortController().signal;
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

const failure = (code: string) => Object.assign(new Error(code), { code });

/** An address that connects or fails after a time; `begun` and `dropped` are looked at later. */
function address(name: string, afterMs: number, code?: string) {
  const socket = new Socket();
  const seen = { name, socket, begun: false };
  const attempt = () => {
    seen.begun = true;
    const opened = pause(afterMs).then(() => {
      if (code !== undefined) throw failure(code);
    });
    return { socket, opened };
  };
  return { seen, attempt };
}

const race = (all: readonly ReturnType<typeof address>[], ended = never) =>
  firstOpen(
    all.map(({ attempt }) => attempt),
    ended,
    NEXT_AFTER_MS,
  );

describe("the first address that connects", () => {
  test("is the slow one where the others refuse: its time is the request's", async () => {
    const slow = address("slow", 8 * NEXT_AFTER_MS);
    const refuses = address("refuses", 0, "ECONNREFUSED");
    expect(await race([slow, refuses])).toBe(slow.seen.socket);
  });

  test("is the next one where the first stays silent, and the first is let go", async () => {
    const silent = address("silent", 15 * NEXT_AFTER_MS);
    const good = address("good", 0);
    expect(await race([silent, good])).toBe(good.seen.socket);
    expect([silent.seen.socket.destroyed, good.seen.socket.destroyed]).toEqual([true, false]);
  });

  test("is tried alone where it connects at once", async () => {
    const [good, other] = [address("good", 0), address("other", 0)];
    expect(await race([good, other])).toBe(good.seen.socket);
    await pause(2 * NEXT_AFTER_MS);
    expect(other.seen.begun).toBe(false);
  });

  test("is tried at once where the one before it fails", async () => {
    const fails = address("fails", 0, "ENETUNREACH");
    const good = address("good", 0);
    const started = performance.now();
    expect(await firstOpen([fails.attempt, good.attempt], never, 5000)).toBe(good.seen.socket);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

test.each([
  [["ENETUNREACH", "ECONNREFUSED"], "ECONNREFUSED"],
  [["ECONNREFUSED", "ENETUNREACH"], "ECONNREFUSED"],
  [["EHOSTUNREACH", "ENETUNREACH"], "ENETUNREACH"],
  [["ECONNRESET"], "ECONNRESET"],
])("where all fail with %j, the host's own word counts: %s", async (codes, code) => {
  const all = codes.map((one) => address(one, 0, one));
  await expect(race(all)).rejects.toMatchObject({ code });
});

test("no address is begun any more once the request is over", async () => {
  const stop = new AbortController();
  const [silent, other] = [address("silent", 3 * NEXT_AFTER_MS, "ECONNRESET"), address("other", 0)];
  const raced = race([silent, other], stop.signal);
  stop.abort();
  await expect(raced).rejects.toMatchObject({ code: "ECONNRESET" });
  expect(other.seen.begun).toBe(false);
});
