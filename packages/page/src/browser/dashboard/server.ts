import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { DashboardData, DashboardFile, DashboardNews } from '../../dashboard-data.ts';
import { type Connection, createConnection } from '../connection.ts';
import { readFileData } from '../file-data.ts';
import { useAnswer } from '../use-answer.ts';
import { readFromFile } from './file-connection.ts';

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the same version
const file = readFileData('data') as DashboardFile | undefined;

/** Whether the page is a file: it shows how things were, and runs nothing. */
export const isFile: boolean = file !== undefined;

/** What this page shows: what `castai-bot dashboard` reads, or what it has put into a file. */
export const server: Connection<DashboardData, DashboardNews> =
  file === undefined ? createConnection<DashboardData, DashboardNews>() : readFromFile(file);

/** Moves on whenever what is deployed may have changed. */
const deployedNews: ReadonlySignal<string> = computed(
  () => `${server.summary.value?.start} ${server.summary.value?.revision}`,
);
const commandNews: ReadonlySignal<string> = computed(
  () => `${server.summary.value?.start} ${server.summary.value?.commands}`,
);

const TICK_MS = 1000;
const realNow: Signal<number> = signal(Date.now());
setInterval(() => {
  realNow.value = Date.now();
}, TICK_MS);

/** The time of the machine that reads, to the second; in a file, of when it was read. */
export const now: ReadonlySignal<number> = computed(() =>
  file === undefined ? realNow.value + server.clockOffset.value : file.deployed.readAt,
);

/**
 * What is at a path, read again whenever it may have changed.
 * @param more what else moves on when it may have
 */
export function useData<Path extends keyof DashboardData>(
  path: Path,
  query: Readonly<Record<string, string>> = {},
  more: number = 0,
): DashboardData[Path] | Error | undefined {
  const news = path === 'commands' ? commandNews.value : deployedNews.value;
  return useAnswer(server, { path, query, news: `${news} ${more}` });
}
