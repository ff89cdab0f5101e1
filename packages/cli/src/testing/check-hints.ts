import type { CommandLine } from '../command-line.ts';
import { CliError } from '../errors.ts';
import { isRecord } from '../json-value.ts';
import { parseLine } from '../parse-line.ts';

/** A word of a shell and the blanks before it: what is quoted is one. A quotation mark within a word ends the line. */
const WORD = /(?:^|\s+)((?:--[\w-]+=)?(?:"[^"]*"|'[^']*'|[^\s"']+))/y;
/** Where a sentence goes on behind a command line. */
const END = /[,;:.)`…]$|^(?:\(|then$|and$|or$|to$|—$|#|\||&&|>)/;
/** Neither punctuation nor an operator of the shell. */
const PLAIN = /^\w+$/;
/** Names that are shown for others: what they stand for has its own rules. */
const PLACEHOLDER = /^<.*>$/;

/**
 * The problems of our command lines in a text that people read: a hint is of no use when the command in it is none.
 * @returns each with what the command line itself says of it
 */
export async function checkHints(text: string, program: CommandLine): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const words of findCommandLines(text, program)) {
    const problem = await findProblem(words, program);
    if (problem !== undefined) problems.push(`${program.name} ${words.join(' ')}: ${problem}`);
  }
  return problems;
}

/** Every text in a document. */
export function listTexts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) || isRecord(value) ? Object.values(value).flatMap(listTexts) : [];
}

/** What follows the program's name wherever one of its commands or flags does. */
export function findCommandLines(
  text: string,
  { name, commands, root }: CommandLine,
): readonly (readonly string[])[] {
  const first = [...new Set(commands.map((command) => command.name.split(' ')[0] ?? ''))];
  // The usage names what may be there, and is broken where the terminal is narrow.
  return text
    .replaceAll(/^Usage: .*(?:\n {7}\S.*)*/gm, '')
    .split('\n')
    .flatMap((line) =>
      line
        .split(new RegExp(String.raw`(?<![\w/.-]|--command )${name}(?:@[\w.^-]+)?[ ]`))
        .slice(1)
        .map((rest) => untilEnd(splitWords(rest)))
        .filter(
          ([word = '']) =>
            first.includes(word) || word.startsWith('--') || (root !== undefined && word !== ''),
        ),
    );
}

function splitWords(text: string): readonly string[] {
  const words: string[] = [];
  const pattern = new RegExp(WORD);
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) words.push(found[1] ?? '');
  return words;
}

function untilEnd(words: readonly string[]): readonly string[] {
  const taken: string[] = [];
  for (const word of words) {
    const isFlag = word.startsWith('-');
    // What follows a flag is its value, if it takes one.
    const isValue = taken.at(-1)?.startsWith('--') === true && PLAIN.test(word);
    if (END.test(word) && !isFlag && !isValue && !/^(?:\.|\.\.|["'])/.test(word)) {
      const bare = word.replace(/[,;:.)`…]+$/, '');
      return /^[(#|—&>]|^(?:then|and|or|to)$/.test(word) || bare === '' ? taken : [...taken, bare];
    }
    const bare = isFlag ? word.replace(/[,;:.)`…]+$/, '') : word;
    taken.push(bare.replaceAll(/["']/g, ''));
    if (bare !== word) return taken;
  }
  return taken;
}

/** A sentence may go on after the command: some beginning of the line with all its flags is to be one. */
async function findProblem(words: readonly string[], program: CommandLine): Promise<string | undefined> {
  const lastFlag = words.findLastIndex((word) => word.startsWith('-'));
  const argv = words.map((word) => (PLACEHOLDER.test(word) ? 'x' : word));
  let problem: string | undefined;
  for (let length = argv.length; length > Math.max(lastFlag, 0); length -= 1) {
    const found = await tryToParse(argv.slice(0, length), program);
    if (found === undefined) return undefined;
    problem ??= found;
  }
  return problem;
}

async function tryToParse(argv: readonly string[], program: CommandLine): Promise<string | undefined> {
  try {
    await parseLine(argv, { program, columns: 80 });
    return undefined;
  } catch (error) {
    if (error instanceof CliError) return error.message;
    throw error;
  }
}
