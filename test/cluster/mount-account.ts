import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { asObject, asText } from '../../packages/castai-bot/src/testing/kubernetes/kube-object.ts';
import { sendJson } from '../../packages/castai-bot/src/testing/kubernetes/send-json.ts';
import {
  NAMESPACE,
  type TestCluster,
} from '../../packages/castai-bot/src/testing/kubernetes/start-cluster.ts';

/** A ServiceAccount as the kubelet mounts it into a pod. */
export interface MountedAccount extends AsyncDisposable {
  readonly folder: string;
  /** What the pod has in its environment. */
  readonly env: Readonly<Record<string, string>>;
  /** One request with its token: the status of the answer. */
  readonly ask: (method: string, path: string, body?: object) => Promise<number>;
}

export async function mountAccount(cluster: TestCluster, account: string): Promise<MountedAccount> {
  const place = `/api/v1/namespaces/${NAMESPACE}/serviceaccounts/${account}/token`;
  const kind = { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest' };
  const { status } = await cluster.ask('POST', place, { ...kind, spec: {} });
  const token = asText(asObject(status)['token']);
  const folder = await mkdtemp(path.join(tmpdir(), 'castai-bot-account-'));
  for (const [name, text] of Object.entries({ token, 'ca.crt': cluster.ca, namespace: NAMESPACE }))
    await writeFile(path.join(folder, name), text, { mode: 0o600 });
  const { hostname, port } = new URL(`https://${cluster.host}`);
  return {
    folder,
    env: { KUBERNETES_SERVICE_HOST: hostname, KUBERNETES_SERVICE_PORT: port },
    ask: async (method, where, body) => {
      const url = `https://${cluster.host}${where}`;
      return (await sendJson({ method, url, token, body, tls: { ca: cluster.ca } })).status;
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
