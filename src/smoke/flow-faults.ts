import { meant } from "../core/meant.ts";
import type { CheckOptions } from "./check-options.ts";

/** What is wrong with how checks depend on each other; the path begins at the list of checks. */
interface FlowFault {
  readonly message: string;
  readonly path: readonly (string | number)[];
}

/** Everything that is wrong with `needs` and `save` of a list of checks. */
export function flowFaults(checks: readonly CheckOptions[]): readonly FlowFault[] {
  return checks.flatMap((check, index) => [
    ...needFaults(checks, check, index),
    ...savedTwice(checks, check, index),
  ]);
}

function needFaults(
  checks: readonly CheckOptions[],
  check: CheckOptions,
  index: number,
): readonly FlowFault[] {
  return (check.needs ?? []).flatMap((need, i) => {
    const message = needFault(checks, { check, index, need });
    return message === undefined ? [] : [{ message, path: [index, "needs", i] }];
  });
}

function needFault(
  checks: readonly CheckOptions[],
  { check, index, need }: { check: CheckOptions; index: number; need: string },
): string | undefined {
  const at = checks.findIndex(({ id }) => id === need);
  const needed = checks[at];
  if (needed === undefined) {
    const { hint } = meant(
      need,
      checks.slice(0, index).map(({ id }) => id),
    );
    return `no check is called "${need}"${hint === undefined ? "" : `; ${hint}`}`;
  }
  if (at >= index) {
    return `needs go upwards only: "${need}" does not stand above this check`;
  }
  if (needed.cleanup === true) return `"${need}" cleans up at the end: nothing can wait for it`;
  if (check.severity === "critical" && needed.severity === "warning") {
    return `a critical check cannot need "${need}", which only warns: make that one critical, too`;
  }
  return undefined;
}

/** Two values of one name would be told apart by chance. */
function savedTwice(
  checks: readonly CheckOptions[],
  { save }: CheckOptions,
  index: number,
): readonly FlowFault[] {
  return Object.keys(save ?? {}).flatMap((name) => {
    const other = checks.slice(0, index).find((one) => Object.hasOwn(one.save ?? {}, name));
    if (other === undefined) return [];
    const message = `"${other.id}" saves "${name}" already: give this value another name`;
    return [{ message, path: [index, "save", name] }];
  });
}
