import { isDeepStrictEqual } from 'node:util';
import { isRecord } from '@castai-bot/cli';
import { type Document, isMap, isSeq, type YAMLSeq } from 'yaml';
import { parseYaml } from './parse-yaml.ts';

/** What makes the `.gitlab-ci.yml` at the root of a repository include another one. */
export type IncludePlan =
  | { readonly kind: 'included' }
  /** The text of that file with the include in it; every other byte is as it was. */
  | { readonly kind: 'edit'; readonly text: string }
  /** What a person has to add, and why it is not added. */
  | { readonly kind: 'by-hand'; readonly why: string; readonly lines: readonly string[] };

/** Those of the bot's jobs, which a list of stages has to have; without one GitLab has both. */
const STAGES = ['test', 'deploy'];

/**
 * Plans the include of a file.
 * @param text of the root's `.gitlab-ci.yml`; undefined: there is none
 * @param file from the root, with slashes
 * @see https://docs.gitlab.com/ci/yaml/#include
 */
export function planInclude(text: string | undefined, file: string): IncludePlan {
  const lines = ['include:', `  - local: ${file}`];
  if (text === undefined || text.trim() === '')
    return { kind: 'edit', text: `${text ?? ''}${lines.join('\n')}\n` };
  const root = readRoot(text);
  if (root === undefined)
    return { kind: 'by-hand', why: 'it is not one map of YAML that can be read', lines };
  const { include, stages } = root.value;
  if (listIncludes(include).some((one) => isLocal(one, file))) return { kind: 'included' };
  const lacking = Array.isArray(stages) ? STAGES.filter((stage) => !stages.includes(stage)) : [];
  if (lacking.length > 0) {
    const added = ['stages:', ...lacking.map((stage) => `  - ${stage}`)];
    return { kind: 'by-hand', why: `its stages lack ${lacking.join(' and ')}`, lines: [...added, ...lines] };
  }
  const edited = include === undefined ? append(text, lines) : insert(text, root.document, file);
  const wanted = { ...root.value, include: [...listIncludes(include), { local: file }] };
  // Whatever the text is like: what it says now is what it said, and the include.
  const isSafe = edited !== undefined && isDeepStrictEqual(readRoot(edited)?.value, wanted);
  return isSafe
    ? { kind: 'edit', text: edited }
    : { kind: 'by-hand', why: 'its include is no list with a line for each', lines };
}

interface Root {
  readonly document: Document.Parsed;
  readonly value: Readonly<Record<string, unknown>>;
}

function readRoot(text: string): Root | undefined {
  const { documents, problems } = parseYaml(text, { merge: true });
  const [document, ...more] = documents;
  if (problems.length > 0 || document === undefined || more.length > 0) return undefined;
  const value: unknown = document.toJS({ maxAliasCount: -1 });
  return isRecord(value) ? { document, value } : undefined;
}

/** One include, or a list of them. */
function listIncludes(include: unknown): readonly unknown[] {
  if (include === undefined) return [];
  return Array.isArray(include) ? include : [include];
}

/** A text is a file of the repository unless it is an address; both may begin with a slash. */
function isLocal(include: unknown, file: string): boolean {
  const local = isRecord(include) ? include['local'] : include;
  return typeof local === 'string' && local.replace(/^\//, '') === file;
}

function append(text: string, lines: readonly string[]): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const start = text.endsWith('\n') ? '' : eol;
  return `${text}${start}${lines.join(eol)}${eol}`;
}

/** After the last line of the list, as far in as the others are. */
function insert(text: string, { contents }: Document.Parsed, file: string): string | undefined {
  const list = isMap(contents) ? contents.get('include', true) : undefined;
  if (!isSeq(list) || list.flow) return undefined;
  const { start, end } = placeOfLast(list);
  const lineStart = text.lastIndexOf('\n', start) + 1;
  const [indent] = /^ *- */.exec(text.slice(lineStart)) ?? [];
  if (indent === undefined) return undefined;
  // A value may end behind its line break, and so behind blank lines and comments.
  const value = text.slice(0, end).trimEnd().length;
  const next = text.indexOf('\n', value);
  const lineEnd = next === -1 ? text.length : next;
  const eol = text.slice(lineEnd - 1, lineEnd) === '\r' ? '\r\n' : '\n';
  const at = eol === '\r\n' ? lineEnd - 1 : lineEnd;
  return `${text.slice(0, at)}${eol}${indent}local: ${file}${text.slice(at)}`;
}

function placeOfLast(list: YAMLSeq): { readonly start: number; readonly end: number } {
  const item: unknown = list.items.at(-1);
  const range: unknown = isRecord(item) ? item['range'] : undefined;
  const [start = 0, end = 0] = Array.isArray(range) ? range.map(Number) : [];
  return { start, end };
}
