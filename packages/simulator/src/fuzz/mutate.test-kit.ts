import { fc } from '@castai-bot/testing/properties';
import { oddValue } from './arbitrary-value.test-kit.ts';

type Path = readonly (string | number)[];

/** A JSON value with up to three of its parts replaced by something odd, left out, or joined by a field that nobody knows. */
export function mutationsOf(value: unknown): fc.Arbitrary<unknown> {
  const change = fc.record({
    path: fc.constantFrom(...pathsIn(value)),
    kind: fc.constantFrom('replace', 'replace', 'remove', 'add' as const),
    odd: oddValue(),
  });
  return fc
    .array(change, { maxLength: 3 })
    .map((changes) =>
      changes.reduce<unknown>((at, { path, kind, odd }) => changeAt(at, path, { kind, odd }), value),
    );
}

function pathsIn(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const parts = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, ...parts.flatMap(([name, part]) => pathsIn(part, [...path, name]))];
}

interface Change {
  readonly kind: string;
  readonly odd: unknown;
}

function changeAt(value: unknown, [name, ...rest]: Path, change: Change): unknown {
  if (name === undefined) {
    const isAdded = change.kind === 'add' && typeof value === 'object' && !Array.isArray(value);
    return isAdded ? { ...value, nobodyKnows: change.odd } : change.odd;
  }
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => (index === name ? changeAt(item, rest, change) : item));
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return value;
  const { [name]: part, ...others }: Record<string, unknown> = { ...value };
  if (rest.length === 0 && change.kind === 'remove') return others;
  return { ...value, [name]: changeAt(part, rest, change) };
}
