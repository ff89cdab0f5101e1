import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { applyPlan } from '../write/apply-plan.ts';
import { answersOf, VERSIONS } from '../testing/every-answer.ts';
import { planBot } from './plan-bot.ts';

const CANARY = 'canary-1f0e9d8c7b6a';

/** Files beside the bot that must never be in an image. */
const SECRETS: readonly string[] = [
  [
    'test_config.env',
    'secrets.env',
    '.env',
    'src/test_config.env',
    'dist/secrets.env',
    '.npmrc.local',
    '.git/config',
  ],
  ['node_modules/x/index.js', 'src/functions/extra.ts', 'dist/other.mjs', 'key.pem', 'src/deep/script.sh'],
].flat();

const hasBuildah = spawnSync('buildah', ['--version']).status === 0;

describe('Dockerfile', () => {
  test.skipIf(!hasBuildah)(
    'Dockerfile takes the bundle and nothing else into the image (needs buildah)',
    async () => {
      const bundle = ['bot-later-ABCDEFGH.mjs', 'bot-later-ABCDEFGH.mjs.map', 'bot.mjs', 'bot.mjs.map'];
      const built = await build(
        { flavor: 'typescript' },
        bundle.map((name) => `dist/${name}`),
      );
      expect(built.files.toSorted()).toEqual(bundle.map((name) => `app/${name}`));
      expect(built.config).toMatchObject({
        User: '65532:65532',
        Entrypoint: ['node', '--no-maglev', '--max-semi-space-size=1', '/app/bot.mjs'],
        WorkingDir: '/app',
        Env: [
          'PATH=/nodejs/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
          'NODE_ENV=production',
          'NODE_USE_ENV_PROXY=1',
        ],
        Labels: {
          'org.opencontainers.image.title': 'my-bot',
          'org.opencontainers.image.description': DESCRIPTION,
          'org.opencontainers.image.licenses': 'MIT',
        },
      });
      expect(built.config).not.toHaveProperty('Cmd');
    },
  );

  test.skipIf(!hasBuildah)(
    'Dockerfile of a bare-bones bot takes the script and nothing else (needs buildah)',
    async () => {
      const built = await build({ flavor: 'bare-bones', license: 'none' }, []);
      expect(built.files).toEqual(['app/src/script.sh']);
      expect(built.config).toMatchObject({ User: '65532:65532', Entrypoint: ['sh', '/app/src/script.sh'] });
      expect(built.config).not.toHaveProperty(['Labels', 'org.opencontainers.image.licenses']);
    },
  );

  test('Dockerfile runs nothing while it is built, so that any platform builds for any other', async () => {
    for (const flavor of ['typescript', 'bare-bones']) {
      const files = await planBot(answersOf({ flavor }), VERSIONS);
      const file = files.find(({ path: name }) => name === 'Dockerfile');
      expect(file?.text).not.toMatch(/^\s*(?:RUN|ADD|ONBUILD)\b/m);
      expect(file?.text.match(/^FROM /gm)).toHaveLength(1);
    }
  });
});

const DESCRIPTION = `"a" 'b' \`c\` $HOME \${PATH} \\n {{x}} #`;

interface Built {
  readonly files: readonly string[];
  readonly config: object;
}

/** Builds a bot's image on nothing, beside files that must not get into it. */
async function build(raw: object, bundle: readonly string[]): Promise<Built> {
  const home = mkdtempSync(path.join(tmpdir(), 'scaffold-image-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const bot = path.join(home, 'bot');
  await applyPlan(await planBot(answersOf({ ...raw, description: DESCRIPTION }), VERSIONS), { dir: bot });
  for (const file of [...SECRETS, ...bundle]) {
    mkdirSync(path.dirname(path.join(bot, file)), { recursive: true });
    writeFileSync(path.join(bot, file), bundle.includes(file) ? '' : CANARY);
  }
  const image = path.join(home, 'image');
  const storage = [
    '--storage-driver',
    'vfs',
    '--root',
    path.join(home, 'root'),
    '--runroot',
    path.join(home, 'run'),
  ];
  const options = ['--isolation', 'chroot', '--build-arg', 'BASE_IMAGE=scratch', '--tag', 'bot'];
  execFileSync('buildah', [...storage, 'build', ...options, bot], { stdio: 'pipe' });
  execFileSync('buildah', [...storage, 'push', '--quiet', 'bot', `dir:${image}`], { stdio: 'pipe' });
  return readImage(image);
}

interface ImageManifest {
  readonly config: { readonly digest: string };
  readonly layers: readonly { readonly digest: string }[];
}

function readImage(image: string): Built {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the engine's own format
  const manifest = readJson(path.join(image, 'manifest.json')) as ImageManifest;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the engine's own format
  const { config } = readJson(blobOf(image, manifest.config)) as { readonly config: object };
  const files = manifest.layers.flatMap((layer) => {
    const tar = ['--extract', '--gzip', '--to-stdout', '--file', blobOf(image, layer)];
    expect(execFileSync('tar', tar, { encoding: 'utf8' })).not.toContain(CANARY);
    return execFileSync('tar', ['--list', '--gzip', '--file', blobOf(image, layer)], {
      encoding: 'utf8',
    }).split('\n');
  });
  return { config, files: files.filter((file) => file !== '' && !file.endsWith('/')) };
}

function blobOf(image: string, { digest }: { readonly digest: string }): string {
  return path.join(image, digest.replace('sha256:', ''));
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
