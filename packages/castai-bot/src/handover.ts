import { createRequire } from 'node:module';
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { ANSWERS_FILE, findRoot } from './repo/find-root.ts';
import { checkTrust, type TrustOptions } from './trust.ts';

export interface HandoverOptions extends TrustOptions {
  readonly argv: readonly string[];
  /** The folder that the line works in. */
  readonly cwd: string;
  /** Folder of our own package.json. */
  readonly ownFolder: string;
}

/** What the shell asks at every Tab, in whatever folder: it runs nothing of that folder's. */
const COMPLETION = ['complete', 'completion'];

/**
 * The bin of the castai-bot that the repo around us has installed, when that is another than this one: a repo is
 * worked on with the version it pins, whichever was called.
 * @throws CliError UNTRUSTED when the repo or that bin belongs to another user
 */
export function findOwnVersion({ argv, cwd, ownFolder, ...trust }: HandoverOptions): string | undefined {
  if (COMPLETION.includes(argv[0] ?? '')) return undefined;
  const root = findRoot(cwd, ANSWERS_FILE);
  if (root === undefined) return undefined;
  const manifest = resolveManifest(root);
  if (manifest === undefined) return undefined;
  const folder = realpathSync(path.dirname(manifest));
  const bin = path.join(folder, 'dist/bin.js');
  if (folder === realpathSync(ownFolder) || !existsSync(bin)) return undefined;
  checkTrust({ root, files: [path.join(root, ANSWERS_FILE), manifest, folder, bin] }, trust);
  return bin;
}

function resolveManifest(root: string): string | undefined {
  try {
    return createRequire(path.join(root, 'package.json')).resolve('castai-bot/package.json');
  } catch {
    return undefined;
  }
}
