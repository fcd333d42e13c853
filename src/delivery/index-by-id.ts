/** Indexes by list: a list that does not change is counted once, not for each place that is looked up. */
const KNOWN = new WeakMap<readonly object[], ReadonlyMap<string, number>>();

/** The index of each member of a list by its id; of several of one id the first. */
export function indexById(list: readonly { readonly id: string }[]): ReadonlyMap<string, number> {
  const known = KNOWN.get(list);
  if (known !== undefined) return known;
  const indexes = new Map<string, number>();
  list.forEach(({ id }, index) => {
    if (!indexes.has(id)) indexes.set(id, index);
  });
  KNOWN.set(list, indexes);
  return indexes;
}
