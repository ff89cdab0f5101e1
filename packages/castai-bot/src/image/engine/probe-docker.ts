import { readJson } from '@castai-bot/cli';
import type { Probe, RunProgram } from './engine.ts';

const PODMAN_ENGINE = 'Podman Engine';

/** Asks docker's client for its server: DOCKER_HOST, then the context, are the client's own business. */
export async function probeDocker(run: RunProgram, timeoutMs: number): Promise<Probe> {
  const outcome = await run(
    { program: 'docker', args: ['version', '--format', '{{json .}}'] },
    { timeoutMs },
  );
  if (outcome.isMissing) return { problem: 'not installed' };
  const said = readVersion(outcome.stdout);
  if (said?.isPodman) return { problem: 'the program of that name is podman' };
  if (outcome.exitCode !== 0) return { problem: outcome.reason };
  if (said?.server === undefined) return { problem: 'it names no server' };
  const isServedByPodman = said.components.includes(PODMAN_ENGINE);
  // Podman's API has no BuildKit behind it, so buildx fails there.
  const hasBuildx = !isServedByPodman && (await isBuildxThere(run, timeoutMs));
  const isUnpacking = hasBuildx && (await unpacks(run, timeoutMs));
  return {
    engine: {
      name: 'docker',
      builder: hasBuildx ? 'buildx' : 'classic',
      version: said.client,
      ...(isUnpacking ? { isUnpacking } : {}),
      about: `${isServedByPodman ? PODMAN_ENGINE : 'Docker Engine'} ${said.server} behind context ${JSON.stringify(said.context)}`,
    },
  };
}

async function isBuildxThere(run: RunProgram, timeoutMs: number): Promise<boolean> {
  const { exitCode } = await run({ program: 'docker', args: ['buildx', 'version'] }, { timeoutMs });
  return exitCode === 0;
}

/** Docker's own builder on containerd's image store, as Docker Desktop and fresh engines have it. */
async function unpacks(run: RunProgram, timeoutMs: number): Promise<boolean> {
  const [info, builder] = await Promise.all([
    run({ program: 'docker', args: ['info', '--format', '{{json .DriverStatus}}'] }, { timeoutMs }),
    run({ program: 'docker', args: ['buildx', 'inspect'] }, { timeoutMs }),
  ]);
  return info.stdout.includes('io.containerd.snapshotter') && /^Driver:\s*docker\s*$/m.test(builder.stdout);
}

interface DockerVersion {
  readonly client: string;
  readonly context: string;
  readonly server: string | undefined;
  readonly components: readonly string[];
  readonly isPodman: boolean;
}

/** Undefined when it is not the document docker prints. */
function readVersion(text: string): DockerVersion | undefined {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- docker's own output; every field is optional
  const document = readJson(text) as VersionDocument | null | undefined;
  if (!document?.Client) return undefined;
  const { Client, Server } = document;
  return {
    client: Client.Version ?? 'of unknown version',
    context: Client.Context ?? 'default',
    server: Server?.Version,
    components: (Server?.Components ?? []).flatMap(({ Name }) => Name ?? []),
    // Only podman's own client writes APIVersion this way.
    isPodman: Client.APIVersion !== undefined,
  };
}

interface VersionDocument {
  readonly Client?: { readonly Version?: string; readonly Context?: string; readonly APIVersion?: string };
  readonly Server?: {
    readonly Version?: string;
    readonly Components?: readonly { readonly Name?: string }[];
  } | null;
}
