/** An object of entries whose names may have become alike: each but the first of such gets a number, so that none is lost. */
export function keepApart<Value>(
  entries: readonly (readonly [name: string, value: Value])[],
): Readonly<Record<string, Value>> {
  const kept = new Map<string, Value>();
  const numbers = new Map<string, number>();
  for (const [name, value] of entries) {
    let free = name;
    for (let number = numbers.get(name) ?? 2; kept.has(free); number += 1) {
      free = `${name} (${number})`;
      numbers.set(name, number + 1);
    }
    kept.set(free, value);
  }
  return Object.fromEntries(kept);
}
