import type { DocumentChecker } from '@castai-bot/api/check';
import { SimulatorError } from '../simulator-error.ts';
import { findFieldProblems } from './field-problems.ts';
import { CLOUDS } from './instance-types.ts';
import type { ClusterFile, WorldFile, WorldSize } from './world.ts';

/** The highest each part of a size may be: more than any organization has, and no more than can be made. */
const HIGHEST: Readonly<Record<Exclude<keyof WorldSize, 'clouds'>, number>> = {
  clusters: 100_000,
  nodes: 1_000_000,
  workloads: 1_000_000,
  spotShare: 1,
  maxNodeAgeDays: 36_500,
  childOrganizations: 10_000,
};
const HINT = 'Start from the world of a running simulator: JSON.stringify(simulator.world)';

/** Tells a world from the size of one. @throws {SimulatorError} when it is neither */
export function isWorldFile(world: WorldFile | WorldSize): world is WorldFile {
  if (typeof world !== 'object' || world === null)
    throw unusable([`found ${typeof world}, wanted an object`]);
  if ('organizations' in world || Array.isArray(world.clusters)) return true;
  const problems = Object.entries(world).flatMap(([name, value]) => sizeProblems(name, value));
  if (problems.length > 0) throw unusable(problems);
  return false;
}

function sizeProblems(name: string, value: unknown): readonly string[] {
  if (value === undefined) return [];
  if (name === 'clouds') {
    const isKnown = Array.isArray(value) && value.every((cloud) => CLOUDS.includes(cloud));
    return isKnown ? [] : [`clouds: found ${JSON.stringify(value)}, wanted a list of ${CLOUDS.join(', ')}`];
  }
  const highest = new Map(Object.entries(HIGHEST)).get(name);
  if (highest === undefined) {
    return [`${name}: found a field that no size has, wanted ${Object.keys(HIGHEST).join(', ')} or clouds`];
  }
  if (typeof value === 'number' && value >= 0 && value <= highest) return [];
  return [`${name}: found ${JSON.stringify(value)}, wanted a number from 0 to ${highest}`];
}

/**
 * Checks what would make a world unusable: what is no object, fields that do not exist, values of another type, and ids
 * that are twice there or lead nowhere.
 *
 * @throws {SimulatorError} with every problem
 */
export function checkWorld(world: WorldFile, check: DocumentChecker): void {
  const { organizations = [{}], clusters = [] } = world;
  if (![organizations, clusters].every((part: unknown) => Array.isArray(part))) {
    throw unusable(['wanted lists of organizations and clusters']);
  }
  const shapes = [
    ...shapeProblems('organizations', organizations),
    ...shapeProblems('clusters', clusters),
    ...clusters.flatMap((part, index) =>
      LISTS.flatMap((list) => shapeProblems(`clusters[${index}].${list}`, part?.[list] ?? [])),
    ),
  ];
  if (shapes.length > 0) throw unusable(shapes);
  const owners = organizations.map(({ organization }) => organization?.id);
  const problems = [
    ...findFieldProblems(world, check),
    ...(owners.length === 0
      ? ['organizations: found none, wanted at least the organization of the key']
      : []),
    ...idProblems('organizations', owners),
    ...idProblems(
      'clusters',
      clusters.map(({ cluster }) => cluster?.id),
    ),
    ...clusters.flatMap((part, index) => [
      ...ownerProblems(`clusters[${index}].cluster`, part, owners),
      ...LISTS.flatMap((list) => idProblems(`clusters[${index}].${list}`, idsOf(part[list]))),
    ]),
  ];
  if (problems.length > 0) throw unusable(problems);
}

/** What of a cluster is told apart by its id. */
const LISTS = ['nodes', 'hibernatedNodes', 'workloads', 'scalingPolicies'] as const;

function idsOf(items: readonly { readonly id?: string }[] = []): readonly (string | undefined)[] {
  return items.map(({ id }) => id);
}

function shapeProblems(where: string, found: unknown): readonly string[] {
  if (!Array.isArray(found)) return [`${where}: found ${describe(found)}, wanted a list`];
  return found.flatMap((item: unknown, index) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? []
      : [`${where}[${index}]: found ${describe(item)}, wanted an object`],
  );
}

const describe = (value: unknown): string => (Array.isArray(value) ? 'a list' : JSON.stringify(value));

function ownerProblems(
  where: string,
  { cluster }: ClusterFile,
  owners: readonly (string | undefined)[],
): readonly string[] {
  const owner = cluster?.organizationId;
  if (owner === undefined || owners.includes(owner)) return [];
  return [`${where}.organizationId: found "${owner}", wanted the id of an organization`];
}

/** An id that is left out is made; one that is there twice would hide the second. */
function idProblems(where: string, found: readonly (string | undefined)[]): readonly string[] {
  const known = new Set<string>();
  const twice = found.filter((id) => {
    if (id === undefined || !known.has(id)) {
      if (id !== undefined) known.add(id);
      return false;
    }
    return true;
  });
  return twice.map((id) => `${where}: found "${id}" twice`);
}

function unusable(problems: readonly string[]): SimulatorError {
  return new SimulatorError(`Reading the world failed: ${problems.join('; ')}`, { hint: HINT });
}
