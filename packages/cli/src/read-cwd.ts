import path from 'node:path';

/** Where a line is typed; to read it may throw: a folder can be deleted under a shell. */
interface Place {
  readonly argv: readonly string[];
  readonly cwd: string;
}

/** What `--cwd` says in a line that is not parsed yet, or cannot be. */
function readCwd(argv: readonly string[]): string | undefined {
  const end = argv.indexOf('--');
  const words = end === -1 ? argv : argv.slice(0, end);
  const at = words.findIndex((word) => word === '--cwd' || word.startsWith('--cwd='));
  const word = words[at];
  return word === '--cwd' ? words[at + 1] : word?.slice('--cwd='.length);
}

/** The folder a line works in. The present one, which may be gone, is asked for only where it matters. */
export function resolveCwd(here: Pick<Place, 'cwd'>, typed: string | undefined): string {
  return typed !== undefined && path.isAbsolute(typed)
    ? path.resolve(typed)
    : path.resolve(here.cwd, typed ?? '.');
}

/** The same for a line that is not parsed yet, or cannot be; undefined where the present folder is gone. */
export function guessCwd(here: Place): string | undefined {
  try {
    return resolveCwd(here, readCwd(here.argv));
  } catch {
    return undefined;
  }
}
