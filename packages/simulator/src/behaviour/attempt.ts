import { Refusal } from '../http/refusal.ts';

/** Does for a schedule what a client may be refused: nobody is there to be told. Gives back whether it was done. */
export function attempt(action: () => unknown): boolean {
  try {
    action();
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
