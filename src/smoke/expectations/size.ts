import * as z from "zod";
import { lazily } from "../../fields/fields.ts";
import { atLeastOne } from "../fields.ts";
import { defineExpectation } from "./expectation.ts";

const UNITS = { B: 1, kB: 1000, KiB: 1024, MB: 1_000_000, MiB: 1_048_576 } as const;

const HINT = "a size with its unit, such as 500B, 20kB or 1MiB";

/** `20kB`; read as bytes. */
const bytes = lazily(() =>
  z
    .string(HINT)
    .regex(/^\d{1,9}(\.\d{1,3})?(B|kB|KiB|MB|MiB)$/, HINT)
    .transform((text) => {
      const [, number = "", unit = "B"] = /^([\d.]+)(\w+)$/.exec(text) ?? [];
      return Math.round(Number(number) * UNITS[unit as keyof typeof UNITS]); // the pattern knows no other
    }),
);

/** `expect.size`: bytes of the body once it is decoded. */
export const size = defineExpectation({
  id: "size",
  options: lazily(() =>
    z
      .strictObject({ "at-least": bytes.optional(), "at-most": bytes.optional() })
      .transform(atLeastOne("write {at-least: 1kB}, {at-most: 1MiB} or both"))
      .transform((value, context) => {
        const { "at-least": least = 0, "at-most": most = Number.POSITIVE_INFINITY } = value;
        const message =
          least > most
            ? "`at-least` is more than `at-most`: no size is both"
            : most === Number.POSITIVE_INFINITY && least === 0
              ? "every body has at least 0 bytes: write a size that not all have"
              : undefined;
        if (message !== undefined && context.issues.length === 0) {
          context.issues.push({ code: "custom", input: value, message, path: ["at-least"] });
        }
        return value;
      }),
  ),
  isBounded: () => true,
  judge: ({ bytes: size }, { "at-least": least, "at-most": most }) => {
    const miss = (rule: string, limit: number) => {
      const actual =
        size === undefined ? "not measured: too large to be decoded whole" : shown(size);
      return {
        subject: "size",
        expected: `${rule.replace("-", " ")} ${shown(limit)}`,
        actual,
        at: [rule],
      };
    };
    return [
      ...(least === undefined || (size ?? -1) >= least ? [] : [miss("at-least", least)]),
      ...(most === undefined || (size ?? Number.POSITIVE_INFINITY) <= most
        ? []
        : [miss("at-most", most)]),
    ];
  },
});

const shown = (count: number): string => `${count} ${count === 1 ? "byte" : "bytes"}`;
