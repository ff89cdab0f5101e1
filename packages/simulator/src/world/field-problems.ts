import type { DocumentChecker, Mismatch } from '@castai-bot/api/check';
import { fieldNameOf } from '../http/describe-mismatch.ts';
import type { Schema } from '../openapi-document.ts';
import { isWholeNode, isWholeWorkload } from './fill-world.ts';
import { worldParts } from './world-parts.ts';
import type { World, WorldFile } from './world.ts';

const WORLD_PARTS: Readonly<Record<keyof World, ReadonlyMap<string, Schema>>> = {
  organizations: schemasOf(worldParts.organizations),
  clusters: schemasOf(worldParts.clusters),
};
/** What a world is held to: it may leave fields out, and tell words that are new. */
const CHECKED: ReadonlySet<string> = new Set(['additionalProperties', 'type', 'format']);

/**
 * Lists the fields of a world that nothing of it has, such as misspelt ones, which would be without effect, and values of
 * another type. A node or workload that has all that the simulator goes by is taken as it is, whatever more the API may
 * have told of it, and so are words that no enum has.
 */
export function findFieldProblems(world: WorldFile, check: DocumentChecker): readonly string[] {
  const found = Object.keys(world).flatMap((name) => unknownField('', name, Object.keys(WORLD_PARTS)));
  const parts = [
    ...partProblems('organizations', world.organizations ?? [], check),
    ...partProblems('clusters', world.clusters ?? [], check),
  ];
  return [...found, ...parts];
}

function partProblems(
  list: keyof World,
  parts: readonly object[],
  check: DocumentChecker,
): readonly string[] {
  const known = WORLD_PARTS[list];
  return parts.flatMap((part, index) =>
    Object.entries(part).flatMap(([name, value]) => {
      const schema = known.get(name);
      const where = `${list}[${index}]`;
      if (schema === undefined) return unknownField(where, name, [...known.keys()]);
      if (!Array.isArray(value)) return problemsIn(value, { where: `${where}.${name}`, schema, check });
      return value.flatMap((item: unknown, nth) =>
        problemsIn(item, { where: `${where}.${name}[${nth}]`, schema, check }),
      );
    }),
  );
}

interface Place {
  /** `clusters[0].nodes[1]` */
  readonly where: string;
  readonly schema: Schema;
  readonly check: DocumentChecker;
}

function problemsIn(value: unknown, { where, schema, check }: Place): readonly string[] {
  if (value === null || value === undefined || isWhole(value)) return [];
  return check({ value, schema, nulls: 'documented' })
    .filter(({ keyword, value: found }) => CHECKED.has(keyword) && !(keyword === 'type' && found === null))
    .flatMap((mismatch) => describe(mismatch, value).map((problem) => joinNames(where, problem)));
}

function isWhole(value: unknown): boolean {
  return typeof value === 'object' && value !== null && (isWholeNode(value) || isWholeWorkload(value));
}

function describe({ keyword, path, value, schema }: Mismatch, whole: unknown): readonly string[] {
  const where = fieldNameOf(path, whole, String);
  if (keyword === 'additionalProperties') {
    const owner = fieldNameOf(path.slice(0, -1), whole, String);
    return unknownField(owner, path.at(-1) ?? '', Object.keys(schema.properties ?? {}));
  }
  const wanted =
    schema.format === 'date-time' ? 'a time such as 2026-01-31T00:00:00Z' : [schema.type].flat().join(' or ');
  return [`${where}: found ${describeValue(value)}, wanted ${wanted}`];
}

function describeValue(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : JSON.stringify(value);
}

function unknownField(where: string, name: string, known: readonly string[]): readonly string[] {
  if (known.includes(name)) return [];
  return [`${joinNames(where, name)}: found an unknown field, wanted one of ${known.join(', ')}`];
}

function joinNames(where: string, name: string): string {
  return where === '' || name.startsWith(':') ? `${where}${name}` : `${where}.${name}`;
}

function schemasOf(parts: Readonly<Record<string, string>>): ReadonlyMap<string, Schema> {
  return new Map(
    Object.entries(parts).map(([name, schema]) => [name, { $ref: `#/components/schemas/${schema}` }]),
  );
}
