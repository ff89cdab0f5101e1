import type { Schemas } from '@castai-bot/api';
import { badField, Refusal } from '../http/refusal.ts';
import type { Received } from '../http/route.ts';
import type { State } from '../state/state.ts';
import type { ScalingPolicy } from '../world/scaling-policy.ts';
import type { Workload } from '../world/workload.ts';
import { thresholdOf } from './apply-threshold.ts';
import { applyAssignmentRules } from './assignment-rules.ts';
import { tellPolicy } from './workload-events.ts';
import { configure, refuseAnnotated } from './workload-update.ts';

/** What is sent of a policy, as it is kept: how recommendations are applied is the policy's unless they say so. */
export function settingsOf<Body extends Received<Schemas['ScalingPolicyUpdate']>>(body: Body): Body {
  const { applyType, recommendationPolicies } = body;
  const { applyType: own, cpu, memory } = recommendationPolicies;
  return {
    ...body,
    recommendationPolicies: {
      ...recommendationPolicies,
      applyType: own === 'UNKNOWN' ? applyType : own,
      cpu: { ...cpu, ...thresholdOf(cpu) },
      memory: { ...memory, ...thresholdOf(memory) },
    },
  };
}

/** Replaces a policy; its workloads follow. */
export function replaceScalingPolicy(
  state: State,
  policy: ScalingPolicy,
  body: Received<Schemas['ScalingPolicyUpdate']>,
): ScalingPolicy {
  const { assignmentRules: _rules, hpaSettings: _hpa, ...kept } = policy;
  const { scalingPolicies } = state.of(policy.clusterId);
  const current = scalingPolicies.put({ ...kept, ...settingsOf(body), updatedAt: state.timestamp() });
  const event = { scalingPolicyUpdated: { previous: policy, current } };
  tellPolicy(state, current, { type: 'EVENT_TYPE_SCALING_POLICY_UPDATED', event });
  for (const workload of workloadsOf(state, policy)) {
    configure(state, workload, { policy: current, overrides: workload.workloadOverrides });
  }
  applyAssignmentRules(state, policy.clusterId);
  return current;
}

/** Deletes a policy; its workloads fall back to the default one, or to the rules. @throws {Refusal} 400 for the default one */
export function deleteScalingPolicy(state: State, policy: ScalingPolicy): void {
  const { scalingPolicies } = state.of(policy.clusterId);
  const fallback = scalingPolicies.find(({ isDefault }) => isDefault);
  if (policy.isDefault || fallback === undefined) {
    throw new Refusal(400, 'the default scaling policy cannot be deleted');
  }
  scalingPolicies.remove(policy.id);
  tellPolicy(state, policy, {
    type: 'EVENT_TYPE_SCALING_POLICY_DELETED',
    event: { scalingPolicyDeleted: { policy } },
  });
  for (const workload of workloadsOf(state, policy)) {
    configure(state, workload, {
      policy: fallback,
      overrides: workload.workloadOverrides,
      origin: 'ORIGIN_DEFAULT',
    });
  }
  applyAssignmentRules(state, policy.clusterId);
}

/** Assigns workloads to a policy: all of them, or none. @throws {Refusal} 400 for one that is unknown or configured by annotations */
export function assignScalingPolicy(state: State, policy: ScalingPolicy, ids: readonly string[]): void {
  const { workloads } = state.of(policy.clusterId);
  const assigned = ids.map((id) => {
    const workload = workloads.get(id);
    if (workload === undefined) throw badField('workloadIds', `no workload "${id}"`);
    refuseAnnotated(state, workload);
    return workload;
  });
  for (const workload of assigned) {
    const overrides = state.guesses.assignKeepsOverrides ? workload.workloadOverrides : undefined;
    configure(state, workload, { policy, overrides });
  }
  tellPolicy(state, policy, {
    type: 'EVENT_TYPE_SCALING_POLICY_ASSIGNED',
    event: { scalingPolicyAssigned: { policy } },
    workloads: assigned,
  });
}

/** Puts the policies in an order. @throws {Refusal} 400 unless it names each of them once */
export function orderScalingPolicies(state: State, clusterId: string, policyIds: readonly string[]): void {
  const { scalingPolicies } = state.of(clusterId);
  const previous = scalingPolicies.toArray();
  const current = policyIds.map((id) => {
    const policy = scalingPolicies.get(id);
    if (policy === undefined) throw badField('policyIds', `no scaling policy "${id}"`);
    return policy;
  });
  const missing = previous.filter(({ id }) => !policyIds.includes(id)).map(({ id }) => id);
  if (missing.length > 0)
    throw badField('policyIds', `wanted every scaling policy: ${missing.join(', ')} too`);
  if (current.length > previous.length) throw badField('policyIds', 'wanted every scaling policy once');
  scalingPolicies.reorder(policyIds);
  applyAssignmentRules(state, clusterId);
  const [first] = current;
  if (first === undefined) return;
  const event = { scalingPolicyOrderUpdated: { previous: listOrder(previous), current: listOrder(current) } };
  tellPolicy(state, first, { type: 'EVENT_TYPE_SCALING_POLICY_ORDER_UPDATED', event });
}

function listOrder(policies: readonly ScalingPolicy[]): Schemas['ScalingPolicyOrderItem'][] {
  return policies.map(({ id, name }) => ({ id, name }));
}

function workloadsOf(state: State, { id, clusterId }: ScalingPolicy): readonly Workload[] {
  return state
    .of(clusterId)
    .workloads.toArray()
    .filter(({ scalingPolicyId }) => scalingPolicyId === id);
}
