import { describe, expect, test } from 'vitest';
import { type CheckedClient, startChecked } from '../checked-client.test-kit.ts';

function start(): Promise<CheckedClient> {
  return startChecked({ world: { clusters: 2, nodes: 3, workloads: 20 } });
}

describe('best practices', () => {
  test('are checked on every workload, and the overview counts what they found', async () => {
    const { ok } = await start();
    const { checks } = await ok('listBestPracticeChecks');
    const overview = await ok('getBestPracticesOverview');
    expect(checks.every(({ total, failed }) => total === 40 && failed <= total)).toBe(true);
    expect(overview.failedChecks).toBe(checks.filter(({ failed }) => failed > 0).length);
    expect((overview.passedChecks ?? 0) + (overview.failedChecks ?? 0)).toBe(checks.length);
    const {
      compliant = 0,
      nonCompliant = 0,
      critical = 0,
      high = 0,
      medium = 0,
      low = 0,
    } = overview.workloads ?? {};
    expect(compliant + nonCompliant).toBe(40);
    expect(critical + high + medium + low).toBe(nonCompliant);
    expect(overview.nodes?.compliant).toBe(6);
  });

  test('find what breaks them: a container without requests', async () => {
    const container = { name: 'a', resources: { requests: null, limits: null } };
    const { ok } = await startChecked({
      world: { clusters: [{ workloads: [{ name: 'lax', replicas: 2, containers: [container] }, {}] }] },
    });
    const { checks } = await ok('listBestPracticeChecks', { query: { severityLevels: ['medium'] } });
    expect(checks).toMatchObject([{ ruleId: 'container-without-requests', failed: 1, total: 2 }]);
  });

  test('are narrowed by clusters and namespaces', async () => {
    const { ok, clusterId } = await start();
    const { checks } = await ok('listBestPracticeChecks', { query: { clusterIds: [clusterId] } });
    expect(new Set(checks.map(({ total }) => total))).toEqual(new Set([20]));
    const none = await ok('listBestPracticeChecks', { query: { namespaces: ['nowhere'] } });
    expect(new Set(none.checks.map(({ total }) => total))).toEqual(new Set([0]));
  });
});

describe('overviews', () => {
  test('count what is in them: nodes, and the vulnerabilities of images', async () => {
    const { ok, clusterId } = await start();
    expect(await ok('getNodeSecurityOverview')).toMatchObject({ totalNodes: 6, criticalVulnerabilities: 0 });
    const { highVulnerabilities } = await ok('getImageSecurityOverview');
    expect(await ok('getVulnerabilityOverview')).toMatchObject({ highVulnerabilities });
    const { attackPaths } = await ok('getAttackPathsOverview');
    expect((await ok('listAttackPaths')).items).toHaveLength(attackPaths ?? -1);
    expect(await ok('getClusterSecuritySettings', { params: { clusterId } })).toMatchObject({
      settings: { agentVersion: '', features: [] },
    });
  });

  test('settings are of a cluster that is there', async () => {
    const { refused } = await start();
    const params = { clusterId: '11111111-2222-4333-8444-555555555555' };
    expect(await refused('getClusterSecuritySettings', { params })).toContain('404');
  });
});

describe('images', () => {
  test('have the vulnerabilities that the overview counts, and no more fixes than those', async () => {
    const { ok } = await start();
    const { items } = await ok('listSecurityImages');
    const overview = await ok('getImageSecurityOverview');
    expect(overview.totalImageRepositories).toBe(items.length);
    const count = (severity: string): number =>
      items.reduce((sum, image) => sum + (image.vulnerabilitiesBySeverityLevel?.[severity] ?? 0), 0);
    expect(overview.criticalVulnerabilities).toBe(count('critical'));
    expect(overview.lowVulnerabilities).toBe(count('low'));
    expect(overview.highFixes).toBeLessThanOrEqual(overview.highVulnerabilities ?? 0);
    const fixes = items.reduce((sum, image) => sum + (image.fixes ?? 0), 0);
    const { criticalFixes = 0, highFixes = 0, mediumFixes = 0, lowFixes = 0 } = overview;
    expect(fixes).toBe(criticalFixes + highFixes + mediumFixes + lowFixes);
  });

  test('run where a workload that uses them has pods', async () => {
    const containers = [{ name: 'cart', resources: {} }];
    const { ok } = await startChecked({
      world: { clusters: [{ workloads: [{ name: 'off', podCount: 0, containers }] }] },
    });
    expect((await ok('listSecurityImages', { query: { status: 'Running' } })).items).toEqual([]);
    const { items } = await ok('listSecurityImages', { query: { status: 'NotRunning' } });
    expect(items).toMatchObject([{ affectedResources: 1, clusters: 1, tags: [{ name: 'cart' }] }]);
  });
});
