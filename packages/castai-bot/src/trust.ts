import { lstatSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { CliError, shell } from '@castai-bot/cli';

export interface TrustOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Of this process; undefined on Windows, where owners are not looked at. */
  readonly uid: number | undefined;
  /** Who owns a file, itself and not what it leads to. @default the file system's word */
  readonly ownerOf?: (file: string) => number;
}

const TRUST = 'CASTAI_BOT_TRUST';

/**
 * Refuses to run what is in a repo of another user: the rule of git's safe.directory. Root may also run what belongs to
 * the user that called sudo, and `CASTAI_BOT_TRUST=DIR` allows a folder.
 * @see https://git-scm.com/docs/git-config#Documentation/git-config.txt-safedirectory
 * @throws CliError UNTRUSTED
 */
export function checkTrust(
  { root, files }: { readonly root: string; readonly files: readonly string[] },
  { env, uid, ownerOf = (file) => lstatSync(file).uid }: TrustOptions,
): void {
  if (uid === undefined || isTrusted(root, env)) return;
  const own = [uid, ...(uid === 0 && /^\d+$/.test(env['SUDO_UID'] ?? '') ? [Number(env['SUDO_UID'])] : [])];
  const foreign = [root, ...files].find((file) => !own.includes(ownerOf(file)));
  if (foreign === undefined) return;
  throw new CliError(
    'UNTRUSTED',
    `Cannot run the castai-bot of ${JSON.stringify(root)}: ${JSON.stringify(foreign)} belongs to user ${ownerOf(foreign)}, and you are user ${uid}; it would run as you`,
    { hint: shell`If you trust that user with this: ${TRUST}=${root} castai-bot …` },
  );
}

function isTrusted(root: string, env: TrustOptions['env']): boolean {
  const folders = (env[TRUST] ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  return folders.some((folder) => realOf(folder) === realOf(root));
}

function realOf(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    // It names a folder that is not there.
    return folder;
  }
}
