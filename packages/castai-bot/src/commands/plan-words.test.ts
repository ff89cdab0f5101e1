import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createGeneratedRepo, sourceEnv } from '../testing/generated-repo.ts';
import { runBin } from '../testing/run-bin.ts';
import { connectAccount } from '../testing/simulated-account.ts';

const FUNCTION = `import { defineFunction } from '@castai-bot/runtime';
import * as z from 'zod';

export const change = defineFunction({
  description: 'Writes by every service that changes something',
  inputs: z.looseObject({ param1: z.unknown(), param2: z.unknown() }),
  run: async ({ castai, clusterId }) => {
    const workloads = await castai.workloads.list({ clusterId, managementOptions: ['MANAGED'] }).toArray();
    const [one, other] = workloads.filter(({ managedBy }) => managedBy === 'API');
    await castai.workloads.setManagementOption(one, 'READ_ONLY');
    await castai.workloads.setManagementOption(other, 'READ_ONLY', { scaling: 'horizontal' });
    const policies = await castai.scalingPolicies.list({ clusterId }).toArray();
    await castai.scalingPolicies.assign(clusterId, policies.at(-1).id, [one.id]);
    await castai.scalingPolicies.setOrder(clusterId, policies.map(({ id }) => id).toReversed());
    const [node] = await castai.nodes.list({ clusterId }).toArray();
    await castai.nodes.drain(clusterId, node.id);
    await castai.nodes.delete(clusterId, node.id);
    await castai.nodeTemplates.update(clusterId, 'spot-only', { isEnabled: false });
    const configuration = (await castai.nodeConfigurations.list({ clusterId }).toArray()).at(-1);
    await castai.nodeConfigurations.update(clusterId, configuration.id, { diskCpuRatio: 7 });
    await castai.nodeConfigurations.setDefault(clusterId, configuration.id);
    await castai.policies.update(clusterId, { enabled: false });
    await castai.evictor.update(clusterId, { aggressiveMode: true });
    await castai.evictor.replaceAdvancedConfig(clusterId, { evictionConfig: [] });
    const [commitment] = await castai.commitments.list().toArray();
    await castai.commitments.update(commitment.id, { allowedUsage: 0.5 });
    await castai.commitments.replaceAssignments(commitment.id, [clusterId]);
    const [notification] = await castai.notifications.list().toArray();
    await castai.notifications.acknowledge([notification.id]);
    await castai.clusters.replaceTags(clusterId, { team: 'web' });
    await castai.clusters.hibernate(clusterId);
    await castai.clusters.disconnect(clusterId);
    await castai.clusters.delete(clusterId);
  },
});
`;

const UNCOMPARED = /^[[{]|^replaces the whole object/;

interface Row {
  readonly what: string;
  readonly changes: readonly string[];
}

/** The part of a body that has no room on its first line. */
const WRAPPED = /\n +(?=")/g;

/** The rows of the table that a plan is shown in. */
function readRows(stdout: string): readonly Row[] {
  const rows: { what: string; changes: string[] }[] = [];
  for (const line of stdout.replaceAll(WRAPPED, '').split('\n')) {
    const row = /^(?<what>(?:PUT|POST|DELETE|PATCH) +\S+)(?: +(?<change>.+))?$/.exec(line)?.groups;
    if (row !== undefined)
      rows.push({
        what: (row['what'] ?? '').replaceAll(/ +/g, ' '),
        changes: row['change'] ? [row['change']] : [],
      });
    else if (/^ {8,}\S/.test(line)) rows.at(-1)?.changes.push(line.trim());
  }
  return rows;
}

test('run(), run() with --plan-out and planShow() say the same of each write of a plan', async () => {
  await using repo = await createGeneratedRepo({
    change: { template: 'example', schedule: '30 6 * * 1-5', timeZone: 'Etc/UTC' },
  });
  await writeFile(path.join(repo.root, 'src/functions/change.ts'), FUNCTION);
  await using _account = await connectAccount(repo.root, { world: { clouds: ['aws'] } });
  const show = async (...words: readonly string[]): Promise<readonly Row[]> => {
    const { code, stdout, stderr } = await runBin(words, {
      cwd: repo.root,
      env: { ...sourceEnv, COLUMNS: '200' },
    });
    expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
    return readRows(stdout);
  };
  const planned = await show('run');
  const kept = await show('run', '--plan-out', 'plan.json');
  expect(planned).toHaveLength(18);
  expect(await show('plan', 'show', 'plan.json')).toEqual(kept);
  // Where the document of the API has nothing to compare, what is kept says so, and shows what is sent.
  const withoutSent = kept.map(({ what, changes }, index) => {
    const own = planned[index]?.changes ?? [];
    return { what, changes: changes.filter((change) => own.includes(change) || !UNCOMPARED.test(change)) };
  });
  expect(withoutSent).toEqual(planned);
  expect(kept[2]?.changes).toContain(
    'replaces the whole object; what it holds now cannot be read (no read of the API gives it)',
  );
});
