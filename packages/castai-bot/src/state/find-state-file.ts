import { realpathSync } from 'node:fs';
import path from 'node:path';
import { usageError } from '@castai-bot/cli';

/** Where the states of this machine are, below a bot's folder. */
const STATE_FOLDER = '.castai-bot/state';

/** A state of one cluster. */
export interface StatePlace {
  /** Undefined for a function of the whole organization. */
  readonly clusterId: string | undefined;
  readonly name: string;
}

/** In place of a cluster: the id of none, since those are longer. */
const ORGANIZATION = 'organization';

/** What is the name of one file or folder on every system, and of none above it. */
const PLAIN_NAME = /^[A-Za-z0-9][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*$/;
const LONGEST_NAME = 128;

/**
 * The file of a state, absolute.
 *
 * @throws CliError USAGE for a name that could lead out of the folder
 */
export function findStateFile(root: string, { clusterId = ORGANIZATION, name }: StatePlace): string {
  const folder = path.join(root, ...STATE_FOLDER.split('/'));
  const file = path.join(folder, checkName('the cluster', clusterId), `${checkName('the state', name)}.json`);
  checkLinks(root, path.dirname(file));
  return file;
}

function checkName(what: string, name: string): string {
  if (PLAIN_NAME.test(name) && name.length <= LONGEST_NAME) return name;
  throw usageError(
    `Cannot keep a state for ${what} ${JSON.stringify(name)}: wanted a name of letters, digits, "-" and "_"`,
  );
}

/** @throws CliError USAGE where a link leads elsewhere */
function checkLinks(root: string, folder: string): void {
  const real = realpathOrParent(folder);
  const relative = path.relative(realpathSync(root), real);
  if (relative.startsWith('..') || path.isAbsolute(relative))
    throw usageError(`Cannot keep a state in ${folder}: a link leads out of the bot's folder, to ${real}`);
}

function realpathOrParent(folder: string): string {
  try {
    return realpathSync(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return path.join(realpathOrParent(path.dirname(folder)), path.basename(folder));
    throw error;
  }
}
