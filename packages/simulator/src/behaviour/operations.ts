import type { Operation } from '../state/operation.ts';
import type { State } from '../state/state.ts';

/** Starts an operation; it is done when somebody says so. */
export function startOperation(state: State): Operation {
  return state.operations.put({ id: state.random.uuid(), createdAt: state.timestamp(), done: false });
}

/** Ends an operation at a time, with what went wrong if anything did. */
export function finishOperation(
  state: State,
  operation: Operation,
  outcome: { readonly at: number; readonly error?: NonNullable<Operation['error']> },
): void {
  const { at, ...error } = outcome;
  state.operations.put({ ...operation, done: true, finishedAt: state.timestamp(at), ...error });
}
