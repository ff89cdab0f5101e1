import { failed, passed, warning, type Finding } from '../../finding.ts';
import { findDrift } from '../../inspect/find-drift.ts';
import type { DoctorInput } from '../doctor-input.ts';

/** Whether the files are as castai-bot.json has them. */
export async function checkFiles({ repo }: DoctorInput): Promise<readonly Finding[]> {
  const drift = await findDrift(repo);
  if (drift.length === 0) return [passed('files', 'The files are as castai-bot.json has them')];
  return drift.map(({ kind, file, message }) => {
    const text = `${file}: ${message}`;
    if (kind === 'schedule')
      return warning('files', text, 'Edit castai-bot.json, commit it, then castai-bot update');
    if (kind !== 'missing' && kind !== 'left-out')
      return warning('files', text, `Correct ${file}, then castai-bot validate`);
    const judge = kind === 'missing' ? failed : warning;
    return judge('files', text, `git checkout HEAD -- ${JSON.stringify(file)}`);
  });
}
