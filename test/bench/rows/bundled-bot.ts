import path from 'node:path';
import fs from 'fs-extra';
import { startSimulator } from '@castai-bot/simulator';
import { compare } from '../measure.ts';
import { measured, type Row } from '../row.ts';
import type { Workbench } from '../workbench.ts';

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

async function compareToFetch({ dir, bot }: Workbench): ReturnType<typeof compare> {
  await using simulator = await startSimulator();
  const script = path.join(dir, 'bare-fetch.mjs');
  await fs.writeFile(script, BARE_FETCH);
  const config = path.join(dir, 'one-get.json');
  await fs.writeJson(config, { function: { function_name: 'example' } });
  const env = {
    API_URL: simulator.url,
    API_KEY: simulator.apiKey,
    CLUSTER_ID: simulator.clusterIds[0] ?? '',
    BOT_CONFIG: config,
  };
  return await compare({ args: [path.join(bot, 'dist/bot.mjs')], env }, { args: [script], env });
}
