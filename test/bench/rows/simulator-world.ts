import http from 'node:http';
import path from 'node:path';
import { type Simulator, startSimulator, type WorldSize } from '@castai-bot/simulator';
import fs from 'fs-extra';
import { comparePeak, inMs, median } from '../measure.ts';
import { measured, type Finding, type Row } from '../row.ts';
import type { Workbench } from '../workbench.ts';

const PAGE = 500;
const LARGEST = 100_000;
const agent = new http.Agent({ keepAlive: true });

/** What is asked for first, by its path: a page of what the world is large of. */
type FirstPage = (simulator: Simulator) => string;

const clusters: FirstPage = () => '/v1/kubernetes/external-clusters';
const workloads: FirstPage = ({ clusterIds }) =>
  `/v1/workload-autoscaling/clusters/${clusterIds[0]}/workloads?page.limit=${PAGE}`;

/** A large world answers its first page about as fast as JSON.parse reads the same world. */
export const simulatorWorldRows: readonly Row[] = [
  readyRow('1,000 clusters', { size: { clusters: 1000 }, firstPage: clusters, runs: 21 }),
  readyRow('50,000 workloads', { size: ofWorkloads(50_000), firstPage: workloads, runs: 7 }),
  readyRow('100,000 workloads', { size: ofWorkloads(LARGEST), firstPage: workloads, runs: 5 }),
  {
    name: `simulator: a further page of ${PAGE} of 100,000 workloads`,
    limit: 10,
    unit: 'ms',
    measure: measureFurtherPages,
  },
  {
    name: 'simulator: memory of 100,000 workloads / JSON.parse of that world',
    limit: 1.3,
    unit: '×',
    measure: measureMemory,
  },
];

function ofWorkloads(count: number): WorldSize {
  return { clusters: 1, workloads: count };
}

interface Ready {
  readonly size: WorldSize;
  readonly firstPage: FirstPage;
  readonly runs: number;
}

function readyRow(what: string, ready: Ready): Row {
  return {
    name: `simulator: ${what} ready and first page / JSON.parse`,
    limit: 1.3,
    unit: '×',
    measure: () => measureReady(ready),
  };
}

async function measureReady({ size, firstPage, runs }: Ready): Promise<Finding> {
  const text = await worldAsText(size);
  const starts: number[] = [];
  const parses: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    starts.push(await timeOf(() => startAndAsk(size, firstPage)));
    parses.push(await timeOf(() => Promise.resolve(JSON.parse(text))));
  }
  return measured(median(starts) / median(parses), `${inMs(median(starts))} / ${inMs(median(parses))}`);
}

/** The pages after the first, until their own code is warm and then some. */
async function measureFurtherPages(): Promise<Finding> {
  await using simulator = await startSimulator({ world: ofWorkloads(LARGEST) });
  const first = workloads(simulator);
  const times: number[] = [];
  let { nextCursor } = await ask(simulator, first);
  for (let page = 0; page < 60; page += 1) {
    const next = `${first}&page.cursor=${encodeURIComponent(nextCursor ?? '')}`;
    times.push(
      await timeOf(async () => {
        ({ nextCursor } = await ask(simulator, next));
      }),
    );
  }
  return measured(median(times), `of ${times.length}`);
}

async function measureMemory({ dir }: Workbench): Promise<Finding> {
  const file = path.join(dir, 'world.json');
  await fs.writeFile(file, await worldAsText(ofWorkloads(LARGEST)));
  const script = `
    import { startSimulator } from '@castai-bot/simulator';
    const simulator = await startSimulator({ world: ${JSON.stringify(ofWorkloads(LARGEST))} });
    const path = '/v1/workload-autoscaling/clusters/' + simulator.clusterIds[0] + '/workloads?page.limit=${PAGE}';
    await (await fetch(simulator.url + path, { headers: { 'X-API-Key': simulator.apiKey } })).arrayBuffer();
    await simulator.close();`;
  const parse = `JSON.parse(require('node:fs').readFileSync(${JSON.stringify(file)}, 'utf8'));`;
  const conditions = '--conditions=@castai-bot/source';
  const { ratio, detail } = await comparePeak(
    { args: [conditions, '--input-type=module', '--eval', script], cwd: import.meta.dirname },
    { args: ['--eval', parse] },
    { runs: 3 },
  );
  return measured(ratio, detail);
}

async function worldAsText(size: WorldSize): Promise<string> {
  await using simulator = await startSimulator({ world: size });
  return JSON.stringify(simulator.world);
}

async function startAndAsk(size: WorldSize, firstPage: FirstPage): Promise<void> {
  await using simulator = await startSimulator({ world: size });
  await ask(simulator, firstPage(simulator));
}

async function ask(
  { url, apiKey }: Simulator,
  pathAndQuery: string,
): Promise<{ readonly nextCursor?: string }> {
  const bytes = await getBytes(url + pathAndQuery, apiKey);
  const cursor = /"nextCursor":"([^"]*)"/.exec(bytes.subarray(-2000).toString())?.[1];
  return cursor === undefined ? {} : { nextCursor: cursor };
}

/** With node:http, and not made text: the built-in fetch takes longer to read a large page than the simulator to write it. */
async function getBytes(url: string, apiKey: string): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  http
    .get(url, { agent, headers: { 'X-API-Key': apiKey } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => resolve(Buffer.concat(chunks)));
      answer.on('error', reject);
    })
    .on('error', reject);
  return promise;
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
