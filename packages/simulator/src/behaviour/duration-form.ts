import type { Schemas } from '@castai-bot/api';
import type { Guesses } from '../state/guesses.ts';

type Policies = Schemas['ClusterPolicies'];
type Evictor = Schemas['Evictor'];

const SECONDS: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1 };

/** Writes the durations in policies as the API is guessed to print them. */
export function withDurations(policies: Policies, { durationForm }: Pick<Guesses, 'durationForm'>): Policies {
  const { nodeDownscaler } = policies;
  const evictor = nodeDownscaler?.evictor;
  if (durationForm === '5m0s' || evictor === undefined || evictor === null) return policies;
  return {
    ...policies,
    nodeDownscaler: { ...nodeDownscaler, evictor: { ...evictor, ...inSeconds(evictor) } },
  };
}

/** The durations that are there. */
function inSeconds({ cycleInterval, podEvictionFailureBackOffInterval }: Evictor): Partial<Evictor> {
  return {
    ...(typeof cycleInterval === 'string' ? { cycleInterval: toSeconds(cycleInterval) } : {}),
    ...(typeof podEvictionFailureBackOffInterval === 'string'
      ? { podEvictionFailureBackOffInterval: toSeconds(podEvictionFailureBackOffInterval) }
      : {}),
  };
}

/** `1m30s` is `90s`. */
function toSeconds(text: string): string {
  return `${secondsIn(text)}s`;
}

/** Reads a duration as Go prints it: `1m30s` is 90. */
export function secondsIn(text: string): number {
  const parts = [...text.matchAll(/(?<![\d.])([\d.]+)([hms])/g)];
  return parts.reduce((sum, [, count, unit = 's']) => sum + Number(count) * (SECONDS[unit] ?? 1), 0);
}
