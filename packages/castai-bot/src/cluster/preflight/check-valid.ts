import { type CommandContext, shell } from '@castai-bot/cli';
import { failed, passed, warning, type Finding } from '../../inspect/finding.ts';
import { groupProblems } from '../../validate/group-problems.ts';

/** What `castai-bot validate` finds, each under the check that says the same where there is one. */
export async function checkValid(root: string, context: CommandContext): Promise<readonly Finding[]> {
  const { validateRepo } = await import('../../validate/validate-repo.ts');
  const { problems } = await validateRepo(root, context);
  const found = groupProblems(problems).map(
    ({ check = 'valid', file, line, column, level, message, fix, places }) => {
      const judge = level === 'error' ? failed : warning;
      const text = `${file}:${line}:${column}: ${message}${places}`;
      return judge(check, text, fix ?? shell`Correct ${file}, then castai-bot validate`);
    },
  );
  if (found.length === 0) return [passed('valid', 'Configs and manifests are valid')];
  if (found.some(({ check }) => check === 'valid')) return found;
  return [passed('valid', 'Nothing else is wrong with configs and manifests'), ...found];
}
