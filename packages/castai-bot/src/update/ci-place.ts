import path from 'node:path';
import { CliError } from '@castai-bot/cli';
import { type BotAnswers, findGitRoot } from '@castai-bot/scaffold';
import { findCiProblem } from '../inspect/find-ci-problem.ts';
import { ANSWERS_FILE } from '../repo/find-root.ts';

/** Refuses to write a workflow for another folder than the bot's. @throws CliError CI_ROOT */
export function checkCiPlace(root: string, answers: BotAnswers): void {
  const problem = findCiProblem(root, answers);
  if (problem?.kind !== 'elsewhere') return;
  throw new CliError('CI_ROOT', `Cannot update: ${ANSWERS_FILE}: ${problem.message}`, {
    hint: `Correct it in ${ANSWERS_FILE}, then: castai-bot update`,
  });
}

/** Whether `../../.github/workflows/x.yml` is at the root of the git repository that a bot is in. */
export function isAtGitRoot(root: string, file: string): boolean {
  const [up = ''] = /^(?:\.\.\/)+/.exec(file) ?? [];
  return path.resolve(root, up) === findGitRoot(root);
}
