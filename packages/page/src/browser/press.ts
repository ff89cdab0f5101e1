import { type Signal, signal } from '@preact/signals';
import type { Connection } from './connection.ts';

/** What was said of the last button that could not do what it says. */
export const failure: Signal<string | undefined> = signal<string | undefined>(undefined);

/** Does what a button of a server is for, and says whether it could; why it could not is shown above the page. */
export async function press(
  server: Pick<Connection<unknown, unknown>, 'act'>,
  path: string,
  body: object = {},
): Promise<boolean> {
  try {
    await server.act(path, body);
    failure.value = undefined;
    return true;
  } catch (error) {
    failure.value = error instanceof Error ? error.message : String(error);
    return false;
  }
}
