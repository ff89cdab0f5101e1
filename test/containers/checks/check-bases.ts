import assert from 'node:assert/strict';
import type { EngineUnderTest } from '../lab/engines.ts';
import { readDocument } from './document.ts';
import { runImage } from './run-image.ts';
import type { Workshop } from './workshop.ts';

/** The entry point works wherever a base keeps node, and whatever entry point the base has. */
export async function checkBases(workshop: Workshop, engine: EngineUnderTest): Promise<void> {
  const { suite, bot, registry, bases } = workshop;
  await suite.check(
    `${engine.title}: the same Dockerfile on a base with node in /usr/local/bin and a shell`,
    async () => {
      const outcome = await bot.buildAndPush({
        args: [
          '--json',
          '--skip-checks',
          '--tag=alpine',
          `--engine=${engine.name}`,
          `--base-image=${bases.alpine}`,
          '--platform=linux/amd64',
        ],
        env: engine.env,
        password: registry.password,
      });
      const { digest } = readDocument(outcome);
      const image = `${registry.host}/team/typescript-bot@${digest}`;
      const { exitCode, report } = await runImage(workshop, { image, functionName: 'example' });
      assert.deepEqual([exitCode, report.exitCode], [0, 0]);
    },
  );
}
