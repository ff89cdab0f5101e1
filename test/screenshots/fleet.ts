import { startSimulator, type World } from '@castai-bot/simulator';

/** What the clusters of a generated world are called in pictures, in their order. */
export const CLUSTERS = [
  'shop-prod-eu',
  'search-prod-eu',
  'payments-prod-eu',
  'shop-staging',
  'analytics',
] as const;

/** What runs in each namespace. */
const APPS: Readonly<Record<string, readonly string[]>> = {
  shop: ['cart', 'checkout', 'storefront', 'catalog', 'wishlist', 'prices'],
  payments: ['ledger', 'payouts', 'invoices', 'fraud-check', 'refunds', 'receipts'],
  search: ['query', 'indexer', 'suggest', 'ranking', 'crawler', 'synonyms'],
  platform: ['gateway', 'sessions', 'mailer', 'accounts', 'webhooks', 'audit-log'],
  monitoring: ['metrics', 'alerts', 'traces', 'probes', 'uptime', 'dashboards'],
  batch: ['exports', 'thumbnails', 'nightly-report', 'imports', 'backups', 'cleanup'],
  'kube-system': ['dns-cache', 'log-agent', 'node-agent', 'proxy', 'snapshots', 'metrics-server'],
};

/** A world that looks like somebody's fleet: five clusters, each with its nodes and workloads. */
export async function createFleet(now: () => number = Date.now): Promise<World> {
  const size = { clusters: CLUSTERS.length, nodes: 7, workloads: 18 };
  await using simulator = await startSimulator({ world: size, seed: 3, now });
  const { world } = simulator;
  const generated = world.clusters.map(({ cluster }) => cluster.name);
  const named = generated.reduce(
    (text, name, index) => text.replaceAll(name, CLUSTERS[index] ?? name),
    JSON.stringify({ ...world, clusters: world.clusters.map(nameWorkloads) }),
  );
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the world, with other names in it
  return JSON.parse(named) as World;
}

function nameWorkloads(cluster: World['clusters'][number]): World['clusters'][number] {
  const counts = new Map<string, number>();
  const workloads = cluster.workloads.map((workload) => {
    const { namespace } = workload;
    const count = counts.get(namespace) ?? 0;
    counts.set(namespace, count + 1);
    const name = APPS[namespace]?.[count] ?? workload.name;
    const labels = workload.labels.map((label) =>
      label.key === 'app.kubernetes.io/name' ? { ...label, value: name } : label,
    );
    return { ...workload, name, labels };
  });
  return { ...cluster, workloads };
}
