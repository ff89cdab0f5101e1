import type { JSX } from 'preact';
import { Icon } from '../pieces/icon.tsx';
import { writeDateTime, writeDistance } from '../pieces/write-words.ts';
import { act, now, simulator } from './simulator.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The simulator's time, and what moves it. */
export function Clock(): JSX.Element {
  const time = simulator.summary.value?.time;
  const isPaused = time?.isPaused === true;
  const nextAt = time?.nextAt ?? null;
  return (
    <section class="clock" aria-label="Time of the simulator">
      <button type="button" class="face plain" popovertarget="time-buttons" title="Move the simulator's time">
        <Icon name={isPaused ? 'pause' : 'schedules'} />
        <time>{time === undefined ? '…' : writeDateTime(now.value)}</time>
        <span class="muted">UTC</span>
        {isPaused && <span class="badge warn">paused</span>}
      </button>
      <div class="buttons" id="time-buttons" popover="auto">
        <button type="button" onClick={() => void act(isPaused ? 'resume' : 'pause')}>
          <Icon name={isPaused ? 'play' : 'pause'} /> {isPaused ? 'Let time run' : 'Pause'}
        </button>
        <button type="button" onClick={() => void act('advance', { milliseconds: HOUR_MS })}>
          +1 hour
        </button>
        <button type="button" onClick={() => void act('advance', { milliseconds: DAY_MS })}>
          +1 day
        </button>
        <button type="button" disabled={nextAt === null} onClick={() => void act('next')}>
          <Icon name="next" /> To the next tick
        </button>
        <p class="muted">
          {nextAt === null
            ? 'Nothing is due: no schedule is on, and nothing is under way.'
            : `The next thing is due ${writeDistance(nextAt, now.value)}.`}
        </p>
      </div>
    </section>
  );
}
