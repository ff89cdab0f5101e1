import { signal } from '@preact/signals';
import type { DashboardData, DashboardFile, DashboardNews } from '../../dashboard-data.ts';
import { type Connection, type Link, Unanswered } from '../connection.ts';

/** What a file holds, in place of a server: it is always there, and never another. */
export function readFromFile(file: DashboardFile): Connection<DashboardData, DashboardNews> {
  const { about, deployed, runs, logs, states } = file;
  const readers: { readonly [Path in keyof DashboardData]: (query: URLSearchParams) => DashboardData[Path] } =
    {
      about: () => about,
      deployed: () => deployed,
      run: (query) => find(runs, query.get('name'), 'This run is not in this file'),
      log: (query) => find(logs, query.get('pod'), 'This log is not in this file'),
      state: (query) => find(states, query.get('name'), 'This state is not in this file'),
      commands: () => [],
    };
  const news: DashboardNews = {
    start: '',
    revision: 0,
    commands: 0,
    time: { now: deployed.readAt },
    readAt: deployed.readAt,
    problem: null,
  };
  return {
    link: signal<Link>('live'),
    summary: signal(news),
    clockOffset: signal(0),
    open: () => undefined,
    act: () => Promise.reject(new Unanswered(0, 'A file runs nothing')),
    read: async (path, query = {}) => Promise.resolve(readers[path](new URLSearchParams(query))),
  };
}

/** Those of which nobody asks much are left out: a file is to stay small. */
function find<Value>(values: Readonly<Record<string, Value>>, name: string | null, otherwise: string): Value {
  const value = Object.hasOwn(values, name ?? '') ? values[name ?? ''] : undefined;
  if (value !== undefined) return value;
  const words = `${otherwise}: it holds the newest ones, and each entry's last failure. castai-bot dashboard shows all`;
  throw new Unanswered(404, words);
}
