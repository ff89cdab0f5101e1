import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { Badge } from './badge.tsx';
import { MoreButton } from './more-button.tsx';
import './timeline.css';

/** One thing that took its time. */
export interface TimelineItem {
  readonly id: string;
  readonly title: string;
  /** The title where it is shortened. */
  readonly whole?: string;
  /** What came of it. */
  readonly word: string;
  /** What else is to be seen of it at once. */
  readonly note?: string | undefined;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly tookMs: number;
  /** Where it is shown whole; left out where nowhere else. */
  readonly href?: string | undefined;
}

interface TimelineProps {
  readonly items: readonly TimelineItem[];
  readonly label: string;
  /** What they are, where they are counted. */
  readonly what: string;
  /** When all began and how long it took, where these are but some of it. @default from the first to the end of the last */
  readonly range?: TimelineRange | undefined;
}

export interface TimelineRange {
  readonly start: number;
  readonly spanMs: number;
}

/** More are not drawn at first: nobody looks at a thousand bars. */
const SHOWN_FIRST = 200;

/** From the first to the end of the last. */
export function rangeOf(items: readonly Pick<TimelineItem, 'startedAt' | 'tookMs'>[]): TimelineRange {
  const start = items.reduce((least, { startedAt }) => Math.min(least, startedAt), Infinity);
  const spanMs = items.reduce((most, { startedAt, tookMs }) => Math.max(most, startedAt + tookMs - start), 1);
  return { start, spanMs };
}

/** Things one below the other, each a bar from when it began to when it was over. */
export function Timeline({ items, label, what, range = rangeOf(items) }: TimelineProps): JSX.Element {
  const shown = useSignal(SHOWN_FIRST);
  return (
    <>
      <ol class="timeline" aria-label={label}>
        {items.slice(0, shown.value).map((item) => (
          <TimelineRow key={item.id} item={item} range={range} />
        ))}
      </ol>
      <MoreButton shown={shown} total={items.length} what={what} />
    </>
  );
}

interface TimelineRowProps {
  readonly item: TimelineItem;
  readonly range: TimelineRange;
}

function TimelineRow({ item, range: { start, spanMs } }: TimelineRowProps): JSX.Element {
  const { title, whole = title, word, note, startedAt, tookMs, href } = item;
  const percent = (ms: number): string => `${(100 * ms) / spanMs}%`;
  return (
    <li>
      {href === undefined ? (
        <span class="title" title={whole}>
          {title}
        </span>
      ) : (
        <a class="title" title={whole} href={href}>
          {title}
        </a>
      )}
      <span class="words">
        <Badge word={word} />
        {note !== undefined && <Badge word={note} tone="warn" />}
      </span>
      <span class="track" title={`after ${Math.round(startedAt - start)} ms, took ${tookMs.toFixed(1)} ms`}>
        <span
          style={{
            marginLeft: percent(startedAt - start),
            width: percent(Math.max(tookMs, spanMs / 200)),
          }}
        />
      </span>
      <span class="muted took">{Math.round(tookMs)} ms</span>
    </li>
  );
}
