import { CliError, isRecord } from '@castai-bot/cli';
import { askCastAi, type AskOptions, type CastAiAnswer, keyRefused } from '../../castai/ask-cast-ai.ts';
import type { RealConfig } from './read-real-config.ts';

/** A thing with a name; the name is null where CAST AI does not tell it. */
export interface Named {
  readonly id: string;
  readonly name: string | null;
}

/** What a run is about to change. */
export interface Owner {
  /** Null for a run without CLUSTER_ID. */
  readonly cluster: Named | null;
  /** Null where neither the cluster nor ORGANIZATION_ID says which of several it is. */
  readonly organization: Named | null;
}

export type ReadOwnerOptions = Pick<AskOptions, 'env' | 'signal' | 'userAgent'>;

/**
 * Asks CAST AI what the cluster and its organization are called.
 * @throws CliError KEY_REFUSED, NO_CLUSTER, UNREACHABLE
 */
export async function readOwner(config: RealConfig, options: ReadOwnerOptions): Promise<Owner> {
  const { clusterId } = config;
  const found = clusterId === undefined ? undefined : await readCluster(config, { ...options, clusterId });
  const organizations = await readOrganizations(config, options);
  const ofCluster = found === undefined ? undefined : asText(found['organizationId']);
  const only = organizations.length === 1 ? organizations[0]?.id : undefined;
  const id = ofCluster ?? config.organizationId ?? only;
  return {
    cluster:
      found === undefined || clusterId === undefined
        ? null
        : { id: clusterId, name: asText(found['name']) ?? null },
    organization:
      id === undefined ? null : (organizations.find((one) => one.id === id) ?? { id, name: null }),
  };
}

async function readCluster(
  config: RealConfig,
  { clusterId, ...options }: ReadOwnerOptions & { readonly clusterId: string },
): Promise<Readonly<Record<string, unknown>>> {
  const path = `/v1/kubernetes/external-clusters/${encodeURIComponent(clusterId)}`;
  const { status, body } = await ask(config, { ...options, path });
  if (status === 200 && isRecord(body)) return body;
  throw new CliError(
    'NO_CLUSTER',
    `Cannot read the cluster ${JSON.stringify(clusterId)}: ${config.origin.host} answered ${status}`,
    { hint: 'Keys and clusters belong to one organization and region: see CLUSTER_ID and API_REGION' },
  );
}

/** A key that may not list organizations may still change a cluster. */
async function readOrganizations(config: RealConfig, options: ReadOwnerOptions): Promise<readonly Named[]> {
  const { body } = await ask(config, { ...options, path: '/v1/organizations' });
  const list = isRecord(body) ? body['organizations'] : undefined;
  if (!Array.isArray(list)) return [];
  return list.filter(isRecord).flatMap((one) => {
    const id = asText(one['id']);
    return id === undefined ? [] : [{ id, name: asText(one['name']) ?? null }];
  });
}

async function ask(
  { origin, apiKey, organizationId }: RealConfig,
  options: ReadOwnerOptions & { readonly path: string },
): Promise<CastAiAnswer> {
  const answer = await askCastAi({ ...options, key: apiKey, apiUrl: origin, organizationId });
  const { status, body } = answer;
  if (status === 401) throw keyRefused(origin, status);
  if (status < 500) return answer;
  const message = isRecord(body) ? asText(body['message']) : undefined;
  throw new CliError(
    'UNREACHABLE',
    `Cannot ask CAST AI at ${origin.host}: ${message ?? `it answered ${status}`}`,
  );
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
