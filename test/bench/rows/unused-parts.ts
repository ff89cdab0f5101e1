import path from 'node:path';
import { startSimulator } from '@castai-bot/simulator';
import { execa } from 'execa';
import fs from 'fs-extra';
import { botEnvironment } from '../bot-environment.ts';
import { imageArgs, imageEnv } from '../image-command.ts';
import { comparePeak, compareWall, loadedBytesOf, type Subject } from '../measure.ts';
import { once } from '../once.ts';
import { measured, type Row } from '../row.ts';
import { writeRuntimeWithoutParts } from '../without-parts.ts';
import { cliOf, type Workbench } from '../workbench.ts';

const RUNS = 101;

/** A bot with one GET that uses no state, notifications or OTLP, beside the same bot built without these parts. */
export const unusedPartsRows: readonly Row[] = [
  {
    name: 'state, notify and OTLP, when not used / without them, wall',
    limit: 1.02,
    unit: '×',
    measure: (workbench) =>
      withBoth(workbench, async (whole, bare) => {
        const { ratio, detail } = await compareWall(whole, bare, { runs: RUNS });
        return measured(ratio, detail);
      }),
  },
  {
    name: 'state, notify and OTLP, when not used / without them, peak memory',
    limit: 1.02,
    unit: '×',
    measure: (workbench) =>
      withBoth(workbench, async (whole, bare) => {
        const { ratio, detail } = await comparePeak(whole, bare, { runs: RUNS });
        return measured(ratio, detail);
      }),
  },
  {
    name: 'state, notify and OTLP, when not used / without them, code loaded',
    limit: 1.02,
    unit: '×',
    measure: (workbench) =>
      withBoth(workbench, async (whole, bare) => {
        const [ours, theirs] = [await loadedBytesOf(whole), await loadedBytesOf(bare)];
        return measured(ours / theirs, `${inKib(ours)} / ${inKib(theirs)}`);
      }),
  },
];

async function withBoth<Result>(
  workbench: Workbench,
  measure: (whole: Subject, bare: Subject) => Promise<Result>,
): Promise<Result> {
  const without = await buildWithoutParts(workbench);
  await using simulator = await startSimulator();
  const env = { ...imageEnv, ...(await botEnvironment(workbench.dir, simulator, 'one-get')) };
  return await measure(
    { args: await imageArgs(workbench.bots['one-get']), env },
    { args: await imageArgs(without), env },
  );
}

const buildWithoutParts = once(async ({ bots, dir }: Workbench): Promise<string> => {
  const bot = path.join(dir, 'without-parts');
  const whole = bots['one-get'];
  await fs.copy(whole, bot, { filter: (file) => !['node_modules', 'dist'].includes(path.basename(file)) });
  const modules = await fs.realpath(path.join(whole, 'node_modules'));
  const own = path.join(bot, 'node_modules');
  await fs.ensureDir(path.join(own, '@castai-bot'));
  for (const name of await fs.readdir(modules)) {
    if (!name.startsWith('.') && name !== '@castai-bot')
      await fs.symlink(path.join(modules, name), path.join(own, name), 'junction');
  }
  await writeRuntimeWithoutParts(
    path.join(modules, '@castai-bot/runtime'),
    path.join(own, '@castai-bot/runtime'),
  );
  await execa(process.execPath, [cliOf(bot), 'build', '--skip-checks'], { cwd: bot });
  return bot;
});

const inKib = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KiB`;
