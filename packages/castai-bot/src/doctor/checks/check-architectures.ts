import { shell } from '@castai-bot/cli';
import { failed, passed, warning, type Finding } from '../../inspect/finding.ts';
import { findBotContainer, type KubeList, type KubeObject } from '../../cluster/kube-objects.ts';
import type { Kubectl } from '../../cluster/kubectl.ts';
import type { Manifests } from '../../cluster/read-manifests.ts';
import type { BotRegistry } from '../../image/open-bot-registry.ts';
import { readImagePlatforms } from '../read-image-platforms.ts';

interface Node extends KubeObject {
  readonly status?: {
    readonly nodeInfo?: { readonly operatingSystem?: string; readonly architecture?: string };
  };
}

/** Whether the image has what each of the cluster's nodes runs. */
export async function checkArchitectures(
  kubectl: Kubectl,
  manifests: Manifests,
  opening: Promise<BotRegistry>,
): Promise<Finding> {
  const outcome = await kubectl.ask(['get', 'nodes', '--output=json']);
  if (outcome.exitCode !== 0)
    return warning('architectures', 'Cannot see what the nodes run: the nodes are not to be read');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- kubectl's own output
  const { items } = JSON.parse(outcome.stdout) as KubeList<Node>;
  const nodes = new Set(
    items.map(({ status }) => `${status?.nodeInfo?.operatingSystem}/${status?.nodeInfo?.architecture}`),
  );
  const wanted = [...nodes].filter((one) => one.startsWith('linux/')).toSorted();
  const [cronJob] = manifests.cronJobs;
  const image = cronJob ? findBotContainer(cronJob.spec.jobTemplate.spec.template.spec)?.image : undefined;
  const run = `The nodes run ${wanted.join(', ')}`;
  if (wanted.length === 0)
    return warning('architectures', 'The cluster shows no Linux node to compare the image with');
  if (image === undefined) return warning('architectures', `${run}: k8s/ names no image to compare`);
  const platforms = await opening.then((open) => readImagePlatforms(image, open)).catch(() => undefined);
  if (platforms === undefined)
    return warning('architectures', `${run}: what the image is made for is not to be seen`);
  const missing = wanted.filter((one) => !platforms.includes(one));
  if (missing.length === 0)
    return passed('architectures', `The image has what the nodes run: ${wanted.join(', ')}`);
  return failed(
    'architectures',
    `${run}, the image is made for ${platforms.join(', ') || 'nothing'}`,
    shell`castai-bot build-and-push --platform ${wanted.join(',')}`,
  );
}
