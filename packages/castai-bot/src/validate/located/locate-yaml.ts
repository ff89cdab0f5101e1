import { parseYaml } from '@castai-bot/yaml';
import { type Document, isAlias, isMap, isScalar, isSeq, Scalar } from 'yaml';
import type { Position, Report } from '../problem.ts';
import type { Located } from './located.ts';

interface Reading {
  readonly document: Document;
  readonly positionOf: (offset: number) => Position;
  readonly text: string;
  readonly report: Report;
}

/**
 * Reads the documents of a YAML file. Of one with an error of the syntax the first is reported, and nothing of it is
 * returned: the others, and what is read behind it, follow from the first. A key that is there twice is no such error.
 */
export function locateYaml(text: string, report: Report): readonly Located[] {
  const { documents, problems, positionOf } = parseYaml(text);
  for (const { line, column, message } of problems) report({ line, column }, `YAML: ${message}`);
  return documents.flatMap((document) => {
    const { contents } = document;
    return contents === null ? [] : [locate(contents, { document, positionOf, text, report })];
  });
}

function locate(node: unknown, reading: Reading): Located {
  const resolved = isAlias(node) ? node.resolve(reading.document) : node;
  const at = reading.positionOf(startOf(node));
  if (isMap(resolved)) {
    const entries = resolved.items.map(({ key, value }) => ({
      key: isScalar(key) ? String(key.value) : String(key),
      keyAt: reading.positionOf(startOf(key)),
      value: value === null ? emptyAt(reading.positionOf(startOf(key))) : locate(value, reading),
    }));
    return { kind: 'map', at, entries };
  }
  if (isSeq(resolved))
    return { kind: 'list', at, items: resolved.items.map((item) => locate(item, reading)) };
  return locateScalar(resolved, at, reading);
}

function locateScalar(node: unknown, at: Position, { positionOf, text, report }: Reading): Located {
  if (!isScalar(node)) return emptyAt(at);
  if (typeof node.value === 'string' && node.value.includes('\0'))
    report(at, 'YAML: the character U+0000, which no program can be given');
  const plain = node.type === Scalar.PLAIN ? node.source : undefined;
  const block =
    node.type === Scalar.BLOCK_LITERAL ? findBlock(startOf(node), { positionOf, text }) : undefined;
  return { kind: 'scalar', at, value: node.value, plain, block };
}

function emptyAt(at: Position): Located {
  return { kind: 'scalar', at, value: null, plain: undefined, block: undefined };
}

/** A block's text begins on the line after its `|`; its first line with text says how far it is indented. */
function findBlock(offset: number, { positionOf, text }: Pick<Reading, 'positionOf' | 'text'>): BlockStart {
  const line = positionOf(offset).line + 1;
  const first =
    text
      .split('\n')
      .slice(line - 1)
      .find((one) => one.trim() !== '') ?? '';
  return { line, indent: first.length - first.trimStart().length };
}

interface BlockStart {
  readonly line: number;
  readonly indent: number;
}

function startOf(node: unknown): number {
  const range: unknown =
    typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined;
  return Array.isArray(range) && typeof range[0] === 'number' ? range[0] : 0;
}
