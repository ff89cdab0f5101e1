import type { CommandContext } from '@castai-bot/cli';
import { failed, passed, warning, type Finding } from '../../inspect/finding.ts';
import type { ImageReference } from '../../image/image-reference.ts';
import { askForManifest } from '../../image/registry/ask-registry.ts';
import type { Registry } from '../../image/registry/registry.ts';
import type { Repo } from '../../repo/find-repo.ts';
import { askBotRegistry } from '../ask-bot-registry.ts';
import { findBotContainer, type CronJob } from '../kube-objects.ts';

/**
 * Whether the registry has the images, asked with the login of this machine. FAILED only when it says that it has one
 * not; nothing where it cannot be asked.
 */
export async function checkImagesReachable(
  repo: Repo,
  { cronJobs, context }: { readonly cronJobs: readonly CronJob[]; readonly context: CommandContext },
): Promise<readonly Finding[]> {
  const images = cronJobs.flatMap(
    ({ spec }) => findBotContainer(spec.jobTemplate.spec.template.spec)?.image ?? [],
  );
  const findings = await askBotRegistry(repo, { images, context, ask: checkImage });
  return [...findings.values()];
}

async function checkImage(registry: Registry, { name, tag, digest }: ImageReference): Promise<Finding> {
  const version = digest ?? tag ?? 'latest';
  const { status } = await askForManifest(registry, 'HEAD', version);
  const image = `${name}${digest === undefined ? ':' : '@'}${version}`;
  if (status === 200) return passed('image', `The registry has ${image}`);
  if (status === 404) return failed('image', `The registry has no ${image}`, 'castai-bot build-and-push');
  return warning('image', `Cannot tell whether the registry has ${image}: it answers ${status}`);
}
