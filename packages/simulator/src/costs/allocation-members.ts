import type { Schemas } from '@castai-bot/api';
import type { State } from '../state/state.ts';
import type { Workload } from '../world/workload.ts';
import type { Member } from './grouped-cost.ts';

type Filter = NonNullable<Schemas['AllocationGroup']['filter']>;
type LabelTest = NonNullable<Filter['labels']>[number];

/** Finds the workloads that an allocation group takes in, of the clusters that a report is about. */
export function allocationMembers(
  state: State,
  filter: Filter = {},
  {
    organizationId,
    clusterIds,
  }: {
    readonly organizationId: string;
    readonly clusterIds: readonly string[] | undefined;
  },
): readonly Member[] {
  return state.clusters
    .toArray()
    .filter((cluster) => cluster.organizationId === organizationId)
    .filter(({ id }) => isAmong(clusterIds, id) && isAmong(filter.clusterIds, id))
    .flatMap(({ id }) =>
      state
        .of(id)
        .workloads.toArray()
        .filter((workload) => fits(filter, workload))
        .map((workload) => ({ clusterId: id, workload })),
    );
}

function fits({ namespaces, labels = [], labelsOperator = 'OR' }: Filter, workload: Workload): boolean {
  const hits = labels.map((test) => meets(test, workload));
  const fitsLabels =
    hits.length === 0 || (labelsOperator === 'AND' ? hits.every(Boolean) : hits.some(Boolean));
  return isAmong(namespaces, workload.namespace) && fitsLabels;
}

function meets({ label, operator = 'Equal', value }: LabelTest, { labels }: Workload): boolean {
  const known = labels.find(({ key }) => key === label)?.value;
  if (operator === 'Exists' || operator === 'DoesNotExist')
    return (known !== undefined) === (operator === 'Exists');
  return (known === value) === (operator === 'Equal');
}

function isAmong(wanted: readonly string[] | undefined, value: string): boolean {
  return wanted === undefined || wanted.length === 0 || wanted.includes(value);
}
