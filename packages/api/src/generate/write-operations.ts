import type { ApiOperation } from '../api-operation.ts';
import type { OpenApiDocument } from '../openapi.ts';
import { resolveOperations, successSchema, type ResolvedOperation } from './resolve.ts';
import { readWriteMark } from './read-write-mark.ts';

/** The text of operations.gen.ts: what the runtime must know of each operation, by operationId. */
export function writeOperations(document: OpenApiDocument): string {
  const rows = resolveOperations(document).map((resolved) => ({
    ...resolved,
    row: toRow(resolved, document),
  }));
  const types = rows.map(({ operation, row }) => `  readonly ${operation.operationId}: ${writeType(row)};`);
  const lines = [...Map.groupBy(rows, ({ path }) => path)].flatMap(([path, same]) => [
    path,
    ...same.map(({ row }) => writeLine(row)),
  ]);
  return `// Generated from openapi/*.yaml by scripts/generate.ts. Do not edit.
import { readOperations } from './read-operations.ts';
import type { WriteMark } from './write-mark.ts';

/** Every operation of the document by its operationId. */
export type Operations = {
${types.join('\n')}
};

/** The same at run time, kept as a text: a fifth of a bot's bundle would be names of fields otherwise. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both are written of the same rows
export const operations: Operations = /* @__PURE__ */ readOperations(\`
${lines.join('\n')}
\`) as unknown as Operations;
`;
}

function toRow(resolved: ResolvedOperation, document: OpenApiDocument): ApiOperation {
  const { path, method, operation } = resolved;
  const success = successSchema(operation, document.components);
  const isText = success !== undefined && success.mediaType !== 'application/json';
  const { 'x-read-when': readWhen, 'x-pagination': pagination } = operation;
  const write = readWriteMark(resolved, document);
  return {
    id: operation.operationId,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a method in capitals
    method: method.toUpperCase() as ApiOperation['method'],
    path,
    effect: operation['x-effect'],
    ...(readWhen === undefined ? {} : { readWhen }),
    ...(write === undefined ? {} : { write }),
    ...(pagination === undefined ? {} : { pagination }),
    ...(isText ? { produces: 'text' } : {}),
  };
}

function writeType(row: ApiOperation): string {
  const members = Object.entries(row).map(([name, value]) => {
    const type = name === 'write' ? 'WriteMark' : writeLiteral(value);
    return `readonly ${name}: ${type}`;
  });
  return `{ ${members.join('; ')} }`;
}

function writeLiteral(value: unknown): string {
  if (typeof value !== 'object' || value === null) return `'${String(value)}'`;
  const members = Object.entries(value).map(([name, inner]) => {
    const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : `'${name}'`;
    return `readonly ${key}: ${writeLiteral(inner)}`;
  });
  return `{ ${members.join('; ')} }`;
}

/** ` r GET listNodes {…}`, below the path: effect, method, id, and what only some have. */
function writeLine({ effect, id, method, path: _path, ...more }: ApiOperation): string {
  const rest = Object.keys(more).length === 0 ? '' : ` ${JSON.stringify(more)}`;
  return ` ${effect === 'read' ? 'r' : 'w'} ${method} ${id}${rest}`;
}
