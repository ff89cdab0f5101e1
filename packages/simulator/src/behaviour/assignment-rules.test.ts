import { expect, test } from 'vitest';
import { startChecked } from '../checked-client.test-kit.ts';

test('workloads that nobody assigned follow the rules: of a policy that is new, changed, moved or gone', async () => {
  const { ok, clusterId } = await startChecked({ world: { clusters: 1, nodes: 0, workloads: 80 } });
  const params = { clusterId };
  const { items } = await ok('listScalingPolicies', { params });
  const { recommendationPolicies } = items[0] ?? {};
  if (recommendationPolicies === undefined) throw new Error('no policy');
  const origins = async (name: string): Promise<readonly string[]> => {
    const { workloads } = await ok('listWorkloads', { params, query: { scalingPolicyNames: [name] } });
    return workloads.map(({ namespace, scalingPolicyOrigin }) => `${namespace} ${scalingPolicyOrigin}`);
  };
  const body = { name: 'mine', applyType: 'DEFERRED', recommendationPolicies } as const;
  const assignmentRules = [{ namespace: { names: ['shop'] }, workload: { gvk: ['apps/v1/Deployment'] } }];
  const { id: policyId } = await ok('createScalingPolicy', { params, body: { ...body, assignmentRules } });
  const first = await origins('mine');
  expect(first.length).toBeGreaterThan(1);
  expect(new Set(first)).toEqual(new Set(['shop ORIGIN_ASSIGNMENT_RULES']));

  const wider = [
    {
      workload: {
        labelsExpressions: [
          { key: 'team', operator: 'KUBERNETES_LABEL_SELECTOR_OP_IN' as const, values: ['payments', 'shop'] },
        ],
      },
    },
  ];
  await ok('updateScalingPolicy', {
    params: { clusterId, policyId },
    body: { ...body, assignmentRules: wider },
  });
  expect(new Set(await origins('mine'))).toEqual(new Set(['shop ORIGIN_ASSIGNMENT_RULES']));
  const { items: policies } = await ok('listScalingPolicies', { params });
  const others = policies.map(({ id }) => id).filter((id) => id !== policyId);
  await ok('setScalingPoliciesOrder', { params, body: { policyIds: [policyId, ...others] } });
  expect(new Set(await origins('mine'))).toEqual(
    new Set(['shop ORIGIN_ASSIGNMENT_RULES', 'payments ORIGIN_ASSIGNMENT_RULES']),
  );

  await ok('deleteScalingPolicy', { params: { clusterId, policyId } });
  expect(await origins('mine')).toEqual([]);
  expect(new Set((await origins('resiliency')).filter((origin) => origin.includes('RULES')))).toEqual(
    new Set(['payments ORIGIN_ASSIGNMENT_RULES']),
  );
  expect((await origins('default')).some((origin) => origin === 'shop ORIGIN_DEFAULT')).toBe(true);
});
