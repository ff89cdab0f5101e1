import type { JSX } from 'preact';
import { Badge } from './badge.tsx';
import './timeline.css';

/** One thing that took its time. */
export interface TimelineItem {
  readonly id: string;
  readonly title: string;
  /** What came of it. */
  readonly word: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly tookMs: number;
  readonly href: string;
}

/** More are not drawn: nobody looks at a thousand bars. */
const MOST_SHOWN = 200;

/** Things one below the other, each a bar from when it began to when it was over. */
export function Timeline({
  items,
  label,
}: {
  readonly items: readonly TimelineItem[];
  readonly label: string;
}): JSX.Element {
  const start = Math.min(...items.map(({ startedAt }) => startedAt));
  const span = Math.max(1, ...items.map(({ startedAt, tookMs }) => startedAt + tookMs - start));
  const percent = (ms: number): string => `${(100 * ms) / span}%`;
  return (
    <>
      <ol class="timeline" aria-label={label}>
        {items.slice(0, MOST_SHOWN).map(({ id, title, word, startedAt, tookMs, href }) => (
          <li key={id}>
            <a href={href}>{title}</a>
            <Badge word={word} />
            <span
              class="track"
              title={`after ${Math.round(startedAt - start)} ms, took ${tookMs.toFixed(1)} ms`}
            >
              <span
                style={{
                  marginLeft: percent(startedAt - start),
                  width: percent(Math.max(tookMs, span / 200)),
                }}
              />
            </span>
            <span class="muted took">{Math.round(tookMs)} ms</span>
          </li>
        ))}
      </ol>
      {items.length > MOST_SHOWN && <p class="muted">{items.length - MOST_SHOWN} more are not shown here.</p>}
    </>
  );
}
