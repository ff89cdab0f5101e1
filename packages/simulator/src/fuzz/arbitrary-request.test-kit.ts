import { document } from '@castai-bot/api/document';
import { resolveOperations, type ResolvedOperation } from '@castai-bot/api/resolve';
import { fc } from '@castai-bot/testing/properties';
import type { RecordedRequest } from '../index.ts';
import { arbitraryValue, oddValue } from './arbitrary-value.test-kit.ts';
import { mutationsOf } from './mutate.test-kit.ts';

/** A request as it goes over the wire. */
export interface FuzzRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly body: string | undefined;
}

const ODD_TEXTS = [
  '', 'x', '0', '-1', '1.5', '99999999999', 'true', 'True', '1', 'ASC', 'desc', 'a,b', '\u0000', '[]', 'nope',
  '2026-10-01T00:00:00Z', '2026-11-01T00:00:00Z', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '2026-10-01',
]; // prettier-ignore
const { schemas } = document.components;
const resolved = new Map(resolveOperations(document).map((each) => [each.operation.operationId, each]));

/**
 * Requests like one that went well: with other parts of its path, other parameters of the document, and a body that is
 * changed here and there, or another one that the schema admits.
 */
export function arbitraryRequest(example: RecordedRequest): fc.Arbitrary<FuzzRequest> {
  const found = resolved.get(example.operation ?? '');
  if (found === undefined) throw new Error(`${example.operation} is not in the document`);
  const pool = poolOf(example);
  return fc
    .record({
      path: pathOf(example, pool),
      query: queryOf(found, example, pool),
      body: bodyOf(found, example, pool),
    })
    .map(({ path, query, body }) => ({
      method: example.method,
      url: query === '' ? path : `${path}?${query}`,
      body,
    }));
}

/** The ids and names that a request holds. */
function poolOf({ path, query, body }: RecordedRequest): readonly string[] {
  const found = new Set(path.split('/').filter((part) => part.length > 3));
  JSON.stringify({ query, body }, (_, value: unknown) => {
    if (typeof value === 'string' && value !== '') found.add(value);
    return value;
  });
  return [...found, '00000000-0000-4000-8000-000000000000'];
}

function pathOf({ path }: RecordedRequest, pool: readonly string[]): fc.Arbitrary<string> {
  const parts = path.split('/');
  const other = fc
    .record({
      place: fc.integer({ min: 3, max: Math.max(3, parts.length - 1) }),
      part: fc.constantFrom(...pool, 'x', '..', '%25', '%20'),
    })
    .map(({ place, part }) => parts.with(Math.min(place, parts.length - 1), part).join('/'));
  return fc.oneof({ weight: 9, arbitrary: fc.constant(path) }, { weight: 1, arbitrary: other });
}

type Pairs = readonly (readonly [name: string, text: string])[];

function queryOf(
  { parameters }: ResolvedOperation,
  { query }: RecordedRequest,
  pool: readonly string[],
): fc.Arbitrary<string> {
  const known = parameters.filter((parameter) => parameter.in === 'query');
  const own = known.map(({ name }): fc.Arbitrary<Pairs> => {
    const pairs = [query[name] ?? []].flat().map((text) => [name, text] as const);
    return fc.oneof({ weight: 15, arbitrary: fc.constant(pairs) }, { weight: 1, arbitrary: fc.constant([]) });
  });
  const more = known.map(({ name, schema }) => {
    const fitting = arbitraryValue(schema, schemas, pool).map((value) => [value].flat().map(writeText));
    const odd = fc.constantFrom(...ODD_TEXTS).map((text) => [text]);
    const texts = fc.oneof({ weight: 5, arbitrary: fitting }, { weight: 1, arbitrary: odd });
    return texts.map((all): Pairs => all.map((text) => [name, text]));
  });
  const added = more.length === 0 ? fc.constant([]) : fc.array(fc.oneof(...more), { maxLength: 2 });
  return fc.tuple(fc.tuple(...own), added).map(([kept, extra]) => writeQuery(kept.flat(), extra.flat()));
}

/** What is added takes the place of what was there. */
function writeQuery(kept: Pairs, added: Pairs): string {
  const names = new Set(added.map(([name]) => name));
  const params = new URLSearchParams();
  for (const [name, text] of [...kept.filter(([each]) => !names.has(each)), ...added])
    params.append(name, text);
  return params.toString();
}

function writeText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? '');
}

function bodyOf(
  { operation }: ResolvedOperation,
  { body }: RecordedRequest,
  pool: readonly string[],
): fc.Arbitrary<string | undefined> {
  const schema = operation.requestBody?.content['application/json']?.schema;
  const odd = fc.oneof(oddValue().map(writeBody), fc.constantFrom(undefined, '{', 'null'));
  if (schema === undefined) {
    return fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: odd });
  }
  return fc.oneof(
    { weight: 8, arbitrary: mutationsOf(body ?? {}).map(writeBody) },
    { weight: 4, arbitrary: arbitraryValue(schema, schemas, pool).map(writeBody) },
    { weight: 1, arbitrary: odd },
  );
}

function writeBody(value: unknown): string {
  return JSON.stringify(value);
}
