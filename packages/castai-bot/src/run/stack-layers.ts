import type { Answerer } from './gateway/answerer.ts';
import { holdToPlan, type NotSent } from './gateway/hold-to-plan.ts';
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
  /** Of a run that is held to a plan, what was not sent, up to now. */
  readonly listNotSent: () => readonly NotSent[];
}

/** What stands before the origin of a run. */
export interface Layers {
  readonly answer: Answerer;
  readonly traffic: Traffic;
  /** What the things are called that answers have told of. */
  readonly names: NameBook;
}

/** Puts the layers of a run before its origin; `gateway/answerer.ts` draws them. */
export function stackLayers(plan: RunPlan, standIn: string): Layers {
  const {
    apiKey,
    heldTo,
    isDryRun,
    maxWrites,
    names = new NameBook(),
    organizationId,
    origin,
    recordTo,
  } = plan;
  const exchanges: RawExchange[] = [];
  const withheld: PlannedWrite[] = [];
  const sent: SentWrite[] = [];
  let refusedWrites = 0;
  const keyed = apiKey === undefined ? origin : withRealKey(origin, { standIn, apiKey });
  const kept = recordTo === undefined ? keyed : keepExchanges(keyed, (one) => exchanges.push(one));
  const limited = limitWrites(noteWrites(kept, { names, note: (write) => sent.push(write) }), {
    maxWrites,
    refused: () => (refusedWrites += 1),
  });
  const held = heldTo && holdToPlan(limited, { writes: heldTo, organizationId, names });
  const withholding = withholdWrites(names.listen(kept), { plan: withheld, organizationId });
  const traffic = {
    exchanges,
    withheld,
    sent,
    listNotSent: held?.listNotSent ?? (() => []),
    get refusedWrites() {
      return refusedWrites;
    },
  };
  return { answer: isDryRun ? withholding : (held?.answer ?? limited), traffic, names };
}
