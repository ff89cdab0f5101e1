import { SimulatorError } from '../simulator-error.ts';
import type { WorldFile, WorldSize } from './world.ts';

/** The highest each part of a size may be. */
const HIGHEST: Readonly<Record<Exclude<keyof WorldSize, 'clouds'>, number>> = {
  clusters: Infinity,
  nodes: Infinity,
  workloads: Infinity,
  spotShare: 1,
  maxNodeAgeDays: Infinity,
  childOrganizations: Infinity,
};
const CLOUDS: NonNullable<WorldSize['clouds']> = ['aws', 'gcp', 'azure'];
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
  const wanted = highest === Infinity ? 'a number of 0 or more' : `a number from 0 to ${highest}`;
  return [`${name}: found ${JSON.stringify(value)}, wanted ${wanted}`];
}

/**
 * Checks what would make a world unusable: ids that are missing, twice there, or lead nowhere.
 *
 * @throws {SimulatorError} with every problem
 */
export function checkWorld(world: WorldFile): void {
  const { organizations, clusters } = world;
  if (!Array.isArray(organizations) || !Array.isArray(clusters)) {
    throw unusable(['found no lists of organizations and clusters']);
  }
  const owners = new Set(world.organizations.map((part) => part.organization?.id));
  const problems = [
    ...(owners.size === 0 ? ['organizations: found none, wanted at least the organization of the key'] : []),
    ...idProblems(
      'organizations',
      world.organizations.map((part) => part.organization?.id),
    ),
    ...idProblems(
      'clusters',
      world.clusters.map((part) => part.cluster?.id),
    ),
    ...world.clusters.flatMap((part, index) => [
      ...(owners.has(part.cluster?.organizationId)
        ? []
        : [
            `clusters[${index}].cluster.organizationId: found "${part.cluster?.organizationId}", wanted the id of an organization`,
          ]),
      ...idProblems(`clusters[${index}].nodes`, ids(part.nodes)),
      ...idProblems(`clusters[${index}].workloads`, ids(part.workloads)),
      ...idProblems(`clusters[${index}].scalingPolicies`, ids(part.scalingPolicies)),
    ]),
  ];
  if (problems.length > 0) throw unusable(problems);
}

function ids(items: readonly { readonly id: string }[] = []): readonly (string | undefined)[] {
  return items.map(({ id }) => id);
}

function idProblems(where: string, found: readonly (string | undefined)[]): readonly string[] {
  const missing = found.flatMap((id, index) => (id === undefined ? [`${where}[${index}]: found no id`] : []));
  const known = new Set<string>();
  const twice = found.filter((id): id is string => {
    if (id === undefined) return false;
    if (known.has(id)) return true;
    known.add(id);
    return false;
  });
  return [...missing, ...twice.map((id) => `${where}: found "${id}" twice`)];
}

function unusable(problems: readonly string[]): SimulatorError {
  return new SimulatorError(`Reading the world failed: ${problems.join('; ')}`, { hint: HINT });
}
