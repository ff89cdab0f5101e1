import type { Schemas } from '@castai-bot/api';
import type { State } from '../state/state.ts';
import type { ScalingPolicy } from '../world/scaling-policy.ts';
import type { Workload } from '../world/workload.ts';

type WorkloadEvent = Schemas['WorkloadEvent'];

/** What happened, and to which workloads. */
export interface Happening {
  readonly clusterId: string;
  readonly organizationId: string;
  readonly type: WorkloadEvent['type'];
  readonly event: WorkloadEvent['event'];
  readonly workloads?: readonly Workload[];
}

/** Adds an event to a cluster's log. */
export function tell(
  state: State,
  { clusterId, organizationId, type, event, workloads = [] }: Happening,
): void {
  const { id, name, email } = state.me;
  state.of(clusterId).workloadEvents.put({
    id: state.random.uuid(),
    clusterId,
    organizationId,
    type,
    event,
    createdAt: state.timestamp(),
    initiatedBy: { id, name, email },
    workloads: workloads.map((workload) => ({
      id: workload.id,
      kind: workload.kind,
      name: workload.name,
      namespace: workload.namespace,
    })),
  });
}

/** Tells that a workload runs under another configuration. */
export function tellConfigured(state: State, before: Workload, after: Workload): void {
  tell(state, {
    clusterId: after.clusterId,
    organizationId: after.organizationId,
    type: 'EVENT_TYPE_CONFIGURATION_CHANGEDV2',
    event: { configurationChangedV2: { previous: configurationOf(before), current: configurationOf(after) } },
    workloads: [after],
  });
}

/** Tells what became of a scaling policy. */
export function tellPolicy(
  state: State,
  policy: ScalingPolicy,
  happening: Pick<Happening, 'type' | 'event' | 'workloads'>,
): void {
  tell(state, { clusterId: policy.clusterId, organizationId: policy.organizationId, ...happening });
}

function configurationOf({
  scalingPolicyId,
  scalingPolicyName,
  workloadConfigV2,
}: Workload): Schemas['ConfigurationChange'] {
  return {
    scalingPolicyConfig: { id: scalingPolicyId, name: scalingPolicyName },
    workloadConfig: workloadConfigV2,
  };
}
