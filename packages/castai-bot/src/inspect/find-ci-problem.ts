import path from 'node:path';
import { type BotAnswers, checkCiRoot, ciFile, findGitRoot } from '@castai-bot/scaffold';

/** Why the workflow of a bot is not run, or not in the bot's folder. */
export interface CiProblem {
  /** `elsewhere`: castai-bot.json has another place in git than the bot; `unread`: its CI looks for it elsewhere. */
  readonly kind: 'elsewhere' | 'unread';
  /** In words, and what castai-bot.json should say. */
  readonly message: string;
}

const NAMES = { github: 'GitHub', gitlab: 'GitLab', none: '' } as const;

/** Compares where castai-bot.json says that a bot is in its git repository with where it is. Outside of git, who knows. */
export function findCiProblem(
  root: string,
  answers: Pick<BotAnswers, 'ci' | 'ciRoot' | 'name'>,
): CiProblem | undefined {
  const gitRoot = findGitRoot(root);
  const { ci, ciRoot } = answers;
  if (ci === 'none' || gitRoot === undefined) return undefined;
  const below = path.relative(gitRoot, root).replaceAll(path.sep, '/');
  if (below === (ciRoot ?? '')) return undefined;
  if (ciRoot !== undefined) {
    const found = `ciRoot: found ${JSON.stringify(ciRoot)}, but`;
    return below === ''
      ? { kind: 'elsewhere', message: `${found} the bot is the root of its git repository: wanted no ciRoot` }
      : { kind: 'elsewhere', message: `${found} in its git repository the bot is ${JSON.stringify(below)}` };
  }
  const mend =
    checkCiRoot(below) === undefined
      ? `add "ciRoot": ${JSON.stringify(below)}, then castai-bot update`
      : 'move the bot to a folder of letters, digits and _ @ . -, or say "ci": "none"';
  const message = `${NAMES[ci]} reads ${ciFile(answers) ?? ''} only at the root of a repository, and in it the bot is ${JSON.stringify(below)}: ${mend}`;
  return { kind: 'unread', message };
}
