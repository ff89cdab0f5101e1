import { operations } from '@castai-bot/api';
import { createApiValidator } from '@castai-bot/api/validate';
import { onTestFinished } from 'vitest';
import type { BodyOf, OperationId, ParamsOf, QueryOf, ResponseOf } from './http/route.ts';
import { type Simulator, type SimulatorOptions, startSimulator } from './index.ts';

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

/** A client that knows nothing but the document: plain fetch, and each call is held against it, both ways. */
export interface CheckedClient {
  readonly sim: Simulator;
  /** The first cluster. */
  readonly clusterId: string;
  /** Sends, and gives back whatever comes. */
  readonly send: <Id extends OperationId>(id: Id, sent?: Sent<Id>) => Promise<Answered>;
  /** Sends, and throws unless the answer is a success; gives back its body. */
  readonly ok: <Id extends OperationId>(id: Id, sent?: Sent<Id>) => Promise<ResponseOf<Id>>;
  /** Sends, throws unless it is refused with an error envelope, and gives back `status: message; field: description …`. */
  readonly refused: <Id extends OperationId>(id: Id, sent?: Sent<Id>) => Promise<string>;
}

const validate = createApiValidator();

/** What becomes of a body that fits before it is sent. */
export type AlterBody = (id: OperationId, body: unknown) => unknown;

/** Starts a simulator that ends with the test, and a client of it. */
export async function startChecked(
  options: SimulatorOptions = {},
  alter: AlterBody = (_id, body) => body,
): Promise<CheckedClient> {
  const sim = await startSimulator(options);
  onTestFinished(() => sim.close());
  const send = async (id: OperationId, sent: Unchecked = {}): Promise<Answered> => {
    const url = pathOf(id, sent);
    const { method } = operations[id];
    const response = await fetch(sim.url + url, {
      method,
      headers: { 'X-API-Key': sim.apiKey, 'Content-Type': 'application/json', ...sent.headers },
      ...(sent.body === undefined ? {} : { body: JSON.stringify(alter(id, sent.body)) }),
    });
    const answered = { status: response.status, headers: response.headers, text: await response.text() };
    const problems = validate({
      method,
      url,
      ...(sent.body === undefined ? {} : { requestBody: sent.body }),
      status: answered.status,
      ...(hasBody(answered) ? { responseBody: bodyOf(answered) } : {}),
    });
    if (isGatewayPage(answered)) return answered;
    if (problems.length > 0) throw new Error(problems.slice(0, 20).join('\n'));
    return answered;
  };
  return {
    sim,
    clusterId: sim.clusterIds[0] ?? '',
    send,
    ok: async <Id extends OperationId>(id: Id, sent?: Sent<Id>): Promise<ResponseOf<Id>> => {
      const answered = await send(id, sent);
      if (answered.status >= 300) throw new Error(`${id} answered ${answered.status}: ${answered.text}`);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the parse boundary: it was just checked
      return (answered.text === '' ? undefined : bodyOf(answered)) as ResponseOf<Id>;
    },
    refused: async (id, sent) => {
      const answered = await send(id, sent);
      if (answered.status < 400) throw new Error(`${id} answered ${answered.status}: ${answered.text}`);
      return `${answered.status}: ${describeRefusal(bodyOf(answered))}`;
    },
  };
}

/** What the gateway answers with is in no document: 404s of nginx, as were seen live. */
function isGatewayPage({ status, headers }: Answered): boolean {
  return status === 404 && headers.get('content-type')?.startsWith('text/html') === true;
}

interface Unchecked {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Text may be empty: of nothing there are no metrics. */
function hasBody({ text, headers }: Answered): boolean {
  return text !== '' || headers.get('content-type')?.startsWith('text/plain') === true;
}

function bodyOf({ text, headers }: Answered): unknown {
  const isJson = headers.get('content-type')?.startsWith('application/json') === true;
  const body: unknown = isJson ? JSON.parse(text) : text;
  return body;
}

/** The message of either envelope, and what is wrong with each field. */
function describeRefusal(envelope: unknown): string {
  if (!isMap(envelope)) return '';
  const { message, fieldViolations, details = [] } = envelope;
  const lists = [
    fieldViolations,
    ...[details].flat().map((detail) => (isMap(detail) ? detail['fieldViolations'] : [])),
  ];
  const violations = lists.flat().filter(isMap);
  return [
    message,
    ...violations.map(({ field, description }) => `${String(field)}: ${String(description)}`),
  ].join('; ');
}

function pathOf(id: OperationId, { params, query }: Unchecked): string {
  const values = new Map<string, unknown>(isMap(params) ? Object.entries(params) : []);
  const path = operations[id].path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => {
    const value = values.get(name);
    if (typeof value !== 'string') throw new Error(`${id} needs the parameter ${name}`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams();
  for (const [name, value] of isMap(query) ? Object.entries(query) : []) {
    if (isMap(value)) {
      for (const [key, text] of Object.entries(value)) search.append(`${name}[${key}]`, String(text));
    } else for (const item of Array.isArray(value) ? value : [value]) appendText(search, name, item);
  }
  return search.size === 0 ? path : `${path}?${search.toString()}`;
}

function appendText(search: URLSearchParams, name: string, item: unknown): void {
  if (typeof item === 'string' || typeof item === 'number' || typeof item === 'boolean') {
    search.append(name, String(item));
  }
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
