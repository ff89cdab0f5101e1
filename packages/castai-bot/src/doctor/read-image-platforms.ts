import { isRecord, readJson } from '../json-value.ts';
import { toFullName, tryParse } from '../image/image-reference.ts';
import type { BotRegistry } from './open-bot-registry.ts';

const ACCEPT = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

/** What a pushed image is made for: `linux/amd64`. Undefined where the registry does not tell. */
export async function readImagePlatforms(
  image: string,
  { registry, prepared }: BotRegistry,
): Promise<readonly string[] | undefined> {
  const reference = tryParse(image);
  const name = reference?.digest ?? reference?.tag;
  if (!reference || name === undefined || toFullName(reference) !== toFullName(prepared.image))
    return undefined;
  const read = async (path: string): Promise<Readonly<Record<string, unknown>> | undefined> => {
    const answer = await registry.ask({ method: 'GET', path, actions: 'pull', headers: { accept: ACCEPT } });
    const value = answer.status === 200 ? readJson(answer.body.toString('utf8')) : undefined;
    return isRecord(value) ? value : undefined;
  };
  const manifest = await read(`manifests/${name}`);
  if (!manifest) return undefined;
  const { manifests, config } = manifest;
  if (Array.isArray(manifests)) {
    return manifests.flatMap((one: unknown) => (isRecord(one) ? toPlatform(one['platform']) : []));
  }
  const digest = isRecord(config) ? config['digest'] : undefined;
  const found = typeof digest === 'string' ? toPlatform(await read(`blobs/${digest}`)) : [];
  return found.length === 0 ? undefined : found;
}

/** Attestations in a list are `unknown/unknown`. */
function toPlatform(value: unknown): readonly string[] {
  if (!isRecord(value) || typeof value['os'] !== 'string' || value['os'] === 'unknown') return [];
  return [`${value['os']}/${String(value['architecture'])}`];
}
