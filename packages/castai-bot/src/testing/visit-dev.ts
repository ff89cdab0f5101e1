import type { RunnerData, RunnerOrder } from '@castai-bot/page';
import { enterPage } from '@castai-bot/testing/enter-page';
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
  const page = await enterPage<{ readonly runner: RunnerData }>(url);
  const see: DevPage['see'] = (isSo, what) =>
    until(async () => {
      const data = await page.read('runner');
      return isSo(data) ? data : undefined;
    }, what);
  return {
    origin: page.origin,
    see,
    seeEnd: (number) => see(({ run, isRunning }) => run?.number === number && !isRunning, `run ${number}`),
    press: async (button, body) => {
      const { status, text } = await page.press(button, body);
      const told: unknown = JSON.parse(text);
      const message = typeof told === 'object' && told !== null && 'message' in told ? told.message : null;
      return [status, message];
    },
  };
}
