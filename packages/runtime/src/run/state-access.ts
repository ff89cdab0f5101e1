import { parseResult } from '../functions/function-result.ts';
import { createClock } from '../http/time/clock.ts';
import type { BotEntry } from '../read/bot-entry.ts';
import { noteGoodRun, readLastGoodRun } from '../state/good-runs.ts';
import type { StateStore } from '../state/state-store.ts';
import type { StateAccess } from '../state/state.ts';
import { toError } from '../values/to-error.ts';
import type { BotRun } from './bot-run.ts';

/** Whose state it is. */
export interface StateOwner {
  readonly functionName: string;
  /** Undefined where no manifest says of which entry the run is. */
  readonly entry: BotEntry | undefined;
}

/** Where a run keeps the state of its function. */
export function createStateAccess(run: BotRun, owner: StateOwner): StateAccess {
  const { facts, redactor } = run;
  return {
    name: nameState(owner),
    open: async () => openRunStore(run, owner),
    holdsSecret: (text) => redactor.holdsValue(text),
    clock: createClock(undefined),
    notePlanned: facts.dryRun ? (planned) => (run.plannedState = planned) : undefined,
  };
}

/**
 * Opens what keeps the state of a run, and what is known of earlier ones; once, whoever asks.
 *
 * @throws ConfigError `state` where there is none or it may not be used, StateUnavailableError
 */
export async function openRunStore(run: BotRun, owner: StateOwner): Promise<StateStore> {
  run.store ??= openStore(run, owner);
  return run.store;
}

/**
 * When the last run of the entry began that ended well; undefined where none is known.
 *
 * @throws what opening the state does
 */
export async function recallGoodRun(run: BotRun, owner: StateOwner): Promise<Date | undefined> {
  return readLastGoodRun(await openRunStore(run, owner), nameEntry(owner));
}

/**
 * Keeps that a run has ended well, where it has a state, for `lastGoodRun` of the next one. A run that was told to stop,
 * that only planned, or that has set another exit code, is none; that it could not be kept changes nothing about a run
 * that has done its work.
 */
export async function keepGoodRun(run: BotRun, owner: StateOwner, result: unknown): Promise<void> {
  const { control, facts, isOwn, log, startedAt, store } = run;
  if (store === undefined || facts.dryRun || control.signal.aborted) return;
  if (isOwn && Number(process.exitCode ?? 0) !== 0) return;
  if (parseResult(result).failed.length > 0) return;
  try {
    await noteGoodRun(await store, {
      entry: nameEntry(owner),
      startedAt,
      clock: createClock(undefined),
    });
  } catch (error) {
    log.warning('Cannot keep when this run ended well', { error: toError(error) });
  }
}

async function openStore(
  { env, facts, redactor, userAgent }: BotRun,
  owner: StateOwner,
): Promise<StateStore> {
  // Most functions keep nothing, and need not load it.
  const { openConfigMap } = await import('../state/kubernetes/config-map-store.ts');
  return openConfigMap(owner.entry?.state, {
    name: nameState(owner),
    env,
    isReadOnly: facts.dryRun,
    clock: createClock(undefined),
    userAgent,
    onToken: (token) => {
      redactor.add(token);
    },
  });
}

function nameEntry({ entry, functionName }: StateOwner): string {
  return entry?.entry ?? functionName;
}

function nameState({ entry, functionName }: StateOwner): string {
  return entry?.state?.name ?? nameEntry({ entry, functionName });
}
