import path from 'node:path';
import fs from 'fs-extra';
import { startSimulator } from '@castai-bot/simulator';
import { compare } from '../measure.ts';
import { measured, type Row } from '../row.ts';
import type { Workbench } from '../workbench.ts';
import { botEnvironment } from '../bot-environment.ts';

/** A function with one GET, in the bundle that goes into the image, beside a script that does the same by hand. */
export const bundledBotRows: readonly Row[] = [
  {
    name: 'bundled bot, one GET / bare fetch script, wall',
    limit: 1.2,
    unit: '×',
    measure: async (workbench) => {
      const { wall, detail } = await compareToFetch(workbench);
      return measured(wall, detail);
    },
  },
  {
    name: 'bundled bot, one GET / bare fetch script, peak memory',
    limit: 1.15,
    unit: '×',
    measure: async (workbench) => {
      const { peak, detail } = await compareToFetch(workbench);
      return measured(peak, detail);
    },
  },
];

const BARE_FETCH = `
const { API_URL, API_KEY, CLUSTER_ID } = process.env;
const answer = await fetch(API_URL + '/v1/kubernetes/external-clusters/' + CLUSTER_ID, { headers: { 'X-API-Key': API_KEY } });
console.log((await answer.json()).name);
`;

async function compareToFetch({ dir, benchBot }: Workbench): ReturnType<typeof compare> {
  await using simulator = await startSimulator();
  const script = path.join(dir, 'bare-fetch.mjs');
  await fs.writeFile(script, BARE_FETCH);
  const env = await botEnvironment(dir, simulator, 'one-get');
  return await compare({ args: [path.join(benchBot, 'dist/bot.mjs')], env }, { args: [script], env });
}
