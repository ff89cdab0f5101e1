import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { execa } from 'execa';
import fs from 'fs-extra';
import { makeContainersEnv } from '../../containers/lab/containers-env.ts';
import { isInstalled } from '../../containers/lab/engines.ts';
import { openLab, type Lab } from '../../containers/lab/lab.ts';
import { compare } from '../measure.ts';
import { measured, notMeasured, type Row } from '../row.ts';
import { cliOf, type Workbench } from '../workbench.ts';

/** What somebody would do by hand: bundle with esbuild, then podman build. */
const BY_HAND = `
import { spawnSync } from 'node:child_process';
import { build } from 'esbuild';
await build({ entryPoints: ['src/main.ts'], outfile: 'dist/bot.mjs', bundle: true, minify: true, sourcemap: 'linked',
  sourcesContent: false, platform: 'node', format: 'esm', target: 'node22.21', logLevel: 'error' });
const args = ['build', '--tag', 'localhost/bench/by-hand:1', '--build-arg', 'BASE_IMAGE=' + process.argv[2], '.'];
process.exitCode = spawnSync('podman', args, { stdio: 'ignore' }).status ?? 1;
`;

export const imageRebuildRow: Row = {
  name: "image rebuild after a one-line change / the engine's own build",
  limit: 1.15,
  unit: '×',
  measure: async (workbench) => {
    const lab = await openLab();
    try {
      if (!(await isInstalled(lab, 'podman'))) return notMeasured('podman is not installed');
      const { wall, detail } = await compareToHand(lab, workbench);
      return measured(wall, detail);
    } finally {
      await lab.close();
    }
  },
};

async function compareToHand(lab: Lab, { bot }: Workbench): ReturnType<typeof compare> {
  const env = await makeContainersEnv(lab, 'bench');
  const base = await makeBase(lab, env);
  const script = path.join(bot, 'by-hand.mjs');
  await fs.writeFile(script, BY_HAND);
  const constants = path.join(bot, 'src/constants.ts');
  const text = await fs.readFile(constants, 'utf8');
  const before = (): Promise<void> =>
    fs.writeFile(constants, `${text}export const line = '${randomUUID()}';\nconsole.assert(line);\n`);
  const ours = [
    'build-and-push',
    '--no-push',
    '--skip-checks',
    '--engine=podman',
    `--base-image=${base}`,
    '--tag=1',
  ];
  try {
    return await compare(
      { args: [cliOf(bot), ...ours, '--platform=linux/amd64'], cwd: bot, env, before },
      { args: [script, base], cwd: bot, env, before },
    );
  } finally {
    await fs.writeFile(constants, text);
    await fs.remove(script);
  }
}

/** Nothing but a file: what a base weighs is the engine's business on both sides. */
async function makeBase(lab: Lab, env: Readonly<Record<string, string>>): Promise<string> {
  const folder = path.join(lab.folder, 'base');
  await fs.outputFile(path.join(folder, 'Dockerfile'), 'FROM scratch\nCOPY Dockerfile /\n');
  const name = 'localhost/bench/base:1';
  await execa('podman', ['build', '--tag', name, folder], { env, extendEnv: false });
  return name;
}
