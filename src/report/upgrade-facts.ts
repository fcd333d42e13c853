type Parts = Readonly<Record<string, unknown>>;

/**
 * Facts of a report of schema 1 as schema 2 has them: no release had a component or told where its
 * commit was read, no run had an attempt, and a verdict stood as a mark on the commit.
 */
export function upgradeFacts({ run, release, notes, receipts }: Parts): Parts {
  return {
    run: isParts(run) ? { attempt: 1, ...run } : run,
    ...(isParts(release) && {
      release: { component: "", shaFrom: "a report of schema 1", ...release },
    }),
    notes: isParts(notes) ? upgradeNotes(notes) : notes,
    receipts: Array.isArray(receipts) ? receipts.map(upgradeReceipt) : receipts,
  };
}

function upgradeNotes({ unmarked, ...notes }: Parts): Parts {
  if (!isParts(unmarked)) return notes;
  const { verdict: outcome, by } = unmarked;
  return { ...notes, unrecorded: { outcome, by, proof: "none" } };
}

function upgradeReceipt(receipt: unknown): unknown {
  return isParts(receipt) && receipt.kind === "mark" ? { ...receipt, kind: "picture" } : receipt;
}

const isParts = (value: unknown): value is Parts =>
  typeof value === "object" && value !== null && !Array.isArray(value);
