import type { CronJob, Job, KubeList, ObjectMeta, Pod } from '../kube-objects.ts';
import type { Kubectl } from '../kubectl.ts';
import { findJobEnd } from './run-end.ts';

/** The Jobs of a CronJob, newest first; those made by hand are its own too. @throws CliError */
export async function listRuns(kubectl: Kubectl, cronJob: CronJob): Promise<readonly Job[]> {
  const text = await kubectl.run(['get', 'jobs.batch', '--output=json'], {
    action: `list the runs of ${JSON.stringify(cronJob.metadata.name)}`,
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- kubectl's own output
  const { items } = JSON.parse(text) as KubeList<Job>;
  return sortRuns(items.filter((job) => isOwnedBy(job.metadata, cronJob.metadata)));
}

/** The pods of a Job, oldest first. @throws CliError */
export async function listPods(kubectl: Kubectl, job: string): Promise<readonly Pod[]> {
  const selector = `--selector=batch.kubernetes.io/job-name=${job}`;
  const text = await kubectl.run(['get', 'pods', selector, '--output=json'], {
    action: `list the pods of run ${JSON.stringify(job)}`,
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- kubectl's own output
  const { items } = JSON.parse(text) as KubeList<Pod>;
  return items.toSorted((one, other) => createdAt(one.metadata).localeCompare(createdAt(other.metadata)));
}

export function sortRuns(jobs: readonly Job[]): readonly Job[] {
  return jobs.toSorted((one, other) => createdAt(other.metadata).localeCompare(createdAt(one.metadata)));
}

export function isOwnedBy({ ownerReferences = [] }: ObjectMeta, { uid }: ObjectMeta): boolean {
  return uid !== undefined && ownerReferences.some((owner) => owner.uid === uid);
}

export function isActive(job: Job): boolean {
  return findJobEnd(job) === undefined && job.metadata.deletionTimestamp === undefined;
}

function createdAt({ creationTimestamp = '' }: ObjectMeta): string {
  return creationTimestamp;
}
