import type { BotEntry } from '../read/bot-entry.ts';
import type { BotRun } from '../run/bot-run.ts';
import { sendTo, toMessage } from './tell-notice.ts';
import { listTargets, takesMessages } from './targets.ts';

/** What stdout ends with in place of the report, with `BOT_NOTIFY_TEST`. */
export interface TestedTargets {
  readonly schema: 1;
  readonly bot: string;
  readonly targets: readonly TestedTarget[];
}

interface TestedTarget {
  readonly to: string;
  /** The variable that holds its address. */
  readonly url: string;
  /** Why it was not told; null where it was. */
  readonly problem: string | null;
}

/** Sends each target of an entry a message that says that it is a test; heartbeats are not called, for that means a good run. */
export async function testTargets(run: BotRun, entry: BotEntry): Promise<TestedTargets> {
  const notice = {
    title: `${run.options.name}: a test of the notifications of ${entry.entry}`,
    text: 'Nothing has happened: somebody has typed castai-bot notify test.',
  };
  const message = toMessage(run, { entry, event: 'test', notice });
  const targets = await Promise.all(
    listTargets(entry)
      .filter(takesMessages)
      .map(async (target) => {
        const problem = await sendTo(run, target, message);
        return { to: target.to, url: target.variable, problem: problem ?? null };
      }),
  );
  return { schema: 1, bot: run.options.name, targets };
}
