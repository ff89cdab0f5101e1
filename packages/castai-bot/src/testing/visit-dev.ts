import type { RunnerData, RunnerOrder } from '@castai-bot/page';
import { until } from '@castai-bot/testing/until';
import { bareBonesAnswers, createFixtureRepo, type FixtureRepo } from './fixture-repo.ts';
import { type BinOptions, type BinProcess, type BinResult, runBin, waitForOutput } from './run-bin.ts';

/** A page of `castai-bot dev`, without a browser. */
export interface DevPage {
  readonly origin: string;
  /** What it shows once `isSo` of it. */
  readonly see: (isSo: (data: RunnerData) => boolean, what: string) => Promise<RunnerData>;
  /** What it shows once the run of that number is over. */
  readonly seeEnd: (number: number) => Promise<RunnerData>;
  /** Presses a button. @returns the status, and what is said */
  readonly press: (button: string, body?: object) => Promise<readonly [status: number, message: unknown]>;
}

/** What its button Run sends for `script`. */
export const ORDER: RunnerOrder = {
  function: 'script',
  inputs: [],
  isDryRun: false,
  resets: false,
  tick: null,
};

/** A bot of one script. */
export function createScriptRepo(script: string): Promise<FixtureRepo> {
  return createFixtureRepo({
    'castai-bot.json': bareBonesAnswers({
      functions: { script: { entry: 'src/bot.mjs', schedule: '0 3 * * *', timeZone: 'Etc/UTC' } },
    }),
    'src/bot.mjs': script,
    'k8s/script.configmap.yaml':
      'data: { function_config.json: \'{"function":{"function_name":"script","inputs":[{"name":"size","value":3}]}}\' }\n',
  });
}

/** Runs `castai-bot dev --serve` as long as `look` takes, and ends it by SIGINT. */
export function visitDev(
  root: string,
  look: (page: DevPage, child: BinProcess) => Promise<void>,
  {
    flags = [],
    ...options
  }: Omit<BinOptions, 'cwd' | 'meanwhile'> & { readonly flags?: readonly string[] } = {},
): Promise<BinResult> {
  return runBin(['dev', '--serve', ...flags], {
    ...options,
    cwd: root,
    meanwhile: async (child) => {
      const [, url = ''] = /Look at (\S+)/.exec(await waitForOutput(child, 'token=')) ?? [];
      try {
        await look(await enter(url), child);
      } finally {
        child.kill('SIGINT');
      }
    },
  });
}

async function enter(url: string): Promise<DevPage> {
  const { origin } = new URL(url);
  const entered = await fetch(url);
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
  const headers = { cookie, origin, 'content-type': 'application/json' };
  const see: DevPage['see'] = (isSo, what) =>
    until(async () => {
      const answer = await fetch(`${origin}/_castai-bot/data/runner`, { headers: { cookie } });
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what a page takes it for
      const data = (await answer.json()) as RunnerData;
      return isSo(data) ? data : undefined;
    }, what);
  return {
    origin,
    see,
    seeEnd: (number) => see(({ run, isRunning }) => run?.number === number && !isRunning, `run ${number}`),
    press: async (button, body = {}) => {
      const init = { method: 'POST', headers, body: JSON.stringify(body) };
      const answer = await fetch(`${origin}/_castai-bot/do/${button}`, init);
      const told: unknown = await answer.json();
      const message = typeof told === 'object' && told !== null && 'message' in told ? told.message : null;
      return [answer.status, message];
    },
  };
}
