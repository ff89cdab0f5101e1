import type { CastAi } from '../castai/cast-ai.ts';
import { findPlanEnd } from '../castai/plan/plan-ended-error.ts';
import { ConfigError } from '../errors.ts';
import { ApiError } from '../http/errors/api-error.ts';
import { toError } from '../values/to-error.ts';

const NOT_FOUND = 404;
/** Asking why must not keep a run that has failed. */
const ASKING = { retries: 0, timeouts: { callMs: 10_000 } };
const NAMED_MAX = 10;

/**
 * Says what a run comes from whose cluster is not there for the key: a wrong `CLUSTER_ID`, or an enterprise key without
 * `ORGANIZATION_ID`, which the gateway answers with a page of its own. Other errors stay.
 */
export async function explainUnknownCluster(
  thrown: unknown,
  castai: CastAi,
  clusterId: string | undefined,
): Promise<Error> {
  const error = toError(thrown);
  if (clusterId === undefined || error instanceof ConfigError) return error;
  const isInDoubt =
    findPlanEnd(error) === undefined
      ? castai.sightOf(clusterId) === 'missing'
      : isDoubtful(castai, clusterId);
  return (isInDoubt ? await describeUnknown(castai, clusterId, error) : undefined) ?? error;
}

/**
 * Asks for the cluster of a run that has ended well so far, and yet has no answer that shows that it is there.
 *
 * @throws ConfigError when the cluster is not there for the key
 */
export async function checkCluster(castai: CastAi, clusterId: string | undefined): Promise<void> {
  if (clusterId === undefined || !isDoubtful(castai, clusterId)) return;
  const unknown = await describeUnknown(castai, clusterId);
  if (unknown !== undefined) throw unknown;
}

/** Whether all calls for the cluster met a 404, or a dry run has planned writes to it and read nothing of it. */
function isDoubtful(castai: CastAi, clusterId: string): boolean {
  const sighting = castai.sightOf(clusterId);
  if (sighting !== 'unasked') return sighting === 'missing';
  const id = encodeURIComponent(clusterId);
  return castai.plan.some(({ path }) => path.split('/').includes(id));
}

async function describeUnknown(
  castai: CastAi,
  clusterId: string,
  cause?: Error,
): Promise<ConfigError | undefined> {
  const missing = await findCluster(castai, clusterId);
  if (missing === undefined) return undefined;
  const found = `env CLUSTER_ID: found ${JSON.stringify(clusterId)}, which this key does not see`;
  const problem =
    missing.body.message === undefined
      ? `${found}; a key of an enterprise needs ORGANIZATION_ID to see the clusters of a child organization`
      : `${found}, wanted ${await listClusters(castai)}`;
  return new ConfigError('Cannot find the cluster', {
    code: 'config',
    problems: [problem],
    cause: cause ?? missing,
  });
}

function isMissing(error: unknown): error is ApiError {
  return error instanceof ApiError && error.status === NOT_FOUND;
}

/** Asks for the cluster itself: what was not found may also have been a node of it. @returns why it is not there */
async function findCluster(castai: CastAi, clusterId: string): Promise<ApiError | undefined> {
  try {
    await castai.clusters.get(clusterId, ASKING);
    return undefined;
  } catch (error) {
    return isMissing(error) ? error : undefined;
  }
}

async function listClusters(castai: CastAi): Promise<string> {
  try {
    const clusters = await castai.clusters.list(ASKING).toArray();
    const names = clusters.map(({ id, name }) => `${id} (${name})`);
    const rest = names.length - NAMED_MAX;
    if (names.length === 0)
      return 'one that it does: it sees none, perhaps of another region or organization';
    return [...names.slice(0, NAMED_MAX), ...(rest > 0 ? [`one of ${rest} more`] : [])].join(', ');
  } catch {
    // The list only helps; why the run has failed is known without it.
    return 'the id of a cluster that it sees';
  }
}
