import type {
  Components,
  OpenApiDocument,
  Operation,
  Parameter,
  PathItem,
  Reference,
  Response,
  Schema,
} from '../openapi.ts';
import { methods, type Method } from '../openapi.ts';

/** One operation with its path and every parameter, those of the path included. */
export interface ResolvedOperation {
  readonly path: string;
  readonly method: Method;
  readonly operation: Operation;
  readonly parameters: readonly Parameter[];
}

/** Every operation of a document, in the document's order. */
export function resolveOperations(document: OpenApiDocument): readonly ResolvedOperation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      return operation
        ? [{ path, method, operation, parameters: allParameters(item, operation, document) }]
        : [];
    }),
  );
}

/** The schema of what an operation answers when it succeeds, none when it answers without a body. */
export function successSchema(
  operation: Operation,
  components: Components,
): { readonly mediaType: string; readonly schema: Schema } | undefined {
  const found = Object.entries(operation.responses).find(([status]) => status.startsWith('2'));
  if (!found) return undefined;
  const response = resolve<Response>(found[1], components.responses);
  const [mediaType, body] = Object.entries(response.content ?? {})[0] ?? [];
  return mediaType === undefined ? undefined : { mediaType, schema: body?.schema ?? {} };
}

/** The schema of an operation's JSON request body. */
export function bodySchema(operation: Operation): Schema | undefined {
  return operation.requestBody?.content['application/json']?.schema;
}

/** What a reference points at in one kind of component. */
export function resolve<T extends object>(value: T | Reference, components: Readonly<Record<string, T>>): T {
  if (!('$ref' in value) || typeof value.$ref !== 'string') {
    // A component that is no reference: `in` cannot tell the compiler so for a T it does not know.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return value as T;
  }
  const name = referenceName(value.$ref);
  const found = components[name];
  if (!found) throw new Error(`Cannot resolve "${value.$ref}": there is no such component`);
  return found;
}

/** The last part of a reference, the component's name. */
export function referenceName(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1);
}

function allParameters(
  item: PathItem,
  operation: Operation,
  document: OpenApiDocument,
): readonly Parameter[] {
  return [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((parameter) =>
    resolve<Parameter>(parameter, document.components.parameters),
  );
}
