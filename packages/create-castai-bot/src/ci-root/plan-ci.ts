import path from 'node:path';
import { type BotAnswers, ciFile, packageCommands } from '@castai-bot/scaffold';
import type { Note } from '../notes.ts';
import { whyNoCiRoot } from './choose-ci-root.ts';
import type { GitPlace } from './find-git-place.ts';
import { planRootInclude, type RootPlan } from './plan-include.ts';

const NAMES = { github: 'GitHub', gitlab: 'GitLab' } as const;

/** What a workflow needs outside of the bot's folder, and what a person should know of it. */
export async function planCi(answers: BotAnswers, place: GitPlace): Promise<RootPlan> {
  const { ci, ciRoot, name } = answers;
  if (ciRoot === undefined) return { files: [], edits: [], notes: noteUnread(answers, place) };
  if (ci === 'gitlab') return planRootInclude(place.root, ciRoot);
  const file = path.join(place.root, ciRoot, ciFile({ ci, ciRoot, name }) ?? '');
  return {
    files: [],
    edits: [],
    notes: [{ text: `Its workflow is ${file}, at the root of the git repository` }],
  };
}

/** CI systems read their files at the root of a repository alone. */
function noteUnread({ ci, name, packageManager }: BotAnswers, place: GitPlace): readonly Note[] {
  const below = place.pathTo(name);
  if (ci === 'none' || below === '') return [];
  const why = whyNoCiRoot(place, name);
  const update = `${packageCommands(packageManager).cli} update`;
  const mend = why === undefined ? `: add "ciRoot": "${below}" to castai-bot.json, then ${update}` : '';
  return [
    {
      text: `${NAMES[ci]} does not read its ${ciFile({ ci, name }) ?? ''}, which is not at the root of the git repository ${place.root}${mend}`,
    },
  ];
}
