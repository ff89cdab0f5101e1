import {
  asLine,
  type Command,
  type CommandContext,
  defineCommand,
  exitCodes,
  toOneLine,
  type View,
  wrapProse,
} from '@castai-bot/cli';
import { sayRuns } from '../inspect/list-next-runs.ts';
import { envFlag, passOn } from '../process/bot-env.ts';
import { findRepo, findRepoRoot } from '../repo/find-repo.ts';
import { groupProblems } from '../validate/group-problems.ts';
import type { Problem } from '../validate/problem.ts';
import { NEWEST_KUBERNETES, OLDEST_KUBERNETES } from '../validate/kubernetes/newer-fields.ts';

export const command: Command = defineCommand({
  args: {},
  flags: {
    writeSchemas: { kind: 'boolean', summary: 'write a JSON Schema of each config, for editors' },
    env: envFlag,
    force: { kind: 'boolean', summary: 'write over schemas that castai-bot did not write' },
  },
  examples: ['castai-bot validate', 'castai-bot validate --json'],
  details:
    `Checks castai-bot.json, every file of k8s/ against Kubernetes ${OLDEST_KUBERNETES} to ${NEWEST_KUBERNETES}, the ` +
    "restricted Pod Security profile and the bot's own rules, and each config against the inputs of its function. " +
    'Prints every problem as file:line:column: message; exit code 1 when there is an error.',
  touches: {
    runs: ['the bot', 'kubectl'],
    reads: ['castai-bot.json', 'package.json', 'k8s/', 'src/'],
    writes: ['a temporary folder', '.castai-bot/schemas/', 'src/function_config.json'],
    sends: [],
  },
  handler: async ({ flags }, outer) => {
    const context = passOn(outer, flags.env);
    const root = await findRepoRoot(context);
    if (flags.writeSchemas) await describeConfigs(context, { isForced: flags.force });
    const { validateRepo } = await import('../validate/validate-repo.ts');
    const { problems, ...rest } = await validateRepo(root, context);
    const isGood = problems.every(({ level }) => level === 'warning');
    const data = { problems: problems.map((problem) => toTyped(problem, context.view)), ...rest };
    return { data, exitCode: isGood ? exitCodes.done : exitCodes.failed };
  },
  render: ({ problems, files, schedules }, view) => {
    const lines = groupProblems(problems).map(({ file, line, column, level, message, fix, places }) => {
      const label = level === 'error' ? view.style('red', 'error:') : view.style('yellow', 'warning:');
      const mend = fix === undefined ? '' : `: ${view.style('cyan', fix)}`;
      return `${file}:${line}:${column}: ${label} ${toOneLine(message)}${places}${mend}`;
    });
    const errors = problems.filter(({ level }) => level === 'error').length;
    const result = `${count(errors, 'error')}, ${count(problems.length - errors, 'warning')} in ${count(files, 'file')}`;
    const runs = schedules.map((one) => view.style('dim', `${one.name} runs ${view.typed(sayRuns(one))}`));
    return [...lines, ...runs, errors === 0 ? view.style('green', result) : result]
      .map((line) => wrapProse(line, view, 2))
      .join('\n');
  },
});

/** For people and programs alike: what can be typed here. Which check of doctor's says the same is for doctor alone. */
function toTyped({ check: _check, message, fix, ...problem }: Problem, { typed }: View): Problem {
  return { ...problem, message: typed(message), ...(fix === undefined ? {} : { fix: asLine(typed(fix)) }) };
}

/** Written first, so that the config that names its schema is checked as it then is. */
async function describeConfigs(
  context: CommandContext,
  options: { readonly isForced: boolean },
): Promise<void> {
  const repo = await findRepo(context);
  const { writeSchemas } = await import('../validate/write-schemas.ts');
  for (const file of await writeSchemas(repo, context, options)) context.note(`Wrote ${file}`);
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
