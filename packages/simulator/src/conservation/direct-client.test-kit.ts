import { Refusal } from '../http/refusal.ts';
import {
  type BodyOf,
  type Handler,
  type OperationId,
  type ParamsOf,
  type QueryOf,
  Reply,
  type ResponseOf,
} from '../http/route.ts';
import type { SimulatorOptions } from '../index.ts';
import { openState } from '../open-state.ts';
import { handlers } from '../routes/handlers.ts';
import { createClock } from '../state/clock.ts';
import type { State } from '../state/state.ts';

interface Asked<Id extends OperationId> {
  readonly params: ParamsOf<Id>;
  readonly query?: QueryOf<Id>;
  readonly body?: BodyOf<Id>;
}

/** The API without HTTP: for tests that ask it ten thousand times. */
export interface DirectClient {
  readonly state: State;
  readonly clusterId: string;
  /** Asks, and gives back what is answered; nothing when it is refused. */
  readonly ask: <Id extends OperationId>(id: Id, asked: Asked<Id>) => ResponseOf<Id> | undefined;
}

/** Opens a simulator that is not listening, in virtual time that begins at `now`. */
export async function openDirect(now: number, options: SimulatorOptions): Promise<DirectClient> {
  const { state, keys } = await openState(
    options,
    createClock(() => now),
  );
  const { organizationId } = keys.full.apiKey;
  const caller = { organizationId, keyOrganizationId: organizationId, isReadonly: false };
  const ask = <Id extends OperationId>(id: Id, asked: Asked<Id>): ResponseOf<Id> | undefined => {
    state.clock.settle();
    const handle: Handler<never> | undefined = handlers[id];
    try {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the handler of this operation, which the signature asks for
      const answered = handle?.({ query: {}, body: {}, ...asked, caller, state } as never);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as above
      return (answered instanceof Reply ? answered.body : answered) as ResponseOf<Id> | undefined;
    } catch (error) {
      if (error instanceof Refusal) return undefined;
      throw error;
    }
  };
  return { state, clusterId: state.clusters.toArray()[0]?.id ?? '', ask };
}
