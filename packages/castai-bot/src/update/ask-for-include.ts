import path from 'node:path';
import { type BotAnswers, pathToRoot } from '@castai-bot/scaffold';
import { readTextIfThere } from '../repo/read-text.ts';

const FILE = '.gitlab-ci.yml';

/** What a person has to do so that GitLab, which reads the file at the root of a repository, runs the jobs of a bot. */
export async function askForInclude(
  root: string,
  { ci, ciRoot }: Pick<BotAnswers, 'ci' | 'ciRoot'>,
): Promise<readonly string[]> {
  if (ci !== 'gitlab' || ciRoot === undefined) return [];
  const { planInclude } = await import('@castai-bot/yaml/gitlab-include');
  const above = `${pathToRoot(ciRoot)}${FILE}`;
  const own = `${ciRoot}/${FILE}`;
  const plan = planInclude(await readTextIfThere(path.join(root, above)), own);
  if (plan.kind === 'included') return [];
  const why = plan.kind === 'by-hand' ? ` (${plan.why})` : '';
  return [`add to include in ${above}: local: ${own}${why}`];
}
