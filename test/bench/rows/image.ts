import { randomUUID } from 'node:crypto';
import path from 'node:path';
import process from 'node:process';
import { execa } from 'execa';
import fs from 'fs-extra';
import { makeContainersEnv } from '../../containers/lab/containers-env.ts';
import { isInstalled } from '../../containers/lab/engines.ts';
import { type Lab, openLab } from '../../containers/lab/lab.ts';
import { type Comparison, compareWall } from '../measure.ts';
import { once } from '../once.ts';
import { measured, notMeasured, type Row } from '../row.ts';
import { cliOf } from '../workbench.ts';

const ENGINE = 'podman';
const BASE = 'localhost/castai-bot-bench/base:1';
const BY_HAND_IMAGE = 'localhost/castai-bot-bench/bot:1';
const TAG = 'bench';
const CONSTANTS = 'src/constants.ts';
const RUNS = 9;

/** What somebody would do by hand: bundle with esbuild, then podman build. */
const BY_HAND = `
import { spawnSync } from 'node:child_process';
import { build } from 'esbuild';
const [base, image] = process.argv.slice(2);
await build({ entryPoints: ['src/main.ts'], outfile: 'dist/bot.mjs', bundle: true, minify: true, sourcemap: 'linked',
  sourcesContent: false, platform: 'node', format: 'esm', target: 'node22.21', logLevel: 'error' });
const args = ['build', '--tag', image, '--build-arg', 'BASE_IMAGE=' + base, '.'];
process.exitCode = spawnSync('podman', args, { stdio: 'ignore' }).status ?? 1;
`;

interface Found {
  readonly ratio: number;
  readonly detail: string;
  readonly aboveBaseMib: number;
}

/** Undefined without an engine. */
const measureImages = once(async ({ bot }): Promise<Found | undefined> => {
  const lab = await openLab();
  try {
    if (!(await isInstalled(lab, ENGINE))) return undefined;
    return await measureIn(lab, bot);
  } finally {
    await lab.close();
  }
});

/** An engine builds on a base that holds this very node; nothing is pulled or pushed. */
export const imageRows: readonly Row[] = [
  {
    name: "image rebuild after a one-line change / the engine's own build",
    limit: 1.15,
    unit: '×',
    measure: async (workbench) => {
      const found = await measureImages(workbench);
      return found ? measured(found.ratio, found.detail) : notMeasured(`${ENGINE} is not installed`);
    },
  },
  {
    name: 'image above its base',
    limit: 1,
    unit: 'MiB',
    measure: async (workbench) => {
      const found = await measureImages(workbench);
      return found ? measured(found.aboveBaseMib) : notMeasured(`${ENGINE} is not installed`);
    },
  },
];

async function measureIn(lab: Lab, bot: string): Promise<Found> {
  const env = await makeContainersEnv(lab, ENGINE);
  const podman = async (cwd: string, ...args: readonly string[]): Promise<string> =>
    (await execa(ENGINE, args, { cwd, env, extendEnv: false })).stdout;
  const base = path.join(lab.folder, 'base');
  await fs.copy(await fs.realpath(process.execPath), path.join(base, 'node'));
  await fs.writeFile(path.join(base, 'Dockerfile'), 'FROM scratch\nCOPY node /nodejs/bin/\n');
  await podman(base, 'build', '--tag', BASE, '.');
  const { ratio, detail } = await compareRebuilds(bot, env);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the generator's own file
  const { image: name } = (await fs.readJson(path.join(bot, 'castai-bot.json'))) as {
    readonly image: string;
  };
  const image = `${name}:${TAG}`;
  const sizeOf = async (one: string): Promise<number> =>
    Number(await podman(base, 'image', 'inspect', '--format', '{{.Size}}', one));
  return { ratio, detail, aboveBaseMib: ((await sizeOf(image)) - (await sizeOf(BASE))) / 1024 / 1024 };
}

async function compareRebuilds(bot: string, env: Readonly<Record<string, string>>): Promise<Comparison> {
  const byHand = await copyBot(bot);
  const constants = path.join(bot, CONSTANTS);
  const text = await fs.readFile(constants, 'utf8');
  const ours = [
    'build-and-push',
    '--no-push',
    '--skip-checks',
    `--tag=${TAG}`,
    `--engine=${ENGINE}`,
    `--base-image=${BASE}`,
  ];
  try {
    return await compareWall(
      { args: [cliOf(bot), ...ours, '--platform=linux/amd64'], cwd: bot, env, before: changer(bot, text) },
      { args: ['by-hand.mjs', BASE, BY_HAND_IMAGE], cwd: byHand, env, before: changer(byHand, text) },
      { runs: RUNS },
    );
  } finally {
    await fs.writeFile(constants, text);
    await fs.remove(byHand);
  }
}

/**
 * Beside the bot: `build-and-push` replaces no bundle that somebody else's script wrote. Without what the bot's own
 * build left in dist/, which the Dockerfile would take too.
 */
async function copyBot(bot: string): Promise<string> {
  const copy = `${bot}-by-hand`;
  const left = [path.join(bot, 'node_modules'), path.join(bot, 'dist')];
  await fs.copy(bot, copy, { filter: (from) => !left.includes(from) });
  await fs.symlink(path.join(bot, 'node_modules'), path.join(copy, 'node_modules'));
  await fs.writeFile(path.join(copy, 'by-hand.mjs'), BY_HAND);
  return copy;
}

/** Adds a line that differs each time, which no bundler leaves out. */
function changer(bot: string, text: string): () => Promise<void> {
  return () =>
    fs.writeFile(
      path.join(bot, CONSTANTS),
      `${text}export const line = '${randomUUID()}';\nconsole.assert(line);\n`,
    );
}
