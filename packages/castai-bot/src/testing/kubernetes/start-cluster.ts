import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ADMIN, type Users } from './access.ts';
import { asObject, type Json, type JsonObject } from './kube-object.ts';
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts';
import { PodLogs } from './pod-logs.ts';
import { startRealCluster, type RealCluster } from './real-cluster.ts';
import { findKubectl, recordKubectl, type RecordedKubectl } from './record-kubectl.ts';
import { type JsonRequest, sendJson } from './send-json.ts';
import { startStandIn, type SeenRequest } from './stand-in.ts';

export interface ClusterOptions {
  /** Beside the admin. */
  readonly users?: Users;
  /** Whether there is a proxy before it that breaks what it is told to. @default false */
  readonly isFaulty?: boolean;
}

/** A cluster to test against, with the real kubectl in front of it. */
export interface TestCluster {
  readonly isReal: boolean;
  /** `127.0.0.1:port`. */
  readonly host: string;
  readonly logs: PodLogs;
  /** The certificate that vouches for a real one, as PEM; empty where there is none. */
  readonly ca: string;
  /** Before it, where it was asked for. */
  readonly proxy: FaultProxy | undefined;
  /** What a stand-in was asked; nothing of a real API server. */
  readonly requests: readonly SeenRequest[];
  /** How kubectl was started. */
  readonly calls: RecordedKubectl['calls'];
  /** For a process that uses the cluster as this user. @default the admin */
  readonly env: (user?: string) => Readonly<Record<string, string>>;
  /** One request as the admin; PATCH is a merge patch, APPLY a server-side apply. @throws when it is refused */
  readonly ask: (method: string, path: string, body?: JsonObject) => Promise<JsonObject>;
  [Symbol.asyncDispose](): Promise<void>;
}

export const CONTEXT = 'test';
export const NAMESPACE = 'castai-agent';
export const NODE = 'node-1';

/** Why these tests cannot run here, or undefined. They need a real kubectl and a shell to record its arguments. */
export async function whyNoCluster(): Promise<string | undefined> {
  if (process.platform === 'win32') return 'no POSIX shell';
  return (await findKubectl()) === undefined ? 'no kubectl on PATH' : undefined;
}

/** The stand-in, or, where KUBEBUILDER_ASSETS names their folder, a real kube-apiserver on a real etcd. */
export async function startCluster({
  users = {},
  isFaulty = false,
}: ClusterOptions = {}): Promise<TestCluster> {
  const folder = await mkdtemp(path.join(tmpdir(), 'castai-bot-kubectl-'));
  const logs = new PodLogs();
  const assets = process.env['KUBEBUILDER_ASSETS'];
  const server: ClusterServer = assets
    ? await startRealCluster(assets, { users, logs })
    : { ...(await startStandIn({ users, logs })), tokens: {}, ca: '', kubeletPort: 0 };
  const recorded = await recordKubectl(folder, (await findKubectl()) ?? '');
  const isReal = assets !== undefined && assets !== '';
  const { tokens } = server;
  const proxy = isFaulty
    ? await startFaultProxy({ url: server.url, tokens: isReal ? tokens : undefined })
    : undefined;
  for (const user of [ADMIN, ...Object.keys(users)]) {
    const front = proxy ? { url: proxy.url, tokens, isReal: false } : { ...server, isReal };
    await writeFile(path.join(folder, `${user}.json`), toKubeconfig(user, front));
  }
  const token = toToken(server.tokens, ADMIN);
  const ask: TestCluster['ask'] = (method, where, body) =>
    send({ method, url: `${server.url}${where}`, token, body });
  const cluster: TestCluster = {
    isReal,
    host: new URL(server.url).host,
    logs,
    ca: server.ca,
    proxy,
    ask,
    requests: server.requests ?? [],
    calls: recorded.calls,
    env: (user = ADMIN) => ({
      KUBECONFIG: path.join(folder, `${user}.json`),
      PATH: `${recorded.bin}${path.delimiter}${process.env['PATH'] ?? ''}`,
    }),
    [Symbol.asyncDispose]: async () => {
      await proxy?.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  await prepare(cluster, { users, kubeletPort: server.kubeletPort });
  return cluster;
}

async function prepare(
  { ask, isReal }: TestCluster,
  { users, kubeletPort }: { readonly users: Users; readonly kubeletPort: number },
): Promise<void> {
  await ask('POST', '/api/v1/namespaces', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: NAMESPACE },
  });
  if (!isReal) return;
  // What a controller makes of every namespace, without which no pod is taken.
  await ask('POST', `/api/v1/namespaces/${NAMESPACE}/serviceaccounts`, {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: 'default' },
  });
  await ask('POST', '/api/v1/nodes', { apiVersion: 'v1', kind: 'Node', metadata: { name: NODE } });
  await ask('PATCH', `/api/v1/nodes/${NODE}/status`, {
    status: {
      addresses: [{ type: 'InternalIP', address: '127.0.0.1' }],
      daemonEndpoints: { kubeletEndpoint: { Port: kubeletPort } },
    },
  });
  for (const [user, rules] of Object.entries(users)) {
    const role = rules.flatMap(({ verbs, resources, names }) =>
      resources.map((resource) => {
        const [plural = '', group = ''] = resource.split(/\.(.*)/);
        const ofAll = { verbs: [...verbs], apiGroups: [resource === '*' ? '*' : group], resources: [plural] };
        return names === undefined ? ofAll : { ...ofAll, resourceNames: [...names] };
      }),
    );
    const path = `/apis/rbac.authorization.k8s.io/v1/namespaces/${NAMESPACE}`;
    const common = { apiVersion: 'rbac.authorization.k8s.io/v1', metadata: { name: user } };
    await ask('POST', `${path}/roles`, { ...common, kind: 'Role', rules: role });
    await ask('POST', `${path}/rolebindings`, {
      ...common,
      kind: 'RoleBinding',
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: user },
      subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: user }],
    });
  }
}

interface ClusterServer extends RealCluster {
  /** Of a stand-in. */
  readonly requests?: readonly SeenRequest[];
}

interface Server extends Pick<ClusterServer, 'url' | 'tokens'> {
  readonly isReal: boolean;
}

/** Two contexts for one cluster, and one whose server is gone. */
function toKubeconfig(user: string, { url, tokens, isReal }: Server): string {
  const server = isReal ? url : `${url}/users/${user}`;
  const context = (cluster: string): JsonObject => ({ cluster, user });
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      { name: 'cluster', cluster: { server, ...(isReal ? { 'insecure-skip-tls-verify': true } : {}) } },
      { name: 'gone', cluster: { server: 'http://127.0.0.1:9' } },
    ],
    users: [{ name: user, user: { token: toToken(tokens, user) } }],
    contexts: [
      { name: CONTEXT, context: context('cluster') },
      { name: 'same-cluster', context: context('cluster') },
      { name: 'gone', context: context('gone') },
    ],
    'current-context': CONTEXT,
  });
}

function toToken(tokens: Readonly<Record<string, string>>, user: string): string {
  return tokens[user] ?? 'none';
}

async function send(request: Omit<JsonRequest, 'tls'>): Promise<JsonObject> {
  const { status, text } = await sendJson({ ...request, tls: { rejectUnauthorized: false } });
  if (status >= 300) throw new Error(`${request.method} ${request.url}: ${status} ${text}`);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the API server answers with JSON
  return asObject(JSON.parse(text) as Json);
}
