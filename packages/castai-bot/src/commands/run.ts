import { type Command, defineCommand, exitCodes } from '@castai-bot/cli';
import { envFlag, passOn } from '../process/bot-env.ts';
import { renderRun } from '../run/render-run.ts';
import { worldFlags } from '../run/start-world.ts';

export const command: Command = defineCommand({
  args: { function: { summary: 'its name; not needed when the bot has one', completes: 'function' } },
  flags: {
    simulate: { kind: 'boolean', summary: 'against a simulated CAST AI: no key, no cluster' },
    ...worldFlags,
    apply: { kind: 'boolean', summary: 'send what it writes to the real CAST AI' },
    yes: { kind: 'boolean', summary: 'with --apply: do not ask' },
    dryRun: { kind: 'boolean', summary: 'plan the writes; the default against the real CAST AI' },
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
  },
  examples: [
    'castai-bot run --simulate',
    'castai-bot run rotate-nodes',
    'castai-bot run rotate-nodes --apply',
    'castai-bot run rotate-nodes --simulate --input maxAgeDays=7 --workloads 300',
    'castai-bot run rotate-nodes --record nodes.json',
  ],
  details:
    'Runs a function on this machine, against the CAST AI that test_config.env names: it only reads, and shows what it ' +
    'would write. --apply shows that too, names the cluster and the organization, asks, and writes; with --yes it writes at once. --simulate starts a CAST AI of its ' +
    'own on loopback and shows what changed there. Ends with the exit code of the bot.',
  touches: {
    runs: ['the bot'],
    reads: ['castai-bot.json', 'package.json', 'src/', 'k8s/', 'test_config.env', 'files that flags name'],
    writes: ['a temporary folder', 'files that flags name'],
    sends: ['CAST AI (with the key)'],
  },
  handler: async ({ args, flags }, context) => {
    const { runFunction } = await import('../run/run-function.ts');
    const request = { wanted: args.function, flags, context: passOn(context, flags.env) };
    if (!flags.watch) {
      const result = await runFunction(request);
      const isKept = flags.record === undefined || result.recordedTo !== null;
      return { data: result, exitCode: result.exitCode || (isKept ? exitCodes.done : exitCodes.failed) };
    }
    const { watchFunction } = await import('../run/watch-function.ts');
    await watchFunction(request);
    return {};
  },
  render: renderRun,
});
