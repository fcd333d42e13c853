/** The so-manieth request to GitHub or to the shop, of those that begin like this where that is given. */
export type Moment =
  | number
  | {
      /** `POST /repos/octoacme/shop/deployments`, or `shop POST /begin/deploy`. */
      readonly request: string;
      /** Default: the first. */
      readonly nth?: number;
    };

/** Counts the requests of processes, and does something at one of them. */
export interface Steps {
  readonly take: (request: string) => void;
  readonly count: () => number;
  /** What is done at the moment; undefined: nothing any more. */
  at: (() => void) | undefined;
}

export function stepsUntil(moment: Moment): Steps {
  const wanted = typeof moment === "number" ? { request: "", nth: moment } : { nth: 1, ...moment };
  let [count, fitting] = [0, 0];
  const steps: Steps = {
    take: (request) => {
      count += 1;
      if (!request.startsWith(wanted.request)) return;
      fitting += 1;
      if (fitting === wanted.nth) steps.at?.();
    },
    count: () => count,
    at: undefined,
  };
  return steps;
}
