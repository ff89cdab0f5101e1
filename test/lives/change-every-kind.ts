import { defineFunction, type ObjectToRemember } from '@castai-bot/runtime';
import * as z from 'zod';
import type { TemplateFunction } from './render-template.ts';

const definition = defineFunction({
  description: 'Changes one object of each kind for a night',
  inputs: z.object({ mode: z.enum(['off', 'on']) }),
  state: z.object({ remembered: z.string().optional() }).default({}),
  run: async ({ castai, clusterId, inputs, state }) => {
    if (inputs.mode === 'on') return castai.putBack(state);
    const [workload] = await castai.workloads.list({ clusterId, configuredBy: ['API'] }).toArray();
    const policies = await castai.scalingPolicies.list({ clusterId }).toArray();
    const policyId = policies.find(({ isReadonly }) => !isReadonly)?.id ?? '';
    const [item] = await castai.nodeTemplates.list({ clusterId }).toArray();
    if (workload === undefined || item?.template.name === undefined) throw new Error('an empty world');
    const { scalingPolicyId } = workload;
    const workloadConfig = { vpaConfig: { cpu: { max: 7 } }, hpaConfig: { minReplicas: 2 } };
    const rule = { podSelector: { namespace: 'shop' }, settings: { removalDisabled: { enabled: true } } };
    const objects: readonly ObjectToRemember[] = [
      { kind: 'workload', workload, settings: { scalingPolicyId, workloadConfig } },
      {
        kind: 'policies',
        clusterId,
        change: { enabled: false, nodeDownscaler: { evictor: { dryRun: true, nodeGracePeriodMinutes: 9 } } },
      },
      { kind: 'evictorRules', clusterId, config: { evictionConfig: [rule] } },
      {
        kind: 'nodeTemplate',
        clusterId,
        name: item.template.name,
        update: { customLabels: { night: 'yes' }, shouldTaint: item.template.shouldTaint !== true },
      },
      {
        kind: 'scalingPolicy',
        clusterId,
        policyId,
        change: { applyType: 'DEFERRED', recommendationPolicies: { managementOption: 'READ_ONLY' } },
      },
    ];
    const changes = await castai.remember(state, objects);
    const { done, failed } = await castai.forEach(changes, (change) => change.make());
    return { counts: { changed: done.length }, failed };
  },
});

/** Changes one object of each kind that can be remembered, or puts them back. */
export const changeEveryKind: TemplateFunction = definition;
