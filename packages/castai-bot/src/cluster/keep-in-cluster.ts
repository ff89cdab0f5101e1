import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CliError, shell } from '@castai-bot/cli';
import type { KeptState, StateKeeper } from '../state/state-keeper.ts';
import type { ConfigMap } from './kube-objects.ts';
import type { Kubectl } from './kubectl.ts';

/** What keeps a state in its ConfigMap. */
export interface ClusterKeeper extends StateKeeper {
  /** Takes away whatever is in it; the ConfigMap stays, as a deploy made it. */
  discard(): Promise<void>;
}

/** The ConfigMap of a state, as it was last read. */
interface Seen {
  readonly resourceVersion: string;
  readonly kept: KeptState;
}

/** Keeps a state where the runs of a cluster keep it. Read it before it is written. */
export function keepInCluster(kubectl: Kubectl, configMap: string): ClusterKeeper {
  let seen: Seen | undefined;
  return {
    read: async () => {
      seen = await readSeen(kubectl, configMap);
      return seen.kept;
    },
    write: async (data, version) => {
      if (seen?.kept.version !== version) return undefined;
      const gone = Object.keys(seen.kept.data).filter((key) => !Object.hasOwn(data, key));
      const next = { ...data, ...Object.fromEntries(gone.map((key) => [key, null])) };
      const body = { metadata: { resourceVersion: seen.resourceVersion }, data: next };
      try {
        await patch(kubectl, { configMap, body });
      } catch (error) {
        if (error instanceof CliError && error.code === 'CONFLICT') return undefined;
        throw error;
      }
      seen = await readSeen(kubectl, configMap);
      return seen.kept;
    },
    discard: () => patch(kubectl, { configMap, body: { data: null } }),
  };
}

/** @throws CliError NOT_DEPLOYED where there is no such ConfigMap */
async function readSeen(kubectl: Kubectl, name: string): Promise<Seen> {
  const text = await kubectl.run(['get', 'configmaps', name, '--ignore-not-found', '--output=json'], {
    action: `read the state in ConfigMap ${JSON.stringify(name)}`,
  });
  if (text.trim() === '') throw notDeployed(kubectl, name);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- kubectl's own output
  const { data = {}, metadata } = JSON.parse(text) as ConfigMap;
  const { resourceVersion = '' } = metadata;
  const isEmpty = Object.keys(data).length === 0;
  return { resourceVersion, kept: { version: isEmpty ? '' : resourceVersion, data } };
}

/** kubectl takes a patch of this size from a file alone. */
async function patch(
  kubectl: Kubectl,
  { configMap, body }: { readonly configMap: string; readonly body: object },
): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'castai-bot-state-'));
  try {
    const file = path.join(folder, 'patch.json');
    await writeFile(file, JSON.stringify(body), { mode: 0o600 });
    const how = ['--type=merge', `--patch-file=${file}`, '--field-manager=castai-bot'];
    await kubectl.run(['patch', 'configmaps', configMap, ...how], {
      action: `store the state in ConfigMap ${JSON.stringify(configMap)}`,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function notDeployed({ context, namespace }: Kubectl, name: string): CliError {
  return new CliError(
    'NOT_DEPLOYED',
    `Cannot find the ConfigMap ${JSON.stringify(name)}: it is not in namespace ${JSON.stringify(namespace)} of context ${JSON.stringify(context)}`,
    { hint: shell`castai-bot deploy` },
  );
}
