import { request } from 'node:https';
import { createServer } from 'node:net';
import path from 'node:path';
import { execa } from 'execa';
import fs from 'fs-extra';
import { waitFor, type Lab } from './lab.ts';

/** Debian's registry on loopback, behind TLS and a password. */
export interface LabRegistry {
  /** `127.0.0.1:port`. */
  readonly host: string;
  readonly username: string;
  readonly password: string;
  /** PEM, of the certificate and its own CA. */
  readonly certificate: string;
  /** Asks it directly, as `username`. */
  ask(method: 'GET' | 'HEAD', url: string): Promise<RegistryAnswer>;
}

export interface RegistryAnswer {
  readonly status: number;
  /** Of the Docker-Content-Digest header. */
  readonly digest: string | undefined;
  readonly body: Buffer;
}

const username = 'alice';
const password = 'c0rrect horse';
const MANIFESTS = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

export async function startRegistry(lab: Lab): Promise<LabRegistry> {
  const folder = path.join(lab.folder, 'registry');
  await fs.ensureDir(path.join(folder, 'data'));
  const certificate = await makeCertificate(folder);
  const htpasswd = await execa('htpasswd', ['-nBi', username], { input: password });
  await fs.writeFile(path.join(folder, 'htpasswd'), `${htpasswd.stdout.trim()}\n`);
  const host = `127.0.0.1:${await freePort()}`;
  await fs.writeJson(path.join(folder, 'config.json'), {
    version: '0.1',
    log: { level: 'warn' },
    storage: { filesystem: { rootdirectory: path.join(folder, 'data') } },
    http: {
      addr: host,
      tls: { certificate: path.join(folder, 'cert.pem'), key: path.join(folder, 'key.pem') },
    },
    auth: { htpasswd: { realm: 'lab', path: path.join(folder, 'htpasswd') } },
  });
  lab.serve('docker-registry', ['docker-registry', 'serve', path.join(folder, 'config.json')]);
  await trust(lab, host, certificate);
  const registry = { host, username, password, certificate, ask: createAsk(host, certificate) };
  await waitFor('registry', async () =>
    (await registry.ask('GET', '/v2/')).status === 200 ? true : undefined,
  );
  return registry;
}

/** Where podman, buildah and castai-bot look for the CA of one registry. */
export async function trust(lab: Lab, host: string, certificate: string): Promise<void> {
  await fs.outputFile(path.join(lab.home, '.config/containers/certs.d', host, 'ca.crt'), certificate);
}

export async function freePort(): Promise<number> {
  const server = createServer();
  return await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('No port')),
      );
    });
  });
}

async function makeCertificate(folder: string): Promise<string> {
  const file = path.join(folder, 'cert.pem');
  await execa('openssl', [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '2',
    '-subj',
    '/CN=127.0.0.1',
    '-addext',
    'subjectAltName=IP:127.0.0.1',
    '-keyout',
    path.join(folder, 'key.pem'),
    '-out',
    file,
  ]);
  return await fs.readFile(file, 'utf8');
}

function createAsk(host: string, certificate: string): LabRegistry['ask'] {
  return (method, url) =>
    new Promise((resolve, reject) => {
      const headers = { accept: MANIFESTS };
      const options = { method, headers, ca: certificate, auth: `${username}:${password}`, agent: false };
      const outgoing = request(`https://${host}${url}`, options, (answer) => {
        const chunks: Uint8Array[] = [];
        answer.on('data', (chunk: Uint8Array) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          const digest = answer.headers['docker-content-digest'];
          resolve({
            status: answer.statusCode ?? 0,
            digest: typeof digest === 'string' ? digest : undefined,
            body: Buffer.concat(chunks),
          });
        });
      });
      outgoing.on('error', reject);
      outgoing.end();
    });
}
