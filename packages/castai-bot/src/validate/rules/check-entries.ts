import { stat } from 'node:fs/promises';
import path from 'node:path';
import { listFunctionNames, programOf, settingsOf } from '@castai-bot/scaffold';
import { readBytesIfThere } from '../../repo/read-text.ts';
import type { Repo } from '../../repo/find-repo.ts';
import { findInterpreter, isBinary, isExecutable, isStartedDirectly } from '../../repo/entry-file.ts';
import { START, type Report } from '../problem.ts';

/** The programs of a bare-bones bot must be such that a container can start them; a missing one is drift. */
export async function checkEntries(
  { root, answers }: Repo,
  reportIn: (file: string) => Report,
): Promise<void> {
  if (answers.flavor === 'typescript') return;
  if (Object.keys(answers.functions).some((name) => settingsOf(answers, name).notify?.length)) {
    reportIn('castai-bot.json')(
      START,
      'notify: the scripts of a bare-bones bot tell people themselves, with the secrets that are their variables',
      { level: 'warning' },
    );
  }
  for (const name of listFunctionNames(answers)) {
    const entry = programOf(answers, name);
    if (entry === undefined || !isStartedDirectly(answers, name)) continue;
    const file = path.join(root, entry);
    const bytes = await readBytesIfThere(file);
    if (bytes === undefined) continue;
    const text = bytes.toString();
    const report = reportIn(entry);
    if (!isExecutable((await stat(file)).mode)) {
      report(START, `not executable, so the cluster would refuse to start it: chmod +x ${entry}`);
    }
    if (!isBinary(text) && findInterpreter(text) === undefined) {
      report(START, 'names no interpreter, wanted a first line like #!/usr/bin/env python3');
    }
    if (/^#!.*\r\n/.test(text)) {
      report(
        START,
        'its lines end as on Windows: Linux would look for an interpreter whose name ends in a return',
      );
    }
  }
}
