import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { RunRequest } from '../../run-data.ts';
import { rangeOf, Timeline, type TimelineAttempt, type TimelineItem } from '../pieces/timeline.tsx';
import { writePlural } from '../pieces/write-words.ts';
import { type Attempts, groupAttempts } from './group-attempts.ts';
import './run-requests.css';

interface RunRequestsProps {
  readonly requests: readonly RunRequest[];
  /** Where one is shown whole; left out where nowhere else. */
  readonly hrefOf?: (index: number) => string;
  /** Whether more may come. @default false */
  readonly isRunning?: boolean;
}

/** Fewer are read at one look. */
const FEW = 8;

/** The requests of a run, from when they were sent to when they were answered; one that was sent again is one row. */
export function RunRequests({ requests, hrefOf, isRunning = false }: RunRequestsProps): JSX.Element {
  const chosen = useSignal('all');
  if (requests.length === 0) return <p class="muted">{isRunning ? 'None yet' : 'It sent none'}</p>;
  const isWanted = FILTERS[chosen.value]?.isWanted ?? (() => true);
  const shorten = shortenerOf(requests);
  const items = groupAttempts(requests)
    .filter((attempts) => attempts.some(isWanted))
    .map((attempts) => toItem(attempts, { shorten, hrefOf }));
  const times = requests.map(({ arrivedAt, tookMs }) => ({ startedAt: arrivedAt, tookMs }));
  return (
    <>
      {requests.length > FEW && (
        <div class="request-filter">
          <select
            aria-label="Requests"
            value={chosen.value}
            onChange={({ currentTarget }) => {
              chosen.value = currentTarget.value;
            }}
          >
            {Object.entries(FILTERS).map(([name, { title }]) => (
              <option key={name} value={name}>
                {title}
              </option>
            ))}
          </select>
          <span class="muted" role="status">
            {describe(requests)}
          </span>
        </div>
      )}
      {items.length === 0 ? (
        <p class="muted">No request is like that</p>
      ) : (
        <Timeline items={items} label="Requests of the run" what="requests" range={rangeOf(times)} />
      )}
    </>
  );
}

interface Filter {
  readonly title: string;
  readonly isWanted: (request: RunRequest) => boolean;
}

const FILTERS: Readonly<Record<string, Filter>> = {
  all: { title: 'All requests', isWanted: () => true },
  changing: { title: 'All but GET', isWanted: ({ method }) => method !== 'GET' && method !== 'HEAD' },
  failed: { title: 'Failed', isWanted: ({ status }) => isFailed(status) },
  again: { title: 'Sent again', isWanted: ({ attempt = 1 }) => attempt > 1 },
};

function isFailed(status: number): boolean {
  return status < 200 || status >= 400;
}

function describe(requests: readonly RunRequest[]): string {
  const failed = requests.filter(({ status }) => isFailed(status)).length;
  const again = requests.filter(({ attempt = 1 }) => attempt > 1).length;
  return `${writePlural(requests.length, 'request')}, ${failed} failed, ${again} sent again`;
}

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
const CLUSTER = /(?<=\/(?:external-)?clusters\/)[0-9a-f]{8}-[0-9a-f-]{27}/;

/** Leaves out the id of the cluster where all are about one: what tells them apart comes behind it. */
function shortenerOf(requests: readonly RunRequest[]): (path: string) => string {
  const ids = new Set(requests.map(({ path }) => CLUSTER.exec(path)?.[0]).filter((id) => id !== undefined));
  return ids.size === 1 ? (path) => path.replace(CLUSTER, '…') : (path) => path;
}

interface ItemOptions {
  readonly hrefOf: ((index: number) => string) | undefined;
  readonly shorten: (path: string) => string;
}

function toItem([first, ...others]: Attempts, { shorten, hrefOf }: ItemOptions): TimelineItem {
  const { method, path, about } = first;
  const { start, end } = splitPath(shorten(path), about);
  const toAttempt = ({ index, status, arrivedAt, tookMs }: RunRequest): TimelineAttempt => ({
    id: String(index),
    word: status === 0 ? 'no answer' : String(status),
    startedAt: arrivedAt,
    tookMs,
    href: hrefOf?.(index),
  });
  const all = [first, ...others].map(toAttempt);
  return {
    ...toAttempt(others.at(-1) ?? first),
    earlier: all.slice(0, -1),
    title: `${method} ${start}`,
    end,
    whole: `${method} ${path}`,
    note: describeAttempts([first, ...others]),
  };
}

/** The end of a path tells it from others: the name in place of the id, or what comes last. */
function splitPath(
  path: string,
  about: string | undefined,
): { readonly start: string; readonly end: string } {
  const id = about === undefined ? undefined : path.match(ID)?.at(-1);
  const at = id === undefined ? path.lastIndexOf('/') : path.lastIndexOf(id);
  const end = path.slice(at);
  return { start: path.slice(0, at), end: id === undefined ? end : end.replace(id, about ?? id) };
}

function describeAttempts([first, ...others]: Attempts): string | undefined {
  if (others.length > 0) return writePlural(1 + others.length, 'attempt');
  return first.attempt === undefined ? undefined : `attempt ${first.attempt}`;
}
