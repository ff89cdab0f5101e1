import { buildBundle } from '../bundle/build-bundle.ts';
import type { Repo } from '../repo/find-repo.ts';
import type { ImageResult } from './image-result.ts';
import type { Asked, ImageOptions } from './make-image.ts';

/**
 * Bundles a bot, builds its image, pushes it and writes the registry's digest into the manifests. When any step fails,
 * the rest is left out and the manifests stay as they were.
 * @throws CliError whose code names the step
 */
export async function buildAndPushImage(repo: Repo, options: ImageOptions): Promise<ImageResult> {
  const { root, answers } = repo;
  const { flags, context } = options;
  const hasBundle = answers.flavor === 'typescript';
  // All that an image needs is read, and those who know are asked, while esbuild works in a process of its own.
  const loading = lazily(() => import('./make-image.ts'));
  const asking = lazily<Asked>(async () => (await loading()).askAround(repo, options));
  if (flags.dryRun) {
    const { dryRunImage } = await import('./dry-run-image.ts');
    return dryRunImage(await asking(), { hasBundle });
  }
  if (hasBundle) {
    const areChecksSkipped = flags.skipChecks;
    await buildBundle({ root, areChecksSkipped, isForced: false, context, meanwhile: asking });
  }
  const [asked, { makeImage }] = await Promise.all([asking(), loading()]);
  return makeImage(asked, options);
}

/** Begins when it is first called for, once. */
function lazily<Value>(begin: () => Promise<Value>): () => Promise<Value> {
  let begun: Promise<Value> | undefined;
  return () => (begun ??= begin());
}
