import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { writeClusterRecord } from '../../repo/cluster-record.ts';
import { asObject, asText } from './kube-object.ts';
import { addAgent, addSecret } from './play-cluster.ts';
import { CONTEXT, NAMESPACE, type TestCluster } from './start-cluster.ts';

const run = promisify(execFile);

/** Leaves in a cluster, and in a repo, what `castai-bot deploy` leaves there, by one start of kubectl in place of ten. */
export async function deployForTest(cluster: TestCluster, root: string): Promise<void> {
  await addAgent(cluster);
  await addSecret(cluster, 'castai-hibernate', { API_KEY: 'x' });
  const target = [`--context=${CONTEXT}`, `--namespace=${NAMESPACE}`];
  const how = ['--server-side', '--field-manager=castai-bot', '--kustomize=k8s'];
  await run('kubectl', [...target, 'apply', ...how], { cwd: root, env: cluster.env() });
  const { metadata } = await cluster.ask('GET', `/api/v1/namespaces/${NAMESPACE}`);
  const namespaceUid = asText(asObject(metadata)['uid']);
  await writeClusterRecord(root, { schema: 1, context: CONTEXT, namespace: NAMESPACE, namespaceUid });
}
