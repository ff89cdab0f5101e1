import { type Simulator, startSimulator } from '@castai-bot/simulator';
import { fc } from '@castai-bot/testing/properties';
import { expect, test } from 'vitest';
import type { KeptWrite } from '../plan/plan-file.ts';
import type { PlannedWrite } from '../plan/planned-write.ts';
import type { Answerer } from './answerer.ts';
import { forwardTo } from './forward-to.ts';
import { holdToPlan } from './hold-to-plan.ts';
import { NameBook } from './name-book.ts';
import { withholdWrites } from './withhold-writes.ts';

/** A write to one of some things, by the last words of its path. */
interface Sent {
  readonly thing: Thing;
  readonly body: object;
}

type Thing = 'tags' | 'evictor-advanced-config' | 'spot-only' | 'default-by-castai';

const label = fc.constantFrom('a', 'b', 'c');
const template = fc.record({ shouldTaint: fc.boolean(), isEnabled: fc.boolean() }, { requiredKeys: [] });
const sent: fc.Arbitrary<Sent> = fc.oneof(
  fc.record({ thing: fc.constant('tags' as const), body: fc.dictionary(label, label, { maxKeys: 3 }) }),
  fc.record({ thing: fc.constantFrom('spot-only' as const, 'default-by-castai' as const), body: template }),
  fc.record({
    thing: fc.constant('evictor-advanced-config' as const),
    body: fc.record({ evictionConfig: fc.constant([]) }),
  }),
);

const PLACES: Readonly<Record<Thing, (clusterId: string) => readonly [method: string, path: string]>> = {
  tags: (id) => ['POST', `/v1/kubernetes/external-clusters/${id}/tags`],
  'evictor-advanced-config': (id) => ['POST', `/v1/kubernetes/clusters/${id}/evictor-advanced-config`],
  'spot-only': (id) => ['PUT', `/v1/kubernetes/clusters/${id}/node-templates/spot-only`],
  'default-by-castai': (id) => ['PUT', `/v1/kubernetes/clusters/${id}/node-templates/default-by-castai`],
};

/** Sends writes one after the other; the statuses. */
async function send(
  api: Answerer,
  simulator: Simulator,
  writes: readonly Sent[],
): Promise<readonly number[]> {
  const statuses: number[] = [];
  for (const { thing, body } of writes) {
    const [method, path] = PLACES[thing](simulator.clusterIds[0] ?? '');
    const headers = { 'x-api-key': simulator.apiKey, 'content-type': 'application/json' };
    const { signal } = new AbortController();
    const answer = await api({ method, path, headers, body: Buffer.from(JSON.stringify(body)), signal });
    statuses.push(answer.status);
  }
  return statuses;
}

/** What stands in a world, but for versions and times. */
function readWorld({ world }: Simulator): unknown {
  const text = JSON.stringify(
    world.clusters.map(({ cluster, nodeTemplates }) => [cluster.tags, nodeTemplates]),
  );
  return JSON.parse(text.replaceAll(/"(?:version|\w+At)":"[^"]*"/g, '"x":""'));
}

test('a plan that nobody gets in the way of is sent as a run without a plan would send it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(sent, { minLength: 1, maxLength: 5 }),
      fc.option(sent, { nil: undefined }),
      async (writes, between) => {
        const options = { seed: 1, world: { clusters: 1, clouds: ['aws' as const], nodes: 3, workloads: 2 } };
        await using planned = await startSimulator(options);
        await using direct = await startSimulator(options);
        const api = forwardTo(new URL(planned.url));
        const plan: PlannedWrite[] = [];
        await send(withholdWrites(api, { plan }), planned, writes);
        expect(planned.changes()).toEqual([]);
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a copy of the same form
        const kept = JSON.parse(JSON.stringify(plan)) as readonly KeptWrite[];
        if (between !== undefined) await send(api, planned, [between]);
        const isInTheWay = planned.changes().length > 0;
        const names = new NameBook();
        const held = holdToPlan(api, { writes: kept, organizationId: undefined, names });
        const statuses = await send(held.answer, planned, writes);
        const sentOnes = writes.filter((_, at) => statuses[at] === 200);
        const refused = writes.filter((_, at) => statuses[at] === 405);
        expect(sentOnes.length + refused.length).toBe(writes.length);
        // Only what somebody got in the way of is refused.
        expect(refused.every(({ thing }) => isInTheWay && thing === between?.thing)).toBe(true);
        expect(held.listNotSent().every(({ why }) => why === 'changed since')).toBe(true);
        const before = between === undefined ? [] : [between];
        await send(forwardTo(new URL(direct.url)), direct, [...before, ...sentOnes]);
        expect(readWorld(planned)).toEqual(readWorld(direct));
      },
    ),
    { numRuns: 15 },
  );
});
