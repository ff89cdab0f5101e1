import path from 'node:path';
import process from 'node:process';
import { startSimulator, type WorldFile } from '@castai-bot/simulator';
import { execa } from 'execa';
import { botEnvironment } from '../bot-environment.ts';
import { imageArgs, imageEnv } from '../image-command.ts';
import { inMs, median, timeRun } from '../measure.ts';
import { measured, type Row } from '../row.ts';
import type { Workbench } from '../workbench.ts';

const WORKLOADS = 300;
const CONCURRENCY = 5;
const ANSWER_MS = 20;
const RUNS = 9;
const LATENCY = { kind: 'latency', milliseconds: ANSWER_MS } as const;

/**
 * Each workload is one write, five of them at a time: waiting for the API is nearly all that a run does. An answer that
 * is held back for 20 ms takes longer than that, so the floor is a loop that sends the same requests in the same order
 * and does nothing else. The start-up is a run of the bot that finds nothing to switch.
 */
export const switchingRow: Row = {
  name: `switching ${WORKLOADS} workloads, ${ANSWER_MS} ms an answer / floor + start-up`,
  limit: 1.15,
  unit: '×',
  measure: async (workbench) => {
    const worlds = { full: await makeWorld(WORKLOADS), empty: await makeWorld(0) };
    const turns: Turn[] = [];
    for (let run = 0; run < RUNS; run += 1) turns.push(await measureTurn(workbench, worlds));
    const of = (part: keyof Turn): number => median(turns.map((turn) => turn[part]));
    const idealMs = (of('pages') + WORKLOADS / CONCURRENCY) * ANSWER_MS;
    return measured(
      of('runMs') / (of('floorMs') + of('startMs')),
      `${inMs(of('runMs'))} / (${inMs(of('floorMs'))} + ${inMs(of('startMs'))}), ${of('pages')} pages; with answers in exactly ${ANSWER_MS} ms the floor is ${inMs(idealMs)}`,
    );
  },
};

interface Turn {
  readonly runMs: number;
  readonly floorMs: number;
  readonly startMs: number;
  readonly pages: number;
}

interface Worlds {
  readonly full: WorldFile;
  readonly empty: WorldFile;
}

async function measureTurn({ dir, bots }: Workbench, { full, empty }: Worlds): Promise<Turn> {
  const args = await imageArgs(bots['disable-workload-autoscaler']);
  const file = path.join(dir, 'switching.jsonl');
  const runOn = async (world: WorldFile, wanted: number): Promise<{ wallMs: number; pages: number }> => {
    await using simulator = await startSimulator({ world, faults: [LATENCY] });
    const env = { ...imageEnv, ...(await botEnvironment(dir, simulator, 'disable-workload-autoscaler')) };
    const wallMs = await timeRun({ args, env });
    const writes = simulator.requests.filter(({ method }) => method === 'PUT').length;
    if (writes !== wanted || simulator.changes().length !== wanted) {
      throw new Error(`Cannot measure switching: found ${writes} writes, wanted ${wanted}`);
    }
    await simulator.saveRequests(file);
    return { wallMs, pages: simulator.requests.length - writes };
  };
  const nothing = await runOn(empty, 0);
  const everything = await runOn(full, WORKLOADS);
  return {
    runMs: everything.wallMs,
    floorMs: await timeLoop(file, full),
    startMs: nothing.wallMs - nothing.pages * ANSWER_MS,
    pages: everything.pages,
  };
}

async function timeLoop(file: string, world: WorldFile): Promise<number> {
  await using simulator = await startSimulator({ world, faults: [LATENCY] });
  const loop = path.join(import.meta.dirname, '../request-loop.ts');
  const env = { API_URL: simulator.url, API_KEY: simulator.apiKey };
  const { stdout } = await execa(process.execPath, [loop, file, String(CONCURRENCY)], { env });
  return Number(stdout);
}

/** One cluster, with so many workloads that can be switched. */
async function makeWorld(workloadCount: number): Promise<WorldFile> {
  // Two in three are managed, and most of those by the API.
  await using simulator = await startSimulator({ world: { clusters: 1, workloads: 3 * WORKLOADS } });
  const { organizations, clusters } = simulator.world;
  return {
    organizations,
    clusters: clusters.map((cluster) => ({
      ...cluster,
      workloads: cluster.workloads
        .filter(({ managedBy, workloadConfigV2 }) => {
          return managedBy === 'API' && workloadConfigV2.vpaConfig.managementOption === 'MANAGED';
        })
        .slice(0, workloadCount),
    })),
  };
}
