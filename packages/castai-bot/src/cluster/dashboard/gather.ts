import { CliError, type CommandContext } from '@castai-bot/cli';
import { askBotRegistry } from '../ask-bot-registry.ts';
import type { Cluster } from '../connect.ts';
import { type PermittedObjects, readPermittedObjects } from '../read-bot-objects.ts';
import { type Manifests, readManifests } from '../read-manifests.ts';
import { compareRegistry, type RegistryState } from '../status/compare-registry.ts';
import { imageOf } from '../status/find-differences.ts';
import type { Repo } from '../../repo/find-repo.ts';

/** What a bot has in its cluster, in its repo and in its registry, as it was read. */
export interface Gathered extends PermittedObjects {
  readonly readAt: Date;
  /** Why k8s/ could not be built, in place of what it has. */
  readonly manifests: Manifests | CliError;
  readonly registryStates: ReadonlyMap<string, RegistryState | null>;
}

/** Reads all of it, again and again. */
export interface Gatherer {
  /** @throws CliError when the cluster cannot be asked */
  gather(): Promise<Gathered>;
}

/** Files are read again after this, and the registry is asked again after that. */
const FILES_MS = 15_000;
const REGISTRY_MS = 5 * 60_000;
/** A server that is slower than this does not answer. */
const TIMEOUT_MS = 15_000;

interface Kept<Value> {
  readonly value: Value;
  readonly until: number;
}

/** Makes a gatherer: the cluster is asked each time, in one call; what changes less is kept for a while. */
export function createGatherer(
  repo: Repo,
  { cluster, context }: { readonly cluster: Cluster; readonly context: CommandContext },
): Gatherer {
  const { kubectl } = cluster;
  let files: Kept<Manifests | CliError> | undefined;
  let registry: (Kept<ReadonlyMap<string, RegistryState | null>> & { readonly images: string }) | undefined;
  const readFiles = async (now: number): Promise<Manifests | CliError> => {
    if (files !== undefined && now < files.until) return files.value;
    const value = await readManifests(repo, kubectl).catch(toKnown);
    files = { value, until: now + FILES_MS };
    return value;
  };
  const readRegistry = async (
    images: readonly string[],
    now: number,
  ): Promise<ReadonlyMap<string, RegistryState | null>> => {
    const key = images.join(' ');
    if (registry !== undefined && registry.images === key && now < registry.until) return registry.value;
    const value = await askBotRegistry(repo, { images, context, ask: compareRegistry });
    registry = { value, images: key, until: now + REGISTRY_MS };
    return value;
  };
  return {
    gather: async () => {
      const readAt = context.now();
      const now = readAt.getTime();
      const [permitted, manifests] = await Promise.all([
        readPermittedObjects(kubectl, repo.answers, { timeoutMs: TIMEOUT_MS }),
        readFiles(now),
      ]);
      const images = permitted.objects.cronJobs.flatMap((cronJob) => imageOf(cronJob) ?? []);
      return { ...permitted, manifests, registryStates: await readRegistry(images, now), readAt };
    },
  };
}

/** k8s/ may be in the middle of an edit: the cluster is shown all the same. */
function toKnown(error: unknown): CliError {
  if (error instanceof CliError) return error;
  throw error;
}
