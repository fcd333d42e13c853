// The twelve situations without data: whose answer is a pass?
import { kayenta } from "./peers.mjs";

const LOOKS = 120;
const many = (look) => Array.from({ length: LOOKS }, () => look);
const counts = (n, e, m, b) => ({ n, e, m, b });

/** Looks by situation; a look that is missing says so by counts that are no numbers. */
const SITUATIONS = {
  "no look at all": [],
  "every look missing": many(counts(NaN, NaN, NaN, NaN)),
  "requests not a number": many(counts(NaN, 0, 100, 0)),
  "errors not a number": many(counts(100, NaN, 100, 0)),
  "infinitely many requests": many(counts(Infinity, 0, 100, 0)),
  "negative requests": many(counts(-1, 0, 100, 0)),
  "more errors than requests": many(counts(100, 101, 100, 0)),
  "no traffic": many(counts(0, 0, 100, 0)),
  "no baseline": many(counts(100, 0, 0, 0)),
  "one look only": [counts(100, 5, 100, 3)],
  "the source gone for the last third": [
    ...many(counts(100, 0, 100, 0)).slice(0, 80),
    ...many(counts(NaN, NaN, NaN, NaN)).slice(0, 40),
  ],
  "every fourth look there": many(counts(NaN, NaN, NaN, NaN)).map((look, i) =>
    i % 4 === 0 ? counts(100, 0, 100, 0) : look,
  ),
};

/** How many of them each lets through; `decide` is ours, given such looks. */
export function silentPasses(decide) {
  const share = (bad, all) => (100 * bad) / all;
  const all = Object.values(SITUATIONS);
  // A metric that could not be judged is not counted, and a group without one scores 100.
  const passesKayenta = (looks) =>
    ["Pass", "Error"].includes(
      kayenta(
        looks.map(({ e, n }) => share(e, n)),
        looks.map(({ b, m }) => share(b, m)),
        1.05,
      ),
    );
  // `failureCondition` alone: whatever is not above the limit, NaN too, is a success.
  const passesArgo = (looks) =>
    looks.every(({ e, n, b, m }) => !(share(e, n) > 1.05 * share(b, m)));
  const passes = (isPass) => all.filter(isPass).length;
  return {
    of: all.length,
    ours: passes((looks) => decide(looks) === "pass"),
    kayenta: passes(passesKayenta),
    argo: passes(passesArgo),
  };
}
