import { type CommandContext, usageError } from '@castai-bot/cli';
import { buildKustomization } from '../../manifests/build-kustomization.ts';
import { isManifestObject, type ManifestObject } from '../../manifests/manifest-object.ts';
import type { Repo } from '../../repo/find-repo.ts';
import { type ClusterCommand, clusterCommands, type CommandRights, rightsOf } from './command-rights.ts';
import { renderRole } from './render-role.ts';
import { describeRight, type Right } from './right.ts';

export interface DescribedRights {
  readonly namespace: string;
  readonly commands: readonly (CommandRights & { readonly command: ClusterCommand })[];
  /** A Role and a RoleBinding with what these need, as YAML. */
  readonly role: string;
}

/** What commands must be allowed to do in the bot's namespace. No cluster is asked. @throws CliError USAGE */
export async function describeRights(
  { root, answers }: Repo,
  { words, context }: { readonly words: readonly string[]; readonly context: CommandContext },
): Promise<DescribedRights> {
  const wanted = chooseCommands(words);
  const isByObjects = wanted.some((command) => command === 'deploy' || command === 'remove');
  const objects = isByObjects ? await readObjects(root, context) : [];
  const commands = wanted.map((command) => ({ command, ...rightsOf(command, objects) }));
  const { namespace } = answers;
  const name = `castai-bot-${answers.name}`;
  return { namespace, commands, role: renderRole(commands, { name, namespace }) };
}

/** A row of a table: the command, what it needs or is there to read, and what is optional. */
export function toRightsRow({
  command,
  needs,
  reads,
  optional,
}: DescribedRights['commands'][number]): string[] {
  return [command, toText([...needs, ...reads]), toText(optional)];
}

const toText = (rights: readonly Right[]): string => rights.map(describeRight).join(', ');

/** Of commands that are two words on a command line. */
const toWord = (command: ClusterCommand): string => command.replace(' ', '-');

function chooseCommands(words: readonly string[]): readonly ClusterCommand[] {
  if (words.length === 0) return clusterCommands;
  const line = clusterCommands.reduce(
    (text, command) => text.replaceAll(command, toWord(command)),
    words.join(' '),
  );
  return line.split(' ').map((name) => {
    const known = clusterCommands.find((one) => toWord(one) === name);
    if (known !== undefined) return known;
    throw usageError(
      `Cannot tell the rights of ${JSON.stringify(name)}: found no such command that goes to a cluster, wanted ${clusterCommands.join(', ')}`,
      'castai-bot rights',
    );
  });
}

/** What deploy would apply beside ConfigMaps and CronJobs. */
async function readObjects(root: string, context: CommandContext): Promise<readonly ManifestObject[]> {
  const built = await buildKustomization(root, context);
  if (built.kind === 'built') return built.values.filter(isManifestObject);
  const why = built.kind === 'failed' ? built.reason : 'there is no kubectl on the PATH';
  context.note(`What else is in k8s/ is not counted, for it cannot be built: ${why}`);
  return [];
}
