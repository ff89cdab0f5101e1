import { SimulatorError } from '../simulator-error.ts';
import type { WorldFile } from './world.ts';

const HINT = 'Start from the world of a running simulator: JSON.stringify(simulator.world)';

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
