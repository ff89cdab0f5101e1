import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Repo } from '../../repo/find-repo.ts';
import { isExecutable, isStartedDirectly } from '../../repo/entry-file.ts';
import { START, type Report } from '../problem.ts';

/** The programs of a bare-bones bot must be such that a container can start them; a missing one is drift. */
export async function checkEntries(
  { root, answers }: Repo,
  reportIn: (file: string) => Report,
): Promise<void> {
  if (answers.flavor === 'typescript') return;
  for (const [name, { entry }] of Object.entries(answers.functions)) {
    if (!isStartedDirectly(answers, name)) continue;
    const mode = await stat(path.join(root, entry)).then(
      (found) => found.mode,
      () => undefined,
    );
    if (mode === undefined || isExecutable(mode)) continue;
    reportIn(entry)(START, `not executable, so the cluster would refuse to start it: chmod +x ${entry}`);
  }
}
