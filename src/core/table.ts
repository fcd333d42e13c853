/** Names of the rows of a data table, in its order. */
export function namesOf<T extends object>(table: T): readonly (keyof T & string)[] {
  return Object.keys(table) as (keyof T & string)[]; // a literal object has no other keys
}

/** A table with the same names and other rows. */
export function mapTable<T extends object, V>(
  table: T,
  to: (name: keyof T & string) => V,
): Record<keyof T & string, V> {
  const entries = namesOf(table).map((name) => [name, to(name)]);
  return Object.fromEntries(entries) as Record<keyof T & string, V>; // the same names
}
