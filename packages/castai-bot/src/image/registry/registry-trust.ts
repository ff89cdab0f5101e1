import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { getCACertificates } from 'node:tls';

/** What a TLS connection to one registry needs. */
export interface RegistryTrust {
  /** PEM certificates: Node's, the system's, and those engines keep for this registry. */
  readonly ca: readonly string[];
  /** PEM certificate and key that the registry wants of its clients. */
  readonly cert?: string;
  readonly key?: string;
}

export interface TrustOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/**
 * Trusts what the engines trust, so that a registry they reach is reached here too.
 * @see https://docs.docker.com/engine/security/certificates
 * @see https://github.com/containers/image/blob/main/docs/containers-certs.d.5.md
 */
export async function readRegistryTrust(
  registry: string,
  { env, home }: TrustOptions,
): Promise<RegistryTrust> {
  const config = env['XDG_CONFIG_HOME'] || path.join(home, '.config');
  const folders = [
    path.join(config, 'containers/certs.d'),
    path.join(config, 'docker/certs.d'),
    path.join(home, '.docker/certs.d'),
    '/etc/containers/certs.d',
    '/etc/docker/certs.d',
  ];
  const ca = [...getCACertificates('default'), ...getCACertificates('system')];
  const clients: { readonly cert: string; readonly key: string }[] = [];
  for (const folder of folders.map((one) => path.join(one, registry))) {
    const files = await listFiles(folder);
    const read = (name: string): Promise<string> => readFile(path.join(folder, name), 'utf8');
    for (const name of files.filter((one) => one.endsWith('.crt'))) ca.push(await read(name));
    for (const name of files.filter((one) => one.endsWith('.cert'))) {
      const key = `${name.slice(0, -'.cert'.length)}.key`;
      if (files.includes(key)) clients.push({ cert: await read(name), key: await read(key) });
    }
  }
  return { ca, ...clients[0] };
}

async function listFiles(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).toSorted();
  } catch (error) {
    // Most registries have no folder; one that may not be read is none of ours to use.
    if (
      error instanceof Error &&
      'code' in error &&
      ['ENOENT', 'ENOTDIR', 'EACCES'].includes(String(error.code))
    ) {
      return [];
    }
    throw error;
  }
}
