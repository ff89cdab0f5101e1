import { startSimulator, type WorldSize } from '@castai-bot/simulator';
import { median } from '../measure.ts';
import { measured, type Finding, type Row } from '../row.ts';

const RUNS = 21;

/** A large world is ready about as fast as JSON.parse reads the same world. */
export const simulatorWorldRows: readonly Row[] = [
  {
    name: 'simulator: 1,000 clusters ready / JSON.parse of that world',
    limit: 1.5,
    unit: '×',
    measure: () => measureWorld({ clusters: 1000 }),
  },
  {
    name: 'simulator: 50,000 workloads ready / JSON.parse of that world',
    limit: 1.5,
    unit: '×',
    measure: () => measureWorld({ clusters: 1, workloads: 50_000 }),
  },
];

/** Ready means that the first request for the world's clusters is answered. */
async function measureWorld(size: WorldSize): Promise<Finding> {
  const text = await worldAsText(size);
  const starts: number[] = [];
  const parses: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    starts.push(await timeOf(() => startAndAsk(size)));
    parses.push(await timeOf(() => Promise.resolve(JSON.parse(text))));
  }
  const detail = `${median(starts).toFixed(0)} ms / ${median(parses).toFixed(0)} ms`;
  return measured(median(starts) / median(parses), detail);
}

async function worldAsText(size: WorldSize): Promise<string> {
  await using simulator = await startSimulator({ world: size });
  return JSON.stringify(simulator.world);
}

async function startAndAsk(size: WorldSize): Promise<void> {
  await using simulator = await startSimulator({ world: size });
  const answer = await fetch(`${simulator.url}/v1/kubernetes/external-clusters/${simulator.clusterIds[0]}`, {
    headers: { 'X-API-Key': simulator.apiKey },
  });
  await answer.arrayBuffer();
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
