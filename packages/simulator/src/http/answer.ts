import type { State } from '../state/state.ts';
import { authenticate, authorize } from './authenticate.ts';
import { queryBehindCursor } from './cursor.ts';
import { Query } from './query.ts';
import { Refusal } from './refusal.ts';
import { type Call, type Handler, type Handlers, type OperationId, Reply } from './route.ts';
import type { Match } from './router.ts';

/** A request that was read: its body is a refusal when it was no JSON. */
export interface Exchange {
  readonly request: Request;
  readonly url: URL;
  readonly body: unknown;
  readonly match: Match | undefined;
}

/** Answers a request: who asks, for what, may they, and what comes of it. Every refusal becomes the API's error envelope. */
export function answer(
  { request, url, body, match }: Exchange,
  { state, handlers }: { readonly state: State; readonly handlers: Handlers },
): Reply<unknown> {
  try {
    state.clock.settle();
    const caller = authenticate(state, request.headers);
    if (match === undefined) {
      throw new Refusal(501, `The simulator does not know ${request.method} ${url.pathname}`);
    }
    authorize(caller, match.effect);
    if (body instanceof Refusal) throw body;
    const query = new Query(queryBehindCursor(url.searchParams));
    const answered = call(handlers, match.id, {
      params: match.params,
      query,
      body: body ?? {},
      caller,
      state,
    });
    return answered instanceof Reply ? answered : new Reply(200, answered);
  } catch (error) {
    const refusal = error instanceof Refusal ? error : crash(error);
    return new Reply(refusal.status, refusal.toBody());
  }
}

function call(handlers: Handlers, id: OperationId, parsed: object): unknown {
  const handle: Handler<never> | undefined = handlers[id];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the parse boundary: the router matched this operation, so params, query and body are its own
  return handle?.(parsed as Call<never>);
}

function crash(error: unknown): Refusal {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new Refusal(500, `The simulator failed: ${text}`);
}
