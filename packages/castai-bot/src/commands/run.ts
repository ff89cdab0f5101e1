import { defineCommand, type Command } from '../command.ts';
import { usageError } from '../errors.ts';
import { findRepo } from '../repo/find-repo.ts';
import { prepareRun } from '../run/prepare-run.ts';
import { renderRun } from '../run/render-run.ts';
import { startWorld, worldFlags } from '../run/start-world.ts';

export const command: Command = defineCommand({
  args: { function: { summary: 'its name; not needed when the bot has one', completes: 'function' } },
  flags: {
    simulate: { kind: 'boolean', summary: 'against a simulated CAST AI: no key, no cluster' },
    ...worldFlags,
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
  },
  examples: [
    'castai-bot run --simulate',
    'castai-bot run rotate-nodes --simulate --input maxAgeDays=7 --workloads 300',
  ],
  details:
    'Starts a CAST AI of its own on loopback, runs the function against it and shows what changed there. ' +
    'Nothing outside this machine is called. Ends with the exit code of the bot.',
  handler: async ({ args, flags }, context) => {
    if (!flags.simulate) {
      throw usageError(
        'Cannot run against the real CAST AI yet: this version runs bots against the simulator only',
        `castai-bot run ${args.function === undefined ? '' : `${args.function} `}--simulate`,
      );
    }
    const repo = await findRepo(context.cwd);
    const simulator = await startWorld(flags);
    try {
      const prepared = await prepareRun(repo, {
        wanted: args.function,
        inputs: flags.input,
        configFile: flags.config,
        context,
      });
      const { simulateRun } = await import('../run/simulate-run.ts');
      context.note(
        `Running ${prepared.functionName} of ${repo.answers.name} against a simulated CAST AI at ${simulator.url}`,
      );
      const run = await simulateRun({
        root: repo.root,
        bot: repo.answers.name,
        ...prepared,
        simulator,
        context,
      });
      return { data: run, exitCode: run.exitCode };
    } finally {
      await simulator.close();
    }
  },
  render: renderRun,
});
