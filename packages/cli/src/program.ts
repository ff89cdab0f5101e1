import { Argument, Command as Parser, InvalidArgumentError, Option } from 'commander';
import type { Command, CommandEntry, RawInput } from './command.ts';
import type { Flag, FlagTable } from './flags.ts';
import { helpFlag, globalFlags } from './global-flags.ts';
import { wrapExample, wrapProse } from './wrap-prose.ts';
import { toFlagName } from './flag-name.ts';

/** Below this many characters a column of the help is not wrapped. */
const NARROWEST_COLUMN = 10;
const USAGE = 'Usage: ';

export interface ParsedLine {
  readonly command: Command;
  readonly input: RawInput;
  readonly isJson: boolean;
  /** As typed after `--cwd`. */
  readonly cwd: string | undefined;
}

export interface ProgramOptions {
  readonly version: string;
  readonly commands: readonly CommandEntry[];
  readonly columns: number;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  execute(line: ParsedLine): Promise<void>;
}

/** The parser of the whole command line. A command's flags are declared only when that command is called. */
export function createProgram(options: ProgramOptions): Parser {
  const program = new Parser('castai-bot')
    .description('Runs, checks, builds and deploys a CAST AI bot')
    .version(options.version, '--version', 'print the version')
    .helpOption(`-h, ${helpFlag.long}`, helpFlag.summary)
    .helpCommand(false)
    .enablePositionalOptions()
    .exitOverride()
    .configureHelp({
      helpWidth: options.columns,
      minWidthToWrap: NARROWEST_COLUMN,
      styleUsage: (usage) =>
        wrapProse(`${USAGE}${usage}`, { proseColumns: options.columns }, USAGE.length).slice(USAGE.length),
      subcommandTerm: (one) => [one.name(), ...one.commands.map((child) => child.name())].join(' '),
    })
    .configureOutput({ writeOut: options.stdout, writeErr: options.stderr, outputError: () => {} })
    .addHelpText('after', '\nExample:\n  castai-bot run --simulate\n\nMore: castai-bot <command> --help');
  addGlobalOptions(program);
  for (const entry of options.commands) addCommand(program, entry, options);
  return program;
}

function addCommand(program: Parser, entry: CommandEntry, options: ProgramOptions): void {
  const { parent, name } = findParent(program, entry);
  const parser = parent
    .command(name, { hidden: entry.isHidden === true })
    .summary(entry.summary)
    .description(entry.summary);
  let command: Command | undefined;
  parent.hook('preSubcommand', async (_, called) => {
    if (called !== parser) return;
    ({ command } = await entry.load());
    declare(parser, command, options);
    addGlobalOptions(parser);
  });
  parser.action(async () => {
    if (!command) throw new Error(`The command ${entry.name} was called before it was loaded`);
    const shared = parser.optsWithGlobals<GlobalOptions>();
    const own = parser.opts<GlobalOptions & Record<string, unknown>>();
    await options.execute({
      command,
      input: { args: readArguments(parser, command), flags: readFlags(own, command) },
      isJson: own.json === true || shared.json === true,
      cwd: own.cwd ?? shared.cwd,
    });
  });
}

interface GlobalOptions {
  readonly json?: boolean;
  readonly cwd?: string;
}

function addGlobalOptions(parser: Parser): void {
  addFlags(parser, globalFlags);
}

/** `secret set` is the command `set` below a group `secret`, which has no other. */
function findParent(
  program: Parser,
  { name: path, summary }: CommandEntry,
): { parent: Parser; name: string } {
  const [first = path, second] = path.split(' ');
  if (second === undefined) return { parent: program, name: first };
  const group = program.commands.find((one) => one.name() === first);
  return { parent: group ?? addGroup(program, first, summary), name: second };
}

function addGroup(program: Parser, name: string, summary: string): Parser {
  const group = program.command(name).summary(summary).description(summary).helpCommand(false);
  addGlobalOptions(group);
  return group;
}

