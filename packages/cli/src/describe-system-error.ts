import path from 'node:path';

/** What the operating system says of a call that failed: Node's errors of files and programs. */
export interface SystemError extends Error {
  readonly code: string;
  readonly syscall: string;
  readonly path?: string;
  readonly dest?: string;
}

export function isSystemError(error: unknown): error is SystemError {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    'syscall' in error &&
    typeof error.syscall === 'string'
  );
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'you may not do that there',
  EBUSY: 'something else uses it',
  EEXIST: 'it is there already',
  EISDIR: 'it is a folder, wanted a file',
  ELOOP: 'its symbolic links go in a circle',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long',
  ENOENT: 'there is no such file or folder',
  ENOSPC: 'no space is left on the disk',
  ENOTDIR: 'a part of its path is a file, wanted a folder',
  ENOTEMPTY: 'the folder is not empty',
  EPERM: 'you may not do that there',
  EROFS: 'the file system is read-only',
};

/** What was tried, in words that go before a name. */
const VERBS: Readonly<Record<string, string>> = {
  chmod: 'change the mode of',
  copyfile: 'copy',
  fsync: 'write',
  link: 'make',
  lstat: 'look at',
  mkdir: 'make',
  mkdtemp: 'make',
  open: 'open',
  opendir: 'read',
  read: 'read',
  readlink: 'read',
  realpath: 'find',
  rename: 'rename',
  rm: 'delete',
  rmdir: 'delete',
  scandir: 'read',
  stat: 'look at',
  symlink: 'make',
  unlink: 'delete',
  write: 'write',
};

/** Such an error as a sentence: `Cannot open "castai-bot.json": it is a folder, wanted a file`. */
export function describeSystemError(error: SystemError): string {
  const { syscall, path: file } = error;
  if (syscall === 'uv_cwd') return 'Cannot tell where this is: the present folder was deleted';
  const [call = syscall] = syscall.split(' ');
  const reason = describeReason(error);
  if (call === 'spawn')
    return `Cannot start ${JSON.stringify(file ?? syscall.slice('spawn '.length))}: ${reason}`;
  const verb = VERBS[call];
  if (verb === undefined) return `Cannot go on: ${error.message}`;
  if (file === undefined) return `Cannot ${verb} a file: ${reason}`;
  return `Cannot ${verb} ${JSON.stringify(path.normalize(file))}: ${reason}`;
}

/** Why, alone: `it is a folder, wanted a file`. */
export function describeReason({ code, message }: SystemError): string {
  return REASONS[code] ?? message;
}
