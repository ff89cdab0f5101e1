import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { createFakePrograms, type FakeAnswer } from '../../testing/fake-programs.ts';
import { bindProgram } from './bind-program.ts';
import { checkPlatforms, findPlatforms, splitPlatforms, type FoundPlatforms } from './find-platforms.ts';

const context: FakeAnswer = { when: 'config current-context', stdout: 'prod\n' };

describe('findPlatforms', () => {
  test('findPlatforms() is what the Linux nodes of the current context run, each once', async () => {
    const found = await find([
      context,
      {
        when: '--context=prod get nodes',
        stdout: nodes(['linux', 'arm64'], ['windows', 'amd64'], ['linux', 'amd64'], ['linux', 'arm64']),
      },
    ]);
    expect(found).toEqual({
      platforms: ['linux/amd64', 'linux/arm64'],
      reason: 'what the nodes of context "prod" run',
    });
  });

  test("findPlatforms() looks at the bot's cluster before the current one", async () => {
    const answers: readonly FakeAnswer[] = [
      context,
      { when: 'config get-contexts --output=name', stdout: 'prod\nbots\n' },
      { when: '--context=prod get nodes', stdout: nodes(['linux', 'arm64']) },
      { when: '--context=bots get nodes', stdout: nodes(['linux', 'amd64']) },
    ];
    expect(await find(answers, 'bots')).toEqual({
      platforms: ['linux/amd64'],
      reason: 'what the nodes of context "bots" run',
    });
    // Somebody else's word for it.
    expect((await find(answers, 'theirs')).platforms).toEqual(['linux/arm64']);
  });

  test.each<[string, readonly FakeAnswer[] | undefined, string]>([
    ['no kubectl', undefined, 'kubectl is not installed'],
    ['no context', [{ when: 'config', exitCode: 1 }], 'kubectl has no current context'],
    [
      'no right',
      [context, { when: '--context', exitCode: 1 }],
      'the nodes of context "prod" are not to be seen',
    ],
    [
      'no nodes',
      [context, { when: '--context', stdout: '{"items":[]}' }],
      'the nodes of context "prod" are not to be seen',
    ],
    [
      'no JSON',
      [context, { when: '--context', stdout: 'what' }],
      'the nodes of context "prod" are not to be seen',
    ],
  ])('findPlatforms() is linux/amd64 with %s', async (_, answers, why) => {
    expect(await find(answers)).toEqual({ platforms: ['linux/amd64'], reason: `the default: ${why}` });
  });

  test('splitPlatforms() and checkPlatforms() read lists', () => {
    expect(splitPlatforms(['linux/arm64,linux/amd64', 'linux/amd64'])).toEqual([
      'linux/amd64',
      'linux/arm64',
    ]);
    expect(['linux/amd64', 'linux/arm/v7, linux/amd64'].map(checkPlatforms)).toEqual([undefined, undefined]);
    expect(
      ['', 'amd64', 'linux/amd64,', '--x', 'linux/amd64;id'].filter(
        (one) => checkPlatforms(one) === undefined,
      ),
    ).toEqual([]);
  });
});

async function find(
  answers: readonly FakeAnswer[] | undefined,
  deployedTo?: string,
): Promise<FoundPlatforms> {
  await using fakes = await createFakePrograms(answers ? { kubectl: answers } : {});
  const options = {
    env: { PATH: fakes.bin },
    signal: new AbortController().signal,
    stderr: new PassThrough(),
  };
  return await findPlatforms(bindProgram(fakes.bin, options), deployedTo);
}

function nodes(...list: readonly (readonly [os: string, architecture: string])[]): string {
  return JSON.stringify({
    items: list.map(([operatingSystem, architecture]) => ({
      status: { nodeInfo: { operatingSystem, architecture } },
    })),
  });
}
