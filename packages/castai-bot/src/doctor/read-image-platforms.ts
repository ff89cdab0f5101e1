import { isRecord, readJson } from '@castai-bot/cli';
import { toFullName, tryParse } from '../image/image-reference.ts';
import { askForManifest } from '../image/registry/ask-registry.ts';
import type { RegistryAnswer } from '../image/registry/registry-request.ts';
import type { BotRegistry } from '../image/open-bot-registry.ts';

/** What a pushed image is made for: `linux/amd64`. Undefined where the registry does not tell. */
export async function readImagePlatforms(
  image: string,
  { registry, prepared }: BotRegistry,
): Promise<readonly string[] | undefined> {
  const reference = tryParse(image);
  const name = reference?.digest ?? reference?.tag;
  if (!reference || name === undefined || toFullName(reference) !== toFullName(prepared.image))
    return undefined;
  const manifest = readObject(await askForManifest(registry, 'GET', name));
  if (!manifest) return undefined;
  const { manifests, config } = manifest;
  if (Array.isArray(manifests)) {
    return manifests.flatMap((one: unknown) => (isRecord(one) ? toPlatform(one['platform']) : []));
  }
  const digest = isRecord(config) ? config['digest'] : undefined;
  if (typeof digest !== 'string') return undefined;
  const found = toPlatform(
    readObject(await registry.ask({ method: 'GET', path: `blobs/${digest}`, actions: 'pull' })),
  );
  return found.length === 0 ? undefined : found;
}

function readObject({ status, body }: RegistryAnswer): Readonly<Record<string, unknown>> | undefined {
  const value = status === 200 ? readJson(body.toString('utf8')) : undefined;
  return isRecord(value) ? value : undefined;
}

/** Attestations in a list are `unknown/unknown`. */
function toPlatform(value: unknown): readonly string[] {
  if (!isRecord(value) || typeof value['os'] !== 'string' || value['os'] === 'unknown') return [];
  return [`${value['os']}/${String(value['architecture'])}`];
}
