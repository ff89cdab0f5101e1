import { expect, test } from 'vitest';
import { makeCluster } from './cluster.ts';
import { createRandom, createRandoms } from './random.ts';
import { makeScalingPolicies } from './scaling-policy.ts';
import { kindsOf } from './workload-kind.ts';
import { shareParts, type WorkloadParts } from './workload-parts.ts';
import { makeWorkload, type Workload } from './workload.ts';

const COUNT = 3000;
const NOW = Date.parse('2026-11-22T10:00:00Z');
const cluster = makeCluster({ random: createRandom(1), index: 0, organizationId: 'o', now: NOW });
const policies = makeScalingPolicies(createRandom(2), cluster);
const randoms = createRandoms(3);
const kindOf = kindsOf(COUNT);

function make(index: number, parts: WorkloadParts): Workload {
  const random = randoms(index);
  return makeWorkload(random, {
    cluster,
    index,
    now: NOW,
    kind: kindOf(index),
    policies,
    parts,
    gaps: random,
  });
}

test('shareParts() makes of many workloads what it makes of each alone', () => {
  const parts = shareParts();
  const together = Array.from({ length: COUNT }, (_, index) => make(index, parts));
  const alone = Array.from({ length: COUNT }, (_, index) => make(index, shareParts()));
  expect(together).toEqual(alone);
  const distinct = new Set(together.map(({ workloadOverrides }) => JSON.stringify(workloadOverrides)));
  expect(distinct.size).toBeGreaterThan(50);
});

test('shareParts() gives workloads that are configured alike one configuration', () => {
  const parts = shareParts();
  const all = Array.from({ length: COUNT }, (_, index) => make(index, parts));
  const configs = new Set(all.map(({ workloadConfigV2 }) => workloadConfigV2));
  expect(configs.size).toBeLessThan(COUNT / 5);
});
