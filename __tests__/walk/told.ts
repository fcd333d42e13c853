import type { History } from "./history.ts";
import { RULES } from "./violations.ts";

/** A history that violates a rule, for people: what, with which choices, line by line, and how to see it again. */
export function tellHistory(whole: History, least: History, again?: string): string {
  const rules = [...new Set(least.violations.map(({ rule }) => rule))];
  const numbers = least.made.map(({ key }) => whole.made.findIndex((one) => one.key === key) + 1);
  return [
    `History ${whole.seed} violates: ${rules.map((rule) => RULES[rule]).join("; ")}`,
    ...least.violations.map(({ rule, text }) => `  ${rule}: ${text}`),
    "Its choices:",
    ...least.made.map(({ means }, index) => `  ${String(numbers[index]).padStart(3)}  ${means}`),
    "What happens:",
    ...least.story.map((line) => `  ${line}`),
    `See it again: npm run walk -- ${again ?? `--seed ${whole.seed} --histories 1 --only ${numbers.join(",") || "0"}`}`,
  ].join("\n");
}
