import { createClock } from '../http/time/clock.ts';
import type { StateAccess } from '../state/state.ts';
import { refuse } from '../state/state-value.ts';
import type { BotRun } from './bot-run.ts';

/** Where a run keeps the state of its function. */
export function createStateAccess(run: BotRun, functionName: string): StateAccess {
  const { facts, redactor } = run;
  return {
    name: functionName,
    open: async () => Promise.reject(refuse(functionName, ': the run has no place for one')),
    holdsSecret: (text) => redactor.holdsValue(text),
    clock: createClock(undefined),
    notePlanned: facts.dryRun ? (planned) => (run.plannedState = planned) : undefined,
  };
}
