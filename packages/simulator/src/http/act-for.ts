import type { State } from '../state/state.ts';
import { nginxPage } from './nginx-page.ts';
import { Refusal } from './refusal.ts';
import { type Caller, Reply } from './route.ts';

interface Asked {
  readonly caller: Caller;
  /** What the path holds. */
  readonly params: Readonly<Record<string, string>>;
}

/** The caller of a request: an enterprise's key acts for the child that the path names, with the header or without. */
export function actFor(state: State, { caller, params }: Asked): Caller {
  const { organizationId = caller.organizationId } = params;
  const isOwn = organizationId === caller.keyOrganizationId;
  const isChild = state.organizations.get(organizationId)?.parentId === caller.keyOrganizationId;
  return isOwn || isChild ? { ...caller, organizationId } : caller;
}

/** Asks for a baseline, the one call of reporting that was seen to refuse such a request. */
const BASELINE = /^\/reporting\/.*\/baseline-params$/;

/** Services that answer an enterprise's key with nothing where others know no such page. */
const EMPTY_SERVICES = ['/v1/workload-autoscaling/', '/v2/workload-autoscaling/', '/reporting/'];

/**
 * What an enterprise's key gets for a cluster when nothing says which child it asks for: a page of nginx, or 200 and
 * nothing, by service, as was seen live. Undefined where the request is to be answered as any other.
 *
 * @throws {Refusal} 400 for the baseline of a cluster
 */
export function answerStray(
  state: State,
  { caller, params, path }: Asked & { readonly path: string },
): Reply<unknown> | undefined {
  const { clusterId } = params;
  if (clusterId === undefined || caller.organizationId !== caller.keyOrganizationId) return undefined;
  const owner = state.clusters.get(clusterId)?.organizationId ?? '';
  if (state.organizations.get(owner)?.parentId !== caller.organizationId) return undefined;
  if (BASELINE.test(path)) throw new Refusal(400, 'Bad Request');
  if (EMPTY_SERVICES.some((service) => path.startsWith(service))) return new Reply(200);
  return nginxPage(404, 'Not Found');
}
