import { shell, type ShellLine } from '@castai-bot/cli';
import { failed, passed, warning, type Finding } from '../../inspect/finding.ts';
import { findDrift, type Drift } from '../../inspect/find-drift.ts';
import type { DoctorInput } from '../doctor-input.ts';

/** Whether the files are as castai-bot.json has them. */
export async function checkFiles({ repo }: DoctorInput): Promise<readonly Finding[]> {
  const drift = await findDrift(repo);
  if (drift.length === 0) return [passed('files', 'The files are as castai-bot.json has them')];
  return drift.map((one) => {
    // As `validate` judges it: the bot runs without a test, and with one export too many.
    const isBearable = one.kind === 'left-out' || (one.kind === 'export' && one.functionName === undefined);
    const judge = isBearable ? warning : failed;
    return judge('files', `${one.file}: ${one.message}`, mend(one));
  });
}

function mend({ kind, file }: Drift): ShellLine {
  if (kind === 'schedule') return shell`Edit castai-bot.json, commit it, then castai-bot update`;
  if (kind === 'left-out') return shell`castai-bot leave-out ${file}`;
  if (kind === 'missing') return shell`git checkout HEAD -- ${file}`;
  return shell`Correct ${file}, then castai-bot validate`;
}
