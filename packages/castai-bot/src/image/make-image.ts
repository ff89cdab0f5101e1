import { CliError } from '@castai-bot/cli';
import type { CheckContext } from '../bundle/check-source.ts';
import type { Repo } from '../repo/find-repo.ts';
import { checkPushRight, chooseLogin, type ChosenLogin, connect } from './choose-login.ts';
import { planImage, type ImageOrder } from './engine/plan-image.ts';
import { findPushed, readBuiltFingerprint, type PushedImage } from './find-unchanged.ts';
import { toImageResult, type ImageResult } from './image-result.ts';
import { readManifests } from './manifests/read-manifests.ts';
import { writeManifests } from './manifests/write-manifests.ts';
import { prepareImage, type ImageContext, type ImageFlags, type PreparedImage } from './prepare-image.ts';
import { readDigest, readLabels } from './registry/ask-registry.ts';
import type { Registry } from './registry/registry.ts';
import { runCalls } from './run-calls.ts';
import { fingerprint as takeFingerprint } from './source/fingerprint.ts';
import { FINGERPRINT_LABEL } from './source/image-labels.ts';
import { withLogin } from './with-login.ts';

export interface ImageOptions {
  readonly flags: ImageFlags;
  readonly context: ImageContext & CheckContext;
}

/** What is known before anything is written. */
export interface Asked {
  readonly prepared: PreparedImage;
  readonly chosen: ChosenLogin;
  readonly registry: Registry;
  /** The fingerprint of what lay there before it was bundled. */
  readonly before: string | undefined;
}

/**
 * Asks git, the engine, the cluster and the registry all that may speak against an image.
 * @throws CliError whose code names who spoke
 */
export async function askAround(repo: Repo, options: ImageOptions): Promise<Asked> {
  const { flags, context } = options;
  const prepared = await prepareImage(repo, options);
  const chosen = await chooseLogin(prepared, context);
  const registry = connect(prepared, chosen.login, context);
  if (flags.dryRun) return { prepared, chosen, registry, before: undefined };
  if (flags.push) await checkPushRight(prepared, { registry, chosen, context });
  const before = isForced(flags) ? undefined : await fingerprintOf(prepared, flags);
  return { prepared, chosen, registry, before };
}

/** Whether what was built before is not asked for. */
function isForced({ pull, rebuild }: ImageFlags): boolean {
  return pull || rebuild;
}

/**
 * Builds an image of what is bundled, pushes it and writes the registry's digest into the manifests. When any step
 * fails, the rest is left out and the manifests stay as they were.
 * @throws CliError whose code names the step
 */
export async function makeImage(
  { prepared, chosen, registry, before }: Asked,
  { flags, context }: ImageOptions,
): Promise<ImageResult> {
  const fingerprint = await fingerprintOf(prepared, flags);
  const there = isForced(flags) ? undefined : await findPushed(prepared, { registry, fingerprint });
  if (there) return finish(prepared, { pushed: there, isBuilt: false, isPushed: false });
  const order = await complete(prepared.order, { registry, fingerprint });
  // The engine is not asked for what has just changed: another checkout may have built it, at the cost of a build.
  const isBuilt = fingerprint !== before || (await readBuiltFingerprint(prepared)) !== fingerprint;
  return withLogin({ ...prepared, order }, { chosen, context }, async (run) => {
    const plan = planImage(order);
    const { reference } = order;
    if (isBuilt) await runCalls(plan.build, { run, reference, verb: 'build', baseImage: prepared.baseImage });
    else context.note(`Unchanged: ${reference} is there, not built again`);
    if (!flags.push) return toImageResult(prepared, { isBuilt, isPushed: false });
    await runCalls(plan.push, { run, reference, verb: 'push', baseImage: prepared.baseImage });
    const digest = await confirmDigest(prepared, { registry, fingerprint, context });
    context.signal.throwIfAborted();
    return finish(prepared, { pushed: { tag: prepared.tag, digest }, isBuilt, isPushed: true });
  });
}

function fingerprintOf(prepared: PreparedImage, flags: ImageFlags): Promise<string> {
  return takeFingerprint({ root: prepared.root, settings: toSettings(prepared, flags) });
}

/** What decides an image besides its files. The commit is not in it: another commit with the same files is the same image. */
function toSettings({ image, order, version }: PreparedImage, { tag }: ImageFlags): Record<string, unknown> {
  return { image: image.name, platforms: order.platforms, baseImage: order.baseImage, version, tag };
}

/** What is known only now: the bundle's fingerprint, and what the registry speaks. */
async function complete(
  order: ImageOrder,
  { registry, fingerprint }: { readonly registry: Registry; readonly fingerprint: string },
): Promise<ImageOrder> {
  const isPlainHttp = order.isPushing && (await registry.isPlainHttp().catch(() => false));
  return {
    ...order,
    labels: { ...order.labels, [FINGERPRINT_LABEL]: fingerprint },
    isInsecure: order.isInsecure || isPlainHttp,
  };
}

/** The registry's word on what it now has, checked to be what was built here. */
async function confirmDigest(
  { tag, image }: PreparedImage,
  {
    registry,
    fingerprint,
    context,
  }: { readonly registry: Registry; readonly fingerprint: string; readonly context: ImageContext },
): Promise<string> {
  const digest = await readDigest(registry, tag, context);
  const labels = await readLabels(registry, digest);
  if (labels?.[FINGERPRINT_LABEL] === fingerprint) return digest;
  throw new CliError(
    'NO_DIGEST',
    `Cannot tell the digest of "${image.name}:${tag}": somebody else pushed another image under that tag`,
    {
      hint: 'castai-bot build-and-push',
    },
  );
}

async function finish(
  prepared: PreparedImage,
  done: { readonly pushed: PushedImage; readonly isBuilt: boolean; readonly isPushed: boolean },
): Promise<ImageResult> {
  const { tag, digest } = done.pushed;
  const reference = `${prepared.image.name}:${tag}@${digest}`;
  // Read again: a build takes its time, and what was edited meanwhile is to stay.
  const manifests = await readManifests(prepared.root, prepared.image);
  const changes = manifests
    .map((manifest) => ({ file: manifest.file, before: manifest.text, after: manifest.withImage(reference) }))
    .filter(({ before, after }) => before !== after);
  await writeManifests(prepared.root, changes);
  return {
    ...toImageResult(prepared, done),
    tag,
    digest,
    reference,
    changed: changes.map(({ file }) => file),
  };
}
