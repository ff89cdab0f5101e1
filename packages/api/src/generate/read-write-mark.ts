import type { Components, OpenApiDocument, Schema } from '../openapi.ts';
import type { PresentMark, WriteMark } from '../write-mark.ts';
import { bodySchema, resolve, resolveOperations, type ResolvedOperation, successSchema } from './resolve.ts';

/** `x-write` as the operation table has it: how it is known stays in the document, and what a body cannot hold is kept. */
export function readWriteMark(
  resolved: ResolvedOperation,
  { components, ...document }: OpenApiDocument,
): WriteMark | undefined {
  const mark = resolved.operation['x-write'];
  if (mark === undefined) return undefined;
  const { keeps = [], kind, leftOut, masked, present } = mark;
  const all = kind === 'replace' ? [...keeps, ...listUnsendable(resolved, { ...document, components })] : [];
  return {
    kind,
    ...(present === undefined ? {} : { present }),
    ...(all.length === 0 ? {} : { keeps: [...new Set(all)] }),
    ...(masked === undefined ? {} : { masked }),
    ...(leftOut === undefined ? {} : { leftOut }),
  };
}

/** What the answer has and the body has not. */
function listUnsendable(write: ResolvedOperation, document: OpenApiDocument): readonly string[] {
  const { components } = document;
  const body = bodySchema(write.operation);
  const present = write.operation['x-write']?.present;
  const read = resolveOperations(document).find(({ method, operation, path }) =>
    present === undefined
      ? method === 'get' && path === write.path
      : operation.operationId === present.operation,
  );
  const answer = read && successSchema(read.operation, components)?.schema;
  if (body === undefined || answer === undefined || present?.as !== undefined) return [];
  return compare(stepInto(answer, present, components), body, { components, path: [] });
}

function stepInto(answer: Schema, present: PresentMark | undefined, components: Components): Schema {
  let schema = answer;
  for (const step of present?.at ?? []) {
    const { items, properties } = resolve<Schema>(schema, components.schemas);
    const next = typeof step === 'string' ? properties?.[step] : items;
    // What is made of a list has no schema of its own.
    schema = typeof step === 'object' && 'each' in step ? {} : (next ?? {});
  }
  return schema;
}

function compare(
  answer: Schema,
  body: Schema,
  { components, path }: { readonly components: Components; readonly path: readonly string[] },
): readonly string[] {
  const { properties: found } = resolve<Schema>(answer, components.schemas);
  const { properties: taken } = resolve<Schema>(body, components.schemas);
  if (found === undefined || taken === undefined) return [];
  return Object.entries(found).flatMap(([name, schema]) => {
    const at = [...path, name];
    const same = taken[name];
    return same === undefined ? [at.join('.')] : compare(schema, same, { components, path: at });
  });
}
