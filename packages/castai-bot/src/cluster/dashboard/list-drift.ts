import { CliError, readJson, shell, type View } from '@castai-bot/cli';
import type { EntryDrift } from '@castai-bot/page';
import type { Cluster } from '../connect.ts';
import type { ConfigMap } from '../kube-objects.ts';
import type { FunctionStatus } from '../status/read-status.ts';
import { isMendedByDeploy, sayDifference } from '../status/render-status.ts';
import type { Gathered } from './gather.ts';
import { toLine } from './to-line.ts';

interface DriftOptions {
  readonly cluster: Cluster;
  readonly gathered: Gathered;
  readonly view: View;
}

/** What `status` finds other than it should be, with what is here and there. */
export function listDrift(
  one: FunctionStatus,
  { cluster, gathered, view }: DriftOptions,
): readonly EntryDrift[] {
  const isConfigKnown = !gathered.refused.includes('configmaps');
  const differences = (one.differences ?? []).filter(({ field }) => isConfigKnown || field !== 'config');
  return [
    ...(one.isOrphan
      ? [
          {
            title: 'It is in the cluster, and no longer in castai-bot.json',
            line: view.typed(toLine(shell`castai-bot remove ${one.function}`, cluster)),
          },
        ]
      : []),
    ...(one.isForeign ? [{ title: 'Somebody else applied it, not castai-bot deploy', line: null }] : []),
    ...differences.map((difference) => ({
      title: sayDifference(difference),
      ...(difference.field === 'config'
        ? readConfigs(one.cronJob, gathered)
        : { files: difference.files, cluster: difference.cluster }),
      line: isMendedByDeploy(difference) ? view.typed(toLine(shell`castai-bot deploy`, cluster)) : null,
    })),
    ...(one.registry === 'missing'
      ? [{ title: 'The registry has no such image', line: view.typed('castai-bot build-and-push') }]
      : []),
    ...(one.registry === 'moved'
      ? [{ title: 'The registry has another image under this tag by now', line: null }]
      : []),
  ];
}

/** The config of an entry, of the files and of the cluster: it is no secret, by where it is. */
function readConfigs(name: string, { manifests, objects }: Gathered): Pick<EntryDrift, 'files' | 'cluster'> {
  const files = manifests instanceof CliError ? [] : manifests.configMaps;
  return { files: readData(files, name), cluster: readData(objects.configMaps, name) };
}

function readData(configMaps: readonly ConfigMap[], name: string): unknown {
  const data = configMaps.find(({ metadata }) => metadata.name === name)?.data;
  if (data === undefined) return null;
  return Object.fromEntries(Object.entries(data).map(([key, text]) => [key, readJson(text) ?? text]));
}
