import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  asLine,
  CliError,
  exitCodes,
  type FlagValues,
  isRecord,
  readJson,
  shell,
  toFlagName,
  usageError,
} from '@castai-bot/cli';
import type * as Library from '@castai-bot/simulator';
import type { StateKeeper } from '../state/state-keeper.ts';
import { prepareSaving } from './save-world.ts';
import { keepWorldStates, type WorldStates } from './state/world-states.ts';

/** What is simulated, for every command that starts a simulator. */
export const worldFlags = {
  seed: { kind: 'integer', summary: 'the same seed makes the same world (default: 1)', placeholder: 'n' },
  clusters: { kind: 'integer', summary: 'how many clusters (default: 3)', placeholder: 'n', min: 1 },
  nodes: { kind: 'integer', summary: 'nodes in each (default: 12)', placeholder: 'n' },
  workloads: { kind: 'integer', summary: 'workloads in each (default: 40)', placeholder: 'n' },
  world: {
    kind: 'string',
    summary: 'a file that --save-world wrote, or with the size in it: {"clusters": 9, "spotShare": 0.2}',
    placeholder: 'file',
    completes: 'file',
  },
  instanceType: {
    kind: 'strings',
    summary: 'a machine that the simulator does not know, by vCPUs and GiB: m9.large=2,8; repeatable',
    placeholder: 'name=n,n',
  },
  fault: {
    kind: 'strings',
    summary: "what goes wrong: 'status=503,rate=0.1@GET /v1/*', rateLimit=5, latency=200 …; repeatable",
    placeholder: 'fault',
  },
  guess: {
    kind: 'strings',
    summary: 'behaviour that nobody documents: staleVersionStatus=409, tags=merge …; repeatable',
    placeholder: 'name=value',
  },
  saveRequests: {
    kind: 'string',
    summary: 'keep what arrived, one JSON document a line',
    placeholder: 'file',
    completes: 'file',
  },
  saveWorld: {
    kind: 'string',
    summary: 'keep the world as it is at the end',
    placeholder: 'file',
    completes: 'file',
  },
  force: { kind: 'boolean', summary: 'write over a file that castai-bot did not write' },
} as const;

export type WorldFlags = FlagValues<typeof worldFlags>;
type WorldOption = NonNullable<Library.SimulatorOptions['world']>;

/** Whether any of them was given. */
export function isWorldGiven({ fault, guess, instanceType, ...flags }: WorldFlags): boolean {
  const { seed, clusters, nodes, workloads, world, saveRequests, saveWorld } = flags;
  const single = [seed, clusters, nodes, workloads, world, saveRequests, saveWorld];
  return fault.length + guess.length + instanceType.length > 0 || single.some((value) => value !== undefined);
}

/** A simulator, and how to end it. */
export interface SimulatedWorld {
  readonly simulator: Library.Simulator;
  /** Writes what the flags want kept, and closes. @throws CliError NOT_SAVED */
  readonly end: () => Promise<void>;
  /** The faults, as typed, whose route no request has taken so far. */
  readonly listUnmet: () => readonly string[];
  /** Where the state of that name is kept, until the world is made anew and in what is saved of it. */
  readonly keeperOf: (name: string) => StateKeeper;
  /** Forgets the state of that name. */
  readonly clearState: (name: string) => Promise<void>;
}

export interface WorldOptions extends Pick<
  Library.SimulatorOptions,
  'port' | 'tls' | 'onRequest' | 'connectsRegistered' | 'allowedHosts' | 'explorerRunner'
> {
  /** Where files are looked for. */
  readonly cwd: string;
  /** Of an enterprise, in place of one organization. @default 0 */
  readonly childOrganizations?: number | undefined;
}

/**
 * Starts a simulator with the world that the flags describe.
 * @throws CliError SIMULATOR (exit code 2 for a fault or a guess that cannot be read), NO_WORLD, NOT_SAVED, USAGE
 */
export async function startWorld(
  flags: WorldFlags,
  { cwd, childOrganizations, ...options }: WorldOptions,
): Promise<SimulatedWorld> {
  const library = await import('@castai-bot/simulator');
  const behaviour = await orCliError(library, exitCodes.usage, () => ({
    ...library.parseGuesses(flags.guess),
    faults: flags.fault.map(library.parseFault),
    instanceTypes: flags.instanceType.map(library.parseInstanceType),
  }));
  const { world, states } = await describeWorld({ ...flags, childOrganizations }, cwd);
  const save = await prepareSaving(flags, cwd);
  const simulator = await orCliError(library, exitCodes.failed, () =>
    library.startSimulator({
      ...options,
      // What a function keeps tells of the world that it has seen.
      onReset: async () => states.reset(),
      ...behaviour,
      world,
      ...(flags.seed === undefined ? {} : { seed: flags.seed }),
    }),
  );
  const routes = behaviour.faults.flatMap(({ route }, index) =>
    route === undefined ? [] : [{ text: flags.fault[index] ?? route, matches: library.createMatcher(route) }],
  );
  return {
    simulator,
    keeperOf: states.keeperOf,
    clearState: states.clear,
    listUnmet: () =>
      routes.filter(({ matches }) => !simulator.requests.some(matches)).map(({ text }) => text),
    end: async () => {
      try {
        await save(simulator, await states.readAll());
      } finally {
        await simulator.close();
      }
    },
  };
}

async function describeWorld(
  flags: WorldFlags & { readonly childOrganizations: number | undefined },
  cwd: string,
): Promise<{ readonly world: WorldOption; readonly states: WorldStates }> {
  const { clusters, nodes, workloads, childOrganizations, world } = flags;
  const given = Object.entries({ clusters, nodes, workloads, childOrganizations }).filter(
    ([, value]) => value !== undefined,
  );
  if (world === undefined) return { world: Object.fromEntries(given), states: keepWorldStates() };
  if (given.length > 0) {
    const names = given.map(([name]) => `--${toFlagName(name)}`).join(', ');
    throw usageError(`Cannot take --world with ${names}: the file says how many`);
  }
  const problem = `Cannot start from the world ${world}`;
  if (world.trimStart().startsWith('{')) {
    throw usageError(`${problem}: found JSON, wanted a file`, 'Write it to a file: --world world.json');
  }
  const text = await readFile(path.resolve(cwd, world), 'utf8').catch((cause: unknown) => {
    throw new CliError('NO_WORLD', `${problem}: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
      hint: shell`castai-bot simulate --save-world ${world}`,
    });
  });
  const parsed = readJson(text);
  if (!isRecord(parsed)) throw new CliError('NO_WORLD', `${problem}: wanted a JSON object`);
  const { states, ...rest } = parsed;
  return { world: rest, states: keepWorldStates(states) };
}

async function orCliError<Value>(
  { SimulatorError }: typeof Library,
  exitCode: number,
  act: () => Value | Promise<Value>,
): Promise<Value> {
  try {
    return await act();
  } catch (cause) {
    if (!(cause instanceof SimulatorError)) throw cause;
    const { message, hint } = cause;
    throw new CliError('SIMULATOR', message, {
      cause,
      exitCode,
      ...(hint === undefined ? {} : { hint: asLine(hint) }),
    });
  }
}
