import { nodeEnv } from '@castai-bot/testing/node-env';
import type { TypeScriptFunction } from '@castai-bot/scaffold';
import { createFixtureRepo, linkPackages, typeScriptAnswers, type FixtureRepo } from './fixture-repo.ts';
import { renderRepo } from './render-repo.ts';

/** What a bot that runs the packages of this workspace unbuilt needs in its environment. */
export const sourceEnv: Readonly<Record<string, string>> = {
  NODE_OPTIONS: '--conditions=@castai-bot/source',
  ...nodeEnv,
};

const berlin = { template: 'example', schedule: '30 6 * * 1-5', timeZone: 'Europe/Berlin' } as const;

/** What the generator writes for a TypeScript bot, with the packages of this workspace linked into it. */
export async function createGeneratedRepo(
  functions: Readonly<Record<string, TypeScriptFunction>> = {
    'rotate-nodes': berlin,
    greet: { template: 'example', schedule: '0 17 * * 1-5', timeZone: 'Etc/UTC' },
  },
): Promise<FixtureRepo> {
  const repo = await createFixtureRepo(await renderRepo(typeScriptAnswers({ functions })));
  await linkPackages(repo.root, [
    '@castai-bot/runtime',
    '@castai-bot/simulator',
    'zod',
    'typescript',
    '@types/node',
  ]);
  return repo;
}
