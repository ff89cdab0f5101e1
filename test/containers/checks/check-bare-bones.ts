import assert from 'node:assert/strict';
import type { EngineUnderTest } from '../lab/engines.ts';
import { readDocument, readImages } from './document.ts';
import { fetchImage, listTar } from './image-in-registry.ts';
import { runImage } from './run-image.ts';
import type { Workshop } from './workshop.ts';

const REPOSITORY = 'team/bare-bones-bot';

/** The same command for a repo without Node in its image. */
export async function checkBareBones(workshop: Workshop, engine: EngineUnderTest): Promise<void> {
  const { suite, bareBones, registry, bases } = workshop;
  await suite.check(`${engine.title}: a bare-bones bot builds, pushes and runs`, async () => {
    await bareBones.reset(`${registry.host}/${REPOSITORY}`);
    const outcome = await bareBones.buildAndPush({
      args: ['--json', `--engine=${engine.name}`, `--base-image=${bases.curl}`, '--platform=linux/amd64'],
      env: engine.env,
      password: registry.password,
    });
    const { digest, reference } = readDocument(outcome);
    assert.ok(readImages(await bareBones.manifests()).every((image) => image === reference));
    const image = await fetchImage(registry, { repository: REPOSITORY, digest, base: 'base/curl' });
    const files = image.layers.flatMap(listTar).filter((name) => !name.endsWith('/'));
    assert.deepEqual(files, ['app/src/script.sh']);
    assert.ok(!Buffer.concat(image.layers).includes(bareBones.canary), 'a canary got in');
    const run = { image: `${registry.host}/${REPOSITORY}@${digest}`, functionName: 'script' };
    const { exitCode, report } = await runImage(workshop, run);
    assert.deepEqual([exitCode, report.exitCode, report.bot], [0, 0, 'bare-bones-bot']);
  });
}
