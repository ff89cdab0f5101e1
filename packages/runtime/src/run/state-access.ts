import type { WholeResult } from '../functions/function-result.ts';
import { createClock } from '../http/time/clock.ts';
import type { StateStore } from '../state/state-store.ts';
import type { StateAccess } from '../state/state.ts';
import { toError } from '../values/to-error.ts';
import type { BotRun } from './bot-run.ts';

/** Where a run keeps the state of its function. */
export function createStateAccess(run: BotRun): StateAccess {
  const { facts, redactor } = run;
  return {
    name: nameState(run),
    open: async () => openRunStore(run),
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
export async function openRunStore(run: BotRun): Promise<StateStore> {
  run.store ??= openStore(run);
  return run.store;
}

/**
 * When the last run of the entry began that ended well; undefined where none is known.
 *
 * @throws what opening the state does
 */
export async function recallGoodRun(run: BotRun): Promise<Date | undefined> {
  const store = await openRunStore(run);
  const { readLastGoodRun } = await import('../state/good-runs.ts');
  return readLastGoodRun(store, nameEntry(run));
}

/**
 * Keeps that a run has ended well, where it has a state, for `lastGoodRun` of the next one. A run that was told to stop,
 * that only planned, or that has set another exit code, is none; that it could not be kept changes nothing about a run
 * that has done its work.
 */
export async function keepGoodRun(run: BotRun, { failed }: WholeResult): Promise<void> {
  const { control, facts, isOwn, log, startedAt, store } = run;
  if (store === undefined || facts.dryRun || control.signal.aborted) return;
  if (isOwn && Number(process.exitCode ?? 0) !== 0) return;
  if (failed.length > 0) return;
  try {
    const { noteGoodRun } = await import('../state/good-runs.ts');
    await noteGoodRun(await store, {
      entry: nameEntry(run),
      startedAt,
      clock: createClock(undefined),
    });
  } catch (error) {
    log.warning('Cannot keep when this run ended well', { error: toError(error) });
  }
}

async function openStore(run: BotRun): Promise<StateStore> {
  const { entry, env, facts, redactor, userAgent } = run;
  // Most functions keep nothing, and need not load it.
  const { openConfigMap } = await import('../state/kubernetes/config-map-store.ts');
  return openConfigMap(entry.value?.state, {
    name: nameState(run),
    env,
    isReadOnly: facts.dryRun,
    clock: createClock(undefined),
    userAgent,
    onToken: (token) => {
      redactor.add(token);
    },
  });
}

/** Where no manifest says of which entry a run is, it goes by the name of its function. */
function nameEntry({ entry, facts }: BotRun): string {
  return entry.value?.entry ?? facts.functionName ?? '';
}

function nameState(run: BotRun): string {
  return run.entry.value?.state?.name ?? nameEntry(run);
}
