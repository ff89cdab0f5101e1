import type { CommandContext } from '@castai-bot/cli';
import { ChangeWatch } from './change-watch.ts';

export interface WatchOptions {
  /** Files and folders; those that are not there are left out. */
  readonly places: readonly string[];
  /** Runs once; its failures are its own to print. */
  readonly run: () => Promise<void>;
  readonly context: Pick<CommandContext, 'note' | 'signal'>;
}

/** Runs, and again after every change, until the command is told to stop. */
export async function watchRun({ places, run, context }: WatchOptions): Promise<void> {
  const { note, signal } = context;
  const changes = new ChangeWatch(places);
  try {
    while (!signal.aborted) {
      changes.forget();
      await run();
      if (signal.aborted) return;
      note('\nWaiting for a change; Ctrl-C ends it');
      const name = await changes.next(signal);
      if (name === undefined) return;
      note(`\nChanged: ${name}`);
    }
  } finally {
    changes.close();
  }
}
