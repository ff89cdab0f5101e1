import path from 'node:path';
import fs from 'fs-extra';
import { startSimulator } from '@castai-bot/simulator';
import { botEnvironment } from '../bot-environment.ts';
import { imageArgs, imageEnv } from '../image-command.ts';
import { type Comparison, comparePeak, compareWall } from '../measure.ts';
import { measured, type Row } from '../row.ts';
import type { Workbench } from '../workbench.ts';

/** A function with one GET, as the image starts it, beside a script that does the same by hand. */
export const bundledBotRows: readonly Row[] = [
  {
    name: 'bundled bot, one GET / bare fetch script, wall',
    limit: 1.2,
    unit: '×',
    measure: async (workbench) => {
      const { ratio, detail } = await compareToFetch(workbench, compareWall);
      return measured(ratio, detail);
    },
  },
  {
    name: 'bundled bot, one GET / bare fetch script, peak memory',
    limit: 1.15,
    unit: '×',
    measure: async (workbench) => {
      const { ratio, detail } = await compareToFetch(workbench, comparePeak);
      return measured(ratio, detail);
    },
  },
];

const BARE_FETCH = `
const { API_URL, API_KEY, CLUSTER_ID } = process.env;
const answer = await fetch(API_URL + '/v1/kubernetes/external-clusters/' + CLUSTER_ID, { headers: { 'X-API-Key': API_KEY } });
console.log((await answer.json()).name);
`;

const RUNS = 41;

async function compareToFetch({ dir, bots }: Workbench, compare: typeof compareWall): Promise<Comparison> {
  await using simulator = await startSimulator();
  const script = path.join(dir, 'bare-fetch.mjs');
  await fs.writeFile(script, BARE_FETCH);
  const env = { ...imageEnv, ...(await botEnvironment(dir, simulator, 'one-get')) };
  const bot = { args: await imageArgs(bots['one-get']), env };
  return await compare(bot, { args: [script], env }, { runs: RUNS });
}
