import path from 'node:path';
import { planBot, type BareBonesAnswers, type BotAnswers } from '@castai-bot/scaffold';
import { noVersions } from '../edit-repo/plan-owned.ts';
import type { RepoChange } from '../edit-repo/repo-change.ts';
import { readTextIfThere } from '../inspect/read-text.ts';

/** The script of a bare-bones function: the one the generator begins with, unless there is one already. */
export async function planEntry(
  root: string,
  answers: BotAnswers,
  name: string,
): Promise<readonly RepoChange[]> {
  if (answers.flavor === 'typescript') return [];
  const wanted = answers.functions[name];
  if (wanted === undefined || (await readTextIfThere(path.join(root, wanted.entry))) !== undefined) return [];
  const alone: BareBonesAnswers = { ...answers, functions: { [name]: wanted } };
  const file = planBot(alone, noVersions).find(({ path: planned }) => planned === wanted.entry);
  if (file === undefined) throw new Error(`The generator plans no ${wanted.entry}`);
  return [{ kind: 'create', path: wanted.entry, text: file.text, isExecutable: true }];
}
