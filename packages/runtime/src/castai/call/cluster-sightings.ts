import { ApiError } from '../../http/errors/api-error.ts';
import { fillPath } from '../../http/prepare/fill-path.ts';
import type { Request } from '../../http/request.ts';

/** What answers have said of a cluster: `missing` when a call for it was answered with 404, and none well. */
export type ClusterSighting = 'there' | 'missing' | 'unasked';

const NOT_FOUND = 404;
const CLUSTER = /\/(?:external-)?clusters\/([^/]+)/;

/** Remembers of each cluster whether the API has answered for it. */
export class ClusterSightings {
  readonly #there = new Set<string>();
  readonly #missing = new Set<string>();

  /** Sends calls as `request` does, and remembers what their answers say of the cluster in their path. */
  watch(request: Request): Request {
    return async (call) => {
      try {
        const answer = await request(call);
        note(this.#there, fillPath(call.path, call.params));
        return answer;
      } catch (error) {
        if (error instanceof ApiError && error.status === NOT_FOUND) note(this.#missing, error.path);
        throw error;
      }
    };
  }

  of(clusterId: string): ClusterSighting {
    const id = encodeURIComponent(clusterId);
    if (this.#there.has(id)) return 'there';
    return this.#missing.has(id) ? 'missing' : 'unasked';
  }
}

function note(ids: Set<string>, path: string): void {
  const id = CLUSTER.exec(path)?.[1];
  if (id !== undefined) ids.add(id);
}
