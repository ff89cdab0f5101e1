import { shell } from '@castai-bot/cli';
import { passed, warning, type Finding } from '../../inspect/finding.ts';
import { findBotContainer, type CronJob, type EnvVar } from '../kube-objects.ts';
import type { Kubectl } from '../kubectl.ts';
import { AGENT_CONFIG_MAPS, readAgentSettings } from '../read-agent-settings.ts';

/** A warning, no failure: a function of scope `organization` runs without CLUSTER_ID. */
export async function checkClusterId(kubectl: Kubectl, cronJobs: readonly CronJob[]): Promise<Finding> {
  const isWritten = cronJobs.every(({ spec }) =>
    findBotContainer(spec.jobTemplate.spec.template.spec)?.env?.some(isOwnId),
  );
  if (cronJobs.length > 0 && isWritten) return passed('cluster-id', 'The manifests set CLUSTER_ID');
  const { settings, source, problem } = await readAgentSettings(kubectl);
  const id = settings['CLUSTER_ID'];
  if (id !== undefined && source !== undefined) {
    return passed('cluster-id', `The ConfigMap ${JSON.stringify(source)} has CLUSTER_ID ${id}`);
  }
  const where = JSON.stringify(kubectl.namespace);
  return warning(
    'cluster-id',
    problem ??
      `No ConfigMap of CAST AI's agent in namespace ${where} has CLUSTER_ID: a function that works on a cluster ends with exit code 78`,
    shell`kubectl get configmaps --context=${kubectl.context} --namespace=${kubectl.namespace}`,
  );
}

/** Written into the manifest, or from another place than CAST AI's agent. */
function isOwnId({ name, value, valueFrom }: EnvVar): boolean {
  if (name !== 'CLUSTER_ID') return false;
  return value !== undefined || !AGENT_CONFIG_MAPS.includes(valueFrom?.configMapKeyRef?.name ?? '');
}
