import path from 'node:path';
import { startSimulator } from '@castai-bot/simulator';
import { botEnvironment } from '../bot-environment.ts';
import { compare } from '../measure.ts';
import { measured, type Row } from '../row.ts';

const FEW = 10;
const MANY = 1000;

/** Memory does not grow with the clusters that a run goes through. */
export const manyClustersRow: Row = {
  name: `${MANY} clusters / ${FEW} clusters in one run, peak memory`,
  limit: 1.3,
  unit: '×',
  measure: async ({ dir, benchBot }) => {
    await using few = await startSimulator({ world: { clusters: FEW } });
    await using many = await startSimulator({ world: { clusters: MANY } });
    const args = [path.join(benchBot, 'dist/bot.mjs')];
    const { peak, detail } = await compare(
      { args, env: await botEnvironment(dir, many, 'sweep-clusters') },
      { args, env: await botEnvironment(dir, few, 'sweep-clusters') },
      5,
    );
    return measured(peak, detail);
  },
};
