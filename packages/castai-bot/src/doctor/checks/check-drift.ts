import { passed, warning, type Finding } from '../../inspect/finding.ts';
import { isApplied, objectName } from '../../cluster/bot-objects.ts';
import type { Kubectl } from '../../cluster/kubectl.ts';
import { readBotObjects } from '../../cluster/read-bot-objects.ts';
import type { Manifests } from '../../cluster/read-manifests.ts';
import { findDifferences } from '../../cluster/status/find-differences.ts';
import type { Repo } from '../../repo/find-repo.ts';

/** Whether the cluster has what k8s/ has. */
export async function checkDrift(
  kubectl: Kubectl,
  { answers }: Repo,
  manifests: Manifests,
): Promise<readonly Finding[]> {
  const live = await readBotObjects(kubectl, answers);
  const fix = 'castai-bot deploy';
  const findings = Object.keys(answers.functions).flatMap((name): readonly Finding[] => {
    const cronJob = live.cronJobs.find(({ metadata }) => metadata.name === objectName(answers, name));
    if (!cronJob) return [warning('drift', `${name} is not in the cluster`, fix)];
    if (!isApplied(cronJob)) return [warning('drift', `${name} was applied by somebody else`, fix)];
    const differences = findDifferences(cronJob, { live, manifests });
    const fields = differences.map(({ field }) => field).join(', ');
    return fields === '' ? [] : [warning('drift', `${name} differs from k8s/ in ${fields}`, fix)];
  });
  return findings.length === 0 ? [passed('drift', 'The cluster has what k8s/ has')] : findings;
}
