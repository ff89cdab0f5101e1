import { startSimulator } from '@castai-bot/simulator';
import { botEnvironment } from '../bot-environment.ts';
import { imageArgs, imageEnv } from '../image-command.ts';
import { comparePeak } from '../measure.ts';
import { measured, type Row } from '../row.ts';

const FEW = 10;
const MANY = 1000;
const RUNS = 7;

/** Memory does not grow with the clusters that a run goes through. */
export const manyClustersRow: Row = {
  name: `${MANY} clusters / ${FEW} clusters in one run, peak memory`,
  limit: 1.3,
  unit: '×',
  measure: async ({ dir, bots }) => {
    await using few = await startSimulator({ world: { clusters: FEW } });
    await using many = await startSimulator({ world: { clusters: MANY } });
    const args = await imageArgs(bots['sweep-clusters']);
    const { ratio, detail } = await comparePeak(
      { args, env: { ...imageEnv, ...(await botEnvironment(dir, many, 'sweep-clusters')) } },
      { args, env: { ...imageEnv, ...(await botEnvironment(dir, few, 'sweep-clusters')) } },
      { runs: RUNS },
    );
    return measured(ratio, detail);
  },
};
