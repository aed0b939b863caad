/** The value that all have in common; null where they differ or there are none. */
export function commonValue<T>(values: readonly T[]): T | null {
  const [first = null, ...others] = new Set(values);
  return others.length === 0 ? first : null;
}
