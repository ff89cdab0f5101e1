import type { Schemas } from '@castai-bot/api';
import type { State } from '../state/state.ts';
import type { Workload } from '../world/workload.ts';
import { tell } from './workload-events.ts';

/** Takes back what the autoscaler overrode by itself; ignored when it did not. */
export function resetSystemOverrides(
  state: State,
  workload: Workload,
): Schemas['ResetSystemOverridesResponse'] {
  if (!workload.systemOverrides.verticalOptimization.active) {
    return { result: 'IGNORED', reason: 'SYSTEM_OVERRIDE_INACTIVE' };
  }
  const reset = state.of(workload.clusterId).workloads.put({
    ...workload,
    systemOverrides: { verticalOptimization: { active: false } },
    updatedAt: state.timestamp(),
  });
  tell(state, {
    clusterId: workload.clusterId,
    organizationId: workload.organizationId,
    type: 'EVENT_TYPE_SYSTEM_OVERRIDE_RESET',
    event: {
      systemOverrideReset: {
        origin: 'SYSTEM_OVERRIDE_RESET_ORIGIN_API_CALL',
        target: 'SYSTEM_OVERRIDE_TARGET_VERTICAL_OPTIMIZATION',
      },
    },
    workloads: [reset],
  });
  return { result: 'SUCCESS' };
}
