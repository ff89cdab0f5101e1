import type { Running } from '../running.ts';

/** How often it is looked whether something happened by itself, in milliseconds. */
const LOOK_MS = 500;
/** A burst of requests is told of once in this time. */
const GATHER_MS = 50;

/** Looks at a simulator while somebody wants to know. */
export interface Watch {
  readonly setWanted: (isWanted: boolean) => void;
}

/** Tells of requests, and of what comes due. Nothing of it keeps the process alive. */
export function watchRunning(running: Running, tell: () => void): Watch {
  let isWanted = false;
  let looking: NodeJS.Timeout | undefined;
  let gathering: NodeJS.Timeout | undefined;
  let told = '';
  const tellNews = (): void => {
    running.clock.settle();
    const { clock, log, state, resets, runner } = running;
    const news = [resets, state.journal.writes, log.entries.length, clock.nextAt(), runner?.revision()].join(
      ' ',
    );
    if (news === told) return;
    told = news;
    tell();
  };
  running.log.watch(() => {
    if (!isWanted) return;
    gathering ??= setTimeout(() => {
      gathering = undefined;
      tellNews();
    }, GATHER_MS).unref();
  });
  return {
    setWanted: (wanted) => {
      isWanted = wanted;
      if (wanted) looking ??= setInterval(tellNews, LOOK_MS).unref();
      else {
        clearInterval(looking);
        looking = undefined;
      }
    },
  };
}
