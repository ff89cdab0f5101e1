import { shell } from '@castai-bot/cli';
import { failed, passed, warning, type Finding } from '../../inspect/finding.ts';
import type { ManifestObject } from '../../manifests/manifest-object.ts';
import type { Kubectl } from '../kubectl.ts';
import { findMissingRights } from '../rights/ask-rights.ts';
import { type ClusterCommand, clusterCommands, rightsOf } from '../rights/command-rights.ts';
import { joinRights, type Right, describeRight } from '../rights/right.ts';

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
  const rights = await findMissingRights(kubectl, all);
  const missing = rights.map(describeRight);
  const where = JSON.stringify(kubectl.namespace);
  if (missing.length === 0) return passed('rights', `You may do what castai-bot does in namespace ${where}`);
  const stopped = needed
    .filter(({ needs }) => needs.some((right) => missing.includes(describeRight(right))))
    .map(({ command }) => command);
  const named = stopped.length > MOST_NAMED ? [] : stopped.flatMap((command) => command.split(' '));
  // The key may be somebody else's to set.
  const judge = stopped.every((command) => command === 'secret set') ? warning : failed;
  return judge(
    'rights',
    `You may not ${missing.join(', ')} in namespace ${where}, which stops ${stopped.join(', ')}${sayGranted(rights)}`,
    shell`castai-bot rights ${[...named, '--role']}`,
  );
}

/** Why who deploys needs what only the pods do. */
function sayGranted(missing: readonly Right[]): string {
  const roles = new Set(missing.flatMap(({ grantedBy }) => grantedBy ?? []));
  if (roles.size === 0) return '';
  return `: ${[...roles].join(', ')} in k8s/ passes on what you may not do, for which you would have to be allowed to escalate and bind roles`;
}
