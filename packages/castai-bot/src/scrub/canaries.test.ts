import { checkDocument } from '@castai-bot/api/check';
import { document } from '@castai-bot/api/document';
import {
  bodySchema,
  resolveOperations,
  successSchema,
  type ResolvedOperation,
} from '@castai-bot/api/resolve';
import { createApiValidator } from '@castai-bot/api/validate';
import { isRecord } from '@castai-bot/cli';
import { type World, worldParts } from '@castai-bot/simulator';
import { describe, expect, test } from 'vitest';
import { scrubPlan } from '../run/plan/scrub-plan.ts';
import type { PlannedChange } from '../run/plan/planned-write.ts';
import { makeRecording } from '../run/recording/make-recording.ts';
import { Aviary, type Canary, type Form, forms } from '../testing/canaries.ts';
import { scrubRequests, scrubWorld } from './scrub-world.ts';
import { Scrubber } from './scrubber.ts';

const operations = resolveOperations(document);
const validate = createApiValidator();
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a constant
const everyForm = Object.keys(forms) as Form[];
/** A place in a list has a stand-in in a recording. */
const CURSOR = /cursor|page_?token/i;

interface Sample {
  readonly id: string;
  readonly method: string;
  readonly pathname: string;
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly body: unknown;
  readonly status: number;
  readonly answer: unknown;
  readonly canaries: readonly Canary[];
}

/** A call with a canary in every text of its query, its body and its answer. */
function sampleOf({ path, method, operation, parameters }: ResolvedOperation, form: Form): Sample {
  const aviary = new Aviary(form);
  const query = parameters
    .filter((parameter) => parameter.in === 'query')
    .flatMap(({ name, schema }) => {
      const value = aviary.populate(schema, { field: name, mark: undefined, refs: [] });
      return isRecord(value)
        ? Object.entries(value).map(([key, item]) => [`${name}[${key}]`, String(item)] as const)
        : [[name, String(value)] as const];
    });
  const body = bodySchema(operation);
  const answer = successSchema(operation, document.components);
  const status = Object.keys(operation.responses).find((text) => text.startsWith('2'));
  return {
    id: operation.operationId,
    method: method.toUpperCase(),
    pathname: path.replaceAll(/\{[^{}]+\}/g, 'some-id'),
    query,
    body: body && aviary.populate(body),
    status: Number(status),
    answer: answer && aviary.populate(answer.schema),
    canaries: aviary.canaries,
  };
}

function toSearch(query: Sample['query']): string {
  const search = new URLSearchParams();
  for (const [name, value] of query) search.append(name, value);
  return search.toString();
}

type Call = Pick<Sample, 'method' | 'pathname' | 'query' | 'body' | 'status' | 'answer'>;

function problemsOf({ method, pathname, query, body, status, answer }: Call): readonly string[] {
  const search = toSearch(query);
  const url = search === '' ? pathname : `${pathname}?${search}`;
  return validate({ method, url, requestBody: body, status, responseBody: answer });
}

/** What was to go and did not, and what was to stay and is gone. */
function compare(kept: unknown, canaries: readonly Canary[]): readonly string[] {
  const text = JSON.stringify(kept);
  return canaries.flatMap(({ text: canary, field, mark }) => {
    const isThere = text.includes(JSON.stringify(canary).slice(1, -1));
    if (mark !== undefined) return isThere ? [`${field} (${mark}) is kept`] : [];
    return isThere || CURSOR.test(field) ? [] : [`${field} is gone`];
  });
}

/** What a value looks like to whoever reads it. */
function formOf(text: string): string {
  if (/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(text)) return 'uuid';
  if (/^[^@\s]+@[\w.-]+$/.test(text)) return 'email';
  if (URL.canParse(text)) return 'url';
  if (/^\d+$/.test(text)) return 'digits';
  if (/^\d+(?:\.\d+){3}$/.test(text)) return 'address';
  return text.startsWith('{') ? 'json' : 'word';
}

describe('a recording', () => {
  const rows = operations.map((resolved) => [resolved.operation.operationId, resolved] as const);
  test.each(rows)('of %s has what is not marked, and nothing that is', (_, resolved) => {
    for (const form of everyForm) {
      const sample = sampleOf(resolved, form);
      expect(problemsOf(sample)).toEqual([]);
      const exchange = {
        method: sample.method,
        path: `${sample.pathname}?${toSearch(sample.query)}`,
        body: sample.body === undefined ? '' : JSON.stringify(sample.body),
        status: sample.status,
        headers: {},
        answer: sample.answer === undefined ? '' : JSON.stringify(sample.answer),
      };
      const { exchanges } = makeRecording({
        bot: 'b',
        function: 'f',
        clusterId: undefined,
        organizationId: undefined,
        dryRun: false,
        hadState: false,
        exchanges: [exchange, exchange],
        report: null,
        secrets: [],
      });
      expect(compare(exchanges, sample.canaries)).toEqual([]);
      const [first, second] = exchanges;
      expect(second).toEqual(first);
      const scrubbed = { ...sample, query: first?.query ?? [], body: first?.body, answer: first?.answer };
      expect(problemsOf(scrubbed)).toEqual([]);
    }
  });
});

