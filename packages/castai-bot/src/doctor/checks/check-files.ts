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

function mend({ kind, file }: Drift): string {
  if (kind === 'schedule') return 'Edit castai-bot.json, commit it, then castai-bot update';
  if (kind === 'missing' || kind === 'left-out') return `git checkout HEAD -- ${JSON.stringify(file)}`;
  return `Correct ${file}, then castai-bot validate`;
}
