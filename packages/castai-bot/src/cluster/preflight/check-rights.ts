import { shell } from '@castai-bot/cli';
import { failed, passed, warning, type Finding } from '../../inspect/finding.ts';
import type { ManifestObject } from '../../manifests/manifest-object.ts';
import type { Kubectl } from '../kubectl.ts';
import { findMissingRights } from '../rights/ask-rights.ts';
import { type ClusterCommand, clusterCommands, rightsOf } from '../rights/command-rights.ts';
import { joinRights, toText } from '../rights/right.ts';

export interface RightsOptions {
  readonly commands: readonly ClusterCommand[];
  /** What deploy would apply. */
  readonly objects: readonly ManifestObject[];
}

/** More than these are not asked for one by one. */
const MOST_NAMED = 3;

/** Of every command. */
export function checkAllRights(kubectl: Kubectl, objects: readonly ManifestObject[]): Promise<Finding> {
  return checkRights(kubectl, { commands: clusterCommands, objects });
}

/** FAILED names every right that one of these commands needs and is not there, and which commands those are. */
export async function checkRights(kubectl: Kubectl, { commands, objects }: RightsOptions): Promise<Finding> {
  const needed = commands.map((command) => ({ command, ...rightsOf(command, objects) }));
  const all = joinRights(...needed.map(({ needs }) => needs));
  const missing = (await findMissingRights(kubectl, all)).map(toText);
  const where = JSON.stringify(kubectl.namespace);
  if (missing.length === 0) return passed('rights', `You may do what castai-bot does in namespace ${where}`);
  const stopped = needed
    .filter(({ needs }) => needs.some((right) => missing.includes(toText(right))))
    .map(({ command }) => command);
  const named = stopped.length > MOST_NAMED ? [] : stopped.flatMap((command) => command.split(' '));
  // The key may be somebody else's to set.
  const judge = stopped.every((command) => command === 'secret set') ? warning : failed;
  return judge(
    'rights',
    `You may not ${missing.join(', ')} in namespace ${where}, which stops ${stopped.join(', ')}`,
    shell`castai-bot rights ${[...named, '--role']}`,
  );
}
