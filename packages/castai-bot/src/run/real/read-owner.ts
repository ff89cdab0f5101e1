import { CliError } from '../../errors.ts';
import { isRecord, readJson } from '../../json-value.ts';
import { forwardTo } from '../gateway/forward-to.ts';
import type { TestConfig } from './read-test-config.ts';

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

const TIMEOUT_MS = 20_000;

export interface ReadOwnerOptions {
  readonly userAgent: string;
  readonly signal: AbortSignal;
}

/**
 * Asks CAST AI what the cluster and its organization are called.
 * @throws CliError KEY_REFUSED, NO_CLUSTER, UNREACHABLE
 */
export async function readOwner(config: TestConfig, options: ReadOwnerOptions): Promise<Owner> {
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
  config: TestConfig,
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
async function readOrganizations(config: TestConfig, options: ReadOwnerOptions): Promise<readonly Named[]> {
  const { body } = await ask(config, { ...options, path: '/v1/organizations' });
  const list = isRecord(body) ? body['organizations'] : undefined;
  if (!Array.isArray(list)) return [];
  return list.filter(isRecord).flatMap((one) => {
    const id = asText(one['id']);
    return id === undefined ? [] : [{ id, name: asText(one['name']) ?? null }];
  });
}

async function ask(
  { origin, apiKey, organizationId }: TestConfig,
  { path, signal, userAgent }: ReadOwnerOptions & { readonly path: string },
): Promise<{ readonly status: number; readonly body: unknown }> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
  const headers = {
    'x-api-key': apiKey,
    accept: 'application/json',
    'user-agent': userAgent,
    ...(organizationId === undefined ? {} : { 'x-castai-organization-id': organizationId }),
  };
  const answer = await forwardTo(origin)({ method: 'GET', path, headers, body: '', signal: limit }).catch(
    () => {
      signal.throwIfAborted();
      throw new CliError(
        'UNREACHABLE',
        `Cannot reach CAST AI at ${origin.host}: no answer within ${TIMEOUT_MS / 1000} s`,
      );
    },
  );
  const { status } = answer;
  const body = readJson(answer.body.toString('utf8'));
  if (status === 401) {
    throw new CliError('KEY_REFUSED', `Cannot use this API key: ${origin.host} refuses it (${status})`, {
      hint: 'Make one at https://console.cast.ai: Settings, Service accounts; keys belong to one region',
    });
  }
  if (status >= 500) {
    const message = isRecord(body) ? asText(body['message']) : undefined;
    throw new CliError(
      'UNREACHABLE',
      `Cannot ask CAST AI at ${origin.host}: ${message ?? `it answered ${status}`}`,
    );
  }
  return { status, body };
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
