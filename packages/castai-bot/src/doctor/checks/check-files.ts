import { failed, passed, warning, type Finding } from '../../finding.ts';
import { findDrift } from '../../inspect/find-drift.ts';
import type { DoctorInput } from '../doctor-input.ts';

/** Whether the files are as castai-bot.json has them. */
export async function checkFiles({ repo }: DoctorInput): Promise<readonly Finding[]> {
  const drift = await findDrift(repo);
  if (drift.length === 0) return [passed('files', 'The files are as castai-bot.json has them')];
  return drift.map(({ kind, file, message }) => {
    const text = `${file}: ${message}`;
    return kind === 'missing'
      ? failed('files', text, 'castai-bot update')
      : warning('files', text, 'castai-bot list');
  });
}
