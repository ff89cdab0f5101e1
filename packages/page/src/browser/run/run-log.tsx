import { type Signal, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { writeCount, writePlural } from '../pieces/write-words.ts';
import { LOG_LEVELS, type LogEntry, type LogLevel, parseLog } from './parse-log.ts';
import './run-log.css';

interface RunLogProps {
  /** Lines as the runtime writes them, as text or JSON, and others. */
  readonly text: string;
  /** How many characters before it were left out. @default 0 */
  readonly cut?: number;
  /** Whether more may come. @default false */
  readonly isRunning?: boolean;
}

/** Lines at once: the last ones, where it says what went wrong. */
const STEP = 2000;
/** A shorter log is read at one look. */
const FEW = 8;

/** What a run printed, by level and by what it says. */
export function RunLog({ text, cut = 0, isRunning = false }: RunLogProps): JSX.Element {
  const entries = useMemo(() => parseLog(text), [text]);
  const least = useSignal<LogLevel | ''>('');
  const search = useSignal('');
  const shown = useSignal(STEP);
  if (entries.length === 0) return <p class="muted">{isRunning ? 'Nothing yet' : 'Nothing was printed'}</p>;
  const found = filterLog(entries, { least: least.value, search: search.value });
  const hidden = Math.max(0, found.length - shown.value);
  return (
    <>
      {entries.length > FEW && (
        <Filter least={least} search={search} entries={entries} found={found.length} />
      )}
      {cut > 0 && <p class="muted">{writeCount(cut)} characters before this were left out.</p>}
      {hidden > 0 && (
        <p>
          <button
            type="button"
            onClick={() => {
              shown.value += 5 * STEP;
            }}
          >
            Show earlier lines ({writeCount(hidden)})
          </button>
        </p>
      )}
      {found.length === 0 ? (
        <p class="muted">No line is like that</p>
      ) : (
        <pre class="json log" tabIndex={0} role="group" aria-label="Log">
          {found.slice(hidden).map((entry, index) => (
            <span key={hidden + index} class={`line ${toneOf(entry)}`}>{`${entry.text}\n`}</span>
          ))}
        </pre>
      )}
    </>
  );
}

/** Of a level and above; what has none is shown where all is. */
function filterLog(
  entries: readonly LogEntry[],
  { least, search }: { readonly least: LogLevel | ''; readonly search: string },
): readonly LogEntry[] {
  const from = least === '' ? -1 : rank(least);
  const word = search.toLowerCase();
  return entries.filter(
    ({ level, text }) => rank(level) >= from && (word === '' || text.toLowerCase().includes(word)),
  );
}

/** What has no level is below them all. */
function rank(level: LogLevel | null): number {
  return level === null ? -1 : LOG_LEVELS.indexOf(level);
}

function toneOf({ level }: LogEntry): string {
  if (level === 'ERROR' || level === 'CRITICAL') return 'bad';
  if (level === 'WARNING') return 'warn';
  return level === 'DEBUG' ? 'muted' : '';
}

interface FilterProps {
  readonly least: Signal<LogLevel | ''>;
  readonly search: Signal<string>;
  readonly entries: readonly LogEntry[];
  readonly found: number;
}

const LEAST: readonly (readonly [LogLevel | '', string])[] = [
  ['', 'All lines'],
  ['INFO', 'Info and above'],
  ['WARNING', 'Warnings and errors'],
  ['ERROR', 'Errors'],
];

function Filter({ least, search, entries, found }: FilterProps): JSX.Element {
  const count = (tone: string): number => entries.filter((entry) => toneOf(entry) === tone).length;
  const isAll = found === entries.length;
  return (
    <div class="log-filter">
      <select
        aria-label="Level"
        value={least.value}
        onChange={({ currentTarget }) => {
          least.value = LEAST.find(([level]) => level === currentTarget.value)?.[0] ?? '';
        }}
      >
        {LEAST.map(([level, title]) => (
          <option key={level} value={level}>
            {title}
          </option>
        ))}
      </select>
      <input
        type="search"
        aria-label="Search the log"
        placeholder="Search"
        value={search.value}
        onInput={({ currentTarget }) => {
          search.value = currentTarget.value;
        }}
      />
      <span class="muted" role="status">
        {isAll
          ? writePlural(found, 'line')
          : `${writeCount(found)} of ${writePlural(entries.length, 'line')}`}
        , {writePlural(count('warn'), 'warning')}, {writePlural(count('bad'), 'error')}
      </span>
    </div>
  );
}
