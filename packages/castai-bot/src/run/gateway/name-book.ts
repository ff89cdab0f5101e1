import { isRecord, readJson } from '@castai-bot/cli';
import type { Answerer } from './answerer.ts';

/** What the ids in a path are called, learned from what the API answered on the way. */
export class NameBook {
  readonly #names = new Map<string, string>();

  add(id: string, name: string | null): void {
    if (name !== null) this.#names.set(id, name);
  }

  /** Lets everything through and remembers whatever has an id and a name. */
  listen(next: Answerer): Answerer {
    return async (request) => {
      const answer = await next(request);
      this.#learn(readJson(answer.body.toString('utf8')));
      return answer;
    };
  }

  /** `shop/web` of the thing that a path is about, or that it does something to; undefined for strangers. */
  nameOf(path: string): string | undefined {
    const [last = '', before = ''] = path.replace(/\?.*/, '').split('/').toReversed();
    return this.#names.get(last) ?? this.#names.get(before);
  }

  /** `shop/web` for `/v2/…/workloads/7a…`, `prod/nodes` for `/v1/…/external-clusters/5a…/nodes`; undefined for strangers. */
  describe(path: string): string | undefined {
    const segments = path.replace(/\?.*/, '').split('/');
    const at = segments.findLastIndex((segment) => this.#names.has(segment));
    const name = this.#names.get(segments[at] ?? '');
    return name === undefined ? undefined : [name, ...segments.slice(at + 1)].join('/');
  }

  #learn(value: unknown): void {
    if (Array.isArray(value)) for (const item of value) this.#learn(item);
    if (!isRecord(value)) return;
    const { id, name, namespace } = value;
    if (typeof id === 'string' && typeof name === 'string') {
      this.#names.set(id, typeof namespace === 'string' ? `${namespace}/${name}` : name);
    }
    for (const item of Object.values(value)) this.#learn(item);
  }
}
