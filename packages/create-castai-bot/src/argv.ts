import { Command, CommanderError, Option } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { describeAnswers } from './describe-answers.ts';
import { type AnswerId, type KnownAnswers, negatedFlag, type Question } from './question.ts';

/** What the command line says. */
export interface Invocation {
  readonly kind: 'create';
  readonly directory: string | undefined;
  readonly given: KnownAnswers;
  readonly blueprint: string | undefined;
  readonly takesDefaults: boolean;
  readonly isDryRun: boolean;
  readonly isJson: boolean;
}

/** Help, the version or a mistake: text to print, and then the end. */
export interface Printout {
  readonly kind: 'print';
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

const EXAMPLES = `
Examples:
  $ npx create-castai-bot my-bot
  $ npx create-castai-bot my-bot --yes --schedule "30 6 * * 1-5" --time-zone Europe/Berlin
  $ npx create-castai-bot my-bot --yes --flavor bare-bones
  $ npx create-castai-bot my-bot --from-blueprint ../castai-api-bot-helper

Without a terminal, or with CI set, nothing is asked: give every answer as a flag, or --yes.
Exit codes: 0 done, 1 failed, 2 wrong usage or a missing answer, 130 cancelled.
`;

/** Reads argv, without node and script, by the table of questions. */
export function parseArgv(
  argv: readonly string[],
  questions: readonly Question[],
  terminal: { readonly columns?: number | undefined } = {},
): Invocation | Printout {
  const printed = { stdout: '', stderr: '' };
  const command = declare(questions)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => (printed.stdout += text),
      writeErr: (text) => (printed.stderr += text),
      getOutHelpWidth: () => terminal.columns ?? 80,
      getErrHelpWidth: () => terminal.columns ?? 80,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });
  try {
    command.parse(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return { kind: 'print', ...printed, exitCode: error.exitCode === 0 ? 0 : 2 };
  }
  return readInvocation(command, questions);
}

function declare(questions: readonly Question[]): Command {
  const command = new Command('create-castai-bot')
    .description('Creates a CAST AI bot: a job of your own in Kubernetes, against the CAST AI API')
    .argument('[dir]', 'where to write it (default: the name)')
    .version(manifest.version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .option('-y, --yes', 'take the default of everything that is not given')
    .option('--from-blueprint <dir>', 'take over a clone of the Python blueprint castai-api-bot-helper')
    .option('--dry-run', 'list what would be written, write nothing')
    .option('--json', 'print one JSON document, ask nothing')
    .addHelpText('after', EXAMPLES);
  for (const question of questions) for (const option of toOptions(question)) command.addOption(option);
  return command;
}

function toOptions(question: Question): readonly Option[] {
  const heading = question.group === 'first' ? 'Answers:' : 'Answers that are rarely changed:';
  const option = new Option(question.flag, `${question.help}${describeAnswers(question)}`).helpGroup(heading);
  if (question.form.kind !== 'yes-no') return [option];
  const negated = new Option(negatedFlag(question), `do not ${question.help}`).helpGroup(heading);
  // Nobody is asked, so nobody need say no.
  return [option, question.isFlagOnly === true ? negated.hideHelp() : negated];
}

function readInvocation(command: Command, questions: readonly Question[]): Invocation {
  const given: Partial<Record<AnswerId, string>> = {};
  // Commander calls an option as we call its question: --time-zone is timeZone.
  for (const { id } of questions) {
    const value: unknown = command.getOptionValue(id);
    if (typeof value === 'boolean') given[id] = value ? 'yes' : 'no';
    if (typeof value === 'string') given[id] = value;
  }
  const option = (name: string): unknown => command.getOptionValue(name);
  const blueprint = option('fromBlueprint');
  return {
    kind: 'create',
    directory: command.args[0],
    given,
    blueprint: typeof blueprint === 'string' ? blueprint : undefined,
    takesDefaults: option('yes') === true,
    isDryRun: option('dryRun') === true,
    isJson: option('json') === true,
  };
}
