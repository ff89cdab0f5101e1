import { ScaffoldError } from '../errors.ts';
import { hasCode } from './journal.ts';

const REASONS = new Map([
  ['ENOSPC', 'no space is left on the disk'],
  ['EDQUOT', 'your quota of the disk is used up'],
  ['EACCES', 'you may not write there'],
  ['EPERM', 'you may not write there'],
  ['EROFS', 'the file system is read-only'],
  ['ENAMETOOLONG', 'the path is too long'],
  ['ENOTDIR', 'a file is in the way of a folder'],
  ['EEXIST', 'somebody else has just made it'],
]);

/** A system's error in words; what else is thrown stays what it is. */
export function explainFailure(
  error: unknown,
  {
    action,
    outcome,
    paths,
  }: { readonly action: string; readonly outcome: string; readonly paths: readonly string[] },
): unknown {
  if (!(error instanceof Error) || !('syscall' in error)) return error;
  const [, reason = error.message] = [...REASONS].find(([code]) => hasCode(error, code)) ?? [];
  return new ScaffoldError(`Cannot ${action}: ${reason}; ${outcome}`, {
    code: 'WRITE_FAILED',
    paths,
    cause: error,
  });
}
