import type { RunResult } from './run-result.ts';

/** What else is to be known of a run: a sentence or, before a colon, what the lines are. */
export interface RunNote {
  readonly text: string;
  readonly lines: readonly string[];
}

/** The world was another one than when it was planned. */
export function describeRefused({ refusedWrites }: Pick<RunResult, 'refusedWrites'>): RunNote | undefined {
  if (refusedWrites === 0) return undefined;
  const what = refusedWrites === 1 ? '1 write was' : `${refusedWrites} writes were`;
  return { text: `${what} not sent: there were more than --max-writes allows`, lines: [] };
}

export function describeUnknown({
  target,
  unknownRequests,
}: Pick<RunResult, 'target' | 'unknownRequests'>): RunNote | undefined {
  if (unknownRequests.length === 0) return undefined;
  const who = target.kind === 'recording' ? `The recording ${target.file ?? ''}` : 'The simulator';
  return { text: `${who} does not know these, and answered 501:`, lines: unknownRequests };
}

/** What a misspelt name looks like: nothing failed, and nothing came of it. */
export function describeUnknownFields({
  unknownFields,
}: Pick<RunResult, 'unknownFields'>): RunNote | undefined {
  if (unknownFields.length === 0) return undefined;
  return { text: 'The bot sent fields the API does not know:', lines: unknownFields };
}

export function describeUnmet({ unmetFaults }: Pick<RunResult, 'unmetFaults'>): RunNote | undefined {
  return unmetFaults.length === 0 ? undefined : { text: 'Matched no request:', lines: unmetFaults };
}
