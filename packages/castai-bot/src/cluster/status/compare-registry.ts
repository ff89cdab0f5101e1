import type { ImageReference } from '../../image/image-reference.ts';
import { askForManifest } from '../../image/registry/ask-registry.ts';
import type { Registry } from '../../image/registry/registry.ts';

/** What the registry has of an image that the cluster runs. */
export type RegistryState =
  | 'same'
  /** A node that has not pulled it yet cannot. */
  | 'missing'
  /** Under its tag there is another one by now. */
  | 'moved';

/** Null where the registry does not say, and of an image without a digest, which is whatever the tag is. */
export async function compareRegistry(
  registry: Registry,
  { tag, digest }: ImageReference,
): Promise<RegistryState | null> {
  if (digest === undefined) return null;
  const [image, tagged] = await Promise.all([
    askForManifest(registry, 'HEAD', digest),
    tag === undefined ? undefined : askForManifest(registry, 'HEAD', tag),
  ]);
  if (image.status === 404) return 'missing';
  if (image.status !== 200) return null;
  const now = tagged?.status === 200 ? tagged.headers['docker-content-digest'] : digest;
  return now === undefined || now === digest ? 'same' : 'moved';
}
