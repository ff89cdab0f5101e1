import { type Command, type CommandResult, defineCommand, exitCodes, renderError } from '@castai-bot/cli';
import { checkTime } from '../run/check-time.ts';
import { chooseMode } from '../run/choose-mode.ts';
import { findWriteExcess } from '../run/find-write-excess.ts';
import { envFlag, passOn } from '../process/bot-env.ts';
import { renderRun } from '../run/render-run.ts';
import type { EveryRun } from '../run/run-every-function.ts';
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
    const { runFunction } = await import('../run/run-function.ts');
    const passed = passOn(context, flags.env);
    if (flags.all) {
      const { runEveryFunction } = await import('../run/run-every-function.ts');
      const data = await runEveryFunction({ wanted: args.function, flags, context: passed });
      return { data, exitCode: data.exitCode };
    }
    // Before anything is asked: no answer would mend the flags.
    chooseMode(flags, context);
    const { pickFunction } = await import('../run/pick-function.ts');
    const wanted = await pickFunction({
      wanted: args.function,
      config: flags.config ?? flags.replay ?? flags.plan,
      context: passed,
    });
    const request = { wanted, flags, context: passed };
    if (!flags.watch) {
      const result = await runFunction(request);
      const isRecorded = flags.record === undefined || result.recordedTo !== null;
      const isKept = isRecorded && (flags.planOut === undefined || result.planTo !== null);
      const excess = findWriteExcess(result, flags.maxWrites);
      if (excess !== undefined) context.note(renderError(excess, context.view).text);
      const isShort = excess !== undefined || result.refusedWrites > 0;
      const ownCode = isShort ? exitCodes.differs : isKept ? exitCodes.done : exitCodes.failed;
      // What was too much is not to be sent by the next line that is typed.
      const data = excess === undefined ? result : { ...result, applyCommand: null };
      return { data, exitCode: result.exitCode || ownCode };
    }
    const { watchFunction } = await import('../run/watch-function.ts');
    await watchFunction(request);
    return {};
  },
  render: (data, view) =>
    'runs' in data
      ? data.runs
          .map((run) => ('error' in run ? `\nNot run  ${run.function}` : renderRun(run, view)))
          .join('\n\n')
      : renderRun(data, view),
});
