import { spawn, type ChildProcess } from 'node:child_process';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer as createHttpsServer, request as httpsRequest } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { until } from '@castai-bot/testing/until';
import { listen, type Listening } from '../listen.ts';
import { ADMIN, type Users } from './access.ts';
import { toLogKey, type PodLogs } from './pod-logs.ts';

export interface RealCluster {
  readonly url: string;
  readonly kubeletPort: number;
  /** By user. */
  readonly tokens: Readonly<Record<string, string>>;
  /** The certificate that vouches for it, as PEM. */
  readonly ca: string;
  close(): Promise<void>;
}

/**
 * etcd and kube-apiserver from a folder (KUBEBUILDER_ASSETS), on loopback; nothing that schedules or runs pods. A
 * kubelet of ours serves the logs.
 */
export async function startRealCluster(
  assets: string,
  { users, logs }: { readonly users: Users; readonly logs: PodLogs },
): Promise<RealCluster> {
  const folder = await mkdtemp(path.join(tmpdir(), 'castai-bot-cluster-'));
  const [etcdPort, peerPort, port] = await Promise.all([findPort(), findPort(), findPort()]);
  const names = [ADMIN, ...Object.keys(users)];
  const tokens = Object.fromEntries(names.map((name) => [name, randomUUID()]));
  await writeCredentials(folder, tokens);
  const etcd = start(path.join(assets, 'etcd'), [
    `--data-dir=${path.join(folder, 'etcd')}`,
    `--listen-client-urls=http://127.0.0.1:${etcdPort}`,
    `--advertise-client-urls=http://127.0.0.1:${etcdPort}`,
    `--listen-peer-urls=http://127.0.0.1:${peerPort}`,
    '--unsafe-no-fsync',
  ]);
  const server = start(path.join(assets, 'kube-apiserver'), toServerArgs(folder, { port, etcdPort }));
  const url = `https://127.0.0.1:${port}`;
  await until(() => isReady(url, tokens[ADMIN] ?? ''));
  const kubelet = await startKubelet(folder, logs);
  return {
    url,
    tokens,
    ca: await readFile(path.join(folder, 'certs/apiserver.crt'), 'utf8'),
    kubeletPort: kubelet.port,
    close: async () => {
      await kubelet[Symbol.asyncDispose]();
      await Promise.all([stop(server), stop(etcd)]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function toServerArgs(
  folder: string,
  { port, etcdPort }: { readonly port: number; readonly etcdPort: number },
): readonly string[] {
  return [
    `--etcd-servers=http://127.0.0.1:${etcdPort}`,
    '--bind-address=127.0.0.1',
    `--secure-port=${port}`,
    `--cert-dir=${path.join(folder, 'certs')}`,
    `--token-auth-file=${path.join(folder, 'tokens.csv')}`,
    '--authorization-mode=RBAC',
    '--service-cluster-ip-range=10.0.0.0/24',
    '--service-account-issuer=https://localhost',
    `--service-account-key-file=${path.join(folder, 'accounts.pem')}`,
    `--service-account-signing-key-file=${path.join(folder, 'accounts.pem')}`,
    '--kubelet-preferred-address-types=InternalIP',
  ];
}

async function writeCredentials(folder: string, tokens: RealCluster['tokens']): Promise<void> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  await writeFile(
    path.join(folder, 'accounts.pem'),
    privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    { mode: 0o600 },
  );
  const lines = Object.entries(tokens).map(([name, token]) =>
    [token, name, name, ...(name === ADMIN ? ['"system:masters"'] : [])].join(','),
  );
  await writeFile(path.join(folder, 'tokens.csv'), `${lines.join('\n')}\n`, { mode: 0o600 });
}

function start(program: string, args: readonly string[]): ChildProcess {
  return spawn(program, args, { stdio: 'ignore' });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

function isReady(url: string, token: string): Promise<boolean> {
  return new Promise((resolve) => {
    const headers = { authorization: `Bearer ${token}` };
    httpsRequest(`${url}/readyz`, { headers, rejectUnauthorized: false }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    })
      .on('error', () => {
        resolve(false);
      })
      .end();
  });
}

/** The API server does not check a kubelet's certificate unless told to: its own will do. */
async function startKubelet(folder: string, logs: PodLogs): Promise<Listening> {
  const [cert, key] = await Promise.all(
    ['apiserver.crt', 'apiserver.key'].map((file) => readFile(path.join(folder, 'certs', file))),
  );
  const server = createHttpsServer(
    { ...(cert ? { cert } : {}), ...(key ? { key } : {}) },
    (request, response) => {
      const url = new URL(request.url ?? '/', 'https://kubelet');
      const [, , namespace = '', pod = '', container = ''] = url.pathname.split('/');
      logs.send(toLogKey(namespace, pod, container), response, url.searchParams);
    },
  );
  return listen(server);
}

async function findPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}
