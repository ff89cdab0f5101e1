import type { ServerResponse } from 'node:http';

interface Log {
  text: string;
  isOver: boolean;
  readonly followers: Set<(text: string | undefined) => void>;
}

/** What a kubelet keeps of its containers' output, by namespace, pod and container. */
export class PodLogs {
  readonly #logs = new Map<string, Log>();

  /** More output of a container. */
  write(key: string, text: string): void {
    const log = this.#find(key);
    log.text += text;
    for (const follower of log.followers) follower(text);
  }

  /** The container has ended. */
  end(key: string): void {
    const log = this.#find(key);
    log.isOver = true;
    for (const follower of log.followers) follower(undefined);
  }

  send(key: string, response: ServerResponse, isFollowing: boolean): void {
    const log = this.#find(key);
    response.writeHead(200, { 'content-type': 'text/plain' });
    if (!isFollowing || log.isOver) {
      response.end(log.text);
      return;
    }
    response.write(log.text);
    response.flushHeaders();
    const follower = (text: string | undefined): void => {
      if (text === undefined) response.end();
      else response.write(text);
    };
    log.followers.add(follower);
    response.on('close', () => log.followers.delete(follower));
  }

  #find(key: string): Log {
    const found = this.#logs.get(key) ?? { text: '', isOver: false, followers: new Set() };
    this.#logs.set(key, found);
    return found;
  }
}

/** Names a container for `PodLogs`. */
export function toLogKey(namespace: string, pod: string, container: string): string {
  return `${namespace}/${pod}/${container}`;
}
