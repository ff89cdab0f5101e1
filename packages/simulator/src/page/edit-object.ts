import type { DocumentChecker, Mismatch } from '@castai-bot/api/check';
import { PageProblem } from '@castai-bot/page';
import { describeMismatch } from '../http/describe-mismatch.ts';
import type { Running } from '../running.ts';
import { findObject, type Kept } from './read-object.ts';

/**
 * Puts what was typed in the place of an object. What its schema does not allow is refused, unless it was there before.
 * @throws {PageProblem} with everything that is wrong
 */
export async function editObject(running: Running, given: Readonly<Record<string, unknown>>): Promise<void> {
  const place = { list: String(given['of']), clusterId: String(given['cluster']), id: String(given['id']) };
  const kept = findObject(running.state, place);
  const { value } = given;
  if (!isObject(value)) throw new PageProblem(400, `Found ${JSON.stringify(value)}, wanted an object`);
  const { checkDocument } = await import('@castai-bot/api/check');
  const problems = [...findMoved(kept, value), ...findProblems(kept, value, checkDocument)];
  if (problems.length > 0) throw new PageProblem(400, problems.join('\n'));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the parse boundary: it fits the schema
  kept.put(value as never);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function findMoved({ fixed, value: before }: Kept, after: object): readonly string[] {
  return fixed
    .filter((name) => Reflect.get(before, name) !== Reflect.get(after, name))
    .map((name) => `${name}: found ${JSON.stringify(Reflect.get(after, name))}, wanted it to stay`);
}

function findProblems(
  { schema, value: before }: Kept,
  after: object,
  check: DocumentChecker,
): readonly string[] {
  const list = (value: object): readonly string[] =>
    check({ value, schema: { $ref: `#/components/schemas/${schema}` }, nulls: 'documented' }).map(
      (mismatch) => describe(mismatch, value),
    );
  const known = new Set(list(before));
  return list(after).filter((problem) => !known.has(problem));
}

function describe(mismatch: Mismatch, value: object): string {
  const { field, description } = describeMismatch(mismatch, value);
  return `${field}: ${description}`;
}
