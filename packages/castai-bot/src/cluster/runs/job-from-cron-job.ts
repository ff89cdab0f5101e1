import { randomInt } from 'node:crypto';
import type { CronJob } from '../kube-objects.ts';

const SUFFIX_LENGTH = 6;
/** The history limits of a CronJob leave it alone: a week, then Kubernetes cleans up. */
const KEPT_SECONDS = 7 * 24 * 3600;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** A name that no other run has; with a CronJob's at most 52 characters it fits a label. */
export function newRunName(cronJobName: string): string {
  const letters = Array.from({ length: SUFFIX_LENGTH }, () => LETTERS.charAt(randomInt(LETTERS.length)));
  return `${cronJobName}-now-${letters.join('')}`;
}

/**
 * The Job that a CronJob would make, marked as made by hand, as `kubectl create job --from` makes it, but for one thing:
 * the CronJob owns it, so that it goes with it, and is not its controller. The CronJob controller counts, and evicts,
 * by its history limits what it is the controller of.
 * @see https://github.com/kubernetes/kubectl/blob/master/pkg/cmd/create/create_job.go
 * @see https://github.com/kubernetes/kubernetes/blob/v1.34.1/pkg/controller/cronjob/cronjob_controllerv2.go (getJobsToBeReconciled)
 */
export function jobFromCronJob({ apiVersion = 'batch/v1', metadata, spec }: CronJob, name: string): object {
  const template = spec.jobTemplate;
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name,
      namespace: metadata.namespace,
      labels: template.metadata?.labels,
      annotations: { 'cronjob.kubernetes.io/instantiate': 'manual', ...template.metadata?.annotations },
      ownerReferences: [{ apiVersion, kind: 'CronJob', name: metadata.name, uid: metadata.uid }],
    },
    spec: { ttlSecondsAfterFinished: KEPT_SECONDS, ...template.spec },
  };
}
