import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { Badge } from './badge.tsx';
import { MoreButton } from './more-button.tsx';
import './timeline.css';

/** One try of a thing. */
export interface TimelineAttempt {
  readonly id: string;
  /** What came of it. */
  readonly word: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly tookMs: number;
  /** Where it is shown whole; left out where nowhere else. */
  readonly href?: string | undefined;
}

/** One thing that took its time: its last try, where it was tried more than once. */
export interface TimelineItem extends TimelineAttempt {
  readonly title: string;
  /** What comes behind the title, and is the last to be left out. */
  readonly end?: string | undefined;
  /** The title where it is shortened. */
  readonly whole?: string;
  /** What else is to be seen of it at once. */
  readonly note?: string | undefined;
  /** The tries before, in their order. */
  readonly earlier?: readonly TimelineAttempt[];
}

interface TimelineProps {
  readonly items: readonly TimelineItem[];
  readonly label: string;
  /** What they are, where they are counted. */
  readonly what: string;
  /** When all began and how long it took: these may be but some of it. */
  readonly range: TimelineRange;
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
export function Timeline({ items, label, what, range }: TimelineProps): JSX.Element {
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

function TimelineRow({ item, range }: TimelineRowProps): JSX.Element {
  const { title, end, whole = title, note, earlier = [], startedAt, tookMs, href } = item;
  const attempts = [...earlier, item];
  const began = attempts[0]?.startedAt ?? startedAt;
  return (
    <li class={earlier.length > 0 ? 'again' : undefined}>
      {href === undefined ? (
        <span class="title" title={whole}>
          <Title title={title} end={end} />
        </span>
      ) : (
        <a class="title" title={whole} href={href}>
          <Title title={title} end={end} />
        </a>
      )}
      <span class="words">
        {attempts.map((attempt, index) => (
          <AttemptWord
            key={attempt.id}
            attempt={attempt}
            number={earlier.length > 0 ? index + 1 : undefined}
          />
        ))}
        {note !== undefined && <Badge word={note} tone="warn" />}
      </span>
      <span class="track">
        {attempts.map((attempt) => (
          <Bar key={attempt.id} attempt={attempt} range={range} />
        ))}
      </span>
      <span class="muted took">{Math.round(startedAt + tookMs - began)} ms</span>
    </li>
  );
}

function Title({ title, end }: Pick<TimelineItem, 'title' | 'end'>): JSX.Element {
  return (
    <>
      <span class="start">{title}</span>
      {end !== undefined && <span class="end">{end}</span>}
    </>
  );
}

interface AttemptWordProps {
  readonly attempt: TimelineAttempt;
  /** Undefined where there is but one. */
  readonly number: number | undefined;
}

/** What came of a try: of several, each leads to itself. */
function AttemptWord({ attempt: { word, href }, number }: AttemptWordProps): JSX.Element {
  if (number === undefined || href === undefined) return <Badge word={word} />;
  return (
    <a href={href} aria-label={`Attempt ${number}: ${word}`}>
      <Badge word={word} />
    </a>
  );
}

interface BarProps {
  readonly attempt: TimelineAttempt;
  readonly range: TimelineRange;
}

function Bar({ attempt: { startedAt, tookMs }, range: { start, spanMs } }: BarProps): JSX.Element {
  const percent = (ms: number): string => `${(100 * ms) / spanMs}%`;
  return (
    <span
      title={`after ${Math.round(startedAt - start)} ms, took ${tookMs.toFixed(1)} ms`}
      style={{ left: percent(startedAt - start), width: percent(Math.max(tookMs, spanMs / 200)) }}
    />
  );
}
