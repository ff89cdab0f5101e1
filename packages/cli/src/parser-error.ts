import type { CommanderError } from 'commander';
import type { CommandLine } from './command-line.ts';
import { usageError, type CliError } from './errors.ts';
import { asLine } from './shell-line.ts';

interface ParserErrorOptions {
  readonly argv: readonly string[];
  readonly program: CommandLine;
}

/** Commander's words in our form: `error: unknown option '--x'` → `Unknown option "--x"`. */
export function toUsageError({ code, message }: CommanderError, options: ParserErrorOptions): CliError {
  const { name } = options.program;
  const help = asLine(`${name} ${nameCommand(options)}--help`);
  if (code === 'commander.help') return usageError(`Cannot run ${name}: wanted a command`, help);
  const [first = message, suggestion] = message.replace(/^error: /, '').split('\n');
  const words = first.replaceAll("'", '"').replace(/\.$/, '');
  const sentence = FORMS.reduce((text, [pattern, form]) => text.replace(pattern, form), words);
  const hint = suggestion ? asLine(`${suggestion.replace(/^\((.*)\)$/, '$1')} ${help}`) : help;
  return usageError(`${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`, hint);
}

const FORMS: readonly (readonly [pattern: RegExp, form: string])[] = [
  [/^option "(?:-\w, )?(\S+)( .*?)?" argument "(.*)" is invalid\. /s, 'Cannot take "$3" for $1: '],
  [/^command-argument value "(.*)" is invalid for argument "(.*)"\. /s, 'Cannot take "$1" for $2: '],
  [/: Allowed choices are /, ': wanted one of '],
  [/^option "(\S+) (.*)" argument missing$/, 'Cannot take $1 alone: wanted $1 $2'],
  [/^too many arguments\. Expected .* but got \d+: /, 'Cannot take so many words: found '],
  [
    /^too many arguments for "(.*)"\. Expected .* but got \d+: /,
    'Cannot take so many words after $1: found ',
  ],
  [/: Wanted /, ': wanted '],
];

function nameCommand({ argv, program }: ParserErrorOptions): string {
  const words = argv.filter((word, index) => !word.startsWith('-') && argv[index - 1] !== '--cwd');
  const command = program.commands.find(({ name }) =>
    name.split(' ').every((word, index) => words[index] === word),
  );
  return command ? `${command.name} ` : '';
}
