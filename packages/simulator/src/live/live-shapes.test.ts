import { liveAnswers } from '@castai-bot/api/live-answers';
import { expect, test } from 'vitest';
import { startChecked } from '../checked-client.test-kit.ts';
import type { OperationId } from '../http/route.ts';
import { collectAnswers, findOperation, liveThrough } from './collect-answers.test-kit.ts';
import { findDifferences } from './find-differences.test-kit.ts';
import { type LiveDifference, liveExceptions, type LiveException } from './live-exceptions.test-kit.ts';

const AT = Date.parse('2026-11-22T10:00:00.123Z');

/** What was read of a cluster outside a cloud. */
const ASKED_OUTSIDE: readonly OperationId[] = ['getCluster', 'listNodes'];

/** Every answer that is known, and how those of the simulator differ; live answers come from EKS, and from one cluster outside a cloud. */
async function findAll(): Promise<readonly LiveDifference[]> {
  const client = await startChecked({
    now: () => AT,
    world: { clusters: 3, nodes: 12, workloads: 30, clouds: ['aws'] },
  });
  await liveThrough(client);
  const enterprise = await startChecked({ now: () => AT, world: { clusters: 1, childOrganizations: 2 } });
  const outside = await startChecked({
    now: () => AT,
    world: { clusters: [{ cluster: { providerType: 'anywhere' }, nodes: [{ role: 'master' }, {}] }] },
  });
  const all: LiveDifference[] = [];
  for (const [endpoint, { evidence, fields }] of Object.entries(liveAnswers)) {
    const id = findOperation(endpoint);
    if (id === undefined) {
      all.push({ endpoint, field: '', what: 'no such operation' });
      continue;
    }
    const answers = await collectAnswers(client, id);
    if (id === 'listOrganizations') answers.push(...(await collectAnswers(enterprise, id)));
    if (ASKED_OUTSIDE.includes(id)) answers.push(...(await collectAnswers(outside, id)));
    const differences = findDifferences(fields, answers).filter(
      // Who read no whole answer cannot say what is always there.
      ({ what }) => evidence === 'body' || what === 'missing' || what === 'another form',
    );
    all.push(...differences.map((difference) => ({ endpoint, ...difference })));
  }
  return all;
}

test('the simulator answers in the shape of live answers', async () => {
  const all = await findAll();
  const open = all.filter((difference) => !liveExceptions.some((exception) => covers(exception, difference)));
  const unused = liveExceptions.filter(
    (exception) => !all.some((difference) => covers(exception, difference)),
  );
  expect({ differs: open.map(tell), differsNoLonger: unused.map(tell) }).toEqual({
    differs: [],
    differsNoLonger: [],
  });
});

function covers(exception: LiveException, difference: LiveDifference): boolean {
  return (
    matches(exception.endpoint, difference.endpoint) &&
    matches(exception.field, difference.field) &&
    matches(exception.what, difference.what)
  );
}

function tell({ endpoint, field, what }: Omit<LiveException, 'reason'>): string {
  return `${endpoint} ${field}: ${what}`;
}

function matches(pattern: string, text: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*')}$`).test(text);
}
