import type { SignalRule } from "../../src/core/look.ts";
import { observe, type Sampler } from "../../src/health/observe.ts";
import { faultsOf } from "../support/words.ts";
import { FakeClock } from "./fake-clock.ts";
import { aLook, aRule } from "./looks.ts";

export const EVERY_MS = 200;

interface Scene {
  readonly rules?: readonly SignalRule[];
  /** By name of the check that each signal repeats. */
  readonly samplers: Readonly<Record<string, Sampler>>;
  readonly clock?: FakeClock;
  readonly signal?: AbortSignal;
}

const idOf = (name: string) => `signal/${name}/error-rate` as const;

/** Observes with a fake clock until the observation ends; its words are as the law wants them. */
export async function watch({ rules, samplers, clock = new FakeClock(), signal }: Scene) {
  const said: string[] = [];
  const work = observe(
    {
      rules:
        rules ?? Object.keys(samplers).map((name) => aRule({ id: idOf(name), plannedLooks: 120 })),
      samplers: new Map(Object.entries(samplers).map(([name, sampler]) => [idOf(name), sampler])),
      everyMs: EVERY_MS,
      clock,
      progress: (text) => said.push(text),
    },
    signal ?? new AbortController().signal,
  );
  const findings = await clock.run(work);
  const faults = findings.flatMap(faultsOf);
  if (faults.length > 0) throw new Error(faults.join("\n"));
  return { findings, said, tookMs: clock.monotonic() };
}

/** Answers at once; the picture says which probes are bad or missing, good ones follow. */
export function answering(picture: string): Sampler & { readonly due: number[] } {
  const due: number[] = [];
  const sampler: Sampler = async (dueAt) => {
    const mark = picture[due.push(dueAt) - 1];
    if (mark === "?") return { missing: "address" };
    return aLook({ at: new Date(dueAt).toISOString(), bad: mark === "x" ? 1 : 0 });
  };
  return Object.assign(sampler, { due });
}
