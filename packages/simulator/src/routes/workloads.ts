import { type ClusterCall, findContents, found } from '../behaviour/find.ts';
import { draftPage } from '../behaviour/list-page.ts';
import { patchWorkload, updateWorkload } from '../behaviour/workload-update.ts';
import { podsOf } from '../behaviour/pods.ts';
import { costsOf, metricsOf, windowOf } from '../behaviour/workload-metrics.ts';
import { resetSystemOverrides } from '../behaviour/system-overrides.ts';
import { type UnitPrices, unitPricesOf } from '../costs/unit-prices.ts';
import { addMembers, Draft } from '../json/draft.ts';
import type { Call, Handlers, ResponseOf } from '../http/route.ts';
import type { Workload } from '../world/workload.ts';

export const workloadHandlers: Handlers = {
  listWorkloads: (call) => {
    const { workloads, machines } = findContents(call);
    const { items, nextCursor } = draftPage(call, workloads, workloadFilter(call));
    const prices = unitPricesOf(machines());
    return {
      workloads: items.map((item) => withCosts(item, prices)),
      ...(nextCursor === '' ? {} : { nextCursor }),
    };
  },
  getWorkload,
  updateWorkload: (call) => ({ workload: updateWorkload(call, findWorkload(call)) }),
  patchWorkload: (call) => ({ workload: patchWorkload(call, findWorkload(call)) }),
  resetWorkloadSystemOverrides: (call) => resetSystemOverrides(call.state, findWorkload(call)),
};

function getWorkload(call: Call<'getWorkload'>): ResponseOf<'getWorkload'> {
  const { query, state } = call;
  const workload = findWorkload(call);
  const { nodes, pods } = findContents(call);
  const prices = unitPricesOf(nodes.toArray());
  return {
    workload: query.includeCosts === true ? { ...workload, ...costsOf(workload, prices) } : workload,
    pods: podsOf(workload, pods.waitingOf(workload.id)),
    ...(query.includeMetrics === true
      ? { metrics: metricsOf(workload, windowOf(query, state.clock.now())) }
      : {}),
  };
}

function withCosts(item: Workload | Draft<Workload>, prices: UnitPrices): Workload | Draft<Workload> {
  if (!(item instanceof Draft)) return { ...item, ...costsOf(item, prices) };
  const running = { containers: item.read('containers'), podCount: item.read('podCount') };
  return addMembers(item, costsOf(running, prices));
}

function findWorkload(call: ClusterCall & { readonly params: { readonly workloadId: string } }): Workload {
  const { workloadId } = call.params;
  return found(findContents(call).workloads.get(workloadId), { kind: 'workload', id: workloadId });
}

/** The tests that a query asks for; `undefined` when it asks for none, so that no workload has to be looked at. */
function workloadFilter({ query }: Call<'listWorkloads'>): ((workload: Workload) => boolean) | undefined {
  const search = query.searchQuery?.toLowerCase();
  const { recommendationStatusType: status, recommendationIsLowConfidence: isLowConfidence } = query;
  const { workloadHasError: hasError, anyContainerWithRuntime: runtime } = query;
  const tests = [
    oneOf(query.workloadIds, ({ id }) => id),
    oneOf(query.workloadNames, ({ name }) => name),
    oneOf(query.namespaces, ({ namespace }) => namespace),
    oneOf(query.kinds, ({ kind }) => kind),
    oneOf(query.scalingPolicyNames, ({ scalingPolicyName }) => scalingPolicyName),
    oneOf(query.configuredBy, ({ managedBy }) => managedBy),
    oneOf(query.managementOptions, ({ workloadConfigV2 }) => workloadConfigV2.vpaConfig.managementOption),
    given(search, (text, { name, namespace }) => `${namespace}/${name}`.toLowerCase().includes(text)),
    given(status, (wanted, { recommendationStatus }) => recommendationStatus.type === wanted),
    given(
      isLowConfidence,
      (wanted, { recommendationStatus }) => recommendationStatus.lowConfidence === wanted,
    ),
    given(hasError, (wanted, { error }) => (typeof error === 'string') === wanted),
    given(query.workloadHasCustomMetrics, (wanted) => !wanted),
    given(runtime, (wanted, { containers }) => containers.some((container) => container.runtime === wanted)),
  ].filter((test) => test !== undefined);
  return tests.length === 0 ? undefined : (workload) => tests.every((test) => test(workload));
}

type Test = (workload: Workload) => boolean;

function given<T>(wanted: T | undefined, test: (wanted: T, workload: Workload) => boolean): Test | undefined {
  return wanted === undefined ? undefined : (workload) => test(wanted, workload);
}

function oneOf(
  wanted: readonly string[] | undefined,
  read: (workload: Workload) => string,
): Test | undefined {
  return given(wanted, (values, workload) => values.includes(read(workload)));
}
