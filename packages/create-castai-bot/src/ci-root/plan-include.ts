import { existsSync } from 'node:fs';
import path from 'node:path';
import { readBytesSync } from '@castai-bot/cli';
import { type FileChange, pathToRoot, type PlannedFile } from '@castai-bot/scaffold';
import type { Note } from '../notes.ts';

const FILE = '.gitlab-ci.yml';

/** What makes GitLab run the jobs of a bot: a change of the file at the root, or what a person has to add to it. */
export interface RootPlan {
  readonly files: readonly PlannedFile[];
  readonly edits: readonly FileChange[];
  readonly notes: readonly Note[];
}

/** @param ciRoot the bot's path below the root */
export async function planRootInclude(root: string, ciRoot: string): Promise<RootPlan> {
  const { planInclude } = await import('@castai-bot/yaml/gitlab-include');
  const file = path.join(root, FILE);
  const before = existsSync(file) ? readBytesSync(file).toString() : undefined;
  const plan = planInclude(before, `${ciRoot}/${FILE}`);
  const name = `${pathToRoot(ciRoot)}${FILE}`;
  if (plan.kind === 'included') return { files: [], edits: [], notes: [] };
  if (plan.kind === 'by-hand') {
    const text = `GitLab runs no job of the bot yet: ${plan.why}. Add to ${file}`;
    return { files: [], edits: [], notes: [{ text, missing: { file, lines: plan.lines } }] };
  }
  const notes = [{ text: `${file} includes the bot's, so that GitLab runs its jobs` }];
  return before === undefined
    ? { files: [{ kind: 'yours', path: name, text: plan.text }], edits: [], notes }
    : { files: [], edits: [{ kind: 'edit', path: name, before, after: plan.text }], notes };
}
