import type { ExplorerData, Summary } from '@castai-bot/page';
import {
  enterPage,
  type Got,
  type PageVisitor,
  readAnswer,
  type Sent,
  sendTo,
} from '@castai-bot/testing/enter-page';
import { onTestFinished } from 'vitest';
import { type Simulator, type SimulatorOptions, startSimulator } from '../index.ts';

/** Sends what a browser would. */
export function send({ url }: Simulator, sent: Sent): Promise<Got> {
  return sendTo(url, sent);
}

/** Where the page is. */
export const PAGE = '/_castai-bot/';

/** A browser that has come in with the token. */
export interface Visitor extends Pick<PageVisitor<ExplorerData>, 'ask' | 'cookie' | 'read'> {
  readonly sim: Simulator;
  /** With the key of the simulator. */
  readonly keyHeaders: Readonly<Record<string, string>>;
  /** Presses a button, which has to work. */
  readonly press: (name: string, body?: object) => Promise<Summary>;
  /** The same, whatever is answered. */
  readonly tryPress: (name: string, body?: object) => Promise<Got>;
}

/** Starts a simulator and comes in. */
export async function visit(options: SimulatorOptions = {}): Promise<Visitor> {
  const sim = await startSimulator({ world: { clusters: 2, nodes: 3, workloads: 5 }, ...options });
  onTestFinished(() => sim.close());
  const { ask, cookie, press, read } = await enterPage<ExplorerData>(sim.explorerUrl);
  return {
    sim,
    cookie,
    keyHeaders: { 'x-api-key': sim.apiKey, 'content-type': 'application/json' },
    ask,
    read,
    tryPress: press,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what a page takes it for
    press: async (name, body) => readAnswer(await press(name, body)) as Summary,
  };
}
