import { Argument, Command as Parser } from 'commander';
import type { CommandLine } from './command-line.ts';
import type { Command, CommandEntry, RawInput } from './command.ts';
import { describeHelp, type HelpDocument } from './describe-help.ts';
import { listFlagNames, toOptions, toValue } from './flag-options.ts';
import type { FlagTable } from './flags.ts';
import { globalFlags, helpFlag } from './global-flags.ts';
import { selectFlags } from './select-flags.ts';
import { wrapExample, wrapProse } from './wrap-prose.ts';

/** Below this many characters a column of the help is not wrapped. */
const NARROWEST_COLUMN = 10;
const USAGE = 'Usage: ';

export interface ParsedLine {
  readonly command: Command;
  readonly input: RawInput;
  /** As typed after `--cwd`. */
  readonly cwd: string | undefined;
}

export interface ProgramOptions {
  readonly program: CommandLine;
  readonly argv: readonly string[];
  readonly columns: number;
  readonly print: (text: string) => void;
  readonly onLine: (line: ParsedLine) => void;
  /** A help is printed; this is the same for a program. */
  readonly onHelp: (describe: () => HelpDocument) => void;
}

/** The parser of the whole command line. A command's flags are declared only when that command is called. */
export function createProgram(options: ProgramOptions): Parser {
  const { program, columns, print } = options;
  const examples = new Map<Parser, readonly string[]>();
  const parser = new Parser(program.name)
    .description(program.summary)
    .version(program.version, '-v, --version', 'print the version')
    .helpOption(`-h, ${helpFlag.long}`, helpFlag.summary)
    .helpCommand(false)
    .enablePositionalOptions()
    .exitOverride()
    .configureHelp({
      helpWidth: columns,
      minWidthToWrap: NARROWEST_COLUMN,
      styleUsage: (usage) =>
        wrapProse(`${USAGE}${usage}`, { proseColumns: columns }, USAGE.length).slice(USAGE.length),
      subcommandTerm: (one) => [one.name(), ...one.commands.map((child) => child.name())].join(' '),
    })
    .configureOutput({ writeOut: print, writeErr: print, outputError: () => {} })
    .addHelpText('beforeAll', ({ command }) => {
      options.onHelp(() => describeHelp(command, examples.get(command) ?? program.examples));
      return '';
    });
  const context = { ...options, examples };
  if (program.root) {
    declare(parser, program.root, context);
    handle(parser, program.root, context);
  } else {
    addFlags(parser, globalFlags, context);
    addExamples(parser, program.examples, context);
    parser.addHelpText('after', `\nMore: ${program.name} <command> --help`);
  }
  for (const entry of program.commands) addCommand(parser, entry, context);
  return parser;
}

interface Declaring extends ProgramOptions {
  readonly examples: Map<Parser, readonly string[]>;
}

function addCommand(program: Parser, entry: CommandEntry, context: Declaring): void {
  const { parent, name } = findParent(program, entry, context);
  const parser = parent
    .command(name, { hidden: entry.isHidden === true })
    .summary(entry.summary)
    .description(entry.summary);
  parent.hook('preSubcommand', async (_, called) => {
    if (called !== parser) return;
    const { command } = await entry.load();
    declare(parser, command, context);
    handle(parser, command, context);
  });
}

function handle(parser: Parser, command: Command, { onLine }: Declaring): void {
  parser.action(() => {
    const outer = parser.optsWithGlobals<GlobalOptions>();
    const own = parser.opts<GlobalOptions & Record<string, unknown>>();
    const input = { args: readArguments(parser, command), flags: readFlags(own, command) };
    onLine({ command, input, cwd: own.cwd ?? outer.cwd });
  });
}

interface GlobalOptions {
  readonly cwd?: string;
}

/** `secret set` is the command `set` below a group `secret`, which has no other. */
function findParent(
  program: Parser,
  { name: path, summary }: CommandEntry,
  context: Declaring,
): { parent: Parser; name: string } {
  const [first = path, second] = path.split(' ');
  if (second === undefined) return { parent: program, name: first };
  const group = program.commands.find((one) => one.name() === first);
  return { parent: group ?? addGroup(program, { name: first, summary }, context), name: second };
}

function addGroup(
  program: Parser,
  { name, summary }: Pick<CommandEntry, 'name' | 'summary'>,
  context: Declaring,
): Parser {
  const group = program.command(name).summary(summary).description(summary).helpCommand(false);
  addFlags(group, globalFlags, context);
  return group;
}

function declare(parser: Parser, command: Command, context: Declaring): void {
  for (const [name, argument] of Object.entries(command.args)) {
    const label = argument.isRest ? `${name}...` : name;
    const declared = new Argument(argument.isRequired ? `<${label}>` : `[${label}]`, argument.summary);
    const { check, choices } = argument;
    if (check) declared.argParser((text: string) => toValue(text, check(text)));
    parser.addArgument(choices ? declared.choices(choices) : declared);
  }
  addFlags(parser, { ...command.flags, ...globalFlags }, context);
  if (command.details)
    parser.description(`${parser.summary() || parser.description()}\n\n${command.details}`);
  for (const flag of Object.values(command.flags)) {
    if (flag.kind !== 'choice' || !flag.explained) continue;
    const { explained } = flag;
    parser.addHelpText('after', () => renderChoices(explained, context.columns));
  }
  addExamples(parser, command.examples, context);
}

function addExamples(parser: Parser, lines: readonly string[], { examples, columns }: Declaring): void {
  examples.set(parser, lines);
  const text = lines.map((line) => `  ${wrapExample(line, columns - 2).replaceAll('\n', '\n  ')}`).join('\n');
  parser.addHelpText('after', `\n${lines.length > 1 ? 'Examples' : 'Example'}:\n${text}`);
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

function addFlags(parser: Parser, flags: FlagTable, { argv }: Declaring): void {
  const isFlag = (flag: string, value: string): boolean =>
    names.has(value) && argv.some((word, index) => word === flag && argv[index + 1] === value);
  const names = listFlagNames(flags);
  for (const [name, flag] of Object.entries(selectFlags(flags, argv))) {
    for (const option of toOptions(name, flag, isFlag)) parser.addOption(option);
  }
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
