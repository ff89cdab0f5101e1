import { toShellWord, type View } from '@castai-bot/cli';
import type { PreparedImage } from './prepare-image.ts';

/** What build-and-push did, or with `--dry-run` would do. */
export interface ImageResult {
  readonly engine: { readonly name: string; readonly version: string };
  /** Repository as castai-bot.json has it. */
  readonly image: string;
  readonly tag: string;
  readonly platforms: readonly string[];
  /** False when an image of the very same inputs was there. */
  readonly isBuilt: boolean;
  readonly isPushed: boolean;
  /** The registry's own, which nodes pull by; null when nothing was pushed. */
  readonly digest: string | null;
  /** `repo:tag@sha256:…`, as the manifests now have it; null without a digest. */
  readonly reference: string | null;
  /** Manifests that hold the reference. */
  readonly manifests: readonly string[];
  /** Those of them that were changed. */
  readonly changed: readonly string[];
  /** With `--dry-run`: what would be run, in order. */
  readonly commands?: readonly PlannedCommand[];
}

export interface PlannedCommand {
  readonly program: string;
  readonly args: readonly string[];
  /** Added to the environment. */
  readonly env: Readonly<Record<string, string>>;
}

/** The parts that are known before anything is done. */
export function toImageResult(
  { order, image, tag, manifests }: PreparedImage,
  { isBuilt, isPushed }: { readonly isBuilt: boolean; readonly isPushed: boolean },
): ImageResult {
  const { engine, platforms } = order;
  return {
    engine: { name: engine.name, version: engine.version },
    image: image.name,
    tag,
    platforms,
    isBuilt,
    isPushed,
    digest: null,
    reference: null,
    manifests: manifests.map(({ file }) => file),
    changed: [],
  };
}

/** For people. */
export function renderImage(result: ImageResult, view: View): string {
  const name = `${result.image}:${result.tag}`;
  if (result.commands) return renderDryRun(result, result.commands);
  if (!result.isPushed && result.digest === null) {
    return result.isBuilt
      ? `${view.style('green', 'Built')} ${name}`
      : `${view.style('green', 'Unchanged')}: ${name} is there, not built again`;
  }
  const verb = result.isPushed ? 'Pushed' : 'Unchanged, not built again:';
  const manifests = result.manifests
    .map((file) => (result.changed.includes(file) ? file : `${file} (has it already)`))
    .join(', ');
  return [
    `${view.style('green', verb)} ${name}`,
    `  digest     ${result.digest}`,
    `  platforms  ${result.platforms.join(', ')}`,
    `  manifests  ${manifests}`,
  ].join('\n');
}

function renderDryRun({ manifests }: ImageResult, commands: readonly PlannedCommand[]): string {
  const lines = commands.map(({ program, args, env }) =>
    [
      ...Object.entries(env).map(([key, value]) => `${key}=${toShellWord(value)}`),
      ...[program, ...args].map(toShellWord),
    ].join(' '),
  );
  const writes = manifests.map((file) => `# then the registry's digest goes into ${file}`);
  return [...lines, ...writes].join('\n');
}
