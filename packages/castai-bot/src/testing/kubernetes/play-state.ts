import { asObject, type JsonObject } from './kube-object.ts';
import { NAMESPACE, type TestCluster } from './start-cluster.ts';

const CONFIG_MAPS = `/api/v1/namespaces/${NAMESPACE}/configmaps`;

/** What a run of a bot does that stores something. */
export async function writeState(cluster: TestCluster, name: string, value: JsonObject): Promise<void> {
  const data = { 'state.json': JSON.stringify(value) };
  await cluster.ask('PATCH', `${CONFIG_MAPS}/${name}?fieldManager=castai-bot`, { data });
}

/** What a state holds, as JSON; undefined where nothing is stored. */
export async function readState(cluster: TestCluster, name: string): Promise<unknown> {
  const { data } = await cluster.ask('GET', `${CONFIG_MAPS}/${name}`);
  const text = asObject(data)['state.json'];
  return typeof text === 'string' ? JSON.parse(text) : undefined;
}
