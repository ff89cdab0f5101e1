import { type Command, defineCommand, isRecord } from '@castai-bot/cli';
import { stateFlags } from '../state-commands/open-state.ts';

export const command: Command = defineCommand({
  args: { state: { summary: 'its name; not needed where there is one', completes: 'function' } },
  flags: stateFlags,
  examples: [
    'castai-bot state show',
    'castai-bot state show office-hours --json',
    'castai-bot state show office-hours --cluster',
  ],
  details:
    'Shows what a function keeps between its runs on this machine, where run --apply has stored it, or with --cluster what its runs there keep, and when the last good run of each schedule began.',
  touches: {
    runs: ['kubectl'],
    reads: [
      'castai-bot.json',
      'package.json',
      'test_config.env',
      '.castai-bot/state/',
      '.castai-bot/cluster.json',
    ],
    writes: ['~/.kube/'],
    sends: ['the cluster'],
  },
  handler: async ({ args, flags }, context) => {
    const { openState } = await import('../state-commands/open-state.ts');
    const { describeKept } = await import('../state/describe-kept.ts');
    const { keeper, name, where } = await openState(
      { name: args.state, ...flags },
      { command: 'state show', context },
    );
    return { data: { state: name, where, ...describeKept(await keeper.read()) } };
  },
  render: ({ lastGoodRuns, state, text, where }, view) => {
    const runs = Object.entries(isRecord(lastGoodRuns) ? lastGoodRuns : {}).map(
      ([entry, at]) => `${entry}: last good run ${String(at)}`,
    );
    if (text === null) return [`${state} keeps nothing in ${where}`, ...runs].join('\n');
    return [view.style('dim', where), text, ...runs].join('\n');
  },
});
