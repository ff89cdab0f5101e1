import { type Command, type CommandResult, defineCommand, exitCodes } from '@castai-bot/cli';
import { envFlag, passOn } from '../process/bot-env.ts';
import { pageFlags } from '../process/page-flags.ts';
import { renderRun } from '../run/render-run.ts';
import type { RunResult } from '../run/run-result.ts';
import { worldFlags } from '../run/start-world.ts';

/** What is printed of a page that goes on. */
interface Served {
  readonly url: string;
  readonly explorerUrl: string;
}

export const command: Command = defineCommand({
  args: {
    function: { summary: 'the one to begin with; the first by default', completes: 'function' },
  },
  flags: {
    ...pageFlags,
    serve: { kind: 'boolean', summary: 'serve the page where nobody sits at a terminal, too; no keys then' },
    input: {
      kind: 'strings',
      summary: 'in place of the one in the config; repeatable',
      placeholder: 'name=value',
    },
    ...worldFlags,
    env: envFlag,
  },
  examples: [
    'castai-bot dev',
    'castai-bot dev rotate-nodes --open',
    'castai-bot dev --workloads 300 --seed 7',
  ],
  details:
    'Starts a simulated CAST AI with its explorer, runs the bot against it, and runs it again whenever you save a source or ' +
    'press a button of the page. The page shows log, report, plan, changes and a timeline of the requests; there you choose ' +
    'the function, its inputs, and the tick of its schedule, and stop a run. A save stops the run that is under way, too. In the ' +
    'terminal, h and Enter lists the keys; Ctrl-C ends it with exit code 0. Where stdin or stdout is no terminal, or CI is set, it runs ' +
    'the function once, as `run --simulate` does.',
  touches: {
    runs: ['the bot', 'a browser'],
    reads: ['castai-bot.json', 'package.json', 'src/', 'k8s/', 'files that flags name'],
    writes: ['a temporary folder', 'files that flags name'],
    sends: [],
  },
  handler: async ({ args, flags }, context): Promise<CommandResult<RunResult | Served>> => {
    const passed = passOn(context, flags.env);
    const isWatched = context.isInteractive && context.stdout.isTTY === true;
    const { findRepo } = await import('../repo/find-repo.ts');
    const { chooseFunction } = await import('../repo/function-name.ts');
    const { answers } = await findRepo(context);
    const [first] = Object.keys(answers.functions);
    const name = chooseFunction(answers, args.function ?? first);
    if (!isWatched && !flags.serve) {
      const { runFunction } = await import('../run/run-function.ts');
      const data = await runFunction({
        wanted: name,
        flags: { ...flags, ...ONCE },
        context: passed,
      });
      return { data, exitCode: data.exitCode };
    }
    const order = {
      function: name,
      inputs: flags.input,
      isDryRun: false,
      resets: true,
      tick: null,
    };
    const { serveDev } = await import('../dev/serve-dev.ts');
    const { url, explorerUrl, watch } = await serveDev({
      order,
      flags,
      hasKeys: isWatched && !flags.serve,
      context: passed,
    });
    return {
      data: { url, explorerUrl },
      afterwards: async () => {
        await watch();
        return exitCodes.done;
      },
    };
  },
  render: (data, view) =>
    'explorerUrl' in data ? `${view.style('bold', 'Look at')} ${data.explorerUrl}` : renderRun(data, view),
});

/** One run against a world of its own. */
const ONCE = {
  simulate: true,
  apply: false,
  dryRun: false,
  watch: false,
  yes: false,
  maxWrites: undefined,
  record: undefined,
  replay: undefined,
  config: undefined,
  at: undefined,
  plan: undefined,
  planOut: undefined,
  html: undefined,
} as const;
