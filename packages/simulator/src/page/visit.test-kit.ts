import { request as httpRequest } from 'node:http';
import type { ExplorerData, Summary } from '@castai-bot/page';
import { onTestFinished } from 'vitest';
import { type Simulator, type SimulatorOptions, startSimulator } from '../index.ts';

export interface Sent {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
}

/** Sends what a browser would: a fetch of Node's sets neither Host nor Cookie. */
export async function send(
  { url }: Simulator,
  { method = 'GET', path, headers = {}, body }: Sent,
): Promise<Got> {
  const { promise, resolve, reject } = Promise.withResolvers<Got>();
  const outgoing = httpRequest(new URL(path, url), { method, headers }, (answer) => {
    const chunks: Buffer[] = [];
    answer.on('data', (chunk: Buffer) => chunks.push(chunk));
    answer.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text });
    });
  });
  outgoing.on('error', reject);
  outgoing.end(body);
  return promise;
}

/** Where the page is. */
export const PAGE = '/_castai-bot/';

/** A browser that has come in with the token. */
export interface Visitor {
  readonly sim: Simulator;
  readonly cookie: string;
  /** With the key of the simulator. */
  readonly keyHeaders: Readonly<Record<string, string>>;
  /** What is at a path below `data/`; it has to be there. */
  readonly read: <Path extends keyof ExplorerData>(
    path: Path,
    query?: Readonly<Record<string, string>>,
  ) => Promise<ExplorerData[Path]>;
  /** The same, whatever is answered. */
  readonly ask: (path: string) => Promise<Got>;
  /** Presses a button, which has to work. */
  readonly press: (name: string, body?: object) => Promise<Summary>;
  /** The same, whatever is answered. */
  readonly tryPress: (name: string, body?: object) => Promise<Got>;
}

/** Starts a simulator and comes in. */
export async function visit(options: SimulatorOptions = {}): Promise<Visitor> {
  const sim = await startSimulator({ world: { clusters: 2, nodes: 3, workloads: 5 }, ...options });
  onTestFinished(() => sim.close());
  const { pathname, search } = new URL(sim.explorerUrl);
  const { headers } = await send(sim, { path: pathname + search });
  const [cookie = ''] = String(headers['set-cookie']).split(';');
  const ask = (path: string): Promise<Got> => send(sim, { path: `${PAGE}data/${path}`, headers: { cookie } });
  const tryPress = (name: string, body: object = {}): Promise<Got> =>
    send(sim, {
      method: 'POST',
      path: `${PAGE}do/${name}`,
      headers: { cookie, origin: sim.url, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  return {
    sim,
    cookie,
    keyHeaders: { 'x-api-key': sim.apiKey, 'content-type': 'application/json' },
    ask,
    tryPress,
    read: async (path, query = {}) =>
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what a page takes it for
      parse(await ask(`${path}?${new URLSearchParams(query).toString()}`)) as ExplorerData[typeof path],
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what a page takes it for
    press: async (name, body) => parse(await tryPress(name, body)) as Summary,
  };
}

function parse({ status, text }: Got): unknown {
  if (status !== 200) throw new Error(`The page was answered ${status}: ${text}`);
  const value: unknown = JSON.parse(text);
  return value;
}
