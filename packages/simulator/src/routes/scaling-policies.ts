import { applyAssignmentRules } from '../behaviour/assignment-rules.ts';
import { type ClusterCall, findContents, found } from '../behaviour/find.ts';
import {
  assignScalingPolicy,
  deleteScalingPolicy,
  orderScalingPolicies,
  replaceScalingPolicy,
  settingsOf,
} from '../behaviour/scaling-policies.ts';
import { tellPolicy } from '../behaviour/workload-events.ts';
import { Refusal } from '../http/refusal.ts';
import type { Call, Handlers } from '../http/route.ts';
import type { ScalingPolicy } from '../world/scaling-policy.ts';

export const scalingPolicyHandlers: Handlers = {
  listScalingPolicies: (call) => ({ items: findContents(call).scalingPolicies.toArray() }),
  getScalingPolicy: (call) => findPolicy(call),
  createScalingPolicy,
  updateScalingPolicy: (call) => replaceScalingPolicy(call.state, findEditable(call), call.body),
  deleteScalingPolicy: (call) => {
    deleteScalingPolicy(call.state, findEditable(call));
    return {};
  },
  assignScalingPolicy: (call) => {
    assignScalingPolicy(call.state, findPolicy(call), call.body.workloadIds ?? []);
    return {};
  },
  setScalingPoliciesOrder: (call) => {
    findContents(call);
    orderScalingPolicies(call.state, call.params.clusterId, call.body.policyIds ?? []);
    return {};
  },
};

function createScalingPolicy(call: Call<'createScalingPolicy'>): ScalingPolicy {
  const { body, caller, params, state } = call;
  const { scalingPolicies } = findContents(call);
  if (scalingPolicies.find(({ name }) => name === body.name) !== undefined) {
    throw new Refusal(409, `scaling policy "${body.name}" already exists`);
  }
  const policy = scalingPolicies.put({
    ...settingsOf(body),
    id: state.random.uuid(),
    clusterId: params.clusterId,
    organizationId: caller.organizationId,
    isDefault: false,
    isReadonly: false,
    isCastware: false,
    isOpsPilot: body.isOpsPilot ?? false,
    hasWorkloadsConfiguredByAnnotations: false,
    createdAt: state.timestamp(),
    updatedAt: state.timestamp(),
  });
  tellPolicy(state, policy, {
    type: 'EVENT_TYPE_SCALING_POLICY_CREATED',
    event: { scalingPolicyCreated: { policy } },
  });
  applyAssignmentRules(state, params.clusterId);
  return policy;
}

type PolicyCall = ClusterCall & { readonly params: { readonly policyId: string } };

function findPolicy(call: PolicyCall): ScalingPolicy {
  const { policyId } = call.params;
  return found(findContents(call).scalingPolicies.get(policyId), { kind: 'scaling policy', id: policyId });
}

function findEditable(call: PolicyCall): ScalingPolicy {
  const policy = findPolicy(call);
  if (policy.isReadonly) throw new Refusal(400, `scaling policy "${policy.name}" is read-only`);
  return policy;
}
