import { clusterExamples } from './cluster-examples.test-kit.ts';
import { costExamples } from './cost-examples.test-kit.ts';
import type { Examples } from './example.test-kit.ts';
import { organizationExamples } from './organization-examples.test-kit.ts';
import { rebalancingExamples } from './rebalancing-examples.test-kit.ts';
import { workloadExamples } from './workload-examples.test-kit.ts';

/** One call that succeeds, by operation. */
export const examples: Partial<Examples> = {
  ...clusterExamples,
  ...costExamples,
  ...organizationExamples,
  ...rebalancingExamples,
  ...workloadExamples,
};
