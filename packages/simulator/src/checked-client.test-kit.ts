import { operations } from '@castai-bot/api';
import { document } from '@castai-bot/api/document';
import { onTestFinished } from 'vitest';
import type { BodyOf, OperationId, ParamsOf, QueryOf, ResponseOf } from './http/route.ts';
import { findProblems } from './http/schema-problems.ts';
import { type Simulator, type SimulatorOptions, startSimulator } from './index.ts';
import type { Schema } from './openapi-document.ts';

/** What a test sends to operation `Id`. */
export interface Sent<Id extends OperationId> {
  readonly params?: ParamsOf<Id>;
  readonly query?: QueryOf<Id>;
  readonly body?: BodyOf<Id>;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** A client that knows nothing but the document: plain fetch, and each answer is checked against it. */
export interface CheckedClient {
  readonly sim: Simulator;
  /** Sends, and gives back whatever comes. */
  readonly send: <Id extends OperationId>(id: Id, sent?: Sent<Id>) => Promise<Answered>;
  /** Sends, and throws unless the answer is a success that the document describes. */
  readonly ok: <Id extends OperationId>(id: Id, sent?: Sent<Id>) => Promise<ResponseOf<Id>>;
  /** Sends, throws unless it is refused with an error envelope, and gives back `status: message`. */
  readonly refused: <Id extends OperationId>(id: Id, sent?: Sent<Id>) => Promise<string>;
}

/** Starts a simulator that ends with the test, and a client of it. */
export async function startChecked(options: SimulatorOptions = {}): Promise<CheckedClient> {
  const sim = await startSimulator(options);
  onTestFinished(() => sim.close());
  const send: CheckedClient['send'] = async (id, sent = {}) => {
    const response = await fetch(sim.url + pathOf(id, sent), {
      method: operations[id].method,
      headers: { 'X-API-Key': sim.apiKey, ...sent.headers },
      ...(sent.body === undefined ? {} : { body: JSON.stringify(sent.body) }),
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  return {
    sim,
    send,
    ok: async (id, sent) => {
      const { status, headers, text } = await send(id, sent);
      if (status >= 300) throw new Error(`${id} answered ${status}: ${text}`);
      return checkAnswer(id, { status, text, type: headers.get('content-type') });
    },
    refused: async (id, sent) => {
      const { status, text } = await send(id, sent);
      if (status < 400) throw new Error(`${id} answered ${status}: ${text}`);
      const envelope: unknown = JSON.parse(text);
      throwProblems(id, envelope, {
        $ref: `#/components/schemas/${text.includes('"fieldViolations"') ? 'ErrorResponse' : 'Status'}`,
      });
      return `${status}: ${Object.values(envelope ?? {}).find((value) => typeof value === 'string')}`;
    },
  };
}

function pathOf(
  id: OperationId,
  { params, query }: { readonly params?: unknown; readonly query?: unknown },
): string {
  const values = new Map<string, unknown>(isMap(params) ? Object.entries(params) : []);
  const path = operations[id].path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => {
    const value = values.get(name);
    if (typeof value !== 'string') throw new Error(`${id} needs the parameter ${name}`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams();
  for (const [name, value] of isMap(query) ? Object.entries(query) : []) {
    if (isMap(value))
      for (const [key, text] of Object.entries(value)) search.append(`${name}[${key}]`, String(text));
    else for (const item of [value].flat()) search.append(name, String(item));
  }
  return search.size === 0 ? path : `${path}?${search.toString()}`;
}

function checkAnswer<Id extends OperationId>(
  id: Id,
  { status, text, type }: { readonly status: number; readonly text: string; readonly type: string | null },
): ResponseOf<Id> {
  const described = describedAnswers(id).get(String(status));
  if (described === undefined) throw new Error(`${id} answered ${status}, which the document does not have`);
  const schema = described.content?.['application/json']?.schema;
  const isJson = type?.startsWith('application/json') === true;
  const body: unknown = isJson ? JSON.parse(text) : text || undefined;
  if (schema !== undefined) throwProblems(id, body, schema);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the parse boundary: it was just checked
  return body as ResponseOf<Id>;
}

type Described = NonNullable<NonNullable<(typeof document)['paths'][string]['get']>['responses'][string]>;

function describedAnswers(id: OperationId): ReadonlyMap<string, Exclude<Described, { $ref: string }>> {
  for (const item of Object.values(document.paths)) {
    for (const operation of [item.get, item.post, item.put, item.patch, item.delete]) {
      if (operation?.operationId === id) {
        return new Map(
          Object.entries(operation.responses).flatMap(([status, response]) =>
            '$ref' in response ? [] : [[status, response] as const],
          ),
        );
      }
    }
  }
  throw new Error(`the document has no ${id}`);
}

function throwProblems(id: string, value: unknown, schema: Schema): void {
  const problems = [
    ...findProblems({ value, schema, field: '', schemas: document.components.schemas }),
    ...unknownFields(value, schema, ''),
  ].map((problem) => (typeof problem === 'string' ? problem : `${problem.field}: ${problem.description}`));
  if (problems.length > 0) throw new Error(`${id} breaks the document:\n${problems.slice(0, 20).join('\n')}`);
}

/** A simulator that answers a field which the document lacks would teach clients to read it. */
function unknownFields(value: unknown, schema: Schema, field: string): readonly string[] {
  const { $ref } = schema;
  if ($ref !== undefined) {
    return unknownFields(
      value,
      document.components.schemas[$ref.replace('#/components/schemas/', '')] ?? {},
      field,
    );
  }
  if (Array.isArray(value))
    return value.flatMap((item) => unknownFields(item, schema.items ?? {}, `${field}[]`));
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([name, item]) => {
    const known = Object.hasOwn(schema.properties ?? {}, name) ? schema.properties?.[name] : undefined;
    const more = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
    const itemSchema = known ?? more;
    if (itemSchema !== undefined) return unknownFields(item, itemSchema, `${field}.${name}`);
    const isOpen =
      schema.additionalProperties === true || (schema.properties === undefined && more === undefined);
    return isOpen ? [] : [`${field}.${name}: not in the document`];
  });
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
