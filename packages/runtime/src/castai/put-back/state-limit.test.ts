import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { createClock } from '../../http/time/clock.ts';
import { exitCodeOf } from '../../end/exit-code.ts';
import { createMemoryStore } from '../../state/memory-store.ts';
import { openState, type State } from '../../state/state.ts';
import type { Workload } from '../services/workloads.ts';
import { simulate } from '../simulated-client.test-kit.ts';
import type { ObjectToRemember } from './object-to-remember.ts';
import type { Remembering } from './remember.ts';

const schema: z.ZodType<Remembering> = z.object({ remembered: z.string().optional() }).default({});

function open(): Promise<State<Remembering>> {
  return openState(
    { schema, migrate: undefined },
    {
      name: 'hours',
      clock: createClock(undefined),
      holdsSecret: () => false,
      notePlanned: undefined,
      open: async () => Promise.resolve(createMemoryStore()),
    },
  );
}

/** As many workloads as wanted, each with a kilobyte of its own that no compression makes smaller. */
function multiply(workload: Workload, count: number): readonly ObjectToRemember[] {
  return Array.from({ length: count }, (_, index) => {
    const hash = (part: number): string => createHash('sha512').update(`${index}/${part}`).digest('base64');
    const excludedContainers = Array.from({ length: 11 }, (__, part) => hash(part));
    const own = { ...workload, id: `w${index}`, workloadOverrides: { vertical: { excludedContainers } } };
    return { kind: 'workload', workload: own, settings: { scalingPolicyId: workload.scalingPolicyId } };
  });
}

test('castai.remember() of more than a state holds ends the run with 78 before any write', async () => {
  const { castai, clusterId, simulator } = await simulate({ world: { clusters: 1, nodes: 1, workloads: 5 } });
  const all = await castai.workloads.list({ clusterId }).toArray();
  const workload = all.find(({ managedBy }) => managedBy === 'API');
  if (workload === undefined) throw new Error('no workload that the API configures');
  const state = await open();
  await expect(castai.remember(state, multiply(workload, 500))).resolves.toHaveLength(500);
  const kept = await state.get();
  const error = await castai.remember(state, multiply(workload, 1_500)).catch((reason: unknown) => reason);
  expect(error).toMatchObject({
    code: 'state',
    message: expect.stringContaining('wanted at most 900000') as unknown,
  });
  expect(exitCodeOf(error)).toBe(78);
  expect(await state.get()).toEqual(kept);
  expect(simulator.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
});
