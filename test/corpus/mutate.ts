import { parse, stringify } from 'yaml';
import { readJson } from '../../packages/cli/src/json-value.ts';
import { fc } from '@castai-bot/testing/properties';
import type { Breakage } from './broken-repos.ts';

/** Something done to one file, at some place of it: 0 is its beginning and 1 its end. */
export type Mutation =
  | { readonly kind: 'cut'; readonly at: number }
  | { readonly kind: 'repeat'; readonly at: number }
  | { readonly kind: 'bytes'; readonly at: number; readonly bytes: readonly number[] }
  | { readonly kind: 'insert'; readonly at: number; readonly text: string }
  | { readonly kind: 'value'; readonly at: number; readonly value: unknown }
  | { readonly kind: 'drop'; readonly at: number }
  | { readonly kind: 'whole'; readonly breakage: Breakage };

const place = fc.double({ min: 0, max: 1, noNaN: true });

/** Of another type than what stood there, most of the time. */
const value = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1.5,
    1e308,
    '',
    ' ',
    'x',
    [],
    {},
    [null],
    { a: {} },
    [[[]]],
    'null',
  ),
  fc.constantFrom<unknown>(
    '../../etc',
    '/etc/passwd',
    'a'.repeat(5000),
    '\0',
    '__proto__',
    '${x}',
    '🤖',
    '\u001B[2J',
    'a: b',
  ),
  fc.constantFrom<unknown>(2 ** 53, '2026-01-01', '0 0 31 2 *', '@every 1h', 'UTC', 'my-bot', 'example', {
    __proto: 1,
  }),
);

const text = fc.constantFrom(
  ...Array.from('\t\0\uFEFF"\'{}[]:,`\\\u2028'),
  '- ',
  '# ',
  '\n',
  '\r\n',
  '&a ',
  '*a ',
  '!!js ',
  '---\n',
  '...\n',
  '<<: *x\n',
  '? ',
  '| ',
  '> ',
  '%YAML 9.9\n',
  '{{x}}',
  '<<<<<<< yours\n',
  '=======\n',
);

export const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('cut' as const, 'repeat' as const), at: place }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('bytes' as const),
      at: place,
      bytes: fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 1, maxLength: 4 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('insert' as const), at: place, text }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('value' as const), at: place, value }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('drop' as const), at: place }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('whole' as const),
      breakage: fc.constantFrom<Breakage>(
        null,
        '',
        { isFolder: true },
        { link: 'nowhere' },
        { link: '.' },
        { link: '/dev/null' },
        { link: 'package.json' },
        { mode: 0 },
        { mode: 0o444 },
      ),
    }),
  },
);

/** The file once that is done to it. */
export function mutate(name: string, original: string, done: Mutation): Breakage {
  if (done.kind === 'whole') return done.breakage;
  const at = Math.floor(done.at * original.length);
  if (done.kind === 'cut') return original.slice(0, at);
  if (done.kind === 'repeat') return original + original.slice(at);
  if (done.kind === 'insert') return original.slice(0, at) + done.text + original.slice(at);
  if (done.kind === 'bytes') {
    const bytes = Buffer.from(original);
    bytes.set(done.bytes.slice(0, bytes.length), Math.min(at, Math.max(0, bytes.length - done.bytes.length)));
    return bytes;
  }
  if (name.endsWith('.json')) return `${JSON.stringify(change(JSON.parse(original), done), undefined, 2)}\n`;
  return /\.ya?ml$/.test(name) ? stringify(change(parse(original), done)) : original.slice(at);
}

type ValueMutation = Extract<Mutation, { kind: 'value' | 'drop' }>;
type Path = readonly string[];

function change(document: unknown, done: ValueMutation): unknown {
  const paths = listPaths(document);
  return changeAt(
    document,
    paths[Math.min(paths.length - 1, Math.floor(done.at * paths.length))] ?? [],
    done,
  );
}

/** Of the JSON in a ConfigMap too. */
function listPaths(node: unknown, before: Path = []): readonly Path[] {
  return [
    before,
    ...Object.entries(open(node)).flatMap(([key, inner]) => listPaths(inner, [...before, key])),
  ];
}

function open(node: unknown): object {
  const inner = isJson(node) ? readJson(node) : node;
  return typeof inner === 'object' && inner !== null ? inner : {};
}

const isJson = (node: unknown): node is string => typeof node === 'string' && node.startsWith('{');

function changeAt(node: unknown, [key, ...rest]: Path, done: ValueMutation): unknown {
  if (key === undefined) return done.kind === 'value' ? done.value : null;
  const opened = open(node);
  const entries = Object.entries(opened).flatMap(([name, inner]): [string, unknown][] => {
    if (name !== key) return [[name, inner]];
    if (rest.length > 0) return [[name, changeAt(inner, rest, done)]];
    return done.kind === 'drop' ? [] : [[name, done.value]];
  });
  const changed = Array.isArray(opened) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
  return isJson(node) ? JSON.stringify(changed, undefined, 2) : changed;
}
