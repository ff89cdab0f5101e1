import { createHash } from 'node:crypto';
import { userEnvironment } from '../../.scripts/user-environment.ts';
import {
  createFixtureRepo,
  linkPackages,
  typeScriptAnswers,
  type FixtureRepo,
} from '../../packages/castai-bot/src/testing/fixture-repo.ts';
import { sourceEnv } from '../../packages/castai-bot/src/testing/generated-repo.ts';
import { renderRepo } from '../../packages/castai-bot/src/testing/render-repo.ts';
import { BUSY_MACHINE } from '../../packages/castai-bot/src/testing/run-bin.ts';
import { createFleet } from './fleet.ts';

const IMAGE = 'registry.example.com/office-hours';
const DIGEST = `sha256:${createHash('sha256').update(IMAGE).digest('hex')}`;

interface OfficeHoursOptions {
  /** Whether `build-and-push` has written its image's digest. @default false */
  readonly isBuilt?: boolean;
  /** Whether its functions run only when told to. @default false */
  readonly isOneShot?: boolean;
}

/** The bot of the pictures, as the generator writes it, beside a world in fleet.json; its packages those of this workspace. */
export async function createOfficeHours({
  isBuilt = false,
  isOneShot = false,
}: OfficeHoursOptions = {}): Promise<FixtureRepo> {
  const timeZone = 'Europe/Berlin';
  const functions = {
    evening: {
      template: 'disable-workload-autoscaler',
      schedule: isOneShot ? null : '0 18 * * 1-5',
      timeZone,
    },
    'rotate-nodes': { template: 'rotate-nodes', schedule: isOneShot ? null : '30 6 * * 1-5', timeZone },
  } as const;
  const files = await renderRepo(typeScriptAnswers({ name: 'office-hours', image: IMAGE, functions }));
  const image = isBuilt ? `${IMAGE}:1.0.0@${DIGEST}` : `${IMAGE}:not-built-yet`;
  const named = Object.entries(files).map(
    ([file, text]) => [file, text.replaceAll(`${IMAGE}:not-built-yet`, image)] as const,
  );
  const repo = await createFixtureRepo({
    ...Object.fromEntries(named),
    'fleet.json': JSON.stringify(await createFleet()),
  });
  await linkPackages(repo.root, ['@castai-bot/runtime', '@castai-bot/simulator', 'zod']);
  return repo;
}

/** What a program of a picture finds around it, on whatever machine. */
export function pictureEnvironment(home: string): Readonly<Record<string, string>> {
  const { PATH = '' } = userEnvironment();
  const where = { HOME: home, TERM: 'xterm', LANG: 'C.UTF-8', TZ: 'Europe/Berlin' };
  return { PATH, ...where, CASTAI_BOT_PATIENCE: BUSY_MACHINE, ...sourceEnv };
}
