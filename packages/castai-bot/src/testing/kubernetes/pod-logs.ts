import type { ServerResponse } from 'node:http';

/** A piece of output, dated when it came. */
interface Piece {
  readonly at: string;
  readonly text: string;
  /** Only the start of a line is dated. */
  readonly isLineStart: boolean;
}

interface Log {
  readonly pieces: Piece[];
  isOver: boolean;
  readonly followers: Set<Follower>;
}

interface Follower {
  readonly response: ServerResponse;
  readonly query: URLSearchParams;
}

/** How a connection goes. */
export interface LogCut {
  /** Reset, or ended as if the log were over. */
  readonly how: 'break' | 'end';
  /** What it still brings. */
  readonly rest?: string;
}

/**
 * What a kubelet keeps of its containers' output, by namespace, pod and container; asked as a kubelet is, and dated as
 * it dates.
 * @see https://github.com/kubernetes/cri-client/blob/v0.34.1/pkg/logs/logs.go
 */
export class PodLogs {
  readonly #logs = new Map<string, Log>();

  /** More output of a container. */
  write(key: string, text: string): void {
    const log = this.#find(key);
    for (const line of text.split(/(?<=\n)/)) {
      const before = log.pieces.at(-1)?.text ?? '\n';
      const piece = { at: toDate(new Date()), text: line, isLineStart: before.endsWith('\n') };
      log.pieces.push(piece);
      for (const follower of log.followers) send(piece, follower);
    }
  }

  /** The container has ended. */
  end(key: string): void {
    const log = this.#find(key);
    log.isOver = true;
    for (const { response } of log.followers) response.end();
  }

  /** Takes the connections away from those who follow. */
  cut(key: string, { how, rest = '' }: LogCut): void {
    const log = this.#find(key);
    for (const { response } of log.followers) {
      if (how === 'end') response.end();
      else response.write(rest, () => response.destroy());
    }
    log.followers.clear();
  }

  /** Answers `GET …/log`. */
  send(key: string, response: ServerResponse, query: URLSearchParams): void {
    const log = this.#find(key);
    response.writeHead(200, { 'content-type': 'text/plain' });
    const follower = { response, query };
    for (const piece of log.pieces) send(piece, follower);
    if (query.get('follow') !== 'true' || log.isOver) {
      response.end();
      return;
    }
    response.flushHeaders();
    log.followers.add(follower);
    response.on('close', () => log.followers.delete(follower));
  }

  #find(key: string): Log {
    const found = this.#logs.get(key) ?? { pieces: [], isOver: false, followers: new Set() };
    this.#logs.set(key, found);
    return found;
  }
}

function send({ at, text, isLineStart }: Piece, { response, query }: Follower): void {
  const since = query.get('sinceTime');
  if (since !== null && Date.parse(at) < Date.parse(since)) return;
  const isDated = query.get('timestamps') === 'true' && isLineStart;
  response.write(isDated ? `${at} ${text}` : text);
}

/** To the nanosecond, always nine digits. */
function toDate(date: Date): string {
  return date.toISOString().replace('Z', '000000Z');
}

/** Names a container for `PodLogs`. */
export function toLogKey(namespace: string, pod: string, container: string): string {
  return `${namespace}/${pod}/${container}`;
}
