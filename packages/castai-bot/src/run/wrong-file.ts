import path from 'node:path';
import { isRecord, readJson, shell, type ShellLine } from '@castai-bot/cli';
import { installCastaiBot } from '../repo/install-lines.ts';

/** The files that runs write. */
export type RunFile = 'plan' | 'recording';

const FLAGS = {
  plan: { writes: '--plan-out', file: 'plan.json' },
  recording: { writes: '--record', file: 'recording.json' },
} as const;

/** What to type where a file is not there, or is named by what was to be run. */
export function hintWhereMissing(wanted: RunFile, shown: string): ShellLine {
  const { writes, file } = FLAGS[wanted];
  const isName = /^[a-z0-9][a-z0-9-]*$/i.test(shown);
  return isName ? shell`castai-bot run ${shown} ${writes} ${file}` : shell`castai-bot run ${writes} ${shown}`;
}

/** What to type where a file is another than was wanted. */
export function hintForWrong(wanted: RunFile, { text, shown }: { text: string; shown: string }): ShellLine {
  const document = readJson(text);
  const { kind, schema } = isRecord(document) ? document : {};
  const { writes, file } = FLAGS[wanted];
  if (kind === `castai-bot ${wanted}` && typeof schema === 'number' && schema > 1)
    return installCastaiBot({}, 'latest');
  if (wanted === 'plan' && kind === 'castai-bot recording') return shell`castai-bot run --replay ${shown}`;
  if (wanted === 'recording' && kind === 'castai-bot plan') return shell`castai-bot plan show ${shown}`;
  // What is there is not ours to be written over.
  return shell`castai-bot run ${writes} ${path.basename(shown) === file ? `new-${file}` : file}`;
}
