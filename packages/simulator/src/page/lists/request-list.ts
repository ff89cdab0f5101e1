import type { LoggedRequest } from '../../request-log.ts';
import type { List } from '../../world/lazy-list.ts';
import { senderOf } from '../sender-of.ts';
import { type ListSpec, timeCell } from './list-spec.ts';

/** A request and its place among all. */
export interface PlacedRequest {
  readonly index: number;
  readonly logged: LoggedRequest;
}

export const requestList: ListSpec<PlacedRequest> = {
  items: ({ running }) => newestFirst(running.log.entries),
  idOf: ({ index }) => String(index),
  columns: [
    { name: 'at', title: 'Time', kind: 'clock', read: ({ logged }) => timeCell(logged.request.at) },
    { name: 'method', title: 'Method', kind: 'tag', read: ({ logged }) => logged.request.method },
    { name: 'path', title: 'Path', kind: 'code', read: ({ logged }) => writeUrl(logged.request) },
    {
      name: 'status',
      title: 'Status',
      kind: 'state',
      read: ({ logged }) => writeStatus(logged.request.status),
    },
    {
      name: 'attempt',
      title: 'Attempt',
      kind: 'number',
      read: ({ logged }) => (logged.attempt === 1 ? null : logged.attempt),
    },
    {
      name: 'took',
      title: 'Took (ms)',
      kind: 'number',
      read: ({ logged }) => Math.round(logged.tookMs * 10) / 10,
    },
    {
      name: 'sender',
      title: 'Sent by',
      kind: 'text',
      read: ({ logged }) => senderOf(logged.request.headers).name,
    },
    {
      name: 'faults',
      title: 'Faults',
      kind: 'text',
      read: ({ logged }) => logged.request.faults.join(', ') || null,
    },
    {
      name: 'operation',
      title: 'Operation',
      kind: 'text',
      read: ({ logged }) => logged.request.operation ?? null,
    },
  ],
};

const NOTHING = 'no answer';

export function writeStatus(status: number): string {
  return status === 0 ? NOTHING : String(status);
}

/** The path with its query. */
export function writeUrl({ path, query }: LoggedRequest['request']): string {
  const search = Object.entries(query).flatMap(([name, value]) =>
    [value].flat().map((text) => `${encodeURIComponent(name)}=${encodeURIComponent(text)}`),
  );
  return search.length === 0 ? path : `${path}?${search.join('&')}`;
}

function newestFirst(entries: readonly LoggedRequest[]): List<PlacedRequest> {
  const { length } = entries;
  const at = (place: number): PlacedRequest | undefined => {
    const index = length - 1 - place;
    const logged = entries[index];
    return logged === undefined ? undefined : { index, logged };
  };
  const slice = (start: number, end: number): PlacedRequest[] =>
    Array.from({ length: Math.max(0, Math.min(end, length) - start) }, (_, offset) =>
      at(start + offset),
    ).filter((placed) => placed !== undefined);
  const all = (): PlacedRequest[] => slice(0, length);
  return {
    length,
    at,
    slice,
    filter: (matches) => all().filter(matches),
    [Symbol.iterator]: () => all().values(),
  };
}
