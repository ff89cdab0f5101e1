import { findContents, found } from '../behaviour/find.ts';
import { listPage } from '../behaviour/list-page.ts';
import { patchWorkload, updateWorkload } from '../behaviour/workload-update.ts';
import { podsOf } from '../behaviour/pods.ts';
import type { Call, Handlers } from '../http/route.ts';
import type { Workload } from '../world/workload.ts';

const MANAGEMENT_OPTIONS = ['MANAGED', 'READ_ONLY', 'UNDEFINED'] as const;
const STATUS_TYPES = ['STATUS_APPLIED', 'STATUS_STOPPED', 'STATUS_UNKNOWN', 'STATUS_WAITING'] as const;
const RUNTIMES = ['GPU', 'JVM', 'RUNTIME_UNSPECIFIED'] as const;

export const workloadHandlers: Handlers = {
  listWorkloads: (call) => {
    const { items, nextCursor } = listPage(call, findContents(call).workloads, workloadFilter(call));
    return { workloads: items, nextCursor: nextCursor === '' ? null : nextCursor };
  },
  getWorkload: (call) => {
    const workload = findWorkload(call);
    return { workload, pods: podsOf(workload) };
  },
  updateWorkload: (call) => ({ workload: updateWorkload(call, findWorkload(call)) }),
  patchWorkload: (call) => ({ workload: patchWorkload(call, findWorkload(call)) }),
};

function findWorkload(call: Call<'getWorkload'> | Call<'updateWorkload'> | Call<'patchWorkload'>): Workload {
  const { workloadId } = call.params;
  return found(findContents(call).workloads.get(workloadId), { kind: 'workload', id: workloadId });
}

function workloadFilter({ query }: Call<'listWorkloads'>): (workload: Workload) => boolean {
  const search = query.text('searchQuery')?.toLowerCase();
  const status = query.oneOf('recommendationStatusType', STATUS_TYPES);
  const runtime = query.oneOf('anyContainerWithRuntime', RUNTIMES);
  const isLowConfidence = query.flag('recommendationIsLowConfidence');
  const hasError = query.flag('workloadHasError');
  const hasCustomMetrics = query.flag('workloadHasCustomMetrics');
  const tests: readonly ((workload: Workload) => boolean)[] = [
    oneOf(query.list('workloadIds'), ({ id }) => id),
    oneOf(query.list('workloadNames'), ({ name }) => name),
    oneOf(query.list('namespaces'), ({ namespace }) => namespace),
    oneOf(query.list('kinds'), ({ kind }) => kind),
    oneOf(query.list('scalingPolicyNames'), ({ scalingPolicyName }) => scalingPolicyName),
    oneOf(query.list('configuredBy'), ({ managedBy }) => managedBy),
    oneOf(query.listOf('managementOptions', MANAGEMENT_OPTIONS), managementOptionOf),
    ({ name, namespace }) => search === undefined || `${namespace}/${name}`.toLowerCase().includes(search),
    ({ recommendationStatus }) => status === undefined || recommendationStatus.type === status,
    ({ recommendationStatus }) =>
      isLowConfidence === undefined || recommendationStatus.lowConfidence === isLowConfidence,
    ({ error }) => hasError === undefined || (typeof error === 'string') === hasError,
    () => hasCustomMetrics !== true,
    ({ containers }) =>
      runtime === undefined || containers.some((container) => container.runtime === runtime),
  ];
  return (workload) => tests.every((test) => test(workload));
}

function oneOf(
  wanted: readonly string[],
  read: (workload: Workload) => string,
): (workload: Workload) => boolean {
  return (workload) => wanted.length === 0 || wanted.includes(read(workload));
}

function managementOptionOf({ workloadConfigV2 }: Workload): string {
  return workloadConfigV2.vpaConfig.managementOption;
}
