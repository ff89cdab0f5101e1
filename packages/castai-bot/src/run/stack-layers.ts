import type { Answerer } from './gateway/answerer.ts';
import { limitWrites } from './gateway/limit-writes.ts';
import { NameBook } from './gateway/name-book.ts';
import { noteWrites, type SentWrite } from './gateway/note-writes.ts';
import { withRealKey } from './gateway/stand-in-key.ts';
import { withholdWrites } from './gateway/withhold-writes.ts';
import type { PlannedWrite } from './plan/planned-write.ts';
import { keepExchanges, type RawExchange } from './recording/raw-exchange.ts';
import type { RunPlan } from './run-plan.ts';

/** What went through the layers of a run so far. */
export interface Traffic {
  /** Kept only where the run is recorded. */
  readonly exchanges: readonly RawExchange[];
  /** The writes of a dry run. */
  readonly withheld: readonly PlannedWrite[];
  /** Those of a run that writes. */
  readonly sent: readonly SentWrite[];
  /** How many writes `--max-writes` kept from being sent, up to now. */
  readonly refusedWrites: number;
}

/** Puts the layers of a run before its origin; `gateway/answerer.ts` draws them. */
export function stackLayers(
  { origin, apiKey, isDryRun, names = new NameBook(), recordTo, maxWrites }: RunPlan,
  standIn: string,
): { readonly answer: Answerer; readonly traffic: Traffic } {
  const exchanges: RawExchange[] = [];
  const withheld: PlannedWrite[] = [];
  const sent: SentWrite[] = [];
  let refusedWrites = 0;
  const keyed = apiKey === undefined ? origin : withRealKey(origin, { standIn, apiKey });
  const kept = recordTo === undefined ? keyed : keepExchanges(keyed, (one) => exchanges.push(one));
  const answer = isDryRun
    ? withholdWrites(kept, withheld)
    : limitWrites(noteWrites(kept, { names, note: (write) => sent.push(write) }), {
        maxWrites,
        refused: () => (refusedWrites += 1),
      });
  const traffic = {
    exchanges,
    withheld,
    sent,
    get refusedWrites() {
      return refusedWrites;
    },
  };
  return { answer, traffic };
}
