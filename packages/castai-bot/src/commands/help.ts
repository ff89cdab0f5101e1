import {
  type Command,
  type CommandContext,
  defineCommand,
  findClosestWord,
  usageError,
} from '@castai-bot/cli';

export const command: Command = defineCommand({
  args: { command: { summary: 'its name; all of them by default', isRest: true, completes: 'command' } },
  flags: {},
  examples: ['castai-bot help', 'castai-bot help run'],
  touches: {
    runs: [],
    reads: ['castai-bot.json', 'package.json'],
    writes: [],
    sends: [],
  },
  handler: async ({ args }, context) => {
    checkKnown(args.command, context);
    return { exitCode: await context.runLine([...args.command, '--help']) };
  },
  render: () => '',
});

/** @throws CliError USAGE */
function checkKnown(words: readonly string[], { commands }: CommandContext): void {
  const wanted = words.join(' ');
  const names = commands.filter(({ isHidden }) => !isHidden).map(({ name }) => name);
  if (wanted === '' || names.some((name) => name === wanted || name.startsWith(`${wanted} `))) return;
  const closest = findClosestWord(wanted, names);
  const suggestion = closest === undefined ? '' : `, did you mean ${closest}?`;
  throw usageError(
    `Cannot show the help of ${JSON.stringify(wanted)}: there is no such command${suggestion}`,
    'castai-bot --help',
  );
}
