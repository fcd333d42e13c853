import * as z from "zod";
import type { DispatchInput } from "../core/dispatch.ts";
import { maybe } from "../fields/recorded.ts";
import { defineQuestion, exactly } from "./question.ts";

const input = exactly<DispatchInput>()(
  z.strictObject({ name: z.string(), required: z.boolean(), hasDefault: z.boolean() }),
);

/**
 * A workflow on the default branch; without `inputs` in the answer it cannot be dispatched or is
 * not there.
 */
export const workflow = defineQuestion({
  kind: "workflow",
  value: z.strictObject({ file: z.string(), inputs: maybe(z.array(input).readonly()) }),
  asks: (file: string) => ({ key: `workflow ${file}`, file }),
});
