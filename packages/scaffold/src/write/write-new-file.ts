import { closeSync, fstatSync, openSync, writeFileSync } from 'node:fs';
import type { Journal } from './journal.ts';

const EXECUTABLE = 0o777;
const READABLE = 0o666;

/** Writes a file where none is: one that is there already, or comes at the same moment, is left as it is. */
export function writeNewFile(
  file: string,
  text: string,
  { isExecutable, journal }: { readonly isExecutable: boolean; readonly journal: Journal },
): void {
  const descriptor = openSync(file, 'wx', isExecutable ? EXECUTABLE : READABLE);
  try {
    journal.noteFile(file, fstatSync(descriptor, { bigint: true }));
    writeFileSync(descriptor, text);
  } finally {
    closeSync(descriptor);
  }
}
