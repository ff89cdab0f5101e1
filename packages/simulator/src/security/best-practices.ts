import type { Schemas } from '@castai-bot/api';
import type { Workload } from '../world/workload.ts';

type Severity = 'critical' | 'high' | 'medium' | 'low';

/** Something that workloads should keep to. */
export interface Check {
  readonly ruleId: string;
  readonly name: string;
  readonly severity: Severity;
  readonly score: number;
  readonly category: string;
  readonly isBrokenBy: (workload: Workload) => boolean;
}

/** What can be checked of a simulated workload; the ids and words are made up. */
export const CHECKS: readonly Check[] = [
  {
    ruleId: 'container-without-limits',
    name: 'Containers have limits',
    severity: 'high',
    score: 7,
    category: 'resources',
    isBrokenBy: ({ containers }) => containers.some(({ resources }) => (resources?.limits ?? null) === null),
  },
  {
    ruleId: 'container-without-requests',
    name: 'Containers request CPU and memory',
    severity: 'medium',
    score: 5,
    category: 'resources',
    isBrokenBy: ({ containers }) =>
      containers.some(({ resources }) => (resources?.requests ?? null) === null),
  },
  {
    ruleId: 'single-replica',
    name: 'Deployments and StatefulSets have more than one replica',
    severity: 'low',
    score: 2,
    category: 'availability',
    isBrokenBy: ({ kind, replicas }) => (kind === 'Deployment' || kind === 'StatefulSet') && replicas < 2,
  },
  {
    ruleId: 'default-namespace',
    name: 'No workload is in the namespace default',
    severity: 'low',
    score: 1,
    category: 'isolation',
    isBrokenBy: ({ namespace }) => namespace === 'default',
  },
];

/** Counts the workloads that keep to all checks and those that do not, by the severest check that each breaks. */
export function countCompliance(workloads: readonly Workload[]): Required<Schemas['ComplianceCounts']> {
  const worst = workloads.map((workload) => CHECKS.find(({ isBrokenBy }) => isBrokenBy(workload))?.severity);
  const count = (severity: Severity | undefined): number => worst.filter((each) => each === severity).length;
  return {
    compliant: count(undefined),
    nonCompliant: workloads.length - count(undefined),
    critical: count('critical'),
    high: count('high'),
    medium: count('medium'),
    low: count('low'),
  };
}

/** Writes a check of workloads, which are given with the cluster of each. */
export function writeCheck(
  check: Check,
  members: readonly { readonly clusterId: string; readonly workload: Workload }[],
): Schemas['BestPracticeCheck'] {
  const failed = members.filter(({ workload }) => check.isBrokenBy(workload));
  return {
    ruleId: check.ruleId,
    name: check.name,
    type: check.category,
    severityLevel: check.severity,
    severityScore: check.score,
    failed: failed.length,
    total: members.length,
    excepted: 0,
    manual: false,
    provider: 'castai',
    clustersCount: new Set(failed.map(({ clusterId }) => clusterId)).size,
    labels: ['workload'],
  };
}
