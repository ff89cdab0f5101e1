import { createEventHub, servePage, type Session } from '@castai-bot/page';
import type { Running } from '../running.ts';
import { actOn } from './act-on.ts';
import { createWriter } from './hide-keys.ts';
import { createPartReader } from './lists/list-part.ts';
import { readData } from './read-data.ts';
import { createSummarizer } from './summarize.ts';
import { watchRunning } from './watch-running.ts';

/** The page of a running simulator. */
export interface Explorer {
  readonly serve: (request: Request) => Promise<Response>;
  readonly close: () => void;
}

/** Opens the page: what it shows is read from the simulator as it is then. */
export async function openExplorer(running: Running, session: Session): Promise<Explorer> {
  const { explorer: page } = await import('@castai-bot/page/explorer');
  const write = createWriter(running.keys);
  const summarize = createSummarizer(running, session.token);
  const watch = watchRunning(running, () => events.send(summarize()));
  const readPart = createPartReader();
  const events = createEventHub(write, (size) => watch.setWanted(size > 0));
  return {
    serve: (request) =>
      servePage(request, {
        session,
        page,
        write,
        events,
        first: summarize,
        read: async (path, query) => {
          await running.resetting;
          return readData(running, { path, query, readPart, origin: new URL(request.url).origin });
        },
        act: async (path, body) => {
          await running.resetting;
          await actOn(running, path, body);
          events.send(summarize());
          return summarize();
        },
        restart: `castai-bot ${running.runner === undefined ? 'simulate' : 'dev'} --port ${new URL(request.url).port}`,
      }),
    close: () => {
      watch.setWanted(false);
      events.close();
    },
  };
}
