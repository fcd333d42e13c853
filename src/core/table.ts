/** Keys of a data table. A table is a literal, so it has no others. */
export function keysOf<T extends object>(table: T): readonly (keyof T & string)[] {
  return Object.keys(table) as (keyof T & string)[];
}

/** A table with the same keys and other values. */
export function mapTable<T extends object, V>(
  table: T,
  to: (key: keyof T & string) => V,
): Record<keyof T & string, V> {
  const entries = keysOf(table).map((key) => [key, to(key)]);
  return Object.fromEntries(entries) as Record<keyof T & string, V>;
}
