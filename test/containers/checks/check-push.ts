import assert from 'node:assert/strict';
import path from 'node:path';
import fs from 'fs-extra';
import type { EngineUnderTest } from '../lab/engines.ts';
import { readDocument, readImages, type ImageDocument } from './document.ts';
import { fetchImage, listTar } from './image-in-registry.ts';
import { runImage } from './run-image.ts';
import type { Verdict, Workshop } from './workshop.ts';

const REPOSITORY = 'team/typescript-bot';

/** A generated bot, from its source to a run of the very digest in its manifests. */
export async function checkPush(workshop: Workshop, engine: EngineUnderTest): Promise<Verdict | undefined> {
  const { suite, bot, registry, bases } = workshop;
  const { title } = engine;
  const push = (...args: string[]): ReturnType<typeof bot.buildAndPush> =>
    bot.buildAndPush({
      args: [
        '--json',
        `--engine=${engine.name}`,
        `--base-image=${bases.distroless}`,
        '--platform=linux/amd64',
        ...args,
      ],
      env: engine.env,
      password: registry.password,
    });
  let verdict: Verdict | undefined;
  await bot.reset(`${registry.host}/${REPOSITORY}`);

  await suite.check(
    `${title}: build-and-push writes the registry's digest into every manifest, and nothing else`,
    async () => {
      const before = await bot.manifests();
      const document = readDocument(await push());
      const { digest = '' } = await registry.ask('HEAD', `/v2/${REPOSITORY}/manifests/${document.tag}`);
      const after = await bot.manifests();
      assert.deepEqual(
        readImages(after),
        readImages(before).map(() => document.reference),
      );
      assert.equal(document.reference, `${registry.host}/${REPOSITORY}:${document.tag}@${digest}`);
      assert.deepEqual(withoutImages(after), withoutImages(before));
      verdict = {
        engine,
        registryDigest: digest,
        manifestDigest: readImages(after)[0]?.split('@')[1] ?? '',
        exitCode: undefined,
      };
    },
  );
  if (!verdict) return undefined;
  const { manifestDigest } = verdict;

  await suite.check(`${title}: the digest runs read-only as 65532, and reports`, async () => {
    const image = `${registry.host}/${REPOSITORY}@${manifestDigest}`;
    const { exitCode, report, terminationLog } = await runImage(workshop, { image, functionName: 'example' });
    verdict = verdict && { ...verdict, exitCode };
    assert.deepEqual(
      [exitCode, report.exitCode, report.function, report.bot],
      [0, 0, 'example', 'typescript-bot'],
    );
    assert.deepEqual(JSON.parse(terminationLog), report);
  });
  await suite.check(`${title}: SIGTERM ends the run with 143 inside the grace period`, async () => {
    const image = `${registry.host}/${REPOSITORY}@${manifestDigest}`;
    const { exitCode, report } = await runImage(workshop, {
      image,
      functionName: 'wait',
      stopAfter: 'waiting',
    });
    assert.deepEqual([exitCode, report.exitCode], [143, 143]);
  });
  await suite.check(`${title}: the image holds the bundle, labels and no canary`, async () => {
    await checkContents(workshop, manifestDigest);
  });
  await suite.check(`${title}: a second build-and-push without a change builds nothing`, async () => {
    const before = await bot.manifests();
    const document = readDocument(await push());
    const { isBuilt, isPushed, digest } = document;
    assert.deepEqual(
      { isBuilt, isPushed, digest },
      { isBuilt: false, isPushed: false, digest: manifestDigest },
    );
    assert.deepEqual(await bot.manifests(), before);
  });
  await checkRebuilds(workshop, { engine, push });
  return verdict;
}

interface RebuildOptions {
  readonly engine: EngineUnderTest;
  readonly push: (...args: string[]) => ReturnType<Workshop['bot']['buildAndPush']>;
}

async function checkRebuilds(
  { suite, bot, registry, bases }: Workshop,
  { engine, push }: RebuildOptions,
): Promise<void> {
  const { title } = engine;
  if (engine.isReproducible) {
    await suite.check(`${title}: two builds of one commit give one digest`, async () => {
      const digests = new Set<string>();
      for (const turn of [1, 2]) {
        await fs.utimes(path.join(bot.root, 'Dockerfile'), turn, turn);
        digests.add(readDocument(await push('--skip-checks', '--rebuild')).digest);
      }
      assert.equal(digests.size, 1, [...digests].join(' '));
    });
  }
  if (engine.hasManyPlatforms) {
    await suite.check(`${title}: several platforms behind one digest, which is the same twice`, async () => {
      const args = [
        '--skip-checks',
        '--rebuild',
        '--tag=many',
        `--base-image=${bases.many}`,
        '--platform=linux/arm64',
      ];
      const documents: ImageDocument[] = [
        readDocument(await push(...args)),
        readDocument(await push(...args)),
      ];
      const { body, digest } = await registry.ask('GET', `/v2/${REPOSITORY}/manifests/many`);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an OCI index
      const index = JSON.parse(body.toString('utf8')) as {
        manifests: readonly { platform: { architecture: string } }[];
      };
      assert.deepEqual(index.manifests.map(({ platform }) => platform.architecture).toSorted(), [
        'amd64',
        'arm64',
      ]);
      assert.deepEqual(
        documents.map((one) => one.digest),
        [digest, digest],
      );
    });
  }
}

async function checkContents({ registry, bot }: Workshop, digest: string): Promise<void> {
  const image = await fetchImage(registry, { repository: REPOSITORY, digest, base: 'base/distroless' });
  const files = image.layers.flatMap(listTar).filter((name) => !name.endsWith('/'));
  assert.deepEqual(
    [...new Set(files.map((name) => name.replace(/-[\w-]+-\w{8}\.mjs/, '-*.mjs')))].toSorted(),
    ['app/bot-*.mjs', 'app/bot-*.mjs.map', 'app/bot.mjs', 'app/bot.mjs.map'],
  );
  assert.ok(
    ![...image.layers, Buffer.from(image.text)].some((bytes) => bytes.includes(bot.canary)),
    'a canary got in',
  );
  assert.ok(!image.text.includes(registry.password), 'the password got in');
  const { User, Entrypoint, Labels = {} } = image.config.config;
  assert.deepEqual(
    [User, Entrypoint],
    ['65532:65532', ['node', '--no-maglev', '--max-semi-space-size=1', '/app/bot.mjs']],
  );
  const names = ['title', 'description', 'version', 'revision', 'created', 'source', 'base.name', 'licenses'];
  const labels = Object.fromEntries(
    names.map((name) => [name, Labels[`org.opencontainers.image.${name}`] ?? '']),
  );
  assert.equal(labels['title'], 'typescript-bot');
  assert.equal(labels['version'], '0.1.0');
  assert.match(labels['revision'] ?? '', /^[0-9a-f]{40}/);
  assert.equal(labels['source'], 'https://example.com/team/typescript-bot');
  assert.deepEqual(
    names.filter((name) => labels[name] === ''),
    [],
  );
}

function withoutImages(manifests: Readonly<Record<string, string>>): readonly (readonly [string, string])[] {
  return Object.entries(manifests).map(
    ([name, text]) => [name, text.replaceAll(/image: .*/g, 'image: X')] as const,
  );
}