describe('a plan', () => {
  const writes = operations.filter(({ operation }) => operation['x-effect'] === 'write');
  test.each(writes.map((resolved) => [resolved.operation.operationId, resolved] as const))(
    'with %s has what is not marked, and nothing that is',
    (_, resolved) => {
      // An id stays: what is planned is found by it.
      for (const form of everyForm.filter((one) => one !== 'uuid')) {
        const { answer: _answer, ...sample } = sampleOf(
          { ...resolved, operation: withoutAnswer(resolved) },
          form,
        );
        const { method, pathname, query, body, canaries } = sample;
        const row = {
          method,
          path: pathname,
          query: Object.fromEntries(query),
          body,
          changes: changesOf(body),
        };
        const [scrubbed] = scrubPlan([row], new Scrubber({ keeps: 'ids' }));
        expect(compare({ ...scrubbed, changes: [] }, canaries)).toEqual([]);
        const inBody = canaries.filter(({ text }) =>
          JSON.stringify(body ?? null).includes(JSON.stringify(text)),
        );
        expect(compare(scrubbed?.changes, inBody)).toEqual([]);
        const again = scrubPlan([{ ...row, body: JSON.stringify(body) }], new Scrubber({ keeps: 'ids' }));
        expect(compare(again, canaries)).toEqual([]);
      }
    },
  );

  test('keeps all that it says beside its values', () => {
    const change = { path: 'initScript', kind: 'removed', before: 'canary', becomes: 'inherited' } as const;
    const path = '/v1/kubernetes/clusters/c/node-configurations/7';
    const row = { method: 'POST', path, target: 'default', replacesUnread: true, changes: [change] } as const;
    expect(scrubPlan([row], new Scrubber({ keeps: 'ids' }))).toEqual([
      { ...row, changes: [{ ...change, before: '[redacted]' }] },
    ]);
  });

  test('for a terminal has people, and no secrets', () => {
    const person = 'ada@example.org';
    const path = '/v1/notifications/webhook-configurations';
    const row = {
      method: 'POST',
      path,
      body: { name: person, callbackUrl: 'https://x.test/canary' },
      changes: [],
    };
    const plan = JSON.stringify(scrubPlan([row], new Scrubber({ keeps: 'ids and people' })));
    expect(plan).toContain(person);
    expect(plan).not.toContain('canary');
  });
});

function withoutAnswer({ operation }: ResolvedOperation): ResolvedOperation['operation'] {
  return { ...operation, responses: { '204': { description: 'Done' } } };
}

/** As the runtime lists them: a value by its path, a list as a whole. */
function changesOf(value: unknown, path: string = ''): readonly PlannedChange[] {
  if (!isRecord(value)) return value === undefined ? [] : [{ path, before: value, after: value }];
  return Object.entries(value).flatMap(([name, item]) =>
    changesOf(item, path === '' ? name : `${path}.${name}`),
  );
}

describe('a saved world', () => {
  const parts = Object.entries(worldParts).flatMap(([list, names]) =>
    Object.entries(names).map(([part, name]) => [list, part, String(name)] as const),
  );
  test.each(parts)('has in %s.%s what is not marked, and nothing that is', (list, part, name) => {
    for (const form of everyForm.filter((one) => one !== 'uuid')) {
      const aviary = new Aviary(form);
      const schema = { $ref: `#/components/schemas/${name}` };
      const value = aviary.populate(schema);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a world of one part
      const world = { [list]: [{ [part]: [value, value] }] } as unknown as World;
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of the same form
      const scrubbed = scrubWorld(world, { parts: worldParts, states: {} }) as Record<
        string,
        [Record<string, unknown[]>]
      >;
      expect(compare(scrubbed, aviary.canaries)).toEqual([]);
      const [first, second] = scrubbed[list]?.[0][part] ?? [];
      expect(second).toEqual(first);
      expect(checkDocument({ schema, value: first, nulls: 'documented' })).toEqual([]);
    }
  });
});

test('scrubRequests() keeps what is not marked, and nothing that is', () => {
  const samples = operations.map((resolved) =>
    sampleOf({ ...resolved, operation: withoutAnswer(resolved) }, 'word'),
  );
  const requests = samples.map(({ id, method, pathname, query, body, status }) => ({
    at: '2026-10-01T10:00:00Z',
    method,
    path: pathname,
    query: Object.fromEntries(query),
    headers: {},
    body,
    unknownFields: [],
    operation: id,
    status,
    requestId: 'x',
    faults: [],
  }));
  for (const [index, request] of requests.entries()) {
    expect(compare(scrubRequests([request]), samples[index]?.canaries ?? [])).toEqual([]);
  }
});

test.each(everyForm)('Scrubber gives a %s in its place another of the same form', (form) => {
  const text = forms[form](1);
  expect(formOf(text)).toBe(form);
  for (const mark of ['secret', 'personal'] as const) {
    const scrubbed = new Scrubber().field('any', text, mark);
    expect(scrubbed).not.toContain('canary');
    // A secret has no other that would do; a template of JSON is for a machine.
    const isWord = mark === 'secret' ? ['word', 'digits', 'address'].includes(form) : form === 'json';
    expect(formOf(scrubbed)).toBe(isWord ? 'word' : form);
  }
});
