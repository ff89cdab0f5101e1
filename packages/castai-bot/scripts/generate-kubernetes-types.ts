/**
 * Writes `src/validate/kubernetes/kubernetes-types.gen.ts`: the fields of the Kubernetes objects a bot's repo holds, trimmed from
 * the declarations of `kubernetes-models`. `--check` exits 1 when the file is not what would be written.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';

const ROOTS = ['v1/ConfigMap', 'v1/Pod', 'batch/v1/CronJob'];
/** What a person does not write: the server does. */
const SERVER_SIDE = ['Pod.status', 'CronJob.status', 'ObjectMeta.managedFields'];

const target = path.join(import.meta.dirname, '../src/validate/kubernetes/kubernetes-types.gen.ts');
const models = path.dirname(createRequire(import.meta.url).resolve('kubernetes-models/package.json'));

type Fields = Readonly<Record<string, string>>;

function generate(): string {
  const types: Record<string, Fields> = {};
  const queue = new Set(ROOTS.map((root) => path.join(models, `${root}.d.ts`)));
  for (const file of queue) {
    const text = readFileSync(file, 'utf8');
    const name = path.basename(file, '.d.ts');
    if (Object.hasOwn(types, name)) throw new Error(`Two types are called ${name}: the second is in ${file}`);
    const imports = readImports(file, text);
    const { fields, used } = readFields(name, { text, imports });
    types[name] = fields;
    for (const one of used) queue.add(one);
  }
  const sorted = Object.entries(types).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [
    '// Written by scripts/generate-kubernetes-types.ts.',
    '',
    '/**',
    ' * Fields of each type; a name that ends in `!` is required. `s` text, `i` whole number, `b` true or false, `n` number',
    ' * or text, `q` quantity, `a` anything, `=A|B` one of these, `[…` list, `{…` map, `@Type` that type.',
    ' */',
    'export const kubernetesTypes: Readonly<Record<string, Readonly<Record<string, string>>>> = {',
    ...sorted.map(([name, fields]) => `  ${name}: ${JSON.stringify(fields)},`),
    '};',
    '',
  ].join('\n');
}

/** Imported name → file it is declared in. */
function readImports(file: string, text: string): ReadonlyMap<string, string> {
  return new Map(
    Array.from(text.matchAll(/^import \{ (II\w+) \} from "([^"]+)";/gm), ([, name = '', from = '']) => [
      name,
      from.startsWith('.')
        ? path.join(path.dirname(file), from.replace(/\.js$/, '.d.ts'))
        : path.join(path.dirname(models), `${from}.d.ts`),
    ]),
  );
}

function readFields(
  type: string,
  { text, imports }: { readonly text: string; readonly imports: ReadonlyMap<string, string> },
): { readonly fields: Fields; readonly used: readonly string[] } {
  const [, body = ''] = /^export interface I\w+(?: extends \w+)? \{\n([\s\S]*?)^\}/m.exec(text) ?? [];
  const used: string[] = [];
  const fields: Record<string, string> = {};
  for (const [, name = '', optional, declared = ''] of body.matchAll(
    /^ {4}"([^"]+)"(\?)?: ([\s\S]*?);\n(?= {4}["/]|$)/gm,
  )) {
    if (SERVER_SIDE.includes(`${type}.${name}`)) continue;
    fields[optional ? name : `${name}!`] = encode(declared, { imports, used });
  }
  return { fields, used };
}

interface Encoding {
  readonly imports: ReadonlyMap<string, string>;
  readonly used: string[];
}

const SIMPLE: Readonly<Record<string, string>> = { string: 's', number: 'i', boolean: 'b' };

function encode(type: string, encoding: Encoding): string {
  const simple = SIMPLE[type];
  if (simple) return simple;
  const list = /^Array<([\s\S]+)>$/.exec(type)?.[1];
  if (list) return `[${encode(list, encoding)}`;
  const map = /^\{\s*\[key: string\]: ([\s\S]+?);\s*\}$/.exec(type)?.[1];
  if (map) return `{${encode(map, encoding)}`;
  if (type.startsWith('"'))
    return `=${Array.from(type.matchAll(/"([^"]*)"/g), ([, word]) => word).join('|')}`;
  const file = encoding.imports.get(type);
  if (file === undefined) throw new Error(`Cannot encode the type ${type}`);
  return encodeReference(file, encoding);
}

/** Names for simple types stand for them; an object without fields may hold anything. */
function encodeReference(file: string, { used }: Encoding): string {
  const text = readFileSync(file, 'utf8');
  const [, alias] = /^export type I\w+ = ([^;]+);/m.exec(text) ?? [];
  if (path.basename(file, '.d.ts') === 'Quantity') return 'q';
  if (alias !== undefined) return alias.includes('|') ? 'n' : (SIMPLE[alias] ?? 'a');
  if (/^export interface I\w+ \{\n\}/m.test(text)) return 'a';
  used.push(file);
  return `@${path.basename(file, '.d.ts')}`;
}

const generated = generate();
if (process.argv.includes('--check')) {
  process.exitCode = readFileSync(target, 'utf8') === generated ? 0 : 1;
} else {
  writeFileSync(target, generated);
}
