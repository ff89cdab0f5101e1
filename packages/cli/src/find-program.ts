import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

export interface FindProgramOptions {
  /** PATH and, on Windows, PATHEXT; there by any case. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** @default this process's */
  readonly platform?: NodeJS.Platform;
  /** Whether this is a file that may be run. @default asks the disk */
  readonly isProgram?: (file: string) => boolean;
}

/**
 * For the environment of a program: on Windows what it starts itself, in a `.cmd` say, is not looked for in the current
 * folder either.
 * @see https://learn.microsoft.com/windows/win32/api/processenv/nf-processenv-needcurrentdirectoryforexepathw
 */
export const onPathAlone: Readonly<Record<string, string>> =
  process.platform === 'win32' ? { NoDefaultCurrentDirectoryInExePath: '1' } : {};

/** What Windows itself takes where PATHEXT says nothing. */
const PATHEXT = '.COM;.EXE;.BAT;.CMD';
/** With a drive or a server: `\tools` is of the drive that one happens to be on. */
const WHOLE_ON_WINDOWS = /^(?:[a-z]:[\\/]|[\\/]{2}[^\\/])/i;

/**
 * The absolute path of a program, looked for in the folders of PATH that are absolute, and nowhere else: Windows, `which`
 * and a PATH with an empty entry look in the current folder too, which is somebody's repo. A path is taken as it is;
 * undefined where there is none.
 */
export function findProgram(name: string, options: FindProgramOptions): string | undefined {
  const { env, platform = process.platform, isProgram = isRunnable } = options;
  const paths = platform === 'win32' ? path.win32 : path.posix;
  if (/[\\/]/.test(name)) return paths.isAbsolute(name) && isProgram(name) ? name : undefined;
  const isWindows = platform === 'win32';
  const folders = (read(env, 'PATH', isWindows) ?? '')
    .split(paths.delimiter)
    .map((folder) => (isWindows ? folder.replaceAll('"', '') : folder))
    .filter((folder) => (isWindows ? WHOLE_ON_WINDOWS.test(folder) : paths.isAbsolute(folder)));
  const names = isWindows ? withExtensions(name, read(env, 'PATHEXT', true) || PATHEXT) : [name];
  return folders
    .flatMap((folder) => names.map((one) => paths.join(folder, one)))
    .find((file) => isProgram(file));
}

/** `git` is `git.com`, `git.exe` and so on; a name that has such an end already is first meant as it is. */
function withExtensions(name: string, pathExt: string): readonly string[] {
  const ends = pathExt
    .toLowerCase()
    .split(';')
    .filter((end) => end.startsWith('.'));
  const isWhole = ends.some((end) => name.toLowerCase().endsWith(end));
  return [...(isWhole ? [name] : []), ...ends.map((end) => `${name}${end}`)];
}

function read(env: FindProgramOptions['env'], name: string, isAnyCase: boolean): string | undefined {
  if (!isAnyCase) return env[name];
  return Object.entries(env).find(([key, value]) => key.toUpperCase() === name && value !== undefined)?.[1];
}

function isRunnable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
