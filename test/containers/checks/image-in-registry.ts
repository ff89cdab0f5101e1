import assert from 'node:assert/strict';
import { gunzipSync } from 'node:zlib';
import type { LabRegistry } from '../lab/start-registry.ts';

/** An image as the registry has it. */
export interface RegistryImage {
  readonly digest: string;
  readonly config: ImageConfig;
  /** Unpacked, the base's first. */
  readonly layers: readonly Buffer[];
  /** Manifest and config as text. */
  readonly text: string;
}

export interface ImageConfig {
  readonly architecture: string;
  readonly created?: string;
  readonly config: {
    readonly User?: string;
    readonly Entrypoint?: readonly string[];
    readonly Env?: readonly string[];
    readonly Labels?: Readonly<Record<string, string>>;
  };
}

interface Manifest {
  readonly config: { readonly digest: string };
  readonly layers: readonly { readonly digest: string }[];
}

/** Fetches what a node would fetch; the layers of its base are left out. */
export async function fetchImage(
  registry: LabRegistry,
  {
    repository,
    digest,
    base,
  }: { readonly repository: string; readonly digest: string; readonly base: string },
): Promise<RegistryImage> {
  const inherited = new Set(
    (await fetchManifest(registry, base, '1')).manifest.layers.map((layer) => layer.digest),
  );
  const { manifest, text } = await fetchManifest(registry, repository, digest);
  const config = await fetchBlob(registry, repository, manifest.config.digest);
  const own = manifest.layers.filter((layer) => !inherited.has(layer.digest));
  return {
    digest,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an OCI image config
    config: JSON.parse(config.toString('utf8')) as ImageConfig,
    layers: await Promise.all(
      own.map(async (layer) => unpack(await fetchBlob(registry, repository, layer.digest))),
    ),
    text: text + config.toString('utf8'),
  };
}

/** Paths in a tar archive. */
export function listTar(archive: Buffer): readonly string[] {
  const names: string[] = [];
  for (let at = 0; at + 512 <= archive.length;) {
    const name = readField(archive, at, 100);
    if (name === '') break;
    names.push(name);
    const size = Number.parseInt(readField(archive, at + 124, 12), 8) || 0;
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return names;
}

function readField(archive: Buffer, at: number, length: number): string {
  return archive
    .toString('utf8', at, at + length)
    .replace(/\0.*$/s, '')
    .trim();
}

async function fetchManifest(
  registry: LabRegistry,
  repository: string,
  name: string,
): Promise<{ manifest: Manifest; text: string }> {
  const { status, body } = await registry.ask('GET', `/v2/${repository}/manifests/${name}`);
  assert.equal(status, 200, `manifest ${repository} ${name}`);
  const text = body.toString('utf8');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an OCI manifest
  return { manifest: JSON.parse(text) as Manifest, text };
}

async function fetchBlob(registry: LabRegistry, repository: string, digest: string): Promise<Buffer> {
  const { status, body } = await registry.ask('GET', `/v2/${repository}/blobs/${digest}`);
  assert.equal(status, 200, `blob ${digest}`);
  return body;
}

function unpack(layer: Buffer): Buffer {
  return layer[0] === 0x1f && layer[1] === 0x8b ? gunzipSync(layer) : layer;
}
