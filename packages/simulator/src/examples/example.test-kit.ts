import type { CheckedClient } from '../checked-client.test-kit.ts';
import type { OperationId } from '../http/route.ts';

/** One call of an operation that succeeds. */
export type Example = (client: CheckedClient) => Promise<unknown>;

/** One for every operation. */
export type Examples = { readonly [Id in OperationId]: Example };
