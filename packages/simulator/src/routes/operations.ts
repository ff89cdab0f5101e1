import { found } from '../behaviour/find.ts';
import type { Handlers } from '../http/route.ts';

export const operationHandlers: Handlers = {
  getOperation: ({ params, state }) =>
    found(state.operations.get(params.id), { kind: 'operation', id: params.id }),
};
