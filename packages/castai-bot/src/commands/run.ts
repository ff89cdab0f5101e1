import {
  type Command,
  type CommandContext,
  type CommandResult,
  defineCommand,
  toOneLine,
} from '@castai-bot/cli';
import { checkTime } from '../run/check-time.ts';
import { chooseMode } from '../run/choose-mode.ts';
import { envFlag, passOn } from '../process/bot-env.ts';
import type { RunPage } from '../run/html/run-page.ts';
import { renderRun } from '../run/render-run.ts';
import type { EveryRun } from '../run/run-every-function.ts';
import { runOnce } from '../run/run-once.ts';
import type { RunResult } from '../run/run-result.ts';
import { worldFlags } from '../run/start-world.ts';

export const command: Command = defineCommand({
  args: {
    function: {
      summary: 'its name; asked for on a terminal, and not needed when the bot has one',
      completes: 'function',
    },
  },
  flags: {
    simulate: { kind: 'boolean', summary: 'against a simulated CAST AI: no key, no cluster' },
    ...worldFlags,
    apply: { kind: 'boolean', summary: 'send what it writes to the real CAST AI' },
    yes: { kind: 'boolean', summary: 'with --apply: do not ask' },
    maxWrites: {
      kind: 'integer',
      summary: 'write nothing where the plan has more writes',
      placeholder: 'n',
      min: 1,
    },
    dryRun: { kind: 'boolean', summary: 'plan the writes; the default against the real CAST AI' },
    planOut: {
      kind: 'string',
      summary: 'keep the plan, to be sent by --apply --plan',
      placeholder: 'file',
      completes: 'file',
    },
    plan: {
      kind: 'string',
      summary: 'with --apply: send what this plan has, and nothing else',
      placeholder: 'file',
      completes: 'file',
    },
    input: {
      kind: 'strings',
      summary: 'in place of the one in the config; repeatable',
      placeholder: 'name=value',
    },
    config: {
      kind: 'string',
      summary: 'in place of k8s/<function>.configmap.yaml',
      placeholder: 'file',
      completes: 'file',
    },
    at: {
      kind: 'string',
      summary: 'the time of its schedule that the run stands for',
      placeholder: 'time',
      check: checkTime,
    },
    record: {
      kind: 'string',
      summary: 'keep what CAST AI answers, without keys and ids',
      placeholder: 'file',
      completes: 'file',
    },
    replay: {
      kind: 'string',
      summary: 'against a recording: nothing is called',
      placeholder: 'file',
      completes: 'file',
    },
    html: {
      kind: 'string',
      summary: 'keep the run as one page for a browser, which needs no server: for CI or a wiki',
      placeholder: 'file',
      completes: 'file',
    },
    env: envFlag,
    watch: { kind: 'boolean', summary: 'again after every change of src/ and the config' },
    all: { kind: 'boolean', summary: 'with --simulate: every function, one after the other' },
  },
  examples: [
    'castai-bot run --simulate',
    'castai-bot run --simulate --all',
    'castai-bot run rotate-nodes',
    'castai-bot run rotate-nodes --apply',
    'castai-bot run rotate-nodes --plan-out plan.json',
    'castai-bot run --apply --plan plan.json',
    'castai-bot run rotate-nodes --simulate --input maxAgeDays=7 --workloads 300',
    'castai-bot run rotate-nodes --record nodes.json',
    'castai-bot run rotate-nodes --simulate --html run.html',
  ],
  details:
    'Runs a function on this machine, against the CAST AI that test_config.env names: it only reads, and shows what it ' +
    'would write. --apply shows that too, names the cluster and the organization, asks, and writes; with --yes it writes at once. --simulate starts a CAST AI of its ' +
    'own on loopback and shows what changed there. Ends with the exit code of the bot.',
  touches: {
    runs: ['the bot'],
    reads: [
      'castai-bot.json',
      'package.json',
      'src/',
      'k8s/',
      'test_config.env',
      '.castai-bot/state/',
      'files that flags name',
    ],
    writes: ['a temporary folder', '.castai-bot/state/', 'files that flags name'],
    sends: ['CAST AI (with the key)', 'who is told of runs'],
  },
  handler: async ({ args, flags }, context): Promise<CommandResult<RunResult | EveryRun>> => {
    const passed = passOn(context, flags.env);
    // Before anything is asked: no answer would mend the flags.
    if (!flags.all) chooseMode(flags, context);
    const page = await openPage(flags, passed);
    if (flags.all) {
      const { runEveryFunction } = await import('../run/run-every-function.ts');
      const data = await runEveryFunction({ wanted: args.function, flags, context: passed }, page);
      return { data, exitCode: data.exitCode };
    }
    const { pickFunction } = await import('../run/pick-function.ts');
    const wanted = await pickFunction({
      wanted: args.function,
      config: flags.config ?? flags.replay ?? flags.plan,
      context: passed,
    });
    const request = { wanted, flags, context: passed };
    if (!flags.watch) return runOnce(request, page);
    const { watchFunction } = await import('../run/watch-function.ts');
    await watchFunction(request);
    return {};
  },
  render: (data, view) =>
    'runs' in data
      ? [
          ...data.runs.map((run) => ('error' in run ? `\nNot run  ${run.function}` : renderRun(run, view))),
          ...(data.htmlTo === null ? [] : [`The page  ${toOneLine(data.htmlTo)}`]),
        ].join('\n\n')
      : renderRun(data, view),
});

/** What is to show the runs, where that was asked for. */
async function openPage(
  { html, force }: { readonly html: string | undefined; readonly force: boolean },
  context: CommandContext,
): Promise<RunPage | undefined> {
  if (html === undefined) return undefined;
  const { openRunPage } = await import('../run/html/run-page.ts');
  return openRunPage({ shown: html, isForced: force, context });
}
