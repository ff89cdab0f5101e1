import { rename, rm, writeFile } from 'node:fs/promises';
import { CliError } from '../../errors.ts';
import type { Recording } from './recording.ts';

/** Writes a recording, whole or not at all. @throws CliError CANNOT_RECORD */
export async function writeRecording(file: string, recording: Recording): Promise<void> {
  const draft = `${file}.${process.pid}.tmp`;
  try {
    await writeFile(draft, `${JSON.stringify(recording, undefined, 2)}\n`);
    await rename(draft, file);
  } catch (cause) {
    await rm(draft, { force: true });
    throw new CliError(
      'CANNOT_RECORD',
      `Cannot write the recording: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  }
}
