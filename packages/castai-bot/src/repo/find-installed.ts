import { findPackageJSON } from 'node:module';
import path from 'node:path';

/**
 * The package.json of an installed package as a bot's code finds it: in its own node_modules, or in a workspace's above.
 * @returns absolute; undefined where it is not installed
 */
export function findInstalled(root: string, name: string): string | undefined {
  try {
    return findPackageJSON(name, path.join(root, 'package.json'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}
