import { asLine, shell, usageError } from '@castai-bot/cli';
import { packageCommands, type BotAnswers } from '@castai-bot/scaffold';

/** One name for `rotateNodes`, `rotate_nodes` and `rotate-nodes`: the last. */
export function toCanonicalName(name: string): string {
  return name
    .replaceAll(/(?<=[a-z\d])[A-Z]/g, (letter) => `-${letter}`)
    .replaceAll('_', '-')
    .toLowerCase();
}

/**
 * The function a command is about: the one that was named, else the only one there is.
 * @throws CliError USAGE naming those there are
 */
export function chooseFunction(
  { name, functions, packageManager }: Pick<BotAnswers, 'name' | 'functions' | 'packageManager'>,
  wanted: string | undefined,
): string {
  const names = Object.keys(functions);
  const [first, ...others] = names;
  if (first === undefined) {
    throw usageError(`Cannot choose a function: "${name}" has none`, 'castai-bot add-function my-function');
  }
  if (wanted === undefined) {
    if (others.length === 0) return first;
    throw usageError(
      `Cannot choose a function: "${name}" has ${names.join(', ')}, wanted the name of one`,
      shell`castai-bot run ${first} --simulate, which is: ${{ line: asLine(runScript(packageManager, 'dev', first)) }}`,
    );
  }
  const canonical = toCanonicalName(wanted);
  if (names.includes(canonical)) return canonical;
  throw usageError(
    `Cannot find the function "${wanted}": "${name}" has ${names.join(', ')}`,
    'castai-bot list',
  );
}

/** A script of package.json with words of its own: npm alone takes them behind `--` only. */
function runScript(packageManager: BotAnswers['packageManager'], script: string, word: string): string {
  return `${packageCommands(packageManager).run} ${script} ${packageManager === 'npm' ? '-- ' : ''}${word}`;
}
