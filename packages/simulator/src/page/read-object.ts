import { type ObjectData, PageProblem } from '@castai-bot/page';
import type { State } from '../state/state.ts';
import { worldParts } from '../world/world-parts.ts';

/** Where an object is looked for. */
export interface ObjectPlace {
  readonly list: string;
  readonly clusterId: string;
  readonly id: string;
}

/** One object, where it is kept. */
export interface Kept {
  readonly title: string;
  /** The name of its schema. */
  readonly schema: string;
  /** What tells it from others, in it: such fields stay. */
  readonly fixed: readonly string[];
  readonly value: object;
  readonly put: (value: never) => void;
}

interface Store<Item extends object> {
  readonly get: (id: string) => Item | undefined;
  readonly put: (item: Item) => unknown;
}

/** Tells one object whole. @throws {PageProblem} 404 */
export function readObject(state: State, place: ObjectPlace): ObjectData {
  const { title, schema, value } = findObject(state, place);
  return { id: place.id, title, kind: schema, value, isEditable: true };
}

/** Finds one object. @throws {PageProblem} 404 when there is none */
export function findObject(state: State, place: ObjectPlace): Kept {
  const kept = place.list === 'clusters' ? findCluster(state, place.id) : findInCluster(state, place);
  const found = kept ?? findOfOrganization(state, place);
  if (found === undefined) throw new PageProblem(404, `Found no "${place.id}" among the ${place.list}`);
  return found;
}

function findCluster(state: State, id: string): Kept | undefined {
  const parts = { schema: worldParts.clusters.cluster, fixed: ['id', 'organizationId'] };
  return inStore(state.clusters, id, { ...parts, titleOf: ({ name }) => name });
}

function findInCluster(state: State, { list, clusterId, id }: ObjectPlace): Kept | undefined {
  if (state.clusters.get(clusterId) === undefined) return undefined;
  const contents = state.of(clusterId);
  const { clusters: schemas } = worldParts;
  const fixed = ['id', 'clusterId', 'organizationId'];
  switch (list) {
    case 'nodes':
      return inStore(contents.nodes, id, { schema: schemas.nodes, fixed, titleOf: ({ name }) => name });
    case 'workloads':
      return inStore(contents.workloads, id, {
        schema: schemas.workloads,
        fixed,
        titleOf: ({ namespace, name }) => `${namespace}/${name}`,
      });
    case 'scaling-policies':
      return inStore(contents.scalingPolicies, id, {
        schema: schemas.scalingPolicies,
        fixed,
        titleOf: ({ name }) => name,
      });
    case 'node-templates':
      return inStore(contents.nodeTemplates, id, {
        schema: schemas.nodeTemplates,
        fixed: ['name'],
        titleOf: ({ name }) => name,
      });
    case 'node-configurations':
      return inStore(contents.nodeConfigurations, id, {
        schema: schemas.nodeConfigurations,
        fixed,
        titleOf: ({ name }) => name,
      });
    case 'rebalancing-plans':
      return inStore(contents.rebalancingPlans, id, {
        schema: schemas.rebalancingPlans,
        fixed: ['rebalancingPlanId', 'clusterId'],
        titleOf: ({ rebalancingPlanId }) => rebalancingPlanId,
      });
    case 'policies': {
      const { policies } = contents;
      const put = (value: never): void => void policies.set(value);
      return {
        title: 'Autoscaler policies',
        schema: schemas.policies,
        fixed: [],
        value: policies.get(),
        put,
      };
    }
    default:
      return undefined;
  }
}

function findOfOrganization(state: State, { list, id }: ObjectPlace): Kept | undefined {
  const { organizations: schemas } = worldParts;
  for (const organization of state.organizations) {
    const contents = state.ofOrganization(organization.id);
    const fixed = ['id'];
    const found =
      list === 'rebalancing-schedules'
        ? inStore(contents.rebalancingSchedules, id, {
            schema: schemas.rebalancingSchedules,
            fixed,
            titleOf: ({ name }) => name,
          })
        : inStore(contents.hibernationSchedules, list === 'hibernation-schedules' ? id : '', {
            schema: schemas.hibernationSchedules,
            fixed,
            titleOf: ({ name }) => name,
          });
    if (found !== undefined) return found;
  }
  return undefined;
}

function inStore<Item extends object>(
  store: Store<Item>,
  id: string,
  { titleOf, ...rest }: Pick<Kept, 'schema' | 'fixed'> & { readonly titleOf: (item: Item) => string },
): Kept | undefined {
  const value = store.get(id);
  if (value === undefined) return undefined;
  return { ...rest, title: titleOf(value), value, put: (item: never) => void store.put(item) };
}
