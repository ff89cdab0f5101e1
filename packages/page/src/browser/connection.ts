import { type ReadonlySignal, signal } from '@preact/signals';

/** What every server tells whoever listens. */
interface Told {
  /** Its time, in milliseconds since the epoch. */
  readonly time: { readonly now: number };
}

/** Whether the server behind the page answers: `stranger` when it wants another token. */
export type Link = 'opening' | 'live' | 'gone' | 'stranger';

/** The server behind the page. `Data` is what it has at each path, `News` what it tells. */
export interface Connection<Data, News> {
  readonly link: ReadonlySignal<Link>;
  /** What it told last. */
  readonly summary: ReadonlySignal<News | undefined>;
  /** How far its clock is from this browser's, in milliseconds. */
  readonly clockOffset: ReadonlySignal<number>;
  /** Reads what is at a path below `data/`. @throws {Unanswered} */
  readonly read: <Path extends keyof Data & string>(
    path: Path,
    query?: Readonly<Record<string, string>>,
  ) => Promise<Data[Path]>;
  /** Does what is at a path below `do/`. @throws {Unanswered} */
  readonly act: (path: string, body?: object) => Promise<void>;
  readonly open: () => void;
}

/** What was asked for did not come; the message is for people. */
export class Unanswered extends Error {
  readonly status: number;

  /** @param status 0 when nothing was answered */
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const RETRY_MS = 1000;

/** Makes a connection to the server that the page came from. */
export function createConnection<Data, News extends Told>(): Connection<Data, News> {
  const link = signal<Link>('opening');
  const summary = signal<News | undefined>(undefined);
  const clockOffset = signal(0);

  const take = (told: News): void => {
    clockOffset.value = told.time.now - Date.now();
    summary.value = told;
    link.value = 'live';
  };
  const send = async (path: string, init: RequestInit = {}): Promise<unknown> => {
    const answer = await fetch(path, { ...init, referrerPolicy: 'same-origin' }).catch(() => undefined);
    if (answer === undefined) throw new Unanswered(0, 'The server does not answer');
    if (answer.status === 401) link.value = 'stranger';
    const data: unknown = await answer.json().catch(() => undefined);
    if (answer.ok) return data;
    throw new Unanswered(answer.status, readMessage(data) ?? `The server answered ${answer.status}`);
  };
  const events = createListener({
    take,
    isWanted: () => link.value === 'live',
    onLost: () => {
      if (link.value !== 'stranger') link.value = 'gone';
      setTimeout(() => void retry(), RETRY_MS);
    },
  });
  /** Asks until somebody answers: an EventSource does not tell why it failed. */
  const retry = async (): Promise<void> => {
    const found = await send('data/about').then(
      () => true,
      () => false,
    );
    if (found) events.open();
    else if (link.value !== 'stranger') setTimeout(() => void retry(), RETRY_MS);
  };
  return {
    link,
    summary,
    clockOffset,
    open: events.open,
    read: async (path, query = {}) =>
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own server's word
      (await send(`data/${path}?${new URLSearchParams(query)}`)) as Data[typeof path],
    act: async (path, body = {}) => {
      const headers = { 'Content-Type': 'application/json' };
      const told = await send(`do/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own server's word
      take(told as News);
    },
  };
}

interface ListenerOptions<News> {
  readonly take: (told: News) => void;
  /** Whether there is somebody to listen to. */
  readonly isWanted: () => boolean;
  readonly onLost: () => void;
}

/** Listens to what the server tells, while the page is seen: a browser holds six connections to a server for all its pages. */
function createListener<News>({ take, isWanted, onLost }: ListenerOptions<News>): {
  readonly open: () => void;
} {
  let events: EventSource | undefined;
  const open = (): void => {
    const opened = new EventSource('events');
    events = opened;
    opened.addEventListener('message', ({ data }) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own server's word
      take(JSON.parse(String(data)) as News);
    });
    opened.addEventListener('error', () => {
      opened.close();
      onLost();
    });
  };
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) events?.close();
    else if (events?.readyState === EventSource.CLOSED && isWanted()) open();
  });
  return { open };
}

function readMessage(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null || !('message' in data)) return undefined;
  return String(data.message);
}
