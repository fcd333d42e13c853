import type { Judgement } from "../core/finding.ts";
import { shortSha } from "../core/units.ts";
import type { CiCheck } from "../questions/checks.ts";
import { isOurs, isSuccess, itemOf } from "./ci-counted.ts";
import { matches } from "./patterns.ts";

/**
 * What checks of a commit say of a line that people would else be asked for; undefined where the
 * commit has none of the name; what release-gate leaves on commits is none. `*` in the name stands for any
 * text.
 */
export function known(
  pattern: string,
  checks: readonly CiCheck[],
  sha: string,
): Judgement | undefined {
  const items = checks.filter(({ name }) => !isOurs(name) && matches(pattern, name)).map(itemOf);
  const bad = items.filter((item) => !isSuccess(item));
  const going = bad.find(({ completed }) => !completed);
  const ended = bad.find(({ completed }) => completed);
  const expected = `Success of the check ${pattern} on ${shortSha(sha)}`;
  if (ended !== undefined) {
    const found = `Check ${ended.name} ended as ${ended.state}`;
    const remedy = `Mend what ${ended.name} found, and run it again`;
    return { outcome: "fail", expected, found, remedy, link: ended.url };
  }
  if (going !== undefined) {
    const found = `Check ${going.name} is in progress`;
    const remedy = "Run the stage again when it has ended";
    return { outcome: "pending", expected, found, remedy, link: going.url };
  }
  const [first] = items;
  if (first === undefined) return undefined;
  const found = `Check ${items.map(({ name }) => name).join(", ")} succeeded on ${shortSha(sha)}`;
  return { outcome: "pass", expected, found, link: first.url };
}
