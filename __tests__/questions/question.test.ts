import { expect, test } from "@jest/globals";
import * as z from "zod";
import { maybe } from "../../src/fields/recorded.ts";
import { defineQuestion, exactly } from "../../src/questions/question.ts";
import type { ValueOf } from "../evidence/collect.ts";

const weather = defineQuestion({
  kind: "weather",
  value: z.strictObject({ degrees: z.number() }),
  asks: (place: string) => ({ key: `weather in ${place}`, place }),
});

test("a kind makes questions with its name, their key and what they ask", () => {
  expect(weather("Berlin")).toEqual({ kind: "weather", key: "weather in Berlin", place: "Berlin" });
  expect([weather.kind, weather.value.safeParse({ degrees: 3 }).success]).toEqual([
    "weather",
    true,
  ]);
});

test("the compiler knows what an answer holds", () => {
  const value: ValueOf<ReturnType<typeof weather>> = { degrees: 3 };
  // @ts-expect-error a text is no number
  const other: ValueOf<ReturnType<typeof weather>> = { degrees: "three" };
  expect([value, other]).toHaveLength(2);
});

interface Shop {
  readonly name: string;
  readonly kind: "small" | "large";
  readonly url: string | undefined;
}

test("the compiler refuses a schema that takes less or more than its type", () => {
  const name = z.string();
  const kind = z.enum(["small", "large"]);
  const url = maybe(z.string());
  const schemas = [
    exactly<Shop>()(z.strictObject({ name, kind, url })),
    // @ts-expect-error a field is missing
    exactly<Shop>()(z.strictObject({ name, kind })),
    // @ts-expect-error a value too few
    exactly<Shop>()(z.strictObject({ name, kind: z.literal("small"), url })),
    // @ts-expect-error a value too many
    exactly<Shop>()(z.strictObject({ name, kind: z.enum(["small", "large", "huge"]), url })),
    // @ts-expect-error the field may be missing in memory
    exactly<Shop>()(z.strictObject({ name, kind, url: z.string().optional() })),
    // @ts-expect-error a field that the type does not have
    exactly<Shop>()(z.strictObject({ name, kind, url, more: z.string() })),
  ];
  expect(schemas).toHaveLength(6);
});
