import type { Schemas } from '@castai-bot/api';
import type { Workload } from '../world/workload.ts';

/** Makes the test of a report's filter, whether it came in the body or in the query. */
export function workloadFilter(filter: Schemas['WorkloadFilter']): (workload: Workload) => boolean {
  const { labels = [], labelsOperator = 'OR', workloadNames, workloadTypes, namespaces } = filter;
  return (workload) => {
    const hits = labels.map(({ label, value }) =>
      workload.labels.some((known) => known.key === label && (value === undefined || known.value === value)),
    );
    const fitsLabels =
      hits.length === 0 || (labelsOperator === 'AND' ? hits.every(Boolean) : hits.some(Boolean));
    return (
      fitsLabels &&
      isAmong(workloadNames, workload.name) &&
      isAmong(workloadTypes, workload.kind) &&
      isAmong(namespaces, workload.namespace)
    );
  };
}

/** Reads the filter of a query. */
export function filterOfQuery(query: {
  readonly 'filter.workloadNames'?: string[] | undefined;
  readonly 'filter.workloadTypes'?: string[] | undefined;
  readonly 'filter.namespaces'?: string[] | undefined;
}): Schemas['WorkloadFilter'] {
  const names = query['filter.workloadNames'];
  const types = query['filter.workloadTypes'];
  const namespaces = query['filter.namespaces'];
  return {
    ...(names === undefined ? {} : { workloadNames: names }),
    ...(types === undefined ? {} : { workloadTypes: types }),
    ...(namespaces === undefined ? {} : { namespaces }),
  };
}

function isAmong(wanted: readonly string[] | undefined, value: string): boolean {
  return wanted === undefined || wanted.length === 0 || wanted.includes(value);
}
