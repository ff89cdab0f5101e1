import path from 'node:path';
import process from 'node:process';
import { execa } from 'execa';
import fs from 'fs-extra';
import { makeContainersEnv } from '../../containers/lab/containers-env.ts';
import { isInstalled } from '../../containers/lab/engines.ts';
import { type Lab, openLab } from '../../containers/lab/lab.ts';
import { alternate, inMs } from '../measure.ts';
import { once } from '../once.ts';
import { measured, notMeasured, type Row } from '../row.ts';
import { cliOf } from '../workbench.ts';

const ENGINE = 'podman';
const BASE = 'localhost/castai-bot-bench/base:1';
const IMAGE = 'localhost/castai-bot-bench/bot:1';
const RUNS = 9;

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
  const cli = (...args: readonly string[]): Promise<unknown> =>
    execa(process.execPath, [cliOf(bot), ...args], { cwd: bot, env, extendEnv: false });
  const sizeOf = async (image: string): Promise<number> =>
    Number(await podman(bot, 'image', 'inspect', '--format', '{{.Size}}', image));

  const base = path.join(lab.folder, 'base');
  await fs.copy(await fs.realpath(process.execPath), path.join(base, 'node'));
  await fs.writeFile(path.join(base, 'Dockerfile'), 'FROM scratch\nCOPY node /nodejs/bin/\n');
  await podman(base, 'build', '--tag', BASE, '.');

  const flags = ['--skip-checks', '--no-push', `--engine=${ENGINE}`, `--base-image=${BASE}`];
  const ours = (): Promise<unknown> => cli('build-and-push', ...flags, '--platform=linux/amd64');
  const theirs = async (): Promise<void> => {
    await cli('build', '--skip-checks');
    await podman(bot, 'build', '--build-arg', `BASE_IMAGE=${BASE}`, '--tag', IMAGE, '.');
  };
  const afterChange = (build: () => Promise<unknown>) => async (): Promise<number> => {
    await fs.appendFile(path.join(bot, 'src/main.ts'), `console.debug(${Date.now()});\n`);
    const startedAt = performance.now();
    await build();
    return performance.now() - startedAt;
  };
  const { ratio, detail } = await alternate([afterChange(ours), afterChange(theirs)], {
    runs: RUNS,
    unit: inMs,
  });
  return { ratio, detail, aboveBaseMib: ((await sizeOf(IMAGE)) - (await sizeOf(BASE))) / 1024 / 1024 };
}
