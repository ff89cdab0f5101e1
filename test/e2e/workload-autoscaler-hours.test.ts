import path from 'node:path';
import fs from 'fs-extra';
import { expect, test } from 'vitest';
import { castaiBot, create, expectDone, install, temporaryFolder } from './new-bot.ts';

interface SavedWorld {
  readonly clusters: readonly { readonly workloads: readonly Readonly<Record<string, unknown>>[] }[];
}

test('workload-autoscaler-hours of a new bot leaves no trace of an evening and a morning', async () => {
  const home = await temporaryFolder();
  const template = 'workload-autoscaler-hours';
  expectDone(await create(home, 'my-bot', '--yes', '--no-install', '--no-git', '--template', template));
  const bot = path.join(home, 'my-bot');
  await install(bot);
  expectDone(
    await castaiBot(
      bot,
      'add-schedule',
      template,
      'morning',
      '--schedule',
      '0 7 * * 1-5',
      '--input',
      'mode=on',
    ),
  );
  expectDone(await castaiBot(bot, 'validate'));
  const simulate = (name: string, ...args: readonly string[]) =>
    castaiBot(bot, 'run', name, '--simulate', ...args);
  expectDone(await simulate(template, '--workloads', '300', '--dry-run', '--save-world', 'day.json'));
  const evening = await simulate(template, '--world', 'day.json', '--save-world', 'night.json', '--json');
  const morning = await simulate(
    'morning',
    '--world',
    'night.json',
    '--save-world',
    'next-day.json',
    '--json',
  );

  const [off, on] = [readReport(evening.stdout), readReport(morning.stdout)];
  expect(off.counts['switched']).toBeGreaterThan(50);
  expect(on.counts).toMatchObject({ putBack: off.counts['switched'], changedMeanwhile: 0 });
  const read = (file: string) => readWorkloads(path.join(bot, file));
  expect(await read('night.json')).not.toEqual(await read('day.json'));
  expect(await read('next-day.json')).toEqual(await read('day.json'));
});

interface Report {
  readonly counts: Readonly<Record<string, number>>;
}

function readReport(stdout: string): Report {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- castai-bot's own document
  return (JSON.parse(stdout) as { readonly report: Report }).report;
}

/** But for when they were written. */
async function readWorkloads(file: string): Promise<unknown> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- castai-bot's own document
  const { clusters } = (await fs.readJson(file)) as SavedWorld;
  return clusters.flatMap(({ workloads }) => workloads).map(({ updatedAt: _at, ...workload }) => workload);
}
