import type { TypeScriptAnswers } from '@castai-bot/scaffold';
import { createFixtureRepo, typeScriptAnswers, type FixtureRepo } from './fixture-repo.ts';
import { renderRepo } from './render-repo.ts';

export const DIGEST: string = `sha256:${'a'.repeat(64)}`;

export interface DeployableRepoOptions {
  /** @default 'greet' */
  readonly functionName?: string;
  /** In place of that one. */
  readonly functions?: TypeScriptAnswers['functions'];
  /** @default one with a digest */
  readonly image?: string;
  /** `image` of castai-bot.json. @default one that is a placeholder */
  readonly repository?: string;
  readonly namespace?: string;
  readonly pullSecret?: string;
  readonly schedule?: string | null;
}

/** What the generator writes, its image built and pushed. */
export async function createDeployableRepo({
  functionName = 'greet',
  repository = 'registry.example.com/team/my-bot',
  image = `${repository}:1.0.0@${DIGEST}`,
  namespace = 'castai-agent',
  pullSecret,
  schedule = '0 17 * * 1-5',
  functions: chosen,
}: DeployableRepoOptions = {}): Promise<FixtureRepo> {
  const functions = chosen ?? {
    [functionName]: { template: 'example', schedule, timeZone: 'Etc/UTC' } as const,
  };
  const answers = typeScriptAnswers({
    ...(chosen === undefined ? {} : { schema: 2 }),
    functions,
    namespace,
    image: repository,
    imagePullSecret: pullSecret ?? null,
  });
  const files = Object.entries(await renderRepo(answers));
  const unbuilt = `${repository}:not-built-yet`;
  return createFixtureRepo(
    Object.fromEntries(files.map(([path, text]) => [path, text.replaceAll(unbuilt, image)])),
  );
}
