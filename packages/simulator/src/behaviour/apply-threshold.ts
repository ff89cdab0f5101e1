import type { Schemas } from '@castai-bot/api';

/** By what share a recommendation has to differ before it is applied, in the two ways that the API tells it. */
interface Threshold {
  readonly applyThreshold?: number | null;
  readonly applyThresholdStrategy?: Schemas['ApplyThresholdStrategy'];
}

/** What goes when nobody says; the default of CAST AI's Terraform provider. */
const DEFAULT_SHARE = 0.1;

/**
 * The threshold as both fields tell it: the number follows the strategy, and a number alone is a strategy of that share.
 * Of a strategy that is no share the number is a guess.
 */
export function thresholdOf({ applyThreshold, applyThresholdStrategy }: Threshold): {
  readonly applyThreshold: number;
  readonly applyThresholdStrategy: Schemas['ApplyThresholdStrategy'];
} {
  const share = applyThreshold === 0 ? DEFAULT_SHARE : (applyThreshold ?? DEFAULT_SHARE);
  if (applyThresholdStrategy === undefined) {
    return { applyThreshold: share, applyThresholdStrategy: { percentageThreshold: { percentage: share } } };
  }
  const { percentage = share } = applyThresholdStrategy.percentageThreshold ?? {};
  return { applyThreshold: percentage, applyThresholdStrategy };
}

/** The threshold that a part of a configuration sets for itself; nothing where it sets none. */
export function ownThresholdOf(own: Threshold): Partial<ReturnType<typeof thresholdOf>> {
  const isSet = Boolean(own.applyThreshold) || own.applyThresholdStrategy !== undefined;
  return isSet ? thresholdOf(own) : {};
}
