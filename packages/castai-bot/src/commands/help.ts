import { findClosestWord } from '../closest-word.ts';
import { defineCommand, type Command, type CommandContext } from '../command.ts';
import { usageError } from '../errors.ts';
import { createProgram } from '../program.ts';
import { createView } from '../view.ts';

export const command: Command = defineCommand({
  args: { command: { summary: 'its name; all of them by default', isRest: true, completes: 'command' } },
  flags: {},
  examples: ['castai-bot help', 'castai-bot help run'],
  handler: async ({ args }, context) => {
    checkKnown(args.command, context);
    const { stdout, env, version, commands } = context;
    const program = createProgram({
      version,
      commands,
      columns: createView({ stream: stdout, env }).columns,
      stdout: (text) => void stdout.write(text),
      stderr: (text) => void context.stderr.write(text),
      execute: () => Promise.resolve(),
    });
    // The parser ends with an error that is none, as it does after --help.
    await program.parseAsync([...args.command, '--help'], { from: 'user' });
    return {};
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
