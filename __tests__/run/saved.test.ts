import { expect, test } from "@jest/globals";
import { hider } from "../../src/run/saved.ts";

function hiding() {
  const [hidden, warnings, masked]: [string[], string[], string[]] = [[], [], []];
  const hide = hider({
    record: {
      hide: (secrets) => {
        hidden.push(...secrets);
        return Object.assign((text: string) => text, {
          stream: () => ({ push: () => undefined, end: () => undefined }),
        });
      },
      warn: (text) => void warnings.push(text),
    },
    ports: {
      log: {
        line: () => undefined,
        progress: () => undefined,
        foreign: () => undefined,
        mask: (value) => void masked.push(value),
      },
    },
  });
  return { hide, hidden, warnings, masked };
}

test("a saved value is hidden once, masked line by line, and the texts inside too", () => {
  const { hide, hidden, warnings, masked } = hiding();
  const value = '{"key": "inner-secret",\n"n": 1}';
  hide({ name: "a", value, secret: true });
  hide({ name: "b", value, secret: true });
  expect(hidden).toEqual([value, "inner-secret"]);
  expect(masked).toEqual(['{"key": "inner-secret",', '"n": 1}']);
  expect(warnings).toEqual([]);
});

test("one that is no secret is not", () => {
  const { hide, hidden, masked } = hiding();
  hide({ name: "a", value: "order-17", secret: false });
  expect([hidden, masked]).toEqual([[], []]);
});

test("one that is too short is said to be unprotected, once, and not masked", () => {
  const { hide, warnings, masked } = hiding();
  hide({ name: "order", value: "17", secret: true });
  hide({ name: "order", value: "18", secret: true });
  expect(masked).toEqual([]);
  expect(warnings).toEqual([expect.stringMatching(/^the saved value order has fewer than four/)]);
});
