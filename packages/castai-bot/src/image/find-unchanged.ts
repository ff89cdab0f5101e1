import { isRecord, readJson } from '@castai-bot/cli';
import type { Engine } from './engine/engine.ts';
import { toFullName, tryParse } from './image-reference.ts';
import type { PreparedImage } from './prepare-image.ts';
import { readLabels } from './registry/ask-registry.ts';
import type { Registry } from './registry/registry.ts';
import { DIRTY, FINGERPRINT_LABEL, REVISION_LABEL } from './source/image-labels.ts';

export interface PushedImage {
  readonly tag: string;
  readonly digest: string;
}

/** The image the manifests name, when the registry has it and it was built of these inputs. */
export async function findPushed(
  { image, manifests, order }: PreparedImage,
  { registry, fingerprint }: { readonly registry: Registry; readonly fingerprint: string },
): Promise<PushedImage | undefined> {
  const named = manifests
    .flatMap(({ images }) => images)
    .flatMap((text) => tryParse(text) ?? [])
    .find(
      (one) => toFullName(one) === toFullName(image) && one.tag !== undefined && one.digest !== undefined,
    );
  if (named?.tag === undefined || named.digest === undefined) return undefined;
  const labels = await readLabels(registry, named.digest);
  // Its tag and labels would go on saying that it is in no commit.
  const isCommittedSince = isDirty(labels) && REVISION_LABEL in order.labels && !isDirty(order.labels);
  return labels?.[FINGERPRINT_LABEL] === fingerprint && !isCommittedSince
    ? { tag: named.tag, digest: named.digest }
    : undefined;
}

function isDirty(labels: Readonly<Record<string, string>> | undefined): boolean {
  return labels?.[REVISION_LABEL]?.endsWith(DIRTY) ?? false;
}

/** The fingerprint of the image that the engine itself has: a push may have failed after the build. */
export async function readBuiltFingerprint({ order, run }: PreparedImage): Promise<unknown> {
  const { engine, reference, platforms } = order;
  if (platforms.length > 1) return undefined;
  const { exitCode, stdout } = await run({ program: engine.name, args: toInspectArgs(engine, reference) });
  return exitCode === 0 ? findLabel(readJson(stdout)) : undefined;
}

function toInspectArgs({ name }: Engine, reference: string): readonly string[] {
  return name === 'buildah' ? ['inspect', '--type', 'image', reference] : ['image', 'inspect', reference];
}

/** docker, podman and nerdctl print a list of images, buildah prints one. */
function findLabel(document: unknown): unknown {
  const image: unknown = Array.isArray(document) ? document[0] : document;
  if (!isRecord(image)) return undefined;
  const oci = isRecord(image['OCIv1']) ? image['OCIv1']['config'] : image['Config'];
  const labels = isRecord(oci) ? oci['Labels'] : undefined;
  return isRecord(labels) ? labels[FINGERPRINT_LABEL] : undefined;
}
