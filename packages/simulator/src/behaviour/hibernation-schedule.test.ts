import { expect, test } from 'vitest';
import { startChecked } from '../checked-client.test-kit.ts';

const AT = Date.parse('2026-11-22T10:00:00Z');

test('a schedule that cannot resume leaves the cluster hibernated, and requests are answered all the same', async () => {
  const { ok, sim, clusterId } = await startChecked({ now: () => AT });
  await ok('createHibernationSchedule', {
    params: { organizationId: sim.organizationId },
    body: {
      name: 'broken',
      enabled: true,
      pauseConfig: { enabled: true, schedule: { cronExpression: '0 11 * * *' } },
      resumeConfig: {
        enabled: true,
        schedule: { cronExpression: '0 12 * * *' },
        jobConfig: { nodeConfig: { instanceType: 'm5.large', configName: 'gone' } },
      },
      clusterAssignments: { items: [{ clusterId }] },
    },
  });
  sim.advance(3 * 3_600_000);
  expect((await ok('getCluster', { params: { clusterId } })).status).toBe('hibernated');
});
