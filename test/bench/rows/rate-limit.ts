import { startSimulator } from '@castai-bot/simulator';
import { botEnvironment } from '../bot-environment.ts';
import { imageArgs, imageEnv } from '../image-command.ts';
import { timeRun } from '../measure.ts';
import { once } from '../once.ts';
import { measured, type Row } from '../row.ts';

const PER_SECOND = 20;
/** Half a minute at that rate: how a client finds the limit is a small part of it. */
const CLUSTERS = 700;
const TOO_MANY_REQUESTS = 429;

interface Traffic {
  readonly usedShare: number;
  readonly refusedPercent: number;
  readonly detail: string;
}

const runUnderLimit = once(async ({ dir, bots }): Promise<Traffic> => {
  const limit = { kind: 'rateLimit', perSecond: PER_SECOND } as const;
  await using simulator = await startSimulator({ world: { clusters: CLUSTERS }, faults: [limit] });
  const args = await imageArgs(bots['sweep-clusters']);
  const env = { ...imageEnv, ...(await botEnvironment(dir, simulator, 'sweep-clusters')) };
  const seconds = (await timeRun({ args, env })) / 1000;
  const { length: sent } = simulator.requests;
  const refused = simulator.requests.filter(({ status }) => status === TOO_MANY_REQUESTS).length;
  // The bucket is full at the start: that many are a gift, and not the client's use of the rate.
  const used = sent - refused - PER_SECOND;
  return {
    usedShare: used / seconds / PER_SECOND,
    refusedPercent: (100 * refused) / sent,
    detail: `${refused} of ${sent} refused in ${seconds.toFixed(1)} s`,
  };
});

/** An API that allows so many requests a second, and says so by refusals alone. */
export const rateLimitRows: readonly Row[] = [
  {
    name: `limit of ${PER_SECOND} requests a second: used`,
    limit: 0.9,
    unit: '×',
    isFloor: true,
    measure: async (workbench) => {
      const { usedShare, detail } = await runUnderLimit(workbench);
      return measured(usedShare, detail);
    },
  },
  {
    name: `limit of ${PER_SECOND} requests a second: refused with 429`,
    limit: 1,
    unit: '%',
    measure: async (workbench) => {
      const { refusedPercent, detail } = await runUnderLimit(workbench);
      return measured(refusedPercent, detail);
    },
  },
];
