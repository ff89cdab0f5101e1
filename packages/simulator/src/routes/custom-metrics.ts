import type { Schemas } from '@castai-bot/api';
import { connectSource, readSourceData, requireSourceName } from '../behaviour/custom-metrics.ts';
import { type ClusterCall, findCluster, findContents, found } from '../behaviour/find.ts';
import { maskPaths } from '../behaviour/mask-paths.ts';
import { badField } from '../http/refusal.ts';
import type { Call, Handlers } from '../http/route.ts';

/** What of a source an update can name. */
const UPDATABLE = { allowed: /^(name|data)$/, wanted: 'name, data' };

type Source = Schemas['CustomMetricsDataSource'];

export const customMetricsHandlers: Handlers = {
  listCustomMetricsDataSources: (call) => ({
    items: findContents(call).customMetricsDataSources.toArray(),
  }),
  createCustomMetricsDataSource,
  updateCustomMetricsDataSource,
  deleteCustomMetricsDataSource: (call) => {
    findContents(call).customMetricsDataSources.remove(findSource(call).id);
    return {};
  },
};

function createCustomMetricsDataSource(call: Call<'createCustomMetricsDataSource'>): Source {
  const { state, body } = call;
  const { id: clusterId, organizationId } = findCluster(call);
  const contents = findContents(call);
  requireSourceName(contents, body.name);
  if (body.type !== 'PROMETHEUS') throw badField('type', `found "${body.type}", wanted PROMETHEUS`);
  const createdAt = state.timestamp();
  const source = contents.customMetricsDataSources.put({
    id: state.random.uuid(),
    clusterId,
    organizationId,
    name: body.name,
    type: body.type,
    data: readSourceData(body.data),
    status: 'CONNECTING',
    kubeResourceName: toResourceName(body.name),
    managedByCast: true,
    installedByCast: false,
    errors: [],
    warnings: [],
    createdAt,
    updatedAt: createdAt,
  });
  connectSource(state, clusterId, source.id);
  return source;
}

function updateCustomMetricsDataSource(call: Call<'updateCustomMetricsDataSource'>): Source {
  const { state, body } = call;
  const source = findSource(call);
  const contents = findContents(call);
  const { name = '', data = {} } = body.dataSource ?? {};
  const changed = maskPaths(body.updateMask, { ...UPDATABLE, guesses: state.guesses });
  if (changed.includes('name')) requireSourceName(contents, name, source.id);
  const updated = contents.customMetricsDataSources.put({
    ...source,
    ...(changed.includes('name') ? { name } : {}),
    ...(changed.includes('data') ? { data: readSourceData(data), status: 'CONNECTING' as const } : {}),
    updatedAt: state.timestamp(),
  });
  connectSource(state, call.params.clusterId, source.id);
  return updated;
}

/** A name that Kubernetes takes. */
function toResourceName(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9-]+/g, '-');
}

function findSource(call: ClusterCall & { readonly params: { readonly id: string } }): Source {
  const { id } = call.params;
  return found(findContents(call).customMetricsDataSources.get(id), {
    kind: 'custom metrics data source',
    id,
  });
}
