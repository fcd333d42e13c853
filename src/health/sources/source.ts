import type * as z from "zod";

/** Where signals come from besides the checks of `smoke`: what the manifest says of it. */
export interface Source {
  /** The key of a signal by which this source is known. */
  readonly key: string;
  /** One entry of `health.signals`; made only where a manifest has signals. */
  readonly signal: () => z.ZodType;
  /** Another reading of such an entry, where there are two. */
  readonly gaugeSignal?: (() => z.ZodType) | undefined;
  /** The block of `health` with the name of the source, where it has one: how it is reached. */
  readonly connection?: z.ZodType | undefined;
}

/** Checks a source where it is written, without losing its types. */
export function defineSource<S extends Source>(source: S): S {
  return source;
}
