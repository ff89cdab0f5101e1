import { CliError } from '@castai-bot/cli';
import { buildBundle } from '../bundle/build-bundle.ts';
import type { CheckContext } from '../bundle/check-source.ts';
import { loadBundler } from '../bundle/compile.ts';
import type { Repo } from '../repo/find-repo.ts';
import { checkPushRight, chooseLogin, connect } from './choose-login.ts';
import { dryRunImage } from './dry-run-image.ts';
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

/**
 * Bundles a bot, builds its image, pushes it and writes the registry's digest into the manifests. When any step fails,
 * the rest is left out and the manifests stay as they were.
 * @throws CliError whose code names the step
 */
export async function buildAndPushImage(repo: Repo, options: ImageOptions): Promise<ImageResult> {
  const { flags, context } = options;
  const hasBundle = repo.answers.flavor === 'typescript';
  const [prepared] = await Promise.all([
    prepareImage(repo, options),
    // Read while the engine and git are asked.
    hasBundle && !flags.dryRun ? loadBundler() : undefined,
  ]);
  const chosen = await chooseLogin(prepared, context);
  if (flags.dryRun) return dryRunImage(prepared, { chosen, hasBundle });
  const registry = connect(prepared, chosen.login, context);
  if (flags.push) await checkPushRight(prepared, { registry, chosen, context });
  const isForced = flags.pull || flags.rebuild;
  // The engine takes as long as the bundler does.
  const [builtBefore] = await Promise.all([
    isForced ? undefined : readBuiltFingerprint(prepared),
    hasBundle
      ? buildBundle({ root: repo.root, areChecksSkipped: flags.skipChecks, isForced: false, context })
      : undefined,
  ]);
  const fingerprint = await takeFingerprint({ root: repo.root, settings: toSettings(prepared, flags) });
  const there = isForced ? undefined : await findPushed(prepared, { registry, fingerprint });
  if (there) return finish(prepared, { pushed: there, isBuilt: false, isPushed: false });
  const order = await complete(prepared.order, { registry, fingerprint });
  return withLogin({ ...prepared, order }, { chosen, context }, async (run) => {
    const isBuilt = builtBefore !== fingerprint;
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
