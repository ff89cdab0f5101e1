import { CliError } from '@castai-bot/cli';
import type { KeptState, StateKeeper } from '../../state/state-keeper.ts';
import type { Answerer } from '../gateway/answerer.ts';
import { makeStandInKey } from '../gateway/stand-in-key.ts';
import { startGateway } from '../gateway/start-gateway.ts';
import type { PlannedChange, PlannedState } from '../plan/planned-write.ts';

/** The state of a run's function, and where it is kept. */
export interface StateOfRun {
  readonly name: string;
  readonly keeper: StateKeeper;
}

/** A state that a bot can ask for. */
export interface ServedState {
  /** Where it is, and what the bot brings. */
  readonly variables: Readonly<Record<'BOT_STATE_URL' | 'BOT_STATE_TOKEN', string>>;
  /** What the run has changed of it, or what a script would have; null where that is nothing. */
  readonly readChanges: () => Promise<PlannedState | null>;
  readonly close: () => Promise<void>;
}

export interface ServeStateOptions {
  readonly isDryRun: boolean;
  readonly secrets: readonly string[];
}

/** Serves a state on loopback for the length of one run, to its bot alone. */
export async function serveState(
  { keeper, name }: StateOfRun,
  { isDryRun, secrets }: ServeStateOptions,
): Promise<ServedState> {
  const token = makeStandInKey();
  const before = await readOrUndefined(keeper);
  let withheld: readonly PlannedChange[] = [];
  // Most functions keep nothing: what answers for a state is loaded once one is asked for.
  const answer: Answerer = async (request) => {
    const { answerState } = await import('./answer-state.ts');
    const answerOne = answerState({
      name,
      keeper,
      isReadOnly: isDryRun,
      secrets: [...secrets, token],
      onWithheld: (changes) => (withheld = changes),
    });
    return answerOne(request);
  };
  const gateway = await startGateway(answer, token);
  return {
    variables: { BOT_STATE_URL: `${gateway.url}/state`, BOT_STATE_TOKEN: token },
    close: () => gateway.close(),
    readChanges: async () => {
      const changes = isDryRun ? withheld : await listStored(before, keeper);
      return changes.length === 0 ? null : { name, changes };
    },
  };
}

/** Whether something is kept there; what cannot be read counts as nothing. */
export async function holdsState({ keeper }: StateOfRun): Promise<boolean> {
  const kept = await readOrUndefined(keeper);
  return Object.keys(kept?.data ?? {}).length > 0;
}

async function listStored(
  before: KeptState | undefined,
  keeper: StateKeeper,
): Promise<readonly PlannedChange[]> {
  const after = await readOrUndefined(keeper);
  if (before === undefined || after === undefined || before.version === after.version) return [];
  const { compareStates } = await import('./answer-state.ts');
  return compareStates(before, after);
}

/** What cannot be read is the bot's to say, if it asks for it. */
async function readOrUndefined(keeper: StateKeeper): Promise<KeptState | undefined> {
  try {
    return await keeper.read();
  } catch (error) {
    if (error instanceof CliError) return undefined;
    throw error;
  }
}
