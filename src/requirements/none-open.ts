import * as z from "zod";
import type { Judgement } from "../core/finding.ts";
import { cut } from "../core/text.ts";
import { lazily, text } from "../fields/fields.ts";
import { labelled } from "../questions/labelled.ts";
import { defineEvaluator } from "./harness/evaluator.ts";
import { listed } from "./paths-changed.ts";

/** No issue and no pull request with the label is open. */
export const noneOpen = defineEvaluator({
  id: "none-open",
  options: lazily(() =>
    z.strictObject({
      label: text.meta({ description: "label that no open issue or pull request may have" }),
    }),
  ),
  questions: ({ label }) => ({ open: labelled(label) }),
  judge: ({ open: { items } }, { label }): Judgement => {
    const expected = `No open issue or pull request labelled ${label}`;
    const [first] = items;
    if (first === undefined) return { outcome: "pass", expected, found: "None is open" };
    const names = items.map(({ number, title }) => `#${number} ("${cut(title, 60)}")`);
    return {
      outcome: "fail",
      expected,
      found: `Open: ${listed(names)}`,
      remedy: "Merge or close them, or take away the label where they do not concern this release",
      link: first.url,
    };
  },
});
