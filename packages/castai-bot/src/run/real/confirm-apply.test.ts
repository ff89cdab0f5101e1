import { shell } from '@castai-bot/cli';
import { PassThrough } from 'node:stream';
import { startSimulator } from '@castai-bot/simulator';
import { expect, test } from 'vitest';
import { plainView } from '@castai-bot/cli/testing/plain-view';
import { startApi } from '../../testing/start-api.ts';
import { confirmApply, describeOwner } from './confirm-apply.ts';
import { type Owner, readOwner } from './read-owner.ts';
import type { RealConfig } from './read-real-config.ts';

test('confirmApply() names what is about to change, and goes on with a yes', async () => {
  await using account = await startSimulator();
  const [clusterId = ''] = account.clusterIds;
  const { owner, notes, asked } = await answer('y', configOf(account.url, account.apiKey, clusterId));
  const { cluster, organization } = owner ?? {};
  expect(cluster).toEqual({ id: clusterId, name: account.world.clusters[0]?.cluster.name });
  expect(organization?.id).toBe(account.organizationId);
  expect(notes[0]).toMatch(/^About to change: cluster ".+" \(.+\) of organization ".+" \(.+\), at http:/);
  expect(asked).toContain('Let greet of my-bot write there?');
});

test('confirmApply() takes Enter for a no', async () => {
  await using account = await startSimulator();
  const { error } = await answer('\r', configOf(account.url, account.apiKey, account.clusterIds[0]));
  expect(error).toMatchObject({ code: 'CANCELLED', exitCode: 130 });
});

test('confirmApply() goes on with a key that may not list organizations', async () => {
  await using api = await startApi({
    '/v1/kubernetes/external-clusters/c1': { status: 200, body: { name: 'prod', organizationId: 'o1' } },
    '/v1/organizations': { status: 403 },
  });
  const { owner } = await answer('y', configOf(api.url, 'the-key', 'c1'));
  expect(owner).toEqual({ cluster: { id: 'c1', name: 'prod' }, organization: { id: 'o1', name: null } });
  expect(api.keys).toEqual(['the-key', 'the-key']);
});

test('describeOwner() keeps escape sequences from the terminal', () => {
  const cluster = { id: 'c1', name: 'a\u001B[2Jb' };
  expect(describeOwner({ cluster, organization: null })).toBe(
    'cluster "ab" (c1) of an organization that CAST AI does not name',
  );
});

function configOf(url: string, apiKey: string, clusterId: string | undefined): RealConfig {
  return {
    origin: new URL(url),
    apiKey,
    clusterId,
    organizationId: undefined,
    variables: {},
    secrets: [apiKey],
    notes: [],
  };
}

interface Answered {
  readonly owner?: Owner;
  readonly error?: unknown;
  readonly notes: readonly string[];
  readonly asked: string;
}

/** A person at a terminal. */
async function answer(keys: string, config: RealConfig): Promise<Answered> {
  const [stdin, stderr] = [new PassThrough(), new PassThrough()];
  const notes: string[] = [];
  let asked = '';
  let isAnswered = false;
  stderr.on('data', (chunk: Buffer) => {
    asked += chunk.toString();
    if (isAnswered || !asked.includes('?')) return;
    isAnswered = true;
    setImmediate(() => stdin.write(keys));
  });
  const context = {
    isInteractive: true,
    note: (line: string) => void notes.push(line),
    signal: new AbortController().signal,
    stderr: Object.assign(stderr, { isTTY: true, columns: 80 }),
    view: plainView(200),
    stdin: Object.assign(stdin, { isTTY: true, setRawMode: () => stdin }),
  };
  try {
    const owner = await readOwner(config, {
      userAgent: 'castai-bot/0.0.0',
      signal: context.signal,
      env: {},
    });
    const what = {
      functionName: 'greet',
      bot: 'my-bot',
      origin: config.origin,
      command: shell`castai-bot run`,
    };
    await confirmApply(owner, { ...what, isYes: false, context });
    return { owner, notes, asked };
  } catch (error) {
    return { error, notes, asked };
  }
}
