import { asObject } from './kube-object.ts';
import { ownedMetadata } from './owned-metadata.ts';
import { NAMESPACE, type TestCluster } from './start-cluster.ts';

const BATCH = `/apis/batch/v1/namespaces/${NAMESPACE}`;

/** What the CronJob controller would do: a Job of a CronJob. Returns its name. */
export async function addRun(cluster: TestCluster, name: string, cronJob = 'my-bot-greet'): Promise<string> {
  const owner = await cluster.ask('GET', `${BATCH}/cronjobs/${cronJob}`);
  const template = asObject(asObject(owner['spec'])['jobTemplate']);
  await cluster.ask('POST', `${BATCH}/jobs`, {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: ownedMetadata(name, owner, template),
    spec: template['spec'],
  });
  return name;
}
