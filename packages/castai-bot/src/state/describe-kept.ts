import { readJson } from '@castai-bot/cli';
import type { KeptState } from './state-keeper.ts';
import { expandRemembered } from './read-remembered.ts';
import { showText } from './state-text.ts';

/** What is shown of a state: not what others of its keys are for. */
export interface DescribedState {
  /** What the function keeps: JSON where it is that; null where it keeps nothing. */
  readonly value: unknown;
  /** The same as people read it: what is remembered is not compressed. */
  readonly text: string | null;
  /** When the last good run of each entry began. */
  readonly lastGoodRuns: unknown;
}

export function describeKept(kept: Pick<KeptState, 'data'>): DescribedState {
  const text = showText(kept);
  const value = text === undefined ? undefined : readJson(text);
  return {
    value: value ?? text ?? null,
    text: value === undefined ? (text ?? null) : JSON.stringify(expandRemembered(value), undefined, 2),
    lastGoodRuns: readJson(kept.data['runs.json'] ?? '') ?? {},
  };
}
