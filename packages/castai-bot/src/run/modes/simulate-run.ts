import type { Simulator } from '@castai-bot/simulator';
import { executeBot } from '../execute-bot.ts';
import type { RunAgainstOptions, RunOutcome } from '../run-against.ts';
import type { RunPlan } from '../run-plan.ts';
import type { RunResult } from '../run-result.ts';
import { scrubResult } from '../scrub-result.ts';
import type { SimulatedWorld } from '../start-world.ts';
import type { StateOfRun } from '../state/serve-state.ts';
import { nameState } from '../../state/name-state.ts';

const NOT_IMPLEMENTED = 501;

/** What tells a function that CAST AI is none. */
const SIMULATED = { BOT_SIMULATED: '1' } as const;

export interface SimulateRunOptions extends RunAgainstOptions, Pick<RunPlan, 'isDryRun' | 'recordTo'> {
  readonly listUnmet: SimulatedWorld['listUnmet'];
  readonly keeperOf: SimulatedWorld['keeperOf'];
}

/** Whether something stands between the bot and the simulator. */
export function isBehindGateway({ isDryRun, recordTo }: Pick<RunPlan, 'isDryRun' | 'recordTo'>): boolean {
  return isDryRun || recordTo !== undefined;
}

/** Runs a bot against a simulator. */
export async function simulateRun(simulator: Simulator, options: SimulateRunOptions): Promise<RunResult> {
  const { repo, prepared, isDryRun, recordTo } = options;
  const outcome = await (isBehindGateway({ isDryRun, recordTo }) ? runBehindGateway : runDirectly)(
    simulator,
    options,
  );
  const result: RunResult = {
    bot: repo.answers.name,
    function: prepared.functionName,
    clusterId: simulator.clusterIds[0] ?? null,
    target: { kind: 'simulator', url: simulator.url },
    dryRun: isDryRun,
    ...outcome,
    applyCommand: null,
    planTo: null,
    htmlTo: null,
    writes: null,
    changes: simulator.changes(),
    requests: simulator.requests.length,
    unknownRequests: listUnknown(simulator),
    unknownFields: [...new Set(simulator.requests.flatMap(({ unknownFields }) => unknownFields))],
    unmetFaults: options.listUnmet(),
  };
  options.trace?.end(result);
  return scrubResult(result, options.context);
}

async function runBehindGateway(simulator: Simulator, options: SimulateRunOptions): Promise<RunOutcome> {
  const { forwardTo } = await import('../gateway/forward-to.ts');
  const { runAgainst } = await import('../run-against.ts');
  const plan = {
    origin: forwardTo(new URL(simulator.url)),
    apiKey: simulator.apiKey,
    clusterId: simulator.clusterIds[0],
    organizationId: undefined,
    variables: SIMULATED,
    secrets: [simulator.apiKey],
    isDryRun: options.isDryRun,
    recordTo: options.recordTo,
    state: findState(options),
  };
  return runAgainst(plan, options);
}

/** The simulator knows what changed: nothing needs to stand before it. */
async function runDirectly(simulator: Simulator, options: SimulateRunOptions): Promise<RunOutcome> {
  const { repo, prepared, context, trace } = options;
  const executed = await executeBot({
    root: repo.root,
    prepared,
    variables: {
      ...SIMULATED,
      API_URL: simulator.url,
      API_KEY: simulator.apiKey,
      CLUSTER_ID: simulator.clusterIds[0] ?? '',
    },
    isDryRun: false,
    state: findState(options),
    secrets: [simulator.apiKey],
    context,
    trace,
  });
  return {
    ...executed,
    plan: null,
    writes: null,
    notSent: null,
    refusedWrites: 0,
    recordedTo: null,
    requests: simulator.requests.length,
  };
}

function findState({ keeperOf, prepared, repo }: SimulateRunOptions): StateOfRun {
  const name = nameState(repo.answers, prepared.functionName);
  return { name, keeper: keeperOf(name) };
}

function listUnknown({ requests }: Simulator): readonly string[] {
  const unknown = requests.filter(({ status }) => status === NOT_IMPLEMENTED);
  return [...new Set(unknown.map(({ method, path: url }) => `${method} ${url}`))];
}
