/** What generated types use themselves, or TypeScript keeps for itself. */
const TAKEN = ['ApiPaths', 'Array', 'LiveApiPaths', 'Open', 'Record', 'Schemas'];

/**
 * The names of types by those of their schemas: the same where a type may be called so, else in Pascal case, with a
 * number where two would be the same.
 */
export function nameSchemas(schemas: Iterable<string>): ReadonlyMap<string, string> {
  const all = [...schemas];
  const kept = all.filter((name) => /^[A-Z]\w*$/.test(name) && !TAKEN.includes(name));
  const names = new Map(kept.map((name) => [name, name]));
  const used = new Set([...TAKEN, ...kept]);
  for (const schema of all) {
    if (names.has(schema)) continue;
    const plain = toPascalCase(schema);
    let name = plain;
    for (let number = 2; used.has(name); number += 1) name = `${plain}${number}`;
    used.add(name);
    names.set(schema, name);
  }
  return names;
}

function toPascalCase(schema: string): string {
  const words = schema.split(/\W+/).filter(Boolean);
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return /^[A-Z]/.test(joined) ? joined : `Schema${joined}`;
}
