import {
  type CommandEntry,
  type Completion,
  type Flag,
  type FlagTable,
  globalFlags,
  helpFlag,
  nameFlag,
} from '@castai-bot/cli';

export interface Candidate {
  readonly value: string;
  /** Empty when there is nothing to say about it. */
  readonly summary: string;
}

/** What may stand in place of the last word: these, or paths that only the shell knows. */
export interface Candidates {
  readonly candidates: readonly Candidate[];
  readonly paths: 'files' | 'directories' | 'none';
}

export interface CandidateOptions {
  readonly commands: readonly CommandEntry[];
  /** Functions of the bot in the folder the line works in. */
  listFunctions(cwd: string | undefined): Promise<readonly string[]>;
}

const NONE: Candidates = { candidates: [], paths: 'none' };
const GLOBAL: readonly DeclaredFlag[] = [...declareFlags(globalFlags), { ...helpFlag, takesValue: false }];

interface DeclaredFlag {
  readonly long: string;
  readonly summary: string;
  readonly takesValue: boolean;
  readonly completes?: Completion | undefined;
  readonly choices?: readonly Candidate[];
}

/** What can complete the last of the words that follow `castai-bot`; the last may be empty. */
export async function findCandidates(
  words: readonly string[],
  options: CandidateOptions,
): Promise<Candidates> {
  const { before, typed, prefix } = splitAssignment(words);
  const found = await findWithout(prefix, { before, typed, options });
  const candidates = found.candidates.map((one) => ({ ...one, value: prefix + one.value }));
  return { ...found, candidates };
}

interface Typed {
  /** Whole words. */
  readonly before: readonly string[];
  /** What is to be completed. */
  readonly typed: string;
  /** What stands before it in the same word: `--tone=` */
  readonly prefix: string;
}

/** `--tone=l` is one word in zsh and fish, and three in bash. */
function splitAssignment(words: readonly string[]): Typed {
  const whole = words.filter((word, index) => word !== '=' || !words[index - 1]?.startsWith('--'));
  const typed = words.at(-1) === '=' ? '' : (whole.at(-1) ?? '');
  const before = words.at(-1) === '=' ? whole : whole.slice(0, -1);
  const [, flag, value] = /^(--[^=]+)=(.*)$/.exec(typed) ?? [];
  if (flag === undefined || value === undefined) return { before, typed, prefix: '' };
  return { before: [...before, flag], typed: value, prefix: `${flag}=` };
}

async function findWithout(prefix: string, { before, typed, options }: ValueContext): Promise<Candidates> {
  const { entry, rest, operands } = await splitLine(before, options.commands);
  const command = entry === undefined ? undefined : (await entry.load()).command;
  const flags = [...(command ? declareFlags(command.flags) : []), ...GLOBAL];
  const awaited = findAwaited(rest, flags);
  const complete = (completes: Completion | undefined): Promise<Candidates> =>
    completeValue(completes, { before, typed, options });
  if (!awaited && prefix !== '') return NONE;
  if (awaited) return awaited.choices ? toCandidates(awaited.choices, typed) : complete(awaited.completes);
  if (typed.startsWith('-')) {
    return toCandidates(
      flags.map(({ long, summary }) => ({ value: long, summary })),
      typed,
    );
  }
  if (command === undefined) return completeCommand(operands, typed, options.commands);
  const given = listOperands(rest, flags);
  const declared = Object.values(command.args);
  const argument = declared[given.length] ?? declared.find(({ isRest }) => isRest);
  if (argument === undefined) return NONE;
  if (argument.completes === 'command') return completeCommand(given, typed, options.commands);
  return argument.choices ? pick(argument.choices, typed) : complete(argument.completes);
}

interface SplitLine {
  readonly entry: CommandEntry | undefined;
  /** The words behind the command's name; all of them when there is none yet. */
  readonly rest: readonly string[];
  readonly operands: readonly string[];
}

async function splitLine(words: readonly string[], commands: readonly CommandEntry[]): Promise<SplitLine> {
  const operands = listOperands(words, GLOBAL);
  const entry =
    commands.find(({ name }) => name === operands.slice(0, 2).join(' ')) ??
    commands.find(({ name }) => name === operands[0]);
  if (entry === undefined) return { entry, rest: words, operands };
  const last = entry.name.split(' ').at(-1) ?? '';
  return { entry, rest: words.slice(words.indexOf(last) + 1), operands };
}

/** The words that are neither flags nor the values of flags. */
function listOperands(words: readonly string[], flags: readonly DeclaredFlag[]): readonly string[] {
  return words.filter((word, index) => !word.startsWith('-') && !findAwaited(words.slice(0, index), flags));
}

/** The flag whose value comes next. */
function findAwaited(words: readonly string[], flags: readonly DeclaredFlag[]): DeclaredFlag | undefined {
  return flags.find(({ long, takesValue }) => takesValue && long === words.at(-1));
}

function declareFlags(flags: FlagTable): readonly DeclaredFlag[] {
  return Object.entries(flags).flatMap(([name, flag]) =>
    nameFlag(name, flag).map((long) => declareFlag(long, flag)),
  );
}

function declareFlag(long: string, flag: Flag): DeclaredFlag {
  const { summary } = flag;
  if (flag.kind === 'boolean' || flag.kind === 'yes-no') return { long, summary, takesValue: false };
  const declared = { long, summary, takesValue: true, completes: flag.completes };
  if (flag.kind !== 'choice') return declared;
  const choices = flag.choices.map((value) => ({ value, summary: flag.explained?.summaries[value] ?? '' }));
  return { ...declared, choices };
}

/** `secret` leads to `set`. */
function completeCommand(
  operands: readonly string[],
  typed: string,
  commands: readonly CommandEntry[],
): Candidates {
  const next = commands
    .filter(({ isHidden }) => !isHidden)
    .map(({ name, summary }) => ({ steps: name.split(' '), summary }))
    .filter(
      ({ steps }) => steps.length > operands.length && operands.every((word, index) => steps[index] === word),
    )
    .map(({ steps, summary }) => ({ value: steps[operands.length] ?? '', summary }));
  return toCandidates(next, typed);
}

interface ValueContext {
  readonly before: readonly string[];
  readonly typed: string;
  readonly options: CandidateOptions;
}

async function completeValue(
  completes: Completion | undefined,
  { before, typed, options }: ValueContext,
): Promise<Candidates> {
  if (completes === undefined) return NONE;
  if (completes !== 'function')
    return { candidates: [], paths: completes === 'file' ? 'files' : 'directories' };
  const at = before.lastIndexOf('--cwd');
  return pick(await options.listFunctions(at === -1 ? undefined : before[at + 1]), typed);
}

function pick(words: readonly string[], typed: string): Candidates {
  return toCandidates(
    words.map((value) => ({ value, summary: '' })),
    typed,
  );
}

function toCandidates(all: readonly Candidate[], typed: string): Candidates {
  const unique = all.filter(({ value }, index) => all.findIndex((other) => other.value === value) === index);
  return { candidates: unique.filter(({ value }) => value.startsWith(typed)), paths: 'none' };
}
