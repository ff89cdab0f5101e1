import type { Simulator, SimulatorOptions } from '@castai-bot/simulator';
import { CliError } from '../errors.ts';
import type { FlagValues } from '../flags.ts';

/** The world of the simulator, for every command that starts one. */
export const worldFlags = {
  seed: { kind: 'integer', summary: 'the same seed makes the same world (default: 1)', placeholder: 'n' },
  clusters: { kind: 'integer', summary: 'how many clusters (default: 3)', placeholder: 'n', min: 1 },
  nodes: { kind: 'integer', summary: 'nodes in each (default: 12)', placeholder: 'n' },
  workloads: { kind: 'integer', summary: 'workloads in each (default: 40)', placeholder: 'n' },
} as const;

/**
 * Starts a simulator with the world that the flags describe.
 * @throws CliError SIMULATOR
 */
export async function startWorld(
  flags: FlagValues<typeof worldFlags>,
  options: Pick<SimulatorOptions, 'port' | 'onRequest'> = {},
): Promise<Simulator> {
  const { seed, clusters, nodes, workloads } = flags;
  const { SimulatorError, startSimulator } = await import('@castai-bot/simulator');
  try {
    return await startSimulator({
      ...options,
      ...(seed === undefined ? {} : { seed }),
      world: {
        ...(clusters === undefined ? {} : { clusters }),
        ...(nodes === undefined ? {} : { nodes }),
        ...(workloads === undefined ? {} : { workloads }),
      },
    });
  } catch (cause) {
    if (!(cause instanceof SimulatorError)) throw cause;
    throw new CliError('SIMULATOR', cause.message, {
      cause,
      ...(cause.hint === undefined ? {} : { hint: cause.hint }),
    });
  }
}
