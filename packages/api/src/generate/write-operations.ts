import type { ApiOperation } from '../api-operation.ts';
import { METHOD_LETTERS } from '../read-operations.ts';
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
  let before = '';
  const lines = [...Map.groupBy(rows, ({ path }) => path)].flatMap(([path, same]) => {
    const shared = countShared(before, path);
    before = path;
    return [`${shared}${path.slice(shared)}`, ...same.map(({ row }) => writeLine(row))];
  });
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

/** How many characters two paths begin with alike; a digit that follows would be read as part of the number. */
function countShared(before: string, path: string): number {
  let shared = 0;
  while (shared < before.length && before[shared] === path[shared]) shared += 1;
  while (/\d/.test(path[shared] ?? '')) shared -= 1;
  return shared;
}

/** ` g listNodes A items {…}`, below the path: see `readOperations`. */
function writeLine({ effect, id, method, pagination, path: _path, ...more }: ApiOperation): string {
  const letter = METHOD_LETTERS[method];
  const pages = pagination === undefined ? '' : ` ${pagination.dialect} ${pagination.items}`;
  const rest = Object.keys(more).length === 0 ? '' : ` ${JSON.stringify(more)}`;
  return ` ${effect === 'read' ? letter.toLowerCase() : letter} ${id}${pages}${rest}`;
}
