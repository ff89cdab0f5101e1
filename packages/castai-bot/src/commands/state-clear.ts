import { askConfirm, CliError, type Command, defineCommand, shell } from '@castai-bot/cli';
import { stateFlags } from '../state-commands/open-state.ts';

export const command: Command = defineCommand({
  args: { state: { summary: 'its name; not needed where there is one', completes: 'function' } },
  flags: {
    ...stateFlags,
    yes: { kind: 'boolean', summary: 'do not ask' },
    dryRun: { kind: 'boolean', summary: 'say what would be cleared' },
  },
  examples: ['castai-bot state clear office-hours', 'castai-bot state clear office-hours --yes'],
  details:
    'Forgets what a function keeps between its runs on this machine, or with --cluster in the cluster, and what is known of its runs: the next one finds its default.',
  touches: {
    runs: ['kubectl'],
    reads: [
      'castai-bot.json',
      'package.json',
      'test_config.env',
      '.castai-bot/state/',
      '.castai-bot/cluster.json',
    ],
    writes: ['.castai-bot/state/', 'a temporary folder', '~/.kube/'],
    sends: ['the cluster'],
  },
  handler: async ({ args, flags }, context) => {
    const { openState } = await import('../state-commands/open-state.ts');
    const state = await openState({ name: args.state, ...flags }, { command: 'state clear', context });
    const { discard, keeper, name, where, words } = state;
    const isKept = await keeper.read().then(
      ({ version }) => version !== '',
      (error: unknown) => {
        // What cannot be read can be cleared all the same.
        if (error instanceof CliError) return true;
        throw error;
      },
    );
    if (isKept && !flags.dryRun) {
      const command = shell`castai-bot state clear ${words}`;
      await askConfirm({ question: `Forget ${where}?`, isYes: flags.yes, command, context });
      await discard();
    }
    return { data: { state: name, where, isCleared: isKept, isDryRun: flags.dryRun } };
  },
  render: ({ isCleared, isDryRun, state, where }, view) => {
    if (!isCleared) return `${state} keeps nothing in ${where}`;
    return `${view.style('green', isDryRun ? 'Would clear' : 'Cleared')} ${where}`;
  },
});
