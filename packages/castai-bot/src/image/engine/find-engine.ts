import { CliError } from '@castai-bot/cli';
import { ENGINES, type Engine, type EngineName, type Probe, type RunProgram } from './engine.ts';
import { probeDocker } from './probe-docker.ts';
import type { ProgramOutcome } from '../../process/run-program.ts';

const PROBE_TIMEOUT_MS = 15_000;

export interface FoundEngine {
  readonly engine: Engine;
  /** Why the ones before it in the ladder were not taken, for people. */
  readonly passedOver: readonly string[];
}

/**
 * The first engine that answers: docker, podman, buildah, nerdctl.
 * @throws CliError NO_ENGINE with what each of them said
 */
export async function findEngine(run: RunProgram, wanted: EngineName | undefined): Promise<FoundEngine> {
  const passedOver: string[] = [];
  for (const name of wanted === undefined ? ENGINES : [wanted]) {
    const probe = await probes[name](run);
    if ('engine' in probe) return { engine: probe.engine, passedOver };
    passedOver.push(`${name}: ${probe.problem}`);
  }
  throw wanted === undefined ? noEngine(passedOver) : notThere(wanted, passedOver);
}

const probes: Readonly<Record<EngineName, (run: RunProgram) => Promise<Probe>>> = {
  docker: (run) => probeDocker(run, PROBE_TIMEOUT_MS),
  podman: async (run) =>
    readProbe(
      'podman',
      await run(
        { program: 'podman', args: ['version', '--format', '{{.Client.Version}}'] },
        { timeoutMs: PROBE_TIMEOUT_MS },
      ),
    ),
  buildah: async (run) =>
    readProbe(
      'buildah',
      await run({ program: 'buildah', args: ['--version'] }, { timeoutMs: PROBE_TIMEOUT_MS }),
    ),
  nerdctl: async (run) =>
    readProbe(
      'nerdctl',
      await run(
        { program: 'nerdctl', args: ['info', '--format', '{{.ServerVersion}}'] },
        { timeoutMs: PROBE_TIMEOUT_MS },
      ),
    ),
};

function readProbe(name: EngineName, outcome: ProgramOutcome): Probe {
  if (outcome.isMissing) return { problem: 'not installed' };
  if (outcome.exitCode !== 0) return { problem: outcome.reason };
  const version = /(?<!\d)\d+\.\d+[^\s"]*/.exec(outcome.stdout)?.[0] ?? 'of unknown version';
  return { engine: { name, builder: 'own', version, about: '' } };
}

function noEngine(problems: readonly string[]): CliError {
  const lines = problems.map((problem) => `\n  ${problem}`).join('');
  return new CliError('NO_ENGINE', `Cannot find a container engine:${lines}`, {
    hint: 'Install podman (https://podman.io/docs/installation) or docker (https://docs.docker.com/engine/install), and start it',
  });
}

function notThere(wanted: EngineName, problems: readonly string[]): CliError {
  return new CliError('NO_ENGINE', `Cannot use ${problems.join('')}`, {
    hint: `Start ${wanted}, or leave --engine out to take the first engine that answers`,
  });
}
