import { request as httpRequest } from 'node:http';
import type { DashboardData } from '@castai-bot/page';
import type { BinProcess, BinResult } from '../run-bin.ts';
import { runBin, waitForOutput } from '../run-bin.ts';

/** What somebody asks a dashboard, as a browser does. */
export interface Sent {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What is answered. */
export interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
}

/** A browser that has come in with the token. */
export interface DashboardVisitor {
  /** With the token. */
  readonly url: string;
  readonly origin: string;
  readonly cookie: string;
  readonly child: BinProcess;
  readonly send: (sent: Sent) => Promise<Got>;
  /** What is at a path below `data/`; it has to be there. */
  readonly read: <Path extends keyof DashboardData>(
    path: Path,
    query?: Readonly<Record<string, string>>,
  ) => Promise<DashboardData[Path]>;
  readonly press: (body: object) => Promise<Got>;
}

interface VisitOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly argv?: readonly string[];
}

const PAGE = '/_castai-bot/';

/** Runs `castai-bot dashboard` as long as somebody looks at it. */
export function visitDashboard(
  { cwd, env, argv = [] }: VisitOptions,
  look: (visitor: DashboardVisitor) => Promise<void>,
): Promise<BinResult> {
  return runBin(['dashboard', ...argv], {
    cwd,
    env,
    meanwhile: async (child) => {
      try {
        await look(await enterDashboard(child));
      } finally {
        child.kill('SIGINT');
      }
    },
  });
}

/** Comes in with the token that it prints. */
export async function enterDashboard(child: BinProcess): Promise<DashboardVisitor> {
  const [, url = ''] = /Look at (\S+)/.exec(await waitForOutput(child, 'token=')) ?? [];
  const { origin, pathname, search } = new URL(url);
  const send = (sent: Sent): Promise<Got> => sendTo(origin, sent);
  const entered = await send({ path: pathname + search });
  const [cookie = ''] = String(entered.headers['set-cookie']).split(';');
  return {
    url,
    origin,
    cookie,
    child,
    send,
    read: async (path, query = {}) => {
      const asked = `${PAGE}data/${path}?${new URLSearchParams(query).toString()}`;
      const { status, text } = await send({ path: asked, headers: { cookie } });
      if (status !== 200) throw new Error(`${path} was answered ${status}: ${text}`);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what a page takes it for
      return JSON.parse(text) as DashboardData[typeof path];
    },
    press: (body) =>
      send({
        method: 'POST',
        path: `${PAGE}do/run`,
        headers: { cookie, origin, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
  };
}

/** A fetch of Node's sets neither Host nor Cookie. */
async function sendTo(origin: string, { method = 'GET', path, headers = {}, body }: Sent): Promise<Got> {
  const { promise, resolve, reject } = Promise.withResolvers<Got>();
  const outgoing = httpRequest(new URL(path, origin), { method, headers }, (answer) => {
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
