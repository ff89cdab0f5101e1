import { existsSync } from 'node:fs';
import path from 'node:path';
import { CliError } from '@castai-bot/cli';
import type { PlannedFile } from '@castai-bot/scaffold';
import { isDispensable } from '../inspect/find-drift.ts';
import type { Repo } from '../repo/find-repo.ts';
import { MANIFEST_FOLDER } from '../repo/manifest-files.ts';
import { renderBot } from '../update/plan-update.ts';
import { readBase } from '../update/read-base.ts';

/** Of these a bot has need, whatever it is deployed by. */
const NEEDED = ['package.json', `${MANIFEST_FOLDER}/`, '.castai-bot/'];

/** Whether a bot, and castai-bot, can do without a generated file. */
export function canBeLeftOut({ path: file, kind }: Pick<PlannedFile, 'path' | 'kind'>): boolean {
  return isDispensable(file) || (kind === 'owned' && !NEEDED.some((place) => file.startsWith(place)));
}

/** Generated files that somebody has deleted, and of which nobody has said that they are to stay so. */
export async function findDeleted({ root, answers }: Repo, version: string): Promise<readonly PlannedFile[]> {
  const planned = await renderBot(answers, version);
  const written = await listWritten(root);
  return planned.filter(
    (file) =>
      canBeLeftOut(file) &&
      // One that is new with this version was never there.
      (file.kind === 'yours' || written.has(file.path)) &&
      !existsSync(path.join(root, file.path)) &&
      answers.leftOut?.includes(file.path) !== true,
  );
}

/** What is wrong with the record, `update` says. */
async function listWritten(root: string): Promise<ReadonlySet<string>> {
  try {
    return new Set((await readBase(root)).files.keys());
  } catch (error) {
    if (error instanceof CliError) return new Set();
    throw error;
  }
}