function declare(parser: Parser, command: Command, { columns }: ProgramOptions): void {
  for (const [name, argument] of Object.entries(command.args)) {
    const label = argument.isRest ? `${name}...` : name;
    const declared = new Argument(argument.isRequired ? `<${label}>` : `[${label}]`, argument.summary);
    parser.addArgument(argument.choices ? declared.choices(argument.choices) : declared);
  }
  addFlags(parser, command.flags);
  if (command.details) parser.description(`${parser.summary()}\n\n${command.details}`);
  for (const flag of Object.values(command.flags)) {
    if (flag.kind === 'choice' && flag.explained)
      parser.addHelpText('after', renderChoices(flag.explained, columns));
  }
  const examples = command.examples
    .map((example) => `  ${wrapExample(example, columns - 2).replaceAll('\n', '\n  ')}`)
    .join('\n');
  parser.addHelpText('after', `\n${command.examples.length > 1 ? 'Examples' : 'Example'}:\n${examples}`);
}

function renderChoices(
  { title, summaries }: { readonly title: string; readonly summaries: Readonly<Record<string, string>> },
  columns: number,
): string {
  const entries = Object.entries(summaries);
  const width = Math.max(...entries.map(([name]) => name.length));
  const lines = entries.map(([name, summary]) =>
    wrapProse(`  ${name.padEnd(width)}  ${summary}`, { proseColumns: columns }, width + 4),
  );
  return ['', `${title}:`, ...lines].join('\n');
}

function addFlags(parser: Parser, flags: FlagTable): void {
  for (const [name, flag] of Object.entries(flags)) parser.addOption(toOption(name, flag));
}

function readArguments(parser: Parser, command: Command): Record<string, unknown> {
  const values: readonly unknown[] = parser.processedArgs;
  return Object.fromEntries(Object.keys(command.args).map((name, index) => [name, values[index]]));
}

/** Every declared flag, with the value of its kind where none was given. */
function readFlags(given: Readonly<Record<string, unknown>>, { flags }: Command): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(flags).map(([name, flag]) => {
      const none = flag.kind === 'strings' ? [] : undefined;
      return [name, given[name] ?? (flag.kind === 'boolean' ? flag.isDefaultTrue === true : none)];
    }),
  );
}

function toOption(name: string, flag: Flag): Option {
  if (flag.kind === 'boolean') {
    return new Option(`--${flag.isDefaultTrue ? 'no-' : ''}${toFlagName(name)}`, flag.summary);
  }
  const option = new Option(`--${toFlagName(name)} <${flag.placeholder}>`, flag.summary);
  if (flag.kind === 'choice') {
    return flag.explained
      ? option.argParser((text: string) => checkChoice(text, flag.choices))
      : option.choices(flag.choices);
  }
  if (flag.kind === 'integer') return option.argParser((text: string) => parseInteger(text, flag));
  if (flag.kind === 'string') return option.argParser((text: string) => checkText(text, flag.check));
  const append = (text: string, earlier: readonly string[] | undefined): readonly string[] => [
    ...(earlier ?? []),
    checkText(text, flag.check),
  ];
  return option.argParser(append);
}

/** In the parser's own words, so that both kinds of choices are refused alike. */
function checkChoice(text: string, choices: readonly string[]): string {
  if (choices.includes(text)) return text;
  throw new InvalidArgumentError(`Allowed choices are ${choices.join(', ')}.`);
}

function parseInteger(
  text: string,
  { min = 0, max = Number.MAX_SAFE_INTEGER }: { min?: number; max?: number },
): number {
  const value = /^-?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  const range = max === Number.MAX_SAFE_INTEGER ? `of ${min} or more` : `from ${min} to ${max}`;
  throw new InvalidArgumentError(`Wanted a whole number ${range}.`);
}

function checkText(text: string, check: ((value: string) => string | undefined) | undefined): string {
  const problem = check?.(text);
  if (problem !== undefined) throw new InvalidArgumentError(`${problem}.`);
  return text;
}
