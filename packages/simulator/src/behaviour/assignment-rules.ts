import type { Schemas } from '@castai-bot/api';
import type { State } from '../state/state.ts';
import type { ScalingPolicy } from '../world/scaling-policy.ts';
import type { Workload } from '../world/workload.ts';
import { configure } from './workload-update.ts';

type Rule = Schemas['ScalingPolicyAssignmentRule'];
type LabelTest = Schemas['KubernetesLabelExpressionMatcher'];

/** Workloads that nobody assigned by hand follow the rules. */
const FOLLOWING: readonly Workload['scalingPolicyOrigin'][] = ['ORIGIN_DEFAULT', 'ORIGIN_ASSIGNMENT_RULES'];

/** Gives each workload that follows the rules the first policy that has one for it, or the default one. */
export function applyAssignmentRules(state: State, clusterId: string): void {
  const { scalingPolicies, workloads } = state.of(clusterId);
  const policies = scalingPolicies.toArray();
  const fallback = policies.find(({ isDefault }) => isDefault);
  for (const workload of workloads.toArray()) {
    if (workload.managedBy !== 'API' || !FOLLOWING.includes(workload.scalingPolicyOrigin)) continue;
    const byRule = policies.find((policy) => hasRuleFor(policy, workload));
    const policy = byRule ?? fallback;
    if (policy === undefined || policy.id === workload.scalingPolicyId) continue;
    const origin = byRule === undefined ? 'ORIGIN_DEFAULT' : 'ORIGIN_ASSIGNMENT_RULES';
    configure(state, workload, { policy, overrides: workload.workloadOverrides, origin });
  }
}

/** Whether a policy has a rule that a workload meets. Labels of namespaces are not simulated: a rule on them meets nothing. */
export function hasRuleFor({ assignmentRules = [] }: ScalingPolicy, workload: Workload): boolean {
  return assignmentRules.some((rule) => meets(rule, workload));
}

function meets(rule: Rule, { namespace, kind, group, version, labels }: Workload): boolean {
  const { names = [], labelsExpressions: ofNamespace = [] } = rule.namespace ?? {};
  const { gvk = [], labelsExpressions: ofWorkload = [] } = rule.workload ?? {};
  const isEmpty = names.length + ofNamespace.length + gvk.length + ofWorkload.length === 0;
  const values = new Map(labels.map(({ key, value }) => [key, value]));
  const kinds = [kind, `${version}/${kind}`, `${group}/${version}/${kind}`].map((name) => name.toLowerCase());
  return (
    !isEmpty &&
    ofNamespace.length === 0 &&
    (names.length === 0 || names.includes(namespace)) &&
    (gvk.length === 0 || gvk.some((name) => kinds.includes(name.toLowerCase()))) &&
    ofWorkload.every((test) => meetsLabel(test, values))
  );
}

function meetsLabel({ key, operator, values }: LabelTest, labels: ReadonlyMap<string, string>): boolean {
  const value = labels.get(key ?? '');
  switch (operator.replace('KUBERNETES_LABEL_SELECTOR_OP_', '')) {
    case 'IN':
      return value !== undefined && values.includes(value);
    case 'NOT_IN':
      return value === undefined || !values.includes(value);
    case 'EXISTS':
      return value !== undefined;
    case 'DOES_NOT_EXIST':
      return value === undefined;
    case 'CONTAINS':
      return values.some((part) => value?.includes(part) === true);
    default:
      return false;
  }
}
