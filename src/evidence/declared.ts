import { collector } from "./collector.ts";

/** A block of the manifest as it is; one that nobody declared is known to be undefined. */
export const collectDeclared = collector<"declared">(async ({ block }, tools) => {
  const withheld = tools.withheld[block];
  if (withheld !== undefined) return { state: "lacking", ...withheld };
  return { state: "found", value: tools.blocks[block], strength: "declared" };
});
