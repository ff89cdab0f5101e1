import type { LiveField, LiveForm } from './live-answers.ts';

/** Which of the values that were seen a sample holds. */
export interface SampleChoice {
  /** The field that is null. */
  readonly nullAt?: string;
  /** Which of the values of enums, counted round. @default 0 */
  readonly turn?: number;
}

const VALUES: Readonly<Record<Exclude<LiveForm, 'any'>, unknown>> = {
  uuid: '0b7c2f4e-0c1d-4f5a-9a3b-1c2d3e4f5a6b',
  text: 'text',
  emptyText: '',
  boolean: true,
  integer: 1,
  number: 0.5,
  int64: '1',
  decimal: '0.5',
  decimal5: '0.50000',
  decimal6: '0.500000',
  decimal10: '0.5000000000',
  time: '2026-10-01T10:00:00.123456Z',
  time0: '2026-10-01T10:00:00Z',
  time6: '2026-10-01T10:00:00.123456Z',
  time9: '2026-10-01T10:00:00.123456789Z',
  duration: '1m',
  object: {},
  map: {},
  emptyMap: {},
  emptyList: [],
  null: null,
};

/** An answer with every field that was seen, each in the form that it was seen in. */
export function sampleAnswer(
  fields: Readonly<Record<string, LiveField>>,
  { nullAt, turn = 0 }: SampleChoice = {},
): unknown {
  const root: Tree = new Map();
  for (const [path, field] of Object.entries(fields)) {
    if (field.is === 'any' || (nullAt !== undefined && isBelow(path, nullAt))) continue;
    place(root, { names: namesOf(path), value: path === nullAt ? null : valueOf(field, turn) });
  }
  return toValue(root);
}

/** `a[].b.*` as the names a, [], b, *. */
export function namesOf(path: string): readonly string[] {
  return path.replaceAll('[]', '.[]').split('.');
}

type Tree = Map<string, Tree | { readonly leaf: unknown }>;

function isBelow(path: string, above: string): boolean {
  return path.startsWith(`${above}.`) || path.startsWith(`${above}[]`);
}

function valueOf({ is, values = [] }: LiveField, turn: number): unknown {
  return values[turn % values.length] ?? (is === 'any' ? undefined : VALUES[is]);
}

function place(
  tree: Tree,
  { names, value }: { readonly names: readonly string[]; readonly value: unknown },
): void {
  const [name = '', ...rest] = names;
  const found = tree.get(name);
  if (rest.length === 0) {
    if (found === undefined) tree.set(name, { leaf: value });
    return;
  }
  const next: Tree = found instanceof Map ? found : new Map();
  tree.set(name, next);
  place(next, { names: rest, value });
}

function toValue(tree: Tree | { readonly leaf: unknown }): unknown {
  if (!(tree instanceof Map)) return tree.leaf;
  const items = tree.get('[]');
  if (items !== undefined) return [toValue(items)];
  return Object.fromEntries([...tree].map(([name, part]) => [name === '*' ? 'key' : name, toValue(part)]));
}
