import { type Simulator, startSimulator } from '@castai-bot/simulator';

/** What the views are of. */
export interface Ids {
  readonly cluster: string;
  readonly workload: string;
}

/** A simulator whose every view has something to show, and the ids of what it shows. */
export async function startFullWorld(): Promise<{ readonly simulator: Simulator; readonly ids: Ids }> {
  const simulator = await startSimulator({ world: { clusters: 3, nodes: 6, workloads: 30 } });
  const [first] = simulator.world.clusters;
  const ids = { cluster: first?.cluster.id ?? '', workload: first?.workloads[0]?.id ?? '' };
  const send = createSender(simulator);
  const policies = `/v1/kubernetes/clusters/${ids.cluster}/policies`;
  const present = await send('GET', policies);
  await send('PUT', policies, { ...present, enabled: false });
  await send('POST', `/v1/kubernetes/clusters/${ids.cluster}/rebalancing-plans`, { minNodes: 2 });
  await send('POST', '/v1/rebalancing-schedules', {
    name: 'weekly',
    schedule: { cron: '0 3 * * 0' },
    triggerConditions: { savingsPercentage: 10 },
    launchConfiguration: { numTargetedNodes: 3 },
  });
  return { simulator, ids };
}

/** A simulator with one cluster that has nothing. */
export function startBareWorld(): Promise<Simulator> {
  const nothing = {
    nodes: [],
    workloads: [],
    scalingPolicies: [],
    nodeTemplates: [],
    nodeConfigurations: [],
  };
  return startSimulator({ world: { clusters: [{ cluster: { name: 'bare' }, ...nothing }] } });
}

/** A simulator without a cluster. */
export function startNoWorld(): Promise<Simulator> {
  return startSimulator({ world: { organizations: [{}], clusters: [] } });
}

function createSender({
  url,
  apiKey,
}: Simulator): (method: string, path: string, body?: object) => Promise<object> {
  const headers = {
    'X-API-Key': apiKey,
    'Content-Type': 'application/json',
    'User-Agent': 'castai-bot/0.1.0 bot/my-bot function/rotate-nodes',
  };
  return async (method, path, body) => {
    const init = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await fetch(url + path, { method, headers, ...init });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the API answers with objects
    return (await answer.json()) as object;
  };
}
