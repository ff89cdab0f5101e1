import type { Schemas } from '@castai-bot/api';
import { DEFAULT_MIN_NODES } from './generate-plan.ts';

type Schedule = Schemas['RebalancingSchedule'];

/** A schedule with every option: live answers tell all of them back, also those that nobody sent. */
export function fillSchedule<T extends Schedule>(schedule: T): T {
  const { launchConfiguration, triggerConditions } = schedule;
  const { selector, rebalancingOptions } = launchConfiguration;
  const conditions = { enabled: false, achievedSavingsPercentage: 0 };
  return {
    ...schedule,
    launchConfiguration: {
      numTargetedNodes: 0,
      nodeTtlSeconds: 0,
      targetNodeSelectionAlgorithm: 'TargetNodeSelectionAlgorithmNormalizedPrice',
      ...launchConfiguration,
      selector: { nodeSelectorTerms: [], ...selector },
      rebalancingOptions: {
        minNodes: DEFAULT_MIN_NODES,
        keepDrainTimeoutNodes: false,
        evictGracefully: false,
        aggressiveMode: false,
        ...rebalancingOptions,
        executionConditions: { ...conditions, ...rebalancingOptions?.executionConditions },
      },
    },
    triggerConditions: { savingsPercentage: 0, ignoreSavings: false, ...triggerConditions },
  };
}
