import { type ClusterCall, findContents, found } from '../behaviour/find.ts';
import { configure, refuseAnnotated } from '../behaviour/workload-update.ts';
import { badField, Refusal } from '../http/refusal.ts';
import type { Call, Handlers } from '../http/route.ts';
import type { ScalingPolicy } from '../world/scaling-policy.ts';

export const scalingPolicyHandlers: Handlers = {
  listScalingPolicies: (call) => ({ items: findContents(call).scalingPolicies.toArray() }),
  getScalingPolicy: (call) => findPolicy(call),
  createScalingPolicy,
  updateScalingPolicy,
  deleteScalingPolicy,
  assignScalingPolicy,
};

function createScalingPolicy(call: Call<'createScalingPolicy'>): ScalingPolicy {
  const { body, caller, params, state } = call;
  const { scalingPolicies } = findContents(call);
  if (scalingPolicies.find(({ name }) => name === body.name) !== undefined) {
    throw new Refusal(409, `scaling policy "${body.name}" already exists`);
  }
  return scalingPolicies.put({
    ...body,
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
}

function updateScalingPolicy(call: Call<'updateScalingPolicy'>): ScalingPolicy {
  const { scalingPolicies, workloads } = findContents(call);
  const policy = findEditable(call);
  const { assignmentRules: _rules, hpaSettings: _hpa, ...kept } = policy;
  const updated = scalingPolicies.put({ ...kept, ...call.body, updatedAt: call.state.timestamp() });
  for (const workload of workloads.toArray().filter(({ scalingPolicyId }) => scalingPolicyId === policy.id)) {
    configure(
      { state: call.state, params: { clusterId: call.params.clusterId, workloadId: workload.id } },
      workload,
      { policy: updated, overrides: workload.workloadOverrides },
    );
  }
  return updated;
}

function deleteScalingPolicy(call: Call<'deleteScalingPolicy'>): Record<string, unknown> {
  const { scalingPolicies, workloads } = findContents(call);
  const policy = findEditable(call);
  if (policy.isDefault) throw new Refusal(400, 'the default scaling policy cannot be deleted');
  const fallback = scalingPolicies.find(({ isDefault }) => isDefault);
  if (fallback === undefined) throw new Refusal(400, 'the cluster has no default scaling policy');
  scalingPolicies.remove(policy.id);
  for (const workload of workloads.toArray().filter(({ scalingPolicyId }) => scalingPolicyId === policy.id)) {
    configure(
      { state: call.state, params: { clusterId: call.params.clusterId, workloadId: workload.id } },
      { ...workload, scalingPolicyOrigin: 'ORIGIN_DEFAULT' },
      { policy: fallback, overrides: workload.workloadOverrides },
    );
  }
  return {};
}

function assignScalingPolicy(call: Call<'assignScalingPolicy'>): Record<string, unknown> {
  const { workloads } = findContents(call);
  const policy = findPolicy(call);
  const assigned = (call.body.workloadIds ?? []).map((id) => {
    const workload = workloads.get(id);
    if (workload === undefined) throw badField('workloadIds', `no workload "${id}"`);
    refuseAnnotated(workload);
    return workload;
  });
  for (const workload of assigned) {
    configure(
      { state: call.state, params: { clusterId: call.params.clusterId, workloadId: workload.id } },
      workload,
      { policy, overrides: workload.workloadOverrides },
    );
  }
  return {};
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
