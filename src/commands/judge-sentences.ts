import type { Report } from "../core/report.ts";
import { headline, headlineFront, next } from "../report/headline.ts";

/** Characters of the decision and its subject that every version words alike. */
const FRONT = 100;

interface Sentences {
  readonly differing: readonly string[];
  /** Other words for the same, as another version may have them. */
  readonly worded: readonly string[];
}

/**
 * Headline and next step, made again from the report. Decision and subject are always compared; the
 * rest may be worded otherwise where findings are, or where an earlier version has written it.
 */
export function sentenceDifferences(report: Report, hasOtherWords: boolean): Sentences {
  const isLoose = hasOtherWords || report.concluded === undefined;
  const [title, step] = [headline(report), next(report)];
  const front = headlineFront(report).slice(0, FRONT);
  const all = [
    {
      isSame: title === report.headline,
      isLoose: isLoose && report.headline.startsWith(front),
      said: `headline: the report says "${report.headline}", made again "${title}"`,
    },
    {
      isSame: step === report.next,
      isLoose,
      said: `next step: the report says "${report.next}", made again "${step}"`,
    },
  ];
  const other = all.filter(({ isSame }) => !isSame);
  return {
    differing: other.filter((one) => !one.isLoose).map(({ said }) => said),
    worded: other.filter((one) => one.isLoose).map(({ said }) => said),
  };
}
