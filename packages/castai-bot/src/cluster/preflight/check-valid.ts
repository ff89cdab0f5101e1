import type { CommandContext } from '../../command.ts';
import { failed, passed, warning, type Finding } from '../../finding.ts';
import { groupProblems } from '../../validate/group-problems.ts';

/** What `castai-bot validate` finds. */
export async function checkValid(root: string, context: CommandContext): Promise<readonly Finding[]> {
  const { validateRepo } = await import('../../validate/validate-repo.ts');
  const { problems } = await validateRepo(root, context);
  if (problems.length === 0) return [passed('valid', 'Configs and manifests are valid')];
  return groupProblems(problems).map(({ file, line, column, level, message, fix, places }) => {
    const judge = level === 'error' ? failed : warning;
    const text = `${file}:${line}:${column}: ${message}${places}`;
    return judge('valid', text, fix ?? `Correct ${file}, then castai-bot validate`);
  });
}
