import type { OpenApiDocument } from '../openapi.ts';
import { writeMark } from './write-mark.ts';
import { resolveOperations, successSchema, type ResolvedOperation } from './resolve.ts';

/** The text of operations.gen.ts: what the runtime must know of each operation, by operationId. */
export function writeOperations(document: OpenApiDocument): string {
  const rows = resolveOperations(document).map((resolved) => writeRow(resolved, document));
  return `// Generated from openapi/*.yaml by scripts/generate.ts. Do not edit.

/** Every operation of the document by its operationId. */
export const operations = {
${rows.join('\n')}
} as const;
`;
}

function writeRow(resolved: ResolvedOperation, document: OpenApiDocument): string {
  const { path, method, operation } = resolved;
  const success = successSchema(operation, document.components);
  const isText = success !== undefined && success.mediaType !== 'application/json';
  const members = [
    `method: '${method.toUpperCase()}'`,
    `path: '${path}'`,
    `effect: '${operation['x-effect']}'`,
    ...literal('readWhen', operation['x-read-when']),
    ...literal('write', writeMark(resolved, document)),
    ...literal('pagination', operation['x-pagination']),
    ...(isText ? [`produces: 'text'`] : []),
  ];
  return `  ${operation.operationId}: { ${members.join(', ')} },`;
}

function literal(name: string, value: object | undefined): readonly string[] {
  if (!value) return [];
  const text = JSON.stringify(value)
    .replaceAll(/"([A-Za-z_$][\w$]*)":/g, '$1:')
    .replaceAll('"', "'");
  return [`${name}: ${text}`];
}
