import type { Argument, Command as Parser, Option } from 'commander';

/** What `--help` says, for a program. */
export interface HelpDocument {
  readonly usage: string;
  readonly summary: string;
  readonly commands: readonly Described[];
  readonly arguments: readonly Described[];
  readonly flags: readonly Described[];
  readonly examples: readonly string[];
}

interface Described {
  /** As it is typed: `--seed <n>`. */
  readonly name: string;
  readonly summary: string;
  readonly choices?: readonly string[];
}

/** The help of one command as a document. */
export function describeHelp(parser: Parser, examples: readonly string[]): HelpDocument {
  const help = parser.createHelp();
  return {
    usage: help.commandUsage(parser),
    summary: parser.description(),
    commands: help.visibleCommands(parser).map((command) => ({
      name: help.subcommandTerm(command),
      summary: help.subcommandDescription(command),
    })),
    arguments: help.visibleArguments(parser).map((argument) => describe(argument, argument.name())),
    flags: help.visibleOptions(parser).map((option) => describe(option, option.flags)),
    examples,
  };
}

function describe({ description, argChoices }: Option | Argument, name: string): Described {
  return { name, summary: description, ...(argChoices === undefined ? {} : { choices: argChoices }) };
}
