import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { runHere } from '../../bot/run-here.test-run.ts';
import { type BotFunction, defineFunction } from '../../functions/define-function.ts';
import type { Report } from '../../report/report.ts';
import { simulate, type Simulated } from '../simulated-client.test-kit.ts';
import { WriteLimitError } from './limit-writes.ts';

const world = { clusters: 1, clouds: ['aws'] } as const;

/** The writes that arrived. */
function sent({ simulator }: Simulated): number {
  return simulator.requests.filter(({ method }) => method !== 'GET').length;
}

describe('WriteCount', () => {
  it('lets so many writes through, and not one more; reads go on', async () => {
    const simulated = await simulate({ world }, { maxWrites: 2 });
    const { castai, clusterId } = simulated;
    const nodes = await castai.nodes.list({ clusterId }).toArray();
    const drain = castai.forEach(nodes, (node) => castai.nodes.drain(clusterId, node.id), { concurrency: 1 });
    await expect(drain).rejects.toThrow(WriteLimitError);
    await expect(drain).rejects.toThrow(
      /2 writes were sent, as many as it allows; POST \/v1\/.+\/drain was not/,
    );
    await expect(castai.clusters.hibernate(clusterId)).rejects.toThrow(WriteLimitError);
    expect(await castai.clusters.list().toArray()).toHaveLength(1);
    expect(sent(simulated)).toBe(2);
  });

  it('counts a call that is sent again as one', async () => {
    const faults = [{ route: 'POST', kind: 'status', status: 429, retryAfter: 0, times: 1 }] as const;
    const { castai, clusterId } = await simulate({ world, faults }, { maxWrites: 1, retries: 3 });
    await castai.clusters.replaceTags(clusterId, { team: 'web' });
    await expect(castai.clusters.replaceTags(clusterId, {})).rejects.toThrow(WriteLimitError);
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses the limit %d', async (maxWrites) => {
    await expect(simulate({}, { maxWrites })).rejects.toThrow('wanted a whole number above 0');
  });
});

const drainAll: BotFunction = defineFunction({
  description: 'Drains every node and lists what failed by itself',
  inputs: z.object({}),
  run: async ({ castai, clusterId }) => {
    const failed = [];
    for (const { id } of await castai.nodes.list({ clusterId }).toArray()) {
      try {
        await castai.nodes.drain(clusterId, id);
      } catch (error) {
        failed.push({ id, code: 'failed', message: String(error) });
      }
    }
    return { failed };
  },
});

async function run({ clusterId, simulator }: Simulated, env: Record<string, string>): Promise<Report> {
  const { report } = await runHere({
    functions: { drainAll },
    limits: { maxWrites: 3 },
    env: { API_URL: simulator.url, API_KEY: simulator.apiKey, CLUSTER_ID: clusterId, ...env },
  });
  return report;
}

function limited(maxWrites: number): Record<string, string> {
  return { BOT_ENTRY: JSON.stringify({ entry: 'evening', function: 'drain-all', limits: { maxWrites } }) };
}

describe('a bot with limits.maxWrites', () => {
  it('ends with 78 and says how many were sent, whatever the function makes of the refusal', async () => {
    const simulated = await simulate({ world });
    const { error, exitCode } = await run(simulated, {});
    expect([exitCode, error?.code, sent(simulated)]).toEqual([78, 'write_limit', 3]);
    expect(error?.problems?.[0]).toMatch(
      /^limits\.maxWrites: 3 writes were sent, as many as it allows; POST/,
    );
  });

  it('takes the smaller limit of the bot and of the entry in its manifest', async () => {
    const [fewer, more] = [await simulate({ world }), await simulate({ world })];
    const { error, exitCode } = await run(fewer, limited(2));
    expect([exitCode, error?.code, sent(fewer)]).toEqual([78, 'write_limit', 2]);
    expect(error?.problems?.[0]).toMatch(/^limits\.maxWrites: 2 writes were sent/);
    expect([(await run(more, limited(5))).exitCode, sent(more)]).toEqual([78, 3]);
  });

  it('ends a dry run that plans more with 78, and keeps the plan', async () => {
    const simulated = await simulate({ world });
    const { error, exitCode, plannedCount } = await run(simulated, { DRY_RUN: '1' });
    expect([exitCode, error?.code, sent(simulated)]).toEqual([78, 'write_limit', 0]);
    expect(plannedCount).toBeGreaterThan(3);
    expect(error?.message).toContain(`${plannedCount} writes are planned, and it allows 3`);
  });
});
