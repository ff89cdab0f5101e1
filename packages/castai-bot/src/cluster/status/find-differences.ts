import { findBotContainer, type ConfigMap, type CronJob } from '../kube-objects.ts';
import type { BotObjects } from '../read-bot-objects.ts';
import { stateObjectOf } from '../state-users.ts';
import type { Manifests } from '../read-manifests.ts';

/** A field that k8s/ and the cluster do not have the same. */
export interface Difference {
  readonly field: 'cronJob' | 'image' | 'schedule' | 'timeZone' | 'suspend' | 'account' | 'config';
  /** Null where it is not there; of a config only that it differs is said. */
  readonly files: string | null;
  readonly cluster: string | null;
}

/** Where a CronJob of the cluster and its manifests have come apart, in what a person would ask about. */
export function findDifferences(
  cronJob: CronJob,
  { live, manifests }: { readonly live: BotObjects; readonly manifests: Manifests },
): readonly Difference[] {
  const { name } = cronJob.metadata;
  const file = manifests.cronJobs.find(({ metadata }) => metadata.name === name);
  if (!file) return [{ field: 'cronJob', files: null, cluster: name }];
  const pairs: readonly Difference[] = [
    { field: 'image', files: imageOf(file), cluster: imageOf(cronJob) },
    { field: 'schedule', files: file.spec.schedule, cluster: cronJob.spec.schedule },
    { field: 'timeZone', files: file.spec.timeZone ?? null, cluster: cronJob.spec.timeZone ?? null },
    { field: 'account', files: stateObjectOf(file) ?? null, cluster: stateObjectOf(cronJob) ?? null },
    ...suspensions(file, cronJob),
  ];
  const ofName = ({ metadata }: ConfigMap): boolean => metadata.name === name;
  const config = dataOf(manifests.configMaps.find(ofName));
  const liveConfig = dataOf(live.configMaps.find(ofName));
  const configs: readonly Difference[] =
    config === liveConfig
      ? []
      : [{ field: 'config', files: config && 'another', cluster: liveConfig && 'another' }];
  return [...pairs.filter(({ files, cluster }) => files !== cluster), ...configs];
}

/** The files leave it to `pause`, but for a function that runs only when told to. */
function suspensions(file: CronJob, cronJob: CronJob): readonly Difference[] {
  const { suspend } = file.spec;
  if (suspend === undefined) return [];
  return [{ field: 'suspend', files: String(suspend), cluster: String(cronJob.spec.suspend ?? false) }];
}

/** The image of the bot's container. */
export function imageOf({ spec }: CronJob): string | null {
  return findBotContainer(spec.jobTemplate.spec.template.spec)?.image ?? null;
}

function dataOf(configMap: ConfigMap | undefined): string | null {
  if (!configMap) return null;
  const entries = Object.entries(configMap.data ?? {});
  return JSON.stringify(entries.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
