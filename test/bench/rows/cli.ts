import path from 'node:path';
import fs from 'fs-extra';
import { startSimulator } from '@castai-bot/simulator';
import { compareWall } from '../measure.ts';
import { measured, type Row } from '../row.ts';
import { cliOf, installTarballs } from '../workbench.ts';

/** The CLI of a bot's repo: start-up, footprint, and a simulated run beside the bare run of the same function. */
export const cliRows: readonly Row[] = [
  {
    name: 'castai-bot --help / node -e 0',
    limit: 2,
    unit: '×',
    measure: async ({ bot }) => {
      const { ratio, detail } = await compareWall(
        { args: [cliOf(bot), '--help'], cwd: bot },
        { args: ['-e', '0'] },
      );
      return measured(ratio, detail);
    },
  },
  {
    name: 'castai-bot installed, with all it brings: packages',
    limit: 40,
    unit: 'packages',
    measure: async ({ dir, tarballs }) => measured((await installCli(dir, Object.values(tarballs))).packages),
  },
  {
    name: 'castai-bot installed, esbuild aside',
    limit: 15,
    unit: 'MiB',
    measure: async ({ dir, tarballs }) => measured((await installCli(dir, Object.values(tarballs))).mib),
  },
  {
    name: 'castai-bot run --simulate / node src/main.ts',
    limit: 2.5,
    unit: '×',
    measure: async ({ bot }) => {
      await using simulator = await startSimulator();
      const env = {
        API_URL: simulator.url,
        API_KEY: simulator.apiKey,
        CLUSTER_ID: simulator.clusterIds[0] ?? '',
      };
      const { ratio, detail } = await compareWall(
        { args: [cliOf(bot), 'run', '--simulate'], cwd: bot },
        { args: ['src/main.ts'], cwd: bot, env },
      );
      return measured(ratio, detail);
    },
  },
];

/** Installs the CLI alone and counts what arrived. */
async function installCli(
  dir: string,
  tarballs: Parameters<typeof installTarballs>[1],
): Promise<{ readonly packages: number; readonly mib: number }> {
  const home = path.join(dir, 'cli');
  if (!(await fs.pathExists(home)))
    await installTarballs(
      home,
      tarballs.filter(({ name }) => name === 'castai-bot' || name === '@castai-bot/simulator'),
    );
  const modules = path.join(home, 'node_modules');
  const entries = await fs.readdir(modules, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  const manifests = files.filter((file) => /node_modules\/(@[^/]+\/)?[^/]+\/package\.json$/.test(file));
  const sizes = files
    .filter((file) => !/node_modules\/(@esbuild|esbuild)\//.test(file))
    .map((file) => fs.statSync(file).size);
  return { packages: manifests.length, mib: sizes.reduce((sum, size) => sum + size, 0) / 1024 / 1024 };
}
