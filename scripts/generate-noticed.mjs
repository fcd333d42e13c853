// Writes src/health/noticed-table.ts: from which bad share on windows of single probes fail in 9 cases
// of 10, by simulation of the engine itself. Takes some minutes; run it after a change to the engine.
//   node scripts/generate-noticed.mjs && npm run fix
import { writeFile } from "node:fs/promises";
import { register } from "node:module";

register("./ts-loader.mjs", import.meta.url);
const { noticed } = await import("../__tests__/health/noticing.ts");

const RUNS = 1000;
const MAX = [2, 5, 10, 20, 50];
const PLANNED = [40, 60, 120, 180, 360];
const PERSIST = [3, 10, 30];
const SIGNALS = [1, 4];

const shares = SIGNALS.map((signals) =>
  MAX.map((max) =>
    PLANNED.map((planned) =>
      PERSIST.map((persist) => noticed({ max, planned, persist, signals }, RUNS)),
    ),
  ),
);

const text = `// Written by scripts/generate-noticed.mjs; __tests__/health/noticed.test.ts holds it to the engine.

/** Windows that each cell of the table was simulated with. */
export const RUNS = ${RUNS};

/** Limits in percent, planned looks, looks that trouble has to last, and signals: each ascending. */
export const MAX = ${JSON.stringify(MAX)};
export const PLANNED = ${JSON.stringify(PLANNED)};
export const PERSIST = ${JSON.stringify(PERSIST)};
export const SIGNALS = ${JSON.stringify(SIGNALS)};

/** Percent of bad requests from which on 9 of 10 windows fail, by signals, limit, planned looks and persistence. */
export const SHARES: readonly (readonly (readonly (readonly number[])[])[])[] = ${JSON.stringify(shares)};
`;
await writeFile(new URL("../src/health/noticed-table.ts", import.meta.url), text);
