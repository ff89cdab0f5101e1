import path from 'node:path';
import { type Command, defineCommand, toOneLine } from '@castai-bot/cli';
import { findCandidates } from '../complete/find-candidates.ts';
import { listFunctions } from '../complete/list-functions.ts';

export const command: Command = defineCommand({
  args: { words: { summary: 'the words after castai-bot, up to the one to complete', isRest: true } },
  flags: {},
  examples: ['castai-bot complete -- run --s'],
  details: 'What the scripts for the shells ask: a line for each candidate, or :files or :directories.',
  touches: {
    runs: [],
    reads: ['castai-bot.json'],
    writes: [],
    sends: [],
  },
  handler: async ({ args }, { commands, cwd }) => ({
    data: await findCandidates(args.words, {
      commands,
      listFunctions: (folder) => listFunctions(path.resolve(cwd, folder ?? '.')),
    }),
  }),
  render: ({ candidates, paths }) =>
    paths === 'none'
      ? candidates.map(({ value, summary }) => `${toOneLine(value)}\t${toOneLine(summary)}`).join('\n')
      : `:${paths}`,
});
