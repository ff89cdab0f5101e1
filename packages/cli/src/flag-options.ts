import { InvalidArgumentError, Option } from 'commander';
import { toFlagName } from './flag-name.ts';
import type { Flag, FlagTable } from './flags.ts';

/** The words that are flags: `--seed`, `--no-push`. */
export function listFlagNames(flags: FlagTable): ReadonlySet<string> {
  return new Set(Object.entries(flags).flatMap(([name, flag]) => nameFlag(name, flag)));
}

/** The words of one flag, the long ones first. */
export function nameFlag(name: string, flag: Flag): readonly string[] {
  const word = toFlagName(name);
  if (flag.kind === 'yes-no') return [`--${word}`, `--no-${word}`];
  if (flag.kind !== 'boolean') return [`--${word}`];
  const long = flag.isDefaultTrue ? `--no-${word}` : `--${word}`;
  return flag.letter === undefined ? [long] : [long, `-${flag.letter}`];
}

/** Whether a value stands where a flag was meant: `--cwd --json`. One that is meant is typed `--cwd=--json`. */
type IsFlag = (flag: string, value: string) => boolean;

/** What the parser knows of a flag. */
export function toOptions(name: string, flag: Flag, isFlag: IsFlag): readonly Option[] {
  return declareFlag(name, flag, isFlag).map((option) =>
    flag.group === undefined ? option : option.helpGroup(`${flag.group}:`),
  );
}

function declareFlag(name: string, flag: Flag, isFlag: IsFlag): readonly Option[] {
  const [word = '', negated = ''] = nameFlag(name, flag);
  if (flag.kind === 'boolean') {
    return [new Option(flag.letter === undefined ? word : `-${flag.letter}, ${word}`, flag.summary)];
  }
  if (flag.kind === 'yes-no') {
    const no = new Option(negated, `do not ${flag.summary}`);
    return [new Option(word, flag.summary), flag.isNoHidden ? no.hideHelp() : no];
  }
  return [
    declareValue(new Option(`${word} <${flag.placeholder}>`, flag.summary), flag, (value) =>
      isFlag(word, value),
    ),
  ];
}

type ValueFlag = Exclude<Flag, { kind: 'boolean' | 'yes-no' }>;

function declareValue(option: Option, flag: ValueFlag, isFlag: (value: string) => boolean): Option {
  const read = (text: string): string => {
    if (isFlag(text)) throw new InvalidArgumentError(`Wanted its ${flag.placeholder}, found a flag.`);
    return toValue(text, 'check' in flag ? flag.check?.(text) : undefined);
  };
  if (flag.kind === 'choice') {
    return flag.explained
      ? option.argParser((text: string) => checkChoice(text, flag.choices))
      : option.choices(flag.choices);
  }
  if (flag.kind === 'integer') return option.argParser((text: string) => parseInteger(text, flag));
  if (flag.kind === 'string') return option.argParser(read);
  const append = (text: string, earlier: readonly string[] | undefined): readonly string[] => [
    ...(earlier ?? []),
    read(text),
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

/** A text as it is, unless it has a problem. */
export function toValue(text: string, problem: string | undefined): string {
  if (problem !== undefined) throw new InvalidArgumentError(`${problem}.`);
  return text;
}
