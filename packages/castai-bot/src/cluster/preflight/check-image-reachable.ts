import type { CommandContext } from '../../command.ts';
import { failed, passed, warning, type Finding } from '../../finding.ts';
import { toFullName, tryParse } from '../../image/image-reference.ts';
import { openBotRegistry } from '../../image/open-bot-registry.ts';
import { askForManifest } from '../../image/registry/ask-registry.ts';
import type { Repo } from '../../repo/find-repo.ts';
import { findBotContainer, type CronJob } from '../kube-objects.ts';

/** A registry that this machine does not reach may be near to the nodes: it is not waited for. */
const PATIENCE_MS = 5000;

/**
 * Whether the registry has the images, asked with the login of this machine. FAILED only when it says that it has one
 * not; nothing where it cannot be asked.
 */
export async function checkImagesReachable(
  repo: Repo,
  { cronJobs, context }: { readonly cronJobs: readonly CronJob[]; readonly context: CommandContext },
): Promise<readonly Finding[]> {
  const images = new Set(
    cronJobs.flatMap(({ spec }) => findBotContainer(spec.jobTemplate.spec.template.spec)?.image ?? []),
  );
  const signal = AbortSignal.any([context.signal, AbortSignal.timeout(PATIENCE_MS)]);
  try {
    const { registry, prepared } = await openBotRegistry(repo, { ...context, signal });
    const own = [...images].map(tryParse).filter((one) => one !== undefined);
    const ours = own.filter((one) => toFullName(one) === toFullName(prepared.image));
    return await Promise.all(
      ours.map(async ({ name, tag, digest }) => {
        const version = digest ?? tag ?? 'latest';
        const { status } = await askForManifest(registry, 'HEAD', version);
        const image = `${name}${digest === undefined ? ':' : '@'}${version}`;
        if (status === 200) return passed('image', `The registry has ${image}`);
        if (status === 404)
          return failed('image', `The registry has no ${image}`, 'castai-bot build-and-push');
        return warning('image', `Cannot tell whether the registry has ${image}: it answers ${status}`);
      }),
    );
  } catch {
    // No engine, no network, no answer in time: the nodes may fare better.
    context.signal.throwIfAborted();
    return [];
  }
}
