import { prometheus } from "./prometheus.ts";

/** Every source of signals besides the checks, by its name. */
export const SOURCES = { prometheus } as const;
